"""Put text into a widget. What stands there already is left: each change lays out the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from textual.widgets import Static


def put(widget: Static, content: Content) -> None:
    """Show a text in the widget; without one the widget is not there."""
    held = widget.content
    if not isinstance(held, Content) or not held.is_same(content):
        widget.update(content)
    if widget.display != (shown := bool(content.plain)):
        widget.display = shown
