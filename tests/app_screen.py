"""Open the app on an invented town without a terminal, and read its screen as plain text."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from app_invented import Invented, opening
from textual.worker import WorkerState

from tui import language
from tui.app import Wegweiser
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen

    from tui.desk import Source

TODAY = date(2026, 11, 22)
SCREENS = Path(__file__).parent / "tui" / "app_screens"
TOPIC_NAMES = {"en": {"integration": "Integration"}, "de": {"integration": "Ankommen"}}
UNFINISHED = {WorkerState.PENDING, WorkerState.RUNNING}


@asynccontextmanager
async def opened(
    source: Invented | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    spoken: str = "en",
    path: Path = Path("town.sqlite3"),
    open_source: Callable[[Path], Source] | None = None,
) -> AsyncIterator[Pilot[None]]:
    """Open the app, wait for its first answer; afterwards English is spoken again."""
    language.use(spoken)
    app = Wegweiser(path, open_source or opening(source or Invented()), TODAY)
    try:
        # The real names change with the topics file.
        with patch("tui.lookup.topic_names", lambda: TOPIC_NAMES[spoken]):
            async with app.run_test(size=size, notifications=True) as pilot:
                app.screen.query_one(SearchBox).cursor_blink = False
                await settle(pilot)
                yield pilot
    finally:
        language.use("en")


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker runs and no message waits."""
    await pilot.pause()
    while any(worker.state in UNFINISHED for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()
    while _waits_to_be_drawn(pilot.app.screen):  # on a busy machine longer than it takes to ask
        await pilot.pause(0.01)
    if any(worker.state in UNFINISHED for worker in pilot.app.workers):
        await settle(pilot)


def _waits_to_be_drawn(screen: Screen[object]) -> bool:
    return bool(screen._layout_required or screen._repaint_required or screen._dirty_widgets)  # noqa: SLF001


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Hit the keys one after the other, and wait for what they do."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await press(pilot, *text)


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """Return the screen's lines as they stand in the terminal, styles left out."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  the text only, no public way
    return [strip.text.rstrip() for strip in strips]


def screen_text(pilot: Pilot[None]) -> str:
    """Return the screen as one text."""
    return "\n".join(screen_lines(pilot)) + "\n"


def assert_screen(pilot: Pilot[None], name: str) -> None:
    """Compare the screen with the one kept; REWRITE_SCREENS=1 keeps the present one instead."""
    kept = SCREENS / f"{name}.txt"
    text = screen_text(pilot)
    if os.environ.get("REWRITE_SCREENS"):
        SCREENS.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
