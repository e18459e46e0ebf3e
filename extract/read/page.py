"""Build an article block by block: the one place where readers write text, so that all offsets agree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.article import Article, Block, BlockKind, Identity, Link, Region, Span
from extract.text import clean

# The content system's link to a record of its own: "[DATENBANK=4434]Leyla Karaca[/DATENBANK]".
# The number is bounded, and the name fixed, so that "[1]" or "[sic]" in prose stay text.
_MARK = re.compile(r"\[(?P<close>/?)DATENBANK(?:=(?P<key>\d{1,12}))?\]")
_WHITE = re.compile(r"[ \n]+")
_WHITE_SPACE = (" ", "\n")
# Looked up once: for each block, `BlockKind.CELL` takes longer than what is done with it (in Python 3.11).
_BESIDE = (BlockKind.CELL, BlockKind.DEFINITION)
_PARAGRAPH = BlockKind.PARAGRAPH
_WORD_END = re.compile(r"\w\Z")
_WORD_START = re.compile(r"\A\w")


@dataclass(slots=True)
class Page:
    """A page under construction.

    Call `open` with the kind of the next block, then `write`, `break_line`; `close` ends the block (an
    empty one leaves no trace). Blocks are parted by an empty line, cells of one row by a line end.
    """

    blocks: list[Block] = field(default_factory=list)
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _identities: list[tuple[int, int, str]] = field(default_factory=list)
    _emphases: list[tuple[int, int]] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _start: int = 0
    _tail: str = ""
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _region: Region = Region.ARTICLE
    _path: tuple[int, ...] = ()
    _open: bool = False
    _mark: tuple[str, int] | None = None

    @property
    def position(self) -> int:
        """The offset at which the next character will stand."""
        return self._length

    def open(
        self,
        kind: BlockKind,
        *,
        level: int = 0,
        region: Region = Region.ARTICLE,
        path: tuple[int, ...] = (),
    ) -> None:
        """End the block in hand, if any, and begin another."""
        if self._open:
            self.close()
        beside = kind in _BESIDE
        if self._pieces and not self._tail.endswith("\n\n"):
            follows_row = beside and self.blocks and self.blocks[-1].path == path
            self._append("\n" if follows_row else "\n\n")
        self._kind, self._level, self._region, self._path = kind, level, region, path
        self._start, self._open, self._tail = self._length, True, "\n"

    def write(self, raw: str, *, keep_lines: bool = False) -> None:
        """Append text to the block in hand; white space is folded unless lines are to be kept."""
        if not self._open:
            self.open(_PARAGRAPH)
        text = clean(raw)
        if "[" in text:
            position = 0
            for match in _MARK.finditer(text):
                self._flow(text[position : match.start()], keep_lines=keep_lines)
                self._follow_mark(match)
                position = match.end()
            text = text[position:]
        if keep_lines:
            self._flow(text, keep_lines=True)
        else:
            self._fold(text)

    def part_words(self) -> None:
        """Put a blank between two elements whose words the page's style sets apart."""
        if self._open and _WORD_END.search(self._tail):
            self._append(" ")

    def break_line(self) -> None:
        """End the line in hand; the block goes on."""
        if self._open and self._length > self._start:
            self._trim()
            if not self._tail.endswith("\n"):
                self._append("\n")

    def close(self) -> None:
        """End the block in hand."""
        if not self._open:
            return
        self._trim(also_lines=True)
        self._open = False
        if self._length > self._start:
            span = Span(self._start, self._length)
            self.blocks.append(Block(span, self._kind, self._level, self._region, self._path))
        elif self._pieces:
            self._tail = self._pieces[-1][-2:]

    def link(self, start: int, target: str) -> None:
        """Record a link from the given offset to here; leading and trailing blanks stay outside."""
        self._links.append((start, self._length, target))

    def emphasise(self, start: int) -> None:
        """Record bold print from the given offset to here."""
        self._emphases.append((start, self._length))

    def article(self, source: str) -> Article:
        """Return what was built, without any of the metadata."""
        self.close()
        text = "".join(self._pieces).rstrip()
        identities = ((_printed(text, start, end), key) for start, end, key in self._identities)
        emphases = (_printed(text, start, end) for start, end in self._emphases)
        return Article(
            source,
            text,
            tuple(self.blocks),
            links=tuple(Link(_printed(text, start, end), target) for start, end, target in self._links),
            identities=tuple(Identity(span, key) for span, key in identities if span.end > span.start),
            emphases=tuple(span for span in emphases if span.end > span.start),
        )

    def _follow_mark(self, match: re.Match[str]) -> None:
        if match["key"] and not match["close"]:
            self._mark = (match["key"], self._length)
        elif match["close"] and self._mark:
            key, start = self._mark
            self._mark = None
            self._identities.append((start, self._length, key))

    def _flow(self, text: str, *, keep_lines: bool) -> None:
        if keep_lines:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.break_line()
                self._fold(line)
        else:
            self._fold(text)

    def _fold(self, text: str) -> None:
        """Append text, its white space folded."""
        if "\n" in text or "  " in text:
            text = _WHITE.sub(" ", text)
        if text[:1] == " " and self._tail[-1:] in _WHITE_SPACE:
            text = text[1:]
        if text:
            self._append(text)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._tail = text[-2:] if len(text) > 1 else (self._tail + text)[-2:]

    def _trim(self, *, also_lines: bool = False) -> None:
        """Take back blanks at the end of the block in hand."""
        pieces = self._pieces
        if self._length > self._start and (last := pieces[-1])[-1] not in _WHITE_SPACE:
            self._tail = last[-2:]
            return
        ends = " \n" if also_lines else " "
        while self._length > self._start and pieces:
            last = pieces[-1]
            kept = last.rstrip(ends)
            self._length -= len(last) - len(kept)
            if kept:
                pieces[-1] = kept
                break
            pieces.pop()
        self._tail = pieces[-1][-2:] if pieces and self._length > self._start else "\n"


def _printed(text: str, start: int, end: int) -> Span:
    """Return a range without the white space at its ends; an empty one lies where it ended."""
    if start < end <= len(text) and not (text[start].isspace() or text[end - 1].isspace()):
        return Span(start, end)
    behind = end = min(end, len(text))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else Span(behind, behind)
