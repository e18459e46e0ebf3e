"""Remember which documents were taken in, by a digest of their bytes, so that they need no second reading.

A document is what lies in a file or in an entry of an archive, before it is parsed. What was taken in by
another version of the program counts as unknown: it may find other contacts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from directory.articles import place

if TYPE_CHECKING:
    import sqlite3

    from extract.read.document import Document

_SIZE: Final = 16
_PACKAGES: Final = ("extract", "directory")

# What is withdrawn is unknown again, and so is what it had replaced. "a.jsonl#3" may be an article of the
# document "a.jsonl".
TABLES: Final = (
    """
CREATE TABLE document (
    place TEXT PRIMARY KEY, digest BLOB NOT NULL, format TEXT NOT NULL, address TEXT, dated TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX document_address ON document(address, format) WHERE address IS NOT NULL",
    """
CREATE TRIGGER document_withdrawn AFTER DELETE ON origin WHEN old.place IS NOT NULL BEGIN
    DELETE FROM document WHERE address = (SELECT address FROM document WHERE place = old.place);
    DELETE FROM document WHERE place IN (old.place, rtrim(rtrim(old.place, '0123456789'), '#'));
END""",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a document.

    `address` is where its container says it was published, if that names one page; `dated` is the day of
    its capture, its file or its publication (ISO 8601), empty if nothing tells.
    """

    place: str
    digest: bytes
    format: str
    address: str | None = None
    dated: str = ""

    @property
    def container(self) -> str:
        """Return the file in which the document lies."""
        return self.place.partition("#")[0]

    @property
    def is_capture(self) -> bool:
        """Tell whether it is named by its address, so that one web archive may hold it twice."""
        return self.address is not None and self.place == place(f"{self.container}#{self.address}")


def seen(document: Document, source: str) -> Seen:
    """Return what is remembered of a document; `source` is its name as it can be stored."""
    metadata = document.metadata
    data = document.data.encode("utf-8", "surrogatepass") if isinstance(document.data, str) else document.data
    digest = hashlib.blake2b(version(), digest_size=_SIZE)
    digest.update(repr((document.format, metadata)).encode("utf-8", "surrogatepass"))
    digest.update(data)
    return Seen(
        place(source),
        digest.digest(),
        document.format,
        _address(metadata.url),
        metadata.modified or metadata.published or "",
    )


@cache
def version() -> bytes:
    """Return what tells this version of the program's finders and rules from every other."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for package in _PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file() and path.suffix != ".pyc":
                    status = path.stat()
                    name = path.relative_to(folder).as_posix()
                    digest.update(f"{package}/{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.digest()


def held_digest(connection: sqlite3.Connection, source: str) -> bytes | None:
    """Return the digest of the document that is in from a source; None if there is none."""
    rows = _rows(connection, "place = ?", place(source))
    return rows[0].digest if rows else None


def is_known(connection: sqlite3.Connection, document: Seen) -> bool:
    """Tell whether the document is in as it is, or a newer capture of it."""
    rows = _rows(connection, "place = ?", document.place)
    if not rows:
        return False
    (held,) = rows
    if held.digest == document.digest:
        return True
    # Two captures of a day: either may be the newer, but every run must choose the same one.
    return document.is_capture and (held.dated, held.digest) > (document.dated, document.digest)


def at_address(connection: sqlite3.Connection, document: Seen) -> list[Seen]:
    """Return the documents of the same format, this one too, that were published at its address."""
    if document.address is None:
        return []
    return _rows(connection, "address = ? AND format = ?", document.address, document.format)


def replaced(connection: sqlite3.Connection, document: Seen) -> Seen | None:
    """Return the one document of another file with the same address that is in the directory.

    An address that a file gives to several documents names none of them.
    """
    query = "SELECT 1 FROM origin WHERE place = ?"
    others = [
        other
        for other in at_address(connection, document)
        if other.place != document.place and connection.execute(query, (other.place,)).fetchone()
    ]
    if len(others) != 1 or others[0].container == document.container:
        return None
    return others[0]


def note(connection: sqlite3.Connection, document: Seen) -> None:
    """Remember that the document is in; no commit."""
    connection.execute(
        "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)",
        (document.place, document.digest, document.format, document.address, document.dated),
    )


def _rows(connection: sqlite3.Connection, condition: str, *values: str) -> list[Seen]:
    query = f"SELECT place, digest, format, address, dated FROM document WHERE {condition}"  # noqa: S608 - constants
    return [Seen(*row) for row in connection.execute(query, values)]


def _address(url: str | None) -> str | None:
    """Return an address that names a page; that of a whole site names none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not (parts.path.strip("/") or parts.query):
        return None
    return url
