"""Look up: a query becomes ranked hits, each with the sentence that answers. No query text raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from directory import answer, channels, lexicon, load
from directory.entry import Filters, Results
from directory.index import ARTICLE, CONTACT
from directory.query import parse
from directory.ranking import Ranking

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from directory.query import Query

# What a contact's own words and meaning count beside those of its article.
_OWN: Final = 0.35
_WORDS: Final = 0.9
# An article that names nobody answers second to an equal one that does.
_NOBODY: Final = 0.1
# Each further contact of one article comes so much later: a page of twenty desks is one answer first.
_CROWD: Final = 0.4
_CONSIDERED: Final = 200
_TRANSLATED: Final = 0.5
_CHANNEL: Final = 3.0
_NO_FILTERS: Final = Filters()


class Lookup:
    """Answers queries over one connection; keeps what it loaded until the file changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection for reading; nothing is read yet."""
        self._connection: Final = connection
        self._version: int | None = None
        self._state: _State | None = None

    def find(self, query: str, *, limit: int = 10, filters: Filters = _NO_FILTERS) -> Results:
        """Return who answers the query, best first; an empty query: all, newest first."""
        return self._results(query, limit, filters, typing=False)

    def complete(self, query: str, *, limit: int = 10, filters: Filters = _NO_FILTERS) -> Results:
        """Return what fits while somebody types: the last word may be only begun; words alone count."""
        return self._results(query, limit, filters, typing=True)

    def _results(self, text: str, limit: int, filters: Filters, *, typing: bool) -> Results:
        query = parse(text)
        if query.empty:
            ids = load.ids(self._connection, filters)
            ranked = [answer.Ranked(contact, 0, 0.0) for contact in ids[: max(limit, 0)]]
            return Results(tuple(answer.hits(self._connection, ranked, frozenset())), len(ids))
        state = self._current()
        return state.results(query, limit, filters, typing=typing)

    def _current(self) -> _State:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._state is None or version != self._version:
            self._state = _State(self._connection)
            self._version = version
        return self._state


class _State:
    """What is held in memory of the file as it stands, and the answers from it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ranking = Ranking(connection)
        rows = connection.execute(
            "SELECT DISTINCT article_id, contact_id FROM passage WHERE contact_id IN"
            " (SELECT id FROM lookup_document WHERE kind = ?)",
            (CONTACT,),
        ).fetchall()
        pairs = np.array(rows, dtype=np.int32).reshape(-1, 2)
        self._articles: NDArray[np.int32] = pairs[:, 0]
        self._contacts: NDArray[np.int32] = pairs[:, 1]
        self._nobody = np.ones(self._ranking.postings.size[ARTICLE], dtype=bool)
        self._nobody[self._articles] = False
        self._listed = self._listed_documents()

    def _listed_documents(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        listed = tuple(np.zeros(size, dtype=bool) for size in self._ranking.postings.size)
        for kind, document in self._connection.execute("SELECT kind, id FROM lookup_document"):
            listed[kind][document] = True
        return listed[0], listed[1]

    def results(self, query: Query, limit: int, filters: Filters, *, typing: bool) -> Results:
        reading = lexicon.read(query.text, query.words)
        wanted = reading.wanted
        article_words = self._ranking.words(wanted, ARTICLE)
        contact_words = self._ranking.words(wanted, CONTACT)
        article_total = _WORDS * article_words
        contact_total = _WORDS * contact_words
        if query.words and not typing:
            texts = [(query.text, 1.0)]
            if german := " ".join(each.german for each in wanted if each.known):
                texts.append((german, _TRANSLATED))
            article_meaning, contact_meaning = self._ranking.likeness(texts)
            article_total += article_meaning
            contact_total += contact_meaning
        self._article_scores = article_total.copy()
        best = np.zeros(len(contact_total), dtype=np.float32)
        np.maximum.at(best, self._contacts, article_total[self._articles])
        contact_total = best + _OWN * contact_total
        contact_allowed = self._listed[CONTACT].copy()
        article_allowed = self._listed[ARTICLE] & self._nobody
        if filters != _NO_FILTERS:
            article_allowed[:] = False
            chosen = np.zeros_like(contact_allowed)
            chosen[load.ids(self._connection, filters)] = True
            contact_allowed &= chosen
        for contact, share in channels.find(self._connection, query):
            contact_total[contact] += _CHANNEL * share
        if typing or not query.words:
            contact_allowed &= contact_total > 0
            article_allowed &= article_total > 0
        contact_total[~contact_allowed] = -np.inf
        article_total = np.where(article_allowed, article_total - _NOBODY, -np.inf)
        ranked = self._ranked(contact_total, article_total, limit)
        terms = frozenset(
            term for each in wanted for target in each.targets for word in target.words for term in word
        )
        fitting = int((contact_allowed & ((contact_words > 0) | (best > 0))).sum())
        return Results(tuple(answer.hits(self._connection, ranked, terms)), fitting)

    def _ranked(
        self, contacts: NDArray[np.float32], articles: NDArray[np.float32], limit: int
    ) -> list[answer.Ranked]:
        """Return the best contacts and bare articles; those of one article do not stand in a crowd."""
        found: list[answer.Ranked] = []
        for contact in _best(contacts):
            mine = self._articles[self._contacts == contact]
            article = int(mine[np.argmax(self._article_scores[mine])]) if mine.size else 0
            found.append(answer.Ranked(int(contact), article, float(contacts[contact])))
        found.extend(answer.Ranked(0, int(a), float(articles[a])) for a in _best(articles))
        found.sort(key=lambda each: (-each.score, each.contact))
        crowd: dict[int, int] = {}
        spread = []
        for each in found:
            before = crowd.get(each.article, 0) if each.article else 0
            crowd[each.article] = before + 1
            spread.append((each.score - _CROWD * before, each))
        spread.sort(key=lambda pair: -pair[0])
        return [each for _, each in spread[: max(limit, 0)]]


def _best(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return where the highest scores stand, best first, none that is minus infinity."""
    if len(scores) > _CONSIDERED:
        top = np.argpartition(-scores, _CONSIDERED)[:_CONSIDERED]
    else:
        top = np.arange(len(scores))
    top = top[np.isfinite(scores[top])]
    return top[np.argsort(-scores[top], kind="stable")]
