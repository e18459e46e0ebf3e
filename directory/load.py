"""Load entries by their ids: the few queries that search, reader and export share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from directory.entry import Entry, Status

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from directory.entry import Filters

# The day of an article's words; that of the file in which it was saved is none: it may be today's copy.
SAID_ON = "iif(article.published_rule IS 'file', '', coalesce(article.published, ''))"
_ROWS = """
SELECT contact.id, contact.person, contact.role, contact.department, contact.organization,
       contact.service, contact.place, contact.first_seen, contact.last_seen, contact.confidence,
       contact.status, contact.note, contact.by_hand, passage.quote, contact.hidden, contact.verified_at,
       contact.verified_by
FROM json_each(?) AS wanted
JOIN contact ON contact.id = wanted.value
LEFT JOIN passage ON passage.id = contact.passage_id
ORDER BY wanted.key
"""
_PHONES = """
SELECT contact_id, kind, number FROM contact_phone
WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, kind, number
"""
_EMAILS = """
SELECT contact_id, address FROM contact_email
WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, address
"""
_TOPICS = """
SELECT contact_id, topic FROM contact_topic
WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, confidence DESC, topic
"""
_SOURCES = """
SELECT passage.contact_id, origin.source, max(passage.published) AS said
FROM passage JOIN origin ON origin.article_id = passage.article_id
WHERE passage.contact_id IN (SELECT value FROM json_each(?))
GROUP BY passage.contact_id, origin.source
ORDER BY passage.contact_id, said DESC, origin.source
"""
_AT_ONCE = 500
# What a visible contact must have for each of the filters. Only what is asked stands in the query, so that
# an index can serve it.
_CONDITIONS = {
    "topics": "contact.id IN (SELECT contact_id FROM contact_topic"
    " WHERE topic IN (SELECT value FROM json_each(:topics)))",
    "organization": "(contact.organization = :organization OR contact.department = :organization)",
    "place": "instr(lower(contact.place), lower(:place)) > 0",
    "status": "contact.status = :status",
    "seen_since": "contact.last_seen >= :seen_since",
    "seen_before": "contact.last_seen < :seen_before",
    "at_least": "contact.confidence >= :at_least",
    "phone": "EXISTS (SELECT 1 FROM contact_phone WHERE contact_id = contact.id)",
    "email": "EXISTS (SELECT 1 FROM contact_email WHERE contact_id = contact.id)",
}
# Where a list of all that have it is read from an index, many times as fast as asking contact by contact.
_LISTS = {
    "topics": "SELECT group_concat(contact_id) FROM contact_topic"
    " WHERE topic IN (SELECT value FROM json_each(:topics))",
    "phone": "SELECT group_concat(contact_id) FROM contact_phone",
    "email": "SELECT group_concat(contact_id) FROM contact_email",
}
_NEWEST_FIRST = "ORDER BY contact.last_seen DESC, contact.id"


def _asked(filters: Filters) -> dict[str, str | float]:
    """Return the parameters of what is asked. A topic admits its subtopics; one that is unknown, itself."""
    asked = {
        "topics": None if filters.topic is None else json.dumps(_below(filters.topic)),
        "organization": filters.organization,
        "place": filters.place,
        "status": filters.status,
        "seen_since": filters.seen_since,
        "seen_before": filters.seen_before,
        "at_least": filters.at_least,
        "phone": "phone" in filters.has or None,
        "email": "email" in filters.has or None,
    }
    return {name: value for name, value in asked.items() if value is not None}


def _below(topic: str) -> Sequence[str]:
    from directory.topics import load_topics  # noqa: PLC0415 - 150 ms, and a list of all needs none

    return load_topics().below(topic)


def _where(asked: Iterable[str]) -> str:
    return " AND ".join(("NOT contact.hidden", *(_CONDITIONS[name] for name in asked)))


def ids(connection: sqlite3.Connection, filters: Filters, limit: int = -1) -> list[int]:
    """Return the ids of the visible entries that pass the filters, last seen first; all, or so many."""
    asked = _asked(filters)
    query = f"SELECT contact.id FROM contact WHERE {_where(asked)} {_NEWEST_FIRST} LIMIT :limit"  # noqa: S608 - constants
    return [contact_id for (contact_id,) in connection.execute(query, {**asked, "limit": limit})]


def count(connection: sqlite3.Connection, filters: Filters) -> int:
    """Return how many visible entries pass the filters."""
    asked = _asked(filters)
    if not asked:
        return int(connection.execute("SELECT number FROM tally WHERE what = 'contact'").fetchone()[0])
    query = f"SELECT count(*) FROM contact WHERE {_where(asked)}"  # noqa: S608 - constants
    (counted,) = connection.execute(query, asked).fetchone()
    return int(counted)


def lists(connection: sqlite3.Connection, filters: Filters) -> Iterator[str | None]:
    """Yield for each thing asked for the ids of the entries that have it, hidden ones too: "1,2,3"."""
    asked = _asked(filters)
    for name, value in asked.items():
        query = _LISTS.get(name, f"SELECT group_concat(id) FROM contact WHERE {_CONDITIONS[name]}")  # noqa: S608 - constants
        yield connection.execute(query, {name: value}).fetchone()[0]


def passing(connection: sqlite3.Connection, ids: Sequence[int], filters: Filters) -> list[int]:
    """Return those of the ids that are visible and pass the filters, last seen first."""
    asked = _asked(filters)
    among = "contact.id IN (SELECT value FROM json_each(:ids))"
    query = f"SELECT contact.id FROM contact WHERE {among} AND {_where(asked)} {_NEWEST_FIRST}"  # noqa: S608 - constants
    rows = connection.execute(query, {**asked, "ids": json.dumps(list(ids))})
    return [contact_id for (contact_id,) in rows]


def entries(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Entry]:
    """Yield the entries in the order of the ids; an id that is gone is left out.

    Costs five queries for each 500 ids. Hidden entries are yielded: whoever picks the ids leaves them out.
    """
    for first in range(0, len(ids), _AT_ONCE):
        yield from _some(connection, ids[first : first + _AT_ONCE])


def _some(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Entry]:
    wanted = (json.dumps(list(ids)),)
    phones: dict[tuple[int, str], list[str]] = {}
    for contact_id, kind, number in connection.execute(_PHONES, wanted):
        phones.setdefault((contact_id, "voice" if kind == "short" else kind), []).append(number)
    emails = _grouped(connection.execute(_EMAILS, wanted))
    topics = _grouped(connection.execute(_TOPICS, wanted))
    sources = _grouped((row[0], row[1]) for row in connection.execute(_SOURCES, wanted))
    for row in connection.execute(_ROWS, wanted).fetchall():
        contact_id = row[0]
        yield Entry(
            id=contact_id,
            person=row[1],
            role=row[2],
            department=row[3],
            organization=row[4],
            service=row[5],
            topics=tuple(topics.get(contact_id, ())),
            phones=tuple(phones.get((contact_id, "voice"), ())),
            mobiles=tuple(phones.get((contact_id, "mobile"), ())),
            faxes=tuple(phones.get((contact_id, "fax"), ())),
            emails=tuple(emails.get(contact_id, ())),
            place=row[6],
            first_seen=row[7],
            last_seen=row[8],
            sources=tuple(sources.get(contact_id, ())),
            confidence=row[9],
            status=Status(row[10]),
            quote=row[13],
            note=row[11],
            by_hand=bool(row[12]),
            hidden=bool(row[14]),
            verified=row[15],
            verified_by=row[16],
        )


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for contact_id, value in rows:
        groups.setdefault(contact_id, []).append(value)
    return groups
