"""The list of contacts: draws the few rows in sight, whatever the number of hits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from directory.entry import Status
from tui.harmless import one_line
from tui.language import say, say_day
from tui.printing import number_as_dialled
from tui.widgets import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.style import Style
    from textual import events

    from directory.entry import Entry, Hit, Results

# From this age on a contact is marked as old: the staleness that data·inclusion scores with nought.
OLD = timedelta(days=2 * 365)
CURSOR = "▌"
# From so many cells on, the list has the day, the body, the number.
WITH_DAY, WITH_BODY, WITH_NUMBER = 44, 58, 110


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in cells, and what it shows of an entry."""

    heading: str
    width: int
    cell: Callable[[Entry], str]


def state_mark(entry: Entry, today: date) -> str:
    """Return "+" for verified, "?" for doubtful, "~" for not seen in two years, else a blank."""
    if entry.status is Status.VERIFIED:
        return "+"
    if entry.status is Status.DOUBTFUL:
        return "?"
    try:
        seen = date.fromisoformat(entry.last_seen or "")
    except ValueError:
        return " "
    return "~" if today - seen > OLD else " "


def columns(width: int, today: date, topic_names: Mapping[str, str]) -> tuple[Column, ...]:
    """Divide `width` cells: who and for what always, then the day, where, and the number."""
    seen_width = 12
    number_width = 18
    left = max(0, width - 3)
    last: list[Column] = []
    if width >= WITH_DAY:
        left -= seen_width
        last.append(Column(say("last seen"), seen_width, lambda entry: one_line(say_day(entry.last_seen))))
    if width >= WITH_NUMBER:
        left -= number_width
        last.insert(0, Column(say("number"), number_width, _first_number))
    if width >= WITH_BODY:
        first, second = left * 30 // 100, left * 38 // 100
        middle = [Column(say("where"), left - first - second, shown.where)]
    else:
        first, second, middle = left * 45 // 100, left - left * 45 // 100, []
    return (
        Column("", 3, lambda entry: f" {state_mark(entry, today)}"),
        Column(say("who"), first, shown.who),
        Column(say("for what"), second, lambda entry: shown.for_what(entry, topic_names)),
        *middle,
        *last,
    )


def _first_number(entry: Entry) -> str:
    return number_as_dialled(entry.all_phones[0]) if entry.all_phones else ""


class Hits(ScrollView, can_focus=True, inherit_bindings=False):
    """Show hits one a row under a heading; the row of the cursor is the contact that the card shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hits--head", "hits--row", "hits--cursor"}

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Chosen(Message):
        """The cursor is on another hit, or on none."""

        hit: Hit | None

    @dataclass
    class Wanting(Message):
        """The cursor is on the last row, and there are more hits than rows."""

    @dataclass
    class Opened(Message):
        """A row was clicked while the cursor was on it."""

    def __init__(self, today: date) -> None:
        """Start empty; ages are counted from `today`."""
        super().__init__()
        self.today = today
        self._topic_names: Mapping[str, str] = {}
        self._hits: tuple[Hit, ...] = ()
        self._total = 0

    @property
    def chosen(self) -> Hit | None:
        """The hit under the cursor."""
        return self._hits[self.cursor] if self._hits else None

    def name_topics(self, names: Mapping[str, str]) -> None:
        """Take the names of the topics by their ids."""
        self._topic_names = names
        self.refresh()

    def show(self, results: Results, *, keep: int | None = None) -> None:
        """Show these hits, with the cursor on the entry of id `keep` if it is among them, else on top."""
        self._hits, self._total = results.hits, results.total
        self.virtual_size = Size(0, len(self._hits) + 1)
        places = (place for place, hit in enumerate(self._hits) if hit.entry.id == keep)
        place = next(places, 0) if keep is not None else 0
        moved = self.cursor != place
        self.set_reactive(Hits.cursor, place)
        if moved or keep is None:
            self._reveal()
        self.refresh()
        self.post_message(self.Chosen(self.chosen))

    def move(self, rows: int) -> None:
        """Move the cursor by so many rows, stopping at the ends."""
        if self._hits:
            self.cursor = max(0, min(len(self._hits) - 1, self.cursor + rows))

    @property
    def page(self) -> int:
        """How many rows a screenful is."""
        return max(1, self.scrollable_content_region.height - 2)

    def move_to_end(self) -> None:
        """Move the cursor to the last row."""
        self.move(len(self._hits))

    def watch_cursor(self) -> None:
        """Keep the row in sight, tell the screen, and ask for more on the last row."""
        self._reveal()
        self.refresh()
        self.post_message(self.Chosen(self.chosen))
        if self.cursor == len(self._hits) - 1 and self._total > len(self._hits):
            self.post_message(self.Wanting())

    def on_resize(self) -> None:
        """Keep the row of the cursor in sight when the list gets lower."""
        self._reveal()

    def _reveal(self) -> None:
        visible = self.scrollable_content_region.height - 1
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif visible > 0 and self.cursor >= top + visible:
            self.scroll_to(y=self.cursor - visible + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row clicked."""
        row = event.y - 1 + self.scroll_offset.y
        if event.y > 0 and row < len(self._hits):
            again = row == self.cursor
            self.cursor = row
            if again:
                self.post_message(self.Opened())

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the widget: the heading, a hit, or nothing."""
        width = self.scrollable_content_region.width
        divided = columns(width, self.today, self._topic_names)
        row = y - 1 + self.scroll_offset.y
        if y == 0:
            style = self.get_component_rich_style("hits--head")
            return _strip([shown.fit(column.heading, column.width - 1) for column in divided], width, style)
        if row >= len(self._hits):
            return Strip.blank(width, self.rich_style)
        entry = self._hits[row].entry
        cells = [shown.fit(column.cell(entry), column.width - 1) for column in divided]
        if row != self.cursor:
            return _strip(cells, width, self.get_component_rich_style("hits--row"))
        cells[0] = CURSOR + cells[0][1:]
        return _strip(cells, width, self.get_component_rich_style("hits--cursor"))


def _strip(cells: list[str], width: int, style: Style) -> Strip:
    return Strip([Segment(shown.fit(" ".join(cells), width), style)], width)
