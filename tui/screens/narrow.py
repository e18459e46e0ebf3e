"""The menu that narrows the list: only contacts with a number, only of this organization, and so on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from directory.entry import Filters, Status
from tui import actions
from tui.actions import Action, Chapter, bindings
from tui.harmless import one_line
from tui.language import say
from tui.screens.asking import BoxScreen
from tui.widgets.rows import Rows
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult

    from directory.entry import Entry

CLOSE = Action("close", ("escape", "n", "q"), "Close the menu", Chapter.APP)
CHOOSE = Action("choose", ("enter", "space"), "Choose the row", Chapter.APP)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the menu: its key, what it says, whether it is on, and the filters after choosing it."""

    key: str
    label: str
    on: bool
    after: Filters


# Years after which a contact is old (data·inclusion scores it with nought), and how sure is sure.
YEARS = (1, 2)
SURE = 0.8


def choices(filters: Filters, entry: Entry | None, today: date) -> list[Choice]:
    """Return what can be chosen: each on or off; organization and place are those of the entry in hand."""
    rows = [
        _having("p", say("with a phone number"), "phone", filters),
        _having("a", say("with an e-mail address"), "email", filters),
        _of_status("v", say("verified by a person"), Status.VERIFIED, filters),
        _of_status("f", say("found in articles"), Status.FOUND, filters),
        _of_status("d", say("doubtful"), Status.DOUBTFUL, filters),
        _sure("s", filters),
        *_by_age(filters, today),
    ]
    organization = filters.organization or (entry.organization or entry.department if entry else None)
    if organization:
        on = filters.organization is not None
        after = replace(filters, organization=None if on else organization)
        rows.append(Choice("o", one_line(organization), on, after))
    place = filters.place or (entry.place if entry else None)
    if place:
        on = filters.place is not None
        rows.append(Choice("l", one_line(place), on, replace(filters, place=None if on else place)))
    rows.append(Choice("x", say("everything again"), on=False, after=Filters()))
    return rows


def _having(key: str, label: str, channel: str, filters: Filters) -> Choice:
    return Choice(key, label, channel in filters.has, replace(filters, has=filters.has ^ {channel}))


def _of_status(key: str, label: str, status: Status, filters: Filters) -> Choice:
    on = filters.status is status
    return Choice(key, label, on, replace(filters, status=None if on else status))


def _sure(key: str, filters: Filters) -> Choice:
    on = filters.at_least is not None
    label = say("at least {percent} % sure", percent=round(SURE * 100))
    return Choice(key, label, on, replace(filters, at_least=None if on else SURE))


def _by_age(filters: Filters, today: date) -> Iterator[Choice]:
    """Yield "seen within a year", "within two years", "not seen for two years"; one of them at a time."""
    free = replace(filters, seen_since=None, seen_before=None)
    for years in YEARS:
        day = (today - timedelta(days=365 * years)).isoformat()
        on = filters.seen_since == day
        label = say("seen within a year") if years == 1 else say("seen within two years")
        yield Choice(str(years), label, on, free if on else replace(free, seen_since=day))
    old = (today - timedelta(days=365 * YEARS[-1])).isoformat()
    on = filters.seen_before == old
    yield Choice("0", say("not seen for two years"), on, free if on else replace(free, seen_before=old))


class Menu(Rows):
    """The choices, one a row."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.choices: list[Choice] = []

    def show(self, rows: list[Choice]) -> None:
        """Show these choices, with the cursor where it was."""
        self.choices = rows
        self.redraw(self.cursor, keep_in_place=True)

    def count(self) -> int:
        """Return how many choices there are."""
        return len(self.choices)

    def draw(self, row: int, width: int) -> str:
        """Return a choice with its box and its key."""
        choice = self.choices[row]
        return fit(f"  [{'x' if choice.on else ' '}] {choice.key}  {choice.label}", width)


class NarrowScreen(BoxScreen[None]):
    """Choose by key, or by cursor and Enter; the list behind follows at once."""

    BINDINGS = bindings((CLOSE, CHOOSE, actions.DOWN, actions.UP))
    HINT = "Esc closes"

    def __init__(
        self, filters: Filters, entry: Entry | None, today: date, narrow: Callable[[Filters], None]
    ) -> None:
        """Take the filters that are on, the entry in hand, the day of today, and what is told of changes."""
        super().__init__(say("Only contacts"))
        self._filters = filters
        self._entry = entry
        self._today = today
        self._narrow = narrow

    def inside(self) -> ComposeResult:
        """Yield the menu."""
        yield Menu()

    def on_mount(self) -> None:
        """Draw the choices."""
        rows = choices(self._filters, self._entry, self._today)
        self.query_one(Menu).styles.height = len(rows)
        self.query_one(Menu).show(rows)

    def on_key(self, event: events.Key) -> None:
        """Choose by the key printed on the row."""
        for choice in self.query_one(Menu).choices:
            if event.character == choice.key:
                event.stop()
                event.prevent_default()
                self._take(choice)
                return

    def on_rows_opened(self) -> None:
        """Choose by the mouse."""
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the row of the cursor."""
        menu = self.query_one(Menu)
        self._take(menu.choices[menu.cursor])

    def action_down(self) -> None:
        """Go to the next row."""
        self.query_one(Menu).move(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self.query_one(Menu).move(-1)

    def _take(self, choice: Choice) -> None:
        self._filters = choice.after
        self.query_one(Menu).show(choices(self._filters, self._entry, self._today))
        self._narrow(self._filters)
