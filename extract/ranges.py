"""Ranges of a text in order, asked many times which of them holds another."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.article import Span


_PLACE = attrgetter("start", "end")


class Ranges:
    """Ranges that do not overlap, in any order; each question costs a bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort the ranges once."""
        self._spans = sorted(spans, key=_PLACE)
        self._starts = [span.start for span in self._spans]

    def covering(self, span: Span) -> Span | None:
        """Return the range that covers another wholly."""
        number = bisect_right(self._starts, span.start) - 1
        return self._spans[number] if number >= 0 and span.end <= self._spans[number].end else None

    def hold_all(self, text: str, piece: str) -> bool:
        """Tell whether a piece of text begins nowhere but in the ranges."""
        position = text.find(piece)
        while position >= 0:
            number = bisect_right(self._starts, position) - 1
            if number < 0 or self._spans[number].end <= position:
                return False
            position = text.find(piece, position + 1)
        return True

    def touching(self, span: Span) -> Span | None:
        """Return the first range that shares a character with another."""
        number = max(bisect_right(self._starts, span.start) - 1, 0)
        for other in self._spans[number : number + 2]:
            if other.start < span.end and span.start < other.end:
                return other
        return None
