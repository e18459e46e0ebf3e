"""What of a directory file may be a hit, in memory: who is listed, in which articles, who passes filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from directory import load
from directory.entry import Filters
from directory.index import ARTICLE, CONTACT
from directory.postings import numbers

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from directory.postings import Postings

_Value = TypeVar("_Value", bound=np.generic)
_NO_FILTERS: Final = Filters()
_NONE: Final = 0  # in place of an article: rows are numbered from 1, and what has no row has nothing
_PIECE: Final = 1 << 16
_HALF: Final = 32  # bits of a number of two that are sorted as one
# The index holds both numbers: the table with its quotes need not be read.
_PAIRS: Final = """
SELECT group_concat(contact_id), group_concat(article_id)
FROM passage INDEXED BY passage_article
WHERE article_id >= ?1 AND article_id < ?2 AND contact_id IS NOT NULL
"""
_DAYS: Final = """
SELECT group_concat(id) FROM contact INDEXED BY contact_last_seen GROUP BY last_seen ORDER BY last_seen DESC
"""


class Catalogue:
    """Contacts and articles by their numbers, as they stood when this was made.

    `contacts` are flags of those that are listed, `bare` of the articles that name nobody.
    """

    def __init__(self, connection: sqlite3.Connection, postings: Postings) -> None:
        """Read which contact stands in which article; the rest is known by the index."""
        self._connection: Final = connection
        self.contacts: Final = postings.listed[CONTACT]
        self.bare: Final = postings.listed[ARTICLE].copy()
        articles, owners = self._pairs()
        # Most stand in one article; of the others the best is sought, those of one side by side.
        self._article: Final = np.zeros(self.contacts.size, dtype=np.int32)
        self._article[owners] = articles
        several = np.zeros(owners.size, dtype=bool)
        same = owners[1:] == owners[:-1]
        several[1:] = same
        several[:-1] |= same
        self._several: Final = articles[several]
        self._owners: Final = owners[several]
        self._begins: Final = np.flatnonzero(np.diff(self._owners, prepend=-1))
        self._standing_in_several: Final = self._owners[self._begins]
        self.bare[articles] = False
        self._newest: NDArray[np.int32] | None = None
        self._chosen: tuple[Filters, NDArray[np.bool_]] = (_NO_FILTERS, self.contacts)

    def _pairs(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return articles and the contacts they offer, each pair once, by contact.

        Some thousand articles at a time: all at once are sixty megabytes of a million, for a moment.
        """
        parts = [np.empty(0, dtype=np.int64)]
        for first in range(0, self.bare.size, _PIECE):
            row = self._connection.execute(_PAIRS, (first, first + _PIECE)).fetchone()
            owners, articles = map(numbers, row)
            # The last ones of the file may be hidden, and are then in no list.
            known = owners < self.contacts.size
            known[known] = self.contacts[owners[known]]
            parts.append((owners[known] << _HALF) | articles[known])
        pairs = np.concatenate(parts)
        parts.clear()
        pairs.sort()
        again = np.flatnonzero(pairs[1:] == pairs[:-1])
        pairs = np.delete(pairs, again) if again.size else pairs
        return (pairs & ((1 << _HALF) - 1)).astype(np.int32), (pairs >> _HALF).astype(np.int32)

    def best_article(self, worth: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each contact what the best of its articles is worth; worths are not negative."""
        best = _picked(worth, self._article)
        if self._begins.size:
            best[self._standing_in_several] = np.maximum.reduceat(worth[self._several], self._begins)
        return best

    def having(self, articles: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which contacts stand in one of these articles."""
        found = _picked(articles, self._article)
        found[self._owners[articles[self._several]]] = True
        return found

    def articles_of(self, contacts: NDArray[np.int32]) -> list[NDArray[np.int32]]:
        """Return the articles of each of these contacts."""
        bounds = zip(
            contacts.tolist(),
            np.searchsorted(self._owners, contacts).tolist(),
            np.searchsorted(self._owners, contacts, side="right").tolist(),
            strict=True,
        )
        return [
            self._several[first:last] if last > first else self._only(contact)
            for contact, first, last in bounds
        ]

    def _only(self, contact: int) -> NDArray[np.int32]:
        found: NDArray[np.int32] = self._article[contact : contact + 1]
        return found[:0] if found[0] == _NONE else found

    def passing(self, filters: Filters) -> NDArray[np.bool_]:
        """Return which contacts are listed and pass the filters; the last answer is kept."""
        if self._chosen[0] != filters:
            passing = self.contacts.copy()
            for listed in load.lists(self._connection, filters):
                having = np.zeros_like(passing)
                found = numbers(listed)
                having[found[found < having.size]] = True
                passing &= having
            self._chosen = (filters, passing)
        return self._chosen[1]

    def newest(self, filters: Filters, limit: int) -> tuple[list[int], int]:
        """Return so many of those who pass the filters, last seen first; and how many pass."""
        if self._newest is None:
            days = (np.sort(numbers(listed)) for (listed,) in self._connection.execute(_DAYS))
            found = np.concatenate([np.empty(0, dtype=np.int64), *days])
            found = found[found < self.contacts.size]
            self._newest = found[self.contacts[found]].astype(np.int32)
        places = np.flatnonzero(self.passing(filters)[self._newest])
        return self._newest[places[:limit]].tolist(), len(places)


def _picked(values: NDArray[_Value], places: NDArray[np.int32]) -> NDArray[_Value]:
    """Return the values at these places, piece by piece: numpy widens the places, 8 MB of a million."""
    found = np.empty(places.size, dtype=values.dtype)
    for first in range(0, places.size, _PIECE):
        some = slice(first, first + _PIECE)
        np.take(values, places[some].astype(np.intp), out=found[some], mode="clip")
    return found
