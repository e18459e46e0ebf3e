"""Write the list in hand to a file: choose a format, name the file."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Input, Static

from directory.errors import DirectoryError
from directory.export import FORMATS
from tui import actions, lookup, reasons
from tui.actions import Action, Chapter, bindings
from tui.harmless import file_name, storable
from tui.language import say, say_count
from tui.screens.asking import BoxScreen
from tui.widgets.rows import Rows
from tui.widgets.shown import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from directory.entry import Entry
    from directory.export import Format
    from tui.desk import Desk, Source

CLOSE = Action("close", ("escape",), "Close without writing", Chapter.APP)
NAME = "wegweiser"


class Formats(Rows, can_focus=False):
    """The formats, one a row; the arrow keys reach them from the name of the file, where Tab stays."""

    def count(self) -> int:
        """Return how many formats there are."""
        return len(FORMATS)

    def draw(self, row: int, width: int) -> str:
        """Return the name of a format and what it is for."""
        name = FORMATS[row].name
        return fit(f"  {name:<10} {_purpose(name)}", width)

    def reached(self) -> None:
        """Tell that another format is chosen."""
        self.screen.query_one(FileName).change_suffix(FORMATS[self.cursor].suffix)


def _purpose(name: str) -> str:
    purposes = {
        "csv": say("a table for programs"),
        "csv-excel": say("a table for Excel and LibreOffice"),
        "jsonl": say("one JSON object a line"),
        "vcard": say("address cards"),
    }
    return purposes.get(name, "")


class FileName(Input):
    """The name of the file; its ending follows the format."""

    def change_suffix(self, suffix: str) -> None:
        """Change the ending, if it is that of a format."""
        path = Path(self.value or NAME)
        if path.suffix in {format_.suffix for format_ in FORMATS} | {""}:
            self.value = str(path.with_suffix(suffix))


class ExportScreen(BoxScreen[None]):
    """Arrow keys choose the format while the name is typed; Enter writes."""

    BINDINGS = bindings((CLOSE, actions.DOWN, actions.UP))
    AUTO_FOCUS = "FileName"
    HINT = "Enter writes, Esc closes"

    def __init__(self, desk: Desk, wish: lookup.Wish, found: lookup.Found) -> None:
        """Take the desk and the list: what was wished for and what was found."""
        super().__init__(say_count(found.contacts, "Write one contact", "Write {count} contacts"))
        self._desk = desk
        self._wish = wish
        self._found = found
        self._warned_of: Path | None = None

    def inside(self) -> ComposeResult:
        """Yield the formats, the file's name, and a place for what is told."""
        yield Formats()
        yield FileName(f"{NAME}{FORMATS[0].suffix}", select_on_focus=False, compact=True)
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """Draw the formats."""
        formats = self.query_one(Formats)
        formats.styles.height = formats.count()
        formats.redraw()

    @on(Input.Changed)
    def _renamed(self) -> None:
        self._warned_of = None
        self._tell("")

    @on(Input.Submitted)
    @on(Rows.Opened)
    def _decided(self) -> None:
        name = self.query_one(FileName).value.strip()
        if not name:
            self._tell(say("Name a file."))
            return
        path = Path(name).expanduser()
        if path.exists() and self._desk.path.exists() and path.samefile(self._desk.path):
            self._tell(say("This is the directory itself."))
            return
        if path.exists() and path != self._warned_of:
            self._warned_of = path
            self._tell(say("This file is there already. Enter again replaces it."))
            return
        self._write(FORMATS[self.query_one(Formats).cursor], path)

    @work(exclusive=True, group="export")
    async def _write(self, format_: Format, path: Path) -> None:
        def ask(source: Source) -> int | OSError:
            try:
                return write(lookup.listed(source, self._wish, self._found), format_, path)
            except OSError as error:  # the file's trouble, not the directory's
                return error

        try:
            count = await self._desk.ask(ask)
        except DirectoryError as error:
            self._tell(reasons.trouble(error))
            return
        if isinstance(count, OSError):
            reason = reasons.of_system(count)  # first: a long path would push it out of sight
            self._tell(f"{reason[0].upper()}{reason[1:]}: {file_name(str(path))}")
            return
        await self._note(format_, path, count)
        written = file_name(str(path))
        said = say_count(
            count, "One contact written to {path}", "{count} contacts written to {path}", path=written
        )
        self.app.notify(said, markup=False)
        self.dismiss()

    async def _note(self, format_: Format, path: Path, count: int) -> None:
        """Remember the export, so that `forget` can name what it cannot reach.

        A directory that cannot be written to is exported all the same.
        """
        where = _where(path)
        with suppress(DirectoryError):
            await self._desk.change(lambda hand: hand.note_export(format_.name, where, count))

    def _tell(self, said: str) -> None:
        self.query_one("#told", Static).update(Content(said))

    def action_down(self) -> None:
        """Choose the next format."""
        self.query_one(Formats).move(1)

    def action_up(self) -> None:
        """Choose the format before."""
        self.query_one(Formats).move(-1)


def write(entries: Iterable[Entry], format_: Format, path: Path) -> int:
    """Write entries to a file and return how many; the file is there whole or not at all.

    Readable by its owner alone, as the directory is. Raises OSError.
    """
    counted = _Counted(entries)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            format_.write(counted, stream)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return counted.count


def _where(path: Path) -> str:
    return storable(str(path.absolute()))


class _Counted:
    """Counts what passes."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self.count = 0

    def __iter__(self) -> _Counted:
        self._iterator = iter(self._entries)
        return self

    def __next__(self) -> Entry:
        entry = next(self._iterator)
        self.count += 1
        return entry
