"""Keys of one's own, the look as it was left, colours of the looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from app_invented import Invented, opening
from app_screen import TODAY, press, screen_lines, screen_text, settle, type_in
from textual.color import Color

from tui.app import Wegweiser
from tui.settings import Settings, keep_theme, load_from
from tui.themes import CONTRAST, DARK, LIGHT, THEMES
from tui.widgets.hits import Hits

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

KNOWN = {"search", "copy_number", "down"}


def wegweiser(tmp_path: Path, own: Settings) -> Wegweiser:
    return Wegweiser(tmp_path / "town.sqlite3", opening(Invented()), TODAY, own)


async def test_key_of_ones_own_works_and_is_shown(tmp_path: Path) -> None:
    async with wegweiser(tmp_path, Settings(keys={"down": "ctrl+n", "copy_number": "y"})).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n", "escape", "j")
        hit = pilot.app.screen.query_one(Hits).chosen
        assert hit
        assert hit.entry.department == "Schuldnerberatung"
        assert " y Number " in screen_lines(pilot)[-1]
        await press(pilot, "question_mark", "pagedown")
        assert "Ctrl+N " in screen_text(pilot)


async def test_look_is_kept_for_the_next_time(tmp_path: Path) -> None:
    kept_in = tmp_path / "state" / "theme"
    async with wegweiser(tmp_path, Settings(kept_in=kept_in)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        assert pilot.app.theme == LIGHT.name
    own = load_from(tmp_path / "keys.toml", kept_in, KNOWN)
    assert own.theme == LIGHT.name
    async with wegweiser(tmp_path, own).run_test() as pilot:
        assert pilot.app.theme == LIGHT.name
        await press(pilot, "ctrl+t", "ctrl+t")
        assert pilot.app.theme == DARK.name


@pytest.mark.parametrize(
    ("content", "keys", "complaint"),
    [
        ('search = "ctrl+s"', {"search": "ctrl+s"}, ""),
        ('search = "s,f3"', {"search": "s,f3"}, ""),
        ('fly = "f"', {}, "fly: no such action"),
        ("search = 3", {}, "search: no key"),
        ('search = ""', {}, "search: no key"),
        ("search = ", {}, "Invalid value"),
        (b"\xff\xfe", {}, "codec"),
    ],
)
def test_file_of_keys(tmp_path: Path, content: str | bytes, keys: dict[str, str], complaint: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    own = load_from(path, tmp_path / "theme", KNOWN)
    assert own.keys == keys
    assert complaint in "".join(own.complaints)
    assert bool(own.complaints) == bool(complaint)


async def test_complaint_about_the_file_of_keys_is_shown(tmp_path: Path) -> None:
    own = Settings(complaints=("keys.toml: fly: no such action [/]\x1b[2J",))
    async with wegweiser(tmp_path, own).run_test(notifications=True) as pilot:
        await settle(pilot)
        assert "no such action" in screen_text(pilot)
        assert "[/]\\x1b[2J" in screen_text(pilot)


def test_look_that_cannot_be_kept_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep_theme(Settings(kept_in=tmp_path / "file" / "theme"), DARK.name)
    (tmp_path / "theme").write_text("no such look")
    assert load_from(tmp_path / "keys.toml", tmp_path / "theme", KNOWN).theme == DARK.name


# WCAG 2.2: 4.5 for text, 7 for text in high contrast; https://www.w3.org/TR/WCAG22/#contrast-minimum


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    for text in (theme.foreground, theme.accent, theme.variables["muted"], theme.warning):
        for ground in (theme.background, theme.surface, theme.panel):
            assert text
            assert ground
            assert contrast(text, ground) >= least, (text, ground)
    assert theme.accent
    assert theme.background
    assert contrast(theme.accent, theme.background) >= least  # the row of the cursor


async def test_typing_still_works_with_a_key_of_ones_own(tmp_path: Path) -> None:
    async with wegweiser(tmp_path, Settings(keys={"search": "ctrl+s"})).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "escape", "ctrl+s")
        await type_in(pilot, "ada")
        assert "1 of 1" in screen_text(pilot)


async def test_without_colour_all_is_told_by_other_means(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with wegweiser(tmp_path, Settings()).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "escape")
        monochrome = pilot.app.get_line_filters()[-1]
        ground = Color.parse("black")
        strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001
        segments = [segment for strip in strips for segment in strip.apply_filter(monochrome, ground)]
        colours = [
            s.style.color.triplet for s in segments if s.style and s.style.color and s.style.color.triplet
        ]
        assert colours
        assert all(len(set(colour)) == 1 for colour in colours)
        number = next(segment for segment in segments if "(0 30) 23 12 50 01" in segment.text)
        assert number.style
        assert number.style.underline
        assert "▌~ Ada Beispiel" in screen_text(pilot)
