"""What looks like a phone number in German articles and is none, each with its reason.

The reasons are what `wegweiser extract --explain` prints. Guards of form hold whatever label stands before
(a date, opening hours, part of an address); guards of surroundings yield to a label ("Tel.").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from extract.find.phone_grammar import DASHES
from extract.find.phone_references import reference_before

_DASH = re.escape(DASHES)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_DATE = re.compile(
    # "05.10.1986", "05. 06. 2017", "04.06."
    rf"{_DAY}\. ?{_MONTH}\. ?(?:{_YEAR}(?!\d)|(?!\d))"
    # "01/05/2016", "02-03-2017": the same mark twice, so that "030/12-34" is none
    rf"|{_DAY}(?P<mark>[/{_DASH}]){_MONTH}(?P=mark){_YEAR}(?!\d)"
    # "04.06-07.06.", "04.-07.06.", "04./05.06.", "04.-07. 06."
    rf"|{_DAY}\. ?{_MONTH} ?[{_DASH}/] ?{_DAY}\. ?{_MONTH}\."
    rf"|{_DAY}\.? ?[{_DASH}/+] ?{_DAY}\. ?{_MONTH}\."
    # "01/2016-03/2017", "06.2017-08.2017"
    rf"|(?:0[1-9]|1[0-2])[./](?:19|20)\d\d(?: ?[{_DASH}/] ?(?:0[1-9]|1[0-2])[./](?:19|20)\d\d)?(?![\d./-])"
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    # "08.00-12.00", "08.00 bis 12.00", "08.00/12.00", "08.00 Uhr"
    rf"{_HOUR}[.:][0-5]\d ?(?:Uhr)? ?(?:[{_DASH}/]|bis|und) ?{_HOUR}[.:][0-5]\d(?!\d)"
    rf"|{_HOUR}[.:][0-5]\d ?Uhr"
    # "0730-1200 Uhr"
    rf"|[01]\d[0-5][05] ?[{_DASH}] ?(?:[01]\d|2[0-4])[0-5][05](?!\d)"
)
_DATE_IN_BLANKS = re.compile(rf"{_DAY} {_MONTH} (?:19|20)\d\d(?!\d)")

# Behind digits that count something: "030 000 Besucher", "0800 1200 Euro".
_UNIT = re.compile(
    r" ?(?:€|%|°|EUR\b|Euro\b|Cent\b|Prozent|Uhr\b|[kcm]?m[²³2]?\b|km/h|Quadrat\w|Kilo|Meter|Hektar|Liter"
    r"|Tonnen|[kM]Wh?\b|Besuch|Einwohner|Menschen|Personen|Zuschauer|Mitglieder|Stück\b|Stimmen|Jahre|Punkte"
    r"|im (?:Vor)?[Jj]ahr\b|Anrufe|Mal\b"
    r"|Tagen?\b|Stunden|Minuten|Sekunden|Grad\b|Mark\b|Dollar|Franken|Million|Mio\b|Teilnehme|Kinder\b|Schüler|Plätze"
    r"|Exemplare|Fälle\b|Infizierte|Haushalte|Wohnungen|Fahrzeuge|Unternehmen|Betriebe|Gäste|Läufer|Bäume)"
)
_ADDRESS = re.compile(
    r"://|www\.|@|[?&]\w{1,20}=|\.(?:de|com|html?|php|jpe?g|png|pdf|org|net|eu|at|ch|info|svg|gif|aspx?|docx?|zip"
    r"|example)\b",
    re.IGNORECASE,
)
_MAIL_BEHIND = re.compile(r"[a-zäöüß][\w.+-]{0,40}@")  # "030 231254 56info@verein.example": a lost blank
_COUNTRY = re.compile(r"(?<![A-Za-z])[A-Z]{2}\Z")
_PLAIN = ("", " ", "\n", "(", ")")
_BLANKS_AND_QUOTES = " \n<>\"'„“»«"
_TOKEN_END = re.compile(f"[{_BLANKS_AND_QUOTES}]")
_TOKEN_REACH = 120
_DECIMALS = re.compile(r"[,.:]\d")
_DIGITS_BEFORE = re.compile(rf"(?:\d(?P<mark>[ .,:;/{_DASH}]{{1,3}})|[x×*] )\Z")
_CLAUSE_ENDS = (", ", "; ", ". ", ": ")
_PREFIX_PARTED = re.compile(rf"\d\)|\d ?/ ?[1-9]|[{_DASH}] ?0\Z")  # "(030) 9", "030/9", "… 90-0"
_THREES = re.compile(r"\d{1,3}(?: \d{3})+")
_RANGE = re.compile(rf"0\d{{1,4}} ?[{_DASH}] ?0\d{{1,4}}")  # "Nr. 0221-0229", "Seite 0345–0348"
_TAX = re.compile(r"\d{2,3} ?/ ?\d{3} ?/ ?\d{4,5}(?!\d)")
_YEAR_BEHIND = re.compile(r"\d{2,5} ?[/-] ?(?:19|20)\d\d")
# "Bescheid 0531-12345/2015"; "90227-2014/2015" are two extensions.
_YEAR_AFTER = re.compile(r" ?/ ?(?:19|20)\d\d(?![\d/-])")
_YEAR_WITHIN = re.compile(r"\d ?/ ?(?:19|20)\d\d\Z")  # the same where such a number would exist
_YEAR_DIGITS = 4
# "nicht unter", "nicht mehr unter der Nummer", "nicht wie gemeldet die"; "nicht nur unter" gives one more.
_WRONG = re.compile(
    r"\bnicht,? (?:mehr |wie [a-zäöü]{4,20},? )?(?:unter|die|der)"
    r"(?: der| Tel\.?| (?:Telefon|Ruf)?[Nn]ummer| Telefon){0,2} \Z"
)
_BEFORE_WRONG = 80  # characters in which those words stand
_REACHED = re.compile(r"[^.,!?\n]{0,40}?\berreich")
_THOUSANDS = re.compile(r"\d{1,2}(?:[ .]\d{3}){1,4}")
_SHORTEST = 8  # digits of a number without label: the shortest area code and five, or a long one and three
_LONGEST_GROUP = 9  # digits behind the prefix in one piece: "01-2119457610-43" is a substance's
_LONGEST = 13  # the same for one piece: mobile with its zero has 12, an extension may add one


@dataclass(frozen=True, slots=True)
class Sight:
    """A candidate in its text, as the guards look at it; `floor` is where the last number ended."""

    text: str
    start: int
    end: int
    digits: str
    groups: tuple[int, ...] = ()
    floor: int = 0

    @property
    def written(self) -> str:
        """The candidate as it stands in the text."""
        return self.text[self.start : self.end]

    @property
    def is_parted(self) -> bool:
        """Tell whether nothing is glued to the candidate, before or behind."""
        return (
            self.text[max(0, self.start - 1) : self.start] in _PLAIN
            and self.text[self.end : self.end + 1] in _PLAIN
        )

    @property
    def token(self) -> tuple[str, str]:
        """What is glued to the candidate before and behind, up to a blank."""
        if self.is_parted:
            return "", ""
        reach = max(0, self.start - _TOKEN_REACH)
        start = max(reach, *(self.text.rfind(end, reach, self.start) + 1 for end in _BLANKS_AND_QUOTES))
        match = _TOKEN_END.search(self.text, self.end, self.end + _TOKEN_REACH)
        end = match.start() if match else min(len(self.text), self.end + _TOKEN_REACH)
        return self.text[start : self.start], self.text[self.end : end]


Guard: TypeAlias = Callable[[Sight], str | None]


def reason_of(sight: Sight, guards: tuple[Guard, ...]) -> str | None:
    """Return the reason of the first guard that refuses, None where all let the candidate pass."""
    for guard in guards:
        reason = guard(sight)
        if reason is not None:
            return reason
    return None


def date_or_time(text: str, position: int) -> tuple[int, str] | None:
    """Return the end of the date or time that begins at a digit, and which it is; None where none does."""
    if match := _DATE.match(text, position):
        return match.end(), "date"
    if match := _TIME.match(text, position):
        return match.end(), "time"
    return None


def _date(sight: Sight) -> str | None:
    return "date" if _DATE.match(sight.text, sight.start) else None


def _time(sight: Sight) -> str | None:
    return "time" if _TIME.match(sight.text, sight.start) else None


def _placeholder(sight: Sight) -> str | None:
    """Refuse samples: "0123456789", "0000 000", "01234/56789"."""
    if len(sight.digits) < _SHORTEST - 2:
        return None
    subscriber = sight.digits.lstrip("+0")
    counting = "123456789".startswith(subscriber) or subscriber.startswith("123456789")
    return "placeholder" if counting or len(set(subscriber)) <= 1 else None


def _masked(sight: Sight) -> str | None:
    """Refuse what leaves digits out on purpose: "0171/1234XXX", "030 12…"."""
    behind = sight.text[sight.end : sight.end + 4].lstrip(" -/")
    return "masked" if behind[:2].lower() in ("xx", "**", "..") or behind[:1] == "…" else None


def _degree(sight: Sight) -> str | None:
    return "coordinate" if sight.text[sight.end : sight.end + 1] == "°" else None


def _address(sight: Sight) -> str | None:
    before, behind = sight.token
    if _ADDRESS.search(before) and not (sight.text[sight.start] in "(+" and before[-1].isalpha()):
        return "part of an address"  # but "info@verein.example(030) 231…": a lost blank
    inside = behind[:1] not in ("", ",", ";", ")", "|") and not behind[0].isalpha()
    return "part of an address" if inside and _ADDRESS.search(behind) else None


def _iban(sight: Sight) -> str | None:
    """Refuse the digits of "DE02 0203 0405 …" from its check digits on."""
    glued = sight.text[max(0, sight.start - 3) : sight.start]
    return "iban" if len(sight.digits) > _SHORTEST and _COUNTRY.search(glued) else None


def _token(sight: Sight) -> str | None:
    before, behind = sight.text[max(0, sight.start - 1) : sight.start], sight.text[sight.end : sight.end + 2]
    if before and (before in "_=%&#@\\$°§€" or before.isdigit()):
        return "part of a longer token"
    return "part of a longer token" if behind and behind[0] in "_@%=\\" else None


def letters_behind(sight: Sight) -> str | None:
    """Letters glued behind forbid a number ("…456abc"), but for the next word: "…456Frau"."""
    behind = sight.text[sight.end : sight.end + 2]
    if len(sight.groups) > 1 and _MAIL_BEHIND.match(sight.text, sight.end):
        return None
    if (
        behind[:1].isalpha()
        and not (behind[0].isupper() and behind[1:].islower())
        and behind not in ("E-", "PC")
    ):
        return "part of a longer token"
    return None


def letters_before(sight: Sight) -> str | None:
    """Letters glued before forbid a number unless they are a label: "x0171…"."""
    glued = sight.start and sight.text[sight.start - 1].isalpha() and sight.text[sight.start] not in "(+"
    return "part of a longer token" if glued else None


def _corrected(sight: Sight) -> str | None:
    """Refuse the number that a correction takes back: "unter 030 23125 450, nicht unter 030 23125 540".

    "Wer uns nicht unter 030 23125 450 erreicht, …" gives one.
    """
    before = max(sight.floor, sight.start - _BEFORE_WRONG)
    if not _WRONG.search(sight.text, before, sight.start) or _REACHED.match(sight.text, sight.end):
        return None
    return "said to be wrong"


def _reference(sight: Sight) -> str | None:
    return reference_before(sight.text, sight.start, sight.floor)


def counted(sight: Sight) -> str | None:
    """A unit follows: "030 000 Besucher"."""
    return "count" if _UNIT.match(sight.text, sight.end) else None


def _neighbours(sight: Sight) -> str | None:
    """Refuse what digits before or behind make part of: "1 030 231", "12/0302312", "0302312.45".

    A house number, a room or opening hours before it do no harm: "Marktplatz 3, 030 …", "9-12 / 030 …".
    """
    text, start = sight.text, sight.start
    if _DECIMALS.match(text, sight.end):
        return "part of a longer number"
    glued = text[max(sight.floor, start - 2) : start]
    if glued[-1:] and glued[-1] in f"{DASHES}/." and glued[:1].isalnum():
        return "part of a longer token"
    match = _DIGITS_BEFORE.search(text, max(sight.floor, start - 8), start)
    if match is None:
        return None
    mark = match["mark"] or "x"
    if mark in _CLAUSE_ENDS:
        return None
    parted = _PREFIX_PARTED.search(sight.written) is not None
    grouped = _THREES.fullmatch(sight.written) is not None
    strong = parted or (len(sight.groups) > 1 and len(sight.digits) > _SHORTEST and not grouped)
    return None if strong and mark.strip(" ") in ("", "/", *DASHES) else "part of a longer number"


def _shape(sight: Sight) -> str | None:
    if _DATE_IN_BLANKS.match(sight.text, sight.start):
        return "date"
    if _TAX.match(sight.text, sight.start):
        return "tax number"
    filed = sight.groups[-1] != _YEAR_DIGITS and _YEAR_AFTER.match(sight.text, sight.end)
    within = len(sight.groups) > 2 and _YEAR_WITHIN.search(sight.written)
    if filed or within or _YEAR_BEHIND.fullmatch(sight.written):
        return "file number"
    if len(set(sight.groups)) == 1 and _RANGE.fullmatch(sight.written):
        return "range"
    if sight.groups.count(1) > 2:
        return "single digits"
    return "count" if _THOUSANDS.fullmatch(sight.written) else None


def _length(sight: Sight) -> str | None:
    """Refuse what is short without a mark of its own: "(030) 90-0" has one, "030 9000" none."""
    parted = _PREFIX_PARTED.search(sight.written)
    shorter = 0 if parted is None else 1 if "/" in parted.group() else 2
    if len(sight.digits) < _SHORTEST - shorter:
        return "too short without a label"
    whole = len(sight.groups) == 1 and len(sight.digits) > _LONGEST
    return "too long without a label" if whole or max(sight.groups[1:], default=0) > _LONGEST_GROUP else None


# Of those, the ones that may refuse what stands between blanks and begins with a zero that is no date's.
FORM_OF_PARTED = (_placeholder, _masked, _iban, _corrected)
FORM = (_date, _time, _placeholder, _masked, _degree, _address, _iban, _token, letters_behind, _corrected)
SURROUNDINGS = (_reference, counted, _neighbours)
WEAK = (_shape, _length)
