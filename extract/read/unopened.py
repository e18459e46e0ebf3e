"""Documents that lie in a file and are not read yet: named to a worker by their place instead of sent to it.

A place is a file, a stretch of bytes in one (an entry of a TAR archive), an entry of a ZIP archive, or a
record of a mailbox or a web archive.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from extract.errors import FormatError, UnreadableError
from extract.read.document import UNPACKING_ERRORS, Entry, Metadata, Metered, Opening
from extract.read.formats import named
from extract.read.members import Members
from extract.read.unpacking import day_of, inherited, open_document, unpack_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from extract.errors import ExtractError
    from extract.read.document import Document, Unopened

    _RecordReader: TypeAlias = Callable[[BinaryIO, Unopened, Opening], Document | None]

# The local header of a ZIP entry (APPNOTE.TXT 4.3.7): 30 bytes, at their end the lengths of what follows.
_LOCAL = struct.Struct("<4s22xHH")
_LOCAL_MARK = b"PK\x03\x04"


def read_unopened(unopened: Unopened) -> Document | None:
    """Read the document; None if it is a container of several, whatever its name says, or an empty record.

    Raises:
        UnreadableError: the file is missing or may not be read.
        FormatError: it is in no format known here, damaged or too large.
    """
    opening = Opening(lambda _: None, unopened.limits, depth=unopened.depth)
    with _entry(unopened, opening) as entry:
        if not unopened.record:
            return open_document(entry, opening)
        read = cast("_RecordReader", named(unopened.record))
        document = read(entry.stream, unopened, opening)
        return document and replace(document, metadata=inherited(document.metadata, unopened.metadata))


def unpack_unopened(unopened: Unopened, report: Callable[[ExtractError], None]) -> Iterator[Document]:
    """Yield the documents in what was taken for one: none in an empty record.

    Raises:
        UnreadableError: the file is missing or may not be read.
        FormatError: it is in no format known here, damaged or too large.
    """
    if unopened.record:
        return
    opening = Opening(report, unopened.limits, depth=unopened.depth)
    with _entry(unopened, opening) as entry:
        yield from unpack_entry(entry, opening)


@contextmanager
def _entry(unopened: Unopened, opening: Opening) -> Iterator[Entry]:
    source = unopened.source
    try:
        with Path(unopened.path).open("rb") as stream:
            if unopened.start is None:
                modified = Metadata(modified=day_of(os.fstat(stream.fileno()).st_mtime))
                yield Entry(source, stream, modified, "", stream.seekable())
                return
            stream.seek(unopened.start)
            if unopened.record:
                inner = _gunzipped(stream, source, opening) if unopened.is_gzipped else stream
            elif unopened.packed is None:
                inner = _stretch(stream, unopened, opening)
            else:
                inner = _packed(stream, unopened.packed, source, opening)
            yield Entry(source, inner, unopened.metadata, optional=True)
    except OSError as error:
        raise UnreadableError(source, (error.strerror or "cannot be read").lower()) from error


def _gunzipped(stream: BinaryIO, source: str, opening: Opening) -> BinaryIO:
    """Return the unpacked bytes of the gzip members from here on."""
    start = stream.tell()
    metered = Metered(cast("BinaryIO", Members(stream)), source, opening, lambda: stream.tell() - start)
    return cast("BinaryIO", io.BufferedReader(metered))


def _stretch(stream: BinaryIO, unopened: Unopened, opening: Opening) -> BinaryIO:
    opening.check_length(unopened.size, unopened.source)
    data = stream.read(unopened.size)
    if len(data) < unopened.size:
        raise FormatError(unopened.source, "damaged (unexpected end of data)")
    return io.BytesIO(data)


def _packed(stream: BinaryIO, info: zipfile.ZipInfo, source: str, opening: Opening) -> BinaryIO:
    """Return the unpacked bytes of an entry; its sum (CRC-32) is checked as the archive's list says it."""
    header = stream.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
        raise FormatError(source, "damaged (no entry where the archive's list says)")
    _, name, further = _LOCAL.unpack(header)
    stream.seek(name + further, io.SEEK_CUR)
    try:
        opened = zipfile.ZipExtFile(stream, "r", info)
    except (*UNPACKING_ERRORS, ValueError) as error:
        raise FormatError(source, f"damaged ({str(error)[:80]})") from error
    metered = Metered(cast("BinaryIO", opened), source, opening, info.compress_size.__int__)
    return cast("BinaryIO", io.BufferedReader(metered))
