"""One search for phone numbers through one text, from left to right.

Candidates, labels, lists and short codes are read by modules of their own; here they meet: which number a
label belongs to, what an extension continues, which area code the document makes certain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.phone_grammar import DASHES, Candidate, candidate_at
from extract.find.phone_guards import (
    FORM,
    FORM_OF_PARTED,
    SURROUNDINGS,
    WEAK,
    Sight,
    date_or_time,
    letters_before,
    reason_of,
)
from extract.find.phone_labels import Label, LabelKind, Labels
from extract.find.phone_lists import is_joined, items
from extract.find.phone_local import (
    BARE_EXTENSION,
    Extension,
    area_after,
    begins_without_plus,
    extension_after,
    local_after,
    local_before,
)
from extract.find.phone_numbers import is_short_code, number_of
from extract.find.phone_partial import Partial, Pending
from extract.find.phone_short import short_code_at
from extract.mention import Phone, PhoneKind, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.article import Block

_YEAR = re.compile(r"(?:19|20)\d\d")
_BASE_REACH = 3000  # characters; an extension refers to a number no further above


@dataclass(slots=True)
class Search:
    """One search through one text.

    Call `plausible` with the seeds, `run` with what is left of them, then `complete`; `phones` and
    `rejections` hold what was found, not yet in order.
    """

    text: str
    region: str
    dialled: Sequence[Span]  # printed texts of links that dial, in order
    labels: Labels = field(init=False)
    phones: list[Phone] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    partial: Partial = field(init=False)
    floor: int = 0  # where the last number ended
    last: Candidate | None = None
    shared: bool = False  # the last number had the label "Tel./Fax"

    def __post_init__(self) -> None:
        """Begin with nothing printed in part."""
        self.partial = Partial(self.text, self.region)

    def plausible(self, seeds: Iterable[int]) -> list[int]:
        """Set aside the seeds of dates and times, most of all in news, before any label is looked for."""
        kept: list[int] = []
        for position in seeds:
            found = date_or_time(self.text, position) if self.text[position] == "0" else None
            if found is None:
                kept.append(position)
            else:
                self._refuse(position, *found)
        self.floor = 0
        return kept

    def run(self, seeds: Sequence[int], *, by_label: bool) -> None:
        """Read numbers at seeds and behind labels, in the order of the text.

        `by_label` says that a label may stand before digits that are no seed.
        """
        text = self.text
        events: list[tuple[int, Label | None]] = [(position, None) for position in seeds]
        if by_label or any(text[position] != "1" for position in seeds):
            self.labels = Labels.of(text)
            events += [(label.end, label) for label in self.labels.items]
            # what goes on with a number stands behind one
            first = min(events, key=itemgetter(0), default=(len(text), None))[0]
            events += [(match.start(), None) for match in BARE_EXTENSION.finditer(text, first)]
        else:
            self.labels = Labels(text, (), ())
        for known in self.labels.items:
            if known.kind is LabelKind.AREA and (given := area_after(text, known, self.region)):
                self.partial.areas[known.start] = given[1]
        for position, label in sorted(events, key=lambda event: (event[0], event[1] is None)):
            if position >= self.floor:
                self._at(position, label)

    def _at(self, position: int, label: Label | None) -> None:
        if label is not None:
            self._after_label(label)
        elif self.text[position] in DASHES:
            self._bare_extension(position)
        elif self.text[position] in "12":
            self._short(position)
        else:
            self._read(candidate_at(self.text, self._opening(position), self.region))

    # --- numbers with their area code

    def _read(self, candidate: Candidate | None) -> None:
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
            self.partial.areas[candidate.start] = number.area
        self.last, self.shared = candidate, label is not None and label.shared
        self.partial.keep_base(candidate.base, candidate.prefix)
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
        # `plausible` has asked for a date or a time at a zero
        reason = reason_of(sight, FORM_OF_PARTED if self.text[start] in "0(+" and sight.is_parted else FORM)
        if reason is None and (label is None or label.end != start):
            reason = letters_before(sight)
        number = candidate.number
        if reason is None and (number is None or not (number.valid or label)):
            reason = "no such number"
        if reason or label or self._is_dialled(start, candidate.end) or self._is_joined(start):
            return reason
        return self._doubt(candidate, sight)

    def _doubt(self, candidate: Candidate, sight: Sight) -> str | None:
        """Return why a number without label, link or list before it is none after all."""
        if reason := reason_of(sight, SURROUNDINGS):
            return reason
        if candidate.more:
            return "part of a longer number"
        if candidate.digits.startswith("+"):
            return None
        fits = candidate.aligned and candidate.parted
        return reason_of(sight, WEAK) or (None if fits else "area code does not fit the grouping")

    def _is_dialled(self, start: int, end: int) -> bool:
        index = bisect_right(self.dialled, start, key=lambda span: span.start) - 1
        return index >= 0 and end <= self.dialled[index].end

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
        if after is not None and (label is None or ")" in self.text[after.end : after.end + 2]):
            return PhoneKind.FAX if after.kind is LabelKind.FAX else by_range
        beside = label or self.labels.near(start, self.floor)
        if beside is not None:
            return PhoneKind.FAX if beside.kind is LabelKind.FAX else by_range
        if not self._is_joined(start):
            return by_range
        second = self.shared and self.text[self.floor : start].strip() == "/"  # "Tel./Fax: 030 … / 030 …"
        return PhoneKind.FAX if second or self.phones[-1].kind is PhoneKind.FAX else by_range

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
        without_plus = begins_without_plus(self.text, label)
        extension = extension_after(self.text, label)
        if without_plus is not None:
            self._read(candidate_at(self.text, without_plus, self.region, plus=True))
        elif extension is not None:
            self._extension(extension, label)
        elif label.kind is not LabelKind.MOBILE:
            self._local(label)

    def _local(self, label: Label) -> None:
        """Note "Tel. 96 76 06" until the document is known; short codes have seeds of their own."""
        local = local_after(self.text, label)
        if local is None or is_short_code(local.digits, self.region):
            return
        if local.reason is not None:
            self._refuse(local.start, local.end, local.reason)
            return
        kind = PhoneKind.FAX if label.kind is LabelKind.FAX else PhoneKind.VOICE
        self.partial.locals.append(Pending(local, self._kind_behind(local.end, kind)))
        self.floor = local.end

    def _area_given(self, label: Label) -> None:
        found = area_after(self.text, label, self.region)
        if found is None:
            return
        end, area = found
        local = local_before(self.text, label, self.floor)
        suspended = self.partial.locals[-1] if self.partial.locals else None
        if suspended is not None and 0 <= label.start - suspended.local.end <= 3:  # " (", ", "
            local = suspended.local
            self.partial.locals.pop()
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
            if label is not None and self.last is None and not _YEAR.fullmatch(extension.digits):
                self.partial.extensions.append(extension)
            else:
                self._refuse(extension.start, extension.end, "extension without a number")
            return
        fax = label is not None and label.kind is LabelKind.FAX
        kind = self._kind_behind(extension.end, PhoneKind.FAX if fax else number.kind)
        rule = "extension" if label is not None else "bare extension"
        self._accept(extension.start, extension.end, number.number, kind, rule)
        if self.last is not None:
            digits = base + extension.digits
            self.last = Candidate(
                extension.start, extension.end, digits, self.last.groups, number, self.last.prefix, base
            )
            self._list(self.last, None)

    def _bare_extension(self, position: int) -> None:
        """Take "-601" at the end of a line where the number above was printed with a parted "-0"."""
        match = BARE_EXTENSION.match(self.text, position)
        if match is None or self.last is None or not self.last.base:
            return
        printed = self.last.digits[len(self.last.base) :]
        if printed.strip("0") and len(printed) != len(match["digits"]):
            return  # "-12" below "…-123" is a temperature rather than an extension
        self._extension(Extension(position, match.end(), match["digits"], dashed=True), None)

    def _base(self, extension: Extension) -> str:
        last = self.last
        if last is None or extension.start - last.end > _BASE_REACH:
            return ""
        if (
            not extension.dashed
            and _YEAR.fullmatch(extension.digits)
            and len(last.digits) != len(last.base) + 4
        ):
            return ""
        if last.base or not extension.dashed:
            return last.base
        base = last.digits[: -len(extension.digits)]
        return base if len(base) > len(last.prefix) + 1 else ""

    # --- short codes

    def _short(self, position: int) -> None:
        before = self.phones[-1] if self.phones else None
        after_code = before.span.end if before is not None and before.kind is PhoneKind.SHORT else -1
        found = short_code_at(self.labels, position, self.floor, self.region, after_code=after_code)
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
        """Complete the numbers printed in part by what the document makes certain, or refuse them."""
        completed, refused = self.partial.completed(self.phones, given, blocks)
        self.phones += completed
        self.rejections += refused
