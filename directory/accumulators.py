"""Accumulators: what documents have of a thing, gathered way by way (Zobel and Moffat 2006, section 4).

Arrays as long as there are documents, kept from one thing to the next: to have the system give new memory
takes ten times as long as to clear what is there. All is taken piece by piece, so that a piece stays in the
processor's cache and nothing else as long as a list is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_FULL: Final = np.float32(1 / 255)
_PIECE: Final = 1 << 16
# What further ways to say a thing add to the best one.
_MORE: Final = np.float32(0.1)
# A list with one document in so many is laid out in full: passing over all is then quicker than picking.
_FEW: Final = 8


@dataclass(frozen=True, slots=True)
class Having:
    """Which documents hold a term, each once, and how strongly: 1 to 255, as it is stored."""

    documents: NDArray[np.int32]
    strengths: NDArray[np.uint8]

    def pieces(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float32]]]:
        """Yield places and how much of the term is there, in (0, 1].

        Places are as wide as the system's numbers: numpy would widen them at each use.
        """
        for first in range(0, self.documents.size, _PIECE):
            some = slice(first, first + _PIECE)
            yield self.documents[some].astype(np.intp), self.strengths[some] * _FULL


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word stands, whole or, with the weight of each, in parts; `rarity` is how much it tells."""

    rarity: float
    whole: Having
    parts: Sequence[tuple[float, Having]] = ()

    @property
    def found(self) -> bool:
        """Tell whether any document has it."""
        return bool(self.whole.documents.size) or any(part.documents.size for _, part in self.parts)


class Accumulators:
    """Gather what documents have of one thing after another."""

    def __init__(self, size: int) -> None:
        """Take one more than the highest number of a document."""
        self._size: Final = size
        # All nought between two things: the best way to say it, the sum of the others, the way in hand, and
        # a compound within it.
        self._best, self._rest, self._way, self._compound = np.zeros((4, size), dtype=np.float32)

    def say(self, share: float, words: Sequence[Word]) -> None:
        """Take one of the ways to say a thing: one word, or several that count by how much they tell."""
        if len(words) == 1 and not words[0].parts:
            self._say_term(np.float32(share), words[0].whole)
            return
        told = sum(word.rarity for word in words)
        for word in words:
            weight = word.rarity / told
            if not word.parts:
                _add(self._way, weight, word.whole)
            elif len(words) == 1:
                _lay_out(self._way, word)
            else:
                _lay_out(self._compound, word)
                for some in self._slices():
                    self._way[some] += np.float32(weight) * self._compound[some]
                    self._compound[some] = 0
        self._take(np.float32(share))

    def pour(self, total: NDArray[np.float32], rarity: float) -> None:
        """Add what was said of the thing to a total: the best of the ways, some for the others; at most 1."""
        for some in self._slices():
            best, rest = self._best[some], self._rest[some]
            rest *= _MORE
            best += rest
            np.minimum(best, 1, out=best)
            best *= np.float32(rarity)
            total[some] += best[: total[some].size]
            best.fill(0)
            rest.fill(0)

    def _say_term(self, share: np.float32, having: Having) -> None:
        if having.documents.size * _FEW > self._size:
            _add(self._way, 1.0, having)
            self._take(share)
            return
        for places, much in having.pieces():
            worth = share * much
            best = self._best[places]
            self._rest[places] += np.minimum(best, worth)
            self._best[places] = np.maximum(best, worth)

    def _take(self, share: np.float32) -> None:
        """Put the way in hand to the others."""
        for some in self._slices():
            way, best, rest = self._way[some], self._best[some], self._rest[some]
            way *= share
            rest += np.minimum(best, way)
            np.maximum(best, way, out=best)
            way.fill(0)

    def _slices(self) -> Iterator[slice]:
        for first in range(0, self._size, _PIECE):
            yield slice(first, first + _PIECE)


def _lay_out(array: NDArray[np.float32], word: Word) -> None:
    """Write what documents have of a compound: its parts, or all of it where it stands whole."""
    for weight, having in word.parts:
        _add(array, weight, having)
    for places, much in word.whole.pieces():
        array[places] = np.maximum(array[places], much)


def _add(array: NDArray[np.float32], weight: float, having: Having) -> None:
    for places, much in having.pieces():
        array[places] += np.float32(weight) * much
