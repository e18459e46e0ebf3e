"""How phone numbers are printed: from a digit at which one may begin to its groups and its end.

One hand-written walk over digit groups and the marks between them. It ends where something else begins:
a second number, a postal code, a date, opening hours. Written after DIN 5008, E.123, and what German,
Austrian and Swiss newspapers, offices and clubs print instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.find.phone_numbers import COUNTRY_CODES, Number, number_of, prefix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DASH = re.escape(DASHES)
_SLASH = "/\u2044\u2215\uff0f"
# Between two groups: blanks, one or two marks, a bracket that closes or opens, at most one line end.
# All parts bounded and disjoint: linear.
_STEP = re.compile(
    rf"(?P<mark> {{0,2}}\)? {{0,2}}(?:[{_DASH}{_SLASH}.|·•']{{1,2}})? {{0,2}}\n? {{0,2}}\(? ?)(?P<digits>\d{{1,16}})"
)
_FIRST = re.compile(r"\(? ?\+{0,2} {0,2}\(?(?P<digits>\d{1,16})")
# What begins a group but no part of a phone number: "12.05.2020", "9:30", "8-12 Uhr", "18.30 Uhr", "12 Euro".
_OTHER_THING = re.compile(
    r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}\b|\d\d\b|\D|\Z)|\d{1,2}:\d\d"
    rf"|\d{{1,2}}(?:[.:]\d\d)? ?(?:[{_DASH}{_SLASH}]|bis|und) ?\d{{1,2}}(?:[.:]\d\d)? ?(?:Uhr|h\b)|\d{{1,2}}(?:[.:]\d\d)? ?(?:Uhr|h\b)"
    r"|\d{1,7}(?:,\d\d)? ?(?:Euro|EUR|€|Prozent|%|km\b|Personen|Jahre|Minuten|Meter|Plätze)"
    r"|\d{1,2}\. (?:Stock|Etage|OG\b|Obergeschoss|Vorsitz|Januar|Februar|März|April|Mai\b|Juni|Juli|August|"
    r"September|Oktober|November|Dezember)"
)
# A postal code with its town: "31582 Nienburg", Austrian "1010 Wien". "96760 Frau Meier" is none.
_POSTAL = re.compile(
    r"\d{4,5} (?!Frau|Herr|Dr\b|Prof|Fax|Tel|Mobil|Handy|E-?Mail|Mail|Oder|Und|Montag|Mo\b)[A-ZÄÖÜ][a-zäöüß]{2}"
)
_MOBILE_START = re.compile(r"0(?:1(?:5\d|6[023]|7\d)|800|180|900)\d*")


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
    def bracketed(self) -> bool:
        """Tell whether the prefix stands in brackets: "(0 50 21) 96 76 06"."""
        return any(")" in group.mark for group in self.groups)

    @property
    def aligned(self) -> bool:
        """Tell whether a group ends where area code or prefix ends; so numbers are printed, references not."""
        return (
            len(self.groups) == 1
            or self.digits.startswith("+")
            or any(
                digits_of(self.groups[:count], international=False) == self.prefix
                for count in range(1, len(self.groups))
            )
        )


def candidate_at(text: str, start: int, region: str) -> Candidate | None:
    """Read the number that may begin at `start`: a "+", a "0", or the bracket before them.

    Return None where no two digits follow, a candidate without `number` where what stands there is none.
    """
    first = _FIRST.match(text, start)
    if first is None:
        return None
    written = text[start : first.start("digits")]
    groups = [Group(first["digits"], *first.span("digits"), written)]
    international = "+" in written
    opened = "(" in written
    position = first.end()
    while step := _STEP.match(text, position):
        group = Group(step["digits"], *step.span("digits"), step["mark"])
        if not _continues(text, groups, group, region, international=international, opened=opened):
            break
        groups.append(group)
        position = group.end
    return _longest(text, start, groups, region, international=international, more=_goes_on(text, position))


def _goes_on(text: str, position: int) -> bool:
    return text[position : position + 1].isdigit()


def digits_of(groups: Sequence[Group], *, international: bool) -> str:
    """Join groups; "+" for a country code however written, without the "(0)" behind it."""
    if not groups:
        return ""
    joined = groups[0].digits
    if not international and joined.startswith("00"):
        joined, international = joined[2:], True
    rest = groups[1:]
    if international:
        # "00 49", "+ 49"; "(0)" behind the country code is not dialled.
        if not joined and rest:
            joined, rest = rest[0].digits, rest[1:]
        if rest and rest[0].digits == "0" and len(joined) <= 3:  # noqa: PLR2004 - country codes have 1-3
            rest = rest[1:]
        return f"+{joined}{''.join(group.digits for group in rest)}"
    return joined + "".join(group.digits for group in rest)


def _continues(
    text: str, groups: Sequence[Group], group: Group, region: str, *, international: bool, opened: bool
) -> bool:
    """Tell whether a group belongs to the number begun."""
    mark = group.mark
    so_far = digits_of(groups, international=international)
    country_only = so_far.startswith("+") and len(so_far) <= 4  # noqa: PLR2004 - "+49", "+423"
    if len(so_far) + len(group.digits) > 18:  # noqa: PLR2004 - E.164 and a trunk zero, no number is longer
        return False
    if "(" in mark and not country_only:
        return False
    if ")" in mark and not (opened or any("(" in g.mark for g in groups)):
        return False
    if "." in mark and " " in mark.partition(".")[2]:
        return False
    number = number_of(so_far, region)
    complete = number is not None and number.valid and len(so_far) >= 6  # noqa: PLR2004 - "030 11" goes on
    if "\n" in mark and complete and not _dangling(mark):
        return False
    if "\n" in mark and not (country_only or _dangling(mark) or _after_prefix(so_far, region)):
        return False
    if not complete:
        return True
    if "|" in mark or _OTHER_THING.match(text, group.start) or _begins_number(text, group, region):
        return False
    if any(slash in mark for slash in _SLASH) and not _after_prefix(so_far, region):
        return False
    return not (_POSTAL.match(text, group.start) and mark.strip(f" {DASHES}{_SLASH}") == "")


def _dangling(mark: str) -> bool:
    """Tell a number broken at a line end: "05021/\\n967606", "9676-\\n06"."""
    before = mark.partition("\n")[0].strip()
    return bool(before) and before[-1] in DASHES + _SLASH


def prefix_written(digits: str, region: str) -> str:
    """Return the leading digits up to the end of the prefix, in the notation of `digits`.

    "05021967606" → "05021", "+495021967606" → "+495021"; for other countries the country code and two.
    """
    if not digits.startswith("+"):
        return prefix_of(digits, region)
    for country, code in COUNTRY_CODES.items():
        if digits.startswith(f"+{code}"):
            rest = digits[len(code) + 1 :]
            prefix = prefix_of(f"0{rest.removeprefix('0')}", country)
            return f"+{code}{rest[: len(prefix) - 1 + rest.startswith('0')]}" if prefix else f"+{code}"
    return digits[:5]


def _after_prefix(digits: str, region: str) -> bool:
    return digits == prefix_written(digits, region)


def _begins_number(text: str, group: Group, region: str) -> bool:
    """Tell whether another number begins with this group: "05021 96… 0171 39…"."""
    if not group.digits.startswith("0") or len(group.digits) < 3:  # noqa: PLR2004 - "96 06 06" goes on
        return False
    if _MOBILE_START.fullmatch(group.digits) or group.digits == prefix_of(group.digits, region):
        following = _STEP.match(text, group.end)
        return len(group.digits) > 6 or following is not None  # noqa: PLR2004 - compact "01713920045"
    number = number_of(group.digits, region)
    return number is not None and len(group.digits) > 7  # noqa: PLR2004 - "050219676…" compact


def _longest(
    text: str, start: int, groups: Sequence[Group], region: str, *, international: bool, more: bool
) -> Candidate:
    """Return the longest run of groups from the first on that makes a number."""
    for count in range(len(groups), 0, -1):
        digits = digits_of(groups[:count], international=international)
        number = number_of(digits, region)
        if number is not None and number.valid:
            rest = groups[count:]
            glued = bool(rest) and rest[0].mark.strip(" \n(") != "" and "|" not in rest[0].mark
            kept = tuple(groups[:count])
            prefix = prefix_written(digits, region)
            return Candidate(
                start=_opening(text, start, kept),
                end=kept[-1].end,
                digits=digits,
                groups=kept,
                number=number,
                prefix=prefix,
                base=_base(kept, prefix, international=international),
                more=glued or (more and not rest),
            )
    digits = digits_of(groups, international=international)
    number = number_of(digits, region)
    prefix = prefix_written(digits, region)
    base = _base(groups, prefix, international=international)
    return Candidate(start, groups[-1].end, digits, tuple(groups), number, prefix, base, more)


def _base(groups: Sequence[Group], prefix: str, *, international: bool) -> str:
    """Return the digits before the last dash, if it stands behind the prefix."""
    for count in range(len(groups) - 1, 0, -1):
        if any(dash in groups[count].mark for dash in DASHES):
            digits = digits_of(groups[:count], international=international)
            return digits if len(digits) > len(prefix) else ""
    return ""


def _opening(text: str, start: int, groups: tuple[Group, ...]) -> int:
    """Leave out a bracket that opens before the number and doesn't close in it: "(05021/96…)"."""
    if text[start] == "(" and not any(")" in group.mark for group in groups[1:]):
        return groups[0].start if "+" not in groups[0].mark else text.index("+", start)
    return start
