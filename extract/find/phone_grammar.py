"""How phone numbers are printed: from the digit at which one may begin, group by group, to its end.

One walk over digit groups and the marks between them. It ends where something else begins: a second
number, a postal code, a date, opening hours. Written after DIN 5008, ITU-T E.123, and what German,
Austrian and Swiss newspapers, offices and clubs print instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.find.phone_numbers import COUNTRY_CODES, Number, number_of, prefix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SLASHES = "/\u2044\u2215\uff0f"
_DASH = re.escape(DASHES)
# Between two groups: blanks, one or two marks, a bracket that closes or opens, at most one line end.
# All parts are bounded and disjoint: linear.
_STEP = re.compile(
    rf"(?P<mark> {{0,2}}\)? {{0,2}}(?:[{_DASH}{SLASHES}.|·•']{{1,2}})? {{0,2}}\n? {{0,2}}\(? ?)(?P<digits>\d{{1,16}})"
)
_FIRST = re.compile(r"\(? ?\+{0,2} {0,2}\(?(?P<digits>\d{1,16})")
_MONTH = r"(?:Jan|Feb|März|April?|Mai\b|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)"
# What begins a group but no part of a phone number, behind a number that is complete without it.
_OTHER_THING = re.compile(
    # "12.05.2020", "12.05."
    r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}\b|\d\d\b|\D|\Z)"
    # "9:30", "8-12 Uhr", "8.00 bis 12.00 Uhr", "18.30 Uhr"
    rf"|\d{{1,2}}:\d\d|\d{{1,2}}(?:[.:]\d\d)? ?(?:[{_DASH}{SLASHES}]|bis|und) ?\d{{1,2}}(?:[.:]\d\d)? ?(?:Uhr|h\b)"
    rf"|\d{{1,2}}(?:[.:]\d\d)? ?(?:Uhr|h\b)|\d{{1,2}}\.\d\d ?[{_DASH}] ?\d{{1,2}}\.\d\d(?!\d)"
    # "12 Euro", "3 Personen"
    r"|\d{1,7}(?:,\d\d)? ?(?:Euro|EUR|€|Cent|ct\b|Prozent|%|km\b|Personen|Jahre|Minuten|Meter|Plätze|Stunden)"
    # "2. Stock", "3. Mai", "1. Vorsitzender"
    rf"|\d{{1,2}}\. ?(?:Stock|Etage|OG\b|Obergesch|Vorsitz|Vors\.|Platz|{_MONTH})|\d{{1,2}} {_MONTH}"
)
# A postal code with its town: "31582 Nienburg", "D-31582 …", Austrian "1010 Wien". "96760 Frau Meier" is none.
POSTAL = re.compile(
    r"\d{4,5} (?!Frau|Herr|Dr\b|Prof|Fax|Tel|Mobil|Handy|E-?Mail|Mail|Oder|Und|Montag|Mo\b|Di\b|Mi\b|Do\b|Fr\b|Uhr|"
    r"Montags|Dienstag|Mittwoch|Donnerstag|Freitag|Anmeld|Kontakt|Info|Ansprech|Büro|Zentrale|Privat)[A-ZÄÖÜ][a-zäöüß]{2}"
)
_LINE = 45  # characters; a line as long as that was wrapped, a shorter one was meant to end
_COUNTRY_ONLY = 4  # "+423"
_COMPLETE = 6  # digits; "030 11" goes on
_FOREIGN_PREFIX = 5  # "+3120"
_LONGEST = 18  # E.164's 15, the trunk zero, "00"


@dataclass(frozen=True, slots=True)
class Group:
    """A run of digits; `mark` is what parts it from the run before, as written."""

    digits: str
    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A written number: `digits` begin with "+" or the trunk zero; `number` is None where none fits.

    `prefix` are the leading ones of `digits` up to the end of area code, mobile or service prefix; `base`
    those before the extension, "" where none is parted off ("0502196" of "05021 96-7606"). `more` says
    that digits go on behind it that no rule explains ("…12 3456 7890 12").
    """

    start: int
    end: int
    digits: str
    groups: tuple[Group, ...]
    number: Number | None
    prefix: str
    base: str = ""
    more: bool = False

    @property
    def aligned(self) -> bool:
        """Tell whether a group ends where area code or prefix ends: so numbers are printed, references not."""
        return (
            len(self.groups) == 1
            or self.digits.startswith("+")
            or any(digits_of(self.groups[:count]) == self.prefix for count in range(1, len(self.groups)))
        )

    @property
    def parted(self) -> bool:
        """Tell whether the prefix stands in one piece or is parted off by more than a blank."""
        if len(self.groups) == 1 or self.digits.startswith("+") or self.groups[0].digits == self.prefix:
            return True
        behind = next(
            (g.mark for i, g in enumerate(self.groups) if i and digits_of(self.groups[:i]) == self.prefix), ""
        )
        return bool(behind.strip())


@dataclass(slots=True)
class _Walk:
    """The groups read so far, and what they stand for."""

    text: str
    region: str
    groups: list[Group]
    opened: bool
    so_far: str = ""
    complete: bool = False

    def take(self, group: Group) -> None:
        self.groups.append(group)
        self.so_far = digits_of(self.groups)
        self.complete = False
        if len(self.so_far) >= _COMPLETE:
            number = number_of(self.so_far, self.region)
            self.complete = number is not None and number.valid
        self.opened = self.opened or "(" in group.mark

    @property
    def country_only(self) -> bool:
        return self.so_far.startswith("+") and len(self.so_far) <= _COUNTRY_ONLY

    @property
    def prefix_only(self) -> bool:
        return self.so_far == prefix_written(self.so_far, self.region)


def candidate_at(text: str, start: int, region: str) -> Candidate | None:
    """Read the number that may begin at `start`: a "+", a "0", or the bracket before them.

    Return None where no digits follow, a candidate without `number` where they are none.
    """
    first = _FIRST.match(text, start)
    if first is None:
        return None
    mark = text[start : first.start("digits")]
    walk = _Walk(text, region, [], opened="(" in mark)
    walk.take(Group(first["digits"], *first.span("digits"), mark))
    position = first.end()
    while step := _STEP.match(text, position):
        group = Group(step["digits"], *step.span("digits"), step["mark"])
        if any(ends(walk, group) for ends in _ENDS):
            break
        walk.take(group)
        position = group.end
    return _longest(walk, start, more=text[position : position + 1].isdigit())


def digits_of(groups: Sequence[Group]) -> str:
    """Join groups; "+" for a country code however written, without the "(0)" behind it."""
    joined, rest = groups[0].digits, groups[1:]
    if "+" not in groups[0].mark:
        if not joined.startswith("00"):
            return joined + "".join(group.digits for group in rest)
        joined = joined[2:]  # "0049"
        if not joined and rest:  # "00 49"
            joined, rest = rest[0].digits, rest[1:]
    if rest and rest[0].digits == "0" and len(joined) < _COUNTRY_ONLY:
        rest = rest[1:]  # "+49 (0) 30": not dialled
    return f"+{joined}{''.join(group.digits for group in rest)}"


def prefix_written(digits: str, region: str) -> str:
    """Return the leading digits up to the end of the prefix, in the notation of `digits`.

    "05021967606" → "05021", "+495021967606" → "+495021"; for other countries the country code and two.
    """
    if not digits.startswith("+"):
        return prefix_of(digits, region)
    for country, code in COUNTRY_CODES.items():
        if digits.startswith(f"+{code}"):
            rest = digits[len(code) + 1 :]
            zero = rest.startswith("0")
            prefix = prefix_of(rest if zero else f"0{rest}", country)
            return f"+{code}{prefix if zero else prefix[1:]}"
    return digits[:_FOREIGN_PREFIX]


# --- what ends a number before a group


def _too_long(walk: _Walk, group: Group) -> bool:
    return len(walk.so_far) + len(group.digits) > _LONGEST


def _bracket_out_of_place(walk: _Walk, group: Group) -> bool:
    """A bracket opens only behind the country code, and closes only what was opened."""
    return ("(" in group.mark and not walk.country_only) or (")" in group.mark and not walk.opened)


def _sentence_ends(walk: _Walk, group: Group) -> bool:
    """ "… 96 76 06. 12 Personen": no number goes on behind a full stop and a blank."""
    behind = group.mark.partition(".")[2]
    return "." in group.mark and " " in behind and not walk.country_only


def _line_ends(walk: _Walk, group: Group) -> bool:
    """Go on in the next line where the first part cannot stand alone, or where the line was wrapped."""
    if "\n" not in group.mark:
        return False
    before = group.mark.partition("\n")[0].strip()
    if (before and before[-1] in DASHES + SLASHES) or walk.country_only or walk.prefix_only:
        return False
    if before or not walk.complete:
        return True
    line_start = walk.text.rfind("\n", 0, group.start - 2) + 1
    wrapped = group.start - line_start > _LINE and len(group.digits) <= 3  # noqa: PLR2004 - "… 96 76\n06"
    short = len(walk.so_far) - len(prefix_written(walk.so_far, walk.region)) <= 4  # noqa: PLR2004
    return not (wrapped and short and walk.text[group.end : group.end + 1] in (" ", ".", ",", ")", ""))


def _list_goes_on(walk: _Walk, group: Group) -> bool:
    """ "…-497 | -531", "… 967606 / 967607": a bar, and a slash not behind the prefix, part two numbers."""
    if not walk.complete:
        return False
    return "|" in group.mark or (any(slash in group.mark for slash in SLASHES) and not walk.prefix_only)


def _other_thing_begins(walk: _Walk, group: Group) -> bool:
    return walk.complete and _OTHER_THING.match(walk.text, group.start) is not None


def _postal_code_begins(walk: _Walk, group: Group) -> bool:
    bare = not group.mark.strip(f" {DASHES}{SLASHES}")
    return walk.complete and bare and POSTAL.match(walk.text, group.start) is not None


def _number_begins(walk: _Walk, group: Group) -> bool:
    """ "05021 96… 0171 39…": another number begins; in "96 06 06" it does not."""
    if not walk.complete or group.digits[0] != "0" or len(group.digits) < 3:  # noqa: PLR2004
        return False
    if group.digits == prefix_of(group.digits, walk.region):
        return _STEP.match(walk.text, group.end) is not None
    number = number_of(group.digits, walk.region)
    return number is not None and number.valid and len(group.digits) > 7  # noqa: PLR2004 - "01713920045"


_ENDS: tuple[Callable[[_Walk, Group], bool], ...] = (
    _too_long,
    _bracket_out_of_place,
    _sentence_ends,
    _line_ends,
    _list_goes_on,
    _other_thing_begins,
    _postal_code_begins,
    _number_begins,
)


def _longest(walk: _Walk, start: int, *, more: bool) -> Candidate:
    """Return the longest run of groups from the first on that makes a number, else all of them."""
    for count in range(len(walk.groups), 0, -1):
        digits = digits_of(walk.groups[:count])
        number = number_of(digits, walk.region)
        if number is not None and number.valid:
            rest = walk.groups[count:]
            return _candidate(walk, start, count, number, more=more if not rest else "|" not in rest[0].mark)
    return _candidate(walk, start, len(walk.groups), number_of(walk.so_far, walk.region), more=more)


def _candidate(walk: _Walk, start: int, count: int, number: Number | None, *, more: bool) -> Candidate:
    groups = tuple(walk.groups[:count])
    digits = digits_of(groups)
    prefix = prefix_written(digits, walk.region)
    if walk.text[start] == "(" and not any(")" in group.mark for group in groups[1:]):
        # "(05021/96…)": the bracket is the sentence's
        start = walk.text.index("+", start) if "+" in groups[0].mark else groups[0].start
    return Candidate(start, groups[-1].end, digits, groups, number, prefix, _base(groups, prefix), more)


def _base(groups: Sequence[Group], prefix: str) -> str:
    """Return the digits before the last dash, if it stands behind the prefix."""
    for count in range(len(groups) - 1, 0, -1):
        if any(dash in groups[count].mark for dash in DASHES):
            digits = digits_of(groups[:count])
            return digits if len(digits) > len(prefix) else ""
    return ""
