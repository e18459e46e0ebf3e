"""Rank articles and contacts for a question: words and meaning, put on one scale and added.

The share of the question's words that a document has, in [0, 1], is added to the cosine of the
question's meaning with the document's. Unlike ranks or standardised scores, the share is small where
the words have nothing to say (a question in another language, a rare turn of phrase), and neither
depends on how large the directory is.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import meaning
from directory.accumulators import Accumulators, Having, Word
from directory.index import ARTICLE, CONTACT
from directory.postings import Postings
from directory.vectors import Vectors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from directory.lexicon import Wanted

# What all questions have in common, made by tests/bench/question_direction.py.
_QUESTION: Final = Path(__file__).with_name("data") / "question_direction.npy"
# What the meaning of titles, chunks, a contact's own fields and what stands about it counts; what a word that
# stands nowhere counts against all documents; what a compound's parts count beside the whole. Chosen on one
# half of the questions of ../shared/gold.
_TITLE: Final = 0.3
_CHUNK: Final = 1.0
_OWN: Final = 0.25
_CONTEXT: Final = 0.8
_ABSENT: Final = 0.5
_PART: Final = 0.5


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


class Lists:
    """The lists of what is wanted; one that is asked for in several ways is read once."""

    def __init__(self, postings: Postings, kind: int, wanted: Sequence[Wanted]) -> None:
        """Take what will be asked for."""
        self._postings = postings
        self._kind = kind
        targets = (target for each in wanted for target in each.targets)
        asked = Counter(term for target in targets for word in target.words for term in word)
        self._often = {term for term, times in asked.items() if times > 1}
        self._read: dict[str, Having] = {}

    def of(self, term: str) -> Having:
        """Return which documents hold a term."""
        having = self._read.get(term)
        if having is None:
            having = Having(*self._postings.of(term, self._kind))
            if term in self._often:
                self._read[term] = having
        return having


class Ranking:
    """Ranks the documents of a directory file as it stood when this was made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read what is small; vectors are loaded with the first question that needs them."""
        self._connection: Final = connection
        self.postings: Final = Postings(connection)
        self._vectors: Vectors | None = None
        self._accumulators: Final = Accumulators(max(self.postings.size))

    def words(self, wanted: Sequence[Wanted], kind: int) -> NDArray[np.float32]:
        """Return which share of what is wanted each document has, in [0, 1].

        Costs as much as documents have one of the words, however many ways there are to say them.
        """
        total = np.zeros(self.postings.size[kind], dtype=np.float32)
        possible = 0.0
        lists = Lists(self.postings, kind, wanted)
        for each in wanted:
            rarest = 0.0
            for target in each.targets:
                words = [self._word(word, kind, lists) for word in target.words]
                if any(word.found for word in words):
                    rarity = sum(word.rarity for word in words) / len(words)
                    rarest = max(rarest, target.share * rarity)
                    self._accumulators.say(target.share, words)
            if rarest:
                possible += rarest
                self._accumulators.pour(total, rarest)
            else:  # no document has it: it tells nothing, but that much is missing
                possible += _ABSENT * self._rarity(0, kind)
        return total / np.float32(possible) if possible else total

    def _word(self, word: Mapping[str, float], kind: int, lists: Lists) -> Word:
        """Return how much a word tells, and where it stands, whole or in parts."""
        found = [(weight, lists.of(term)) for term, weight in word.items()]
        weights = [weight * self._rarity(having.documents.size, kind) for weight, having in found]
        (weight, whole), *parts = found
        if not any(having.documents.size for _, having in found):
            return Word(_ABSENT * weight * self._rarity(0, kind), whole)
        rarity, *held = weights
        if parts and not whole.documents.size:  # nobody has the compound: its rarest part tells
            rarity = max(worth for worth, (_, part) in zip(held, parts, strict=True) if part.documents.size)
        together = sum(held)
        shares = [(_PART * worth / together, part) for worth, (_, part) in zip(held, parts, strict=True)]
        return Word(rarity, whole, shares)

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
