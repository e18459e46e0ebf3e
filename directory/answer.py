"""Make hits of what was ranked: the entry, why it was found, the sentence that answers, the article."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory import load
from directory.entry import Entry, Hit
from directory.load import SAID_ON
from directory.weights import is_marked, marked
from directory.words import parts, stem, tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_FIELDS: Final = ("service", "role", "department", "organization", "person", "place")
_ARTICLES: Final = f"""
SELECT article.id, article.source, article.title, nullif({SAID_ON}, ''), article.text,
       coalesce(article.owner, article.publisher),
       EXISTS (SELECT 1 FROM passage WHERE passage.article_id = article.id)
FROM json_each(?) AS wanted JOIN article ON article.id = wanted.value
"""  # noqa: S608  no value from outside
_QUOTES: Final = """
SELECT contact_id, article_id, quote FROM passage
WHERE contact_id IN (SELECT value FROM json_each(?)) AND article_id IN (SELECT value FROM json_each(?))
ORDER BY confidence DESC, start
"""
_LONGEST_QUOTE: Final = 300


@dataclass(frozen=True, slots=True)
class Ranked:
    """A contact (0: the article alone, which names none) with the article in which it answers (0: none)."""

    contact: int
    article: int
    score: float


@dataclass(frozen=True, slots=True)
class _Article:
    source: str
    title: str
    published: str | None
    text: str
    owner: str | None
    names_somebody: bool


def hits(connection: sqlite3.Connection, ranked: Sequence[Ranked], terms: frozenset[str]) -> Iterator[Hit]:
    """Yield a hit for each that is ranked, in order; `terms` are the index terms that were looked for.

    Terms that are all marked (directory/weights.py) are words as they are written.

    An article that answers but names nobody to call becomes a hit whose entry has no channel, the
    title as its service, and the number of the article, negative, as its id.
    """
    articles = {
        row[0]: _Article(row[1], row[2] or "", row[3], row[4], row[5], bool(row[6]))
        for row in connection.execute(_ARTICLES, (json.dumps([r.article for r in ranked]),))
    }
    wanted = [r.contact for r in ranked if r.contact]
    entries = {entry.id: entry for entry in load.entries(connection, wanted)}
    quotes: dict[tuple[int, int], str] = {}
    for contact, article, quote in connection.execute(
        _QUOTES, (json.dumps(wanted), json.dumps(list(articles)))
    ):
        quotes.setdefault((contact, article), quote)
    for each in ranked:
        article = articles.get(each.article)
        entry = entries.get(each.contact) if each.contact else _bare(each.article, article)
        if entry is None:
            continue
        source = article.source if article else next(iter(entry.sources), "")
        quote = quotes.get((each.contact, each.article)) or (entry.quote if each.contact else None)
        if not quote and article:
            quote = _line(article.text, terms)
        yield Hit(entry, round(each.score, 4), _why(entry, article, terms), quote or "", source)


def _bare(article_id: int, article: _Article | None) -> Entry | None:
    if article is None or article.names_somebody:  # whoever it names is hidden
        return None
    return Entry(
        id=-article_id,
        organization=article.owner,
        service=article.title or None,
        first_seen=article.published,
        last_seen=article.published,
        sources=(article.source,),
    )


def _line(text: str, terms: frozenset[str]) -> str:
    """Return the line of an article that has the most of the terms, cut to a readable length."""
    best = max(text.splitlines(), key=lambda line: (len(_found(line, terms)), -len(line)), default="")
    return best if len(best) <= _LONGEST_QUOTE else f"{best[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def _why(entry: Entry, article: _Article | None, terms: frozenset[str]) -> str:
    """Name the fields and words that matched, "meaning" if none did."""
    reasons = []
    for field in _FIELDS:
        text: str | None = getattr(entry, field)
        if text and entry.id > 0 and (words := _found(text, terms)):
            reasons.append(f"{field}: {', '.join(words)}")
    if article:
        if words := _found(article.title, terms):
            reasons.append(f"title: {', '.join(words)}")
        elif not reasons and (words := _found(article.text, terms)):
            reasons.append(f"article: {', '.join(words[:5])}")
    return "; ".join(reasons) or "meaning"


def _found(text: str, terms: frozenset[str]) -> list[str]:
    """Return the words of a text that have one of the terms, each once, in order, folded."""
    if not terms:
        return []
    words = dict.fromkeys(tokens(text))
    if all(map(is_marked, terms)):  # a name: to stem words takes a library that is 25 ms to load
        return [word for word in words if marked(word) in terms]
    return [word for word in words if stem(word) in terms or not terms.isdisjoint(parts(word))]
