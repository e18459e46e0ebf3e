"""Draw the pictures of the app for the README from the sample corpus, so that they stay true.

python tests/bench/picture.py [FOLDER]      writes app.svg into FOLDER, docs/ by default
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from directory.reader import Reader
from directory.store import Store
from extract import read, survey
from tui import language
from tui.app import Wegweiser
from tui.article_files import article_files
from tui.screens.find import FindScreen
from tui.widgets.search_box import SearchBox

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from app_screen import settle  # noqa: E402  found by the line above

PROJECT = TESTS.parent
SIZE = (112, 30)
TODAY = date(2026, 11, 22)
# Rich links a web font; a picture in a README may not load one, and asks nobody for anything.
_WEB_FONT = re.compile(r"@font-face \{[^}]{0,1000}\}\s*")


def fill(path: Path) -> None:
    """Add the sample corpus to a new directory, under the names that a reader of the README sees."""
    with Store.open(path) as store:
        for found in article_files([str(TESTS / "corpus")]):
            if isinstance(found, Path):
                for article in read(found):
                    store.add(survey(article))
        store.finish()


async def draw(path: Path, keys: list[str], title: str) -> str:
    """Open the app, hit the keys, and return the picture."""
    app = Wegweiser(path, partial(Reader.open, patience=2.0), TODAY)
    async with app.run_test(size=SIZE) as pilot:
        assert isinstance(app.screen, FindScreen)
        app.screen.query_one(SearchBox).cursor_blink = False
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        return _WEB_FONT.sub("", app.export_screenshot(title=title))


def main() -> None:
    """Draw."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs"
    folder.mkdir(exist_ok=True)
    language.use("en")
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "directory.sqlite3"
        fill(path)
        picture = asyncio.run(draw(path, [*"integration", "escape"], "wegweiser"))
    target = folder / "app.svg"
    target.write_text(picture, encoding="utf-8")
    print(f"{target}: {len(picture):,} characters")


if __name__ == "__main__":
    main()
