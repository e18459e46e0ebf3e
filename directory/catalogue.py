"""What of a directory file may be a hit, in memory: who is listed, in which articles, who passes filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from directory import load
from directory.entry import Filters
from directory.index import ARTICLE, CONTACT
from directory.postings import numbers

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from directory.postings import Postings

_NO_FILTERS: Final = Filters()
_HALF: Final = 32  # bits of a number of two that are sorted as one
# The index holds both numbers: the table with its quotes need not be read.
_PAIRS: Final = """
SELECT group_concat(contact_id), group_concat(article_id)
FROM passage INDEXED BY passage_article WHERE contact_id IS NOT NULL
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
        self._articles, self._owners = self._pairs()
        # Most stand in one article; of the others the best is sought, those of one side by side.
        several = np.zeros(self._owners.size, dtype=bool)
        same = self._owners[1:] == self._owners[:-1]
        several[1:] = same
        several[:-1] |= same
        self._several: Final = self._articles[several]
        self._begins: Final = np.flatnonzero(np.diff(self._owners[several], prepend=-1))
        self._standing_in_several: Final = self._owners[several][self._begins]
        self.bare: Final = postings.listed[ARTICLE].copy()
        self.bare[self._articles] = False
        self._newest: NDArray[np.int32] | None = None
        self._chosen: tuple[Filters, NDArray[np.bool_]] = (_NO_FILTERS, self.contacts)

    def _pairs(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return articles and the contacts they offer, each pair once, by contact."""
        owners, articles = map(numbers, self._connection.execute(_PAIRS).fetchone())
        # The last ones of the file may be hidden, and are then in no list.
        known = owners < self.contacts.size
        known[known] = self.contacts[owners[known]]
        pairs = (owners[known] << _HALF) | articles[known]
        pairs.sort()
        pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
        return (pairs & ((1 << _HALF) - 1)).astype(np.int32), (pairs >> _HALF).astype(np.int32)

    def best_article(self, worth: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each contact what the best of its articles is worth; worths are not negative."""
        best = np.zeros(self.contacts.size, dtype=np.float32)
        best[self._owners] = worth[self._articles]
        if self._begins.size:
            best[self._standing_in_several] = np.maximum.reduceat(worth[self._several], self._begins)
        return best

    def having(self, articles: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which contacts stand in one of these articles."""
        found = np.zeros(self.contacts.size, dtype=bool)
        found[self._owners[articles[self._articles]]] = True
        return found

    def articles_of(self, contacts: NDArray[np.int32]) -> list[NDArray[np.int32]]:
        """Return the articles of each of these contacts."""
        bounds = zip(
            np.searchsorted(self._owners, contacts),
            np.searchsorted(self._owners, contacts, side="right"),
            strict=True,
        )
        return [self._articles[first:last] for first, last in bounds]

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
