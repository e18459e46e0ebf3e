"""One transaction's work: what it touched is gathered, then grouped, derived and indexed together."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from directory import articles, file, index, passages
from directory.derive import derive
from directory.grouping import Grouping
from directory.vocabulary import Vocabulary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


_ALLOT_ENTERED: Final = """
UPDATE statement SET contact_id = (SELECT contact_id FROM facts WHERE id = statement.facts_id)
WHERE facts_id = ? AND contact_id IS NULL
"""


@dataclass(slots=True)
class Work:
    """Ids of what a transaction has touched so far: facts to regroup, facts left, contacts, articles."""

    connection: sqlite3.Connection
    grouping: Grouping
    ready: index.Ready
    facts: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    contacts: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)

    def leave(self, source: str, article_id: int) -> None:
        """Take a source away from its article, and the article with all it says if it was the last."""
        if articles.leave(self.connection, source, article_id):
            self.reattach(article_id)
            return
        self.contacts |= passages.contacts(self.connection, article_id)
        self.left |= passages.remove(self.connection, article_id)
        self.articles.discard(article_id)
        articles.remove(self.connection, article_id)

    def reattach(self, article_id: int) -> None:
        """Gather the facts of an article again: another of its sources may give its head now."""
        self.contacts |= passages.contacts(self.connection, article_id)
        facts, left = passages.reattach(self.connection, self.grouping, article_id)
        self.facts |= facts
        self.left |= left
        self.articles.add(article_id)

    def settle(self) -> None:
        """Group anew, first with what is about to go, so that a contact said otherwise keeps its id."""
        if not (self.facts or self.left or self.contacts or self.articles or index.is_stale(self.connection)):
            return
        self.contacts |= self.grouping.regroup(self.facts)
        self.contacts |= self.grouping.regroup(self.grouping.settle(self.left))
        for facts_id in self.facts:
            self.connection.execute(_ALLOT_ENTERED, (facts_id,))
        for article_id in self.articles:
            self.contacts |= passages.contacts(self.connection, article_id)
        for contact_id in sorted(self.contacts):
            derive(self.connection, contact_id)
        index.contacts(self.connection, sorted(self.contacts), self.ready)
        for touched in (self.facts, self.left, self.contacts, self.articles, self.ready.articles):
            touched.clear()


class Writing:
    """What a writer remembers from one transaction to the next; the file is what counts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection that writes."""
        self._connection = connection
        self._grouping = Grouping(connection)
        self._vocabulary = Vocabulary(connection)
        self._version = 0

    @contextmanager
    def transaction(self, path: Path) -> Iterator[Work]:
        """Commit what is done in the block, or nothing of it; errors are DirectoryError."""
        with file.translated(path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._refresh()
                yield Work(self._connection, self._grouping, index.Ready(self._vocabulary))
                self._connection.execute("COMMIT")
            except BaseException:
                self._forget()  # what it remembers may be of the transaction that failed
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _refresh(self) -> None:
        """Forget what another process may have changed since the last transaction."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._forget()

    def _forget(self) -> None:
        self._grouping.forget()
        self._vocabulary.forget()
