"""Order the words of a printed page: columns one after the other, tables row by row.

A page is cut at its gutters: upright strips, at least one em wide, that few words cross. Words that do
cross (a headline over two columns) part the page into zones above each other; in each zone the column on
the left is read before the one on the right, and each is cut again. Two columns of short lines whose
baselines agree are a table, and stay rows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; points from the left and from the top of the page, `size` of its font."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words from left to right, the edges of its column, and its cell in a table.

    `column` numbers the columns of the page, so that a paragraph knows where it may go on. `cell` is the
    number of the cell in the row, None outside of tables.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    column: int
    cell: int | None = None

    @property
    def top(self) -> float:
        """The upper edge of the highest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def text(self) -> str:
        """The words, one blank between two."""
        return " ".join(word.text for word in self.words)


_Strip = tuple[float, float]
_FAR_BELOW = 0.9  # of a line's height: more blank than between two paragraphs
_GUTTER = 0.9  # em: the narrowest strip between two columns; a blank in justified text is half of it
_CROSSED = 0.2  # share of the rows that may cross a gutter: headlines and pictures' captions
_FEWEST = 3  # rows on both sides of a gutter
_FULL = 0.62  # share of its column's width that a line of running text fills on average
_PROSE_WORDS = 3.5  # words a line: a column of names and numbers has fewer
_ALIGNED = 0.7  # share of the rows of the shorter column that have a row beside them, in a table
_NUMBER = 6  # digits of a telephone number at least
_DEEPEST = 6  # columns in columns, more than any page has
_SAME_ROW = 0.6  # of a word's height: how far two words of a row may overlap at least


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the lines of a page in reading order."""
    found: list[Line] = []
    for number, group in enumerate(_columns(list(words), 0)):
        found += group.lines(number)
    return found


@dataclass(slots=True)
class _Column:
    """Words that are read from top to bottom; `gutters` part them into the cells of a table."""

    words: list[Word]
    gutters: tuple[float, ...] = ()

    def lines(self, number: int) -> Iterator[Line]:
        left, right = min(w.left for w in self.words), max(w.right for w in self.words)
        for row in rows_of(self.words):
            cells: dict[int, list[Word]] = {}
            for word in row:
                cells.setdefault(bisect_right(self.gutters, word.left), []).append(word)
            for cell, words in cells.items():
                yield Line(tuple(words), left, right, number, cell if self.gutters else None)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Group words into printed rows, from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    tallest: Word | None = None  # the first of the tallest words of the last row
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.left)):
        middle = (word.top + word.bottom) / 2
        if tallest is not None and _is_beside(tallest, word, middle):
            rows[-1].append(word)
            if word.bottom - word.top > tallest.bottom - tallest.top:
                tallest = word
        else:
            rows.append([word])
            tallest = word
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _is_beside(first: Word, word: Word, middle: float) -> bool:
    """Tell whether a word stands in the row of another: a raised footnote mark does, the line below not."""
    height = min(first.bottom - first.top, word.bottom - word.top)
    overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
    return (
        overlap >= _SAME_ROW * height or first.top < middle - height / 2 < middle + height / 2 < first.bottom
    )


def _columns(words: list[Word], depth: int) -> Iterator[_Column]:
    """Yield the columns of a part of the page; what stands below in other columns is a part of its own."""
    for part, gutter in _parts_below(words) if words and depth < _DEEPEST else ():
        if gutter is None:
            yield _Column(part)
            continue
        for crosses, zone in _zones(part, gutter):
            middle = sum(gutter) / 2
            left, right = _parted(zone, middle)
            if crosses or not left or not right:
                yield from _columns(zone, depth + 1)
                continue
            above, beside, below = _beside(zone, left, right)
            if _is_table(*_parted(beside, middle)):
                yield from _columns(above, depth + 1)
                yield _Column(beside, _cell_gutters(beside))
                yield from _columns(below, depth + 1)
            else:
                yield from _columns(left, depth + 1)
                yield from _columns(right, depth + 1)
    if depth >= _DEEPEST and words:
        yield _Column(words)


def _parted(words: list[Word], middle: float) -> tuple[list[Word], list[Word]]:
    """Part words at a point of the line into those on its left and those on its right."""
    left = [word for word in words if (word.left + word.right) / 2 < middle]
    return left, [word for word in words if (word.left + word.right) / 2 >= middle]


def _beside(
    zone: list[Word], left: list[Word], right: list[Word]
) -> tuple[list[Word], list[Word], list[Word]]:
    """Part a zone into what stands above, beside and below the shorter of its sides: a table below a text."""
    top = max(min(word.top for word in side) for side in (left, right))
    bottom = min(max(word.bottom for word in side) for side in (left, right))
    parts: tuple[list[Word], list[Word], list[Word]] = ([], [], [])
    for word in zone:
        middle = (word.top + word.bottom) / 2
        parts[0 if middle < top else 2 if middle > bottom else 1].append(word)
    return parts


def _parts_below(words: list[Word]) -> list[tuple[list[Word], _Strip | None]]:
    """Part words at wide blank strips across the page, if the columns above and below differ."""
    rows = rows_of(words)
    heights = [row[0].bottom - row[0].top for row in rows]
    groups: list[list[Word]] = []
    lowest = 0.0
    for row in rows:
        if groups and row[0].top - lowest < _FAR_BELOW * median(heights):
            groups[-1] += row
        else:
            groups.append(list(row))
        lowest = max(lowest, *(word.bottom for word in row))
    parts: list[tuple[list[Word], _Strip | None]] = []
    for group in groups:
        gutter = _gutter(group)
        if parts and (joined := _joined(parts[-1], group, gutter)):
            parts[-1] = joined
        else:
            parts.append((group, gutter))
    return parts


def _joined(
    above: tuple[list[Word], _Strip | None], group: list[Word], gutter: _Strip | None
) -> tuple[list[Word], _Strip | None] | None:
    """Return the part above with a group of rows below it, None if they do not share their columns."""
    words, strip = above
    if strip is None:
        return ([*words, *group], None) if gutter is None else None
    if gutter is None and len(rows_of(group)) >= _FEWEST:
        return None
    start, end = (max(strip[0], gutter[0]), min(strip[1], gutter[1])) if gutter else strip
    shared = end - start > 0 and not any(word.left < end and word.right > start for word in group)
    return ([*words, *group], (start, end)) if shared else None


def _zones(words: list[Word], gutter: _Strip) -> list[tuple[bool, list[Word]]]:
    """Part words into those that cross the gutter, and those between them from top to bottom."""
    start, end = gutter
    crossing = [word for word in words if word.left < end and word.right > start]
    spans = _merged([(row[0].top, row[0].bottom) for row in rows_of(crossing)])
    zones: list[tuple[bool, list[Word]]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        crosses = any(top <= middle <= bottom for top, bottom in spans)
        if not zones or zones[-1][0] != crosses:
            zones.append((crosses, []))
        zones[-1][1].append(word)
    return zones


def _gutter(words: list[Word]) -> _Strip | None:
    """Return the strip that parts most rows into a left and a right side, None if there is none."""
    em = median(word.size for word in words)
    rows = rows_of(words)
    if len(rows) < _FEWEST:
        return None
    # How many rows cross each point: words, each lengthened by what is no gutter, joined to pieces of a row.
    edges: list[tuple[float, int]] = []
    for row in rows:
        for left, right in _merged([(word.left, word.right) for word in row], gap=_GUTTER * em):
            edges += [(left, 1), (right, -1)]
    edges.sort()
    crossed = 0
    strips: list[tuple[float, float, int]] = []
    for (position, change), (after, _) in pairwise(edges):
        crossed += change
        if after > position:
            strips.append((position, after, crossed))
    # The fewest crossings first: lines that end late in a ragged column do not narrow what parts the rest.
    for allowed in range(int(_CROSSED * len(rows)) + 1):
        free = _merged([(start, end) for start, end, count in strips if count <= allowed], gap=0.01)
        for start, end in sorted(free, key=lambda strip: strip[0] - strip[1]):
            if end - start >= _GUTTER * em and _parts(words, start, end):
                return start, end
    return None


def _parts(words: list[Word], start: float, end: float) -> bool:
    """Tell whether a strip has rows enough on both sides."""
    left = rows_of([word for word in words if word.right <= start + 0.1])
    right = rows_of([word for word in words if word.left >= end - 0.1])
    return min(len(left), len(right)) >= _FEWEST


def _is_table(left: list[Word], right: list[Word]) -> bool:
    """Tell the columns of a table from those of a text: short lines on both sides, in the same rows."""
    if not left or not right or _is_prose(left) or _is_prose(right):
        return False
    sides = sorted((rows_of(left), rows_of(right)), key=len)
    if all(_is_cards(rows) for rows in sides):
        return False
    middles = [(row[0].top + row[0].bottom) / 2 for row in sides[1]]
    beside = sum(any(row[0].top < middle < row[0].bottom for middle in middles) for row in sides[0])
    return beside >= _ALIGNED * len(sides[0])


def _is_cards(rows: list[list[Word]]) -> bool:
    """Tell a column of cards, whose channels stand below names: a number in some rows, in others none."""
    channels = sum(any("@" in word.text for word in row) or _digits(row) >= _NUMBER for row in rows)
    return 0 < channels <= 0.7 * len(rows)


def _digits(row: list[Word]) -> int:
    return sum(char.isdigit() for word in row for char in word.text)


def _is_prose(words: list[Word]) -> bool:
    rows = rows_of(words)
    width = max(word.right for word in words) - min(word.left for word in words)
    em = median(word.size for word in words)
    # The longest piece of each row: cells beside each other fill a row, but it is not one line of text.
    pieces = (_merged([(word.left, word.right) for word in row], gap=_GUTTER * em) for row in rows)
    filled = sum(max(right - left for left, right in row) for row in pieces) / len(rows)
    return len(rows) >= _FEWEST and filled >= _FULL * width and len(words) >= _PROSE_WORDS * len(rows)


def _cell_gutters(words: list[Word]) -> tuple[float, ...]:
    """Return where the columns of a table begin, but the first."""
    em = median(word.size for word in words)
    strips = _merged([(word.left, word.right) for word in words], gap=_GUTTER * em)
    return tuple(left - 0.1 for left, _ in strips[1:])


def _merged(spans: list[tuple[float, float]], gap: float = 0) -> list[tuple[float, float]]:
    """Join ranges that overlap or lie closer than the gap."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
