"""Draw the pictures of the app for the README from the sample corpus, so that they stay true.

python tests/bench/picture.py [FOLDER]      writes an SVG of each screen into FOLDER, docs/ by default

Where there is a Chromium, the app in the browser is drawn, too (browser.png).
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from directory.reader import Reader
from directory.store import Store
from extract import read, survey
from tui import language
from tui.app import Wegweiser
from tui.article_files import article_files
from tui.settings import Settings
from tui.themes import DARK, LIGHT
from tui.widgets.search_box import SearchBox

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from app_screen import settle  # noqa: E402  found by the line above
from browser import browser, program  # noqa: E402

PROJECT = TESTS.parent
PORT = 8473
TODAY = date(2026, 11, 22)
# Rich links a web font; a picture in a README may not load one, and asks nobody for anything.
_WEB_FONT = re.compile(r"@font-face \{[^}]{0,1000}\}\s*")


def fill(path: Path) -> None:
    """Add the sample corpus to a new directory, under the names that a reader of the README sees."""
    with Store.open(path) as store:
        for found in article_files(["tests/corpus"]):
            if isinstance(found, Path) and not found.name.endswith(".expected.json"):
                for article in read(found):
                    # The day of a file is that of the checkout: another picture on every machine.
                    undated = article.published_rule == "file"
                    store.add(survey(replace(article, published=None) if undated else article))
        store.finish()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, the terminal in cells, the look, and the keys hit before it is taken."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = DARK.name


PICTURES = (
    Picture("app", (112, 30), (*"integration", "escape")),
    Picture("article", (112, 30), (*"integrationskurs", "escape", "enter")),
    Picture("topics", (150, 30), ("escape", "t", "down", "down")),
    Picture("overview", (112, 38), ("escape", "f2")),
    Picture("review", (112, 30), ("escape", "r")),
    Picture("edit", (112, 30), (*"integrationskurs", "escape", "e")),
    Picture("narrow", (112, 30), ("escape", "n", "p")),
    Picture("help", (112, 50), ("escape", "question_mark")),
    Picture("adding", (112, 24), ("ctrl+o", *"tests/corp")),
    Picture("light", (80, 24), (*"schulden", "escape"), LIGHT.name),
)


async def draw(path: Path, picture: Picture) -> str:
    """Open the app, hit the keys, and return the picture."""
    app = Wegweiser(path, partial(Reader.open, patience=2.0), TODAY, Settings(theme=picture.theme))
    async with app.run_test(size=picture.size) as pilot:
        app.screen.query_one(SearchBox).cursor_blink = False
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)
        return _WEB_FONT.sub("", app.export_screenshot(title="wegweiser"))


async def draw_in_browser(path: Path) -> bytes:
    """Serve the directory, open it in a browser, look something up, and return the picture."""
    command = ("-c", "from tui.cli import main; main()", "--lang", "en", "serve", "--port", str(PORT))
    served = await asyncio.create_subprocess_exec(
        sys.executable, *command, "--directory", str(path), stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await asyncio.sleep(3)
        async with browser((1000, 560)) as page:
            await page.open(f"http://127.0.0.1:{PORT}/")
            await page.until(" of ")
            await page.click(200, 8)
            await page.type("schulden")
            await asyncio.sleep(2)
            return await page.picture()
    finally:
        served.terminate()
        await served.wait()


def main() -> None:
    """Draw."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs"
    folder.mkdir(exist_ok=True)
    language.use("en")
    # Sources are named as from the project's folder, so that the pictures are the same on every machine.
    os.chdir(PROJECT)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "directory.sqlite3"
        fill(path)
        for picture in PICTURES:
            drawn = asyncio.run(draw(path, picture))
            target = folder / f"{picture.name}.svg"
            target.write_text(drawn, encoding="utf-8")
            print(f"{target}: {len(drawn):,} characters")
        if program() is not None:
            (folder / "browser.png").write_bytes(asyncio.run(draw_in_browser(path)))


if __name__ == "__main__":
    main()
