"""Write a directory: take in the findings of articles, one transaction an article."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from directory import articles, file, index, offers, passages
from directory.derive import derive
from directory.entry import Added, Outcome
from directory.grouping import Grouping
from directory.topics import load_topics

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from directory.offers import Offer
    from extract.article import Article
    from extract.mention import Findings

_PATIENCE: Final = 10.0


@dataclass(slots=True)
class _Changes:
    """What a transaction has touched so far: ids of facts to regroup, facts left, contacts, articles."""

    facts: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    contacts: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)


class Store:
    """A directory opened for writing.

    Every method raises DirectoryError if the file turns out damaged, locked or cannot be written; what
    was added before stays. Not to be shared between threads.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection; use `open`."""
        self._connection = connection
        self._path = path
        self._grouping = Grouping(connection)
        self._topics = load_topics()

    @classmethod
    def open(cls, path: Path | str, *, patience: float = _PATIENCE) -> Self:
        """Open the file, make it if there is none, bring it to the newest version.

        `patience` is how many seconds to wait for another process that writes. Raises
        NotADirectoryFileError, LockedError or AccessError.
        """
        path = Path(path)
        return cls(file.writable(path, patience), path)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def holds(self, article: Article) -> bool:
        """Tell whether the article is in as it is, so that its contacts need not be searched again."""
        with file.translated(self._path):
            held = articles.held(self._connection, article.source)
        return held is not None and held[2] == offers.digest_of_article(article)

    def add(self, findings: Findings) -> Added:
        """Take in what an article says, in one transaction.

        An article that is in already word for word changes nothing. One whose source is in with other
        words replaces what that source said. A text that is in from another source becomes a second
        place of the same article: its contacts are seen again, in no further sentence.
        """
        offered = offers.offers(findings, self._topics)
        with self._transaction():
            return self._add(findings.article, offered)

    def finish(self) -> None:
        """Compute in bulk what `add` leaves for the end of a batch; the directory is sound without."""
        with file.translated(self._path):
            index.pending(self._connection)
            self._connection.execute("PRAGMA optimize")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with file.translated(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._grouping.forget()  # what it remembers may be of the transaction that failed
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _add(self, article: Article, offered: Sequence[Offer]) -> Added:
        digest, head = offers.digest_of_offers(article, offered), offers.digest_of_article(article)
        held = articles.held(self._connection, article.source)
        if held is not None and held[1:] == (digest, head):
            return Added(Outcome.UNCHANGED, 0, 0)
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone()
        changes = _Changes()
        if held is not None and held[1] != digest:
            self._leave(article.source, held[0], changes)
        article_id, is_new = articles.put(self._connection, article, digest, head)
        if is_new:
            articles.write_text(self._connection, article_id, article.text if offered else "")
            changes.facts |= passages.write(self._connection, self._grouping, article_id, offered)
        else:
            self._reattach(article_id, changes)
        changes.articles.add(article_id)
        self._settle(changes)
        contacts = passages.contacts(self._connection, article_id)
        new = sum(contact_id > newest for contact_id in contacts)
        outcome = Outcome.NEW if held is None else Outcome.CHANGED
        return Added(outcome, new, len(contacts) - new)

    def _leave(self, source: str, article_id: int, changes: _Changes) -> None:
        """Take a source away from its article, and the article with all it says if it was the last."""
        if articles.leave(self._connection, source, article_id):
            self._reattach(article_id, changes)
            return
        changes.contacts |= passages.contacts(self._connection, article_id)
        changes.left |= passages.remove(self._connection, article_id)
        articles.remove(self._connection, article_id)

    def _reattach(self, article_id: int, changes: _Changes) -> None:
        """Gather the facts of an article again: another of its sources may give its head now."""
        changes.contacts |= passages.contacts(self._connection, article_id)
        facts, left = passages.reattach(self._connection, self._grouping, article_id)
        changes.facts |= facts
        changes.left |= left
        changes.articles.add(article_id)

    def _settle(self, changes: _Changes) -> None:
        """Group anew, first with what is about to go, so that a contact said otherwise keeps its id."""
        changes.contacts |= self._grouping.regroup(changes.facts)
        changes.contacts |= self._grouping.regroup(self._grouping.settle(changes.left))
        for article_id in changes.articles:
            changes.contacts |= passages.contacts(self._connection, article_id)
        for contact_id in sorted(changes.contacts):
            derive(self._connection, contact_id)
        index.contacts(self._connection, sorted(changes.contacts))
