"""Lead from an article's text back into the file it was read from: the line, and the character in it.

Nothing is stored for it. The document is read once more when somebody asks, and the article's text is laid
beside it: what a reader leaves out (markup, bullets, soft hyphens) lies between what both have.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableError
from extract.read.alignment import aligned
from extract.read.document import Document, Entry, Metadata, Opening, Unopened
from extract.read.encoding import decode_as
from extract.read.unopened import read_unopened
from extract.read.unpacking import unpack_lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

# Formats whose files are text that a person can read; of the others only the file is told.
_READABLE = frozenset({"plain", "markdown", "html", "mail"})
_MARKED = frozenset({"markdown", "html"})
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
    """A character of a document: its offset, its line and its column, both from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Original:
    """A document as it lies in a file, beside the text of an article that was read from it.

    `path` is the file; `is_file` tells whether the document is all of it, so that lines are the file's.
    `text` is empty where the format is none that a person reads (PDF, DOCX). `runs` are the stretches that
    both have: their beginnings in the article's shown characters and in the document, and their lengths.
    """

    path: str
    is_file: bool
    text: str
    _article: tuple[int, ...]
    _document: tuple[int, ...]
    _runs: tuple[tuple[int, int, int], ...]

    def place(self, offset: int) -> Place | None:
        """Return where a character of the article stands in the document; None if it is not found there."""
        shown = bisect_right(self._article, offset) - 1
        number = bisect_right(self._runs, (max(shown, 0), len(self.text), 0)) - 1
        if number < 0 or not self._document:
            return None
        begin, there, length = self._runs[number]
        if shown >= begin + length:
            return None
        at = self._document[there + shown - begin]
        line = self.text.count("\n", 0, at) + 1
        return Place(at, line, at - self.text.rfind("\n", 0, at))


def reopen(source: str, text: str) -> Original:
    """Read again the document of an article's source, and lay the article's text beside it.

    `source` is the article's ("kurs.html", "archiv.zip!kurs.html", "rundbriefe.mbox#3").

    Raises:
        UnreadableError: the source is no file (any more), or holds no such document.
        FormatError: the file cannot be read.
    """
    path = _file_of(source)
    document = _document_of(path, source)
    raw = ""
    if document.format in _READABLE:
        data = document.data
        raw = data if isinstance(data, str) else decode_as(data, document.metadata.charset, source)
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    there = list(_shown(raw, is_marked=document.format in _MARKED))
    here = list(_shown(text, is_marked=False))
    lines = ["".join(_SHOWN.findall(line)) for line in text.split("\n")]
    runs = aligned(lines, "".join(char for _, char in there))
    return Original(
        path,
        document.source == path,
        raw,
        tuple(offset for offset, _ in here),
        tuple(offset for offset, _ in there),
        tuple(runs),
    )


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


def _shown(text: str, *, is_marked: bool) -> Iterator[tuple[int, str]]:
    """Yield the characters that are seen, each with its offset; without blanks, which readers fold."""
    position = 0
    if is_marked:
        gaps = sorted((*_HIDDEN.finditer(text), *_TARGET.finditer(text)), key=lambda match: match.start())
        for gap in gaps:
            if gap.start() >= position:
                yield from _of_stretch(text, position, gap.start(), has_entities=True)
                position = gap.end()
    yield from _of_stretch(text, position, len(text), has_entities=is_marked)


def _of_stretch(text: str, start: int, end: int, *, has_entities: bool) -> Iterator[tuple[int, str]]:
    position = start
    for entity in _ENTITY.finditer(text, start, end) if has_entities else ():
        yield from _of_plain(text, position, entity.start())
        for char in unescape(entity.group()):
            if _SHOWN.match(char):
                yield entity.start(), char
        position = entity.end()
    yield from _of_plain(text, position, end)


def _of_plain(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _SHOWN.finditer(text, start, end):
        yield from enumerate(match.group(), match.start())
