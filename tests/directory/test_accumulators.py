"""What is gathered piece by piece is what arithmetic over whole arrays gives."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import accumulators
from directory.accumulators import Accumulators, Having, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SIZE = 37
SHARES = st.sampled_from([1.0, 0.9, 0.5, 0.25])


@st.composite
def lists(draw: st.DrawFn) -> Having:
    """Draw a list: documents in any order, each once."""
    documents = draw(st.lists(st.integers(1, SIZE - 1), unique=True, max_size=SIZE - 1))
    strengths = draw(st.lists(st.integers(1, 255), min_size=len(documents), max_size=len(documents)))
    return Having(np.array(documents, dtype=np.int32), np.array(strengths, dtype=np.uint8))


WORDS = st.builds(
    Word,
    rarity=st.sampled_from([0.5, 1.0, 3.0]),
    whole=lists(),
    parts=st.lists(st.tuples(st.sampled_from([0.1, 0.25]), lists()), max_size=3),
)
WAYS = st.lists(st.tuples(SHARES, st.lists(WORDS, min_size=1, max_size=3)), min_size=1, max_size=5)


def much(having: Having) -> NDArray[np.float64]:
    """Return how much of a list each document has."""
    array = np.zeros(SIZE)
    array[having.documents] = having.strengths / 255
    return array


def of_word(word: Word) -> NDArray[np.float64]:
    """Return what documents have of a word: all of it where it stands whole, else the sum of its parts."""
    parts = sum((weight * much(part) for weight, part in word.parts), np.zeros(SIZE))
    return np.maximum(parts, much(word.whole))


def of_ways(ways: Sequence[tuple[float, Sequence[Word]]]) -> NDArray[np.float64]:
    """Return the best of the ways, and a tenth of all the others; at most 1."""
    held = []
    for share, words in ways:
        told = sum(word.rarity for word in words)
        held.append(share * sum((word.rarity / told * of_word(word) for word in words), np.zeros(SIZE)))
    best = np.max(held, axis=0)
    together: NDArray[np.float64] = np.minimum(1, best + 0.1 * (np.sum(held, axis=0) - best))
    return together


@pytest.mark.parametrize("piece", [4, 1 << 16])
@pytest.mark.parametrize("few", [1, 8, 1000])
@given(things=st.lists(st.tuples(WAYS, st.sampled_from([0.5, 2.0])), min_size=1, max_size=3))
def test_each_thing_is_gathered_as_if_it_were_alone(
    piece: int, few: int, things: list[tuple[list[tuple[float, list[Word]]], float]]
) -> None:
    with patch.multiple(accumulators, _PIECE=piece, _FEW=few):
        gathered, total, expected = Accumulators(SIZE), np.zeros(SIZE, dtype=np.float32), np.zeros(SIZE)
        for ways, rarity in things:
            for share, words in ways:
                gathered.say(share, words)
            gathered.pour(total, rarity)
            expected += rarity * of_ways(ways)
    assert np.allclose(total, expected, atol=1e-5)


def test_a_kind_of_fewer_documents_takes_its_part() -> None:
    gathered, total = Accumulators(SIZE), np.zeros(3, dtype=np.float32)
    gathered.say(1.0, [Word(1.0, Having(np.array([2], dtype=np.int32), np.array([255], dtype=np.uint8)))])
    gathered.pour(total, 2.0)
    assert total.tolist() == [0, 0, 2]


@pytest.mark.parametrize(
    ("whole", "parts", "found"),
    [((), (), False), ((1,), (), True), ((), (2,), True), ((1,), (2,), True)],
)
def test_a_word_is_found_whole_or_in_parts(
    whole: tuple[int, ...],
    parts: tuple[int, ...],
    found: bool,  # noqa: FBT001 - a column
) -> None:
    def listed(documents: tuple[int, ...]) -> Having:
        return Having(np.array(documents, dtype=np.int32), np.full(len(documents), 9, dtype=np.uint8))

    assert Word(1.0, listed(whole), [(0.5, listed(parts))]).found is found
