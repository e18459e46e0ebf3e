"""From the paths a person names to the documents in them, one at a time, however large the files are."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from extract import ExtractError
from extract.read.document import Document, Entry, Limits, Metadata, Opening, Unopened
from extract.read.formats import is_single
from extract.read.unpacking import day_of, unpack_lazily
from tui.article_files import Failure, article_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STANDARD_INPUT = "-"
_SPOOLED = 16 << 20  # bytes of standard input that are held in memory; the rest goes to a temporary file
_CHUNK = 1 << 20
# "ftp://verein.example/": a scheme (RFC 3986, 3.1) of more than one letter, no "C:\\kurs.txt".
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://")


@dataclass(frozen=True, slots=True)
class Pause:
    """What comes next may be long in coming (a pipe, a server): what is at hand is to be done first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document or what could not be read, its file's number, and how many bytes were read up to it."""

    found: Document | Unopened | Failure | Pause
    position: int
    file: int = 0


def readings(
    names: Sequence[str],
    *,
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
    own_network: bool = False,
    are_read: bool = True,
) -> Iterator[Reading]:
    """Yield the documents of each file named or lying in a folder named, and the failures, in their order.

    Unless they `are_read`, those that lie in files as they are come unopened: to be read by workers.

    "-" is standard input; its source is named by its content ("stdin:9f86d081884c"): two articles that are
    piped in one after the other stay two in the directory, and the same one piped in again is the same.
    A web address is one page, or the articles of a feed.
    """
    done, number = 0, 0
    for name in names:
        if name == STANDARD_INPUT or is_address(name) or _is_pipe(name):
            yield Reading(Pause(), done, number)
        if is_address(name):
            number += 1
            for answered in _of_address(name, own_network=own_network):
                yield Reading(answered, done, number)
            continue
        for file in [None] if name == STANDARD_INPUT else article_files([name]):
            number += 1
            if isinstance(file, Failure):
                yield Reading(file, done, number)
                continue
            for found, position in _found_in(file, limits or Limits(), columns or {}, are_read=are_read):
                if not _is_no_article(found, name):
                    yield Reading(found, done + position, number)
            done += _size(file) if file is not None else 0


def is_address(name: str) -> bool:
    """Tell an address from a path; what is none of the web is refused where it would be read."""
    return _SCHEME.match(name) is not None


def total_size(names: Sequence[str]) -> int:
    """Return how many bytes all the files have; standard input and addresses count nothing."""
    named = [name for name in names if name != STANDARD_INPUT and not is_address(name)]
    return sum(_size(file) for file in article_files(named) if not isinstance(file, Failure))


def unexpected(source: str, error: BaseException) -> Failure:
    """Return the failure for an error that is a fault of ours."""
    return Failure(source, f"failed unexpectedly ({type(error).__name__}: {error}); please report this")


def _unopened(file: Path, limits: Limits) -> Unopened | None:
    """Return the document that a file is by its name; None if its content has to tell."""
    name = str(file)
    if not is_single(name) or "\0" in name:
        return None
    try:
        status = file.stat()
    except OSError:  # told when it is opened
        return None
    return Unopened(name, name, status.st_size, limits=limits) if stat.S_ISREG(status.st_mode) else None


def _found_in(
    file: Path | None, limits: Limits, columns: Mapping[str, str], *, are_read: bool
) -> Iterator[tuple[Document | Unopened | Failure, int]]:
    """Yield what is found in a file, and how many bytes were read up to it; None is standard input."""
    unread = None if are_read or file is None else _unopened(file, limits)
    if unread is not None:
        yield unread, unread.size
    else:
        yield from _of_file(file, limits, columns, are_read=are_read)


def _of_file(
    file: Path | None, limits: Limits, columns: Mapping[str, str], *, are_read: bool
) -> Iterator[tuple[Document | Unopened | Failure, int]]:
    """Open a file, and yield what is found in it."""
    failures: list[Failure] = []  # of the entries since the last document
    opening = Opening(lambda error: failures.append(_failure(error)), limits, columns)
    opening.path = None if are_read or file is None else str(file)
    source, position = str(file or STANDARD_INPUT), 0
    if "\0" in source:
        yield Failure(source, "no file has a null in its name"), 0
        return
    try:
        with _spooled() if file is None else file.open("rb") as stream:
            modified = None
            if file is None:
                source = _named(stream)
            else:
                modified = day_of(os.fstat(stream.fileno()).st_mtime)
            entry = Entry(source, stream, Metadata(modified=modified), "", stream.seekable())
            for document in unpack_lazily(entry, opening):
                if isinstance(document, Unopened) and not document.record:
                    position = max(position, (document.start or 0) + document.size)
                else:
                    position = stream.tell() if file is not None and entry.seekable else 0
                while failures:
                    yield failures.pop(0), position
                yield document, position
    except ExtractError as error:
        failures.append(_failure(error))
    except OSError as error:
        failures.append(Failure(source, (error.strerror or "cannot be read").lower()))
    except Exception as error:  # noqa: BLE001  one file that trips a reader must not end a run of thousands
        failures.append(unexpected(source, error))
    for failure in failures:
        yield failure, position


def _of_address(url: str, *, own_network: bool) -> Iterator[Document | Failure]:
    # Imported late: who reads files needs nothing of the network.
    from extract.read.web import Visit, unpack_address  # noqa: PLC0415

    try:
        yield from unpack_address(url, Visit(own_network=own_network))
    except ExtractError as error:
        yield _failure(error)
    except Exception as error:  # noqa: BLE001  what a server answers must not end a run
        yield unexpected(url, error)


def _is_no_article(found: Document | Unopened | Failure, name: str) -> bool:
    """Tell JSON and XML of another kind, which lie about in folders and archives: settings, contents.

    What was named itself is meant to be read.
    """
    return (
        isinstance(found, Failure)
        and found.source != str(Path(name))
        and found.source.lower().endswith((".json", ".xml"))
        and found.reason.startswith(("no column known", "no item in this feed"))
    )


def _failure(error: ExtractError) -> Failure:
    return Failure(error.source, error.reason)


def _spooled() -> BinaryIO:
    """Return all of standard input as a file that can be sought; it has no name to be found by."""
    copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(_SPOOLED))  # noqa: SIM115  the caller closes it
    while data := sys.stdin.buffer.read(_CHUNK):
        copy.write(data)
    copy.seek(0)
    return copy


def _named(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while data := stream.read(_CHUNK):
        digest.update(data)
    stream.seek(0)
    return f"stdin:{digest.hexdigest()[:12]}"


def _is_pipe(name: str) -> bool:
    try:
        return Path(name).is_fifo()
    except OSError:  # a name too long: told when it is opened
        return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0
