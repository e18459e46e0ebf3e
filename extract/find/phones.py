"""Find phone and fax numbers in cleaned text, as German-speaking countries print them.

A cheap scan for digits that may begin a number, our own grammar for how it goes on (`phone_grammar`,
`phone_lists`), the labels beside it (`phone_labels`), guards against everything else that has digits
(`phone_guards`), and libphonenumber's ranges (`phone_numbers`). Each refusal has its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.article import Region, Span
from extract.find.phone_grammar import DASHES, SLASHES, Candidate, candidate_at
from extract.find.phone_guards import (
    FORM,
    SURROUNDINGS,
    WEAK,
    Sight,
    letters_before,
    reason_of,
)
from extract.find.phone_labels import Label, LabelKind, Labels
from extract.find.phone_links import number_of_target, phones_of_links
from extract.find.phone_lists import is_joined, items
from extract.find.phone_local import (
    BARE_EXTENSION,
    Extension,
    Local,
    area_after,
    extension_after,
    local_after,
    local_before,
)
from extract.find.phone_numbers import is_short_code, number_of, prefix_of
from extract.find.phone_region import region_of
from extract.find.phone_short import short_code_at
from extract.mention import Phone, PhoneKind, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.article import Block, Link

__all__ = ["find_phones", "phones_of_links", "region_of"]

_DASH = re.escape(DASHES)
# A digit at which a number may begin: a "+" or a "0" with five more digits not far behind, or the 1 of a short
# code. The leading set lets the engine skip text without digits at memory speed; all parts are bounded.
_SEED = re.compile(
    r"[+01](?:(?<=[+0])(?<!\d0)(?<![.,:]0)"
    rf"(?:[ ()./|\n{_DASH}{SLASHES}·•']{{0,5}}\d){{5}}"
    r"|(?<=1)(?<!\d1)(?:1(?:[0-57](?!\d)|6[ -]?\d{3}|8\d{1,3})|[2-4]\d(?:\d\d?)?)(?!\d))"
)
# Without a seed only a label can make a number; these stems are in nearly all that do.
_LOCAL_STEMS = ("elefon", "Tel", "Fax", "fax", "urchwahl", "orwahl", "Ruf", "otline", "☎")
_BASE_REACH = 3000  # characters; an extension refers to a number no further above


@dataclass(frozen=True, slots=True)
class _Pending:
    """A number printed without its area code."""

    local: Local
    kind: PhoneKind


@dataclass(slots=True)
class _Search:
    """One search through one text, from left to right."""

    text: str
    region: str
    labels: Labels
    dialled: tuple[Span, ...]  # printed texts of links that dial
    phones: list[Phone] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    pending: list[_Pending] = field(default_factory=list)
    areas: dict[int, str] = field(default_factory=dict)  # area codes found, by offset
    floor: int = 0  # where the last number ended
    last: Candidate | None = None

    def run(self, seeds: Iterable[int]) -> None:
        """Read numbers at seeds and behind labels, in the order of the text."""
        events: list[tuple[int, Label | None]] = [(position, None) for position in seeds]
        events += [(label.end, label) for label in self.labels.items]
        for position, label in sorted(events, key=lambda event: (event[0], event[1] is None)):
            if position < self.floor:
                continue
            if label is not None:
                self._after_label(label)
            elif self.text[position] == "1":
                self._short(position)
            else:
                self._candidate(position)

    # --- numbers with their area code

    def _candidate(self, position: int) -> None:
        candidate = candidate_at(self.text, self._opening(position), self.region)
        if candidate is None:
            return
        label = self.labels.before(candidate.start, self.floor)
        reason = self._refusal(candidate, label)
        if reason is not None:
            self._refuse(candidate.start, candidate.end, reason)
            return
        number = candidate.number
        if number is None:
            return
        kind = self._kind(candidate.start, candidate.end, label, number.kind)
        self._accept(candidate.start, candidate.end, number.number, kind, "label" if label else "form")
        if number.area:
            self.areas[candidate.start] = number.area
        self.last = candidate
        self._list(candidate, label)

    def _opening(self, position: int) -> int:
        """Step back over the plus and the bracket before a seed: "++49", "(0 50 21)", "( 0 50 21 )"."""
        start = position
        while start > max(self.floor, position - 2) and self.text[start - 1] == "+":
            start -= 1
        before = self.text[max(self.floor, start - 2) : start]
        return start - 1 if before.endswith("(") else start - 2 if before == "( " else start

    def _refusal(self, candidate: Candidate, label: Label | None) -> str | None:
        start = candidate.start
        groups = tuple(len(group.digits) for group in candidate.groups)
        sight = Sight(self.text, start, candidate.end, candidate.digits, groups, self.floor)
        if reason := reason_of(sight, FORM):
            return reason
        glued = letters_before(sight)
        if glued and (label is None or label.end != start):
            return glued
        number = candidate.number
        if number is None or not (number.valid or label):
            return "no such number"
        if label is not None or self._is_dialled(start, candidate.end) or self._is_joined(start):
            return None
        if reason := reason_of(sight, SURROUNDINGS):
            return reason
        if candidate.more:
            return "part of a longer number"
        if candidate.digits.startswith("+"):
            return None
        if not candidate.aligned or not candidate.parted:
            return "area code does not fit the grouping"
        return reason_of(sight, WEAK)

    def _is_dialled(self, start: int, end: int) -> bool:
        return any(span.start <= start and end <= span.end for span in self.dialled)

    def _is_joined(self, start: int) -> bool:
        """Tell whether this continues a list: "… 96 76 06 oder 0171 39…"."""
        return (
            bool(self.phones)
            and self.phones[-1].span.end == self.floor
            and is_joined(self.text, self.floor, start)
        )

    def _kind(self, start: int, end: int, label: Label | None, by_range: PhoneKind) -> PhoneKind:
        """Tell a fax by the label behind, before, or inherited in a list; else the range decides."""
        after = self.labels.after(end)
        if after is not None and (self.text[after.end - 1 : after.end + 2].find(")") >= 0 or label is None):
            return PhoneKind.FAX if after.kind is LabelKind.FAX else by_range
        beside = label or self.labels.near(start, self.floor)
        if beside is not None:
            return PhoneKind.FAX if beside.kind is LabelKind.FAX else by_range
        inherited = self._is_joined(start) and self.phones[-1].kind is PhoneKind.FAX
        return PhoneKind.FAX if inherited else by_range

    def _list(self, candidate: Candidate, label: Label | None) -> None:
        """Take the further numbers of a list; of "Tel./Fax 96…-06/-07" the second is the fax."""
        first = self.phones[-1].kind
        further = list(items(self.text, candidate, self.region))
        for item in further:
            number = item.candidate.number
            if number is None:
                continue
            kind = PhoneKind.FAX if first is PhoneKind.FAX else number.kind
            if label is not None and label.shared and len(further) == 1 and item.joint == "/":
                kind = PhoneKind.FAX
            kind = self._kind_behind(item.end, kind)
            self._accept(item.start, item.end, number.number, kind, "list")
            self.last = item.candidate

    def _kind_behind(self, end: int, kind: PhoneKind) -> PhoneKind:
        after = self.labels.after(end)
        return PhoneKind.FAX if after is not None and after.kind is LabelKind.FAX else kind

    # --- what only a label announces

    def _after_label(self, label: Label) -> None:
        if label.kind is LabelKind.AREA:
            self._area_given(label)
            return
        extension = extension_after(self.text, label)
        if extension is not None:
            self._extension(extension, label)
            return
        if label.kind in (LabelKind.EXTENSION, LabelKind.MOBILE):
            return
        local = local_after(self.text, label)
        if local is None:
            return
        if is_short_code(local.digits, self.region):
            return  # the seed of the short code follows
        if local.reason is not None:
            self._refuse(local.start, local.end, local.reason)
            return
        kind = PhoneKind.FAX if label.kind is LabelKind.FAX else PhoneKind.VOICE
        self._suspend(local, self._kind_behind(local.end, kind))

    def _suspend(self, local: Local, kind: PhoneKind) -> None:
        self.pending.append(_Pending(local, kind))
        self.floor = local.end

    def _area_given(self, label: Label) -> None:
        found = area_after(self.text, label, self.region)
        if found is None:
            return
        end, area = found
        self.areas[label.start] = area
        local = local_before(self.text, label, self.floor)
        suspended = self.pending[-1] if self.pending else None
        if suspended is not None and 0 <= label.start - suspended.local.end <= 3:  # noqa: PLR2004 - " (", ", "
            local = suspended.local
            self.pending.pop()
        number = number_of(area + local.digits, self.region) if local else None
        if local is None or number is None or not number.valid:
            return
        kind = suspended.kind if suspended is not None and suspended.local is local else number.kind
        self._accept(local.start, local.end, number.number, kind, "area code given apart")
        self.floor = end

    def _extension(self, extension: Extension, label: Label | None) -> None:
        """Complete "Fax: -456", "Durchwahl 34" from the number before."""
        base = self._base(extension)
        number = number_of(base + extension.digits, self.region) if base else None
        if number is None:
            self._refuse(extension.start, extension.end, "extension without a number")
            return
        fax = label is not None and label.kind is LabelKind.FAX
        kind = self._kind_behind(extension.end, PhoneKind.FAX if fax else number.kind)
        self._accept(extension.start, extension.end, number.number, kind, "extension")
        if self.last is not None:
            digits = base + extension.digits
            self.last = Candidate(
                extension.start, extension.end, digits, self.last.groups, number, self.last.prefix, base
            )
            self._list(self.last, None)

    def _base(self, extension: Extension) -> str:
        last = self.last
        if last is None or extension.start - last.end > _BASE_REACH:
            return ""
        if last.base or not extension.dashed:
            return last.base
        base = last.digits[: -len(extension.digits)]
        return base if len(base) > len(last.prefix) + 1 else ""

    # --- short codes

    def _short(self, position: int) -> None:
        before = self.phones[-1] if self.phones else None
        after_code = before.span.end if before is not None and before.kind is PhoneKind.SHORT else -1
        found = short_code_at(
            self.text, position, self.labels, self.floor, self.region, after_code=after_code
        )
        if found is None:
            return
        end, digits, reason = found
        if reason is None:
            self._accept(position, end, digits, PhoneKind.SHORT, "short code")
        else:
            self.rejections.append(Rejection(Span(position, end), self.text[position:end], "phone", reason))

    # --- results

    def _accept(self, start: int, end: int, number: str, kind: PhoneKind, rule: str) -> None:
        self.phones.append(Phone(Span(start, end), self.text[start:end], number, kind, rule))
        self.floor = end

    def _refuse(self, start: int, end: int, reason: str) -> None:
        self.rejections.append(Rejection(Span(start, end), self.text[start:end], "phone", reason))
        self.floor = max(self.floor, end)

    def complete(self, given: Sequence[str], blocks: Sequence[Block]) -> None:
        """Give the pending numbers the area code that the document makes certain, or refuse them."""
        area = self._certain_area(given, blocks) if self.pending else ""
        for item in self.pending:
            span = Span(item.local.start, item.local.end)
            number = number_of(area + item.local.digits, self.region) if area else None
            if number is not None and number.valid:
                text = span.of(self.text)
                self.phones.append(Phone(span, text, number.number, item.kind, "completed", completed=True))
            else:
                reason = "no such number" if area else "no area code"
                self.rejections.append(Rejection(span, span.of(self.text), "phone", reason))

    def _certain_area(self, given: Sequence[str], blocks: Sequence[Block]) -> str:
        """Return the one area code of the article, else of its frame, that the publisher's place allows."""
        starts = [block.span.start for block in blocks]
        inside = set()
        for offset, area in self.areas.items():
            index = bisect_left(starts, offset + 1) - 1
            if index < 0 or blocks[index].region is Region.ARTICLE:
                inside.add(area)
        areas = inside or set(self.areas.values())
        if not areas:
            return given[0] if len(set(given)) == 1 else ""
        if len(areas) > 1 or (given and not areas & set(given)):
            return ""
        return next(iter(areas))


def find_phones(
    text: str,
    *,
    region: str = "DE",
    area_codes: Sequence[str] = (),
    links: Sequence[Link] = (),
    blocks: Sequence[Block] = (),
) -> tuple[tuple[Phone, ...], tuple[Rejection, ...]]:
    """Find all phone and fax numbers of a cleaned text, in order, and what was refused with its reason.

    `region` is the country whose numbers are printed without country code ("DE", "AT", "CH");
    `area_codes` are those that the publisher's place makes certain ("05021"); digits printed for one of
    `links` that dials need no label; `blocks` tell the article's numbers from those of the page's frame
    where a number without area code is completed. A number printed twice is returned twice.
    """
    seeds = [match.start() for match in _SEED.finditer(text)]
    if not seeds and not any(stem in text for stem in _LOCAL_STEMS):
        return (), ()
    labels = Labels.of(text)
    dialled = tuple(link.span for link in links if number_of_target(link.target, region))
    search = _Search(text, region, labels, dialled)
    search.run(seeds)
    search.complete(area_codes, blocks)
    return (
        tuple(sorted(search.phones, key=lambda phone: phone.span)),
        tuple(sorted(search.rejections, key=lambda rejection: rejection.span)),
    )
