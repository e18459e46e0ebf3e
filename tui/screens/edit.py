"""Correct a contact in place: a form of its fields, numbers and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.actions import Action, Chapter, bindings
from tui.corrections import Correction, RefusedError, corrections, slots
from tui.language import say
from tui.screens.asking import CLOSE, Line
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from directory.entry import Entry

NEXT = Action("next_line", ("down", "tab"), "To the next line", Chapter.APP)
BEFORE = Action("line_before", ("up", "shift+tab"), "To the line before", Chapter.APP)
LABEL_WIDTH = 14


class EditScreen(ModalScreen[list[Correction] | None]):
    """Return the corrections: none in the list if nothing was changed, None after Esc."""

    BINDINGS = bindings((CLOSE, NEXT, BEFORE))
    AUTO_FOCUS = "Line"

    def __init__(self, entry: Entry) -> None:
        """Take the contact."""
        super().__init__()
        self._slots = list(slots(entry))

    def compose(self) -> ComposeResult:
        """Show a line for each field in a box over the screen."""
        with VerticalScroll(id="form", can_focus=False) as box:
            box.border_title = say("Correct this contact")
            box.border_subtitle = say("Enter keeps all, Esc nothing")
            for slot in self._slots:
                with Horizontal(classes="line"):
                    yield Static(fit(slot.label, LABEL_WIDTH), classes="label", markup=False)
                    yield Line(slot.shown, placeholder="" if slot.held else "+")
        yield Static("", id="refused", markup=False)

    @on(Input.Submitted)
    def _decided(self) -> None:
        lines = self.query(Line)
        try:
            wanted = corrections([(slot, line.value) for slot, line in zip(self._slots, lines, strict=True)])
        except RefusedError as refused:
            told = self.query_one("#refused", Static)
            told.update(Content(str(refused)))
            told.display = True
            return
        self.dismiss(wanted)

    def action_next_line(self) -> None:
        """Go to the next line of the form."""
        self.focus_next(Line)

    def action_line_before(self) -> None:
        """Go to the line before."""
        self.focus_previous(Line)

    def action_close(self) -> None:
        """Go back, changing nothing."""
        self.dismiss(None)
