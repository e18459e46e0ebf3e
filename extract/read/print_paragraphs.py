"""Make paragraphs of printed lines: hyphens undone, line ends kept that were meant, headings told by size."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.article import BlockKind, Region
from extract.read.lines import ends_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.read.page import Page
    from extract.read.print_layout import Line, Word

_HYPHENS = "-\u2010\xad\x02\ufffe"  # pdfium gives U+0002 or U+FFFE for a hyphen that it knows to end a line
# A word that was cut: letters before the hyphen, small letters behind it.
_CUT = re.compile(r"[^\W\d_]{1,60}\Z")
_GOES_ON = re.compile(r"[a-zäöüßé]")
# "Migrations- und Teilhabe": the hyphen stands for a word, not for a cut.
_SHARED = re.compile(r"(?:und|oder|bzw\.?|sowie|bis|als|wie|noch|statt)\b")
_ADDRESS = re.compile(r"@|//|www\.|\.(?:de|com|org|net|eu|info|at|ch|example)\b")
_BULLET = re.compile(r"[-*•–·▪►●○■□➢\uf0b7\uf0a7]\Z")
_ENDED = re.compile(r"[.!?:;…][“”\"«)\s]{0,3}\Z")
_LARGER = 1.12  # how much larger than the text a heading is printed
_LOOSE = 1.45  # how much further apart than the lines of a paragraph two paragraphs stand
_FULL = 0.72  # share of the column's width that a line of running text fills
_MOST = 0.6
_NARROWEST = 23  # em: 45 characters, as in lines.py
_FEW_WORDS = 3
_LEVELS = 4
_HEADING_LENGTH = 220


def write_lines(page: Page, pages: Sequence[Sequence[Line]], frames: frozenset[tuple[int, int]]) -> None:
    """Write the lines of all printed pages; `frames` are those (page, line) that all pages repeat."""
    printed = [
        _Printed(number, line, (number, index) in frames)
        for number, lines in enumerate(pages)
        for index, line in enumerate(lines)
    ]
    if not printed:
        return
    type_area = _TypeArea([each.line for each in printed])
    row = 0
    paragraph = [printed[0]]
    for before, each in pairwise(printed):
        if type_area.goes_on(before, each):
            paragraph.append(each)
            continue
        _write(page, paragraph, type_area, row)
        paragraph = [each]
        if each.line.cell is None or before.line.cell is None or each.line.top > before.line.bottom:
            row += 1
    _write(page, paragraph, type_area, row)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line, the number of its page from 0, and whether it is repeated on all pages."""

    page: int
    line: Line
    is_frame: bool

    @property
    def is_item(self) -> bool:
        words = self.line.words
        return len(words) > 1 and _BULLET.match(words[0].text) is not None


class _TypeArea:
    """What is usual on these pages: the text's size, the distance of its lines, the sizes of headings."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        self.size = sizes.most_common(1)[0][0]
        larger = sorted((size for size in sizes if size > _LARGER * self.size), reverse=True)
        self.levels = {size: min(level, _LEVELS) for level, size in enumerate(larger, start=1)}
        steps = [
            after.top - line.top
            for line, after in pairwise(lines)
            if line.column == after.column and 0 < after.top - line.top < 3 * self.size
        ]
        self.pitch = median(steps) if steps else 1.2 * self.size

    def level(self, line: Line) -> int:
        """Return the level of a line if it is a heading, else 0."""
        return self.levels.get(round(line.size, 1), 0) if len(line.text) < _HEADING_LENGTH else 0

    def goes_on(self, before: _Printed, each: _Printed) -> bool:
        """Tell whether a line belongs to the paragraph of the line before."""
        last, line = before.line, each.line
        if each.is_item or before.is_frame != each.is_frame or last.cell != line.cell:
            return False
        if self.level(last) != self.level(line):
            return False
        if before.page != each.page or last.column != line.column:
            if _ENDED.search(last.text) or self.level(line) or each.is_frame or line.cell is not None:
                return False
            # German nouns begin in upper case: a full line without a full stop goes on with one, too.
            return _GOES_ON.match(line.text) is not None or (_is_full(last) and len(line.words) > _FEW_WORDS)
        step = line.top - last.top
        return 0 <= step <= _LOOSE * max(self.pitch, 1.15 * line.size if self.level(line) else 0)


def _write(page: Page, paragraph: Sequence[_Printed], type_area: _TypeArea, row: int) -> None:
    """Write one paragraph; `row` numbers the rows of tables."""
    first = paragraph[0]
    region = Region.FOOTER if first.is_frame else Region.ARTICLE
    level = type_area.level(first.line)
    # The cells of a table share all but row and section, as on a page of HTML.
    path = (first.page + 1, first.line.column + 1)
    if first.line.cell is not None:
        page.open(BlockKind.CELL, level=first.line.cell + 1, region=region, path=(*path, path[-1], row))
    elif level:
        page.open(BlockKind.HEADING, level=level, region=region, path=path)
    elif first.is_item:
        page.open(BlockKind.ITEM, level=1, region=region, path=path)
    else:
        page.open(BlockKind.PARAGRAPH, region=region, path=path)
    lines = [each.line for each in paragraph]
    wrapped = _is_wrapped(lines)
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], None], strict=True)):
        words = line.words[1:] if first.is_item and not number else line.words
        ending, joint = _joint(line, following, wrapped=wrapped) if following else (words[-1].text, "")
        _write_words(page, words, ending)
        if joint == "\n":
            page.break_line()
        elif joint:
            page.write(joint)


def _write_words(page: Page, words: Sequence[Word], ending: str) -> None:
    """Write the words of a line; the last as what is left of it."""
    for index, word in enumerate(words):
        if index:
            page.write(" ")
        start = page.position
        page.write(ending if index == len(words) - 1 else word.text)
        if word.target:
            page.link(start, word.target)
        if word.bold:
            page.emphasise(start)


def _joint(last: Line, line: Line, *, wrapped: bool) -> tuple[str, str]:
    """Return what is left of a line's last word, and what parts it from the next line."""
    ending, begin = last.words[-1].text, line.words[0].text
    stem = ending.rstrip(_HYPHENS)
    if stem == ending:
        is_cut_address = ending.endswith("@") or (
            _ADDRESS.search(ending) and ending.endswith((".", "/", "_"))
        )
        if begin.startswith("@") or (is_cut_address and _GOES_ON.match(begin)):
            return ending, ""
        meant = _is_meant(last, line, wrapped=wrapped) and (not wrapped or _ENDED.search(ending))
        return ending, "\n" if meant else " "
    if not stem or _SHARED.match(begin):
        return f"{stem}-", " "
    if _CUT.search(stem) and _GOES_ON.match(begin) and not _ADDRESS.search(ending):
        return stem, ""
    return f"{stem}-", ""


def _is_full(line: Line) -> bool:
    reach = line.words[-1].right - line.left
    return reach >= _FULL * (line.right - line.left) and len(line.words) > _FEW_WORDS


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell running text, most of whose lines reach most of the way, from the lines of a card."""
    full = sum(line.words[-1].right - line.left >= _FULL * (line.right - line.left) for line in lines[:-1])
    words = sum(len(line.words) for line in lines)
    return len(lines) > 2 and full >= _MOST * (len(lines) - 1) and words >= 3 * len(lines)


def _is_meant(last: Line, line: Line, *, wrapped: bool) -> bool:
    """Tell whether a line ended though the next word would have fitted: a line of a card.

    A card is as wide as its longest line; nobody wraps text at less than a newspaper's column.
    """
    first = line.words[0]
    narrowest = 0 if wrapped else last.left + _NARROWEST * last.size
    room = max(last.right, line.right, narrowest) - last.words[-1].right
    goes_on = _GOES_ON.match(first.text) and not _ADDRESS.search(first.text)
    return room > (first.right - first.left) + 0.6 * last.size and not goes_on and not ends_open(last.text)
