"""A whole text to read, wrapped to the width, with its mentions marked: draws the lines in sight only."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from directory.entry import Mark
    from tui.widgets.shown import Cut

# Lines longer than this many cells are tiring to read.
WIDEST = 90
# A line of the passage in hand has this in front of it.
BAR = "▌ "
# A word with the blanks behind it, or blanks alone.
_WORD = re.compile(r"\S+ *| +")


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Return the range of each line when the text is wrapped at blanks to `width` cells.

    A word that is longer than a line is broken. The ranges hold all characters but line feeds.
    """
    lines: list[tuple[int, int]] = []
    position = 0
    for paragraph in text.split("\n"):
        begin, used = position, 0
        for match in _WORD.finditer(paragraph):
            word = match.group()
            needed = cell_len(word.rstrip(" "))
            if used and used + needed > width:
                lines.append((begin, position + match.start()))
                begin, used = position + match.start(), 0
            if needed > width:
                begin, used = _broken(word, position + match.start(), width, lines)
            else:
                used += cell_len(word)
        lines.append((begin, position + len(paragraph)))
        position += len(paragraph) + 1
    return lines


def _broken(word: str, position: int, width: int, lines: list[tuple[int, int]]) -> tuple[int, int]:
    """Break a long word; add its full lines, and return where its last line begins and how full it is."""
    begin, used = position, 0
    for place, character in enumerate(word, position):
        cells = cell_len(character)
        if used and used + cells > width and character != " ":
            lines.append((begin, place))
            begin, used = place, 0
        used += cells
    return begin, used


class Reading(ScrollView, can_focus=True):
    """Show a text; one of its mentions is the current one and is kept in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading--bar",
        "reading--channel",
        "reading--person",
        "reading--body",
        "reading--other",
        "reading--current",
    }
    KINDS: ClassVar[dict[str, str]] = {
        "phone": "reading--channel",
        "email": "reading--channel",
        "person": "reading--person",
        "department": "reading--body",
        "organization": "reading--body",
    }

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._text = ""
        self._mentions: tuple[Mark, ...] = ()
        self._quotes: tuple[Mark, ...] = ()
        self._lines: list[tuple[int, int]] = []
        self._current: int | None = None

    @property
    def mentions(self) -> tuple[Mark, ...]:
        """The mentions in reading order."""
        return self._mentions

    @property
    def current(self) -> int | None:
        """Which of the mentions is the current one."""
        return self._current

    def show(self, cut: Cut, quotes: Sequence[Mark]) -> None:
        """Show a text from its beginning; lines of `quotes` have a bar in front."""
        self._text = cut.text
        self._mentions = tuple(mark for mark in _by_place(cut.marks) if mark.kind != "quote")
        self._quotes = tuple(quotes)
        self._current = None
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def go_to(self, mention: int) -> None:
        """Make this mention the current one, and scroll so far that it is in sight."""
        if self._mentions:
            self._current = mention % len(self._mentions)
            self._reveal(self._mentions[self._current].start)
            self.refresh()

    def reveal_quote(self) -> None:
        """Scroll to the passage."""
        if self._quotes:
            self._reveal(self._quotes[0].start)

    def first_mention_from(self, position: int) -> int:
        """Return the first mention at or behind a place in the text, to begin with."""
        places = (place for place, mark in enumerate(self._mentions) if mark.start >= position)
        return next(places, 0)

    def on_resize(self) -> None:
        """Wrap anew, and keep the line at the top at the top."""
        top = self._lines[self.scroll_offset.y][0] if self.scroll_offset.y < len(self._lines) else 0
        self._lay_out()
        self.scroll_to(y=self._line_of(top), animate=False, force=True)

    def _lay_out(self) -> None:
        width = min(WIDEST, self.scrollable_content_region.width - cell_len(BAR))
        self._lines = wrapped(self._text, max(1, width))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _line_of(self, position: int) -> int:
        return max(0, bisect_right(self._lines, (position, len(self._text) + 1)) - 1)

    def _reveal(self, position: int) -> None:
        line, height = self._line_of(position), self.scrollable_content_region.height
        if not self.scroll_offset.y <= line < self.scroll_offset.y + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw a line with its mentions."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        start, end = self._lines[line]
        quoted = any(mark.start < end and start < mark.end for mark in self._quotes)
        bar = (
            Segment(BAR, self.get_component_rich_style("reading--bar"))
            if quoted
            else Segment("  ", self.rich_style)
        )
        strip = Strip([bar, *self._segments(start, end)])
        return strip.adjust_cell_length(width, self.rich_style)

    def _segments(self, start: int, end: int) -> list[Segment]:
        """Return the pieces of a line, each in the style of all mentions that cover it."""
        touching = [
            (place, mark)
            for place, mark in enumerate(self._mentions)
            if mark.start < end and start < mark.end
        ]
        cuts = {start, end}
        for _, mark in touching:
            cuts |= {max(start, mark.start), min(end, mark.end)}
        places = sorted(cuts)
        pieces = []
        for begin, stop in pairwise(places):
            style = self.rich_style
            for place, mark in touching:
                if mark.start <= begin and stop <= mark.end:
                    style += self._style_of(mark, current=place == self._current)
            pieces.append(Segment(self._text[begin:stop], style))
        return pieces

    def _style_of(self, mark: Mark, *, current: bool) -> Style:
        style = self.get_component_rich_style(self.KINDS.get(mark.kind, "reading--other"), partial=True)
        return style + self.get_component_rich_style("reading--current", partial=True) if current else style


def _by_place(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind))
