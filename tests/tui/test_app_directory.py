"""The app over a real directory file, made by the store and read by the reader."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

import pytest
from app_screen import opened, press, screen_text, settle, type_in

from directory import schema
from directory.reader import Reader
from directory.store import Store
from extract import Article, Block, BlockKind, Body, Contact, Email, Findings, Person, Phone, PhoneKind, Span
from tui import app
from tui.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

OFFICE = "Fachdienst Migration"
ADDRESS = "lotsen@kreis.example"
OPEN = partial(Reader.open, patience=0.2)


def findings(name: str, *, source: str = "articles/lotsen.txt", number: str = "+493023125001") -> Findings:
    """One article in which one person of an office answers."""
    quote = f"Auskunft gibt {name} vom Fachdienst Migration unter 030 23125-001 oder lotsen@kreis.example."
    text = f"Lotsen gesucht\n\nDer Kreis sucht Lotsen. {quote} Danach gibt es Kuchen.\n\nEnde."

    def span(written: str) -> Span:
        start = text.index(written)
        return Span(start, start + len(written))

    return Findings(
        Article(
            source=source,
            text=text,
            blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
            title="Lotsen gesucht",
            published="2026-05-04",
            publisher="Musterbote",
        ),
        contacts=(
            Contact(
                person=Person(span(name), name, name, "invented"),
                role=None,
                department=Body(span(OFFICE), OFFICE, OFFICE, "invented"),
                organization=None,
                service=None,
                place=None,
                phones=(Phone(span("030 23125-001"), "030 23125-001", number, PhoneKind.VOICE, "invented"),),
                emails=(Email(span(ADDRESS), ADDRESS, ADDRESS, "invented"),),
                quote=span(quote),
                confidence=0.9,
                rule="invented",
            ),
        ),
    )


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.sqlite3"
    with Store.open(path) as store:
        store.add(findings("Ada Beispiel"))
        store.finish()
    return path


async def test_contact_with_its_evidence(town: Path) -> None:
    async with opened(path=town, open_source=OPEN, size=(120, 40)) as pilot:
        await type_in(pilot, "beisp")
        text = screen_text(pilot)
    assert "1 of 1" in text
    assert "030 23125001" in text
    assert "lotsen@kreis.example" in text
    assert "Lotsen gesucht  Musterbote, 04 May 2026" in text
    assert "  Der Kreis sucht Lotsen." in text
    assert "█ Auskunft gibt Ada Beispiel" in text
    assert "  Danach gibt es Kuchen." in text


async def test_pasted_number_is_found(town: Path) -> None:
    async with opened(path=town, open_source=OPEN) as pilot:
        await type_in(pilot, "030/23125-001")
        assert "1 of 1" in screen_text(pilot)


async def test_what_add_writes_meanwhile_appears(town: Path) -> None:
    async with opened(path=town, open_source=OPEN) as pilot:
        with Store.open(town) as store:
            store.add(findings("Wenke Muster", source="articles/b.txt", number="+493023125002"))
            store.finish()
        pilot.app.screen._watch()  # type: ignore[attr-defined]  # noqa: SLF001  what its timer does
        await settle(pilot)
        assert "2 of 2" in screen_text(pilot)


async def test_empty_directory_fills_while_one_looks(tmp_path: Path) -> None:
    path = tmp_path / "town.sqlite3"
    async with opened(path=path, open_source=OPEN) as pilot:
        assert "This directory is empty." in screen_text(pilot)
        with Store.open(path) as store:
            store.add(findings("Ada Beispiel"))
            store.finish()
        pilot.app.screen._watch()  # type: ignore[attr-defined]  # noqa: SLF001
        await settle(pilot)
        assert "Ada Beispiel" in screen_text(pilot)


def vanish(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_text("no longer a directory")


def moved(path: Path, name: str) -> Path:
    return path.rename(path.with_name(name))


async def watched(pilot: Pilot[None]) -> str:
    """Return the screen after the app has looked at the file."""
    pilot.app.screen._watch()  # type: ignore[attr-defined]  # noqa: SLF001
    await settle(pilot)
    return screen_text(pilot)


async def test_vanished_file_gives_a_message(town: Path) -> None:
    async with opened(path=town, open_source=OPEN) as pilot:
        vanish(town)
        await press(pilot, "a")
        assert "The directory cannot be read." in await watched(pilot)
        assert pilot.app.is_running


async def test_file_that_is_moved_away_is_not_read_on(town: Path) -> None:
    async with opened(path=town, open_source=OPEN) as pilot:
        away = moved(town, "away.sqlite3")
        assert "The directory file is gone." in await watched(pilot)
        await press(pilot, "a")
        assert "The directory file is gone." in await watched(pilot)
        moved(away, town.name)
        await press(pilot, "backspace")
        assert "Ada Beispiel" in await watched(pilot)


async def test_file_put_in_place_of_another_is_read(town: Path) -> None:
    async with opened(path=town, open_source=OPEN) as pilot:
        other = town.with_name("other.sqlite3")
        with Store.open(other) as store:
            store.add(findings("Wenke Muster"))
            store.finish()
        vanish(town)
        moved(other, town.name)
        assert "Wenke Muster" in await watched(pilot)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"only text", "no directory of Wegweiser (a text file)"),
        (b"", "empty"),
        (b"SQLite format 3\x00" + b"\xff" * 400, "damaged"),
    ],
)
def test_file_that_is_no_directory_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, reason: str
) -> None:
    path = tmp_path / "town.sqlite3"
    path.write_bytes(content)
    assert app.run(path) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"wegweiser: {path}: ")
    assert reason in told
    assert told.count("\n") == 1


def test_database_of_another_program_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE thing (id)")
    connection.close()
    assert app.run(path) == 1
    assert "no directory of Wegweiser" in capsys.readouterr().err


def test_an_older_file_is_brought_up_to_date_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.sqlite3"
    latest = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", latest[:-1])
    Store.open(path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", latest)
    monkeypatch.setattr(app.Wegweiser, "run", lambda _: None)
    assert app.run(path, "en") == Exit.DONE
    assert "up to date" in capsys.readouterr().err
    Reader.open(path).close()
    assert app.run(path, "en") == Exit.DONE
    assert not capsys.readouterr().err
