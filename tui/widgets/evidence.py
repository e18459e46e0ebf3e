"""What speaks for a single contact in review: the values that articles say, and how each was found."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import reviewing
from tui.fields import LABELS
from tui.harmless import file_name, one_line
from tui.language import say, say_day
from tui.printing import number_as_dialled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from directory.entry import Statement
    from tui.lookup import Evidence
    from tui.reviewing import Question

# So many statements of a field: what a hundred articles say alike tells no more.
MOST = 5


class EvidencePanel(VerticalScroll, can_focus=True):
    """List what is claimed where articles disagree, else all that was said field by field."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", markup=False)

    def show(self, question: Question, evidence: Evidence | None) -> None:
        """Show the claims of a question, and the statements once they are there."""
        parts: list[Content] = []
        if question.claims:
            parts.append(Content.styled(question.told, "bold"))
            for value, when in reviewing.claim_lines(question.claims):
                parts.append(
                    Content.styled(f"  {one_line(value)}", "bold $accent")
                    + Content.styled(f"  {when}", "$muted")
                )
            parts.append(Content(""))
        if evidence is not None and evidence.statements:
            parts.append(Content.styled(say("What the articles say"), "bold"))
            parts.extend(_lines(evidence.statements))
        self.query_one(Static).update(Content("\n").join(parts))
        self.scroll_home(animate=False)


def _lines(statements: tuple[Statement, ...]) -> Iterator[Content]:
    said = [each for each in statements if each.field in LABELS]
    for field, members in groupby(said, key=lambda each: each.field):
        held = list(members)
        yield Content.styled(say(LABELS[field]), "$muted")
        for each in held[:MOST]:
            value = number_as_dialled(each.value)
            written = one_line(each.text)
            yield Content.styled(f"  {value}", "" if each.current else "strike")
            where = one_line(each.said_by) if each.said_by else file_name(one_line(each.source))
            parts = [f'"{written}"' if written != value else "", one_line(say_day(each.published)), where]
            yield Content.styled("    " + ", ".join(part for part in parts if part), "$muted")
        if len(held) > MOST:
            yield Content.styled("    " + say("and {count} more", count=len(held) - MOST), "$muted")
