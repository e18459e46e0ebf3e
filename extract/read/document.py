"""What lies between a file and its articles: the documents in it, what is known of them, the limits."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from extract.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extract.errors import ExtractError
    from extract.read.members import Members


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a container says about a document: a feed about its item, a mail's header about its body.

    `published` is an ISO 8601 date that the container states; `modified` is the date of the file or of
    its capture, which only stands in where nothing else tells. `charset` is what a server named.
    """

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    section: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    charset: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it lay in its container, still to be parsed: small enough to send to a worker.

    So come what cannot be named by a place (see `Unopened`). Items of a feed, rows of a table and records of
    JSON are decoded and parsed already where their end is found: to do that again costs more than to send
    them. What lies in an archive that is compressed as a whole (tar.gz) or in another one is reached only
    through all that lies before it. Standard input and what a server sent have no place.

    `format` is a name of `extract.read.formats`. `data` is text where the container decoded it.
    """

    source: str
    data: bytes | str
    format: str
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in hand whose format is still to be told: one on disk, standard input, or one in an archive.

    `name` is what its ending is read from, where that is not the source's. `seekable` says that the
    stream stands at its beginning and may be sought. An `optional` entry is passed over in silence if
    neither name nor content say that it is an article: the pictures of a saved page.
    """

    source: str
    stream: BinaryIO
    metadata: Metadata = Metadata()
    name: str = ""
    seekable: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it is called a bomb; generous for real archives.

    `document` and `archive` are bytes after decompression, `entries` counts per archive, `depth` is how
    deep archives may lie in each other (an archive.tar.gz is two). `ratio` is how many times its size a
    file may grow once it is larger than `unsuspected` bytes: deflate reaches 1,032 on a row of zeros
    (zlib's technical details), saved pages 5 to 20, pages of one site packed as one block about 100.
    `spooled` is how large an archive that cannot be sought (in another, from a pipe) may be.
    """

    document: int = 50_000_000
    archive: int = 100_000_000_000
    entries: int = 2_000_000
    depth: int = 5
    ratio: int = 400
    unsuspected: int = 200_000_000
    spooled: int = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Unopened:
    """What by its name is one document, still unread; `size` is in bytes as it lies there.

    `path` is the file. In an archive the document lies at `start`: a stretch of `size` bytes, or, if the
    archive's list says how it is `packed`, behind the local header of that entry. `depth` counts the
    containers around it. A `record` of a mailbox or web archive is read by the function of this name, written
    as in `extract.read.formats`, from `start` on; `is_gzipped`: a gzip member begins there that holds it.
    """

    source: str
    path: str
    size: int
    metadata: Metadata = Metadata()
    start: int | None = None
    packed: zipfile.ZipInfo | None = None
    depth: int = 0
    limits: Limits = Limits()
    record: str = ""
    is_gzipped: bool = False


_IN_MEMBERS = 2  # the depth of what is compressed by gzip: the members are one container, it is the other
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Opening:
    """One file being opened: its limits, who hears of what cannot be read, and what was used up so far.

    `columns` names the columns of a table by the field they hold ("text" → "Inhalt"), where their names
    do not tell. `report` is told of each entry of a container that cannot be read; the rest goes on.
    `path` is that of the file, if its documents need not be read now: see `unpack_lazily`. `members` are
    those of the file, if it is compressed by gzip: where a record begins, a member may.
    """

    report: Callable[[ExtractError], None]
    limits: Limits = Limits()
    columns: Mapping[str, str] = field(default_factory=lambda: NO_COLUMNS)
    depth: int = 0
    unpacked: int = 0  # bytes that came out of compressed entries
    path: str | None = None
    members: Members | None = None

    def deeper(self, source: str) -> None:
        """Count one more container around what is read next.

        Raises:
            FormatError: the containers lie deeper in each other than the limit.
        """
        if self.depth >= self.limits.depth:
            raise FormatError(source, f"archives nested more than {self.limits.depth} deep")
        self.depth += 1

    @property
    def is_file(self) -> bool:
        """Tell whether the container in hand is the file itself, whose parts may be read later."""
        return self.path is not None and self.depth == 1

    def record(self, source: str, size: int, start: int, reader: str) -> Unopened | None:
        """Return a record of the container in hand that is read later; None if it has to be read now.

        `start` is its first byte in the container, unpacked, and rises from call to call; `size` is in bytes.
        """
        place: int | None = None
        if self.is_file:
            place = start
        elif self.path is not None and self.members is not None and self.depth == _IN_MEMBERS:
            place = self.members.start_of(start)
        if place is None:
            return None
        return Unopened(
            source,
            self.path or "",
            size,
            start=place,
            depth=self.depth,
            limits=self.limits,
            record=reader,
            is_gzipped=not self.is_file,
        )

    def unopened(
        self,
        source: str,
        size: int,
        metadata: Metadata,
        start: int,
        packed: zipfile.ZipInfo | None = None,
    ) -> Unopened:
        """Return a part of the file that is read later.

        Raises:
            FormatError: the parts unpack to more than the limit.
        """
        path = self.path or ""
        self.unpacked += packed.file_size if packed else 0
        if self.unpacked > self.limits.archive:
            raise FormatError(source, f"unpacks to more than {self.limits.archive // 1_000_000} MB")
        return Unopened(source, path, size, metadata, start, packed, self.depth, self.limits)

    def read_all(self, stream: BinaryIO, source: str) -> bytes:
        """Read one document to its end.

        Raises:
            FormatError: it is larger than the limit, or empty.
        """
        data = stream.read(self.limits.document + 1)
        self.check_length(len(data), source)
        return data

    def check_length(self, length: int, source: str) -> None:
        """Refuse a document that is longer than the limit."""
        if length > self.limits.document:
            raise FormatError(source, f"larger than {self.limits.document // 1_000_000 or 1} MB")


# What the standard library raises on damaged archives; RuntimeError: a password is needed;
# NotImplementedError: a method of compression that it does not know.
UNPACKING_ERRORS = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    RuntimeError,
)


class Metered(io.RawIOBase):
    """A decompressed stream that ends with an error when it grows beyond the limits."""

    def __init__(
        self,
        stream: BinaryIO,
        source: str,
        opening: Opening,
        packed: Callable[[], int] | None = None,
        *,
        counts: bool = True,
    ) -> None:
        """Read from `stream`; `packed` tells how many compressed bytes were needed so far.

        What was not compressed itself (an entry of a TAR archive) does not count as unpacked.
        """
        super().__init__()
        self._stream = stream
        self._source = source
        self._opening = opening
        self._packed = packed
        self._length = 0
        self._counts = counts

    def readable(self) -> bool:
        """Tell that it can be read; it cannot be sought."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # as in io
        """Fill the buffer.

        Raises:
            FormatError: the data is a bomb, or damaged.
        """
        try:
            data = self._stream.read(len(buffer))
        except UNPACKING_ERRORS as error:
            raise FormatError(self._source, f"damaged ({str(error)[:80] or type(error).__name__})") from error
        buffer[: len(data)] = data
        self._length += len(data)
        self._opening.unpacked += len(data) if self._counts else 0
        limits = self._opening.limits
        if self._opening.unpacked > limits.archive:
            raise FormatError(self._source, f"unpacks to more than {limits.archive // 1_000_000} MB")
        if (
            self._length > limits.unsuspected
            and self._packed
            and self._length > limits.ratio * max(1, self._packed())
        ):
            raise FormatError(self._source, f"unpacks to more than {limits.ratio} times its size")
        return len(data)
