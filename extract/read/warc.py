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

    from extract.read.document import Opening
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


def unpack_warc(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document]:
    """Yield the HTML and plain text that servers sent, transfer and content encodings undone.

    Raises:
        FormatError: the archive is damaged, or fastwarc is not installed.
    """
    try:
        # An extra.
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415
    except ImportError:
        raise FormatError(source, _INSTALL) from None
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = ArchiveIterator(_Forward(stream), record_types=kinds, auto_decode="all")
    number = 0
    while (record := _next(records, source)) is not None:
        number += 1
        if number > opening.limits.entries:
            raise FormatError(source, f"more than {opening.limits.entries} entries in one archive")
        if document := _document(record, source, opening):
            yield document


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


def _document(record: WarcRecord, source: str, opening: Opening) -> Document | None:
    """Return the page in a record; None if there is none, or one that is too large, which is reported."""
    known = _format_of(record)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if known is None or url.startswith(_SERVICE) or url.rpartition("/")[2] in _NAMES:
        return None
    limits, place = opening.limits, f"{source}#{url}"
    with _damage(place):
        data = record.reader.read(limits.document + 1)
    opening.unpacked += len(data)
    if opening.unpacked > limits.archive:
        raise FormatError(source, f"unpacks to more than {limits.archive // 1_000_000} MB")
    if len(data) > limits.document:
        opening.report(FormatError(place, f"larger than {limits.document // 1_000_000 or 1} MB"))
        return None
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
