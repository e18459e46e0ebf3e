"""Where articles lie: one name in two folders, an archive that moved, one text in two places."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, Wanted, findings

from directory.articles import place
from directory.entry import Outcome, Removed
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from extract.mention import Findings

ANNA = Wanted("Anna Behrens", organization="Tafel Celle", phones=(f"{BERLIN}01",))
UWE = Wanted("Uwe Hartung", organization="Stadt Peine", phones=(f"{BERLIN}02",))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("celle", "peine"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "celle")
    return tmp_path


def article(source: str, wanted: Wanted, text: str = "") -> Findings:
    return findings(source, wanted, text=text)


def sources(here: Path) -> dict[str, tuple[str, ...]]:
    with Reader.open(here / "d.sqlite3") as reader:
        return {entry.person or "": entry.sources for entry in reader.entries()}


def test_one_name_in_two_folders_is_two(here: Path) -> None:
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        os.chdir(here / "peine")
        assert store.add(article("kurs.txt", UWE)).outcome is Outcome.NEW
        assert store.add(article("kurs.txt", UWE)).outcome is Outcome.UNCHANGED
        assert store.add(article("../peine/kurs.txt", UWE)).outcome is Outcome.UNCHANGED
        assert not store.holds(article("kurs.txt", ANNA).article)
        assert store.holds(article("kurs.txt", UWE).article)
    assert sources(here) == {
        "Anna Behrens": ("kurs.txt",),
        "Uwe Hartung": (str(here / "peine" / "kurs.txt"),),
    }


def test_a_changed_file_is_replaced_from_wherever_it_is_named(here: Path) -> None:
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        os.chdir(here)
        assert store.add(article("celle/kurs.txt", UWE)).outcome is Outcome.CHANGED
    assert sources(here) == {"Uwe Hartung": ("celle/kurs.txt",)}


@pytest.mark.parametrize("named", ["kurs.txt", "../celle", "../celle/", ".", "absolute"])
def test_removed_by_path(here: Path, named: str) -> None:
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        store.add(article("../peine/kurs.txt", UWE))
        assert store.remove(str(here / "celle") if named == "absolute" else named) == Removed(1, 1)
    assert list(sources(here)) == ["Uwe Hartung"]


def test_removed_as_shown_from_elsewhere(here: Path) -> None:
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        os.chdir(here / "peine")
        assert store.remove("kurs.txt") == Removed(1, 1)


def test_an_archive_that_moved_is_not_doubled(here: Path) -> None:
    file = here / "celle" / "kurs.txt"
    file.write_text("…", encoding="utf-8")
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        os.chdir(here / "peine")
        file.rename(here / "peine" / "kurs.txt")
        assert store.add(article("kurs.txt", ANNA)).contacts_new == 0
    assert sources(here) == {"Anna Behrens": ("kurs.txt",)}


def test_one_text_in_two_places_is_one_article(here: Path) -> None:
    for name in ("celle", "peine"):
        (here / name / "kurs.txt").write_text("…", encoding="utf-8")
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        store.add(article("../peine/kurs.txt", ANNA))
        with Reader.open(here / "d.sqlite3") as reader:
            (entry,) = reader.entries()
            assert entry.sources == ("../peine/kurs.txt", "kurs.txt")
            assert len(reader.passages(entry.id)) == reader.counts().articles == 1
        assert store.remove("kurs.txt") == Removed(1, 0)
    assert sources(here) == {"Anna Behrens": ("../peine/kurs.txt",)}


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("https://bote.example/kurs.html", True),
        ("stdin:9f86d081884c", True),
        ("kurs.txt", False),
        ("post.mbox#3", False),
        ("/archiv/kurs.txt", True),
    ],
)
def test_places(source: str, same: bool) -> None:  # noqa: FBT001
    assert (place(source) == source) == same
    assert place(place(source)) == place(source)


def test_a_file_of_an_older_version_is_gone_on_with(here: Path) -> None:
    with Store.open(here / "d.sqlite3") as store:
        store.add(article("kurs.txt", ANNA))
        store._connection.execute("UPDATE origin SET place = NULL")  # noqa: SLF001 - as older versions wrote it
        assert store.add(article("kurs.txt", ANNA)).outcome is Outcome.UNCHANGED
        assert store.add(article("kurs.txt", UWE)).outcome is Outcome.CHANGED
    assert sources(here) == {"Uwe Hartung": ("kurs.txt",)}
