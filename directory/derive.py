"""Derive the entry shown from all that is said of it: the newest wins, the rest is kept as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory.entry import Status

if TYPE_CHECKING:
    import sqlite3

# "Anna Meier" shows more than "Frau Meier", "A. Meier" however new: the first word has two letters.
_FULLNESS: Final = "instr(value, ' ') > 2 AND substr(value, 2, 1) <> '.'"
_NEWEST: Final = """
SELECT value FROM statement WHERE contact_id = ? AND field = ?
ORDER BY published DESC, confidence DESC, value LIMIT 1
"""
_NEWEST_NAME: Final = f"""
SELECT value FROM statement WHERE contact_id = ? AND field = 'person'
ORDER BY {_FULLNESS} DESC, published DESC, confidence DESC, value LIMIT 1
"""  # noqa: S608 - a constant
# An office answers on many numbers, each in its own article: all that were said in the two years before
# the newest one are shown. A person has a desk: the newest article knows its number. What has no date
# cannot be called older, and is shown too.
_CURRENT: Final = """
SELECT value FROM statement WHERE contact_id = :contact AND field = :field AND published = ''
UNION
SELECT value FROM statement WHERE contact_id = :contact AND field = :field AND published >= (
    SELECT CASE WHEN :person IS NULL THEN date(max(published), '-2 years') ELSE max(published) END
    FROM statement WHERE contact_id = :contact AND field = :field
)
"""
_LAST_SAID: Final = """
SELECT field FROM statement
WHERE contact_id = ? AND value = ? AND field IN ('phone', 'mobile', 'fax', 'email')
ORDER BY published DESC, field LIMIT 1
"""
_PASSAGE: Final = """
SELECT id FROM passage WHERE contact_id = ?
ORDER BY published DESC, confidence DESC, quote, start LIMIT 1
"""
_SPAN: Final = """
SELECT nullif(max(published), ''), max(confidence),
       (SELECT min(published) FROM passage WHERE contact_id = ?1 AND published > '')
FROM passage WHERE contact_id = ?1
"""
_IDENTITIES: Final = """
INSERT INTO identity
SELECT DISTINCT statement.contact_id, statement.field, coalesce(article.publisher, article.owner, ''),
       statement.identity
FROM statement JOIN article ON article.id = statement.article_id
WHERE statement.contact_id = ? AND statement.identity IS NOT NULL
"""
_TOPICS: Final = """
INSERT INTO contact_topic
SELECT contact_id, value, max(confidence) FROM statement
WHERE contact_id = ? AND field = 'topic' GROUP BY value
"""
_KIND_OF_FIELD: Final = {"phone": "voice", "mobile": "mobile", "fax": "fax"}
_DOUBTFUL_BELOW: Final = 0.5


def derive(connection: sqlite3.Connection, contact_id: int) -> None:
    """Write the entry anew from its statements; remove it if nothing says it any more. No commit."""
    for table in ("contact_phone", "contact_email", "contact_topic", "identity"):
        connection.execute(f"DELETE FROM {table} WHERE contact_id = ?", (contact_id,))  # noqa: S608
    passage = connection.execute(_PASSAGE, (contact_id,)).fetchone()
    if passage is None:
        connection.execute("DELETE FROM contact WHERE id = ?", (contact_id,))
        return
    last_seen, confidence, first_seen = connection.execute(_SPAN, (contact_id,)).fetchone()
    person = connection.execute(_NEWEST_NAME, (contact_id,)).fetchone()
    values = {
        "person": person[0] if person else None,
        **{
            field: row[0] if (row := connection.execute(_NEWEST, (contact_id, field)).fetchone()) else None
            for field in ("role", "department", "organization", "service", "place")
        },
        "first_seen": first_seen,
        "last_seen": last_seen,
        "confidence": confidence,
        "status": Status.DOUBTFUL if confidence < _DOUBTFUL_BELOW else Status.FOUND,
        "passage_id": passage[0],
        "id": contact_id,
    }
    connection.execute(
        "UPDATE contact SET person = :person, role = :role, department = :department,"
        " organization = :organization, service = :service, place = :place, first_seen = :first_seen,"
        " last_seen = :last_seen, confidence = :confidence, status = :status, passage_id = :passage_id"
        " WHERE id = :id",
        values,
    )
    _derive_channels(connection, contact_id, values["person"])
    connection.execute(_TOPICS, (contact_id,))
    connection.execute(_IDENTITIES, (contact_id,))


def _derive_channels(connection: sqlite3.Connection, contact_id: int, person: str | None) -> None:
    for field in ("phone", "mobile", "fax", "email"):
        wanted = {"contact": contact_id, "field": field, "person": person}
        for (value,) in connection.execute(_CURRENT, wanted).fetchall():
            if field == "email":
                connection.execute("INSERT INTO contact_email VALUES (?, ?)", (contact_id, value))
                continue
            # One article says fax, another says phone: the newest knows.
            if connection.execute(_LAST_SAID, (contact_id, value)).fetchone() == (field,):
                kind = _KIND_OF_FIELD[field] if value.startswith("+") else "short"
                connection.execute("INSERT INTO contact_phone VALUES (?, ?, ?)", (contact_id, value, kind))
