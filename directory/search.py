"""Rank who answers a query, by words and by meaning, among all that is in memory of a directory file."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import answer, channels, demands, lexicon, load, meaning, ukrainian
from directory.entry import Filters, Results
from directory.index import ARTICLE, CONTACT
from directory.ranking import Ranking
from directory.spelling import Spelling

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from directory.lexicon import Wanted
    from directory.query import Query

# What a contact's own words and meaning count beside those of its article.
_OWN: Final = 0.35
_WORDS: Final = 0.9
# An article that names nobody answers second to an equal one that does.
_NOBODY: Final = 0.1
# Each further contact of one article comes so much later: a page of twenty desks is one answer first.
_CROWD: Final = 0.4
_CONSIDERED: Final = 200
# The words that tell, without "where can I", beside the question as it stands.
_TELLING: Final = 0.7
_CHANNEL: Final = 3.0
# A query deserves its hits if the share of its words in the best document, the likeness of the best article
# and contact, and the share of its words that the lexicon knows weigh enough; fitted (logistic regression) on
# half of the questions of ../shared/gold against the 100 of tests/directory/off_topic.txt, so that 1.5 % of
# that half are turned away.
_FITTING: Final = (2.2, 7.2, 15.6, 3.5)
_FITS: Final = 6.9
_ALL: Final = 0.75
# A word of the field that stands nowhere is not enough, unless an article is alike.
_SOME: Final = 0.08
_ALIKE: Final = 0.4
_NO_FILTERS: Final = Filters()
_HALF: Final = 32  # bits of a number of two that are sorted as one


@dataclass(frozen=True, slots=True)
class _Scores:
    """Scores by the number of contact or article; `named` and `telling`: those that have any of the words."""

    contacts: NDArray[np.float32]
    articles: NDArray[np.float32]
    named: NDArray[np.bool_]
    telling: NDArray[np.bool_]
    fits: bool
    by_meaning: bool


class State:
    """What is held in memory of the file as it stands, and the answers from it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Load what ranking needs, all but the vectors."""
        self._connection = connection
        self._ranking = Ranking(connection)
        self._spelling = Spelling(connection)
        self._listed = self._listed_documents()
        self._articles, self._contacts = self._passages()
        self._nobody = np.ones(self._ranking.postings.size[ARTICLE], dtype=bool)
        self._nobody[self._articles] = False

    def _passages(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return articles and the contacts they offer, each pair once, by contact."""
        query = "SELECT group_concat(contact_id), group_concat(article_id) FROM passage"
        contacts, articles = map(
            _numbers, self._connection.execute(f"{query} WHERE contact_id IS NOT NULL").fetchone()
        )
        listed = self._listed[CONTACT]
        known = contacts < listed.size  # the last ones of the file may be hidden, and are then in no list
        contacts, articles = contacts[known], articles[known]
        shown = listed[contacts]
        pairs = (contacts[shown] << _HALF) | articles[shown]
        pairs.sort()
        pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
        return (pairs & ((1 << _HALF) - 1)).astype(np.int32), (pairs >> _HALF).astype(np.int32)

    def _listed_documents(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        listed = tuple(np.zeros(size, dtype=bool) for size in self._ranking.postings.size)
        for kind, flags in enumerate(listed):
            query = "SELECT group_concat(id) FROM lookup_document WHERE kind = ?"
            flags[_numbers(self._connection.execute(query, (kind,)).fetchone()[0])] = True
        return listed[0], listed[1]

    def results(self, query: Query, limit: int, filters: Filters, *, typing: bool) -> Results:
        """Return who answers a query that is not empty, best first."""
        reading = lexicon.read(query.text, query.words)
        wanted = self._spelling.widen(
            reading.wanted, reading.language, begun=query.words[-1] if typing and query.words else None
        )
        scores = self._scores(query, wanted, reading.language, typing=typing)
        contacts, articles = scores.contacts, scores.articles
        allowed, bare = self._allowed(query, filters)
        asked = dict(channels.find(self._connection, query))
        for contact, share in asked.items():
            contacts[contact] += _CHANNEL * share
        if asked or (query.words and not scores.by_meaning) or query.numbers or query.emails:
            allowed &= contacts > 0
            bare &= articles > 0
        fits = bool(asked) or not query.words or scores.fits
        if (query.numbers or query.emails) and not asked:
            fits = False
        bare_articles = np.where(bare, articles - _NOBODY, -np.inf)
        ranked = self._ranked(np.where(allowed, contacts, -np.inf), bare_articles, articles, limit)
        if query.phrases:  # those of a question in another language stand nowhere: it is answered as without
            strict = (each for each in ranked if demands.stands(self._connection, each, query.phrases))
            held = list(islice(strict, max(limit, 0)))
            ranked, fits = held or ranked, fits or bool(held)
        ranked = ranked[: max(limit, 0)]
        terms = frozenset(
            term for each in wanted for target in each.targets for word in target.words for term in word
        )
        hits = tuple(answer.hits(self._connection, ranked, terms))
        named = scores.named
        named[list(asked)] = True
        total = int((allowed & named).sum() + (bare & scores.telling).sum()) if fits else 0
        return Results(hits, max(total, len(hits)), nothing_fits=not fits)

    def _scores(self, query: Query, wanted: Sequence[Wanted], language: str, *, typing: bool) -> _Scores:
        """Score contacts and articles by words, and by meaning unless somebody is typing."""
        article_words = self._ranking.words(wanted, ARTICLE)
        contact_words = self._ranking.words(wanted, CONTACT)
        articles, own = _WORDS * article_words, _WORDS * contact_words
        share = max(float(article_words.max()), float(contact_words.max()))
        named = np.zeros(len(own), dtype=np.float32)
        np.maximum.at(named, self._contacts, article_words[self._articles])
        named = np.maximum(named, contact_words)
        by_meaning = bool(query.words) and not typing
        fits = share > 0
        if by_meaning:
            likeness = self._ranking.likeness(_texts(query, wanted, language))
            articles += likeness[ARTICLE]
            own += likeness[CONTACT]
            known = sum(each.known for each in wanted) / max(1, len(wanted))
            evidence = (share, float(likeness[ARTICLE].max()), float(likeness[CONTACT].max()), known)
            weight = sum(w * e for w, e in zip(_FITTING, evidence, strict=True))
            near = share >= _SOME or evidence[1] >= _ALIKE
            fits = share >= _ALL or (near and weight >= _FITS)
            # What has no vector yet is alike to nothing: then the words alone decide.
            fits = fits or (share > 0 and meaning.is_waiting(self._connection))
        contacts = np.zeros(len(own), dtype=np.float32)
        np.maximum.at(contacts, self._contacts, articles[self._articles])
        return _Scores(
            contacts + _OWN * own, articles, named > 0, article_words > 0, fits=fits, by_meaning=by_meaning
        )

    def _allowed(self, query: Query, filters: Filters) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which contacts, and which articles that name nobody, may be hits."""
        contacts = self._listed[CONTACT].copy()
        articles = self._listed[ARTICLE] & self._nobody
        if filters != _NO_FILTERS:
            articles[:] = False
            chosen = np.zeros_like(contacts)
            chosen[load.ids(self._connection, filters)] = True
            contacts &= chosen
        for words in query.excluded:
            contacts &= ~demands.having(self._ranking.postings, words, CONTACT)
            articles &= ~demands.having(self._ranking.postings, words, ARTICLE)
        in_articles = np.ones_like(articles)
        in_contacts = np.ones_like(contacts)
        for words in query.phrases:
            here = demands.having(self._ranking.postings, words, ARTICLE)
            having = demands.having(self._ranking.postings, words, CONTACT)
            having[self._contacts[here[self._articles]]] = True
            in_articles &= here
            in_contacts &= having
        if (contacts & in_contacts).any() or (articles & in_articles).any():
            return contacts & in_contacts, articles & in_articles
        return contacts, articles

    def _ranked(
        self,
        contacts: NDArray[np.float32],
        bare: NDArray[np.float32],
        articles: NDArray[np.float32],
        limit: int,
    ) -> list[answer.Ranked]:
        """Return the best contacts and bare articles; those of one article do not stand in a crowd."""
        most = max(_CONSIDERED, limit)
        found: list[answer.Ranked] = []
        best = _best(contacts, most).astype(np.int32)  # of the same type: a search by another copies them all
        bounds = zip(
            np.searchsorted(self._contacts, best),
            np.searchsorted(self._contacts, best, side="right"),
            strict=True,
        )
        for contact, (first, last) in zip(best, bounds, strict=True):
            mine = self._articles[first:last]
            article = int(mine[np.argmax(articles[mine])]) if mine.size else 0
            found.append(answer.Ranked(int(contact), article, float(contacts[contact])))
        found.extend(answer.Ranked(0, int(a), float(bare[a])) for a in _best(bare, most))
        found.sort(key=lambda each: (-each.score, each.contact))
        crowd: dict[int, int] = {}
        spread = []
        for each in found:
            before = crowd.get(each.article, 0) if each.article else 0
            crowd[each.article] = before + 1
            spread.append((each.score - _CROWD * before, each))
        spread.sort(key=lambda pair: -pair[0])
        return [each for _, each in spread]


def _numbers(listed: str | None) -> NDArray[np.int64]:
    """Return the numbers of a list in SQLite's form, "1,2,3": four times as fast as row by row."""
    return np.fromstring(listed or "", dtype=np.int64, sep=",")


def _texts(query: Query, wanted: Sequence[Wanted], language: str) -> list[tuple[str, float]]:
    """Return what the question's meaning is taken from: all of it, and its telling words, each with a weight.

    Adding the German words that the lexicon has for them made the vectors worse. Ukrainian, which the encoder
    does not know, is read as Russian.
    """
    text, telling = query.text, " ".join(each.written for each in wanted)
    if language == "uk":
        text, telling = ukrainian.in_russian(text), ukrainian.in_russian(telling)
    return [(text, 1.0), (telling, _TELLING)] if telling else [(text, 1.0)]


def _best(scores: NDArray[np.float32], most: int) -> NDArray[np.intp]:
    """Return where the highest scores stand, best first, none that is minus infinity."""
    top = np.argpartition(-scores, most)[:most] if len(scores) > most else np.arange(len(scores))
    top = top[np.isfinite(scores[top])]
    return top[np.argsort(-scores[top], kind="stable")]
