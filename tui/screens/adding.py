"""Add articles from within the app: name a file or a folder, see how far it is."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui import reasons
from tui.actions import Action, Chapter, bindings
from tui.harmless import file_name
from tui.language import say, say_count, say_number
from tui.screens.asking import BoxScreen, Line

if TYPE_CHECKING:
    from asyncio.subprocess import Process

    from textual.app import ComposeResult

    from tui.desk import Desk

CLOSE = Action("close", ("escape",), "Stop adding; what was added stays", Chapter.APP)
# So many failures are named; the command line names all.
FAILURES = 4
BAR = 40


@dataclass(slots=True)
class Progress:
    """What the process has told so far."""

    files: int = 0
    done: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    contacts: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    indexing: bool = False
    ended: bool = False
    trouble: str = ""

    def take(self, said: dict[str, Any]) -> None:
        """Take in one line of the process."""
        for name in ("files", "done", "new", "changed", "unchanged", "contacts"):
            if isinstance(said.get(name), int):
                setattr(self, name, said[name])
        if "failed" in said:
            self.failures.append((str(said["failed"]), str(said.get("reason", ""))))
        self.indexing = self.indexing or "stage" in said
        self.ended = self.ended or "end" in said
        self.trouble = str(said.get("trouble", self.trouble))

    def lines(self) -> list[str]:
        """Return what is told: a bar, the counts, the failures; harmless."""
        share = self.done / self.files if self.files else 0.0
        full = round(min(1.0, share) * BAR)
        told = [
            "█" * full + "░" * (BAR - full),
            say("{done} of {total} files", done=say_number(self.done), total=say_number(self.files)),
            ", ".join(
                (
                    say("articles: {new} new", new=say_number(self.new)),
                    say("{changed} changed", changed=say_number(self.changed)),
                    say("{unchanged} there already", unchanged=say_number(self.unchanged)),
                )
            ),
            say_count(self.contacts, "one contact new", "{count} contacts new"),
        ]
        if self.failures:
            told.append(say_count(len(self.failures), "one failed:", "{count} failed:"))
            told.extend(
                f"  {file_name(name)}: {file_name(reasons.retold(why))}"
                for name, why in self.failures[:FAILURES]
            )
            if len(self.failures) > FAILURES:
                told.append("  " + say("and {count} more", count=say_number(len(self.failures) - FAILURES)))
        if self.trouble:
            told.append(file_name(reasons.retold(self.trouble)))
        elif self.ended:
            told.append(say("Done. Esc closes."))
        elif self.indexing:
            told.append(say("Preparing the look-up by meaning …"))
        return told


class PathSuggester(Suggester):
    """Complete the name of a file or a folder, as a shell does; the right arrow takes it."""

    def __init__(self) -> None:
        """Ask the disk each time: files come and go."""
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first name that begins so, with "/" behind a folder."""
        return await asyncio.to_thread(complete, value)


def complete(typed: str) -> str | None:
    """Return the path that continues what is typed; None if there is none."""
    if not typed:
        return None
    folder, slash, begun = typed.rpartition("/")
    try:
        inside = sorted(Path(folder + slash or ".").expanduser().iterdir())
    except (OSError, RuntimeError):  # no such folder; "~nobody"
        return None
    for path in inside:
        if (
            path.name.startswith(begun)
            and (begun or not path.name.startswith("."))
            and path.name.isprintable()
        ):
            return f"{folder}{slash}{path.name}{'/' if path.is_dir() else ''}"
    return None


class AddScreen(BoxScreen[None]):
    """Enter starts; Esc stops, or closes when all is done."""

    BINDINGS = bindings((CLOSE,))
    AUTO_FOCUS = "Line"
    HINT = "Enter adds, → completes, Esc closes"

    def __init__(self, desk: Desk) -> None:
        """Take the desk, whose file is filled."""
        super().__init__(say("Add articles"))
        self._desk = desk
        self._process: Process | None = None
        self._progress: Progress | None = None

    def inside(self) -> ComposeResult:
        """Yield a line for the path, and below it a place for the progress."""
        line = Line(placeholder=say("a file or a folder, such as ~/articles"))
        line.suggester = PathSuggester()
        yield line
        yield Static("", id="told", markup=False)

    @on(Input.Submitted)
    def _decided(self) -> None:
        if self._process is not None:
            return
        typed = self.query_one(Line).value.strip()
        try:
            path = Path(typed).expanduser()
        except RuntimeError:  # "~nobody"
            path = Path(typed)
        if not typed or not path.exists():
            self._tell([say("There is no such file or folder.")])
            return
        self._add(path.absolute())

    @work(exclusive=True, group="add")
    async def _add(self, path: Path) -> None:
        self._progress = progress = Progress()
        self._desk.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        command = ("-m", "tui.adding", str(self._desk.path.absolute()), str(path))
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            stream = self._process.stdout
            while stream is not None and (line := await stream.readline()):
                progress.take(json.loads(line))
                self._tell(progress.lines())
            await self._process.wait()
        finally:
            self._stop()
            self._process = None
        if not progress.ended and not progress.trouble:
            progress.trouble = "it broke off; what was added stays"
            self._tell(progress.lines())

    def _stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()

    def _tell(self, lines: list[str]) -> None:
        self.query_one("#told", Static).update(Content("\n".join(lines)))

    def on_unmount(self) -> None:
        """Leave no process behind."""
        self._stop()

    def action_close(self) -> None:
        """Stop, or go back to the list."""
        if self._process is not None:
            self.notify(say("Stopped; what was added stays."), markup=False)
        self._stop()
        self.dismiss()
