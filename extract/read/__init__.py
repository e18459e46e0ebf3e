"""Read files as articles: bytes in, articles out, one module per input format.

A file is unpacked into documents (`unpack`), one at a time, and each document is parsed into articles
(`parse`). `read` does both; who works on several cores unpacks in one process and parses in others.
"""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING

from extract.errors import ExtractError
from extract.read.formats import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from extract.article import Article
    from extract.read.document import Document, Limits, Metadata, Opening
    from extract.read.parsing import parse
    from extract.read.web import Visit, read_address

__all__ = [
    "SUFFIXES",
    "Document",
    "Limits",
    "Metadata",
    "Visit",
    "parse",
    "read",
    "read_address",
    "read_bytes",
    "read_stream",
    "unpack",
]


# Imported when first asked for (PEP 562), the readers when first called: a look-up needs none of them.
_LATE = {
    "Document": "document",
    "Limits": "document",
    "Metadata": "document",
    "parse": "parsing",
} | dict.fromkeys(("Visit", "read_address"), "web")


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"extract.read.{_LATE[name]}"), name)


def read(
    path: str | Path,
    *,
    report: Callable[[ExtractError], None] | None = None,
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """Yield the articles of one file; memory holds one document at a time.

    `report` is told of each entry of an archive that cannot be read, while the rest goes on; without
    it, the first of these errors is raised at the end. `columns` names the columns of a table by the
    field they hold ("text": "Inhalt"), where their own names do not tell.

    Raises:
        UnreadableError: the file is missing or may not be read.
        FormatError: its bytes are no text in any format known here.
    """
    from extract.read.unpacking import unpack_path  # noqa: PLC0415

    with _Reports(report) as reports:
        yield from _parsed(unpack_path(path, _opening(reports.add, limits, columns)), str(path), reports)


def read_stream(
    stream: BinaryIO,
    source: str,
    *,
    report: Callable[[ExtractError], None] | None = None,
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """Yield the articles of a stream of bytes (standard input), which is read once; see `read`.

    Raises:
        FormatError: the bytes are no text in any format known here.
    """
    from extract.read.unpacking import unpack_stream  # noqa: PLC0415

    with _Reports(report) as reports:
        documents = unpack_stream(stream, source, _opening(reports.add, limits, columns))
        yield from _parsed(documents, source, reports)


def read_bytes(data: bytes, source: str) -> Iterator[Article]:
    """Yield the articles in the bytes of one file; content and the name's ending tell the format.

    Raises:
        FormatError: the bytes are no text in any format known here.
    """
    return read_stream(io.BytesIO(data), source)


def unpack(
    path: str | Path,
    *,
    report: Callable[[ExtractError], None],
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document]:
    """Yield the documents of one file, to be parsed elsewhere; see `read`.

    Raises:
        UnreadableError: the file is missing or may not be read.
        FormatError: the file itself is in no format known here, or damaged.
    """
    from extract.read.unpacking import unpack_path  # noqa: PLC0415

    return unpack_path(path, _opening(report, limits, columns))


def _opening(
    report: Callable[[ExtractError], None], limits: Limits | None, columns: Mapping[str, str] | None
) -> Opening:
    from extract.read.document import Limits, Opening  # noqa: PLC0415

    return Opening(report, limits or Limits(), columns or {})


def _parsed(documents: Iterator[Document], source: str, reports: _Reports) -> Iterator[Article]:
    from extract.read.parsing import parse  # noqa: PLC0415

    for document in documents:
        try:
            yield from parse(document)
        except ExtractError as error:
            if document.source == source:
                raise
            reports.add(error)


class _Reports:
    """Hand errors on, or keep the first and raise it at the end."""

    def __init__(self, report: Callable[[ExtractError], None] | None) -> None:
        self._report = report
        self._first: ExtractError | None = None

    def __enter__(self) -> _Reports:  # noqa: PYI034  final in all but name
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._first:
            raise self._first

    def add(self, error: ExtractError) -> None:
        if self._report:
            self._report(error)
        else:
            self._first = self._first or error
