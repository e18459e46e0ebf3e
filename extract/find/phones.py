"""Find phone and fax numbers in cleaned text, as German-speaking countries print them.

A cheap scan for digits that may begin a number, our own grammar for how it goes on (`phone_grammar`), the
labels beside it (`phone_labels`), guards against everything else that has digits (`phone_guards`), and
libphonenumber's ranges for the rest (`phone_numbers`). Each refusal has its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.phone_grammar import DASHES, Candidate, Group, candidate_at
from extract.find.phone_guards import (
    glued_reason,
    reference_reason,
    shape_reason,
    token_reason,
    unit_reason,
    weak_reason,
)
from extract.find.phone_labels import Label, LabelKind, Labels
from extract.find.phone_links import phones_of_links
from extract.find.phone_numbers import area_codes, is_short_code, number_of
from extract.find.phone_region import region_of
from extract.mention import Phone, PhoneKind, Rejection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Link

__all__ = ["find_phones", "phones_of_links", "region_of"]

_DASH = re.escape(DASHES)
# A digit at which a number may begin: a "+" or "0" with five more digits not far behind, or a short code.
# The leading set lets the engine skip text without digits at memory speed.
_SEED = re.compile(
    r"[+01](?:(?<=[+0])(?<!\d0)(?<![.,:]0)"
    rf"(?:[ ()./|\n{_DASH}·•⁄∕／']{{0,5}}\d){{5}}|(?<=1)(?<!\d1)(?:1(?:[0257]|[3468](?!\d)|6 ?\d{{3}}|8\d{{2,3}})|[2346]\d(?:\d\d)?)(?!\d))"
)
_SHORT = re.compile(r"11[0257](?!\d)|116 ?\d{3}(?!\d)|118\d{2,3}(?!\d)|1[1-4]\d{1,2}(?!\d)")
_LIST_JOINT = (
    r"(?P<joint> ?(?:[,;|/&+]|und|oder|bis|sowie|bzw\.|beziehungsweise|u\.|o\.|or|and|et|ou)(?: auch)? {0,2})"
)
# "oder -602", "/-457", "|-531", "bis -605", "/01", "(-606)".
_EXTENSION_ITEM = re.compile(
    rf"(?:{_LIST_JOINT}| ?\()(?P<dash>[{_DASH}] ?)?(?P<digits>\d{{1,8}}(?: \d{{2,4}}){{0,3}})(?:(?P<inner> ?[{_DASH}] ?)(?P<tail>\d{{1,5}}))?(?![\d.,:]\d)"
)
_JOINED = re.compile(rf"{_LIST_JOINT}\(?\Z")
_NOT_ITEM = re.compile(
    r" ?(?:Uhr\b|h\b|Euro\b|€|%|Prozent|\.\d|:\d|Jahre|Personen|Stunden|Minuten|Tage)|\. (?:Januar|Februar|März|April|Mai|Juni|Juli|August|"
    r"September|Oktober|November|Dezember|Stock|Etage|OG)"
)
_LOCAL = re.compile(rf"\(?(?P<body>[1-9]\d{{0,8}}(?:(?: ?[{_DASH}/.] ?| )\d{{1,6}}){{0,4}})(?!\d)")
_LOCAL_BEFORE = re.compile(
    rf"(?<![\d.,/])(?P<body>[1-9]\d{{0,8}}(?:(?: ?[{_DASH}/.] ?| )\d{{1,6}}){{0,4}}) ?[(,;–-]{{1,2}} ?\Z"
)
_LOCAL_BRIDGE = re.compile(
    r"(?:[ .:;*|>\"“„=_/()-]{0,4}\n{0,2}[ (]{0,2})(?:(?:nr|nummer|unter|der|die|lautet|ist|von|zu|privat|dienstlich|rufnummer)\b[ .:]{0,3}){0,3}",
    re.IGNORECASE,
)
_EXTENSION_BRIDGE = re.compile(
    rf"[ .:]{{0,3}}(?:(?:nr|nummer|ist)\b[ .:]{{0,3}})?(?P<dash>[{_DASH}] ?)?(?P<digits>\d{{1,5}})(?![\d.,:]?\d)",
    re.IGNORECASE,
)
_AREA_BRIDGE = re.compile(r"[ :.(\w]{0,24}?\(?(?P<digits>0 ?[2-9](?: ?\d){1,4}|01(?!\d))(?!\d)")
_POSTAL = re.compile(r"\d{5} (?!Frau|Herr|Dr\b)[A-ZÄÖÜ][a-zäöüß]{2}")
_EMERGENCY_BEFORE = re.compile(
    r"(?:unter(?: der)?(?: \w{1,20}nummer)?|nummern?|wählt|wählen|wähle|die|der|ruf(?:en|t|e)?|über(?: die| den)?(?: \w{1,20})?|tel\.?|notruf(?:nummer)?|"
    r"call|dial)[ :„\"“»(]{0,3}\Z",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(
    r"(?:notruf(?:nummern?|s)?|notfall\w{0,10}|polizei|feuerwehr|rettungsdienst|rettungswagen|rettungsleitstelle|krankenwagen|notarzt|emergency)"
    r"[ :„\"“»(,\n–-]{0,4}(?:(?:unter|der|die|den|nummer|tel\.?|telefon|rufnummer|über|immer|bitte|sofort|wählen sie|ruf|rufen)[ :\"„“»]{0,3}){0,4}\Z",
    re.IGNORECASE,
)
_EMERGENCY_AFTER = re.compile(
    r"[ “\"«)]{0,2}(?:wähl|an(?:ruf|zu|ge)?|anruf|alarm|verständig|ruf|melden|erreich|informier|gewählt|gerufen)|[“\"«)]{0,2} ?[.!,;)|\n]|[“\"«)]{0,2}\Z",
    re.IGNORECASE,
)
_STRONG_MARKS = re.compile(rf"[)/{_DASH}]")


@dataclass(frozen=True, slots=True)
class _Pending:
    """A number printed without its area code."""

    start: int
    end: int
    digits: str
    kind: PhoneKind


@dataclass(slots=True)
class _Search:
    """One search through one text."""

    text: str
    region: str
    labels: Labels
    links: tuple[Span, ...]
    phones: list[Phone] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    pending: list[_Pending] = field(default_factory=list)
    areas: set[str] = field(default_factory=set)
    floor: int = 0  # where the last accepted or refused number ends
    last: Candidate | None = None
    last_kind: PhoneKind = PhoneKind.VOICE

    def run(self, seeds: Sequence[int]) -> None:
        """Read numbers from left to right: seeds and labels in the order of the text."""
        events = [(position, False) for position in seeds]
        events += [(label.end, True) for label in self.labels.items]
        for position, labelled in sorted(events):
            if position < self.floor:
                continue
            if labelled:
                self._after_label(position)
            elif self.text[position] == "1":
                self._short(position)
            else:
                self._candidate(position)

    # --- numbers with area code

    def _candidate(self, position: int) -> None:
        start = self._opening(position)
        candidate = candidate_at(self.text, start, self.region)
        if candidate is None:
            return
        label = self.labels.before(candidate.start, self.floor)
        printed_for_link = any(
            span.start <= candidate.start and candidate.end <= span.end for span in self.links
        )
        reason = self._refusal(candidate, label=label, linked=printed_for_link)
        if reason is not None:
            self._refuse(candidate.start, candidate.end, reason)
            return
        self._accept(candidate, label)

    def _opening(self, position: int) -> int:
        """Step back over the bracket or plus before a seed: "(0 50 21)", "(+49", "++49"."""
        start = position
        while start > max(self.floor, position - 4) and self.text[start - 1] in "+":
            start -= 1
        before = self.text[max(self.floor, start - 2) : start]
        if before.endswith("("):
            return start - 1
        if before == "( ":
            return start - 2
        return start

    def _refusal(self, candidate: Candidate, *, label: Label | None, linked: bool) -> str | None:
        text, start, end, digits = self.text, candidate.start, candidate.end, candidate.digits
        if reason := shape_reason(text, start, end, digits):
            return reason
        if reason := token_reason(text, start, end):
            return reason
        if label is None or label.end != start:
            if reason := glued_reason(text, start, end):
                return reason
        elif reason := glued_reason(text, end, end):
            return reason
        if candidate.number is None:
            return "no such number"
        if label is not None or linked:
            return None if candidate.number.valid or label is not None else "no such number"
        if not candidate.number.valid:
            return "no such number"
        joined = (
            bool(self.phones)
            and _JOINED.match(text, self.floor, start) is not None
            and self.phones[-1].span.end == self.floor
        )
        if joined:
            return None
        if reason := reference_reason(text, start, self.floor):
            return reason
        if reason := unit_reason(text, end):
            return reason
        international = digits.startswith("+")
        groups = tuple(len(group.digits) for group in candidate.groups)
        if not international and (reason := weak_reason(text, start, end, digits, groups)):
            return reason
        if candidate.more:
            return "part of a longer number"
        if not candidate.aligned:
            return "area code does not fit the grouping"
        return None

    def _accept(self, candidate: Candidate, label: Label | None) -> None:
        number = candidate.number
        if number is None:
            return
        kind = self._kind(candidate.start, candidate.end, label, number.kind)
        rule = "label" if label else "form"
        self._phone(candidate.start, candidate.end, number.number, kind, rule)
        if number.area:
            self.areas.add(number.area)
        self.last, self.last_kind = candidate, kind
        self._list(candidate)

    def _kind(self, start: int, end: int, label: Label | None, by_range: PhoneKind) -> PhoneKind:
        after = self.labels.after(end)
        if after is not None and after.kind in (LabelKind.FAX, LabelKind.VOICE, LabelKind.MOBILE):
            return PhoneKind.FAX if after.kind is LabelKind.FAX else by_range
        near = label or self.labels.near(start, self.floor)
        if near is not None:
            return PhoneKind.FAX if near.kind is LabelKind.FAX else by_range
        if (
            self.phones
            and self.phones[-1].kind is PhoneKind.FAX
            and _JOINED.match(self.text, self.floor, start)
        ):
            return PhoneKind.FAX
        return by_range

    # --- lists and extensions

    def _list(self, candidate: Candidate) -> None:
        """Read what goes on behind a number: "oder -602", "/-457", "|-531|-425", "/ 12-2222", "/01"."""
        while match := _EXTENSION_ITEM.match(self.text, self.floor):
            digits = self._item_digits(match, candidate)
            if not digits:
                return
            number = number_of(digits, self.region)
            if number is None or not number.valid:
                return
            start = match.start("dash") if match["dash"] else match.start("digits")
            kind = self.last_kind if self.last_kind is PhoneKind.FAX else number.kind
            self._phone(start, match.end(), number.number, kind, "list")
            if match["tail"]:
                group = Group(match["tail"], *match.span("tail"), match["inner"])
                base = digits[: len(digits) - len(match["tail"])]
                candidate = Candidate(start, match.end(), digits, (group,), number, candidate.prefix, base)
                self.last = candidate

    def _item_digits(self, match: re.Match[str], candidate: Candidate) -> str:
        """Return the digits that a list item stands for, "" where it is no item of this list."""
        text, end = self.text, match.end()
        if _NOT_ITEM.match(text, end) or (text[end : end + 1].isalpha() and not text[end : end + 1].isupper()):
            return ""
        bracket = match["joint"] is None
        item = match["digits"].replace(" ", "")
        if bracket and (not match["dash"] or text[end : end + 1] != ")"):
            return ""
        whole = candidate.digits
        if match["dash"]:
            if match["tail"]:
                return ""
            base = candidate.base or whole[: len(whole) - len(item)]
            return base + item if len(base) > len(candidate.prefix) else ""
        if (item.startswith("0") and len(item) > 4) or _POSTAL.match(text, match.start("digits")):
            return ""
        if match["tail"]:
            return candidate.prefix + item + match["tail"]
        joint = (match["joint"] or "").strip()
        extension = len(whole) - len(candidate.base) if candidate.base else 0
        if extension and (len(item) == extension or (joint == "/" and len(item) < extension)):
            return whole[: len(whole) - len(item)] + item
        subscriber = len(whole) - len(candidate.prefix)
        if abs(len(item) - subscriber) <= 1 and len(item) >= 4:
            return candidate.prefix + item
        if joint == "/" and 1 <= len(item) <= 3 and len(item) < subscriber - 1:
            return whole[: len(whole) - len(item)] + item
        return ""

    # --- what only a label announces

    def _after_label(self, position: int) -> None:
        label = next(label for label in self.labels.items if label.end == position)
        if label.kind is LabelKind.AREA:
            self._area_given(label)
        elif label.kind is LabelKind.EXTENSION:
            self._extension(label, _EXTENSION_BRIDGE.match(self.text, position))
        else:
            match = _EXTENSION_BRIDGE.match(self.text, position)
            if match and match["dash"]:
                self._extension(label, match)
            else:
                self._local(label)

    def _area_given(self, label: Label) -> None:
        match = _AREA_BRIDGE.match(self.text, label.end)
        if match is None:
            return
        code = re.sub(r"\D", "", match["digits"])
        if code not in area_codes(self.region):
            return
        self.areas.add(code)
        before = _LOCAL_BEFORE.search(self.text[max(self.floor, label.start - 30) : label.start])
        if before is None:
            return
        start = max(self.floor, label.start - 30) + before.start("body")
        end = start + len(before["body"])
        number = number_of(code + re.sub(r"\D", "", before["body"]), self.region)
        if number is not None and number.valid:
            kind = self._kind(start, end, None, number.kind)
            self._phone(start, end, number.number, kind, "area code given apart")
            self.floor = match.end()

    def _extension(self, label: Label, match: re.Match[str] | None) -> None:
        """Complete "Fax: -456", "Durchwahl 34" from the number before."""
        if match is None or _NOT_ITEM.match(self.text, match.end()):
            return
        start = match.start("dash") if match["dash"] else match.start("digits")
        base = self.last.base if self.last else ""
        if (
            not base
            and self.last
            and match["dash"]
            and len(match["digits"]) < len(self.last.digits) - len(self.last.prefix) - 1
        ):
            base = self.last.digits[: -len(match["digits"])]
        if not base:
            if match["dash"] or label.kind is LabelKind.EXTENSION:
                self._refuse(start, match.end(), "extension without a number")
            return
        number = number_of(base + match["digits"], self.region)
        if number is None:
            self._refuse(start, match.end(), "no such number")
            return
        kind = PhoneKind.FAX if label.kind is LabelKind.FAX else number.kind
        after = self.labels.after(match.end())
        if after is not None and after.kind is LabelKind.FAX:
            kind = PhoneKind.FAX
        self._phone(start, match.end(), number.number, kind, "extension")
        self.last_kind = kind
        if self.last is not None:
            self._list(
                Candidate(
                    start,
                    match.end(),
                    base + match["digits"],
                    self.last.groups,
                    number,
                    self.last.prefix,
                    base,
                )
            )

    def _local(self, label: Label) -> None:
        """Note digits without area code behind a label: "Tel. 96 76 06"."""
        bridge = _LOCAL_BRIDGE.match(self.text, label.end)
        match = _LOCAL.match(self.text, bridge.end() if bridge else label.end)
        if match is None:
            return
        digits = re.sub(r"\D", "", match["body"])
        start, end = match.span("body")
        if is_short_code(digits, self.region):
            self._phone(start, end, digits, PhoneKind.SHORT, "short code")
            return
        if not 3 <= len(digits) <= 9:
            return
        reason = (
            shape_reason(self.text, start, end, digits)
            or token_reason(self.text, start, end)
            or glued_reason(self.text, end, end)
            or ("time" if _NOT_ITEM.match(self.text, end) else None)
            or unit_reason(self.text, end)
            or ("postal code" if _POSTAL.match(self.text, start) else None)
        )
        if reason:
            self._refuse(start, end, reason)
            return
        kind = PhoneKind.FAX if label.kind is LabelKind.FAX else PhoneKind.VOICE
        self.pending.append(_Pending(start, end, digits, kind))
        self.floor = end

    # --- short codes

    def _short(self, position: int) -> None:
        match = _SHORT.match(self.text, position)
        if match is None:
            return
        digits = match.group().replace(" ", "")
        if not is_short_code(digits, self.region):
            return
        start, end = match.span()
        reason = self._short_refusal(start, end, digits)
        if reason is None:
            self._phone(start, end, digits, PhoneKind.SHORT, "short code")
        else:
            self.rejections.append(Rejection(Span(start, end), self.text[start:end], "phone", reason))

    def _short_refusal(self, start: int, end: int, digits: str) -> str | None:
        text = self.text
        if (
            reason := token_reason(text, start, end)
            or glued_reason(text, start, end)
            or unit_reason(text, end)
        ):
            return reason
        if re.search(r"[\d.,:/-] ?\Z", text[max(0, start - 2) : start]) and not self._after_short(start):
            return "part of a longer number"
        if re.match(r"[.,:/]\d|[-–]\w| \d", text[end : end + 2]):
            return "part of a longer number"
        if digits.startswith("116") or self._after_short(start):
            return None
        if self.labels.before(start, self.floor) is not None or _EMERGENCY.search(
            text[max(0, start - 60) : start]
        ):
            return None
        if _EMERGENCY_BEFORE.search(text[max(0, start - 40) : start]) and _EMERGENCY_AFTER.match(text, end):
            return None
        if re.match(r" ?\((?:Notruf|Polizei|Feuerwehr|Rettung)", text[end : end + 14]):
            return None
        return "bare number"

    def _after_short(self, start: int) -> bool:
        """Tell whether this follows another short code in a list: "110 oder 112"."""
        return bool(
            self.phones
            and self.phones[-1].kind is PhoneKind.SHORT
            and re.fullmatch(
                r" ?(?:[,/]|oder|und|bzw\.|beziehungsweise)(?: die| der)? ?",
                self.text[self.phones[-1].span.end : start],
            )
        )

    # --- results

    def _phone(self, start: int, end: int, number: str, kind: PhoneKind, rule: str) -> None:
        self.phones.append(Phone(Span(start, end), self.text[start:end], number, kind, rule))
        self.floor = end

    def _refuse(self, start: int, end: int, reason: str) -> None:
        self.rejections.append(Rejection(Span(start, end), self.text[start:end], "phone", reason))
        self.floor = max(self.floor, end)

    def complete(self, given: Sequence[str]) -> None:
        """Give the pending numbers the area code that the document makes certain, or refuse them."""
        areas = self.areas or set(given)
        area = next(iter(areas)) if len(areas) == 1 else ""
        if area and given and area not in given:
            area = ""
        for item in self.pending:
            span = Span(item.start, item.end)
            number = number_of(area + item.digits, self.region) if area else None
            if number is None or not number.valid:
                reason = "no area code" if not area else "no such number"
                self.rejections.append(Rejection(span, span.of(self.text), "phone", reason))
                continue
            self.phones.append(
                Phone(span, span.of(self.text), number.number, item.kind, "completed", completed=True)
            )


def find_phones(
    text: str, *, region: str = "DE", area_codes: Sequence[str] = (), links: Sequence[Link] = ()
) -> tuple[tuple[Phone, ...], tuple[Rejection, ...]]:
    """Find all phone and fax numbers of a cleaned text, in order, and what was refused with its reason.

    `region` is the country whose numbers are printed without country code ("DE", "AT", "CH");
    `area_codes` are those that the publisher's place makes certain ("05021"); `links` those of the page:
    digits printed for a "tel:" target need no label.
    """
    seeds = [match.start() for match in _SEED.finditer(text)]
    labels = Labels.of(text)
    if not seeds and not labels.items:
        return (), ()
    dialled = tuple(link.span for link in links if link.target.lower().startswith(("tel:", "callto:")))
    search = _Search(text, region, labels, dialled)
    search.run(seeds)
    search.complete(area_codes)
    return (
        tuple(sorted(search.phones, key=lambda phone: phone.span)),
        tuple(sorted(search.rejections, key=lambda rejection: rejection.span)),
    )
