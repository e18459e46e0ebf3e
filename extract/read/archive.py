"""Open archives: ZIP, TAR and compressed files, entry by entry; nothing is unpacked to disk by its name."""

from __future__ import annotations

import bz2
import datetime as dt
import io
import lzma
import tarfile
import tempfile
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from extract.errors import FormatError
from extract.read.document import UNPACKING_ERRORS, Entry, Metadata, Metered, Unopened
from extract.read.formats import is_single
from extract.read.head import Joined
from extract.read.members import Members
from extract.read.saved_page import pages_of_folder
from extract.read.unpacking import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from extract.read.document import Opening
    from extract.read.head import Head

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TAR = slice(257, 262)  # where POSIX (ustar) and GNU headers say "ustar"
_OPENERS: dict[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"\x1f\x8b": lambda stream: cast("BinaryIO", Members(stream)),
    b"BZh": lambda stream: cast("BinaryIO", bz2.BZ2File(stream)),
    b"\xfd7zXZ": lambda stream: cast("BinaryIO", lzma.LZMAFile(stream)),  # noqa: SIM115  its opener closes it
}
_SUFFIXES = (".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz")
_TARRED = (".tgz", ".tbz2", ".txz")
_COPY = 1 << 20


def is_zip(head: Head) -> bool:
    """Tell a ZIP archive by its first entry's mark, or by that of an empty or split one."""
    return head.data.startswith(_ZIP)


def is_tar(head: Head) -> bool:
    """Tell a TAR archive by the mark in its first header (POSIX.1-1988)."""
    return head.data[_TAR] == b"ustar"


def is_compressed(head: Head) -> bool:
    """Tell a file compressed by gzip, bzip2 or xz."""
    return head.data.startswith(tuple(_OPENERS))


def unpack_zip(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Entry | Unopened]:
    """Yield the files in a ZIP archive.

    Raises:
        FormatError: its list of contents is damaged, or longer than the limit.
    """
    with _seekable(stream, source, opening) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (*UNPACKING_ERRORS, ValueError) as error:
            raise FormatError(source, f"damaged archive ({str(error)[:80]})") from error
        with archive:
            for number, info in enumerate(archive.infolist()):
                if number >= opening.limits.entries:
                    raise FormatError(source, f"more than {opening.limits.entries} entries in one archive")
                place = f"{source}!{info.filename}"
                if info.is_dir() or not _is_wanted(info.filename, place, opening):
                    continue
                if _is_of_saved_page(info.filename, archive.NameToInfo):
                    continue
                if info.flag_bits & 1:
                    opening.report(FormatError(place, "encrypted"))
                    continue
                metadata = Metadata(modified=_zip_day(info))
                if opening.is_file and is_single(info.filename):
                    yield opening.unopened(place, info.compress_size, metadata, info.header_offset, info)
                    continue
                try:
                    entry = archive.open(info)
                except (*UNPACKING_ERRORS, ValueError) as error:
                    opening.report(FormatError(place, f"damaged ({str(error)[:80]})"))
                    continue
                with entry:
                    metered = Metered(cast("BinaryIO", entry), place, opening, info.compress_size.__int__)
                    yield _entry(metered, place, metadata)


def unpack_tar(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Entry | Unopened]:
    """Yield the files in a TAR archive, which is read once from beginning to end.

    Raises:
        FormatError: it is damaged, or has more entries than the limit.
    """
    number = 0
    try:
        with tarfile.open(fileobj=stream, mode="r:" if opening.is_file else "r|") as archive:
            while (info := archive.next()) is not None:
                archive.members = []  # type: ignore[attr-defined]  # it would keep all: 1 GB for a million
                number += 1
                if number > opening.limits.entries:
                    raise FormatError(source, f"more than {opening.limits.entries} entries in one archive")
                place = f"{source}!{info.name}"
                if not info.isfile() or not _is_wanted(info.name, place, opening):
                    continue
                metadata = Metadata(modified=day_of(info.mtime))
                if opening.is_file and is_single(info.name) and not info.issparse():
                    yield opening.unopened(place, info.size, metadata, info.offset_data)
                elif entry := archive.extractfile(info):
                    metered = Metered(cast("BinaryIO", entry), place, opening, counts=False)
                    yield _entry(metered, place, metadata)
    except UNPACKING_ERRORS as error:
        raise FormatError(source, f"damaged archive ({str(error)[:80]})") from error


def unpack_compressed(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Entry]:
    """Yield the one file that was compressed; its place is that of the compressed one.

    Raises:
        FormatError: only its name says that it is compressed.
    """
    head = stream.read(6)
    rest = Joined(head, stream)
    opened = next((open_as for mark, open_as in _OPENERS.items() if head.startswith(mark)), None)
    if opened is None:
        raise FormatError(source, "not compressed as its name says")
    with opened(cast("BinaryIO", rest)) as inner:
        if opening.is_file and isinstance(inner, Members):
            opening.members = inner
        metered = Metered(inner, source, opening, lambda: rest.count)
        yield Entry(source, cast("BinaryIO", io.BufferedReader(metered)), name=_inner_name(source))


def _is_wanted(name: str, place: str, opening: Opening) -> bool:
    """Pass over hidden files and what macOS adds; refuse a name that leads out of the archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts:
        opening.report(FormatError(place, "its name leads out of the archive"))
        return False
    return not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _is_of_saved_page(name: str, names: Container[str]) -> bool:
    """Tell what belongs to a saved page that lies in the same archive: its frames are no articles."""
    folder, _, _ = name.rpartition("/")
    while folder:
        above, slash, last = folder.rpartition("/")
        if any(f"{above}{slash}{page}" in names for page in pages_of_folder(last)):
            return True
        folder = above
    return False


def _entry(stream: io.RawIOBase, place: str, metadata: Metadata) -> Entry:
    return Entry(place, cast("BinaryIO", io.BufferedReader(stream)), metadata, optional=True)


def _inner_name(source: str) -> str:
    name = source.lower()
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix) + (".tar" if suffix in _TARRED else "")
    return name


def _seekable(stream: BinaryIO, source: str, opening: Opening) -> BinaryIO:
    """Return the stream, or a temporary copy of one that cannot be sought (it has no name to be found by)."""
    if stream.seekable():
        return stream
    copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(16 * _COPY))  # noqa: SIM115  the caller closes it
    length = 0
    while data := stream.read(_COPY):
        length += len(data)
        if length > opening.limits.spooled:
            copy.close()
            raise FormatError(
                source, f"an archive of more than {opening.limits.spooled // 1_000_000} MB here"
            )
        copy.write(data)
    copy.seek(0)
    return copy


def _zip_day(info: zipfile.ZipInfo) -> str | None:
    try:
        return dt.date(*info.date_time[:3]).isoformat()
    except ValueError:
        return None
