"""The help: all keys of the screen below it, by chapter."""

from __future__ import annotations

from dataclasses import replace
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
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

CLOSE = Action("close", ("escape", "question_mark", "f1", "q"), "Close the help", Chapter.APP)

# Cells of a line of the help: what is left of the box on a terminal of 80.
WIDTH = 69


class HelpScreen(ModalScreen[None]):
    """List the actions of a screen; any of the keys that opened it closes it."""

    BINDINGS = bindings((CLOSE,))

    def __init__(self, actions: Sequence[Action], keys: Mapping[str, str]) -> None:
        """Take the actions to list, and the keys that a person has set for some of them."""
        super().__init__()
        self._actions = [replace(action, keys=_keys_of(action, keys)) for action in actions]

    def compose(self) -> ComposeResult:
        """Show the list in a box over the screen."""
        with VerticalScroll(id="help") as box:
            box.border_title = say("Keys")
            box.border_subtitle = say("Esc closes")
            yield Static(help_text(self._actions), markup=False)

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss()


def _keys_of(action: Action, keys: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(keys[action.name].split(",")) if action.name in keys else action.keys


def help_text(actions: Sequence[Action]) -> Content:
    """Return the keys and purposes of the actions, a chapter after the other."""
    indent = max(cell_len(action.shown_keys) for action in actions) + 2
    chapters = list(Chapter)
    ordered = sorted(actions, key=lambda action: chapters.index(action.chapter))
    parts: list[Content] = []
    for chapter, members in groupby(ordered, key=lambda action: action.chapter):
        lines = [Content.styled(say(chapter.value), "bold $accent")]
        lines += [
            Content.styled(fit(action.shown_keys if place == 0 else "", indent), "bold") + line
            for action in members
            for place, line in enumerate(Content(say(action.purpose)).wrap(WIDTH - indent))
        ]
        parts.append(Content("\n").join(lines))
    marks = say("In the list: + verified by a person, ? doubtful, ~ not seen for two years")
    parts.append(Content.styled(marks, "$muted"))
    return Content("\n\n").join(parts)
