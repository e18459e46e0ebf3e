"""The list of contacts: draws the few rows in sight, whatever the number of hits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.message import Message

from directory.entry import Status
from tui.harmless import one_line
from tui.language import say, say_day
from tui.printing import number_as_dialled
from tui.widgets import shown
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from directory.entry import Entry, Hit

# From this age on a contact is marked as old: the staleness that data·inclusion scores with nought.
OLD = timedelta(days=2 * 365)
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


class Hits(Rows):
    """Show hits one a row; the row of the cursor is the contact that the card shows."""

    HEADING = 1

    @dataclass
    class Chosen(Message):
        """The cursor is on another hit, or on none."""

        hit: Hit | None

    @dataclass
    class Wanting(Message):
        """The cursor is on the last row, and there are more hits than rows."""

    def __init__(self, today: date) -> None:
        """Start empty; ages are counted from `today`."""
        super().__init__()
        self.today = today
        self._topic_names: Mapping[str, str] = {}
        self._hits: tuple[Hit, ...] = ()
        self._more = False

    @property
    def chosen(self) -> Hit | None:
        """The hit under the cursor."""
        return self._hits[self.cursor] if self._hits else None

    def name_topics(self, names: Mapping[str, str]) -> None:
        """Take the names of the topics by their ids."""
        self._topic_names = names
        self.refresh()

    def show(
        self, hits: tuple[Hit, ...], *, more: bool = False, keep: int | None = None, at: int = 0
    ) -> None:
        """Show these hits, with the cursor on the entry of id `keep` if it is among them, else on row `at`.

        `more` tells that there are others beyond the last one.
        """
        self._hits, self._more = hits, more
        places = (place for place, hit in enumerate(hits) if hit.entry.id == keep)
        place = next(places, at) if keep is not None else 0
        self.redraw(place, keep_in_place=keep is not None and place == self.cursor)

    def count(self) -> int:
        """Return how many hits are held."""
        return len(self._hits)

    def reached(self) -> None:
        """Tell which hit the cursor is on, and ask for more on the last row."""
        self.post_message(self.Chosen(self.chosen))
        if self._more and self.cursor and self.cursor == len(self._hits) - 1:
            self.post_message(self.Wanting())

    def head(self, width: int) -> str:
        """Return the headings of the columns."""
        divided = columns(width, self.today, self._topic_names)
        return " ".join(shown.fit(column.heading, column.width - 1) for column in divided)

    def draw(self, row: int, width: int) -> str:
        """Return one contact in columns."""
        entry = self._hits[row].entry
        divided = columns(width, self.today, self._topic_names)
        return " ".join(shown.fit(column.cell(entry), column.width - 1) for column in divided)
