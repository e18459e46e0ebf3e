"""Measure finding near vectors: `PYTHONPATH=.:tests python -P -m bench.vectors [COUNT]...` (100000, 1000000).

Makes so many vectors between those of the lexicon's German words, with some noise, asks for the nearest of
each of fifty other words, and tells how many of the ten nearest are found by bits first, the time of either
way, and what is held in memory.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from directory import lexicon, meaning
from directory.vectors import Coarse

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEP = 50_000
_NOISE = 0.018
_ASKED = 50


def between(words: NDArray[np.float32], count: int) -> NDArray[np.int8]:
    """Return vectors as stored, each between two of the words."""
    chance = np.random.default_rng(1)
    made = np.empty((count, meaning.DIMENSIONS), dtype=np.int8)
    for at in range(0, count, _STEP):
        some = min(_STEP, count - at)
        share = chance.uniform(0.3, 1, (some, 1)).astype(np.float32)
        one, other = words[chance.integers(0, len(words), (2, some))]
        noise = chance.normal(0, _NOISE, (some, meaning.DIMENSIONS)).astype(np.float32)
        vectors = share * one + (1 - share) * other + noise
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        made[at : at + some] = np.clip(np.rint(vectors * meaning.SCALE), -127, 127)
    return made


def exactly(numbers: NDArray[np.int8], query: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the cosines of all, some at a time."""
    steps = range(0, len(numbers), _STEP)
    scaled = query / np.float32(meaning.SCALE)
    return np.concatenate([numbers[at : at + _STEP].astype(np.float32) @ scaled for at in steps])


def main() -> None:
    """Run what the arguments ask for."""
    german = lexicon.german_words()
    vectors = np.concatenate([meaning.encode(german[at : at + 64]) for at in range(0, len(german), 64)])
    asked, words = vectors[:_ASKED], vectors[_ASKED:]
    for count in map(int, sys.argv[1:] or ["100000", "1000000"]):
        numbers = between(words, count)
        start = time.perf_counter()
        coarse = Coarse(numbers)
        built = time.perf_counter() - start
        shares, paces, whole = [], [], []
        for query in asked:
            start = time.perf_counter()
            exact = exactly(numbers, query)
            whole.append(time.perf_counter() - start)
            start = time.perf_counter()
            found = coarse.cosines(query)
            paces.append(time.perf_counter() - start)
            best = set(np.argpartition(-exact, 10)[:10].tolist())
            shares.append(len(best & set(np.argpartition(-found, 10)[:10].tolist())) / 10)
        print(
            f"{count:,} vectors: recall of the ten nearest {np.mean(shares):.4f},"
            f" {np.median(paces) * 1000:.0f} ms ({np.median(whole) * 1000:.0f} ms exactly),"
            f" bits made in {built:.2f} s, {count * (meaning.DIMENSIONS + 64) / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    main()
