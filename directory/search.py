"""Rank who answers a query, by words and by meaning, among all that is in memory of a directory file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import answer, channels, demands, lexicon, meaning, ukrainian
from directory.catalogue import Catalogue
from directory.entry import Filters, Results
from directory.index import ARTICLE, CONTACT
from directory.ranking import Ranking
from directory.spelling import Spelling
from directory.words import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from directory.lexicon import Wanted
    from directory.query import Query

    _Asked = tuple[Query, Filters, bool, int]

# What a contact's own words and meaning count beside those of its article.
_OWN: Final = 0.35
_WORDS: Final = 0.7
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
_FITS: Final = 6.5
_ALL: Final = 0.75
# A word of the field that stands nowhere is not enough, unless an article is alike.
_SOME: Final = 0.08
_ALIKE: Final = 0.4
_NO_FILTERS: Final = Filters()
_LETTERS: Final = re.compile(r"[^\W\d_]+")  # a word within punctuation


@dataclass(frozen=True, slots=True)
class _Scores:
    """Scores by the number of contact or article; `named` and `telling`: those that have any of the words."""

    contacts: NDArray[np.float32]
    articles: NDArray[np.float32]
    named: NDArray[np.bool_]
    telling: NDArray[np.bool_]
    fits: bool
    by_meaning: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    """All that is considered, best first, the terms looked for, how many there are if they fit."""

    ranked: Sequence[answer.Ranked]
    terms: frozenset[str]
    total: int
    fits: bool


class State:
    """What is held in memory of the file as it stands, and the answers from it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Load what ranking needs, all but the vectors."""
        self._connection = connection
        self._ranking = Ranking(connection)
        self._spelling = Spelling(connection)
        self._catalogue = Catalogue(connection, self._ranking.postings)
        # A list is begun, then asked for whole.
        self._last: tuple[_Asked, _Answer] | None = None

    def newest(self, filters: Filters, limit: int) -> tuple[list[int], int]:
        """Return the numbers of those who pass the filters, last seen first, so many; and how many pass."""
        return self._catalogue.newest(filters, limit)

    def results(self, query: Query, limit: int, filters: Filters, *, typing: bool) -> Results:
        """Return who answers a query that is not empty, best first."""
        limit = max(limit, 0)
        asked = (query, filters, typing, max(_CONSIDERED, limit))
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._answer(*asked)
        found = self._last[1]
        ranked, fits = found.ranked, found.fits
        if query.phrases:  # those of a question in another language stand nowhere: it is answered as without
            strict = (each for each in ranked if demands.stands(self._connection, each, query.phrases))
            held = list(islice(strict, limit))
            ranked, fits = held or ranked, fits or bool(held)
        hits = tuple(answer.hits(self._connection, ranked[:limit], found.terms))
        return Results(hits, max(found.total if fits else 0, len(hits)), nothing_fits=not fits)

    def _answer(self, query: Query, filters: Filters, typing: bool, most: int) -> _Answer:  # noqa: FBT001 - a key
        reading = lexicon.read(query.text, query.words)
        wanted = self._spelling.widen(
            reading.wanted, reading.language, begun=query.words[-1] if typing and query.words else None
        )
        scores = self._scores(query, wanted, reading.language, typing=typing)
        contacts, articles, named = scores.contacts, scores.articles, scores.named
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
        ranked = self._ranked(_best(contacts, allowed, most), contacts, articles)
        ranked += [
            answer.Ranked(0, int(a), float(articles[a] - np.float32(_NOBODY)))
            for a in _best(articles, bare, most)
        ]
        terms = frozenset(
            term for each in wanted for target in each.targets for word in target.words for term in word
        )
        named[list(asked)] = True
        total = int(np.count_nonzero(allowed & named) + np.count_nonzero(bare & scores.telling))
        return _Answer(_spread(ranked), terms, total, fits)

    def _scores(self, query: Query, wanted: Sequence[Wanted], language: str, *, typing: bool) -> _Scores:
        """Score contacts and articles by words, and by meaning unless somebody is typing."""
        article_words = self._ranking.words(wanted, ARTICLE)
        contact_words = self._ranking.words(wanted, CONTACT)
        share = max(float(article_words.max()), float(contact_words.max()))
        telling = article_words > 0
        in_contacts = contact_words > 0
        by_meaning = bool(query.words) and not typing
        fits = share > 0
        article_words *= np.float32(_WORDS)
        contact_words *= np.float32(_WORDS)
        articles, own = article_words, contact_words
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
        contacts = self._catalogue.best_article(articles)
        # By words alone an article is worth something if it has one of them.
        named = self._catalogue.having(telling) if by_meaning else contacts > 0
        named |= in_contacts
        own *= np.float32(_OWN)
        contacts += own
        return _Scores(contacts, articles, named, telling, fits=fits, by_meaning=by_meaning)

    def _allowed(self, query: Query, filters: Filters) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which contacts, and which articles that name nobody, may be hits."""
        contacts = self._catalogue.passing(filters).copy()
        articles = self._catalogue.bare.copy()
        if filters != _NO_FILTERS:
            articles[:] = False
        for words in query.excluded:
            contacts &= ~demands.having(self._ranking.postings, words, CONTACT)
            articles &= ~demands.having(self._ranking.postings, words, ARTICLE)
        if not query.phrases:
            return contacts, articles
        in_articles = np.ones_like(articles)
        in_contacts = np.ones_like(contacts)
        for words in query.phrases:
            here = demands.having(self._ranking.postings, words, ARTICLE)
            having = demands.having(self._ranking.postings, words, CONTACT)
            in_articles &= here
            in_contacts &= having | self._catalogue.having(here)
        if (contacts & in_contacts).any() or (articles & in_articles).any():
            return contacts & in_contacts, articles & in_articles
        return contacts, articles

    def _ranked(
        self, best: NDArray[np.int32], contacts: NDArray[np.float32], articles: NDArray[np.float32]
    ) -> list[answer.Ranked]:
        """Return contacts, each with the best of its articles."""
        found = []
        for contact, mine in zip(best, self._catalogue.articles_of(best), strict=True):
            article = int(mine[np.argmax(articles[mine])]) if mine.size else 0
            found.append(answer.Ranked(int(contact), article, float(contacts[contact])))
        return found


def _spread(found: list[answer.Ranked]) -> list[answer.Ranked]:
    """Return all, best first; those of one article do not stand in a crowd."""
    found.sort(key=lambda each: (-each.score, each.contact))
    crowd: dict[int, int] = {}
    spread = []
    for each in found:
        before = crowd.get(each.article, 0) if each.article else 0
        crowd[each.article] = before + 1
        spread.append((each.score - _CROWD * before, each))
    spread.sort(key=lambda pair: -pair[0])
    return [each for _, each in spread]


def _texts(query: Query, wanted: Sequence[Wanted], language: str) -> list[tuple[str, float]]:
    """Return what the question's meaning is taken from: all of it, and its telling words, each with a weight.

    Misspelt words are put right: they mean nothing to the encoder. Adding the German words that the lexicon
    has for them made the vectors worse. Ukrainian, which the encoder does not know, is read as Russian.
    """
    text, telling = query.text, " ".join(each.meant or each.written for each in wanted)
    if meant := {each.written: each.meant for each in wanted if each.meant}:
        text = _LETTERS.sub(lambda match: meant.get(fold(match[0])) or match[0], text)
    if language == "uk":
        text, telling = ukrainian.in_russian(text), ukrainian.in_russian(telling)
    return [(text, 1.0), (telling, _TELLING)] if telling else [(text, 1.0)]


def _best(scores: NDArray[np.float32], allowed: NDArray[np.bool_], most: int) -> NDArray[np.int32]:
    """Return which of the allowed have the highest scores, best first; of equals the first."""
    if allowed.size <= most or most <= 0:
        places = np.flatnonzero(allowed)
    else:
        found = np.where(allowed, scores, np.float32(-np.inf))
        # So many blocks have one that is no lower: what is higher are few, however many are equal (a million
        # have the word "Stadt"), which partition takes long for.
        blocks = found[: found.size // most * most].reshape(most, -1)
        floor = blocks.max(axis=1).min()
        above = np.flatnonzero(found > floor)
        if above.size > most:
            least = np.partition(found[above], above.size - most)[above.size - most]
            floor, above = least, above[found[above] > least]
        level = np.flatnonzero(found == floor) if floor > -np.inf else above[:0]
        places = np.concatenate([above, level[: most - above.size]])
    return places[np.argsort(-scores[places], kind="stable")].astype(np.int32)
