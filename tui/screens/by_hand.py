"""What a screen with a contact in hand can change of it: verify, correct, note, hide, forget, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from directory.errors import DirectoryError
from tui import reasons
from tui.by_hand import user_name
from tui.fields import CHANGES, LABELS
from tui.harmless import file_name, one_line
from tui.language import say, say_count, say_day, say_number
from tui.printing import number_as_dialled
from tui.screens.contact import ContactScreen
from tui.widgets import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from directory.entry import Change, Entry
    from directory.erase import Forgotten
    from tui.corrections import Correction
    from tui.desk import Desk, Source
    from tui.hand import Hand

# So many lines of a list are told, and how many more there are.
SOME = 6


class HandScreen(ContactScreen):
    """A screen whose contact in hand can be changed."""

    _desk: Desk

    def changed(self, action: str) -> None:
        """Show what is in the directory now, after this change ("undo" for one taken back)."""
        raise NotImplementedError

    def _changeable(self) -> Entry | None:
        """Return the contact in hand; say so if there is none, or only an article."""
        entry = self.entry_in_hand
        if entry is None:
            self._warn(say("No contact is chosen."))
        elif shown.names_nobody(entry):
            self._warn(say("This is only an article: there is no contact to change."))
            return None
        return entry

    def action_verify(self) -> None:
        """Say that the contact is right today."""
        if entry := self._changeable():
            self._change("verify", lambda hand: hand.verify(entry.id, user_name()), _of(entry, "verified"))

    def action_hide(self) -> None:
        """Leave the contact out of every answer."""
        if entry := self._changeable():
            self._change("hide", lambda hand: hand.hide(entry.id, user_name()), _of(entry, "hidden"))

    def action_note(self) -> None:
        """Ask for a note and write it."""
        from tui.screens.asking import LineScreen  # noqa: PLC0415  not before the first picture

        entry = self._changeable()
        if entry is None:
            return
        contact = entry

        def write(text: str | None) -> None:
            if text is not None and text != (contact.note or ""):
                self._change(
                    "note",
                    lambda hand: hand.note(contact.id, text or None, user_name()),
                    _of(contact, "note"),
                )

        title = say("Note on {who}", who=shown.who(entry))
        self.app.push_screen(LineScreen(title, one_line(entry.note or "")), write)

    def action_edit(self) -> None:
        """Open the form and make the corrections."""
        from tui.screens.edit import EditScreen  # noqa: PLC0415  not before the first picture

        entry = self._changeable()
        if entry is None:
            return
        contact = entry

        def correct(wanted: list[Correction] | None) -> None:
            if not wanted:
                return
            said = (
                _of(contact, "corrected") + " (" + ", ".join(say(LABELS[each.field]) for each in wanted) + ")"
            )
            self._change("correct", lambda hand: _correct(hand, contact.id, wanted), said)

        self.app.push_screen(EditScreen(entry), correct)

    def action_forget(self) -> None:
        """Ask, and forget for good."""
        from tui.screens.asking import ConfirmScreen  # noqa: PLC0415  not before the first picture

        entry = self._changeable()
        if entry is None:
            return
        contact = entry
        lines = (
            ", ".join(part for part in (shown.who(entry), shown.where(entry)) if part),
            say(
                "The contact goes with all that is derived of it, its names, numbers and addresses are"
                " blackened in the texts kept here, and no later add brings it back. This cannot be undone."
            ),
        )

        def decided(yes: bool | None) -> None:  # noqa: FBT001  textual's signature
            if yes:
                self._forget(contact)

        self.app.push_screen(ConfirmScreen(say("Forget for good?"), lines), decided)

    @work(group="change")
    async def _forget(self, entry: Entry) -> None:
        from tui.screens.asking import ToldScreen  # noqa: PLC0415  not before the first picture

        try:
            forgotten = await self._desk.change(lambda hand: hand.forget(entry.id))
        except DirectoryError as error:
            self.notify(reasons.trouble(error), markup=False, severity="error")
            return
        self.changed("forget")
        self.app.push_screen(ToldScreen(say("Forgotten"), list(_forgotten_lines(forgotten))))

    @work(group="change")
    async def _change(self, action: str, act: Callable[[Hand], object], said: str) -> None:
        try:
            await self._desk.change(act)
        except DirectoryError as error:
            self.notify(reasons.trouble(error), markup=False, severity="error")
            return
        self.app.clear_notifications()
        self.notify(f"{said}. {say('u undoes it.')}", markup=False)
        self.changed(action)

    @work(group="change")
    async def action_undo(self) -> None:
        """Take the last change by hand back, and say which it was."""
        try:
            last = await self._desk.ask(_last_change)
            await self._desk.change(lambda hand: hand.undo(user_name()))
        except DirectoryError as error:
            self.notify(reasons.why(error), markup=False, severity="warning")
            return
        self.app.clear_notifications()
        self.notify(say("Undone: {what}", what=_told(*last) if last else ""), markup=False)
        self.changed("undo")


def _of(entry: Entry, done: str) -> str:
    return f"{shown.who(entry)}: {say(done)}"


def _correct(hand: Hand, contact_id: int, wanted: list[Correction]) -> None:
    for each in wanted:
        hand.correct(contact_id, each.field, each.value, user_name(), instead_of=each.instead_of)


def _last_change(source: Source) -> tuple[Change, Entry | None] | None:
    """Return the newest change that stands, with the contact it was made on."""
    change = next((change for change in source.journal(limit=1000) if change.undone_by is None), None)
    if change is None:
        return None
    return change, source.entry(change.contact_id) if change.contact_id else None


def _told(change: Change, entry: Entry | None) -> str:
    what = say(CHANGES.get(change.action, change.action))
    field = f" ({say(LABELS[change.field])})" if change.field in LABELS else ""
    return one_line(f"{shown.who(entry)}: {what}{field}" if entry else what + field)


def _forgotten_lines(forgotten: Forgotten) -> Iterator[str]:
    yield say_count(forgotten.texts, "blackened in one text", "blackened in {count} texts")
    if forgotten.kept:
        shared = ", ".join(map(number_as_dialled, forgotten.kept))
        yield say("Others answer there too, so it stays: {values}", values=shared)
    if forgotten.sources:
        yield ""
        yield say("Outside of the directory, and not touched, are the articles themselves:")
        yield from _some([file_name(source) for source in forgotten.sources])
    if forgotten.exports:
        yield ""
        yield say("Earlier exports may hold the contact:")
        yield from _some(
            [f"{file_name(export.path)} ({say_day(export.at[:10])})" for export in forgotten.exports]
        )
    if not forgotten.is_clear:
        yield ""
        yield say("Another program is reading the file: traces are left in it until that has ended.")


def _some(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:SOME])
    if len(lines) > SOME:
        yield "  " + say("and {count} more", count=say_number(len(lines) - SOME))
