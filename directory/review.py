"""What a person looks through: the journal, pairs that may be one, what an entry is made of."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from directory import load
from directory.entry import Change, Duplicate, Part, Passage, Shared

if TYPE_CHECKING:
    import sqlite3

_JOURNAL: Final = """
SELECT change.id, at, said_by, action, facts.contact_id, field, value, instead_of, undone_by
FROM change LEFT JOIN facts ON facts.id = change.facts_id
WHERE :contact IS NULL OR facts.contact_id = :contact
ORDER BY change.id DESC LIMIT :limit
"""
_DUPLICATES: Final = """
SELECT contact_a, contact_b, reason FROM duplicate
JOIN contact AS one ON one.id = contact_a JOIN contact AS other ON other.id = contact_b
WHERE NOT one.hidden AND NOT other.hidden AND NOT EXISTS (
    SELECT 1 FROM facts AS a
    JOIN decision ON decision.facts_a = a.id OR decision.facts_b = a.id
    JOIN change ON change.id = decision.change_id
    JOIN facts AS b ON b.id = iif(decision.facts_a = a.id, decision.facts_b, decision.facts_a)
    WHERE a.contact_id = contact_a AND b.contact_id = contact_b AND NOT decision.same AND undone_at IS NULL
)
ORDER BY contact_a, contact_b LIMIT ?
"""
_MERGED_BY: Final = """
SELECT 'merged by ' || said_by || ' on ' || substr(at, 1, 10) FROM decision
JOIN change ON change.id = change_id
JOIN facts AS a ON a.id = facts_a JOIN facts AS b ON b.id = facts_b
WHERE ?1 IN (facts_a, facts_b) AND same AND undone_at IS NULL AND a.contact_id = b.contact_id
ORDER BY change.id DESC LIMIT 1
"""
_FOUND: Final = """
SELECT reason FROM facts_pair JOIN facts AS a ON a.id = facts_a JOIN facts AS b ON b.id = facts_b
WHERE ?1 IN (facts_a, facts_b) AND strength > 0 AND a.contact_id = b.contact_id
ORDER BY strength DESC, reason LIMIT 1
"""
_ENTERED_BY: Final = """
SELECT 'entered by ' || said_by || ' on ' || substr(at, 1, 10) FROM change
WHERE facts_id = ? AND action = 'enter' AND undone_at IS NULL LIMIT 1
"""
_PASSAGES: Final = f"""
SELECT article.id, article.source, article.title, article.publisher, nullif({load.SAID_ON}, ''), article.url,
       passage.quote, passage.start, passage."end"
FROM passage JOIN article ON article.id = passage.article_id
WHERE passage.facts_id = ?
ORDER BY passage.published DESC, article.source, passage.start, passage."end"
"""  # noqa: S608  no value from outside
_CHANNELS: Final = """
SELECT number, 0 FROM contact_phone WHERE contact_id = ?1 UNION
SELECT address, 1 FROM contact_email WHERE contact_id = ?1 ORDER BY 1
"""
# A switchboard has thousands: they are read off the index in order, no further than so many.
_SHARED: Final = (
    """
SELECT DISTINCT number, contact_id FROM contact_phone JOIN contact ON contact.id = contact_id
WHERE number = ?1 AND contact_id <> ?2 AND NOT contact.hidden ORDER BY contact_id LIMIT ?3
""",
    """
SELECT address, contact_id FROM contact_email JOIN contact ON contact.id = contact_id
WHERE address = ?1 AND contact_id <> ?2 AND NOT contact.hidden ORDER BY contact_id LIMIT ?3
""",
)
_ALIKE: Final = "same names in the same body"


def journal(connection: sqlite3.Connection, contact_id: int | None, limit: int) -> tuple[Change, ...]:
    """Return the changes by hand, of one entry or of all, newest first."""
    asked = {"contact": contact_id, "limit": limit}
    return tuple(Change(*row) for row in connection.execute(_JOURNAL, asked))


def duplicates(connection: sqlite3.Connection, limit: int) -> tuple[Duplicate, ...]:
    """Return the pairs of entries that may be one and that nobody has decided on."""
    rows = connection.execute(_DUPLICATES, (limit,)).fetchall()
    ids = sorted({contact_id for row in rows for contact_id in row[:2]})
    entries = {entry.id: entry for entry in load.entries(connection, ids)}
    return tuple(Duplicate(entries[one], entries[other], reason) for one, other, reason in rows)


def shared(connection: sqlite3.Connection, contact_id: int, limit: int) -> tuple[Shared, ...]:
    """Return the numbers and addresses that other entries have too, with those entries."""
    rows: list[tuple[str, int]] = []
    for channel, kind in connection.execute(_CHANNELS, (contact_id,)).fetchall():
        rows += connection.execute(_SHARED[kind], (channel, contact_id, limit - len(rows)))
    entries = {entry.id: entry for entry in load.entries(connection, sorted({row[1] for row in rows}))}
    return tuple(
        Shared(channel, tuple(entries[other] for _, other in found))
        for channel, found in groupby(rows, key=itemgetter(0))
    )


def parts(connection: sqlite3.Connection, contact_id: int) -> tuple[Part, ...]:
    """Return what an entry is made of, oldest part first."""
    held = connection.execute("SELECT id FROM facts WHERE contact_id = ? ORDER BY id", (contact_id,))
    found = []
    for (facts_id,) in held.fetchall():
        said = tuple(Passage(*row) for row in connection.execute(_PASSAGES, (facts_id,)))
        reasons = (
            connection.execute(query, (facts_id,)).fetchone() for query in (_ENTERED_BY, _MERGED_BY, _FOUND)
        )
        reason = next((row[0] for row in reasons if row is not None), _ALIKE if len(said) > 1 else "")
        found.append(Part(facts_id, said, reason))
    return tuple(found)
