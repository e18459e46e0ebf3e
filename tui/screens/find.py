"""The first screen: type what it is about, see whom to call."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from directory.errors import DirectoryError
from tui import actions, lookup, reasons
from tui.actions import bindings
from tui.harmless import one_line
from tui.language import say, spoken
from tui.lookup import Found, Wish
from tui.screens import contact
from tui.screens.by_hand import HandScreen
from tui.screens.moving import Choosing
from tui.widgets.card import Card
from tui.widgets.hits import Hits
from tui.widgets.key_line import KeyLine
from tui.widgets.rows import Rows
from tui.widgets.search_box import SearchBox
from tui.widgets.text import put
from tui.widgets.topics import Topics
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.timer import Timer

    from directory.entry import Entry, Filters, Hit, Passage
    from tui.desk import Desk, Fingerprint
    from tui.lookup import Evidence

# A word to look up for the sake of what is loaded for it.
ANY = "a"
# Seconds after the first list until what typing needs is loaded: a person reads before typing.
READY = 0.2
# Seconds without a key after which memory is tidied up.
REST = 0.7
# Seconds between two looks at whether somebody has written to the file.
WATCH = 2.0

ACTIONS = (
    actions.SEARCH,
    actions.READ,
    *contact.ACTIONS,
    actions.READ_CARD,
    actions.LEAVE_CARD,
    actions.TOPICS,
    actions.NARROW,
    actions.SORT,
    actions.EXPORT,
    *actions.BY_HAND,
    actions.BACK,
    *actions.MOVES,
)


class FindScreen(Choosing, HandScreen):
    """Search box, topics, list and card; the list and the card follow what is typed and chosen."""

    BINDINGS = bindings(ACTIONS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-broad")]  # noqa: RUF012  typed by Screen
    AUTO_FOCUS = "SearchBox"
    LISTED = (actions.THOROUGH, *ACTIONS, *actions.FROM_THE_LIST, *actions.EVERYWHERE)

    def __init__(self, desk: Desk, today: date) -> None:
        """Take the desk that answers; ages are counted from `today`."""
        super().__init__()
        self._desk = desk
        self._today = today
        self._wish = Wish()
        self._found: Found | None = None
        self._fingerprint: Fingerprint | None = None
        self._topic_names: Mapping[str, str] = {}
        self._resting: Timer | None = None
        self._on_card: Hit | None = None
        self._was_there = False

    def compose(self) -> ComposeResult:
        """Lay out the box with the count above, topics, list and card below it, the keys at the end."""
        with Horizontal(id="top"):
            yield Static("Wegweiser", id="name", markup=False)
            yield Static("/", id="prompt", markup=False)
            yield SearchBox()
            yield Static("", id="count", markup=False)
        yield Static("", id="narrowed", markup=False)
        with Horizontal(id="body"):
            yield Topics()
            with Container(id="contacts"):
                yield Hits(self._today)
                yield Card()
        yield Welcome(self._desk.path)
        yield KeyLine(self.LISTED)

    def on_mount(self) -> None:
        """Show everything, newest first, and keep an eye on the file."""
        self._look_up()
        self.set_interval(WATCH, self._watch)

    # The contact in hand

    @property
    def entry_in_hand(self) -> Entry | None:
        """The contact under the cursor of the list."""
        chosen = self.query_one(Hits).chosen
        return chosen.entry if chosen else None

    @property
    def passage_in_hand(self) -> Passage | None:
        """The newest passage of that contact."""
        evidence = self.query_one(Card).evidence
        return evidence.passages[0] if evidence and evidence.passages else None

    @property
    def _id_in_hand(self) -> int | None:
        entry = self.entry_in_hand
        return entry.id if entry else None

    @property
    def topic_names(self) -> Mapping[str, str]:
        """The names of the topics by their ids, once they are there."""
        return self._topic_names

    def changed(self, action: str) -> None:
        """Show the list as it is now, with the cursor on the same contact or at the same place."""
        gone = action in {"hide", "forget"}
        self._look_up(self._id_in_hand, self.query_one(Hits).cursor if gone else 0)
        if self.query_one(Topics).display:
            self._count_topics()

    # What is asked, and what comes back

    @on(Input.Changed)
    def _typed(self) -> None:
        query = one_line(self.query_one(SearchBox).value)
        self._ask(replace(self._wish, query=query, thorough=False, limit=lookup.WINDOW))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        hits = self.query_one(Hits)
        # Whoever has moved to a hit wants that one, not another list.
        if self._wish.query and not hits.cursor:
            self._ask(replace(self._wish, thorough=True))
        hits.focus()

    @on(Hits.Wanting)
    def _wanting(self) -> None:
        if self._found and not self._found.begun:  # else the rest of this window is on its way
            self._ask(self._wish.more(), keep=self._id_in_hand)

    @on(Topics.Chosen)
    def _topic_chosen(self, message: Topics.Chosen) -> None:
        topic = message.topic.id if message.topic else None
        self._narrow(replace(self._wish.filters, topic=topic))

    def _narrow(self, filters: Filters) -> None:
        self._ask(replace(self._wish, filters=filters, limit=lookup.WINDOW))

    def _ask(self, wish: Wish, keep: int | None = None) -> None:
        if wish != self._wish:
            self._wish = wish
            self._look_up(keep)

    @work(exclusive=True, group="ready")
    async def _get_ready(self) -> None:
        """Have loaded what the first key needs; no key breaks this off, so it is done once."""
        with suppress(DirectoryError):  # the list has told it
            await self._desk.ask(lambda source: source.complete(ANY, limit=1))
        self._rest()

    def _rest(self) -> None:
        """Tidy up once no key has been hit for a while."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._desk.tidy)

    def _watch(self) -> None:
        if self._desk.fingerprint() != self._fingerprint:
            self._look_up(self._id_in_hand)
            self._get_ready()
            if self.query_one(Topics).display:
                self._count_topics()

    @work(exclusive=True, group="look up")
    async def _look_up(self, keep: int | None = None, at: int = 0) -> None:
        """Ask for the hits and show them; another key drops what this one asked."""
        self._fingerprint = self._desk.fingerprint()
        begin, is_first = keep is None and not at, self._found is None
        try:
            with_evidence = begin and not is_first
            found = await lookup.look_up(self._desk, self._wish, begin=begin, with_evidence=with_evidence)
            self._show(found, keep, at, with_card=not is_first)
            if found.begun:
                await asyncio.sleep(lookup.PAUSE)
                rest = await lookup.look_up(self._desk, self._wish)
                self._show(rest, self._id_in_hand, self.query_one(Hits).cursor)
        except DirectoryError as error:
            self._show_problem(error)
        self._rest()

    def _show(self, found: Found, keep: int | None, at: int, *, with_card: bool = True) -> None:
        """Show what was found; without the card, that follows once the list is drawn."""
        self._found = found
        hits = self.query_one(Hits)
        hits.show(found.hits, more=found.more, keep=keep, at=at)
        if with_card:
            self._show_hit(hits.chosen, found.first)
        else:
            self._on_card = hits.chosen
            self.call_after_refresh(self._show_card)
        put(self.query_one("#count", Static), Content(found.count))
        narrowed = self.query_one("#narrowed", Static)
        put(narrowed, Content(lookup.filter_line(self._wish, self.query_one(Topics).name_of)))
        self.set_class(found.empty, "-empty")
        if found.empty:
            self.query_one(Welcome).greet()
        if not self._topic_names:  # reading the topics takes longer than the first list
            self.call_after_refresh(self._name_topics)

    @on(Hits.Chosen)
    def _chosen(self, message: Hits.Chosen) -> None:
        self._show_hit(message.hit)

    def _show_card(self) -> None:
        """Show the card of the first list; what typing needs is loaded after its evidence, not before."""
        self._on_card = None
        self._show_hit(self.query_one(Hits).chosen)
        self.set_timer(READY, self._get_ready)

    def _show_hit(self, hit: Hit | None, evidence: Evidence | None = None) -> None:
        """Show a hit on the card; without its evidence, that is fetched."""
        if hit is not None and hit is self._on_card:
            return
        self._on_card = hit
        self.query_one(Card).show(hit.entry if hit else None, hit.quote if hit else "", evidence)
        if hit and evidence is None:
            self._fetch_evidence(hit)

    @work(exclusive=True, group="evidence")
    async def _fetch_evidence(self, hit: Hit) -> None:
        try:
            self.query_one(Card).show_evidence(await lookup.evidence(self._desk, hit))
        except DirectoryError as error:
            self._show_problem(error)

    @work(exclusive=True, group="topic names")
    async def _name_topics(self) -> None:
        try:
            names = await asyncio.to_thread(lookup.topic_names)
        except DirectoryError as error:
            self.notify(reasons.trouble(error), markup=False, severity="warning")
            return
        self._topic_names = names
        self.query_one(Hits).name_topics(names)
        self.query_one(Card).name_topics(names)
        if self.query_one(Topics).display:
            self._count_topics()

    @on(Topics.Shown)
    def _topics_shown(self) -> None:
        if self._topic_names:  # at the start they are counted once they have names
            self._count_topics()

    @work(exclusive=True, group="topics")
    async def _count_topics(self) -> None:
        try:
            counted = await self._desk.ask(lambda source: source.topics(spoken()))
        except DirectoryError as error:
            self._show_problem(error)
            return
        self.query_one(Topics).show(counted)

    def _show_problem(self, error: DirectoryError) -> None:
        self._was_there = self._was_there or self._found is not None
        self._found = None
        self.query_one(Hits).show(())
        put(self.query_one("#count", Static), Content(""))
        self.add_class("-empty")
        self.query_one(Welcome).explain(error, was_there=self._was_there)

    # Going about

    def action_search(self) -> None:
        """Go to the search box; what is typed next replaces what stands there."""
        box = self.query_one(SearchBox)
        box.focus()
        box.select_all()

    def action_back(self) -> None:
        """Go one step back: to the list; there clear the box; then the filters."""
        hits, box = self.query_one(Hits), self.query_one(SearchBox)
        if self.focused is not hits:
            hits.focus()
        elif box.value:
            box.clear()
        else:
            self.query_one(Topics).choose_all()
            self._ask(Wish())

    def action_read_card(self) -> None:
        """Unfold a group of topics; from the list go to the card, where the arrow keys scroll."""
        topics = self.query_one(Topics)
        if self.focused is topics:
            topics.fold(away=False)
        elif self.entry_in_hand is not None:
            self.query_one(Card).focus()

    def action_leave_card(self) -> None:
        """Fold a group of topics away; from the card go to the list."""
        topics = self.query_one(Topics)
        if self.focused is topics:
            topics.fold(away=True)
        else:
            self.query_one(Hits).focus()

    def action_topics(self) -> None:
        """Show the topics and go to them; from the topics hide them, and show all."""
        topics = self.query_one(Topics)
        if self.focused is topics:
            topics.choose_all()
            self.remove_class("-topics").add_class("-no-topics")
            self.query_one(Hits).focus()
            return
        shown_already = topics.display
        self.remove_class("-no-topics").add_class("-topics")
        topics.focus()
        if shown_already:
            self._count_topics()

    @on(Rows.Opened)
    def action_read(self) -> None:
        """Read the article; in the topics, go to the list."""
        if self.focused is self.query_one(Topics):
            self.query_one(Hits).focus()
            return
        from tui.screens.article import ArticleScreen  # noqa: PLC0415  not before the first picture

        evidence, entry = self.query_one(Card).evidence, self.entry_in_hand
        if entry is not None and evidence is not None and evidence.passages:
            self.app.push_screen(ArticleScreen(self._desk, entry, evidence.passages))

    def action_narrow(self) -> None:
        """Open the menu of filters."""
        from tui.screens.narrow import NarrowScreen  # noqa: PLC0415  not before the first picture

        self.app.push_screen(NarrowScreen(self._wish.filters, self.entry_in_hand, self._today, self._narrow))

    def action_sort(self) -> None:
        """Sort in the next of the orders."""
        self._ask(self._wish.sorted_next(), keep=self._id_in_hand)

    def action_export(self) -> None:
        """Ask for a format and a file, and write the list."""
        from tui.screens.export import ExportScreen  # noqa: PLC0415  not before the first picture

        if self._found is None or not self._found.contacts:
            self._warn(say("There is no contact to write."))
        else:
            self.app.push_screen(ExportScreen(self._desk, self._wish, self._found))

    @property
    def rows(self) -> Rows:
        """The rows that the keys move: the topics while the cursor is there, else the list."""
        topics = self.query_one(Topics)
        return topics if self.focused is topics else self.query_one(Hits)

    def action_down(self) -> None:
        """Go to the next row; in the card scroll."""
        if isinstance(self.focused, Card):
            self.focused.scroll_down(animate=False)
        else:
            super().action_down()

    def action_up(self) -> None:
        """Go to the row before; in the card scroll."""
        if isinstance(self.focused, Card):
            self.focused.scroll_up(animate=False)
        else:
            super().action_up()
