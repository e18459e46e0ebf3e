"""The sentence vectors of a directory file in memory, and which of them are near a question's.

Up to some ten thousand are compared one by one. Beyond that a first pass reads one bit of each of the 512
numbers, whether it is above the mean: how many bits differ from the question's tells how far a text is, at 64
bytes a text and without training (Charikar 2002). The nearest some thousand are then compared exactly; the
rest keep what the bits tell, put on the scale of the cosine by a sample that is compared exactly too.
tests/bench/vectors.py measures what that loses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from directory.meaning import DIMENSIONS, SCALE

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

_EXACT: Final = 50_000
_NEAREST: Final = 4_000
_SAMPLE: Final = 512
_WORDS: Final = DIMENSIONS // 64
_AT_ONCE: Final = 20_000
_HAVING: Final = (
    "FROM lookup_meaning JOIN lookup_text ON lookup_text.id = text_id"
    " WHERE kind = ? AND role = ? AND vector IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class _Documents:
    """Whose the vectors are: the numbers of the documents in order, and where those of each begin."""

    ids: NDArray[np.int32]
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, ids: NDArray[np.int32]) -> _Documents:
        """Group the document of each vector, in order."""
        starts = np.flatnonzero(np.diff(ids, prepend=-1))
        return cls(ids[starts], starts)


class Vectors:
    """The vectors of a directory file by what they stand for, each part loaded when first asked for."""

    def __init__(self, connection: sqlite3.Connection, *, exact: int = _EXACT) -> None:
        """Take a connection for reading; up to so many vectors of a part are compared one by one."""
        self._connection: Final = connection
        self._most_exact: Final = exact
        self._parts: Final[dict[tuple[int, int], tuple[_Documents, Whole | Coarse]]] = {}

    def likeness(self, query: NDArray[np.float32], kind: int, role: int, size: int) -> NDArray[np.float32]:
        """Return for each document below `size` the cosine of its best vector of a role with a unit vector.

        It is 0 for documents that have none, or none on the question's side.
        """
        best = np.zeros(size, dtype=np.float32)
        documents, vectors = self._part(kind, role)
        if documents.ids.size:
            cosines = np.maximum.reduceat(vectors.cosines(query), documents.starts)
            known = documents.ids < size
            best[documents.ids[known]] = np.maximum(cosines[known], 0)
        return best

    def _part(self, kind: int, role: int) -> tuple[_Documents, Whole | Coarse]:
        part = self._parts.get((kind, role))
        if part is None:
            ids, numbers = self._load(kind, role)
            vectors = Whole(numbers) if len(ids) <= self._most_exact else Coarse(numbers)
            part = self._parts[kind, role] = _Documents.of(ids), vectors
        return part

    def _load(self, kind: int, role: int) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
        """Read the vectors of a part and the document of each, by document, some at a time."""
        (count,) = self._connection.execute(f"SELECT count(*) {_HAVING}", (kind, role)).fetchone()
        ids = np.empty(count, dtype=np.int32)
        numbers = np.empty((count, DIMENSIONS), dtype=np.int8)
        at = 0
        rows = self._connection.execute(
            f"SELECT lookup_meaning.id, vector {_HAVING} ORDER BY lookup_meaning.id LIMIT ?",
            (kind, role, count),
        )
        while some := rows.fetchmany(_AT_ONCE):
            end = at + len(some)
            ids[at:end] = [row[0] for row in some]
            numbers[at:end] = np.frombuffer(b"".join(row[1] for row in some), dtype=np.int8).reshape(
                -1, DIMENSIONS
            )
            at = end
        return ids[:at], numbers[:at]


class Whole:
    """Vectors that are all compared exactly."""

    def __init__(self, numbers: NDArray[np.int8]) -> None:
        """Take vectors as stored, shape (vectors, 512)."""
        self._matrix: Final = numbers.astype(np.float32)

    def cosines(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosine of each vector with a unit vector."""
        cosines: NDArray[np.float32] = self._matrix @ (query / np.float32(SCALE))
        return cosines


class Coarse:
    """Vectors of which the nearest are found by bits and compared exactly: 576 bytes each."""

    def __init__(self, numbers: NDArray[np.int8], *, nearest: int = _NEAREST) -> None:
        """Take vectors as stored, shape (vectors, 512), and how many are to be compared exactly."""
        self._numbers: Final = numbers
        self._nearest: Final = nearest
        self._sample: Final = np.linspace(0, len(numbers) - 1, _SAMPLE).astype(np.intp)
        mean = numbers[self._sample].astype(np.float32).mean(axis=0)
        self._bits: Final = np.empty((_WORDS, len(numbers)), dtype=np.uint64)
        for at in range(0, len(numbers), _AT_ONCE):
            self._bits[:, at : at + _AT_ONCE] = _packed(numbers[at : at + _AT_ONCE] > mean).T

    def cosines(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosine of each vector with a unit vector: exactly of the nearest, else about."""
        differing = np.zeros(self._bits.shape[1], dtype=np.uint16)
        for bits, word in zip(self._bits, _packed(query > 0)[0], strict=True):
            differing += np.bitwise_count(bits ^ word)
        counts = np.cumsum(np.bincount(differing, minlength=DIMENSIONS + 1))
        # The nearest, and with them those that are as near as the farthest of them.
        near = np.flatnonzero(differing <= np.searchsorted(counts, self._nearest))
        # A straight line through the sample, by least squares: cosines by how many bits differ.
        known = self._exact(self._sample, query)
        apart = differing[self._sample].astype(np.float32)
        mean = apart.mean()
        spread = float((apart - mean) @ (apart - mean))
        slope = np.float32((apart - mean) @ known / spread if spread else 0.0)
        cosines: NDArray[np.float32] = known.mean() + slope * (differing.astype(np.float32) - mean)
        cosines[near] = self._exact(near, query)
        return cosines

    def _exact(self, rows: NDArray[np.intp], query: NDArray[np.float32]) -> NDArray[np.float32]:
        cosines: NDArray[np.float32] = self._numbers[rows].astype(np.float32) @ (query / np.float32(SCALE))
        return cosines


def _packed(signs: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return rows of 512 truths as eight words of 64 bits each, shape (rows, 8)."""
    return np.packbits(np.atleast_2d(signs), axis=1).view(np.uint64)
