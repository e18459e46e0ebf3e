"""Age, retention, private channels, shared numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, HAMBURG, MOBILE, Wanted, findings

from directory.age import day_before, freshness, last_confirmed
from directory.entry import Entry, Removed
from directory.privacy import office_only, private_channels
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-22", 1.0),
        ("2026-06-01", 1.0),
        ("2025-08-21", 0.5),
        ("2024-11-22", 0.0),
        ("2017-11-30", 0.0),
        ("2030-01-01", 1.0),
        ("gestern", 1.0),
        (None, 0.0),
    ],
)
def test_freshness(day: str | None, expected: float) -> None:
    assert freshness(day, date(2026, 11, 22)) == pytest.approx(expected, abs=0.01)


def test_verified_counts_as_said() -> None:
    assert last_confirmed(Entry(1, last_seen="2017-11-30", verified="2026-01-01")) == "2026-01-01"
    assert last_confirmed(Entry(1, last_seen="2017-11-30")) == "2017-11-30"
    assert last_confirmed(Entry(1)) is None


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("5y", "2019-02-28"),
        ("5 years", "2019-02-28"),
        ("2 Jahre", "2022-02-28"),
        ("4y", "2020-02-29"),
        ("1m", "2024-01-29"),
        ("12 Monate", "2023-02-28"),
        ("30d", "2024-01-30"),
        ("2 weeks", "2024-02-15"),
        ("9999y", "0001-01-01"),
        ("5", None),
        ("5yz1", None),
        ("", None),
    ],
)
def test_an_age_before_a_day(age: str, day: str | None) -> None:
    assert day_before(date(2024, 2, 29), age) == day


OFFICE = Entry(
    1,
    person="Anna Behrens",
    organization="Diakonie Köln",
    phones=(f"{COLOGNE}01",),
    mobiles=(f"{MOBILE}77",),
    emails=("anna@diakonie.example", "anna.behrens@web.de"),
    quote="Anna Behrens, 0221 4710 01, 0171 39200-77 oder Anna.Behrens@web.de.",
)


def test_private_channels_are_left_out_of_an_office_export() -> None:
    assert private_channels(OFFICE) == {f"{MOBILE}77", "anna.behrens@web.de"}
    left = office_only(OFFICE)
    assert left is not None
    assert (left.phones, left.mobiles, left.emails) == ((f"{COLOGNE}01",), (), ("anna@diakonie.example",))
    assert left.quote == "Anna Behrens, 0221 4710 01, █████████████ oder ███████████████████."


@pytest.mark.parametrize(
    ("entry", "private"),
    [
        (Entry(1, person="Karl Wessel", phones=(f"{HAMBURG}01",)), {f"{HAMBURG}01"}),
        (Entry(1, organization="Tafel Celle", mobiles=(f"{MOBILE}01",), emails=("tafel@gmx.de",)), set()),
        (Entry(1, person="Karl Wessel", organization="Tafel", phones=(f"{BERLIN}01",)), set()),
    ],
)
def test_whose_channel_it_is(entry: Entry, private: set[str]) -> None:
    assert private_channels(entry) == private
    assert office_only(entry) == (None if private else entry)


def test_old_articles_are_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        for number, published in enumerate(("2015-01-01", "2016-01-01", "2024-01-01", None), 1):
            wanted = Wanted(f"Anna Nummer{'abcd'[number - 1]}", phones=(f"{BERLIN}0{number}",))
            store.add(findings(f"{number}.txt", wanted, published=published))
        store.verify(2, "anna")
        assert store.retain("2020-01-01") == Removed(1, 1)
        assert store.retain("2020-01-01") == Removed(0, 0)
    with Reader.open(path) as reader:
        assert sorted(source for e in reader.entries() for source in e.sources) == ["2.txt", "3.txt", "4.txt"]


def test_the_same_number_of_others(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        for person in ("Anna Behrens", "Uwe Hartung", "Nora Stein"):
            wanted = Wanted(person, organization="Stadt Celle", phones=(f"{BERLIN}01",))
            store.add(findings(person, wanted))
    with Reader.open(path) as reader:
        (shared,) = reader.shared(1)
        assert shared.channel == f"{BERLIN}01"
        assert [entry.person for entry in shared.others] == ["Uwe Hartung", "Nora Stein"]
        assert reader.shared(99) == ()
