"""Unpack web archives (WARC, ISO 28500, compressed or not): one document a page that a server sent."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.document import Document, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from fastwarc.warc import WarcRecord

    from extract.read.document import Opening, Unopened
    from extract.read.head import Head

_PANIC = "PanicException"  # what a fault in fastwarc's Rust raises, by no name that can be imported
_INSTALL = "reading WARC files needs fastwarc: pip install 'wegweiser[warc]'"
_FORMATS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "plain"}
_CHUNK = 65536
_SENT = 200  # HTTP's "OK"; redirections and error pages are no articles
_SERVICE = (
    "dns:",
    "whois:",
    "metadata:",
    "urn:",
    "warcinfo:",
    "filedesc:",
)  # what crawlers note for themselves
_NAMES = ("robots.txt", "ads.txt", "security.txt")


def is_warc(head: Head) -> bool:
    """Tell a web archive by its first record's version line; gzip around it is undone before."""
    return head.data.startswith(b"WARC/")


def unpack_warc(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document | Unopened]:
    """Yield the HTML and plain text that servers sent, transfer and content encodings undone.

    In a file they are told by their places: only the heads of records are read here.

    Raises:
        FormatError: the archive is damaged, or fastwarc is not installed.
    """
    number = 0
    records = _records(stream, source)
    while (record := _next(records, source)) is not None:
        number += 1
        if number > opening.limits.entries:
            raise FormatError(source, f"more than {opening.limits.entries} entries in one archive")
        if page := _page(record):
            place = f"{source}#{page[1]}"
            opening.unpacked += record.content_length
            if opening.unpacked > opening.limits.archive:
                raise FormatError(source, f"unpacks to more than {opening.limits.archive // 1_000_000} MB")
            size = record.content_length
            if unopened := opening.record(place, size, record.stream_pos, "warc:read_record"):
                yield unopened
                continue
            try:
                document = _document(record, place, page, opening)
            except FormatError as error:
                if error.source != place:
                    raise  # the fault lies further out: what the archive itself is compressed in
                opening.report(error)
                continue
            if document:
                yield document


def read_record(stream: BinaryIO, unopened: Unopened, opening: Opening) -> Document | None:
    """Read the page in the record at which a stream stands; None if it is empty.

    Raises:
        FormatError: there is none any more, it is damaged or too large.
    """
    record = _next(_records(stream, unopened.source), unopened.source)
    page = None if record is None else _page(record)
    if record is None or page is None or not unopened.source.endswith(f"#{page[1]}"):
        raise FormatError(unopened.source, "no longer where it was")
    return _document(record, unopened.source, page, opening)


def _records(stream: BinaryIO, source: str) -> Iterator[WarcRecord]:
    try:
        # An extra.
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415
    except ImportError:
        raise FormatError(source, _INSTALL) from None
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    return ArchiveIterator(_Forward(stream), record_types=kinds, auto_decode="all")


def _next(records: Iterator[WarcRecord], source: str) -> WarcRecord | None:
    with _damage(source):
        return next(records, None)


@contextmanager
def _damage(source: str) -> Iterator[None]:
    """Make one error of all that fastwarc raises on damaged archives."""
    try:
        yield
    except (OSError, ValueError, EOFError) as error:
        raise FormatError(source, f"damaged archive ({str(error)[:80]})") from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise FormatError(source, "damaged archive") from error


def _page(record: WarcRecord) -> tuple[str, str] | None:
    """Return format and address of the page in a record; None if it is none that a person reads."""
    known = _format_of(record)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if known is None or url.startswith(_SERVICE) or url.rpartition("/")[2] in _NAMES:
        return None
    return known, url


def _document(record: WarcRecord, place: str, page: tuple[str, str], opening: Opening) -> Document | None:
    """Return the page in a record; None if it is empty."""
    known, url = page
    with _damage(place):
        data = record.reader.read(opening.limits.document + 1)
    opening.check_length(len(data), place)
    return Document(place, data, known, _metadata(record, url)) if data.strip() else None


class _Forward:
    """A stream that counts where it is and is sought forward only: fastwarc wants both of a pipe, too."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        target = offset if whence == io.SEEK_SET else self._position + offset
        if target < self._position or whence == io.SEEK_END:
            raise io.UnsupportedOperation("a web archive is read forward only")
        while self._position < target and self.read(min(_CHUNK, target - self._position)):
            pass
        return self._position

    def close(self) -> None:
        """Leave the stream open: whoever opened it closes it."""


def _format_of(record: WarcRecord) -> str | None:
    """Return the format of a page as the server named it; None for pictures, redirections and the rest."""
    if record.is_http:
        if record.http_headers is None or record.http_headers.status_code != _SENT:
            return None
        kind = record.http_content_type or ""
    else:
        kind = record.headers.get("Content-Type") or ""
    return _FORMATS.get(kind.partition(";")[0].strip().lower())


def _metadata(record: WarcRecord, url: str) -> Metadata:
    moment = record.http_last_modified or record.record_date
    return Metadata(
        url=url if url.startswith(("http://", "https://")) else None,
        charset=record.http_charset,
        modified=moment.date().isoformat() if moment else None,
    )
