"""The first screen: what it shows, what its keys do."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from app_invented import ADA, CHOIR, TOWN, Invented, many, opening
from app_screen import assert_screen, opened, press, screen_lines, screen_text, settle, type_in
from textual.events import Paste

from directory.entry import Filters, Results
from directory.errors import LockedError, MissingError, NotADirectoryFileError
from tui import clipboard, lookup
from tui.desk import Desk
from tui.screens.overview import OverviewScreen
from tui.widgets.card import Card
from tui.widgets.hits import Hits
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.hand import Hand


def focus(pilot: Pilot[None]) -> type:
    return type(pilot.app.screen.focused)


def chosen(pilot: Pilot[None]) -> str | None:
    hit = pilot.app.screen.query_one(Hits).chosen
    return hit.entry.person or hit.entry.department if hit else None


def no_hand(path: Path) -> Hand:
    raise AssertionError(path)


# What stands on the screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_contact_with_its_passage(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "down", "down")
        assert_screen(pilot, f"contact_{size[0]}x{size[1]}")


async def test_contact_in_german() -> None:
    async with opened(spoken="de") as pilot:
        await press(pilot, "down", "down", "escape")
        assert_screen(pilot, "contact_german")


async def test_help() -> None:
    async with opened(size=(80, 40)) as pilot:
        await press(pilot, "escape", "question_mark")
        assert_screen(pilot, "help")
        await press(pilot, "question_mark")
        assert focus(pilot) is Hits


async def test_empty_directory_says_how_to_fill_it() -> None:
    async with opened(Invented(people=(), texts=())) as pilot:
        assert_screen(pilot, "empty")


async def test_marks_are_not_told_by_colour_alone() -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "down", "down")
        styles = {
            segment.text.strip(): segment.style
            for strip in pilot.app.screen._compositor.render_strips()  # noqa: SLF001
            for segment in strip
            if segment.style
        }
        assert styles["(0 30) 23 12 50 01"].underline
        assert styles["lotsen@kreis.example"].underline
        assert styles["Fachdienst Migration"].bold or styles["Fachdienst Migration"].italic
        bars = [line for line in screen_lines(pilot) if "█" in line]
        assert "Für Fragen stehen Ada Beispiel" in bars[0]


# Typing filters


async def test_typing_filters_and_counts() -> None:
    async with opened() as pilot:
        assert "4 of 4" in screen_text(pilot)
        await type_in(pilot, "muster")
        assert "3 of 3" in screen_text(pilot)
        await type_in(pilot, " wen")
        assert "1 of 1" in screen_text(pilot)
        assert chosen(pilot) == "Wenke Muster"


async def test_what_begins_nothing_is_looked_up_by_meaning() -> None:
    async with opened() as pilot:
        await type_in(pilot, "xyz")
        assert "nothing fits, 2 nearest" in screen_text(pilot)


async def test_pasted_text_becomes_one_harmless_line() -> None:
    async with opened() as pilot:
        box = pilot.app.screen.query_one(SearchBox)
        box.post_message(Paste("Wenke\n\x1b]52;c;AAAA\x07 \u202eMuster"))
        await settle(pilot)
        assert box.value == "Wenke ]52;c;AAAA Muster"


async def test_window_grows_at_its_end_only() -> None:
    source = Invented(people=many(5457))
    async with opened(source) as pilot:
        assert "200 of 5,457" in screen_text(pilot)
        await press(pilot, "escape", "end")
        assert "400 of 5,457" in screen_text(pilot)
        assert chosen(pilot) == "Person 00200"
        await press(pilot, "down")
        assert chosen(pilot) == "Person 00201"
        await press(pilot, "G")
        assert "600 of 5,457" in screen_text(pilot)


@dataclass
class Asked(Invented):
    """A town that remembers how many hits were asked for at a time; one alone is asked for to get ready."""

    limits: list[int] = field(default_factory=list)

    def _remember(self, limit: int) -> None:
        if limit > 1:
            self.limits.append(limit)

    def find(self, query: str, *, limit: int = 10, filters: Filters = Filters()) -> Results:  # noqa: B008
        self._remember(limit)
        return super().find(query, limit=limit, filters=filters)

    def complete(self, query: str, *, limit: int = 10, filters: Filters = Filters()) -> Results:  # noqa: B008
        self._remember(limit)
        return super().complete(query, limit=limit, filters=filters)


async def test_a_screenful_comes_first_and_the_rest_when_nobody_types() -> None:
    source = Asked(people=many(5457))
    async with opened(source) as pilot:
        source.limits.clear()
        await pilot.press("p", "e", "r", "s")
        await settle(pilot)
        assert (source.limits[0], source.limits[-1]) == (lookup.SCREENFUL, lookup.WINDOW)
        # On a busy machine a key may take longer than the pause; then more of them are asked for in full.
        assert set(source.limits) == {lookup.SCREENFUL, lookup.WINDOW}
        assert pilot.app.screen.query_one(Hits).count() == lookup.WINDOW
        assert "200 of 5,457" in screen_text(pilot)


async def test_the_rest_of_a_window_leaves_the_cursor_where_it_is() -> None:
    with patch.object(lookup, "PAUSE", 0.3):
        async with opened(Invented(people=many(5457))) as pilot:
            await pilot.press("p")
            hits = pilot.app.screen.query_one(Hits)
            while hits.count() != lookup.SCREENFUL:
                await pilot.pause(0.01)
            await pilot.press("down", "down", "down")
            before = chosen(pilot)
            await settle(pilot)
            assert (hits.count(), chosen(pilot)) == (lookup.WINDOW, before)
            assert before == "Person 00004"


async def test_a_list_that_is_short_is_asked_for_once() -> None:
    source = Asked()
    async with opened(source) as pilot:
        source.limits.clear()
        await type_in(pilot, "m")
        assert source.limits == [lookup.SCREENFUL]


async def test_window_has_a_limit() -> None:
    async with opened(Invented(people=many(5457))) as pilot:
        await press(pilot, "escape", *(["end"] * 15))
        assert "2,000 of 5,457" in screen_text(pilot)


# Keys


async def test_arrows_move_the_hits_while_the_cursor_stays_in_the_box() -> None:
    async with opened() as pilot:
        await press(pilot, "down")
        assert (chosen(pilot), focus(pilot)) == ("Schuldnerberatung", SearchBox)
        await type_in(pilot, "beispiel")
        await press(pilot, "up")
        assert (chosen(pilot), focus(pilot)) == ("Ada Beispiel", SearchBox)


async def test_arrows_move_the_hits_in_the_list_too() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "down", "down", "up")
        assert chosen(pilot) == "Schuldnerberatung"
        await press(pilot, "pagedown")
        assert chosen(pilot) == "Wenke Muster"


async def test_escape_goes_one_step_back() -> None:
    async with opened() as pilot:
        await type_in(pilot, "ada")
        await press(pilot, "escape")
        assert (focus(pilot), pilot.app.screen.query_one(SearchBox).value) == (Hits, "ada")
        await press(pilot, "right")
        assert focus(pilot) is Card
        await press(pilot, "escape")
        assert focus(pilot) is Hits
        await press(pilot, "escape")
        assert (focus(pilot), pilot.app.screen.query_one(SearchBox).value) == (Hits, "")
        assert "4 of 4" in screen_text(pilot)


async def test_slash_goes_to_the_box_and_the_next_word_replaces_the_last() -> None:
    async with opened() as pilot:
        await type_in(pilot, "ada")
        await press(pilot, "escape", "slash")
        await type_in(pilot, "wenke")
        assert (focus(pilot), pilot.app.screen.query_one(SearchBox).value) == (SearchBox, "wenke")


async def test_letters_are_typed_in_the_box_and_are_keys_elsewhere() -> None:
    async with opened() as pilot:
        await press(pilot, "q", "c", "m", "j", "question_mark", "slash")
        assert pilot.app.screen.query_one(SearchBox).value == "qcmj?/"
        assert pilot.app.is_running
        await press(pilot, "escape", "escape", "j", "j", "k")
        assert chosen(pilot) == "Schuldnerberatung"


@pytest.mark.parametrize("keys", [("escape", "q"), ("ctrl+q",), ("escape", "question_mark", "ctrl+q")])
async def test_leaving(keys: tuple[str, ...]) -> None:
    async with opened() as pilot:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.is_running


async def test_enter_in_the_box_goes_to_the_list_by_meaning() -> None:
    source = Invented()
    async with opened(source) as pilot:
        await type_in(pilot, "muster")
        await press(pilot, "enter")
        assert focus(pilot) is Hits
        assert "3 of 3" in screen_text(pilot)


async def test_enter_keeps_the_hit_one_has_moved_to() -> None:
    async with opened() as pilot:
        await type_in(pilot, "muster")
        await press(pilot, "down", "enter")
        assert (chosen(pilot), focus(pilot)) == ("Ada Beispiel", Hits)


async def test_footer_tells_the_keys_that_work_here() -> None:
    async with opened() as pilot:
        assert screen_lines(pilot)[-1] == " Enter List  Esc Back  Ctrl+O Add  F1 Help  Ctrl+Q Quit"
        await press(pilot, "escape")
        assert " c Number  m E-mail " in screen_lines(pilot)[-1]
        assert screen_lines(pilot)[-1].endswith(" ? Help  q Quit")


async def test_mouse_chooses_a_row_and_a_key_of_the_footer() -> None:
    async with opened() as pilot:
        await pilot.click(Hits, offset=(10, 3))
        await settle(pilot)
        assert chosen(pilot) == "Ada Beispiel"
        line = screen_lines(pilot)[-1]
        await pilot.click(offset=(line.index("? Help"), 23))
        await settle(pilot)
        assert "Look up" in screen_text(pilot)


async def test_palette_does_every_action() -> None:
    async with opened() as pilot:
        await press(pilot, "escape", "ctrl+p")
        await type_in(pilot, "to the last")
        await press(pilot, "enter")
        assert chosen(pilot) == "Wenke Muster"


async def test_palette_takes_nothing_for_what_only_looks_alike() -> None:
    async with opened() as pilot:
        # Its letters stand in "Leave this contact out of every answer", too.
        await press(pilot, "escape", "ctrl+p")
        await type_in(pilot, "over")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OverviewScreen)


# Copying


@dataclass
class Clipboard:
    """What the app has copied; `takes` as a clipboard tool would."""

    handled: bool = True
    certain: bool = True

    def __post_init__(self) -> None:
        self.texts: list[str] = []

    def copy(self, text: str) -> clipboard.Outcome:
        self.texts.append(text)
        return clipboard.Outcome(self.handled, self.certain)


async def test_copying_number_and_address(monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = Clipboard()
    monkeypatch.setattr(clipboard, "copy", pasted.copy)
    async with opened() as pilot:
        await press(pilot, "down", "down", "escape", "c", "c", "c", "m")
        numbers = ["+493023125001", "+493023125002", "+493023125001"]
        assert pasted.texts == [*numbers, "lotsen@kreis.example"]
        assert "Copied: lotsen@kreis.example" in screen_text(pilot)


async def test_what_only_the_terminal_can_copy_is_said_to_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "copy", Clipboard(handled=False, certain=False).copy)
    async with opened() as pilot:
        await press(pilot, "escape", "m")
        assert pilot.app.clipboard == "chor@frohsinn.example"
        assert "Sent to the terminal’s clipboard:" in screen_text(pilot)


async def test_nothing_to_copy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = Clipboard()
    monkeypatch.setattr(clipboard, "copy", pasted.copy)
    async with opened() as pilot:
        await press(pilot, "escape", "c")
        assert "This contact has no number." in screen_text(pilot)
        assert pasted.texts == []


async def test_only_numbers_and_addresses_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = Clipboard()
    monkeypatch.setattr(clipboard, "copy", pasted.copy)
    wrong = replace(ADA, phones=("rm -rf /\n", "+49 30"), emails=("a@b.example\x1b[2J", "keine Adresse"))
    async with opened(Invented(people=(wrong,))) as pilot:
        await press(pilot, "escape", "c", "m")
        assert pasted.texts == []


# Trouble


async def test_file_that_does_not_exist_yet_is_an_empty_directory() -> None:
    def missing(path: Path) -> Invented:
        raise MissingError(str(path), "no such file")

    async with opened(open_source=missing) as pilot:
        assert "This directory is empty." in screen_text(pilot)


async def test_damage_during_a_session_is_told_and_over_when_mended(tmp_path: Path) -> None:
    path = tmp_path / "town.sqlite3"
    source = Invented()
    trouble: list[Exception] = []

    def open_source(opened_path: Path) -> Invented:
        if trouble:
            raise trouble[0]
        return opening(source)(opened_path)

    async with opened(path=path, open_source=open_source) as pilot:
        path.write_text("now damaged")
        trouble.append(NotADirectoryFileError(str(path), "damaged"))
        source.people = Broken()
        pilot.app.screen._watch()  # type: ignore[attr-defined]  # noqa: SLF001  what its timer does
        await settle(pilot)
        assert "The directory cannot be read." in screen_text(pilot)
        trouble.clear()
        source.people = TOWN
        path.write_text("mended once more")
        pilot.app.screen._watch()  # type: ignore[attr-defined]  # noqa: SLF001
        await settle(pilot)
        assert "4 of 4" in screen_text(pilot)


class Broken(tuple[()]):
    """People whose file breaks when they are read."""

    __slots__ = ()

    def __iter__(self) -> object:  # type: ignore[override]
        raise LockedError("town.sqlite3", "locked by another process")


async def test_what_is_added_meanwhile_appears_and_the_cursor_stays(tmp_path: Path) -> None:
    path = tmp_path / "town.sqlite3"
    path.write_text("four people")
    source = Invented()
    async with opened(source, path=path) as pilot:
        await press(pilot, "down", "down")
        source.people = (replace(CHOIR, id=9, person="Neu Hinzu"), *TOWN)
        path.write_text("five people now")
        pilot.app.screen._watch()  # type: ignore[attr-defined]  # noqa: SLF001
        await settle(pilot)
        assert "5 of 5" in screen_text(pilot)
        assert chosen(pilot) == "Ada Beispiel"


async def test_question_that_nobody_awaits_is_broken_off() -> None:
    begun, let_go = Event(), Event()

    @dataclass
    class Slow(Invented):
        def complete(self, query: str, *, limit: int = 10, filters: Filters = Filters()) -> Results:  # noqa: B008
            begun.set()
            let_go.wait(10)
            return super().complete(query, limit=limit, filters=filters)

        def interrupt(self) -> None:
            super().interrupt()
            let_go.set()

    source = Slow()
    desk = Desk(Path("town.sqlite3"), opening(source), no_hand)
    first = asyncio.ensure_future(desk.ask(lambda asked: asked.complete("a")))
    await asyncio.to_thread(begun.wait, 10)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    answered = await desk.ask(lambda asked: asked.complete("ada"))
    assert source.interrupted == 1
    assert [hit.entry.person for hit in answered.hits] == ["Ada Beispiel"]
    desk.close()
    assert source.closed
