"""The search box: one line, what is pasted into it made harmless, everything selected on the way back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from tui.actions import THOROUGH, bindings
from tui.harmless import one_line
from tui.language import say

if TYPE_CHECKING:
    from textual import events

# A query longer than this many characters says nothing more (a pasted article).
LONGEST = 500


class SearchBox(Input):
    """Take a query; the arrow keys that move the hits pass through to the screen."""

    BINDINGS = bindings((THOROUGH,))

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(placeholder=say("topic, name, office, number …"), compact=True, max_length=LONGEST)

    def _on_paste(self, event: events.Paste) -> None:
        """Insert the whole pasted text as one harmless line (a number printed over two lines is one)."""
        event.prevent_default()
        event.stop()
        if pasted := one_line(event.text)[:LONGEST]:
            self.replace(pasted, *self.selection)
