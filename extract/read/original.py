"""Lead from an article's text back into the file it was read from: the line, and the character in it.

Nothing is stored for it. The document is read once more when somebody asks, and the article's text is laid
beside it: what a reader leaves out (markup, bullets, soft hyphens) lies between what both have.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableError
from extract.read.alignment import aligned
from extract.read.document import Document, Entry, Metadata, Opening, Unopened
from extract.read.encoding import decode_as
from extract.read.pdf import texts_of_pages
from extract.read.unopened import read_unopened
from extract.read.unpacking import unpack_lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

# Formats whose files are text that a person can read; of a PDF the page is told, of others the file alone.
_READABLE = frozenset({"plain", "markdown", "html", "mail", "mhtml"})
_MARKED = frozenset({"markdown", "html", "mhtml"})
# What a page does not show: comments, scripts, styles and its head with all that is in them, tags. Each
# begins with "<" and takes all up to its end, or the rest where it has none: no character is read twice.
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|head)\b.*?(?:</\1\s{0,8}>|\Z)|</?[a-z!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});?", re.IGNORECASE)
# The target of a link in Markdown: "](mailto:anna@verein.example)".
_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)")
_SHOWN = re.compile(r"[^\s\xad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a document: its offset, its line and column, and of a PDF its page, all from 1."""

    offset: int
    line: int
    column: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """A document as it lies in a file, beside the text of an article that was read from it.

    `path` is the file; `is_file` tells whether the document is all of it, so that lines are the file's.
    `text` is empty where the format is none that a person reads (DOCX); of a PDF, its pages are parted by
    form feeds. `_runs` are the stretches that both have: where they begin among the article's shown
    characters and among the document's, and their lengths.
    """

    path: str
    is_file: bool
    text: str
    has_pages: bool
    _article: array[int]
    _document: array[int]
    _runs: tuple[tuple[int, int, int], ...]

    def place(self, offset: int) -> Place | None:
        """Return where a character of the article stands in the document; None if it is not found there.

        On a page of a PDF, columns and boxes lie in any order: there the page alone counts, and what
        stands beside the character tells it too.
        """
        shown = max(bisect_right(self._article, offset) - 1, 0)
        number = bisect_right(self._runs, (shown, len(self.text), 0)) - 1
        if self.has_pages:
            number = max(number, 0)
        if number < 0 or number >= len(self._runs):
            return None
        begin, there, length = self._runs[number]
        if not self.has_pages and shown >= begin + length:
            return None
        at = self._document[there + min(max(shown - begin, 0), length - 1)]
        line = self.text.count("\n", 0, at) + 1
        page = self.text.count("\f", 0, at) + 1 if self.has_pages else None
        return Place(at, line, at - self.text.rfind("\n", 0, at), page)


def reopen(source: str, text: str) -> Original:
    """Read again the document of an article's source, and lay the article's text beside it.

    `source` is the article's ("kurs.html", "archiv.zip!kurs.html", "rundbriefe.mbox#3").

    Raises:
        UnreadableError: the source is no file (any more), or holds no such document.
        FormatError: the file cannot be read.
    """
    path = _file_of(source)
    document = _document_of(path, source)
    has_pages = document.format == "pdf"
    raw = "\f".join(texts_of_pages(document)) if has_pages else _raw(document)
    there, places_there = _shown(raw, is_marked=document.format in _MARKED)
    _, places = _shown(text, is_marked=False)
    lines = ["".join(_SHOWN.findall(line)) for line in text.split("\n")]
    runs = tuple(aligned(lines, there))
    return Original(path, document.source == path, raw, has_pages, places, places_there, runs)


def _raw(document: Document) -> str:
    """Return the text of a document as it lies in its file, line ends made one."""
    if document.format not in _READABLE:
        return ""
    data = document.data
    raw = data if isinstance(data, str) else decode_as(data, document.metadata.charset, document.source)
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def _file_of(source: str) -> str:
    """Return the file in a source: the longest part of it, from its beginning, that is one."""
    ends = [len(source), *(match.start() for match in reversed(list(re.finditer(r"[!#]", source))))]
    for end in ends:
        try:
            if end and Path(source[:end]).is_file():
                return source[:end]
        except (OSError, ValueError):
            continue
    raise UnreadableError(source, "no file that is still there")


def _document_of(path: str, source: str) -> Document:
    """Return the document with the source, or the one of whose several articles the source is one."""
    opening = Opening(lambda _: None)
    opening.path = path
    try:
        with Path(path).open("rb") as stream:
            for found in unpack_lazily(Entry(path, stream, Metadata(), "", stream.seekable()), opening):
                if source == found.source or source.startswith(f"{found.source}#"):
                    document = read_unopened(found) if isinstance(found, Unopened) else found
                    if document is not None:
                        return document
    except OSError as error:
        raise UnreadableError(path, (error.strerror or "cannot be read").lower()) from error
    raise UnreadableError(source, "not in this file any more")


def _shown(text: str, *, is_marked: bool) -> tuple[str, array[int]]:
    """Return the characters that are seen, and the offset of each; without blanks, which readers fold."""
    pieces: list[str] = []
    offsets = array("I")
    for start, end in _seen(text) if is_marked else ((0, len(text)),):
        position = start
        for entity in _ENTITY.finditer(text, start, end) if is_marked else ():
            _add(text, position, entity.start(), pieces, offsets)
            for char in _SHOWN.findall(unescape(entity.group())):
                pieces.append(char)
                offsets.extend([entity.start()] * len(char))
            position = entity.end()
        _add(text, position, end, pieces, offsets)
    return "".join(pieces), offsets


def _seen(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between what a page does not show."""
    position = 0
    gaps = (match.span() for pattern in (_HIDDEN, _TARGET) for match in pattern.finditer(text))
    for start, end in sorted(gaps):
        if start >= position:
            yield position, start
            position = end
    yield position, len(text)


def _add(text: str, start: int, end: int, pieces: list[str], offsets: array[int]) -> None:
    for match in _SHOWN.finditer(text, start, end):
        pieces.append(match.group())
        offsets.extend(range(match.start(), match.end()))
