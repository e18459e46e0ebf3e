"""The words of a directory as they are written, for spelling and for what is only begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_PUT: Final = "INSERT OR IGNORE INTO lookup_word VALUES (?, ?, ?)"
_MOST_KNOWN: Final = 200_000


class Vocabulary:
    """The table `lookup_word`; what was written of late is remembered, for most words come again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection that writes."""
        self._connection = connection
        self._known: set[str] = set()

    def add(self, words: Iterable[tuple[str, str]]) -> None:
        """Write words with their stems; no commit."""
        new = [(word, word[::-1], stem) for word, stem in words if word not in self._known]
        self._connection.executemany(_PUT, new)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known.update(row[0] for row in new)

    def forget(self) -> None:
        """Remember nothing: words may have been removed, or a transaction has failed."""
        self._known.clear()
