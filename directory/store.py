"""Write a directory: take in the findings of articles, one transaction an article."""

from __future__ import annotations

from contextlib import contextmanager
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
            return articles.holds(self._connection, article)

    def add(self, findings: Findings) -> Added:
        """Take in what an article says, in one transaction.

        An article that is in already word for word changes nothing. One whose source is in with other
        words replaces what that source said. A text that is in from another source becomes a second
        place of the same article: its contacts are seen again, in no further sentence.
        """
        offered = offers.offers(findings, self._topics)
        digest = offers.digest_of_findings(findings)
        with self._transaction():
            return self._add(findings.article, digest, offered)

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

    def _add(self, article: Article, digest: str, offered: Sequence[Offer]) -> Added:
        held = articles.held(self._connection, article.source)
        if held is not None and held[1] == digest:
            return Added(Outcome.UNCHANGED, 0, 0)
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone()
        emptied: set[int] = set()
        concerned: set[int] = set()
        if held is not None and held[0] != articles.same_text(self._connection, article):
            self._leave(article.source, held[0], emptied, concerned)
        article_id, speaks = articles.put(self._connection, article, digest)
        changed: set[int] = set()
        if speaks:
            self._silence(article_id, emptied, concerned)
            articles.write_text(self._connection, article_id, article.text if offered else "")
            changed = passages.write(self._connection, self._grouping, article_id, offered)
        self._settle(changed, emptied, concerned)
        contacts = passages.contacts(self._connection, article_id)
        self._refresh(concerned | contacts)
        new = sum(contact_id > newest for contact_id in contacts)
        outcome = Outcome.NEW if held is None else Outcome.CHANGED
        return Added(outcome, new, len(contacts) - new)

    def _leave(self, source: str, article_id: int, emptied: set[int], concerned: set[int]) -> None:
        """Take a source away from its article, and the article if it was the last."""
        concerned |= passages.contacts(self._connection, article_id)
        if articles.leave(self._connection, source, article_id):
            self._silence(article_id, emptied, concerned)
            articles.remove(self._connection, article_id)

    def _silence(self, article_id: int, emptied: set[int], concerned: set[int]) -> None:
        """Take away all that an article says."""
        concerned |= passages.contacts(self._connection, article_id)
        emptied |= passages.remove(self._connection, article_id)

    def _settle(self, changed: set[int], emptied: set[int], concerned: set[int]) -> None:
        """Group anew: first with what is about to go, so that a contact said otherwise keeps its id."""
        concerned |= self._grouping.regroup(changed)
        concerned |= self._grouping.regroup(self._grouping.settle(emptied))

    def _refresh(self, contacts: set[int]) -> None:
        """Derive the entries anew and write what they are searched by."""
        for contact_id in sorted(contacts):
            derive(self._connection, contact_id)
        index.contacts(self._connection, sorted(contacts))
