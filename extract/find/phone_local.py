"""Digits that only a label makes a number: "Tel. 96 76 06", "Fax: -456", "Durchwahl 34", "(Vorwahl 030)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.find.phone_grammar import DASHES, POSTAL, SLASHES
from extract.find.phone_guards import FORM, Sight, counted, reason_of
from extract.find.phone_labels import Label, LabelKind
from extract.find.phone_lists import NOT_ITEM
from extract.find.phone_numbers import area_codes

_DASH = re.escape(DASHES)
_BODY = rf"[1-9]\d{{0,8}}(?:(?: ?[{_DASH}/.] ?| )\d{{1,6}}){{0,4}}"
_WORDS = (
    r"(?:(?:nr|nummer|unter|der|die|lautet|ist|von|zu|privat|dienstlich|rufnummer|auch|und|per|bei|frau|herr[n]?)"
    r"\b[ .:]{0,3}){0,4}"
)
_AFTER_LABEL = re.compile(
    rf"(?: ?\([^\W\d_][^()\n]{{0,30}}\))?[ .:;*|>\"“„=_/()–—\n-]{{0,5}}{_WORDS}\(?(?P<body>{_BODY})(?!\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    rf"[ .:(]{{0,3}}\n{{0,2}}(?:(?:nr|nummer|ist|unter|der)\b[ .:]{{0,3}}){{0,2}}(?P<dash>[{_DASH}…] ?)?"
    rf"(?P<digits>[1-9]\d?(?: \d\d){{1,2}}|[1-9]\d{{0,4}}|0\d{{0,3}}(?! ?[({SLASHES}{_DASH}]? ?\d))"
    r"(?!\d|[.,:]\d)",
    re.IGNORECASE,
)
_AREA = re.compile(r"[ :.(\w]{0,24}?\(?(?P<digits>0 ?[1-9](?: ?\d){1,4})(?! ?\d)")
_BEFORE_AREA = re.compile(rf"(?<![\d.,/])(?P<body>{_BODY}) ?[(,;–-]{{1,2}} ?\Z")
# "-601" at the end of a line or before a comma, where a number with "-0" stands above.
BARE_EXTENSION = re.compile(
    rf"[{_DASH}](?<=[^\d][ \n(:][{_DASH}]) ?(?P<digits>\d{{2,5}})(?=[ ]?(?:[\n,;)|]|\Z))"
)
_SHORTEST = 3
_SHORT = 5  # digits; fewer need a label that stands for a number and nothing else
_LONGEST = 9
_YEAR = re.compile(r"(?:19|20)\d\d(?: (?!oder|und|bis|sowie)[a-zäöü]|:)")
_WITHOUT_PLUS = re.compile(r"\(?49\)? ?[-/]? ?(?:\(0\))? ?[-/]? ?\(?[1-9]")


@dataclass(frozen=True, slots=True)
class Local:
    """Digits behind a label that lack the area code; `reason` says why they are no number after all."""

    start: int
    end: int
    digits: str
    reason: str | None = None
    extension: int = 0  # digits behind the last dash

    def base(self, area: str) -> str:
        """Return area code and digits up to the extension, "" where none is parted off."""
        return area + self.digits[: -self.extension] if self.extension else ""


@dataclass(frozen=True, slots=True)
class Extension:
    """Digits that continue another number; `dashed` says that a dash was printed."""

    start: int
    end: int
    digits: str
    dashed: bool


def local_after(text: str, label: Label) -> Local | None:
    """Read the digits that a label announces, None where none follow."""
    match = _AFTER_LABEL.match(text, label.end)
    if match is None:
        return None
    start, end = match.span("body")
    if "." in match["body"]:
        end = _without_sentence(text, start, end)
    digits = re.sub(r"\D", "", text[start:end])
    if len(digits) < _SHORTEST or len(digits) > _LONGEST:
        return None
    sight = Sight(text, start, end, digits, (), label.end)
    reason = reason_of(sight, (*FORM, counted, _timed, _postal, _year))
    if reason is None and len(digits) < _SHORT and not label.short and ":" not in text[label.end : start]:
        reason = "too short for this label"
    tail = re.search(rf"[{_DASH}] ?(\d{{1,5}})\Z", text[start:end])
    return Local(start, end, digits, reason, len(tail[1]) if tail else 0)


def extension_after(text: str, label: Label) -> Extension | None:
    """Read "-456" behind any label, "34" behind one for extensions; None where there is none."""
    match = _EXTENSION.match(text, label.end)
    if match is None or NOT_ITEM.match(text, match.end()):
        return None
    if match["dash"] is None and label.kind is not LabelKind.EXTENSION:
        return None
    start = match.start("dash") if match["dash"] else match.start("digits")
    return Extension(start, match.end(), match["digits"].replace(" ", ""), match["dash"] is not None)


def area_after(text: str, label: Label, region: str) -> tuple[int, str] | None:
    """Read the area code given apart: "(Vorwahl 030)", "Vorwahl: 0 50 21"; its end and its digits."""
    match = _AREA.match(text, label.end)
    if match is None:
        return None
    digits = re.sub(r"\D", "", match["digits"])
    return (match.end(), digits) if digits in area_codes(region) else None


def local_before(text: str, label: Label, floor: int) -> Local | None:
    """Read the digits before an area code given apart: "23125456 (Vorwahl 030)"."""
    match = _BEFORE_AREA.search(text, max(floor, label.start - 30), label.start)
    if match is None:
        return None
    start, end = match.span("body")
    return Local(start, end, re.sub(r"\D", "", match["body"]))


def begins_without_plus(text: str, label: Label) -> int | None:
    """Return where a country code printed without its plus begins: "Tel. 49 (0) 30 …", else None."""
    start = label.end
    while start < len(text) and text[start] in " .:":
        start += 1
    return start if _WITHOUT_PLUS.match(text, start) else None


def _timed(sight: Sight) -> str | None:
    return "time or count" if NOT_ITEM.match(sight.text, sight.end) else None


def _postal(sight: Sight) -> str | None:
    return "postal code" if POSTAL.match(sight.text, sight.start) else None


def _year(sight: Sight) -> str | None:
    """Refuse "Telefon: 2015 noch 34 Prozent", "Fax 2015: …"; "Tel. 2015" at a line's end may be a number."""
    return "year" if _YEAR.match(sight.text, sight.start) else None


def _without_sentence(text: str, start: int, end: int) -> int:
    """Cut "96 76 06. 12" at the full stop."""
    stop = text.find(". ", start, end)
    return stop if stop > 0 else end
