"""Dialogues in a box over a screen: what they share, and the small ones, a line to type, a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.actions import Action, Chapter, bindings
from tui.harmless import one_line
from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

Answer = TypeVar("Answer")
CLOSE = Action("close", ("escape",), "Close, changing nothing", Chapter.APP)
# As long as a line of the terminal's own clipboard may be; a note is no article.
LONGEST = 1000


class Line(Input):
    """A line to type; what is pasted becomes one harmless line."""

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        """Start with a value."""
        super().__init__(
            value, placeholder=placeholder, compact=True, select_on_focus=False, max_length=LONGEST
        )

    def _on_paste(self, event: events.Paste) -> None:
        """Insert the whole text as one line."""
        event.prevent_default()
        event.stop()
        if pasted := one_line(event.text)[:LONGEST]:
            self.replace(pasted, *self.selection)


class BoxScreen(ModalScreen[Answer]):
    """A box over the screen: a title above, which keys answer below."""

    # Which keys answer: a sentence of the catalogues.
    HINT: ClassVar[str]

    def __init__(self, title: str) -> None:
        """Take what is asked or told; it is harmless."""
        super().__init__()
        self._title = title

    def inside(self) -> ComposeResult:
        """Yield what stands in the box."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Show the box."""
        with Vertical(id="menu") as box:
            box.border_title = Content(self._title)  # a plain str would be read as markup
            box.border_subtitle = say(self.HINT)
            yield from self.inside()

    def action_close(self) -> None:
        """Go back without an answer."""
        self.dismiss()


class LineScreen(BoxScreen[str]):
    """Ask for one line; Enter returns it, Esc returns None."""

    BINDINGS = bindings((CLOSE,))
    AUTO_FOCUS = "Line"
    HINT = "Enter keeps, Esc closes"

    def __init__(self, title: str, value: str = "", placeholder: str = "") -> None:
        """Take what is asked, and what stands there already."""
        super().__init__(title)
        self._value, self._placeholder = value, placeholder

    def inside(self) -> ComposeResult:
        """Yield the line."""
        yield Line(self._value, self._placeholder)

    def on_input_submitted(self) -> None:
        """Return the line."""
        self.dismiss(one_line(self.query_one(Line).value))


class TextScreen(BoxScreen[Answer]):
    """Show some lines, and how they are answered."""

    # What stands between two of the lines.
    BETWEEN: ClassVar[str] = "\n"

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        """Take harmless lines."""
        super().__init__(title)
        self._lines = lines

    def inside(self) -> ComposeResult:
        """Yield the lines."""
        yield Static(Content(self.BETWEEN.join(self._lines)), markup=False)


class ConfirmScreen(TextScreen[bool]):
    """Ask before what cannot be undone: y (or j) does it, Esc does not, other keys do nothing."""

    YES = Action("yes", ("y", "j"), "Yes", Chapter.APP)
    NO = Action("close", ("escape", "n"), "No", Chapter.APP)
    BINDINGS = bindings((YES, NO))
    BETWEEN = "\n\n"
    HINT = "y does it, Esc does not"

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(result=True)


class ToldScreen(TextScreen[None]):
    """Tell what is too much for a line at the edge; any of the usual keys closes it."""

    CLOSE = Action("close", ("escape", "enter", "space", "q"), "Close", Chapter.APP)
    BINDINGS = bindings((CLOSE,))
    HINT = "Esc closes"
