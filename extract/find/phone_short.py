"""Short codes: 110, 112, 115, 116117, 19222, 22833. Three digits are a number only where one calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.find.phone_guards import FORM, Sight, counted, letters_before, reason_of
from extract.find.phone_numbers import AMBULANCE_CODE, PHARMACY_CODE, is_short_code

if TYPE_CHECKING:
    from extract.find.phone_labels import Labels

_CODE = re.compile(r"116[ -]?\d{3}(?!\d)|118\d{2,3}(?!\d)|1\d{2,3}(?!\d)|22 ?8 ?33(?!\d)|19[ -]?222(?!\d)")
# "Apothekennotdienst: … vom Handy 22 8 33"; not "Rechnung 22833".
_PHARMACY = re.compile(r"apothek|handy|mobil(?:funk|telefon|netz)|notdienst", re.IGNORECASE)
# "Krankentransport 19 222", "(19222) Krankentransport"; not "Konto 19222".
_AMBULANCE = re.compile(
    r"kranken(?:transport|wagen|beförderung|fahrt)|rettungs(?:dienst|leitstelle)|leitstelle", re.IGNORECASE
)
# Words that name who answers, with nothing but marks and small words before the code: "Notruf (112)",
# "Polizei: 110". "Polizeiruf 110" is a television series.
_BETWEEN = (
    r"[ :„\"“»(,\n/|*–-]{0,4}(?:(?:unter|der|die|den|nummern?|tel\.?|telefon|rufnummer|über|immer|bitte"
    r"|sofort|sie|wählen|wähl|kostenlos|europaweite?|bundesweite?|einheitliche|deutschlandweite?)"
    r"[ :\"„“»(]{0,3}){0,5}\Z"
)
_EMERGENCY = re.compile(
    r"(?:notruf(?:nummern?|s)?|notfall(?:nummer)?|notfällen|rettungsleitstelle|emergency"
    rf"|behörden(?:nummer|ruf|telefon)){_BETWEEN}",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:polizei|feuerwehr|rettung|rettungs(?:dienst|wagen)|leitstelle|krankenwagen|notarzt|telefonseelsorge"
    r"|bereitschaftsdienst|sorgentelefon|rat auf draht|police|ambulance|bürger(?:telefon|service)"
    r"|apotheken\w{0,10})"
    rf"{_BETWEEN}",
    re.IGNORECASE,
)
# An article or preposition before the code counts only with a verb of calling in the same sentence.
_ARTICLE = re.compile(
    r"\b(?:unter|der|die|den|nummern?|über|wählt|wählen|wähle|wählte|sie|call|dial|ruf(?:en|t|e)?)"
    r"[ :„\"“»(]{1,4}\Z",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"wähl|anruf|anzuruf|angeruf|\bruf(?:en|t|e)\b|gerufen|notruf|notfall|alarmier|verständig|telefon|erreich|meld"
    r"|polizei|feuerwehr|rettungs|notarzt|behörden|bürgerservice|auskunft|call\b|dial\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?] |\n")
_JOINED = re.compile(r" ?(?:[,/]|oder|und|bzw\.|beziehungsweise)(?: die| der)? ?")
_COUNTED = re.compile(
    r" (?!Uhr\b)[A-ZÄÖÜ][a-zäöüß]{1,25}(?:en|er|e|n|s)\b"
    r"|[ -]?(?:jährig|köpfig|mal\b|fach\b|prozentig|er\b|te[nrs]?\b)"
)
_WHO_ANSWERS = re.compile(r" (?:\((?:Notruf|Polizei|Feuerwehr|Rettung)|(?:Polizei|Feuerwehr)(?:[,;)\n]|\Z))")
_NEXT_CODE = re.compile(r" (?:Polizei|Feuerwehr|Notruf|Rettung|Rettungsdienst|Notarzt)\b")
# "112 Einsätze in der Nacht, die Polizei 110": where one is counted, the next is.
_TALLY = re.compile(
    r"(?<![\d.,])1\d\d (?!Polizei|Feuerwehr|Notruf|Rettung|Notarzt|Uhr\b)[A-ZÄÖÜ][a-zäöüß]{1,25}"
    r"(?:en|er|e|n|s)\b[^.!?\n\d]{0,60}\Z"
)
_REACH = 100
_BESIDE = 24  # characters behind the code: " (Krankentransport)"


def short_code_at(
    labels: Labels, position: int, floor: int, region: str, *, after_code: int = -1
) -> tuple[int, str, str | None] | None:
    """Read the short code at `position` of the labels' text.

    Return its end, its digits, and the reason if it is none after all; None where no code of the country
    stands there. `after_code` is where a short code ended before: "110 oder 112" is a list.
    """
    text = labels.text
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
    if re.match(r"/11[025](?!\d)", sight.text[sight.end : sight.end + 5]):
        return None  # "110/112"
    return "part of a longer number" if re.match(r"[.,:/–-]\d| \d|-\w", behind) else None


def _called(sight: Sight, labels: Labels) -> bool:
    """Tell whether the surroundings say that one calls this code."""
    text, start, end = sight.text, sight.start, sight.end
    window = max(0, start - _REACH)
    labelled = sight.digits.startswith("116") or labels.before(start, sight.floor) is not None
    if sight.digits in (AMBULANCE_CODE, PHARMACY_CODE):
        return _is_beside_who(sight, labelled=labelled)
    if labelled:
        return True
    if _EMERGENCY.search(text, window, start):
        return True
    counts = _COUNTED.match(text, end) and not _NEXT_CODE.match(text, end)
    if counts or _TALLY.search(text, window, start):
        return False
    if _ANSWERS.search(text, window, start) or _WHO_ANSWERS.match(text, end):
        return True
    return _ARTICLE.search(text, max(0, start - 20), start) is not None and _calls(text, start, end)


def _is_beside_who(sight: Sight, *, labelled: bool) -> bool:
    """Tell whether a code that any number may look like stands beside who answers on it."""
    window = max(0, sight.start - _REACH)
    if sight.digits == PHARMACY_CODE:
        return labelled or _PHARMACY.search(sight.text, window, sight.start) is not None
    if _COUNTED.match(sight.text, sight.end):
        return False
    return _AMBULANCE.search(sight.text, window, sight.end + _BESIDE) is not None


def _calls(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence around the code speaks of calling."""
    window = max(0, start - _REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, window, start)]
    close = _SENTENCE_END.search(text, end, end + _REACH)
    begin, stop = ends[-1] if ends else window, close.start() if close else end + _REACH
    return _CALLING.search(text, begin, stop) is not None
