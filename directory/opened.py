"""What a directory file opened for reading and one opened for writing share: closing, and `with`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path
    from types import TracebackType
    from typing import Self


class Opened:
    """An open file; leaving the `with` block closes it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection and the path by which errors name the file."""
        self._connection = connection
        self._path = path

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return what was opened."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()
