"""Short codes: 110, 112, 115, 116117. Three digits are a number only where one calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.find.phone_guards import FORM, Sight, counted, letters_before, reason_of
from extract.find.phone_numbers import is_short_code

if TYPE_CHECKING:
    from extract.find.phone_labels import Labels

_CODE = re.compile(r"116[ -]?\d{3}(?!\d)|118\d{2,3}(?!\d)|1\d{2,3}(?!\d)")
# Words that name who answers, with nothing but marks and small words before the code: "Polizei: 110",
# "Notruf (112)". "Polizeiruf 110" is a television series, "110 Polizisten" a count.
_ANSWERS = re.compile(
    r"(?:notruf(?:nummern?|s)?|notfall\w{0,10}|notfällen|polizei|feuerwehr|rettung|rettungs(?:dienst|wagen|leitstelle)|leitstelle"
    r"|krankenwagen|notarzt|telefonseelsorge|bereitschaftsdienst|sorgentelefon|rat auf draht|emergency|police|ambulance"
    r"|behörden(?:nummer|ruf|telefon)|bürger(?:telefon|service)|service|apotheken\w{0,10}|euro-?notruf)"
    r"[ :„\"“»(,\n/|–-]{0,4}(?:(?:unter|der|die|den|nummern?|tel\.?|telefon|rufnummer|über|immer|bitte|sofort|wählen|wähl|sie|kostenlos|"
    r"europaweite|bundesweit|einheitliche|deutschlandweit)[ :\"„“»(]{0,3}){0,5}\Z",
    re.IGNORECASE,
)
# An article or preposition before the code counts only with a verb of calling in the same sentence.
_ARTICLE = re.compile(
    r"(?:unter|der|die|den|nummern?|über|wählt|wählen|wähle|wählte|ruf(?:en|t|e)?)[ :„\"“»(]{1,4}\Z",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"wähl|anruf|anzuruf|angeruf|\bruf(?:en|t|e)\b|gerufen|notruf|notfall|alarmier|verständig|telefon|erreich|meld|polizei|feuerwehr"
    r"|rettungs|notarzt|behörden|bürgerservice|auskunft|call\b|dial\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?] |\n")
_JOINED = re.compile(r" ?(?:[,/]|oder|und|bzw\.|beziehungsweise)(?: die| der)? ?")
_COUNTED = re.compile(
    r" (?!Uhr\b)[A-ZÄÖÜ][a-zäöüß]+(?:en|er|e|n|s)\b|[ -]?(?:jährig|köpfig|mal\b|fach\b|prozentig|er\b|te[nrs]?\b)"
)
_REACH = 100


def short_code_at(
    text: str, position: int, labels: Labels, floor: int, region: str, *, after_code: int = -1
) -> tuple[int, str, str | None] | None:
    """Read the short code at `position`: its end, its digits, and the reason if it is none after all.

    `after_code` is where a short code ended before, so that "110 oder 112" counts as a list. None where
    no code of the country stands there.
    """
    match = _CODE.match(text, position)
    if match is None:
        return None
    digits = re.sub(r"\D", "", match.group())
    if not is_short_code(digits, region):
        return None
    sight = Sight(text, position, match.end(), digits, (len(digits),), floor)
    listed = after_code >= 0 and _JOINED.fullmatch(text, after_code, position) is not None
    reason = (
        reason_of(sight, (*FORM, letters_before, counted, _longer))
        if not listed
        else reason_of(sight, (counted,))
    )
    if reason is None and not listed and not _called(sight, labels):
        reason = "bare number"
    return match.end(), digits, reason


def _longer(sight: Sight) -> str | None:
    before, behind = sight.text[max(0, sight.start - 2) : sight.start], sight.text[sight.end : sight.end + 2]
    if re.search(r"\d[ .,:/-]\Z|[.,/-]\Z|\d\Z", before) and not before.endswith((" /", "f/", "i/", "t/")):
        return "part of a longer number"
    return "part of a longer number" if re.match(r"[.,:/–-]\d| \d|-\w", behind) else None


def _called(sight: Sight, labels: Labels) -> bool:
    """Tell whether the surroundings say that one calls this code."""
    text, start, end = sight.text, sight.start, sight.end
    if sight.digits.startswith("116"):
        return True
    if _COUNTED.match(text, end) and not text[end : end + 6].startswith((" Notr", " Poli", " Feue")):
        return False
    label = labels.before(start, sight.floor)
    if label is not None or _ANSWERS.search(text, max(0, start - _REACH), start):
        return True
    if re.match(r" ?\((?:Notruf|Polizei|Feuerwehr|Rettung)", text[end : end + 14]):
        return True
    if _ARTICLE.search(text, max(0, start - 20), start) is None:
        return False
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _REACH), start)]
    begin = ends[-1] if ends else max(0, start - _REACH)
    close = _SENTENCE_END.search(text, end, end + _REACH)
    return _CALLING.search(text, begin, close.start() if close else end + _REACH) is not None
