"""Look up: a query becomes hits, each with the sentence that answers. No query text raises.

What is asked for by number, by address or by a person's name is found without ranking, and without the
libraries and the models that ranking takes a while to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory import answer, channels, load, persons
from directory.entry import Filters, Results
from directory.query import parse
from directory.weights import marked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from directory.query import Query
    from directory.search import State

_NO_FILTERS: Final = Filters()
# A word of a name in another field, beside one who is called so.
_NOT_CALLED: Final = 0.5


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
        if not typing and (results := self._called(query, max(limit, 0), filters)):
            return results
        return self._current().results(query, limit, filters, typing=typing)

    def _called(self, query: Query, limit: int, filters: Filters) -> Results | None:
        """Return who is called so, then in whose other fields it stands; None if it is no mere name."""
        found = persons.named(self._connection, query, limit if filters == _NO_FILTERS else -1)
        if found is None:
            return None
        if filters != _NO_FILTERS or limit > found.count:
            scores = dict.fromkeys(found.others, _NOT_CALLED) | dict.fromkeys(found.bearers, 1.0)
            return self._plain(scores, query, limit, filters)
        total = found.count + len(found.others)
        return self._listed(found.bearers, dict.fromkeys(found.bearers, 1.0), query, total)

    def _newest(self, filters: Filters, limit: int) -> tuple[Sequence[int], int]:
        """Return the last seen who pass the filters, and how many pass."""
        if self._state is not None and filters != _NO_FILTERS:  # all is in memory anyway
            return self._current().newest(filters, limit)
        return load.ids(self._connection, filters, limit), load.count(self._connection, filters)

    def _plain(self, scores: Mapping[int, float], query: Query, limit: int, filters: Filters) -> Results:
        """Return contacts with the scores they have: the best, then the last seen, first."""
        passing = load.passing(self._connection, tuple(scores), filters)
        ids = sorted(passing, key=lambda contact: -scores[contact])
        return self._listed(ids[: max(limit, 0)], scores, query, len(ids))

    def _listed(self, ids: Sequence[int], scores: Mapping[int, float], query: Query, total: int) -> Results:
        articles = dict(persons.newest_articles(self._connection, ids))
        ranked = [answer.Ranked(each, articles.get(each, 0), scores[each]) for each in ids]
        terms = frozenset(map(marked, query.words))
        hits = tuple(answer.hits(self._connection, ranked, terms))
        return Results(hits, total, nothing_fits=not total)

    def _current(self) -> State:
        from directory.search import State  # noqa: PLC0415 - loads numpy, which the rest does without

        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._state is None or version != self._version:
            self._state = State(self._connection)
            self._version = version
        return self._state
