"""Read plain text as an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Article, Block, BlockKind, Span
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def read_plain(data: bytes, source: str) -> Iterator[Article]:
    """Yield the article of a text file: paragraphs are parted by empty lines."""
    text = clean(data.decode("utf-8", "replace"))
    blocks = tuple(Block(Span(*m.span()), BlockKind.PARAGRAPH) for m in _PARAGRAPH.finditer(text))
    yield Article(source, text, blocks)
