"""Forgetting somebody leaves alone who has the same name: elsewhere, otherwise spelled, father or son."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, HAMBURG, Wanted, findings

from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path

FATHER = Wanted("Karl Wessel sen.", organization="TSV Celle", phones=(f"{BERLIN}01",))
SON = Wanted("Karl Wessel jun.", organization="TSV Celle", phones=(f"{BERLIN}01",))
PLAIN = Wanted("Karl Wessel", organization="TSV Celle", phones=(f"{BERLIN}01",))


def people(path: Path) -> list[str]:
    with Reader.open(path) as reader:
        return sorted(entry.person for entry in reader.entries() if entry.person)


@pytest.mark.parametrize(
    ("gone", "stays"),
    [
        ("Jürgen Größer", "Juergen Groesser"),
        ("Juergen Groesser", "Jürgen Größer"),
        ("Anna Meier", "Anna Meier"),
        ("Hans Peter Vogel", "Hans-Peter Vogel"),
    ],
)
def test_a_namesake_otherwise_spelled_stays(tmp_path: Path, gone: str, stays: str) -> None:
    path = tmp_path / "d.sqlite3"
    other = findings("b.txt", Wanted(stays, organization="Tafel Hamburg", phones=(f"{HAMBURG}01",)))
    with Store.open(path) as store:
        store.add(findings("a.txt", Wanted(gone, organization="Caritas Berlin", phones=(f"{BERLIN}01",))))
        store.add(other)
        store.forget(1)
    assert people(path) == [stays]
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert stays in (entry.quote or "")


@pytest.mark.parametrize(
    ("gone", "again", "left"),
    [
        # developed on
        (FATHER, SON, ["Karl Wessel jun."]),
        (SON, FATHER, ["Karl Wessel sen."]),
        (SON, PLAIN, ["Karl Wessel"]),
        # who asked to be forgotten under a mere name does not come back as the elder
        (PLAIN, FATHER, []),
        (FATHER, FATHER, []),
    ],
)
def test_father_and_son(tmp_path: Path, gone: Wanted, again: Wanted, left: list[str]) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(findings("a.txt", gone))
        store.forget(1)
        # The number was his alone: it is gone for good.
        store.add(findings("b.txt", replace(again, phones=(f"{BERLIN}02",)), text="Neues."))
    assert people(path) == left


def test_the_son_is_not_blackened_where_the_father_goes(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(findings("a.txt", FATHER))
        store.add(findings("b.txt", SON, text="Neues."))
        done = store.forget("Karl Wessel sen.")
    assert done.contacts == 1
    assert people(path) == ["Karl Wessel jun."]


def test_the_head_of_a_second_place_is_blackened_too(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    olga = Wanted("Olga Prahl", organization="Tafel Celle", phones=(f"{BERLIN}01",))
    with Store.open(path) as store:
        store.add(findings("b.txt", olga, title="Neues", published="2024-05-17"))
        second = findings("a.txt", olga, title="Neues", published="2020-01-01", publisher="Vera Quandtmeyer")
        store.add(second)
        store.add(findings("c.txt", text="Vera Quandtmeyer kam."))
        store.forget("Vera Quandtmeyer")
        store.finish(with_meaning=False)
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("d.sqlite3*"))
    assert b"uandtmeyer" not in raw
