"""Foresee what adding would do, and write nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from directory import articles, documents, file
from directory.entry import Added, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from directory.documents import Seen
    from directory.prepared import Prepared


class Preview:
    """A directory that is only read, or one that is not there yet; contacts are not told new from old."""

    def __init__(self, path: Path | str, *, patience: float = 10.0) -> None:
        """Open the file if there is one. Raises DirectoryError."""
        self._path = Path(path)
        self._connection = file.readable(self._path, patience) if self._path.exists() else None
        # The texts of this run, in a temporary file of SQLite's own: millions need no memory.
        self._run = sqlite3.connect("", isolation_level=None)
        self._run.execute("CREATE TABLE text (digest TEXT PRIMARY KEY, source TEXT) WITHOUT ROWID")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self._run.close()
        if self._connection is not None:
            self._connection.close()

    def knows(self, document: Seen) -> bool:
        """Tell whether a document is in as it is."""
        if self._connection is None:
            return False
        with file.translated(self._path):
            return documents.is_known(self._connection, document)

    def held_digest(self, source: str) -> bytes | None:
        """Return the digest of the document that is in from a source."""
        if self._connection is None:
            return None
        with file.translated(self._path):
            return documents.held_digest(self._connection, source)

    def add_document(self, document: Seen, prepared: Sequence[Prepared]) -> list[Added]:
        """Return what `Store.add_document` would do."""
        with file.translated(self._path):
            other = documents.replaced(self._connection, document) if self._connection else None
            if other is not None and other.dated > document.dated:
                return [Added(Outcome.OUTDATED, 0, 0, other.place)]
            return [self._foresee(one, is_replacing=other is not None) for one in prepared]

    def _foresee(self, prepared: Prepared, *, is_replacing: bool) -> Added:
        source = prepared.article.source
        held = articles.held(self._connection, source) if self._connection else None
        if held is not None and (held.digest, held.head_digest) == (prepared.digest, prepared.head_digest):
            return Added(Outcome.UNCHANGED, 0, 0)
        same_as = self._source_of(prepared.digest)
        self._run.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", (prepared.digest, source))
        if held is not None:
            return Added(Outcome.CHANGED, 0, 0, same_as if held.digest != prepared.digest else None)
        if same_as is not None:
            return Added(Outcome.SAME_TEXT, 0, 0, same_as)
        return Added(Outcome.CHANGED if is_replacing else Outcome.NEW, 0, 0)

    def _source_of(self, digest: str) -> str | None:
        query = "SELECT source FROM text WHERE digest = ?"
        row = self._run.execute(query, (digest,)).fetchone()
        if row is None and self._connection is not None:
            query = "SELECT source FROM article WHERE digest = ?"
            row = self._connection.execute(query, (digest,)).fetchone()
        return None if row is None else str(row[0])
