"""Topics, filters, order, export: what the list is made of, and what leaves it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from app_invented import ADA, CHOIR, DEBTS, WENKE, Invented, many
from app_screen import TODAY, assert_screen, opened, press, screen_lines, screen_text, settle, type_in

from directory.entry import Filters, Hit, Status
from directory.export import FORMATS
from tui import lookup
from tui.lookup import Order, Wish
from tui.screens.export import ExportScreen, FileName, write
from tui.screens.narrow import choices
from tui.widgets.hits import Hits
from tui.widgets.topics import Topics

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def people(pilot: Pilot[None]) -> list[str | None]:
    hits = pilot.app.screen.query_one(Hits)
    return [hit.entry.person or hit.entry.department for hit in hits._hits]  # noqa: SLF001


# Topics


@pytest.mark.parametrize("size", [(80, 24), (200, 30)])
async def test_topics_with_counts(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "escape", "t", "down", "down")
        assert_screen(pilot, f"topics_{size[0]}x{size[1]}")


async def test_topic_under_the_cursor_filters_and_typing_goes_on_in_it() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "t", "down", "down")
        assert people(pilot) == ["Ada Beispiel", "Wenke Muster"]
        await press(pilot, "enter", "slash")
        await type_in(pilot, "wen")
        assert people(pilot) == ["Wenke Muster"]
        assert "only Integration" in screen_text(pilot)


async def test_escape_takes_words_then_filters_away() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "t", "down", "down", "escape", "slash")
        await type_in(pilot, "ada")
        await press(pilot, "escape", "escape")
        assert people(pilot) == ["Ada Beispiel", "Wenke Muster"]
        await press(pilot, "escape")
        assert len(people(pilot)) == 4


async def test_topics_hide_again_with_their_filter() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "t", "down", "t")
        assert not pilot.app.screen.query_one(Topics).display
        assert len(people(pilot)) == 4


async def test_groups_fold_away() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "t", "down", "left")
        assert "▌+ Living together" in screen_text(pilot)
        assert "Integration   " not in "".join(line[:28] for line in screen_lines(pilot))
        await press(pilot, "right")
        assert "▌- Living together" in screen_text(pilot)


async def test_topics_do_not_show_by_themselves_on_a_small_screen() -> None:
    async with opened(size=(149, 30)) as pilot:
        assert not pilot.app.screen.query_one(Topics).display
    async with opened(size=(150, 30)) as pilot:
        assert pilot.app.screen.query_one(Topics).display


# Filters


async def test_menu_of_filters() -> None:
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "n")
        assert_screen(pilot, "narrow")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("p",), ["Schuldnerberatung", "Ada Beispiel", "Wenke Muster"]),
        (("a",), ["Jonas Nachtigall", "Ada Beispiel", "Wenke Muster"]),
        (("p", "a"), ["Ada Beispiel", "Wenke Muster"]),
        (("p", "p"), ["Jonas Nachtigall", "Schuldnerberatung", "Ada Beispiel", "Wenke Muster"]),
        (("v",), ["Jonas Nachtigall"]),
        (("v", "d"), ["Schuldnerberatung"]),
        (("o",), ["Ada Beispiel", "Wenke Muster"]),
        (("l",), ["Ada Beispiel", "Wenke Muster"]),
        (("p", "x"), ["Jonas Nachtigall", "Schuldnerberatung", "Ada Beispiel", "Wenke Muster"]),
        (("down", "enter"), ["Jonas Nachtigall", "Ada Beispiel", "Wenke Muster"]),
    ],
)
async def test_filters_follow_at_once(keys: tuple[str, ...], expected: list[str]) -> None:
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "n", *keys, "escape")
        assert people(pilot) == expected


def test_choices_say_what_is_on() -> None:
    filters = Filters(has=frozenset({"phone"}), organization="Amt", status=Status.DOUBTFUL)
    assert [choice.label for choice in choices(filters, None, TODAY) if choice.on] == [
        "with a phone number",
        "doubtful",
        "Amt",
    ]


# Order


async def test_sorting() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "s")
        assert people(pilot) == ["Ada Beispiel", "Jonas Nachtigall", "Schuldnerberatung", "Wenke Muster"]
        assert "sorted by name" in screen_text(pilot)
        await press(pilot, "s")
        assert people(pilot)[0] == "Schuldnerberatung"
        await press(pilot, "s", "s")
        assert people(pilot)[0] == "Jonas Nachtigall"
        assert "sorted" not in screen_text(pilot)


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["Zoe", "Ärzte", "Arzt"], ["Arzt", "Ärzte", "Zoe"]),
        (["straße b", "Strasse a", "STRASSE c"], ["Strasse a", "straße b", "STRASSE c"]),
    ],
)
def test_names_are_sorted_as_in_german(names: list[str], ordered: list[str]) -> None:
    entries = [replace(CHOIR, id=number, person=name) for number, name in enumerate(names)]
    hits = tuple(Hit(entry, 1, "", "", "") for entry in entries)
    assert [hit.entry.person for hit in lookup.in_order(hits, Order.BY_NAME)] == ordered


def test_a_sorted_list_is_held_up_to_the_most() -> None:
    assert Wish().sorted_next().limit == lookup.MOST
    assert Wish(order=Order.BY_DAY, limit=lookup.MOST).sorted_next() == Wish()


# Export


async def test_dialogue_of_export() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "x", "down", "down", "down")
        assert_screen(pilot, "export")


async def test_export_writes_exactly_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as pilot:
        await type_in(pilot, "muster")
        await press(pilot, "escape", "s", "x", "enter")
        assert "3 contacts written to wegweiser.csv" in screen_text(pilot)
    written = (tmp_path / "wegweiser.csv").read_bytes()
    expected = tmp_path / "expected.csv"
    write((ADA, DEBTS, WENKE), FORMATS[0], expected)
    assert written == expected.read_bytes()


async def test_export_writes_what_is_beyond_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(Invented(people=many(300))) as pilot:
        await type_in(pilot, "person")
        await press(pilot, "escape", "x", "enter")
        assert "300 contacts written" in screen_text(pilot)


async def test_file_that_is_there_is_replaced_only_when_asked_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = tmp_path / "wegweiser.vcf"
    kept.write_text("mine")
    async with opened() as pilot:
        await press(pilot, "escape", "x", "up", "down", "down", "down", "enter")
        assert "This file is there already." in screen_text(pilot)
        assert kept.read_text() == "mine"
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ExportScreen)
    assert kept.read_text().startswith("BEGIN:VCARD")


async def test_export_that_fails_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "x")
        pilot.app.screen.query_one(FileName).value = str(tmp_path / "no" / "such" / "folder.csv")
        await press(pilot, "enter")
        assert "No such file or directory" in screen_text(pilot)
        assert isinstance(pilot.app.screen, ExportScreen)


async def test_tab_leaves_what_is_typed_in_the_name() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "x", "tab", "ctrl+u", "z", "tab", "y")
        assert pilot.app.screen.query_one(FileName).value == "zy"


async def test_topics_are_counted_where_a_wider_terminal_shows_them() -> None:
    async with opened(size=(80, 24)) as pilot:
        assert "Integration " not in screen_text(pilot)
        await pilot.resize_terminal(200, 24)
        await settle(pilot)
        assert "Integration " in screen_text(pilot)


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def entries() -> object:
        yield CHOIR
        message = "the directory broke"
        raise OSError(message)

    with pytest.raises(OSError, match="broke"):
        write(entries(), FORMATS[0], path)  # type: ignore[arg-type]
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text() == "old"
