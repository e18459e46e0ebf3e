"""What a directory holds in sums: articles by year, contacts by organization, what was added last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory.entry import Sums

if TYPE_CHECKING:
    import sqlite3

_YEARS: Final = """
SELECT substr(published, 1, 4) AS year, count(*) FROM article
WHERE published IS NOT NULL GROUP BY year ORDER BY year
"""
# The index on organization serves; of a body without one, its department stands for it in the list, not here.
_ORGANIZATIONS: Final = """
SELECT organization, count(*) AS many FROM contact
WHERE organization IS NOT NULL AND NOT hidden GROUP BY organization ORDER BY many DESC, organization LIMIT ?
"""
# Articles are numbered as they come.
_NEWEST: Final = (
    "SELECT coalesce(title, source), substr(added_at, 1, 10) FROM article ORDER BY id DESC LIMIT ?"
)


def sums(connection: sqlite3.Connection, most: int) -> Sums:
    """Return the sums; of organizations and articles at most so many."""
    return Sums(
        years=tuple(connection.execute(_YEARS).fetchall()),
        organizations=tuple(connection.execute(_ORGANIZATIONS, (most,)).fetchall()),
        newest=tuple(connection.execute(_NEWEST, (most,)).fetchall()),
    )
