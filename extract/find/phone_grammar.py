"""How phone numbers are printed: from the digit at which one may begin, group by group, to its end.

One walk over digit groups and the marks between them. It ends where something else begins: a second
number, a postal code, a date, opening hours. Written after DIN 5008, ITU-T E.123, and what German,
Austrian and Swiss newspapers, offices and clubs print instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.find.phone_numbers import COUNTRY_CODES, Number, number_of, prefix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SLASHES = "/\u2044\u2215\uff0f"
_DASH = re.escape(DASHES)
# Between two groups: blanks, one or two marks, a bracket that closes or opens, at most one line end.
# All parts are bounded and disjoint: linear.
_STEP = re.compile(
    rf"(?P<mark> {{0,2}}\)? {{0,2}}(?:[{_DASH}{SLASHES}.|·•']{{1,2}})? {{0,2}}\n? {{0,2}}\(? ?)"
    r"(?P<digits>\d{1,16})"
)
_FIRST = re.compile(r"\(? ?\+{0,2} {0,2}\(?(?P<digits>\d{1,16})")
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
_MONTH = r"(?:Jan|Feb|März|April?|Mai\b|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)"
# What begins a group but no part of a phone number, behind a number that is complete without it.
_OTHER_THING = re.compile(
    # dates, with their year or without: 12.05.2020
    r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}\b|\d\d\b|\D|\Z)"
    # times: 9:30, 8-12 Uhr, 8.00 bis 12.00 Uhr, 8.00-12.00
    rf"|\d{{1,2}}:\d\d|{_CLOCK} ?(?:(?:[{_DASH}{SLASHES}]|bis|und) ?{_CLOCK} ?)?(?:Uhr|h\b)"
    rf"|\d{{1,2}}\.\d\d ?[{_DASH}] ?\d{{1,2}}\.\d\d(?!\d)"
    # what is counted: 12 Euro, 3 Personen
    r"|\d{1,7}(?:,\d\d)? ?(?:Euro|EUR|€|Cent|ct\b|Prozent|%|km\b|Personen|Jahre|Minuten|Meter|Plätze|Stunden)"
    # ordinals: 2. Stock, 3. Mai, 1. Vorsitzender
    rf"|\d{{1,2}}\. ?(?:Stock|Etage|OG\b|Obergesch|Vorsitz|Vors\.|Platz|{_MONTH})|\d{{1,2}} {_MONTH}"
)
# A postal code with its town: "31582 Nienburg", Austrian "1010 Wien". "96760 Frau Muster" is none.
POSTAL = re.compile(
    r"\d{4,5} (?!Frau|Herr|Dr\b|Prof|Fax|Tel|Mobil|Handy|E-?Mail|Mail|Oder|Und|Mo\b|Di\b|Mi\b|Do\b|Fr\b|Uhr"
    r"|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Anmeld|Kontakt|Info|Ansprech|Büro|Zentrale|Privat)"
    r"[A-ZÄÖÜ][a-zäöüß]{2}"
)
_LINE = 45  # characters; a line as long as that was wrapped, a shorter one was meant to end
_COUNTRY_ONLY = 4  # "+423"
_SHORT_GROUP = 3
_COUNT = 7  # digits; a longer run counts nothing
_COMPLETE = 6  # digits; "030 11" goes on
_COMPLETE_BLOCK = 5  # digits that are no part of a grouping in twos and threes
_LONGEST_GIVEN = 11  # digits without the zero
_EXTENSION = 4  # digits
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
        """Tell whether a group ends where the prefix ends: so numbers are printed, references are not."""
        return len(self.groups) == 1 or self.digits.startswith("+") or self._prefix_groups() > 0

    @property
    def parted(self) -> bool:
        """Tell whether the prefix stands in one piece, or more than a blank stands in it or behind it."""
        count = self._prefix_groups()
        if count <= 1:
            return True
        inside = any(group.mark.strip() for group in self.groups[1:count])  # "02/03 14/15": seasons
        return not inside and bool(self.groups[count].mark.strip(" ."))

    def _prefix_groups(self) -> int:
        """Return how many groups make the prefix, 0 where none ends with it.

        "0152 28…" and "01522 8…", "0180 5…" and "01805 …" are printed alike.
        """
        if self.prefix == "0800":  # "08000 116 016": freephone numbers are grouped at will
            return int(self.groups[0].digits.startswith("0800"))
        prefixes = {self.prefix, self.prefix[:4]} if self.prefix[:2] in ("01", "09") else {self.prefix}
        return next(
            (count for count in range(1, len(self.groups)) if digits_of(self.groups[:count]) in prefixes),
            0,
        )


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
        # only the first groups may hold what is not dialled: "00", "(0)"
        self.so_far = digits_of(self.groups) if len(self.groups) <= 3 else self.so_far + group.digits
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


def candidate_at(text: str, start: int, region: str, *, plus: bool = False) -> Candidate | None:
    """Read the number that may begin at `start`: a "+", a "0", or the bracket before them.

    `plus` says that a country code begins there though its plus was left out. Return None where no digits
    follow, a candidate without `number` where they are none.
    """
    first = _FIRST.match(text, start)
    if first is None:
        return None
    mark = text[start : first.start("digits")] + "+" * plus
    walk = _Walk(text, region, [], opened="(" in mark)
    walk.take(Group(first["digits"], *first.span("digits"), mark))
    position = first.end()
    while step := _STEP.match(text, position):
        group = Group(step["digits"], *step.span("digits"), step["mark"])
        if _ends(walk, group) or (walk.complete and _something_else_begins(walk, group)):
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


@lru_cache(maxsize=8192)
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


def _ends(walk: _Walk, group: Group) -> bool:
    """Tell whether a number ends before a group, complete or not: what its mark forbids."""
    mark = group.mark
    if len(walk.so_far) + len(group.digits) > _LONGEST:
        return True
    if len(mark) <= 1 and mark not in "\n(":
        return False
    # a bracket opens only behind the country code, and closes only what was opened
    if ("(" in mark and not walk.country_only) or (")" in mark and not walk.opened):
        return True
    # "… 96 76 06. 12 Personen": no number goes on behind a full stop and a blank
    if "." in mark and " " in mark.partition(".")[2] and not walk.country_only:
        return True
    return "\n" in mark and _line_ends(walk, group)


def _line_ends(walk: _Walk, group: Group) -> bool:
    """Go on in the next line where the first part cannot stand alone, or where the line was wrapped."""
    before = group.mark.partition("\n")[0].strip()
    if (before and before[-1] in DASHES + SLASHES) or walk.country_only or walk.prefix_only:
        return False
    if before or not walk.complete:
        return True
    line_start = walk.text.rfind("\n", max(0, group.start - 2 * _LINE), group.start - len(group.mark))
    wrapped = group.start - max(line_start, 0) > _LINE and len(group.digits) <= _SHORT_GROUP
    short = len(walk.so_far) - len(prefix_written(walk.so_far, walk.region)) <= _SHORT_GROUP + 1
    return not (wrapped and short and walk.text[group.end : group.end + 1] in (" ", ".", ",", ")", ""))


def _something_else_begins(walk: _Walk, group: Group) -> bool:
    """Tell whether something other than the rest of a complete number begins with a group."""
    text, mark = walk.text, group.mark
    # "…-497 | -531", "… 967606 / 967607": a bar, and a slash not behind the prefix, part two numbers
    slashed = any(slash in mark for slash in SLASHES) and not walk.prefix_only
    # "(01) 999 99 / 4282": in Austria the extension stands behind the slash; not "0316 … / 0664 …"
    extends = walk.region == "AT" and 2 <= len(group.digits) <= _EXTENSION and group.digits[0] != "0"
    if "|" in mark or (slashed and not extends):
        return True
    if len(group.digits) <= _COUNT and _OTHER_THING.match(text, group.start):
        return True
    if group.digits[0] == "0":
        return _number_begins(walk, group)
    return not mark.strip(f" {DASHES}{SLASHES}") and POSTAL.match(text, group.start) is not None


def _number_begins(walk: _Walk, group: Group) -> bool:
    """Tell whether another number begins: "05021 96… 0171 39…"; in "96 06 06" none does."""
    if len(group.digits) < _SHORT_GROUP:
        return False
    if group.digits == prefix_of(group.digits, walk.region):
        return _STEP.match(walk.text, group.end) is not None
    number = number_of(group.digits, walk.region)
    return number is not None and number.valid and len(group.digits) > _COUNT  # "01713920045"


def _longest(walk: _Walk, start: int, *, more: bool) -> Candidate:
    """Return the longest run of groups from the first on that makes a number, else all of them."""
    # without a prefix the first digits make no number, however many follow: "0/0/0/0"
    possible = walk.so_far.startswith("+") or prefix_of(walk.so_far, walk.region)
    for count in range(len(walk.groups) if possible else 0, 0, -1):
        digits = digits_of(walk.groups[:count]) if count < len(walk.groups) else walk.so_far
        number = number_of(digits, walk.region)
        if number is not None and number.valid:
            if _ends_in_room(walk, count):
                continue
            rest = walk.groups[count:]
            parted = bool(rest) and ("|" in rest[0].mark or _ends_in_room(walk, count + 1))
            return _candidate(walk, start, count, number, more=more if not rest else not parted)
    return _candidate(walk, start, len(walk.groups), number_of(walk.so_far, walk.region), more=more)


def _ends_in_room(walk: _Walk, count: int) -> bool:
    """Tell whether the last of the first `count` groups is a room's number: "030 231250 509" in a list.

    It stands behind five digits or more, parted by a blank alone, and makes the number longer than any that
    is given out (at most 11 digits with the area code, Bundesnetzagentur, Nummerierungskonzept 2011).
    """
    if count < 3:
        return False
    before, last = walk.groups[count - 2], walk.groups[count - 1]
    digits = digits_of(walk.groups[:count])
    national = digits.removeprefix("+49").removeprefix("0")
    return (
        walk.region == "DE"
        and not last.mark.strip(" ")
        and len(last.digits) <= _SHORT_GROUP
        and len(before.digits) >= _COMPLETE_BLOCK
        and len(national) > _LONGEST_GIVEN
        and not digits.startswith(("01", "+491"))
    )


def _candidate(walk: _Walk, start: int, count: int, number: Number | None, *, more: bool) -> Candidate:
    groups = tuple(walk.groups[:count])
    digits = digits_of(groups)
    prefix = prefix_written(digits, walk.region)
    if walk.text[start] == "(" and not any(")" in group.mark for group in groups[1:]):
        # "(05021/96…)": the bracket is the sentence's
        plus = walk.text.find("+", start, groups[0].start)
        start = plus if plus >= 0 else groups[0].start
    return Candidate(start, groups[-1].end, digits, groups, number, prefix, _base(groups, prefix), more)


def _base(groups: Sequence[Group], prefix: str) -> str:
    """Return the digits before the last dash, if it stands behind the prefix."""
    for count in range(len(groups) - 1, 0, -1):
        if any(dash in groups[count].mark for dash in DASHES):
            digits = digits_of(groups[:count])
            return digits if len(digits) > len(prefix) else ""
    return ""
