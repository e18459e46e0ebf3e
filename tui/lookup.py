"""What the first screen asks the desk: hits while typing, hits by meaning, the evidence of one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from directory.entry import Filters, Results
from tui.language import say, say_number, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.entry import ArticleText, Passage
    from tui.desk import Desk, Source

# So many hits are held at a time; the cursor on the last one asks for as many more, up to the most.
WINDOW = 200
MOST = 2000
# Seconds without a key after which words that nothing begins with are looked up by meaning.
PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked up: a query with filters, `thorough` by meaning too, at most `limit` hits."""

    query: str = ""
    filters: Filters = Filters()  # noqa: RUF009  frozen
    thorough: bool = False
    limit: int = WINDOW

    def more(self) -> Wish:
        """Return the same wish for a window more, up to the most."""
        return replace(self, limit=min(MOST, self.limit + WINDOW))

    @property
    def asks_nothing(self) -> bool:
        """Tell whether everything is wished for."""
        return not self.query and self.filters == Filters()


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a wish; `empty` if there is nothing in the directory at all."""

    results: Results
    empty: bool = False

    @property
    def count(self) -> str:
        """Return how many are shown of how many: "200 of 5,457"."""
        held = len(self.results.hits)
        shown, total = say_number(held), say_number(max(held, self.results.total))
        if self.results.nothing_fits:
            return say("nothing fits, {count} nearest", count=shown)
        return say("{shown} of {total}", shown=shown, total=total)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an entry is said: its passages, newest first, and the article of the first one."""

    entry_id: int
    passages: tuple[Passage, ...]
    article: ArticleText | None


async def look_up(desk: Desk, wish: Wish) -> Found:
    """Return the hits of a wish. Words that begin nothing are looked up by meaning, after a pause.

    Raises DirectoryError.
    """
    query, limit, filters = wish.query, wish.limit, wish.filters

    def find(source: Source) -> Results:
        return source.find(query, limit=limit, filters=filters)

    if wish.thorough or not query:
        results = await desk.ask(find)
    else:
        results = await desk.ask(lambda source: source.complete(query, limit=limit, filters=filters))
        if not results.hits:
            await asyncio.sleep(PAUSE)
            results = await desk.ask(find)
    if results.hits or not wish.asks_nothing:
        return Found(results)
    counts = await desk.ask(lambda source: source.counts())
    return Found(results, empty=not counts.contacts)


async def evidence(desk: Desk, entry_id: int) -> Evidence:
    """Return the evidence of an entry. Raises DirectoryError."""

    def ask(source: Source) -> Evidence:
        passages = source.passages(entry_id)
        return Evidence(entry_id, passages, source.article(passages[0].article_id) if passages else None)

    return await desk.ask(ask)


def topic_names() -> Mapping[str, str]:
    """Return the names of the topics by their ids, in the language in use.

    Raises DirectoryError if the file of the topics cannot be read.
    """
    from directory.topics import load_topics  # noqa: PLC0415  not before the first picture

    topics = load_topics()
    return MappingProxyType({topic: topics.name(topic, spoken()) for topic in topics.by_id})
