"""What goes on behind a number: "oder -602", "/-457", "|-531|-425", "/ 12-2222", "/01", "bis -605"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.find.phone_grammar import DASHES, POSTAL, Candidate, Group
from extract.find.phone_numbers import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASH = re.escape(DASHES)
_JOINT = (
    r" ?(?:[,;|/&+]|und|oder|bis|sowie|bzw\.|beziehungsweise|u\.|o\.|or|and|et|ou)(?: auch| unter)? {0,2}\n?"
)
# An item of a list. With a dash it replaces the extension; a second run of digits behind an inner dash is
# the item's own extension: "12-2222".
_ITEM = re.compile(
    rf"(?:(?P<joint>{_JOINT})| ?(?P<bracket>\())(?P<dash>[{_DASH}] ?)?"
    r"(?P<digits>\d{1,8}(?: \d{2,4}){0,3})"
    rf"(?:(?P<inner> ?[{_DASH}] ?)(?P<tail>\d{{1,5}}(?: \d{{2}})?))?(?!\d|[.,:]\d)"
)
# What behind an item says that it counts, dates or times something.
NOT_ITEM = re.compile(
    r" ?(?:Uhr\b|h\b|Euro\b|€|%|Prozent|Jahre|Personen|Stunden|Minuten|Tage|Cent|ct\b|km\b|Meter)"
    r"|[.:]\d|/\d{1,2}\b(?![\d/-])"
    r"|\. ?(?:Jan|Feb|März|April?|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Stock|Etage|OG|Ober|Vors)|\. ?\d"
)
_JOINED = re.compile(rf"{_JOINT}\(?")
# "/ 030 231…", "12 345": not an item but another number, or more digits than an item has.
_NUMBER_FOLLOWS = re.compile(rf"0\d{{3}}|0\d{{0,2}}[ /{_DASH}]{{1,3}}\d|\d{{1,8}}(?: \d{{2,4}}){{0,3}} \d")
_COUNTED = re.compile(
    r" (?!Frau|Herr|Fax|Telefax|Mobil|Handy|E-?[Mm]ail|Mail|Mo\b|Di\b|Mi\b|Do\b|Fr\b)[A-ZÄÖÜ][a-zäöüß]"
)
_CLOSE = ("/", "+", "|")
_LONE_DASH = 3  # digits; "05021 967/07" replaces the last ones


@dataclass(frozen=True, slots=True)
class Item:
    """One more number of a list: its range, the digits to dial, and the joint before it ("/", "oder")."""

    start: int
    end: int
    candidate: Candidate
    joint: str


def is_joined(text: str, start: int, end: int) -> bool:
    """Tell whether only a joint of a list stands between two numbers: " oder ", " / "."""
    return _JOINED.fullmatch(text, start, end) is not None


def items(text: str, candidate: Candidate, region: str) -> Iterator[Item]:
    """Yield the further numbers of the list that begins with a number, each with its own range."""
    position = candidate.end
    while match := _ITEM.match(text, position):
        digits = _digits(text, match, candidate)
        number = number_of(digits, region) if digits else None
        if number is None or not number.valid:
            return
        start = match.start("dash") if match["dash"] else match.start("digits")
        base = candidate.base
        if match["tail"]:
            base = digits[: len(digits) - len(match["tail"].replace(" ", ""))]
        group = Group(match["digits"], start, match.end(), "")
        candidate = Candidate(start, match.end(), digits, (group,), number, candidate.prefix, base)
        yield Item(start, match.end(), candidate, (match["joint"] or "").strip())
        position = match.end() + bool(match["bracket"])


def _digits(text: str, match: re.Match[str], candidate: Candidate) -> str:
    """Return the digits that an item stands for, "" where it is none of this list."""
    end = match.end()
    if NOT_ITEM.match(text, end) or text[end : end + 1].islower():
        return ""
    if match["bracket"] and not (match["dash"] and text[end : end + 1] == ")"):
        return ""
    item = match["digits"].replace(" ", "")
    if match["dash"]:
        return "" if match["tail"] else _extension(item, candidate)
    return _undashed(text, match, item, candidate)


def _undashed(text: str, match: re.Match[str], item: str, candidate: Candidate) -> str:
    end = match.end()
    start = match.start("digits")
    longer = _NUMBER_FOLLOWS.match(text, start)
    if longer and (text[start] == "0" or longer.end() > match.end("digits")):
        return ""
    if POSTAL.match(text, start):
        return ""
    if match["tail"]:
        return candidate.prefix + item + match["tail"].replace(" ", "")
    joint = match["joint"].strip()
    if joint not in _CLOSE and _COUNTED.match(text, end):
        return ""
    return _replaced(item, joint, candidate) or _last_group(item, candidate, text[end : end + 1])


def _extension(item: str, candidate: Candidate) -> str:
    """Dial "967-601 oder -602"; without a parted base the last digits are replaced: "967601, -02"."""
    base = candidate.base or candidate.digits[: len(candidate.digits) - len(item)]
    return base + item if len(base) > len(candidate.prefix) else ""


def _last_group(item: str, candidate: Candidate, behind: str) -> str:
    """Dial "23 12 54 56 oder 57" where the list ends with it."""
    last = candidate.groups[-1] if len(candidate.groups) > 2 else None
    alike = last is not None and last.mark == " " and len(last.digits) == len(item) > 1
    return candidate.digits[: -len(item)] + item if alike and behind in ("", ".", ",", ";", ")", "\n") else ""


def _replaced(item: str, joint: str, candidate: Candidate) -> str:
    """An item without a dash: another extension, another subscriber, or only the last digits."""
    whole = candidate.digits
    extension = len(whole) - len(candidate.base) if candidate.base else 0
    subscriber = len(whole) - len(candidate.prefix)
    last = candidate.groups[-1] if len(candidate.groups) > 1 else None
    if not extension and last and last.mark == " " and len(last.digits) == len(item) == _LONE_DASH:
        extension = _LONE_DASH  # "0221 4710 123 oder 124"
    if extension and (len(item) == extension or (joint in _CLOSE and len(item) < extension)):
        return whole[: len(whole) - len(item)] + item
    if abs(len(item) - subscriber) <= 1 and len(item) > _LONE_DASH:
        return candidate.prefix + item
    if joint in _CLOSE and len(item) <= _LONE_DASH and len(item) < subscriber - 1:
        return whole[: len(whole) - len(item)] + item
    return ""
