"""What the keys of movement do on a screen: scroll what is read, or move the cursor of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.widgets.rows import Rows


class Scrolling:
    """A screen on which the keys scroll what is read."""

    @property
    def in_view(self) -> Widget | None:
        """What scrolls, None if nothing does now."""
        raise NotImplementedError

    def action_down(self) -> None:
        """Scroll a line down."""
        if self.in_view is not None:
            self.in_view.scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll a line up."""
        if self.in_view is not None:
            self.in_view.scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a screenful down."""
        if self.in_view is not None:
            self.in_view.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a screenful up."""
        if self.in_view is not None:
            self.in_view.scroll_page_up(animate=False)

    def action_first(self) -> None:
        """Go to the beginning."""
        if self.in_view is not None:
            self.in_view.scroll_home(animate=False)

    def action_last(self) -> None:
        """Go to the end."""
        if self.in_view is not None:
            self.in_view.scroll_end(animate=False)


class Choosing:
    """A screen on which the keys move the cursor of a list."""

    @property
    def rows(self) -> Rows:
        """The rows that the keys move."""
        raise NotImplementedError

    def action_down(self) -> None:
        """Go to the next row."""
        self.rows.move(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self.rows.move(-1)

    def action_page_down(self) -> None:
        """Go a screenful down."""
        self.rows.move(self.rows.page)

    def action_page_up(self) -> None:
        """Go a screenful up."""
        self.rows.move(-self.rows.page)

    def action_first(self) -> None:
        """Go to the first row."""
        self.rows.move(-self.rows.count())

    def action_last(self) -> None:
        """Go to the last row."""
        self.rows.move(self.rows.count())
