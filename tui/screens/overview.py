"""How much is in here: contacts by topic, age, organization, articles by year, what is new and what old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from directory.entry import Filters
from directory.errors import DirectoryError
from tui import actions, reasons
from tui.actions import bindings
from tui.harmless import one_line
from tui.language import say, say_count, say_day, say_number, spoken
from tui.screens.moving import Scrolling
from tui.widgets import shown
from tui.widgets.hits import OLD
from tui.widgets.key_line import KeyLine
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from directory.entry import Counts, Entry, Results, Sums, TopicCount
    from tui.desk import Desk, Source

# Days since a contact was last seen from which on it grows stale.
STALE = 548
# Bars of a chart.
BARS = 12
# An eighth of a cell is the finest step of a bar; "▏" to "▉" are in every font with block elements.
_EIGHTHS = " ▏▎▍▌▋▊▉"
# Days, and what is said of a contact that is no older: a sentence of the catalogues each.
_AGES = ((183, "half a year"), (365, "one year"), (730, "two years"), (1826, "five years"))
_OLDER, _UNDATED = "longer ago", "without a date"

CHARTS = ("topics", "ages", "organizations", "years", "newest", "stale")

ACTIONS = (actions.CLOSE, *actions.MOVES)


@dataclass(frozen=True, slots=True)
class Held:
    """What the screen shows: sums, topics, contacts by age, and those that grow stale, newest first."""

    counts: Counts
    sums: Sums
    topics: tuple[TopicCount, ...]
    ages: tuple[tuple[str, int], ...]
    stale: tuple[Entry, ...]
    stale_in_all: int


def by_age(source: Source, today: date, contacts: int) -> Iterator[tuple[str, int]]:
    """Yield how many contacts were last seen within each of the ages, longer ago, and on no known day."""
    before: str | None = None
    dated = 0
    for days, name in _AGES:
        since = (today - timedelta(days=days)).isoformat()
        counted = _count(source, Filters(seen_since=since, seen_before=before))
        dated += counted
        before = since
        yield name, counted
    older = _count(source, Filters(seen_before=before))
    yield _OLDER, older
    yield _UNDATED, max(0, contacts - dated - older)


def growing_stale(source: Source, today: date) -> Results:
    """Return the contacts that nobody has named for a year and a half: in another half they count as old."""
    since, before = ((today - timedelta(days=days)).isoformat() for days in (OLD.days, STALE))
    return source.find("", limit=BARS, filters=Filters(seen_since=since, seen_before=before))


def _count(source: Source, filters: Filters) -> int:
    return source.find("", limit=0, filters=filters).total


def bars(rows: Iterable[tuple[str, int]], width: int) -> Content:
    """Return a bar for each row: its name, its length as a line of blocks, its number."""
    rows = list(rows)
    most = max((count for _, count in rows), default=0)
    if not most:
        return Content.styled(say("nothing yet"), "$muted")
    names = min(max(cell_len(name) for name, _ in rows), width * 45 // 100)
    numbers = max(cell_len(say_number(count)) for _, count in rows)
    room = max(1, width - names - numbers - 3)
    lines = []
    for name, count in rows:
        eighths = max(1, count * room * 8 // most) if count else 0
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        lead, number = f"{fit(name, names)} ", say_number(count).rjust(numbers)
        lines.append(Content(lead + number + " ") + Content.styled(bar, "$accent"))
    return Content("\n").join(lines)


class OverviewScreen(Scrolling, Screen[None]):
    """Charts of what is counted, and two lists."""

    BINDINGS = bindings(ACTIONS)
    LISTED = (*ACTIONS, *actions.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  typed by Screen

    def __init__(self, desk: Desk, today: date) -> None:
        """Take the desk that answers; ages are counted from `today`."""
        super().__init__()
        self._desk = desk
        self._today = today
        self._held: Held | None = None

    def compose(self) -> ComposeResult:
        """Lay out the sums above, the charts below them, the keys at the end."""
        yield Static("", id="sums", markup=False)
        with VerticalScroll(id="charts") as charts:
            charts.can_focus = True
            for chart in CHARTS:
                yield Static("", id=f"by-{chart}", classes="chart", markup=False)
        yield KeyLine(self.LISTED)

    def on_mount(self) -> None:
        """Name the charts and begin to count."""
        titles = (
            say("Contacts by topic"),
            say("Contacts last seen within"),
            say("Contacts by organization"),
            say("Articles by year"),
            say("Added last"),
            say("Not seen for a year and a half"),
        )
        for chart, title in zip(CHARTS, titles, strict=True):
            self.query_one(f"#by-{chart}").border_title = title
        self._count()

    def on_resize(self) -> None:
        """Draw the bars for the new width."""
        self.call_after_refresh(self._draw)

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        """Count one thing after the other, so that other questions come in between; then draw."""
        ask, today = self._desk.ask, self._today
        try:
            counts = await ask(lambda source: source.counts())
            sums = await ask(lambda source: source.sums(most=BARS))
            topics = await ask(lambda source: source.topics(spoken()))
            ages = await ask(lambda source: tuple(by_age(source, today, counts.contacts)))
            stale = await ask(lambda source: growing_stale(source, today))
        except DirectoryError as error:
            self.notify(reasons.trouble(error), markup=False, severity="error")
            return
        entries = tuple(hit.entry for hit in stale.hits)
        self._held = Held(counts, sums, topics, ages, entries, stale.total)
        self._draw()

    def _draw(self) -> None:
        if (held := self._held) is None:
            return
        counts = held.counts
        said = [
            say_count(counts.contacts, "one contact", "{count} contacts"),
            say_count(counts.organizations, "one organization", "{count} organizations"),
            say_count(counts.articles, "one article", "{count} articles"),
        ]
        if counts.oldest and counts.newest:
            oldest, newest = one_line(say_day(counts.oldest)), one_line(say_day(counts.newest))
            said.append(say("from {oldest} to {newest}", oldest=oldest, newest=newest))
        self.query_one("#sums", Static).update(Content.styled(" · ".join(said), "bold"))
        topics = [(one_line(topic.name), topic.count) for topic in held.topics if topic.parent]
        topics.sort(key=lambda row: -row[1])
        self._put("topics", [row for row in topics if row[1]][:BARS])
        self._put("ages", [(say(name), count) for name, count in held.ages] if counts.contacts else [])
        self._put("organizations", [(one_line(name), count) for name, count in held.sums.organizations])
        self._put("years", [(one_line(year), count) for year, count in held.sums.years[-BARS:]])
        self._list("newest", [(one_line(title), one_line(say_day(day))) for title, day in held.sums.newest])
        stale = [(_name(entry), one_line(say_day(entry.last_seen))) for entry in held.stale]
        if held.stale_in_all > len(stale):
            stale.append((say("and {count} more", count=say_number(held.stale_in_all - len(stale))), ""))
        self._list("stale", stale)

    def _list(self, chart: str, rows: list[tuple[str, str]]) -> None:
        """Put lines with a day at their end."""
        widget = self.query_one(f"#by-{chart}", Static)
        width = max(10, widget.content_size.width)
        lines = [fit(name, width - cell_len(day) - 1) + " " + day for name, day in rows]
        widget.update(Content("\n".join(lines)) if lines else Content.styled(say("nothing"), "$muted"))

    def _put(self, chart: str, rows: list[tuple[str, int]]) -> None:
        widget = self.query_one(f"#by-{chart}", Static)
        widget.update(bars(rows, max(10, widget.content_size.width)))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    @property
    def in_view(self) -> Widget:
        """The pictures."""
        return self.query_one("#charts")


def _name(entry: Entry) -> str:
    return ", ".join(part for part in (shown.who(entry), shown.where(entry)) if part)
