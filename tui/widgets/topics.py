"""The topics as a tree of two levels with their counts; the row of the cursor filters the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from tui.harmless import one_line
from tui.language import say, say_number
from tui.widgets.rows import Rows
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.entry import TopicCount


class Topics(Rows):
    """Show "all" and below it the topics that have contacts; groups can be folded."""

    @dataclass
    class Chosen(Message):
        """The cursor is on this topic; None is all."""

        topic: TopicCount | None

    @dataclass
    class Shown(Message):
        """There is room for the topics that was not there before."""

    def __init__(self) -> None:
        """Start without topics, everything unfolded."""
        super().__init__()
        self._topics: tuple[TopicCount, ...] = ()
        self._visible: tuple[TopicCount | None, ...] = (None,)
        self._folded: set[str] = set()

    @property
    def chosen(self) -> TopicCount | None:
        """The topic under the cursor; None for all."""
        return self._visible[self.cursor]

    def name_of(self, topic_id: str) -> str:
        """Return the name of a topic; its id if it is not known here."""
        return next((topic.name for topic in self._topics if topic.id == topic_id), topic_id)

    def show(self, topics: Sequence[TopicCount]) -> None:
        """Show those of the topics that have contacts; the cursor stays on its topic."""
        self._topics = tuple(topic for topic in topics if topic.count)
        self._lay_out(self.chosen.id if self.chosen else None)

    def fold(self, *, away: bool) -> None:
        """Fold the group of the cursor away, or unfold it."""
        if self.chosen is not None:
            group = self.chosen.parent or self.chosen.id
            (self._folded.add if away else self._folded.discard)(group)
            self._lay_out(group if away else self.chosen.id)

    def on_show(self) -> None:
        """Tell that the topics have come into sight: by a key, or the terminal is wider now."""
        self.post_message(self.Shown())

    def choose_all(self) -> None:
        """Put the cursor on "all"."""
        self.cursor = 0

    def count(self) -> int:
        """Return how many rows are not folded away."""
        return len(self._visible)

    def reached(self) -> None:
        """Tell which topic the cursor is on."""
        self.post_message(self.Chosen(self.chosen))

    def draw(self, row: int, width: int) -> str:
        """Return a topic with its count at the right end."""
        topic = self._visible[row]
        if topic is None:
            return fit("  " + say("All topics"), width)
        if topic.parent:
            lead = "    "
        elif topic.id in self._folded:
            lead = " + "
        else:
            lead = " - " if any(other.parent == topic.id for other in self._topics) else "   "
        count = f" {say_number(topic.count)} "
        return fit(lead + one_line(topic.name), width - cell_len(count)) + count

    def _lay_out(self, keep: str | None) -> None:
        shown = (topic for topic in self._topics if topic.parent is None or topic.parent not in self._folded)
        self._visible = (None, *shown)
        places = (place for place, topic in enumerate(self._visible) if topic and topic.id == keep)
        self.redraw(next(places, 0), keep_in_place=True)
