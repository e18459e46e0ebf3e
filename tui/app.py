"""What `wegweiser` opens at a terminal: the app over one directory file."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.command import CommandPalette

from directory.errors import DirectoryError, MissingError, OutdatedError
from tui import actions, language, reasons
from tui.actions import EVERYWHERE, FROM_THE_LIST, bindings
from tui.desk import Desk
from tui.exits import Exit
from tui.hand import open_store
from tui.harmless import file_name
from tui.language import say
from tui.palette import Actions
from tui.screens.find import FindScreen
from tui.settings import Settings, keep_theme, load
from tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from tui.desk import Source
    from tui.hand import Hand

# Seconds to wait for a lock before the screen says that the file is locked.
PATIENCE = 2.0


class Wegweiser(App[None]):
    """The app: one desk that answers, and the screens that ask it."""

    TITLE = "Wegweiser"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings((*FROM_THE_LIST, *EVERYWHERE))
    COMMANDS: ClassVar = {Actions}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        path: Path,
        open_source: Callable[[Path], Source],
        today: date | None = None,
        own: Settings | None = None,
        open_hand: Callable[[Path], Hand] | None = None,
    ) -> None:
        """Take the directory file, what opens it to read and to write, and a person's settings.

        Ages are counted from `today`, the present day by default.
        """
        super().__init__()
        self._own = own or Settings()
        self.desk = Desk(path, open_source, open_hand or partial(open_store, patience=PATIENCE))
        self.today = today or datetime.now(tz=UTC).astimezone().date()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._own.theme
        self.set_keymap(dict(self._own.keys))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the theme's variables of our own a value before a theme is chosen."""
        return dict(DARK.variables)

    def on_mount(self) -> None:
        """Open the first screen."""
        self.push_screen(FindScreen(self.desk, self.today))
        for complaint in self._own.complaints:
            self.notify(file_name(complaint), markup=False, severity="warning", timeout=10)

    def on_unmount(self) -> None:
        """Let go of the directory file."""
        self.desk.close()

    def action_help(self) -> None:
        """Show the keys of the screen in hand."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415  not before the first picture

        self.push_screen(HelpScreen(getattr(self.screen, "LISTED", EVERYWHERE), self._own.keys))

    def action_command_palette(self) -> None:
        """Open the palette."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=say("What do you want to do?")))

    def action_overview(self) -> None:
        """Show how much is in the directory."""
        from tui.screens.overview import OverviewScreen  # noqa: PLC0415  not before the first picture

        if isinstance(self.screen, FindScreen):
            self.push_screen(OverviewScreen(self.desk, self.today))

    def action_review(self) -> None:
        """Look through what waits for a decision; the list follows what was decided."""
        from tui.screens.review import ReviewScreen  # noqa: PLC0415  not before the first picture

        if isinstance(find := self.screen, FindScreen):
            self.push_screen(ReviewScreen(self.desk, find.topic_names), lambda _: find.changed("review"))

    def action_add(self) -> None:
        """Ask for a file or a folder and add its articles."""
        from tui.screens.adding import AddScreen  # noqa: PLC0415  not before the first picture

        if isinstance(find := self.screen, FindScreen):
            self.push_screen(AddScreen(self.desk), lambda _: find.changed("add"))

    def action_next_theme(self) -> None:
        """Change to the next look."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        keep_theme(self._own, self.theme)

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C copies."""
        self.notify(say("Ctrl+Q leaves Wegweiser."), markup=False)


def run(path: Path, spoken: str | None = None) -> int:
    """Open the app over a directory file, in the language given or that of the locale.

    A file that is not there yet is an empty directory. Returns the exit code: `Exit.NOTHING`, with one
    line on standard error, if the file is damaged or none of ours.
    """
    from directory.reader import Reader  # noqa: PLC0415  tests bring a source of their own

    language.use(spoken)
    try:
        try:
            Reader.open(path, patience=PATIENCE).close()
        except OutdatedError:
            sys.stderr.write(
                say("Bringing the directory up to date, once; a large one takes a minute …") + "\n"
            )
            open_store(path, PATIENCE).close()
    except MissingError:
        pass
    except DirectoryError as error:
        sys.stderr.write(f"wegweiser: {reasons.trouble(error)}\n")
        return Exit.NOTHING
    own = load({action.name for action in vars(actions).values() if isinstance(action, actions.Action)})
    app = Wegweiser(path, partial(Reader.open, patience=PATIENCE), own=own)
    app.run()
    return app.return_code or Exit.DONE
