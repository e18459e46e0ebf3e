"""How much is in here: contacts by topic, by age, by organization, as bars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from directory.entry import Filters
from directory.errors import DirectoryError
from tui import actions
from tui.actions import bindings
from tui.harmless import file_name, one_line
from tui.language import say, say_count, say_day, say_number, spoken
from tui.widgets.key_line import KeyLine
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from directory.entry import Counts, Entry, TopicCount
    from tui.desk import Desk, Source

# So many contacts are counted between two looks at whether somebody asks for something else.
PORTION = 500
# Counting ends here: the newest so many tell what the rest is like.
MOST = 100_000
# Bars of a chart.
BARS = 12
# An eighth of a cell is the finest step of a bar; "▏" to "▉" are in every font with block elements.
_EIGHTHS = " ▏▎▍▌▋▊▉"
# Days, and what is said of a contact that is no older: a sentence of the catalogues each.
_AGES = ((183, "half a year"), (365, "one year"), (730, "two years"), (1826, "five years"))
_OLDER, _UNDATED = "longer ago", "without a date"

ACTIONS = (actions.CLOSE, *actions.MOVES)


@dataclass(slots=True)
class Tally:
    """What has been counted so far: contacts by organization and by age."""

    today: date
    organizations: Counter[str] = field(default_factory=Counter)
    ages: Counter[str] = field(default_factory=Counter)
    counted: int = 0

    def add(self, entry: Entry) -> None:
        """Count one contact."""
        self.counted += 1
        if body := entry.organization or entry.department:
            self.organizations[one_line(body)] += 1
        self.ages[age_of(entry, self.today)] += 1


def age_of(entry: Entry, today: date) -> str:
    """Return how old a contact is, as one of the rows of the chart."""
    try:
        days = (today - date.fromisoformat(entry.last_seen or "")).days
    except ValueError:
        return _UNDATED
    return next((name for limit, name in _AGES if days <= limit), _OLDER)


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


class OverviewScreen(Screen[None]):
    """Charts that grow while the contacts are counted."""

    BINDINGS = bindings(ACTIONS)
    LISTED = (*ACTIONS, *actions.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  typed by Screen

    def __init__(self, desk: Desk, today: date) -> None:
        """Take the desk that answers; ages are counted from `today`."""
        super().__init__()
        self._desk = desk
        self._counts: Counts | None = None
        self._topics: tuple[TopicCount, ...] = ()
        self._tally = Tally(today)

    def compose(self) -> ComposeResult:
        """Lay out the sums above, three charts below them, the keys at the end."""
        yield Static("", id="sums", markup=False)
        with VerticalScroll(id="charts") as charts:
            charts.can_focus = True
            for chart in ("topics", "ages", "organizations"):
                yield Static("", id=f"by-{chart}", classes="chart", markup=False)
        yield KeyLine(self.LISTED)

    def on_mount(self) -> None:
        """Name the charts and begin to count."""
        self.query_one("#by-topics").border_title = say("Contacts by topic")
        self.query_one("#by-ages").border_title = say("Contacts last seen within")
        self.query_one("#by-organizations").border_title = say("Contacts by organization")
        self._count()

    def on_resize(self) -> None:
        """Draw the bars for the new width."""
        self.call_after_refresh(self._draw)

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        """Count in portions, so that other questions come in between; draw after each."""
        try:
            self._counts = await self._desk.ask(lambda source: source.counts())
            self._topics = await self._desk.ask(lambda source: source.topics(spoken()))
            entries = await self._desk.ask(_all_entries)
            while portion := await self._desk.ask(lambda _: list(islice(entries, PORTION))):
                for entry in portion:
                    self._tally.add(entry)
                self._draw()
                if self._tally.counted >= MOST:
                    break
        except DirectoryError as error:
            self.notify(file_name(str(error)), markup=False, severity="error")
        self._draw()

    def _draw(self) -> None:
        if self._counts is None:
            return
        counts = self._counts
        said = [
            say_count(counts.contacts, "one contact", "{count} contacts"),
            say_count(counts.organizations, "one organization", "{count} organizations"),
            say_count(counts.articles, "one article", "{count} articles"),
        ]
        if counts.oldest and counts.newest:
            oldest, newest = one_line(say_day(counts.oldest)), one_line(say_day(counts.newest))
            said.append(say("from {oldest} to {newest}", oldest=oldest, newest=newest))
        if self._tally.counted < counts.contacts:
            said.append(say("{count} counted", count=say_number(self._tally.counted)))
        self.query_one("#sums", Static).update(Content.styled(" · ".join(said), "bold"))
        topics = [(one_line(topic.name), topic.count) for topic in self._topics if topic.parent]
        topics.sort(key=lambda row: -row[1])
        ages = [say(name) for _, name in _AGES] + [say(_OLDER), say(_UNDATED)]
        by_age = {say(name): count for name, count in self._tally.ages.items()}
        self._put("topics", [row for row in topics if row[1]][:BARS])
        self._put("ages", [(age, by_age.get(age, 0)) for age in ages] if by_age else [])
        self._put("organizations", self._tally.organizations.most_common(BARS))

    def _put(self, chart: str, rows: list[tuple[str, int]]) -> None:
        widget = self.query_one(f"#by-{chart}", Static)
        widget.update(bars(rows, max(10, widget.content_size.width)))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_down(self) -> None:
        """Scroll a line down."""
        self.query_one("#charts").scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll a line up."""
        self.query_one("#charts").scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a screenful down."""
        self.query_one("#charts").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a screenful up."""
        self.query_one("#charts").scroll_page_up(animate=False)

    def action_first(self) -> None:
        """Go to the top."""
        self.query_one("#charts").scroll_home(animate=False)

    def action_last(self) -> None:
        """Go to the end."""
        self.query_one("#charts").scroll_end(animate=False)


def _all_entries(source: Source) -> Iterator[Entry]:
    return iter(source.entries(filters=Filters()))
