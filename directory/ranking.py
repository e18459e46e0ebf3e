"""Rank articles and contacts for a question: words and meaning, put on one scale and added.

The share of the question's words that a document has, in [0, 1], is added to the cosine of the
question's meaning with the document's. Unlike ranks or standardised scores, the share is small where
the words have nothing to say (a question in another language, a rare turn of phrase), and neither
depends on how large the directory is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import meaning
from directory.index import ARTICLE, CONTACT
from directory.postings import Postings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from directory.lexicon import Wanted

_FULL: Final = np.float32(1 / 255)
# What the parts count, measured on one half of the questions of ../shared/gold/search.
WORDS: Final = 0.9
_TITLE: Final = 0.5
_CHUNK: Final = 1.0
_TRANSLATED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by the number of the article or contact; `words` and `meaning` are the parts of `total`."""

    total: NDArray[np.float32]
    words: NDArray[np.float32]
    meaning: NDArray[np.float32]


class Ranking:
    """Ranks the documents of a directory file as it stood when this was made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read what is small; vectors are loaded with the first question that needs them."""
        self._connection: Final = connection
        self.postings: Final = Postings(connection)
        self._vectors: meaning.Vectors | None = None

    def known(self, word: str) -> bool:
        """Tell whether a folded word stands in the directory."""
        row = self._connection.execute("SELECT 1 FROM lookup_word WHERE word = ?", (word,)).fetchone()
        return row is not None

    def words(self, wanted: Sequence[Wanted], kind: int) -> NDArray[np.float32]:
        """Return which share of what is wanted each document has, in [0, 1]."""
        total = np.zeros(self.postings.size[kind], dtype=np.float32)
        possible = 0.0
        for each in wanted:
            best: NDArray[np.float32] | None = None
            most = 0.0
            for target in each.targets:
                score, reach = self._target(target, kind)
                most = max(most, reach)
                if score is not None:
                    best = score if best is None else np.maximum(best, score)
            if best is not None:
                total += best
            possible += most
        return total / np.float32(possible) if possible else total

    def _target(self, target: Mapping[str, float], kind: int) -> tuple[NDArray[np.float32] | None, float]:
        """Return what each document has of one way to say a thing, and how much it could have."""
        score: NDArray[np.float32] | None = None
        reach = 0.0
        for term, weight in target.items():
            documents, strengths = self.postings.of(term, kind)
            rarity = self._rarity(len(documents), kind) * weight
            reach += rarity
            if len(documents):
                if score is None:
                    score = np.zeros(self.postings.size[kind], dtype=np.float32)
                score[documents] += strengths * (np.float32(rarity) * _FULL)
        return score, reach

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
        return articles, self._best(vectors, cosines, CONTACT, meaning.OWN)

    def _best(
        self, vectors: meaning.Vectors, cosines: NDArray[np.float32], kind: int, role: int
    ) -> NDArray[np.float32]:
        best = np.zeros(self.postings.size[kind], dtype=np.float32)
        chosen = (vectors.kind == kind) & (vectors.role == role)
        np.maximum.at(best, vectors.document[chosen], cosines[chosen])
        return best
