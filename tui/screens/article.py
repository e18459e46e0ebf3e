"""A whole article, with all that it says about contacts marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from directory.entry import Mark
from directory.errors import DirectoryError
from tui import actions, reasons
from tui.actions import bindings
from tui.harmless import file_name, one_line
from tui.language import say, say_day, say_number
from tui.screens import contact
from tui.screens.moving import Scrolling
from tui.widgets import shown
from tui.widgets.key_line import KeyLine
from tui.widgets.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from directory.entry import ArticleText, Entry, Passage
    from tui.desk import Desk

ACTIONS = (
    actions.CLOSE,
    actions.NEXT_MENTION,
    actions.MENTION_BEFORE,
    actions.NEXT_ARTICLE,
    actions.ARTICLE_BEFORE,
    *contact.ACTIONS,
    *actions.MOVES,
)
# A text longer than this many characters is no article (a whole archive in one file) and is cut.
LONGEST = 300_000


class ArticleScreen(Scrolling, contact.ContactScreen):
    """Read the articles that name a contact, one after the other."""

    BINDINGS = bindings(ACTIONS)
    LISTED = (*ACTIONS, *actions.EVERYWHERE)
    AUTO_FOCUS = "Reading"

    def __init__(self, desk: Desk, entry: Entry, passages: Sequence[Passage]) -> None:
        """Take the desk, the contact in hand, and its passages, of which there is at least one."""
        super().__init__()
        self._desk = desk
        self._entry = entry
        # Several passages of one article are read together.
        self._passages = list({passage.article_id: passage for passage in reversed(passages)}.values())[::-1]
        self._all = tuple(passages)
        self._place = 0

    @property
    def entry_in_hand(self) -> Entry:
        """The contact whose articles are read."""
        return self._entry

    @property
    def passage_in_hand(self) -> Passage:
        """The passage of the article in hand."""
        return self._passages[self._place]

    def compose(self) -> ComposeResult:
        """Lay out the title with the place of the cursor above, the text, the keys at the end."""
        with Horizontal(id="top"):
            yield Static("", id="title", markup=False)
            yield Static("", id="count", markup=False)
        yield Static("", id="origin", markup=False)
        yield Reading()
        yield KeyLine(self.LISTED)

    def on_mount(self) -> None:
        """Show the newest article."""
        self._open_article()

    @work(exclusive=True, group="article")
    async def _open_article(self) -> None:
        passage = self.passage_in_hand
        try:
            article = await self._desk.ask(lambda source: source.article(passage.article_id))
        except DirectoryError as error:
            self.notify(reasons.trouble(error), markup=False, severity="error")
            return
        if article is None:
            self.notify(say("The article is no longer in the directory."), markup=False, severity="warning")
            return
        self._show(article)

    def _show(self, article: ArticleText) -> None:
        own = [passage for passage in self._all if passage.article_id == article.id]
        quotes = [Mark(passage.start, passage.end, "quote") for passage in own]
        mentions = [mark for mark in article.marks if mark.kind != "quote"]
        cut = shown.cut(article.text, 0, min(LONGEST, len(article.text)), [*mentions, *quotes])
        moved = [mark for mark in cut.marks if mark.kind == "quote"]
        self.query_one("#title", Static).update(
            Content.styled(one_line(article.title or article.source), "bold")
        )
        parts = (
            article.publisher,
            article.section,
            say_day(article.published),
            article.url or article.source,
        )
        origin = " · ".join(file_name(one_line(part)) for part in parts if part)
        self.query_one("#origin", Static).update(Content(origin))
        reading = self.query_one(Reading)
        reading.show(cut, moved)
        if moved and reading.mentions:
            reading.go_to(reading.first_mention_from(moved[0].start))
        reading.reveal_quote()
        self._tell_place()

    def _tell_place(self) -> None:
        reading = self.query_one(Reading)
        parts = []
        if len(self._passages) > 1:
            place, total = say_number(self._place + 1), say_number(len(self._passages))
            parts.append(say("article {place} of {total}", place=place, total=total))
        if reading.current is not None:
            place, total = say_number(reading.current + 1), say_number(len(reading.mentions))
            parts.append(say("mention {place} of {total}", place=place, total=total))
        self.query_one("#count", Static).update(Content(", ".join(parts)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys for other articles only where there are others."""
        if action in {actions.NEXT_ARTICLE.name, actions.ARTICLE_BEFORE.name}:
            return len(self._passages) > 1
        return super().check_action(action, parameters)

    def action_next_mention(self) -> None:
        """Go to the next mention; after the last comes the first."""
        reading = self.query_one(Reading)
        reading.go_to(0 if reading.current is None else reading.current + 1)
        self._tell_place()

    def action_mention_before(self) -> None:
        """Go to the mention before; before the first comes the last."""
        reading = self.query_one(Reading)
        reading.go_to(-1 if reading.current is None else reading.current - 1)
        self._tell_place()

    def action_next_article(self) -> None:
        """Open the next article."""
        self._turn(1)

    def action_article_before(self) -> None:
        """Open the article before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if len(self._passages) > 1:
            self._place = (self._place + by) % len(self._passages)
            self._open_article()

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss()

    @property
    def in_view(self) -> Reading:
        """The text that is read."""
        return self.query_one(Reading)
