"""Open a directory file, refuse what is none, and say every failure in one clear clause."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from directory import schema
from directory.errors import (
    AccessError,
    DirectoryError,
    LockedError,
    MissingError,
    NotADirectoryFileError,
    OutdatedError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The file header: https://www.sqlite.org/fileformat.html, section 1.3.
_HEADER_LENGTH = 100
_MAGIC = b"SQLite format 3\x00"
_DAMAGED = "damaged (the file is not whole); restore a copy, or make it anew from the articles"
_NEWER = "written by a newer version of Wegweiser; update the program"
_OURS_ALONE = 0o600
# Of the writer: 64 MB of pages, and a journal of 64 MB before it is copied into the file. With SQLite's usual
# 2 MB and 4 MB the pages of the indexes are read and written again with nearly every article.
_WRITERS_CACHE = "PRAGMA cache_size = -65536"
_WRITERS_JOURNAL = "PRAGMA wal_autocheckpoint = 16384"
# SQLite's wrapper keeps so many statements ready; adding uses more than the usual 128.
_STATEMENTS = 512


def writable(path: Path, patience: float) -> sqlite3.Connection:
    """Open for writing; make the file, readable by its owner alone, if there is none; migrate it.

    `patience` is how many seconds to wait for another process that writes. Raises DirectoryError.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OURS_ALONE))
        _check_header(path, empty_is_new=True)
        connection = _connect(f"{_address(path)}?mode=rw", patience)
        with _closed_on_error(connection):
            _check_kind(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(_WRITERS_CACHE)
            connection.execute(_WRITERS_JOURNAL)
            schema.migrate(connection)
        return connection


def readable(path: Path, patience: float) -> sqlite3.Connection:
    """Open for reading; change nothing. Raises DirectoryError.

    The connection may be handed from thread to thread, but not used by two at once.
    """
    with translated(path):
        if not path.exists():
            raise MissingError(str(path), "no such file; `add` makes it")
        _check_header(path, empty_is_new=False)
        connection = _connect(f"{_address(path)}?mode=ro", patience)
        try:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            # A read-only folder: SQLite cannot lay its index of the journal beside the file. Nobody
            # else can write there either, so the file may be taken as it is if no journal is left.
            refused = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
            if not refused or _journal_left(path):
                raise
            connection = _connect(f"{_address(path)}?mode=ro&immutable=1", patience)
        with _closed_on_error(connection):
            _check_kind(connection, path)
            if schema.outdated(connection):
                raise OutdatedError(
                    str(path), "made by an older version of Wegweiser, or not finished; run `add` once"
                )
            connection.execute("PRAGMA query_only = ON")
        return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the system into errors of ours that name the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translate(str(path), error) from error
    except OSError as error:
        raise AccessError(str(path), f"cannot be opened ({_system_reason(error)})") from error


_REASONS: tuple[tuple[str, type[DirectoryError], str], ...] = (
    ("SQLITE_BUSY", LockedError, "another process is writing to it; try again when that has finished"),
    ("SQLITE_LOCKED", LockedError, "another process is writing to it; try again when that has finished"),
    ("SQLITE_READONLY", AccessError, "cannot be written (the file or its folder is read-only)"),
    ("SQLITE_FULL", AccessError, "cannot be written (the disk is full)"),
    ("SQLITE_CANTOPEN", AccessError, "cannot be opened (no permission, or its folder is read-only)"),
    ("SQLITE_IOERR", AccessError, "cannot be read or written (the disk fails)"),
    ("SQLITE_PERM", AccessError, "cannot be opened (no permission)"),
    ("SQLITE_CORRUPT", NotADirectoryFileError, _DAMAGED),
    ("SQLITE_NOTADB", NotADirectoryFileError, _DAMAGED),
    ("SQLITE_INTERRUPT", DirectoryError, "the query was broken off"),
)


def _translate(path: str, error: sqlite3.DatabaseError) -> DirectoryError:
    # The detailed names of SQLite begin with the general one: SQLITE_IOERR_READ.
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, kind, reason in _REASONS:
        if name.startswith(beginning):
            return kind(path, reason)
    return DirectoryError(path, f"failed ({error})")


def _system_reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _address(path: Path) -> str:
    """Return the URI of the file; as_uri escapes "?", "#" and "%" in its name."""
    return path.absolute().as_uri()


def _connect(address: str, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        address,
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _check_header(path: Path, *, empty_is_new: bool) -> None:
    """Refuse by the first bytes what SQLite would take minutes or an odd message to refuse."""
    if path.is_dir():
        raise NotADirectoryFileError(str(path), "a folder; name a file in it")
    with path.open("rb") as stream:
        header = stream.read(_HEADER_LENGTH)
        size = os.fstat(stream.fileno()).st_size
    if not header:
        if empty_is_new:
            return
        raise NotADirectoryFileError(str(path), "empty; `add` fills it")
    if not header.startswith(_MAGIC):
        kind = "data of another kind" if b"\x00" in header else "a text file"
        raise NotADirectoryFileError(str(path), f"no directory of Wegweiser ({kind})")
    if len(header) < _HEADER_LENGTH or (size < _promised_size(header) and not _journal_left(path)):
        raise NotADirectoryFileError(str(path), _DAMAGED)


def _promised_size(header: bytes) -> int:
    """Return how many bytes the header says the file has; 0 if it does not say."""
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return pages * (65536 if page == 1 else page)  # 1 stands for 65536, which two bytes cannot hold


def _journal_left(path: Path) -> bool:
    journal = path.with_name(path.name + "-wal")
    return journal.exists() and journal.stat().st_size > 0


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's file and a newer version's; a file without tables is one just begun."""
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    if kind != schema.APPLICATION_ID:
        if kind == 0 and connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None:
            return
        raise NotADirectoryFileError(str(path), "no directory of Wegweiser (a database of another program)")
    if schema.unknown(connection):
        raise NotADirectoryFileError(str(path), _NEWER)
