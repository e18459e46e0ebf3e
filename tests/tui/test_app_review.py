"""The review: what waits for a decision, side by side, and what each key decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from app_screen import assert_screen, opened, press, screen_lines, screen_text, settle, type_in
from app_town import entries, entry_of, fill, standing, town

from directory.entry import Status
from directory.store import Store
from tui.reviewing import Kind, Question, Sitting, Waiting
from tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from directory.entry import Entry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "town.sqlite3")


def top(pilot: Pilot[None]) -> str:
    return "\n".join(screen_lines(pilot)[:3])


# What is asked


@pytest.mark.parametrize(("size", "spoken"), [((80, 24), "en"), ((80, 24), "de"), ((120, 40), "en")])
async def test_pair_side_by_side(path: Path, size: tuple[int, int], spoken: str) -> None:
    async with town(path, size, spoken) as pilot:
        await press(pilot, "escape", "r")
        assert_screen(pilot, f"review_pair_{size[0]}x{size[1]}_{spoken}")


@pytest.mark.parametrize("spoken", ["en", "de"])
async def test_values_that_contradict_each_other(path: Path, spoken: str) -> None:
    async with town(path, (80, 24), spoken) as pilot:
        await press(pilot, "escape", "r", "n", "n")
        assert_screen(pilot, f"review_values_80x24_{spoken}")


async def test_doubtful_contact_with_what_the_articles_say(path: Path) -> None:
    async with town(path, (80, 24)) as pilot:
        await press(pilot, "escape", "r", "p")
        assert_screen(pilot, "review_doubt_80x24_en")


async def test_nothing_waits() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "r", "n", "p", "a", "m", "d", "tab", "down", "v", "e", "H")
        assert "Is this right?" in screen_text(pilot)  # the invented town has one doubtful desk


# What is decided


async def test_merge(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "m")
        assert "2 of 4, 1 decided" in top(pilot)
        assert "Jonas Nachtigall: merged" in screen_text(pilot)
    assert [entry.person for entry in entries(path)].count("Jonas Nachtigall") == 1


async def test_keep_apart(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "d")
        assert "2 of 4, 1 decided" in top(pilot)
    assert [entry.person for entry in entries(path)].count("Jonas Nachtigall") == 2
    async with town(path) as pilot:
        await press(pilot, "escape", "r")
        assert "1 of 3, 0 decided" in top(pilot)


async def test_accept_a_doubtful_contact(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "p", "a")
        assert "1 of 4, 1 decided" in top(pilot)
    assert entry_of(path, "Piet Vogelsang").status is Status.VERIFIED


async def test_correct_on_the_other_side(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "n", "tab", "e")
        await press(pilot, "down")
        await type_in(pilot, "Kursleiterin")
        await press(pilot, "enter")
        assert "Wenke Muster: corrected (Role)" in screen_text(pilot)
        assert "✓ corrected" in top(pilot)
    assert entry_of(path, "Wenke Muster").role == "Kursleiterin"
    assert entry_of(path, "Ada Beispiel").role is None


async def test_hide(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "p", "H")
        assert "1 decided" in top(pilot)
    assert "Piet Vogelsang" not in [entry.person for entry in entries(path)]


async def test_undo_asks_again(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "m", "d", "u")
        assert "2 of 4, 1 decided" in top(pilot)
        await press(pilot, "u")
        assert "1 of 4, 0 decided" in top(pilot)
    assert standing(path) == []


async def test_undo_with_nothing_to_undo_says_so(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "u")
        assert "there is no change to undo" in screen_text(pilot)


async def test_what_is_decided_is_not_decided_again(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "d", "p", "m")
        assert "This is decided" in screen_text(pilot)
    assert [change.action for change in standing(path)] == ["apart"]


@pytest.mark.parametrize("key", ["a", "x", "z", "7", "s"])
async def test_keys_that_decide_nothing_here_do_nothing(path: Path, key: str) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", key)
        assert "1 of 4, 0 decided" in top(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
    assert standing(path) == []


async def test_all_decided(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "d", "d", "a", "a")
        assert "4 decided" in top(pilot)
        assert "All is decided." in top(pilot)
    assert len(standing(path)) == 4


async def test_who_is_gone_meanwhile_is_settled(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r")
        with Store.open(path) as store:
            store.remove("articles/tafel.txt")
        await press(pilot, "p")
        assert "✓ settled" in top(pilot)
        await press(pilot, "a")
        assert "This is decided" in screen_text(pilot)


async def test_list_follows_what_was_decided(path: Path) -> None:
    async with town(path) as pilot:
        assert "5 of 5" in screen_text(pilot)
        await press(pilot, "escape", "r", "m", "escape")
        await settle(pilot)
        assert "4 of 4" in screen_text(pilot)


async def test_resizing_loses_nothing(path: Path) -> None:
    async with town(path) as pilot:
        await press(pilot, "escape", "r", "m", "tab")
        before = top(pilot).split()
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert top(pilot).split() == before
        assert pilot.app.screen.focused
        assert pilot.app.screen.focused.id == "other"


# The sitting, without a screen


def sitting(count: int, one: Entry) -> Sitting:
    held = Sitting()
    held.take_in(Waiting(tuple(Question(Kind.DOUBT, one) for _ in range(count)), count + 10))
    return held


def test_sitting_goes_on_to_what_waits_round_the_end(path: Path) -> None:
    held = sitting(3, entries(path)[0])
    held.step(-1)
    held.decide("done")
    held.go_on()
    assert (held.place, held.progress) == (0, "1 of 13, 1 decided")
    held.decide("done")
    held.go_on()
    assert held.place == 1
    held.decide("done")
    held.go_on()
    assert (held.place, held.done) == (1, True)
    held.take_back()
    assert (held.place, held.done) == (1, False)
    held.take_back()
    assert held.place == 0


def test_what_no_change_says_cannot_be_taken_back(path: Path) -> None:
    held = sitting(2, entries(path)[0])
    held.decide("settled", by_change=False)
    held.take_back()
    assert held.decided == {0: "settled"}


def test_empty_sitting() -> None:
    held = Sitting()
    held.step(1)
    held.take_back()
    assert (held.in_hand, held.progress) == (None, "")
