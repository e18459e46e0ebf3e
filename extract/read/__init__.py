"""Read files as articles: bytes in, articles out, one module per input format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableError

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
    # Imported late, each reader where it is needed: the parsers take a tenth of a second.
    from extract.read.encoding import decode  # noqa: PLC0415

    name = source.lower()
    text = decode(data, source)
    if name.endswith(_HTML) or text[:1024].lstrip().lower().startswith(("<!doctype html", "<html")):
        from extract.read.html import read_html  # noqa: PLC0415

        yield from read_html(text, source)
    elif name.endswith(_MARKDOWN):
        from extract.read.markdown import read_markdown  # noqa: PLC0415

        yield from read_markdown(text, source)
    else:
        from extract.read.plain import read_plain  # noqa: PLC0415

        yield from read_plain(text, source)
