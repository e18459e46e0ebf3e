"""Rank articles and contacts for a question: words and meaning, put on one scale and added.

The share of the question's words that a document has, in [0, 1], is added to the cosine of the
question's meaning with the document's. Unlike ranks or standardised scores, the share is small where
the words have nothing to say (a question in another language, a rare turn of phrase), and neither
depends on how large the directory is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import meaning
from directory.index import ARTICLE, CONTACT
from directory.postings import Postings
from directory.vectors import Vectors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from directory.lexicon import Target, Wanted

_FULL: Final = np.float32(1 / 255)
_WHOLE: Final = np.float32(1)
# What all questions have in common, made by tests/bench/question_direction.py.
_QUESTION: Final = Path(__file__).with_name("data") / "question_direction.npy"
# What the meaning of titles, chunks, a contact's own fields and what stands about it counts; what a word that
# stands nowhere counts against all documents; what further ways to say a thing add; what a compound's parts
# count beside the whole. Chosen on one half of the questions of ../shared/gold.
_TITLE: Final = 0.3
_CHUNK: Final = 1.0
_OWN: Final = 0.25
_CONTEXT: Final = 0.8
_ABSENT: Final = 0.5
_MORE: Final = 0.1
_PART: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Having:
    """Which documents have a word, each once, and how much of it, in (0, 1]."""

    documents: NDArray[np.int32] | NDArray[np.intp]
    much: NDArray[np.float32]


@cache
def _question() -> NDArray[np.float32]:
    direction: NDArray[np.float32] = np.load(_QUESTION, allow_pickle=False)
    return direction


def telling(query: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a question's meaning without what every question means: "where can I get", "how much is".

    The part of the vector that lies along the mean of questions to any office is taken out. In a short
    query that is no question there is little of it. It is much of what a question in one language shares
    with texts in another that it has nothing to do with.
    """
    question = _question()
    return query - np.float32(query @ question) * question


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / np.float32(float(np.linalg.norm(vector)) or 1.0)


class Ranking:
    """Ranks the documents of a directory file as it stood when this was made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read what is small; vectors are loaded with the first question that needs them."""
        self._connection: Final = connection
        self.postings: Final = Postings(connection)
        self._vectors: Vectors | None = None
        # Filled anew for each word: to have the system give new memory takes ten times as long.
        self._scratch: Final = np.zeros((3, max(self.postings.size)), dtype=np.float32)

    def words(self, wanted: Sequence[Wanted], kind: int) -> NDArray[np.float32]:
        """Return which share of what is wanted each document has, in [0, 1].

        Costs as much as documents have one of the words, however many ways there are to say them.
        """
        total = np.zeros(self.postings.size[kind], dtype=np.float32)
        possible = 0.0
        for each in wanted:
            ways = [(target.share, *self._target(target, kind)) for target in each.targets]
            rarity = max(
                (share * rarity for share, rarity, having in ways if having is not None), default=None
            )
            if rarity is None:  # no document has it: it tells nothing, but that much is missing
                possible += _ABSENT * self._rarity(0, kind)
                continue
            possible += rarity
            said = [(share, having) for share, _, having in ways if having is not None]
            self._add(total, rarity, said, several=len(ways) > 1)
        return total / np.float32(possible) if possible else total

    def _add(
        self,
        total: NDArray[np.float32],
        rarity: float,
        ways: Sequence[tuple[float, _Having]],
        *,
        several: bool,
    ) -> None:
        """Add what the documents have of one thing: the best of the ways to say it, some for the others."""
        if not several:
            ((share, having),) = ways
            total[having.documents] += np.float32(rarity) * (np.float32(share) * having.much)
            return
        best, more = self._scratch[:2, : total.size]
        best.fill(0)
        more.fill(0)
        for share, having in ways:
            worth = np.float32(share) * having.much
            more[having.documents] += worth
            best[having.documents] = np.maximum(best[having.documents], worth)
        more -= best
        more *= np.float32(_MORE)
        best += more
        np.minimum(1, best, out=best)
        best *= np.float32(rarity)
        total += best

    def _target(self, target: Target, kind: int) -> tuple[float, _Having | None]:
        """Return how rare one way to say a thing is, and how much of it each document has."""
        if len(target.words) == 1:
            return self._word(target.words[0], kind)
        rarity = 0.0
        total: NDArray[np.float32] | None = None
        for word in target.words:
            worth, having = self._word(word, kind)
            rarity += worth
            if having is not None:
                if total is None:
                    total = np.zeros(self.postings.size[kind], dtype=np.float32)
                total[having.documents] += np.float32(worth) * having.much
        mean = rarity / len(target.words) if target.words else 0.0
        return mean, None if total is None else _sparse(total, np.float32(rarity))

    def _word(self, word: Mapping[str, float], kind: int) -> tuple[float, _Having | None]:
        """Return how much a word tells, and how much of it each document has, whole or in parts."""
        found = [
            (weight * self._rarity(len(documents), kind), documents, strengths)
            for weight, (documents, strengths) in (
                (weight, self.postings.of(term, kind)) for term, weight in word.items()
            )
        ]
        weight = next(iter(word.values()))
        if not any(len(documents) for _, documents, _ in found):
            return _ABSENT * weight * self._rarity(0, kind), None
        rarity, documents, strengths = found[0]
        parts = found[1:]
        if not parts:
            return rarity, _Having(documents, strengths * _FULL)
        having = self._scratch[2, : self.postings.size[kind]]
        having.fill(0)
        for worth, holding, held in parts:
            having[holding] += held * (_FULL * np.float32(_PART * worth / sum(r for r, _, _ in parts)))
        if len(documents):
            having[documents] = np.maximum(having[documents], strengths * _FULL)
        else:  # nobody has the compound: its rarest part tells
            rarity = max(r for r, d, _ in parts if len(d))
        return rarity, _sparse(having)

    def _rarity(self, having: int, kind: int) -> float:
        count = self.postings.count[kind]
        return math.log(1 + (count - having + 0.5) / (having + 0.5))

    def likeness(self, texts: Sequence[tuple[str, float]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return how like each article and each contact is in meaning to the weighted texts."""
        if self._vectors is None:
            self._vectors = Vectors(self._connection)
        vectors = self._vectors
        query = np.zeros(meaning.DIMENSIONS, dtype=np.float32)
        for (_, weight), vector in zip(texts, meaning.encode([text for text, _ in texts]), strict=True):
            query += np.float32(weight) * vector
        query = _unit(telling(_unit(query)))
        articles, contacts = self.postings.size[ARTICLE], self.postings.size[CONTACT]
        return (
            _TITLE * vectors.likeness(query, ARTICLE, meaning.TITLE, articles)
            + _CHUNK * vectors.likeness(query, ARTICLE, meaning.CHUNK, articles),
            _OWN * vectors.likeness(query, CONTACT, meaning.OWN, contacts)
            + _CONTEXT * vectors.likeness(query, CONTACT, meaning.CONTEXT, contacts),
        )


def _sparse(having: NDArray[np.float32], parts: np.float32 = _WHOLE) -> _Having:
    documents = np.flatnonzero(having)
    return _Having(documents, having[documents] / parts)
