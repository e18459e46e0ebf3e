"""Read files as articles: bytes in, articles out, one module per input format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableError
from extract.read.encoding import decode
from extract.read.html import read_html
from extract.read.markdown import read_markdown
from extract.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.article import Article

_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_PLAIN = (".txt", ".text")
SUFFIXES = (*_PLAIN, *_MARKDOWN, *_HTML)


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
        raise UnreadableError(source, (error.strerror or "cannot be read").lower()) from error
    yield from read_bytes(data, source)


def read_bytes(data: bytes, source: str) -> Iterator[Article]:
    """Yield the articles in the bytes of one file; content and the name's ending tell the format.

    Raises:
        FormatError: the bytes are no text in any format known here.
    """
    name = source.lower()
    text = decode(data, source)
    if name.endswith(_HTML) or text[:1024].lstrip().lower().startswith(("<!doctype html", "<html")):
        yield from read_html(text, source)
    elif name.endswith(_MARKDOWN):
        yield from read_markdown(text, source)
    else:
        yield from read_plain(text, source)
