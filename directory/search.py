"""Look up: a query becomes ranked hits, each with the sentence that answers. No query text raises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directory import load
from directory.entry import Hit, Results
from directory.words import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from directory.entry import Entry, Filters

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[+(]?\d[\d\s()/.+-]{1,40}")


def find(connection: sqlite3.Connection, query: str, *, limit: int, filters: Filters) -> Results:
    """Return the entries that have the words of the query, best first; none: all entries, newest first."""
    return _results(connection, query, limit, filters)


def complete(connection: sqlite3.Connection, query: str, *, limit: int, filters: Filters) -> Results:
    """Return what fits while somebody types: the last word may be only begun."""
    return _results(connection, query, limit, filters)


_WORDS = f"""
SELECT contact.id, coalesce(group_concat(statement.value, char(10)), ''), coalesce(passage.quote, '')
FROM contact
LEFT JOIN statement ON statement.contact_id = contact.id
LEFT JOIN passage ON passage.id = contact.passage_id
WHERE {load.CONDITION} GROUP BY contact.id ORDER BY contact.last_seen DESC, contact.id
"""  # noqa: S608
_BY_NUMBER = f"""
SELECT DISTINCT contact.id, 1.0 FROM statement JOIN contact ON contact.id = statement.contact_id
WHERE statement.field IN ('phone', 'mobile', 'fax', 'email')
    AND statement.value = :number AND {load.CONDITION}
ORDER BY contact.last_seen DESC, contact.id
"""  # noqa: S608


def _results(connection: sqlite3.Connection, query: str, limit: int, filters: Filters) -> Results:
    arguments = load.arguments(filters)
    words = _WORD.findall(fold(query))
    if not words:
        return _gather(connection, [(id_, 0.0) for id_ in load.ids(connection, filters)], limit, "")
    if _NUMBER.fullmatch(query.strip()):
        arguments["number"] = _number(query)
        if rows := connection.execute(_BY_NUMBER, arguments).fetchall():
            return _gather(connection, rows, limit, "number")
    rows = []
    for contact_id, values, quote in connection.execute(_WORDS, arguments):
        text = fold(f"{values}\n{quote}")
        if all(word in text for word in words):
            rows.append((contact_id, float(len(words))))
    return _gather(connection, rows, limit, " ".join(words))


def _number(query: str) -> str:
    """Return E.164 of a number written in the national way: "05021 967606" → "+495021967606"."""
    digits = re.sub(r"\D", "", query)
    if query.strip().startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+49{digits[1:]}" if digits.startswith("0") else digits


def _gather(
    connection: sqlite3.Connection, rows: Sequence[tuple[int, float]], limit: int, why: str
) -> Results:
    scores = dict(rows[: max(limit, 0)])
    hits = tuple(_hit(entry, scores[entry.id], why) for entry in load.entries(connection, list(scores)))
    return Results(hits, len(rows))


def _hit(entry: Entry, score: float, why: str) -> Hit:
    return Hit(entry, score, why, entry.quote or "", entry.sources[0] if entry.sources else "")
