"""Look up: a query becomes hits, each with the sentence that answers. No query text raises.

What is asked for by number, by address or by a person's name is found without ranking, and without the
libraries and the models that ranking takes a while to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory import answer, channels, load, persons
from directory.entry import Filters, Results
from directory.query import parse
from directory.words import stem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from directory.query import Query
    from directory.search import State

_NO_FILTERS: Final = Filters()


class Lookup:
    """Answers queries over one connection; keeps what it loaded until the file changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection for reading; nothing is read yet."""
        self._connection: Final = connection
        self._version: int | None = None
        self._state: State | None = None

    def find(self, query: str, *, limit: int = 10, filters: Filters = _NO_FILTERS) -> Results:
        """Return who answers the query, best first; an empty query: all, newest first."""
        return self._results(query, limit, filters, typing=False)

    def complete(self, query: str, *, limit: int = 10, filters: Filters = _NO_FILTERS) -> Results:
        """Return what fits while somebody types: the last word may be only begun; words alone count."""
        return self._results(query, limit, filters, typing=True)

    def _results(self, text: str, limit: int, filters: Filters, *, typing: bool) -> Results:
        query = parse(text)
        if query.empty:
            ids, total = self._newest(filters, max(limit, 0))
            ranked = [answer.Ranked(contact, 0, 0.0) for contact in ids]
            hits = tuple(answer.hits(self._connection, ranked, frozenset()))
            return Results(hits, total)
        if not (query.words or query.phrases or query.excluded):
            return self._plain(dict(channels.find(self._connection, query)), query, limit, filters)
        if not typing and (named := persons.named(self._connection, query)):
            return self._plain(dict.fromkeys(named, 1.0), query, limit, filters)
        return self._current().results(query, limit, filters, typing=typing)

    def _newest(self, filters: Filters, limit: int) -> tuple[Sequence[int], int]:
        """Return the last seen who pass the filters, and how many pass."""
        if self._state is not None and filters != _NO_FILTERS:  # all is in memory anyway
            return self._current().newest(filters, limit)
        return load.ids(self._connection, filters, limit), load.count(self._connection, filters)

    def _plain(self, scores: Mapping[int, float], query: Query, limit: int, filters: Filters) -> Results:
        """Return contacts with the scores they have: the best, then the last seen, first."""
        passing = load.passing(self._connection, tuple(scores), filters)
        ids = sorted(passing, key=lambda contact: -scores[contact])
        articles = dict(persons.newest_articles(self._connection, ids[: max(limit, 0)]))
        ranked = [answer.Ranked(each, articles.get(each, 0), scores[each]) for each in ids[: max(limit, 0)]]
        terms = frozenset(stem(word) for word in query.words)
        hits = tuple(answer.hits(self._connection, ranked, terms))
        return Results(hits, max(len(ids), len(hits)), nothing_fits=not ids)

    def _current(self) -> State:
        from directory.search import State  # noqa: PLC0415 - loads numpy, which the rest does without

        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._state is None or version != self._version:
            self._state = State(self._connection)
            self._version = version
        return self._state
