"""Migrations of what a directory is searched by; directory/schema.py lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def segments(connection: sqlite3.Connection) -> None:
    """Order the index by segment, so that merging some segments does not touch the others."""
    connection.execute(_DEAD)
    for segment, text in connection.execute("SELECT id, dead FROM lookup_segment").fetchall():
        rows = {(segment, int(number)) for number in text.split()}
        connection.executemany("INSERT INTO lookup_dead VALUES (?, ?)", sorted(rows))
    for command in _SEGMENTS.split(";\n"):
        connection.execute(command)


_DEAD = """
CREATE TABLE lookup_dead (
    segment INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (segment, id)
) STRICT, WITHOUT ROWID
"""
_SEGMENTS = """
ALTER TABLE lookup_segment DROP COLUMN dead;
ALTER TABLE lookup_posting RENAME TO lookup_posting_by_term;
CREATE TABLE lookup_posting (
    term TEXT NOT NULL, kind INTEGER NOT NULL, segment INTEGER NOT NULL, documents BLOB NOT NULL,
    UNIQUE (segment, term)
) STRICT;
INSERT INTO lookup_posting SELECT * FROM lookup_posting_by_term ORDER BY segment, term;
DROP TABLE lookup_posting_by_term;
CREATE INDEX lookup_document_segment ON lookup_document(segment)"""


def names(connection: sqlite3.Connection) -> None:
    """Find people by name, and the articles that may name them though their words do not show it."""
    from directory import facts, weights  # noqa: PLC0415 - of no use but where a file is brought up to date

    for command in _NAMES.split(";\n"):
        connection.execute(command)
    for facts_id, key in connection.execute("SELECT id, key FROM facts").fetchall():
        held = facts.restore(key, (), ())
        rows = [(word, facts_id) for word in facts.called(held)]
        connection.executemany("INSERT INTO facts_name VALUES (?, ?)", rows)
    texts = connection.execute("SELECT id, text || char(10) || coalesce(title, '') FROM article")
    odd = [(article_id,) for article_id, text in texts if weights.is_odd(text)]
    connection.executemany("INSERT INTO lookup_odd VALUES (?)", odd)


_NAMES = """
CREATE TABLE facts_name (
    name TEXT NOT NULL, facts_id INTEGER NOT NULL,
    PRIMARY KEY (name, facts_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup_odd (id INTEGER PRIMARY KEY) STRICT"""


def bearers(connection: sqlite3.Connection) -> None:
    """List the entries by the words of their names, and mark the words of their other fields."""
    from directory import bearers, postings, weights  # noqa: PLC0415 - of no use but where a file is brought up to date
    from directory.index import CONTACT  # noqa: PLC0415

    connection.execute(bearers.TABLE)
    people = connection.execute("SELECT id, person, last_seen FROM contact WHERE NOT hidden AND person > ''")
    named = (row for person in people for row in bearers.rows(*person))
    connection.executemany(bearers.PUT, named)
    # Each contact's words go where its others are: what is dead there stays dead.
    for (segment,) in connection.execute(
        "SELECT id FROM lookup_segment WHERE kind = ? ORDER BY id", (CONTACT,)
    ).fetchall():
        marked = (
            (contact, dict.fromkeys(weights.marked_words(person, filter(None, said)), 1))
            for contact, person, *said in connection.execute(_FIELDS, (CONTACT, segment))
        )
        postings.store(connection, CONTACT, segment, marked)
    connection.execute("INSERT OR IGNORE INTO lookup_stale SELECT kind, id FROM lookup_fresh")


_FIELDS = """
SELECT contact.id, person, role, department, organization, service, place
FROM lookup_document JOIN contact ON contact.id = lookup_document.id
WHERE lookup_document.kind = ? AND lookup_document.segment = ?
"""
