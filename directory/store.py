"""Write a directory: take in the findings of articles, one transaction an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from directory import articles, file, index, offers, passages
from directory.entry import Added, Outcome
from directory.grouping import Grouping
from directory.topics import load_topics
from directory.work import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from directory.offers import Offer
    from directory.work import Work
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
            held = articles.held(self._connection, article.source)
        return held is not None and held[2] == offers.digest_of_article(article)

    def add(self, findings: Findings) -> Added:
        """Take in what an article says, in one transaction.

        An article that is in already word for word changes nothing. One whose source is in with other
        words replaces what that source said. A text that is in from another source becomes a second
        place of the same article: its contacts are seen again, in no further sentence.
        """
        offered = offers.offers(findings, self._topics)
        with transaction(self._connection, self._grouping, self._path) as work:
            return _add(work, findings.article, offered)

    def finish(self) -> None:
        """Compute in bulk what `add` leaves for the end of a batch; the directory is sound without."""
        with file.translated(self._path):
            index.pending(self._connection)
            self._connection.execute("PRAGMA optimize")


def _add(work: Work, article: Article, offered: Sequence[Offer]) -> Added:
    connection = work.connection
    digest, head = offers.digest_of_offers(article, offered), offers.digest_of_article(article)
    held = articles.held(connection, article.source)
    if held is not None and held[1:] == (digest, head):
        return Added(Outcome.UNCHANGED, 0, 0)
    (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone()
    if held is not None and held[1] != digest:
        work.leave(article.source, held[0])
    article_id, is_new = articles.put(connection, article, digest, head)
    if is_new:
        articles.write_text(connection, article_id, article.text)
        work.facts |= passages.write(connection, work.grouping, article_id, offered)
        work.articles.add(article_id)
    else:
        work.reattach(article_id)
    work.settle()
    contacts = passages.contacts(connection, article_id)
    new = sum(contact_id > newest for contact_id in contacts)
    outcome = Outcome.NEW if held is None else Outcome.CHANGED
    return Added(outcome, new, len(contacts) - new)
