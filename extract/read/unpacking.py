"""From a file to the documents in it: containers are entered, however they lie in each other."""

from __future__ import annotations

import datetime as dt
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ExtractError, FormatError, UnreadableError
from extract.read.document import Document, Entry, Metadata
from extract.read.formats import recognise, unpacker
from extract.read.head import begin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from extract.read.document import Opening, Unopened
    from extract.read.formats import Format
    from extract.read.head import Head


def unpack_path(path: str | Path, opening: Opening) -> Iterator[Document]:
    """Yield the documents of the file at a path, one at a time.

    Raises:
        UnreadableError: the file is missing or may not be read.
        FormatError: the file itself is in no format known here, or damaged.
    """
    source = str(path)
    try:
        with Path(path).open("rb") as stream:
            modified = day_of(os.fstat(stream.fileno()).st_mtime)
            seekable = stream.seekable()
            yield from unpack_entry(Entry(source, stream, Metadata(modified=modified), "", seekable), opening)
    except OSError as error:
        raise UnreadableError(source, (error.strerror or "cannot be read").lower()) from error


def unpack_stream(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document]:
    """Yield the documents of a stream that stands at its beginning: standard input, a response.

    Raises:
        FormatError: the content is in no format known here, or damaged.
    """
    return unpack_entry(Entry(source, stream, seekable=isinstance(stream, io.BytesIO)), opening)


def open_document(entry: Entry, opening: Opening) -> Document | None:
    """Return the one document that an entry is; None if it is a container, or optional and no article.

    Raises:
        FormatError: it is in no format known here, damaged or too large.
    """
    head, stream = begin(entry)
    known = recognise(head, entry.name or entry.source, optional=entry.optional)
    return None if known is None or known.unpack else _document(entry, head, stream, known, opening)


def _document(entry: Entry, head: Head, stream: BinaryIO, known: Format, opening: Opening) -> Document:
    if not head.data:
        raise FormatError(entry.source, "empty")
    return Document(entry.source, opening.read_all(stream, entry.source), known.name, entry.metadata)


def unpack_entry(entry: Entry, opening: Opening) -> Iterator[Document]:
    """Yield the documents of an entry, entering what it contains.

    What cannot be read inside of a container is reported to `opening`, and the rest goes on.

    Raises:
        FormatError: the entry itself is in no format known here, or damaged.
    """
    return (part for part in unpack_lazily(entry, opening) if isinstance(part, Document))


def unpack_lazily(entry: Entry, opening: Opening) -> Iterator[Document | Unopened]:
    """Yield the documents of an entry like `unpack_entry`; where `opening` knows the file, some unread.

    These are the entries of the file itself, if it is an archive, that by their names are one document, and
    the records of a mailbox or web archive.
    """
    head, stream = begin(entry)
    known = recognise(head, entry.name or entry.source, optional=entry.optional)
    if known is None:
        return
    unpack = unpacker(known)
    if unpack is None or not head.data:
        yield _document(entry, head, stream, known, opening)
        return
    opening.deeper(entry.source)
    try:
        for part in unpack(stream, entry.source, opening):
            inner = replace(part, metadata=inherited(part.metadata, entry.metadata))
            if isinstance(inner, Entry):
                yield from _guarded(inner, opening)
            else:
                yield inner
    finally:
        opening.depth -= 1


def _guarded(entry: Entry, opening: Opening) -> Iterator[Document | Unopened]:
    try:
        yield from unpack_lazily(entry, opening)
    except ExtractError as error:
        if not error.source.startswith(entry.source):
            raise  # the fault lies further out: what the archive itself is compressed in
        opening.report(error)


def inherited(inner: Metadata, outer: Metadata) -> Metadata:
    """Return what is known of a document in a container that has the day `outer`, if it has none itself."""
    return inner if inner.modified else replace(inner, modified=outer.modified)


def day_of(moment: float) -> str | None:
    """Return the day of a moment (seconds since 1970) as ISO 8601; None if it is none of the calendar."""
    try:
        return dt.datetime.fromtimestamp(moment, tz=dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
