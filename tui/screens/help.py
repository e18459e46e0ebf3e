"""The help: all keys of the screen below it, by chapter."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Action, Chapter, bindings
from tui.language import say
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

CLOSE = Action("close", ("escape", "question_mark", "f1", "q"), "Close the help", Chapter.APP)


class HelpScreen(ModalScreen[None]):
    """List the actions of a screen; any of the keys that opened it closes it."""

    BINDINGS = bindings((CLOSE,))

    def __init__(self, actions: Sequence[Action]) -> None:
        """Take the actions to list."""
        super().__init__()
        self._actions = actions

    def compose(self) -> ComposeResult:
        """Show the list in a box over the screen."""
        with VerticalScroll(id="help") as box:
            box.border_title = say("Keys")
            box.border_subtitle = say("Esc closes")
            yield Static(help_text(self._actions), markup=False)

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss()


def help_text(actions: Sequence[Action]) -> Content:
    """Return the keys and purposes of the actions, a chapter after the other."""
    indent = max(cell_len(action.shown_keys) for action in actions) + 2
    chapters = list(Chapter)
    ordered = sorted(actions, key=lambda action: chapters.index(action.chapter))
    parts: list[Content] = []
    for chapter, members in groupby(ordered, key=lambda action: action.chapter):
        lines = [Content.styled(say(chapter.value), "bold $accent")]
        lines += [
            Content.styled(fit(action.shown_keys, indent), "bold") + Content(say(action.purpose))
            for action in members
        ]
        parts.append(Content("\n").join(lines))
    marks = say("In the list: + verified by a person, ? doubtful, ~ not seen for two years")
    parts.append(Content.styled(marks, "$muted"))
    return Content("\n\n").join(parts)
