"""Adding articles from within the app: the process that does it, its progress, the dialogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from app_screen import assert_screen, opened, press, screen_text, settle, type_in
from app_town import OPEN, entries, fill, town

from tui import adding
from tui.screens.adding import AddScreen, Progress, complete
from tui.screens.asking import Line

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """Singkreis sucht Stimmen

Wer mitsingen will, meldet sich bei Freya Lindner vom Singkreis Musterstadt, Telefon (0 30) 2 31 25-1 11.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "articles"
    inside.mkdir()
    (inside / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (inside / "b.txt").write_text("", encoding="utf-8")
    return inside


# The process


def test_progress_is_told_line_by_line(tmp_path: Path, folder: Path) -> None:
    told: list[dict[str, Any]] = []
    adding.add(tmp_path / "town.sqlite3", str(folder), told.append)
    assert told[0] == {"files": 2}
    assert {"done": 2, "contacts": 1, "new": 1, "unchanged": 0, "changed": 0} in told
    assert [line["failed"] for line in told if "failed" in line] == [str(folder / "b.txt")]
    assert told[-2:] == [{"stage": "indexing"}, {"end": True}]
    again: list[dict[str, Any]] = []
    adding.add(tmp_path / "town.sqlite3", str(folder), again.append)
    assert {"done": 2, "contacts": 0, "new": 0, "unchanged": 1, "changed": 0} in again


def test_damaged_directory_is_told(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "town.sqlite3"
    path.write_text("no directory", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["adding", str(path), str(folder)])
    adding.main()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[-1] == {"trouble": "no directory of Wegweiser (a text file)"}


# The progress


def test_progress_in_words() -> None:
    progress = Progress()
    for said in ({"files": 40}, {"done": 10, "new": 7, "changed": 1, "unchanged": 2, "contacts": 1200}):
        progress.take(said)
    bar, files, articles, contacts = progress.lines()
    assert (bar.count("█"), bar.count("░")) == (10, 30)
    assert (files, contacts) == ("10 of 40 files", "1,200 contacts new")
    assert articles == "articles: 7 new, 1 changed, 2 there already"


def test_failures_are_harmless_and_few() -> None:
    progress = Progress()
    for number in range(9):
        progress.take({"failed": f"\x1b]52;c;QQ==\x07{number}", "reason": "empty\x1b[2J"})
    lines = progress.lines()
    assert "9 failed:" in lines
    assert "  and 5 more" in lines
    assert all(line.isprintable() for line in lines)


def test_odd_lines_change_nothing() -> None:
    progress = Progress()
    progress.take({"files": "many", "done": None, "surprise": 3})
    assert (progress.files, progress.done, progress.ended) == (0, 0, False)


# Completing a path


def test_paths_are_completed(tmp_path: Path, folder: Path) -> None:
    assert complete(f"{tmp_path}/art") == f"{folder}/"
    assert complete(f"{folder}/") == f"{folder}/a.txt"
    assert complete(f"{folder}/b") == f"{folder}/b.txt"
    assert complete(f"{folder}/c") is None
    assert complete(f"{tmp_path}/none/") is None
    assert complete("") is None
    assert complete("~nobody-of-this-name/x") is None


def test_names_that_no_terminal_may_see_are_not_offered(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.txt").touch()
    assert complete(f"{tmp_path}/a") is None


# The dialogue


@pytest.mark.parametrize("spoken", ["en", "de"])
async def test_dialogue(tmp_path: Path, spoken: str) -> None:
    async with town(fill(tmp_path / "town.sqlite3"), (80, 24), spoken) as pilot:
        await press(pilot, "escape", "A")
        assert_screen(pilot, f"adding_80x24_{spoken}")
        await press(pilot, "escape")
        assert "5 " in screen_text(pilot).splitlines()[0]


async def test_articles_are_added_and_listed(tmp_path: Path, folder: Path) -> None:
    path = fill(tmp_path / "town.sqlite3")
    async with town(path) as pilot:
        await press(pilot, "ctrl+o")
        await type_in(pilot, str(folder / "a.tx"))
        await press(pilot, "right", "enter")
        text = screen_text(pilot)
        assert "1 of 1 files" in text
        assert "articles: 1 new" in text
        assert "Done. Esc closes." in text
        await press(pilot, "escape")
        assert "6 of 6" in screen_text(pilot)
    assert "Freya Lindner" in [entry.person for entry in entries(path)]


async def test_empty_directory_is_filled_from_within(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "new" / "town.sqlite3"
    async with opened(path=path, open_source=OPEN) as pilot:
        assert "This directory is empty." in screen_text(pilot)
        await press(pilot, "ctrl+o")
        await type_in(pilot, str(folder))
        await press(pilot, "enter")
        assert "one failed:" in screen_text(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        assert "Freya Lindner" in screen_text(pilot)


@pytest.mark.parametrize("typed", ["", "/no/such/folder", "~nobody-of-this-name"])
async def test_path_that_is_not_there(tmp_path: Path, typed: str) -> None:
    async with town(fill(tmp_path / "town.sqlite3")) as pilot:
        await press(pilot, "ctrl+o")
        await type_in(pilot, typed)
        await press(pilot, "enter")
        assert "There is no such file or folder." in screen_text(pilot)
        assert isinstance(pilot.app.screen, AddScreen)


async def test_completion_is_no_markup(tmp_path: Path) -> None:
    (tmp_path / "a[").mkdir()
    (tmp_path / "a[" / "]b.txt").touch()
    async with town(fill(tmp_path / "town.sqlite3")) as pilot:
        await press(pilot, "ctrl+o")
        for letter in f"{tmp_path}/a[/":
            await pilot.press(letter)
        await settle(pilot)
        await press(pilot, "right")
        assert pilot.app.screen.query_one(Line).value.endswith("/a[/]b.txt")
