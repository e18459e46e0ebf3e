"""Read a directory: entries, their evidence, articles, topics, counts. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from directory import file, load, review
from directory.entry import Aged, ArticleText, Counts, Filters, Mark, Passage, Statement, TopicCount
from directory.lookup import Lookup
from directory.opened import Opened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from typing import Self

    import numpy as np
    from numpy.typing import NDArray

    from directory.about import About
    from directory.entry import Change, Conflict, Duplicate, Entry, Part, Results, Shared, Sums

_PASSAGES = f"""
SELECT article.id, article.source, article.title, article.publisher,
       nullif({load.SAID_ON}, ''), article.url,
       passage.quote, passage.start, passage."end"
FROM passage JOIN article ON article.id = passage.article_id
WHERE passage.contact_id = ?
ORDER BY passage.published DESC, article.source, passage.start, passage."end"
"""  # noqa: S608  no value from outside
_STATEMENTS = """
SELECT statement.field, statement.value, statement.text, coalesce(article.source, ''),
       nullif(statement.published, ''), statement.start, statement."end", statement.rule, statement.said_by
FROM statement LEFT JOIN article ON article.id = statement.article_id
WHERE statement.contact_id = ?1
UNION ALL
SELECT field, value, value, '', substr(at, 1, 10), 0, 0, 'corrected by hand', said_by
FROM change JOIN facts ON facts.id = change.facts_id
WHERE facts.contact_id = ?1 AND action = 'correct' AND value IS NOT NULL AND undone_at IS NULL
ORDER BY 1, 5 DESC, 4, 6, 2
"""
_MARKS = """
SELECT start, "end", CASE WHEN field IN ('mobile', 'fax') THEN 'phone' ELSE field END AS kind
FROM statement WHERE article_id = ?1 AND "end" > start AND field <> 'topic'
UNION SELECT start, "end", 'quote' FROM passage WHERE article_id = ?1
ORDER BY 1, 2, 3
"""
_COUNTS = """
SELECT (SELECT number FROM tally WHERE what = 'article'), (SELECT number FROM tally WHERE what = 'contact'),
       (SELECT count(DISTINCT organization) FROM contact) - (
           SELECT count(*) FROM (
               SELECT DISTINCT organization FROM contact INDEXED BY contact_hidden WHERE hidden
           ) AS gone
           WHERE organization IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM contact WHERE contact.organization = gone.organization AND NOT hidden)),
       (SELECT min(published) FROM article), (SELECT max(published) FROM article)
"""
_TOPICS = "SELECT group_concat(contact_id) FROM contact_topic WHERE topic = ?"
_HIDDEN = "SELECT group_concat(id) FROM contact WHERE hidden"
_HIGHEST = "SELECT coalesce(max(id), 0) + 1 FROM contact"
_ARTICLE = f"""
SELECT id, source, title, nullif({load.SAID_ON}, ''), publisher, section, url, text FROM article WHERE id = ?
"""  # noqa: S608  no value from outside
_PATIENCE = 10.0
_NO_FILTERS = Filters()


class Reader(Opened):
    """A directory opened for reading, with a connection of its own.

    Every method raises DirectoryError if the file turns out damaged or cannot be read. A reader may
    move from thread to thread but serves one at a time; `interrupt` alone may come from another.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection; use `open`."""
        super().__init__(connection, path)
        self._lookup = Lookup(connection)

    @classmethod
    def open(cls, path: Path | str, *, patience: float = _PATIENCE) -> Self:
        """Open the file; raise MissingError, NotADirectoryFileError, LockedError or AccessError.

        `patience` is how many seconds to wait for a lock.
        """
        path = Path(path)
        return cls(file.readable(path, patience), path)

    def interrupt(self) -> None:
        """Break off the running query of another thread, which then raises DirectoryError."""
        self._connection.interrupt()

    def find(self, query: str, *, limit: int = 10, filters: Filters = _NO_FILTERS) -> Results:
        """Return who answers the query, best first; an empty query: all, newest first."""
        with file.translated(self._path):
            return self._lookup.find(query, limit=limit, filters=filters)

    def complete(self, query: str, *, limit: int = 10, filters: Filters = _NO_FILTERS) -> Results:
        """Return what fits while somebody types: the last word may be only begun."""
        with file.translated(self._path):
            return self._lookup.complete(query, limit=limit, filters=filters)

    def entry(self, id: int) -> Entry | None:  # noqa: A002 - the field is called so everywhere
        """Return the entry, hidden or not; None if there is none of this id."""
        with file.translated(self._path):
            return next(load.entries(self._connection, [id]), None)

    def statements(self, id: int) -> tuple[Statement, ...]:  # noqa: A002
        """Return the evidence of every field, by field, newest first."""
        with file.translated(self._path):
            shown = _shown(next(load.entries(self._connection, [id]), None))
            return tuple(
                replace(Statement(*row), current=(row[0], row[1]) in shown)
                for row in self._connection.execute(_STATEMENTS, (id,))
            )

    def passages(self, id: int) -> tuple[Passage, ...]:  # noqa: A002
        """Return the sentences that offer the contact, newest first."""
        with file.translated(self._path):
            return tuple(Passage(*row) for row in self._connection.execute(_PASSAGES, (id,)))

    def article(self, article_id: int) -> ArticleText | None:
        """Return an article with the ranges of what it says about contacts, in reading order."""
        with file.translated(self._path):
            row = self._connection.execute(_ARTICLE, (article_id,)).fetchone()
            if row is None:
                return None
            marks = tuple(Mark(*mark) for mark in self._connection.execute(_MARKS, (article_id,)))
            return ArticleText(*(*row, marks))

    def parts(self, id: int) -> tuple[Part, ...]:  # noqa: A002
        """Return what the entry is made of, and why that belongs together."""
        with file.translated(self._path):
            return review.parts(self._connection, id)

    def about(self, asked: str) -> About:
        """Return everything held about a person, by name, by a number in any spelling, or by address."""
        from directory import about  # noqa: PLC0415 - brings what names and bodies are compared by

        with file.translated(self._path):
            found = load.entries(self._connection, about.whom(self._connection, asked))
            records = tuple(
                about.Record(
                    entry, self.statements(entry.id), self.passages(entry.id), self.journal(entry.id)
                )
                for entry in list(found)
            )
            return about.About(asked, records, about.mentions(self._connection, asked))

    def duplicates(self, *, limit: int = 1000) -> tuple[Duplicate, ...]:
        """Return pairs of entries that may be one, with what speaks for it."""
        with file.translated(self._path):
            return review.duplicates(self._connection, limit)

    def shared(self, id: int, *, limit: int = 100) -> tuple[Shared, ...]:  # noqa: A002
        """Return the numbers and addresses of an entry that others have too: same number, other people."""
        with file.translated(self._path):
            return review.shared(self._connection, id, limit)

    def conflicts(self, id: int | None = None, *, limit: int = 100) -> tuple[Conflict, ...]:  # noqa: A002
        """Return what articles contradict each other in, about one entry or all: directory/conflicts.py."""
        from directory import conflicts  # noqa: PLC0415 - a look-up asks for none

        with file.translated(self._path):
            if id is None:
                return conflicts.all_of(self._connection, limit)
            return conflicts.of_entry(self._connection, id)[:limit]

    def older(self, since: str) -> Aged:
        """Return the articles that `Store.retain` would withdraw, oldest first."""
        from directory import articles  # noqa: PLC0415 - brings what is needed to write them

        with file.translated(self._path):
            held = articles.older(self._connection, since)
            only = articles.said_only_by(self._connection, (article_id for _, article_id, _ in held))
            return Aged(tuple((source, published) for source, _, published in held), only)

    def journal(self, id: int | None = None, *, limit: int = 1000) -> tuple[Change, ...]:  # noqa: A002
        """Return the changes by hand, of one entry or of all, newest first."""
        with file.translated(self._path):
            return review.journal(self._connection, id, limit)

    def topics(self, language: str = "de") -> tuple[TopicCount, ...]:
        """Return every known topic in the order of the list, with the entries that have it or a subtopic."""
        import numpy as np  # noqa: PLC0415 - a look-up by number or name does without

        from directory.topics import load_topics  # noqa: PLC0415 - see above

        topics = load_topics()
        counted: dict[str, int] = {}
        with file.translated(self._path):
            (size,) = self._connection.execute(_HIGHEST).fetchone()
            seen = np.ones(size, dtype=bool)
            seen[self._numbers(_HIDDEN)] = False
            for parent, children in topics.tree():
                whole = np.zeros(size, dtype=bool)
                for topic in (*children, parent):
                    having = self._numbers(_TOPICS, topic.id)
                    counted[topic.id] = int(seen[having].sum())
                    whole[having] = True
                counted[parent.id] = int((whole & seen).sum())
        return tuple(
            TopicCount(topic.id, topics.name(topic.id, language), topic.parent, counted[topic.id])
            for parent, children in topics.tree()
            for topic in (parent, *children)
        )

    def _numbers(self, query: str, *asked: str) -> NDArray[np.int64]:
        from directory.postings import numbers  # noqa: PLC0415 - see above

        return numbers(self._connection.execute(query, asked).fetchone()[0])

    def entries(self, *, filters: Filters = _NO_FILTERS) -> Iterator[Entry]:
        """Yield all entries that pass the filters, newest first, a few hundred in memory at a time."""
        with file.translated(self._path):
            yield from load.entries(self._connection, load.ids(self._connection, filters))

    def sums(self, *, most: int = 12) -> Sums:
        """Return articles by year, the largest organizations, the articles added last: at most so many."""
        from directory.sums import sums  # noqa: PLC0415 - only an overview asks

        with file.translated(self._path):
            return sums(self._connection, most)

    def counts(self) -> Counts:
        """Return how much there is, and the dates of the oldest and newest article."""
        with file.translated(self._path):
            return Counts(*self._connection.execute(_COUNTS).fetchone())


def _shown(entry: Entry | None) -> frozenset[tuple[str, str | None]]:
    """Return the fields and values that an entry shows."""
    if entry is None:
        return frozenset()
    one = {
        (f, getattr(entry, f)) for f in ("person", "role", "department", "organization", "service", "place")
    }
    many = {
        (field, value)
        for field, values in (
            ("phone", entry.phones),
            ("mobile", entry.mobiles),
            ("fax", entry.faxes),
            ("email", entry.emails),
            ("topic", entry.topics),
        )
        for value in values
    }
    return frozenset(one | many)
