"""Keep by which words the persons of the entries are called, the last seen of each word first.

The table `contact_name` has a row for each word of the name of a visible entry. It lists the thousands of
Müllers of a large directory without reading one of them: directory/persons.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory.words import tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Set as AbstractSet
    from typing import TypeAlias

    # A folded word of a name, the day ("": without one), the entry.
    Row: TypeAlias = tuple[str, str, int]

TABLE: Final = """
CREATE TABLE contact_name (
    name TEXT NOT NULL, last_seen TEXT NOT NULL, contact_id INTEGER NOT NULL,
    PRIMARY KEY (name, last_seen DESC, contact_id)
) STRICT, WITHOUT ROWID
"""
PUT: Final = "INSERT OR IGNORE INTO contact_name VALUES (?, ?, ?)"
_TAKE: Final = "DELETE FROM contact_name WHERE name = ? AND last_seen = ? AND contact_id = ?"
_SHOWN: Final = "SELECT person, last_seen FROM contact WHERE id = ? AND NOT hidden AND person IS NOT NULL"


def rows(contact_id: int, person: str, last_seen: str | None) -> frozenset[Row]:
    """Return the rows of an entry whose person has this name."""
    return frozenset((word, last_seen or "", contact_id) for word in tokens(person))


def held(connection: sqlite3.Connection, contact_id: int) -> frozenset[Row]:
    """Return the rows that an entry has as it stands: none if it is hidden, or nobody's."""
    shown = connection.execute(_SHOWN, (contact_id,)).fetchone()
    return frozenset() if shown is None else rows(contact_id, *shown)


def replace(connection: sqlite3.Connection, before: AbstractSet[Row], after: AbstractSet[Row]) -> None:
    """Write the rows of an entry in place of those it had; no commit."""
    connection.executemany(_TAKE, sorted(before - after))
    connection.executemany(PUT, sorted(after - before))
