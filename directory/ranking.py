"""Rank articles and contacts for a question: words and meaning, put on one scale and added.

The share of the question's words that a document has, in [0, 1], is added to the cosine of the
question's meaning with the document's. Unlike ranks or standardised scores, the share is small where
the words have nothing to say (a question in another language, a rare turn of phrase), and neither
depends on how large the directory is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import meaning
from directory.index import ARTICLE, CONTACT
from directory.postings import Postings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from directory.lexicon import Target, Wanted

_FULL: Final = np.float32(1 / 255)
# What the meaning of titles, chunks, a contact's own fields and what stands about it counts; what a word that
# stands nowhere counts against all documents; what further ways to say a thing add; what a compound's parts
# count beside the whole. Chosen on one half of the questions of ../shared/gold.
_TITLE: Final = 0.5
_CHUNK: Final = 1.0
_OWN: Final = 0.25
_CONTEXT: Final = 0.8
_ABSENT: Final = 0.5
_MORE: Final = 0.1
_PART: Final = 0.5


class Ranking:
    """Ranks the documents of a directory file as it stood when this was made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read what is small; vectors are loaded with the first question that needs them."""
        self._connection: Final = connection
        self.postings: Final = Postings(connection)
        self._vectors: meaning.Vectors | None = None

    def words(self, wanted: Sequence[Wanted], kind: int) -> NDArray[np.float32]:
        """Return which share of what is wanted each document has, in [0, 1]."""
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
            best = np.zeros_like(total)
            more = np.zeros_like(total)
            for share, _, having in ways:
                if having is not None:
                    worth = np.float32(share) * having
                    more += worth
                    np.maximum(best, worth, out=best)
            if len(ways) > 1:
                best += np.float32(_MORE) * (more - best)
                np.minimum(1, best, out=best)
            total += np.float32(rarity) * best
        return total / np.float32(possible) if possible else total

    def _target(self, target: Target, kind: int) -> tuple[float, NDArray[np.float32] | None]:
        """Return how rare one way to say a thing is, and how much of it each document has, in [0, 1]."""
        if len(target.words) == 1:
            return self._word(target.words[0], kind)
        rarity = 0.0
        total: NDArray[np.float32] | None = None
        for word in target.words:
            worth, having = self._word(word, kind)
            rarity += worth
            if having is not None:
                total = np.float32(worth) * having + (0 if total is None else total)
        return rarity / len(
            target.words
        ) if target.words else 0.0, None if total is None else total / np.float32(rarity)

    def _word(self, word: Mapping[str, float], kind: int) -> tuple[float, NDArray[np.float32] | None]:
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
        having = np.zeros(self.postings.size[kind], dtype=np.float32)
        parts = found[1:]
        for rarity, documents, strengths in parts:
            having[documents] += strengths * (
                _FULL * np.float32(_PART * rarity / sum(r for r, _, _ in parts))
            )
        rarity, documents, strengths = found[0]
        if len(documents):
            having[documents] = np.maximum(having[documents], strengths * _FULL)
        else:  # nobody has the compound: its rarest part tells
            rarity = max(r for r, d, _ in parts if len(d))
        return rarity, having

    def _rarity(self, having: int, kind: int) -> float:
        count = self.postings.count[kind]
        return math.log(1 + (count - having + 0.5) / (having + 0.5))

    def likeness(self, texts: Sequence[tuple[str, float]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return how like each article and each contact is in meaning to the weighted texts."""
        if self._vectors is None:
            self._vectors = meaning.Vectors(self._connection)
        vectors = self._vectors
        query = np.zeros(meaning.DIMENSIONS, dtype=np.float32)
        for (_, weight), vector in zip(texts, meaning.encode([text for text, _ in texts]), strict=True):
            query += np.float32(weight) * vector
        norm = float(np.linalg.norm(query))
        cosines = vectors.likeness(query / np.float32(norm or 1.0))
        articles = _TITLE * self._best(vectors, cosines, ARTICLE, meaning.TITLE)
        articles += _CHUNK * self._best(vectors, cosines, ARTICLE, meaning.CHUNK)
        contacts = _OWN * self._best(vectors, cosines, CONTACT, meaning.OWN)
        contacts += _CONTEXT * self._best(vectors, cosines, CONTACT, meaning.CONTEXT)
        return articles, contacts

    def _best(
        self, vectors: meaning.Vectors, cosines: NDArray[np.float32], kind: int, role: int
    ) -> NDArray[np.float32]:
        best = np.zeros(self.postings.size[kind], dtype=np.float32)
        chosen = (vectors.kind == kind) & (vectors.role == role)
        np.maximum.at(best, vectors.document[chosen], cosines[chosen])
        return best
