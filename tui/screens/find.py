"""The first screen: type what it is about, see whom to call."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from directory.entry import Results
from directory.errors import DirectoryError
from tui import actions, clipboard, lookup
from tui.actions import bindings
from tui.harmless import one_line
from tui.language import say
from tui.lookup import Wish
from tui.widgets import shown
from tui.widgets.card import Card
from tui.widgets.hits import Hits
from tui.widgets.key_line import KeyLine
from tui.widgets.search_box import SearchBox
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from tui.desk import Desk, Fingerprint

# Seconds between two looks at whether somebody has written to the file.
WATCH = 2.0

ACTIONS = (
    actions.SEARCH,
    actions.COPY_NUMBER,
    actions.COPY_ADDRESS,
    actions.READ_CARD,
    actions.DOWN,
    actions.UP,
    actions.PAGE_DOWN,
    actions.PAGE_UP,
    actions.FIRST,
    actions.LAST,
    actions.BACK,
)


class FindScreen(Screen[None]):
    """Search box, list and card; the list and the card follow what is typed."""

    BINDINGS = bindings(ACTIONS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  typed by Screen
    AUTO_FOCUS = "SearchBox"
    LISTED = (actions.THOROUGH, *ACTIONS, *actions.EVERYWHERE)

    def __init__(self, desk: Desk, today: date) -> None:
        """Take the desk that answers; ages are counted from `today`."""
        super().__init__()
        self._desk = desk
        self._today = today
        self._wish = Wish()
        self._fingerprint: Fingerprint | None = None
        self._copied: tuple[str, int | None, int] = ("", None, 0)

    def compose(self) -> ComposeResult:
        """Lay out the box with the count above, the list and the card below it, the keys at the end."""
        with Horizontal(id="top"):
            yield Static("Wegweiser", id="name", markup=False)
            yield Static("/", id="prompt", markup=False)
            yield SearchBox()
            yield Static("", id="count", markup=False)
        with Container(id="body"):
            yield Hits(self._today)
            yield Card()
        yield Welcome(self._desk.path)
        yield KeyLine(self.LISTED)

    def on_mount(self) -> None:
        """Show everything, newest first, and keep an eye on the file."""
        self._look_up()
        self._name_topics()
        self.set_interval(WATCH, self._watch)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._wish = Wish(one_line(self.query_one(SearchBox).value), self._wish.filters)
        self._look_up()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        hits = self.query_one(Hits)
        # Whoever has moved to a hit wants that one, not another list.
        if self._wish.query and not hits.cursor:
            self._wish = replace(self._wish, thorough=True)
            self._look_up()
        hits.focus()

    @on(Hits.Wanting)
    def _wanting(self) -> None:
        more = self._wish.more()
        if more != self._wish:
            self._wish = more
            self._look_up(keep=self._chosen_id)

    @on(Hits.Chosen)
    def _chosen(self, message: Hits.Chosen) -> None:
        hit = message.hit
        self.query_one(Card).show(hit.entry if hit else None, hit.quote if hit else "")
        if hit:
            self._fetch_evidence(hit.entry.id)

    @on(Hits.Opened)
    def action_read_card(self) -> None:
        """Go to the card, where the arrow keys scroll."""
        if self._chosen_id is not None:
            self.query_one(Card).focus()

    @property
    def _chosen_id(self) -> int | None:
        chosen = self.query_one(Hits).chosen
        return chosen.entry.id if chosen else None

    def _watch(self) -> None:
        if self._desk.fingerprint() != self._fingerprint:
            self._look_up(keep=self._chosen_id)

    @work(exclusive=True, group="look up")
    async def _look_up(self, keep: int | None = None) -> None:
        """Ask for the hits and show them; another key drops what this one asked."""
        self._fingerprint = self._desk.fingerprint()
        try:
            found = await lookup.look_up(self._desk, self._wish)
        except DirectoryError as error:
            self._show_problem(error)
            return
        self.query_one(Hits).show(found.results, keep=keep)
        self.query_one("#count", Static).update(Content(found.count))
        self.set_class(found.empty, "-empty")
        self.query_one(Welcome).greet()

    @work(exclusive=True, group="evidence")
    async def _fetch_evidence(self, entry_id: int) -> None:
        try:
            self.query_one(Card).show_evidence(await lookup.evidence(self._desk, entry_id))
        except DirectoryError as error:
            self._show_problem(error)

    @work(exclusive=True, group="topics")
    async def _name_topics(self) -> None:
        try:
            names = await asyncio.to_thread(lookup.topic_names)
        except DirectoryError as error:
            self.notify(one_line(str(error)), markup=False, severity="warning")
            return
        self.query_one(Hits).name_topics(names)
        self.query_one(Card).name_topics(names)

    def _show_problem(self, error: DirectoryError) -> None:
        self.query_one(Hits).show(Results((), 0))
        self.query_one("#count", Static).update(Content(""))
        self.add_class("-empty")
        self.query_one(Welcome).explain(error)

    def action_search(self) -> None:
        """Go to the search box; what is typed next replaces what stands there."""
        box = self.query_one(SearchBox)
        box.focus()
        box.select_all()

    def action_back(self) -> None:
        """Go one step back: from the card or the box to the list, in the list clear the box."""
        hits, box = self.query_one(Hits), self.query_one(SearchBox)
        if self.focused is hits:
            box.clear()
        else:
            hits.focus()

    def action_down(self) -> None:
        """Choose the next hit."""
        self.query_one(Hits).move(1)

    def action_up(self) -> None:
        """Choose the hit before."""
        self.query_one(Hits).move(-1)

    def action_page_down(self) -> None:
        """Choose the hit a screenful below."""
        hits = self.query_one(Hits)
        hits.move(hits.page)

    def action_page_up(self) -> None:
        """Choose the hit a screenful above."""
        hits = self.query_one(Hits)
        hits.move(-hits.page)

    def action_first(self) -> None:
        """Choose the best hit."""
        self.query_one(Hits).cursor = 0

    def action_last(self) -> None:
        """Choose the last hit of the list."""
        self.query_one(Hits).move_to_end()

    def action_copy_number(self) -> None:
        """Copy a number of the chosen contact, each time the next one."""
        chosen = self.query_one(Hits).chosen
        values = [shown.copyable_number(value) for value in chosen.entry.all_phones] if chosen else []
        self._copy_next("number", [value for value in values if value], say("This contact has no number."))

    def action_copy_address(self) -> None:
        """Copy an address of the chosen contact, each time the next one."""
        chosen = self.query_one(Hits).chosen
        values = [shown.copyable_address(value) for value in chosen.entry.emails] if chosen else []
        self._copy_next(
            "address", [value for value in values if value], say("This contact has no e-mail address.")
        )

    def _copy_next(self, kind: str, values: list[str], none: str) -> None:
        if not values:
            self.notify(none, markup=False, severity="warning")
            return
        before = self._copied
        again = before[:2] == (kind, self._chosen_id)
        place = (before[2] + 1) % len(values) if again else 0
        self._copied = (kind, self._chosen_id, place)
        self._copy(values[place])

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str) -> None:
        outcome = await asyncio.to_thread(clipboard.copy, text)
        if not outcome.handled:
            self.app.copy_to_clipboard(text)
        if outcome.certain:
            said = say("Copied: {text}", text=text)
        else:
            said = say("Sent to the terminal’s clipboard: {text}", text=text)
        self.notify(said, markup=False)
