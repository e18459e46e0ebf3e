"""What every screen with a contact in hand can do with it: copy, dial, write, open its source."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from tui import actions, clipboard, outside
from tui.harmless import file_name
from tui.language import say
from tui.widgets import shown

if TYPE_CHECKING:
    from directory.entry import Entry, Passage

ACTIONS = (
    actions.COPY_NUMBER,
    actions.COPY_ADDRESS,
    actions.DIAL,
    actions.WRITE,
    actions.OPEN_SOURCE,
)


class ContactScreen(Screen[None]):
    """A screen with a contact in hand."""

    def __init__(self) -> None:
        """Start with nothing copied."""
        super().__init__()
        # What was copied last: the kind, the entry's id, and which of its values.
        self._copied: tuple[str, int | None, int] = ("", None, 0)

    @property
    def entry_in_hand(self) -> Entry | None:
        """The contact that the keys act on."""
        raise NotImplementedError

    @property
    def passage_in_hand(self) -> Passage | None:
        """The passage whose source `o` opens."""
        raise NotImplementedError

    def action_copy_number(self) -> None:
        """Copy a number of the contact, each time the next one."""
        self._copy_next("number", self._numbers(), say("This contact has no number."))

    def action_copy_address(self) -> None:
        """Copy an address of the contact, each time the next one."""
        self._copy_next("address", self._addresses(), say("This contact has no e-mail address."))

    def action_dial(self) -> None:
        """Hand the first number to the system's telephone."""
        if numbers := self._numbers():
            self._open(outside.to_dial(numbers[0]), numbers[0])
        else:
            self._warn(say("This contact has no number."))

    def action_write(self) -> None:
        """Hand the first address to the system's mail program."""
        if addresses := self._addresses():
            self._open(outside.to_write(addresses[0]), addresses[0])
        else:
            self._warn(say("This contact has no e-mail address."))

    def action_open_source(self) -> None:
        """Open the article where it was published, or the file it was read from."""
        passage = self.passage_in_hand
        if passage is None:
            self._warn(say("No article says so."))
            return
        if url := outside.web_address(passage.url):
            self._open(outside.at_quote(url, passage.quote), url)
        elif file := outside.article_file(passage.source):
            self._open(file, file)
        else:
            self._warn(say("The source cannot be opened: {source}", source=file_name(passage.source)))

    def _numbers(self) -> list[str]:
        entry = self.entry_in_hand
        return [value for value in map(shown.copyable_number, entry.all_phones) if value] if entry else []

    def _addresses(self) -> list[str]:
        entry = self.entry_in_hand
        return [value for value in map(shown.copyable_address, entry.emails) if value] if entry else []

    def _copy_next(self, kind: str, values: list[str], none: str) -> None:
        entry = self.entry_in_hand
        if not values or entry is None:
            self._warn(none)
            return
        again = self._copied[:2] == (kind, entry.id)
        place = (self._copied[2] + 1) % len(values) if again else 0
        self._copied = (kind, entry.id, place)
        self._copy(values[place])

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str) -> None:
        """Copy with a tool of the system, else through the terminal, and say which."""
        outcome = await asyncio.to_thread(clipboard.copy, text)
        if not outcome.handled:
            self.app.copy_to_clipboard(text)
        if outcome.certain:
            said = say("Copied: {text}", text=text)
        else:
            said = say("Sent to the terminal’s clipboard: {text}", text=text)
        self.notify(file_name(said), markup=False)

    @work(exclusive=True, group="open")
    async def _open(self, target: str, text: str) -> None:
        """Open outside; where there is no desktop, copy instead."""
        if await asyncio.to_thread(outside.open_outside, target):
            self.notify(say("Opened: {text}", text=file_name(text)), markup=False)
        else:
            self._copy(text)

    def _warn(self, said: str) -> None:
        self.notify(said, markup=False, severity="warning")
