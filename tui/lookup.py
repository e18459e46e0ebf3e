"""What the first screen asks the desk: hits while typing, hits by meaning, the evidence of one."""

from __future__ import annotations

import asyncio
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from directory.entry import Filters, Passage, Results, Status
from tui.harmless import one_line
from tui.language import say, say_day, say_number, spoken
from tui.widgets.shown import names_nobody, who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from directory.entry import ArticleText, Entry, Hit, Shared, Statement
    from tui.desk import Desk, Source

# So many hits are held at a time; the cursor on the last one asks for as many more, up to the most.
WINDOW = 200
# So many come first: more than a screenful, and a fifth of the work of a window.
SCREENFUL = 60
MOST = 2000
# So many others at the numbers and addresses of a contact are asked for: a switchboard has hundreds.
SHARING = 20
# Seconds without a key after which words that nothing begins with are looked up by meaning.
PAUSE = 0.5
_EVERYTHING = Filters()


class Order(StrEnum):
    """How the list is sorted."""

    AS_FOUND = "as found"
    BY_NAME = "by name"
    BY_ORGANIZATION = "by organization"
    BY_DAY = "by day"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked up: a query with filters, `thorough` by meaning too, at most `limit` hits, sorted."""

    query: str = ""
    filters: Filters = _EVERYTHING
    thorough: bool = False
    limit: int = WINDOW
    order: Order = Order.AS_FOUND

    def more(self) -> Wish:
        """Return the same wish for a window more, up to the most."""
        return replace(self, limit=min(MOST, self.limit + WINDOW))

    @property
    def first_limit(self) -> int:
        """Return how many hits to begin the list with: a screenful, unless all are needed to sort them."""
        return min(SCREENFUL, self.limit) if self.order is Order.AS_FOUND else self.limit

    def sorted_next(self) -> Wish:
        """Return the same wish in the next order. What is sorted is held up to the most."""
        orders = list(Order)
        order = orders[(orders.index(self.order) + 1) % len(orders)]
        return replace(self, order=order, limit=WINDOW if order is Order.AS_FOUND else MOST)

    @property
    def asks_nothing(self) -> bool:
        """Tell whether everything is wished for."""
        return not self.query and self.filters == _EVERYTHING


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a wish, in its order.

    `by_meaning`: they were found by meaning, too. `empty`: there is nothing in the directory at all.
    `limit` is how many the list may hold. `begun`: the hits are a part of these, the rest is to be asked for.
    `first` is the evidence of the first hit, if asked for.
    """

    hits: tuple[Hit, ...]
    total: int
    nothing_fits: bool = False
    by_meaning: bool = False
    empty: bool = False
    limit: int = WINDOW
    begun: bool = False
    first: Evidence | None = None

    @property
    def contacts(self) -> int:
        """Return how many contacts the whole list has: articles that name nobody are none."""
        total = len(self.hits) if self.nothing_fits else self.total
        return total - sum(names_nobody(hit.entry) for hit in self.hits)

    @property
    def more(self) -> bool:
        """Tell whether asking for a larger window brings more."""
        return self.begun or (self.total > len(self.hits) and self.limit < MOST)

    @property
    def count(self) -> str:
        """Return how many the list holds, or is about to hold, of how many: "200 of 5,457"."""
        held = say_number(min(self.limit, self.total) if self.begun else len(self.hits))
        if self.nothing_fits:
            return say("nothing fits, {count} nearest", count=held)
        return say("{shown} of {total}", shown=held, total=say_number(self.total))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an entry is said: its passages, newest first, and the article of the first one.

    `statements` are all that was said of it, `shared` who else has its numbers and addresses.
    """

    entry_id: int
    passages: tuple[Passage, ...]
    article: ArticleText | None
    statements: tuple[Statement, ...] = ()
    shared: tuple[Shared, ...] = ()


async def look_up(desk: Desk, wish: Wish, *, begin: bool = False, with_evidence: bool = False) -> Found:
    """Return the hits of a wish; to begin with, no more than a screenful; with the evidence of the first.

    Words that begin nothing are looked up by meaning, after a pause. Raises DirectoryError.
    """
    limit = wish.first_limit if begin else wish.limit
    by_meaning = wish.thorough or not wish.query

    def ask(source: Source) -> tuple[Results, Evidence | None]:
        results = _results(source, wish, limit, by_meaning=by_meaning)
        first = next(iter(in_order(results.hits, wish.order)), None)
        return results, _evidence_of_hit(source, first) if first and with_evidence else None

    results, first = await desk.ask(ask)
    if not results.hits and not by_meaning:
        await asyncio.sleep(PAUSE)
        by_meaning = True
        results, first = await desk.ask(ask)
    empty = False
    if not results.hits and wish.asks_nothing:
        empty = not (await desk.ask(lambda source: source.counts())).contacts
    return Found(
        hits=in_order(results.hits, wish.order),
        total=max(len(results.hits), results.total),
        nothing_fits=results.nothing_fits,
        by_meaning=by_meaning,
        empty=empty,
        limit=wish.limit,
        begun=limit < wish.limit and len(results.hits) == limit,
        first=first,
    )


def _results(source: Source, wish: Wish, limit: int, *, by_meaning: bool) -> Results:
    look = source.find if by_meaning else source.complete
    return look(wish.query, limit=limit, filters=wish.filters)


def listed(source: Source, wish: Wish, found: Found) -> Iterable[Entry]:
    """Return the entries of the list with all that are beyond its window, in its order, for export.

    All contacts as found are streamed; any other list is held in memory as a whole.
    """
    if not wish.query and wish.order is Order.AS_FOUND:
        return source.entries(filters=wish.filters)
    results = _results(source, wish, found.total, by_meaning=found.by_meaning)
    return [hit.entry for hit in in_order(results.hits, wish.order) if not names_nobody(hit.entry)]


def in_order(hits: tuple[Hit, ...], order: Order) -> tuple[Hit, ...]:
    """Sort hits; those that are the same in the order asked for stay as found."""
    if order is Order.BY_NAME:
        return tuple(sorted(hits, key=lambda hit: _folded(who(hit.entry))))
    if order is Order.BY_ORGANIZATION:
        return tuple(
            sorted(hits, key=lambda hit: _folded(hit.entry.organization or hit.entry.department or "\uffff"))
        )
    if order is Order.BY_DAY:
        return tuple(sorted(hits, key=lambda hit: hit.entry.last_seen or "", reverse=True))
    return hits


def _folded(text: str) -> str:
    """Return the text as DIN 5007-1 sorts it: "ä" as "a", "ß" as "ss", capitals as small letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def filter_line(wish: Wish, topic_name: Callable[[str], str]) -> str:
    """Return in one harmless line what the list is narrowed to, and how it is sorted."""
    filters = wish.filters
    parts = [
        one_line(topic_name(filters.topic)) if filters.topic else "",
        say("with a phone number") if "phone" in filters.has else "",
        say("with an e-mail address") if "email" in filters.has else "",
        _status_name(filters.status),
        age_name(filters),
        say("at least {percent} % sure", percent=round(filters.at_least * 100)) if filters.at_least else "",
        one_line(filters.organization or ""),
        one_line(filters.place or ""),
    ]
    said = [say("only") + " " + " · ".join(part for part in parts if part)] if any(parts) else []
    if wish.order is not Order.AS_FOUND:
        said.append(say("sorted") + " " + say(wish.order.value))
    return ", ".join(said)


def age_name(filters: Filters) -> str:
    """Return what days last seen the list is narrowed to, in words; "" for any."""
    if filters.seen_since:
        return say("seen since {day}", day=one_line(say_day(filters.seen_since)))
    if filters.seen_before:
        return say("not seen since {day}", day=one_line(say_day(filters.seen_before)))
    return ""


def _status_name(status: Status | None) -> str:
    if status is None:
        return ""
    names = {
        Status.VERIFIED: say("verified by a person"),
        Status.FOUND: say("found in articles"),
        Status.DOUBTFUL: say("doubtful"),
    }
    return names[status]


async def evidence(desk: Desk, hit: Hit) -> Evidence:
    """Return the evidence of a hit. Raises DirectoryError."""
    return await desk.ask(lambda source: _evidence_of_hit(source, hit))


def _evidence_of_hit(source: Source, hit: Hit) -> Evidence:
    if names_nobody(hit.entry):
        article = source.article(-hit.entry.id)
        return Evidence(hit.entry.id, (_passage(article, hit.quote),) if article else (), article)
    return evidence_of(source, hit.entry)


def evidence_of(source: Source, entry: Entry) -> Evidence:
    """Return the evidence of a contact."""
    passages = source.passages(entry.id)
    article = source.article(passages[0].article_id) if passages else None
    shared = source.shared(entry.id, limit=SHARING)
    return Evidence(entry.id, passages, article, source.statements(entry.id), shared)


def _passage(article: ArticleText, quote: str) -> Passage:
    """Return the line that answers as a passage; one that was cut ends with "…"."""
    wanted = quote.removesuffix("…").rstrip()
    start = max(0, article.text.find(wanted))
    return Passage(
        article_id=article.id,
        source=article.source,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        quote=wanted,
        start=start,
        end=start + len(wanted),
    )


def topic_names() -> Mapping[str, str]:
    """Return the names of the topics by their ids, in the language in use.

    Raises DirectoryError if the file of the topics cannot be read.
    """
    from directory.topics import load_topics  # noqa: PLC0415  not before the first picture

    topics = load_topics()
    return MappingProxyType({topic: topics.name(topic, spoken()) for topic in topics.by_id})
