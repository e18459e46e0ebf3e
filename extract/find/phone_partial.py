"""Numbers printed in part, completed once the whole text is known: its area code, its switchboard.

"Tel. 96 76 06" where the text gives one area code, "Durchwahl 321" above "Zentrale: 030 23125-0", and the
"23125-201" of a telephone list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.article import Region, Span
from extract.find.phone_grammar import DASHES, Candidate
from extract.find.phone_lists import items
from extract.find.phone_numbers import Number, number_of
from extract.mention import Phone, PhoneKind, Rejection
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.article import Block
    from extract.find.phone_local import Extension, Local

# "23125-201", not within a longer number or a path; whether its first part is known decides.
_EXTENDED = re.compile(
    rf"(?<![\w./-])(?P<local>\d{{4,8}}) ?[{re.escape(DASHES)}] ?(?P<extension>\d{{1,5}})(?![\w/]|-\d)"
)
# "Frau Lenz (-752)", "sein Vertreter unter -802": in brackets or behind a word that announces a number.
_APART = re.compile(rf"(?:\(|\bunter )(?P<extension>[{re.escape(DASHES)}]\d{{2,5}})(?=[).,;\s]|\Z)")
_FEW_BASES = 8  # looked for one by one: as many take as long as one pattern through the text
_SHORTEST_BASE = 4  # digits; "12-345" may count anything


@dataclass(frozen=True, slots=True)
class Pending:
    """A number printed without its area code."""

    local: Local
    kind: PhoneKind


@dataclass(slots=True)
class Partial:
    """What a text prints of numbers in part, and what its whole numbers give to complete them.

    `areas` are the area codes of whole numbers by their offset, `bases` what is dialled before an extension
    ("03023125"), by what is printed of it in a list ("23125").
    """

    text: str
    region: str
    locals: list[Pending] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    areas: dict[int, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    switchboards: set[str] = field(default_factory=set)  # all of them, however short ("06251 999-0")

    def keep_base(self, base: str, prefix: str) -> None:
        """Keep what is dialled before an extension; `prefix` is the part of it that lists leave out."""
        if len(base) > len(prefix):
            self.switchboards.add(base)
        if len(base) - len(prefix) >= _SHORTEST_BASE:
            self.bases[base[len(prefix) :]] = base

    def completed(
        self, phones: Sequence[Phone], given: Sequence[str], blocks: Sequence[Block]
    ) -> tuple[list[Phone], list[Rejection]]:
        """Return the numbers completed, and those that nothing in the text completes.

        `phones` are the text's whole numbers, `given` area codes of the publisher's place.
        """
        starts = {phone.span.start for phone in phones}
        found, refused = self._locals_completed(self._certain_area(given, blocks) if self.locals else "")
        extended, unextended = self._extensions_completed()
        found = [phone for phone in (*found, *extended) if phone.span.start not in starts]
        return [*found, *self._repeated([*phones, *found])], refused + unextended

    def _locals_completed(self, area: str) -> tuple[list[Phone], list[Rejection]]:
        """Give the numbers without area code the one of the text, or refuse them."""
        found: list[Phone] = []
        refused: list[Rejection] = []
        for pending in self.locals:
            local = pending.local
            number = number_of(area + local.digits, self.region) if area else None
            if number is None or not number.valid:
                span = Span(local.start, local.end)
                refused.append(
                    Rejection(span, span.of(self.text), "phone", "no such number" if area else "no area code")
                )
                continue
            base = local.base(area)
            self.keep_base(base, area)
            whole = Candidate(local.start, local.end, area + local.digits, (), number, area, base)
            further = [item.candidate for item in items(self.text, whole, self.region)]
            found += [
                self._phone(one.start, one.end, one.number, pending.kind)
                for one in (whole, *further)
                if one.number
            ]
        return found, refused

    def _extensions_completed(self) -> tuple[list[Phone], list[Rejection]]:
        """Complete the extensions above the text's only number that was printed with one, or refuse them."""
        base = next(iter(self.switchboards)) if len(self.switchboards) == 1 else ""
        found: list[Phone] = []
        refused: list[Rejection] = []
        for extension in self.extensions:
            number = number_of(base + extension.digits, self.region) if base else None
            if number is not None:
                found.append(self._phone(extension.start, extension.end, number, number.kind))
            else:
                span = Span(extension.start, extension.end)
                refused.append(Rejection(span, span.of(self.text), "phone", "extension without a number"))
        if base:
            for match in _APART.finditer(self.text):
                number = number_of(base + match["extension"][1:], self.region)
                if number is not None and number.valid:
                    found.append(self._phone(*match.span("extension"), number, number.kind))
        return found, refused

    def _repeated(self, phones: Iterable[Phone]) -> list[Phone]:
        """Take "23125-201" without a label where the text gives "(030) 23125-200": a telephone list."""
        if not self.bases:
            return []
        taken = Ranges(phone.span for phone in phones)
        if len(self.bases) <= _FEW_BASES and all(taken.hold_all(self.text, base) for base in self.bases):
            return []
        found: list[Phone] = []
        for match in _EXTENDED.finditer(self.text):
            base = self.bases.get(match["local"])
            number = number_of(base + match["extension"], self.region) if base else None
            if number is not None and number.valid and not taken.touching(Span(*match.span())):
                found.append(self._phone(*match.span(), number, number.kind))
        return found

    def _phone(self, start: int, end: int, number: Number, kind: PhoneKind) -> Phone:
        return Phone(Span(start, end), self.text[start:end], number.number, kind, "completed", completed=True)

    def _certain_area(self, given: Sequence[str], blocks: Sequence[Block]) -> str:
        """Return the one area code of the article, else of its frame, that the publisher's place allows."""
        inside = set()
        for offset, area in self.areas.items():
            index = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
            if index < 0 or blocks[index].region is Region.ARTICLE:
                inside.add(area)
        areas = inside or set(self.areas.values())
        if not areas:
            return given[0] if len(set(given)) == 1 else ""
        if len(areas) > 1 or (given and not areas & set(given)):
            return ""
        return next(iter(areas))
