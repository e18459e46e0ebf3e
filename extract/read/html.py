"""Read HTML pages as articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.article import Article


def read_html(data: bytes, source: str) -> Iterator[Article]:
    """Yield the article of a page."""
    yield from read_plain(data, source)
