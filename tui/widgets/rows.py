"""Rows with a cursor: draws the few in sight, whatever their number. Lists and menus are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.shown import fit

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

CURSOR = "▌"


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Show `count` rows under a heading, if there is one; the screen moves the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--head", "rows--row", "rows--cursor"}

    # Lines of the heading: 1 or 0.
    HEADING: ClassVar[int] = 0

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Opened(Message):
        """The row of the cursor was clicked, or Enter was hit on it."""

        rows: Rows

    # What a kind of rows says of itself.

    def count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def draw(self, row: int, width: int) -> str:
        """Return a row as harmless text of at most `width` cells; the first cell is the cursor's."""
        raise NotImplementedError

    def head(self, width: int) -> str:
        """Return the heading that stays in sight, if the kind has one."""
        raise NotImplementedError

    def reached(self) -> None:
        """Do what is to be done when the cursor is on another row."""

    # What all have in common.

    def redraw(self, cursor: int = 0, *, keep_in_place: bool = False) -> None:
        """Draw rows that have changed, with the cursor on this row; `keep_in_place` does not scroll to it."""
        self.virtual_size = Size(0, self.count() + self.HEADING)
        self.set_reactive(Rows.cursor, max(0, min(self.count() - 1, cursor)))
        if not keep_in_place:
            self.reveal()
        self.refresh()
        self.reached()

    def move(self, rows: int) -> None:
        """Move the cursor by so many rows, stopping at the ends."""
        if self.count():
            self.cursor = max(0, min(self.count() - 1, self.cursor + rows))

    @property
    def page(self) -> int:
        """How many rows a screenful is."""
        return max(1, self.scrollable_content_region.height - self.HEADING - 1)

    def watch_cursor(self) -> None:
        """Keep the row in sight and tell."""
        self.reveal()
        self.refresh()
        self.reached()

    def on_resize(self) -> None:
        """Keep the row of the cursor in sight when there is less room."""
        self.reveal()

    def reveal(self) -> None:
        """Scroll so far that the cursor is in sight."""
        visible = self.scrollable_content_region.height - self.HEADING
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif visible > 0 and self.cursor >= top + visible:
            self.scroll_to(y=self.cursor - visible + 1, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row clicked; a click on the row of the cursor opens it."""
        row = event.y - self.HEADING + self.scroll_offset.y
        if event.y >= self.HEADING and row < self.count():
            again = row == self.cursor
            self.cursor = row
            if again:
                self.post_message(self.Opened(self))

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the widget: the heading, a row, or nothing."""
        width = self.scrollable_content_region.width
        if y < self.HEADING:
            return _strip(self.head(width), width, self.get_component_rich_style("rows--head"))
        row = y - self.HEADING + self.scroll_offset.y
        if row >= self.count():
            return Strip.blank(width, self.rich_style)
        text = self.draw(row, width)
        if row != self.cursor:
            return _strip(text, width, self.get_component_rich_style("rows--row"))
        return _strip(CURSOR + text[1:], width, self.get_component_rich_style("rows--cursor"))


def _strip(text: str, width: int, style: Style) -> Strip:
    return Strip([Segment(fit(text, width), style)], width)
