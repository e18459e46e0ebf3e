"""Read files as articles: bytes in, articles out, one module per input format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableError
from extract.read.html import read_html
from extract.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.article import Article


def read(path: str | Path) -> Iterator[Article]:
    """Yield the articles of one file.

    Raises:
        UnreadableError: the file is missing or may not be read.
        FormatError: its bytes are no text in any format known here.
    """
    source = str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(source, error.strerror or "cannot be read") from error
    yield from read_bytes(data, source)


def read_bytes(data: bytes, source: str) -> Iterator[Article]:
    """Yield the articles in the bytes of one file; the name's ending and the content tell the format."""
    head = data[:1024].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or source.endswith((".html", ".htm")):
        yield from read_html(data, source)
    else:
        yield from read_plain(data, source)
