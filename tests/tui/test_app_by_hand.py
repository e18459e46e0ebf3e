"""Changes by hand from the list: verify, edit, note, hide, forget, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from app_invented import NOBODY, Invented
from app_screen import assert_screen, opened, press, screen_text, settle, type_in
from app_town import entries, entry_of, fill, standing, town
from directory_samples import BERLIN

from directory.entry import Entry, Status
from directory.store import Store
from tui.corrections import Correction, RefusedError, Slot, corrections, slots
from tui.screens.asking import Line
from tui.screens.find import FindScreen
from tui.widgets.hits import Hits

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "town.sqlite3")


async def choose(pilot: Pilot[None], words: str) -> None:
    """Look somebody up and go to the list."""
    await type_in(pilot, words)
    await press(pilot, "escape")


def chosen(pilot: Pilot[None]) -> Entry:
    hit = pilot.app.screen.query_one(Hits).chosen
    assert hit
    return hit.entry


def content(path: Path) -> bytes:
    return path.read_bytes()


def vanish(path: Path) -> None:
    path.unlink()


async def clear(pilot: Pilot[None]) -> None:
    line = pilot.app.screen.focused
    assert isinstance(line, Line)
    line.clear()
    await settle(pilot)


# Each key does its work, says so, and can be undone


async def test_verify(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "vogelsang")
        await press(pilot, "v")
        assert "Piet Vogelsang: verified. u undoes it." in screen_text(pilot)
        assert chosen(pilot).status is Status.VERIFIED
        assert "verified on" in screen_text(pilot)
        await press(pilot, "u")
        assert "Undone: Piet Vogelsang: verified" in screen_text(pilot)
        assert chosen(pilot).status is Status.DOUBTFUL
    assert standing(path) == []


async def test_verify_in_german(path: Path) -> None:
    async with town(path, spoken="de") as pilot:
        await choose(pilot, "vogelsang")
        await press(pilot, "v")
        assert "Piet Vogelsang: geprüft. u nimmt es zurück." in screen_text(pilot)


async def test_note(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "vogelsang")
        await press(pilot, "N")
        await type_in(pilot, "bis Mai im Urlaub")
        await press(pilot, "enter")
        assert chosen(pilot).note == "bis Mai im Urlaub"
        await press(pilot, "N")
        await clear(pilot)
        await press(pilot, "enter")
        assert chosen(pilot).note is None


async def test_hide_keeps_the_place_in_the_list(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "down", "down")
        after = pilot.app.screen.query_one(Hits)._hits[3].entry.id  # noqa: SLF001
        await press(pilot, "H")
        assert chosen(pilot).id == after
        assert "4 of 4" in screen_text(pilot)
        await press(pilot, "u")
        assert "5 of 5" in screen_text(pilot)


@pytest.mark.parametrize("spoken", ["en", "de"])
async def test_form(path: Path, spoken: str) -> None:
    async with town(path, (80, 24), spoken) as pilot:
        await choose(pilot, "ada")
        await press(pilot, "e")
        assert_screen(pilot, f"edit_80x24_{spoken}")


async def test_correct_a_number(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "ada")
        await press(pilot, "e", *["down"] * 6)
        await clear(pilot)
        await type_in(pilot, "030 23125-009")
        await press(pilot, "enter")
        assert "Ada Beispiel: corrected (Phone)" in screen_text(pilot)
        assert chosen(pilot).phones == ("+493023125009",)
        await press(pilot, "u")
        assert chosen(pilot).phones == ("+493023125002",)


async def test_number_that_is_none_is_refused_and_nothing_is_lost(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "ada")
        await press(pilot, "e", *["down"] * 6)
        await clear(pilot)
        await type_in(pilot, "4711")
        await press(pilot, "enter")
        assert "4711 is no phone number with its area code." in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FindScreen)
    assert standing(path) == []


async def test_form_left_as_it_was_changes_nothing(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "ada")
        await press(pilot, "e", "enter")
        assert isinstance(pilot.app.screen, FindScreen)
    assert standing(path) == []


@pytest.mark.parametrize("spoken", ["en", "de"])
async def test_forget_asks_first(path: Path, spoken: str) -> None:
    async with town(path, (80, 24), spoken) as pilot:
        await choose(pilot, "vogelsang")
        await press(pilot, "f")
        assert_screen(pilot, f"forget_80x24_{spoken}")
        await press(pilot, "x", "enter", "space", "escape")
    assert entry_of(path, "Piet Vogelsang")


@pytest.mark.parametrize("key", ["y", "j"])
async def test_forget(path: Path, key: str) -> None:
    with Store.open(path) as store:
        store.note_export("csv", "/tmp/helfer.csv", 5)  # noqa: S108  a name, no file
    async with town(path, (80, 24)) as pilot:
        await choose(pilot, "vogelsang")
        await press(pilot, "f", key)
        text = screen_text(pilot)
        assert "blackened in one text" in text
        assert "articles/tafel.txt" in text
        assert "/tmp/helfer.csv" in text  # noqa: S108
        assert "Another program is reading" not in text
        await press(pilot, "escape")
    assert "Piet Vogelsang" not in [entry.person for entry in entries(path)]
    assert b"Vogelsang" not in content(path)


# Where there is nothing to change


@pytest.mark.parametrize("key", ["v", "e", "N", "H", "f"])
async def test_no_contact_is_said(path: Path, key: str) -> None:
    async with town(path) as pilot:
        await type_in(pilot, "030/999999")
        await press(pilot, "escape", key)
        assert "No contact is chosen." in screen_text(pilot)
        assert isinstance(pilot.app.screen, FindScreen)


@pytest.mark.parametrize("key", ["v", "e", "N", "H", "f"])
async def test_article_without_a_contact_is_said(key: str) -> None:
    async with opened(Invented(people=(NOBODY,))) as pilot:
        await press(pilot, "escape", key)
        assert "This is only an article" in screen_text(pilot)


async def test_undo_with_nothing_to_undo(path: Path) -> None:
    async with town(path, spoken="de") as pilot:
        await press(pilot, "escape", "u")
        assert "es gibt keine Änderung zurückzunehmen" in screen_text(pilot)


async def test_locked_file_gives_a_message_and_changes_nothing(path: Path) -> None:
    async with town(path, (120, 40), "de") as pilot:
        await choose(pilot, "vogelsang")
        with Store.open(path) as store:
            store._connection.execute("BEGIN IMMEDIATE")  # noqa: SLF001  as a running `add` does
            await press(pilot, "v")
        assert "hinein; bitte danach noch einmal" in screen_text(pilot)
    assert standing(path) == []


async def test_vanished_file_gives_a_message(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "vogelsang")
        vanish(path)
        await press(pilot, "v")
        assert "no such file" in screen_text(pilot)
        assert pilot.app.is_running


# What else stands on the card


async def test_card_tells_what_was_said_before_and_who_else_is_there(path: Path) -> None:
    async with town(path) as pilot:
        await choose(pilot, "ada")
        text = screen_text(pilot)
    assert "Also at this desk" in text
    assert "  Wenke Muster" in text
    assert "Phone: 030 23125001  until 01 Sep 2019" in text


# The form, without a screen

ADA = Entry(
    1,
    person="Ada Beispiel",
    department="Amt",
    phones=(f"{BERLIN}01", "115"),
    emails=("ada@kreis.example",),
)


def typed(**changes: str) -> list[tuple[Slot, str]]:
    """The form of Ada with the first line of each field named filled anew."""
    return [(slot, changes.pop(slot.field, slot.shown) if slot.held else "") for slot in slots(ADA)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"person": "Ada Muster"}, [Correction("person", "Ada Muster")]),
        ({"person": " Ada  Beispiel "}, []),
        ({"department": ""}, [Correction("department", None)]),
        ({"phone": "030/23125-001"}, []),
        ({"phone": "(0 30) 2 31 25-0 09"}, [Correction("phone", "+493023125009", f"{BERLIN}01")]),
        ({"phone": ""}, [Correction("phone", None, f"{BERLIN}01")]),
        ({"email": "Ada@Kreis.example"}, []),
        ({"email": "neu@kreis.example"}, [Correction("email", "neu@kreis.example", "ada@kreis.example")]),
    ],
)
def test_corrections(changes: dict[str, str], expected: list[Correction]) -> None:
    assert corrections(typed(**changes)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"phone": "4711"},
        {"phone": "030 23125001 oder 002"},
        {"email": "ada at kreis"},
        {"person": "", "department": ""},
        {"person": "  ", "department": "\u200b"},
    ],
)
def test_what_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(RefusedError):
        corrections(typed(**changes))


def test_new_number() -> None:
    form = [(slot, "040 66969 001" if slot == Slot("phone") else slot.shown) for slot in slots(ADA)]
    assert corrections(form) == [Correction("phone", "+494066969001")]
