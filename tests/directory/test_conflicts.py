"""What articles contradict each other in: which desks, which numbers, and when it is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from directory_samples import COLOGNE, Wanted, findings

from directory.entry import ConflictKind
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from directory.entry import Conflict

OLD, NEW = f"{COLOGNE}01", f"{COLOGNE}02"


def filled(path: Path, *said: tuple[str | None, str | None, tuple[str, ...]]) -> Path:
    """Make a directory of articles, each with (person, day, numbers)."""
    with Store.open(path) as store:
        for number, (person, day, phones) in enumerate(said):
            wanted = Wanted(person, organization="Diakonie Köln", phones=phones)
            store.add(findings(f"{number}.txt", wanted, published=day, text=f"Text {number}."))
    return path


def conflicts(path: Path, id: int | None = None) -> tuple[Conflict, ...]:  # noqa: A002 - as the Reader's
    with Reader.open(path) as reader:
        return reader.conflicts(id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.sqlite3"


def test_another_number_of_the_same_desk(path: Path) -> None:
    filled(path, ("Anna Behrens", "2019-05-01", (OLD,)), ("Anna Behrens", "2024-05-01", (NEW,)))
    (found,) = conflicts(path, 1)
    assert (found.kind, found.field, found.entry.id) == (ConflictKind.VALUES, "phone", 1)
    assert [(c.value, c.first, c.last, c.articles, c.current) for c in found.claims] == [
        (NEW, "2024-05-01", "2024-05-01", 1, True),
        (OLD, "2019-05-01", "2019-05-01", 1, False),
    ]
    assert conflicts(path) == (found,)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        # hard negatives
        ([("Anna Behrens", "2019-05-01", (OLD,)), ("Anna Behrens", "2024-05-01", (OLD,))], 0),
        ([("Anna Behrens", "2019-05-01", (OLD,)), ("Anna Behrens", "2024-05-01", (OLD, NEW))], 0),
        ([("Anna Behrens", "2019-05-01", (OLD, NEW))], 0),
        ([(None, "2024-04-01", (OLD,)), (None, "2024-05-01", (NEW,))], 0),
        ([(None, "2024-04-01", (OLD,)), ("Anna Behrens", "2024-05-01", (OLD,))], 0),
        # developed on
        ([("Anna Behrens", "2024-05-01", (OLD,)), ("Anna Behrens", "2024-05-01", (NEW,))], 1),
        ([("Anna Behrens", None, (OLD,)), ("Anna Behrens", None, (NEW,))], 1),
        ([(None, "2014-04-01", (OLD,)), (None, "2024-05-01", (NEW,))], 1),
        ([("Anna Behrens", "2024-05-01", (OLD,)), ("Uwe Hartung", "2024-05-01", (OLD,))], 1),
        ([("Anna Behrens", "2024-05-01", (OLD,)), ("Anna Behrens", "2019-05-01", (OLD, NEW))], 1),
    ],
)
def test_what_is_a_contradiction(
    path: Path, said: list[tuple[str | None, str | None, tuple[str, ...]]], count: int
) -> None:
    filled(path, *said)
    found = conflicts(path)
    assert len(found) == count
    for conflict in found:
        assert conflict in conflicts(path, conflict.entry.id)


def test_one_number_of_several_people(path: Path) -> None:
    day = "2024-05-01"
    filled(path, *((person, day, (OLD,)) for person in ("Anna Behrens", "Uwe Hartung", "Nora Stein")))
    (found,) = conflicts(path)
    assert (found.kind, found.field, found.value) == (ConflictKind.PEOPLE, "phone", OLD)
    assert [entry.person for entry in (found.entry, *found.others)] == [
        "Anna Behrens",
        "Uwe Hartung",
        "Nora Stein",
    ]
    (other,) = conflicts(path, 2)
    assert [entry.id for entry in other.others] == [1, 3]


def test_a_switchboard_is_no_contradiction(path: Path) -> None:
    people = ("Anna Behrens", "Uwe Hartung", "Nora Stein", "Kira Lenz", "Bert Lohse")
    filled(path, *((person, "2024-05-01", (OLD,)) for person in people))
    assert conflicts(path) == ()
    assert conflicts(path, 1) == ()


def test_a_short_code_answers_everywhere(path: Path) -> None:
    filled(path, *((person, "2024-05-01", ("110",)) for person in ("Anna Behrens", "Uwe Hartung")))
    assert conflicts(path) == conflicts(path, 1) == ()


def test_verified_settles_it_until_something_newer_is_said(path: Path) -> None:
    filled(path, ("Anna Behrens", "2019-05-01", (OLD,)), ("Anna Behrens", "2024-05-01", (NEW,)))
    with Store.open(path) as store:
        store.verify(1, "anna")
        assert conflicts(path) == ()
        late = Wanted("Anna Behrens", organization="Diakonie Köln", phones=(f"{COLOGNE}09",))
        store.add(findings("late.txt", late, published="2999-01-01"))
    assert len(conflicts(path)) == 1


def test_corrected_settles_it(path: Path) -> None:
    filled(path, ("Anna Behrens", "2019-05-01", (OLD,)), ("Anna Behrens", "2024-05-01", (NEW,)))
    with Store.open(path) as store:
        store.correct(1, "phone", NEW, "anna", instead_of=OLD)
        assert conflicts(path) == ()
        store.undo("anna")
    assert len(conflicts(path)) == 1


def test_told_apart_settles_it(path: Path) -> None:
    filled(path, ("Anna Behrens", "2024-05-01", (OLD,)), ("Uwe Hartung", "2024-05-01", (OLD,)))
    with Store.open(path) as store:
        store.keep_apart(1, 2, "anna")
    assert conflicts(path) == conflicts(path, 2) == ()


def test_hidden_ones_contradict_nobody(path: Path) -> None:
    filled(path, ("Anna Behrens", "2024-05-01", (OLD,)), ("Uwe Hartung", "2024-05-01", (OLD,)))
    with Store.open(path) as store:
        store.hide(2, "anna")
    assert conflicts(path) == conflicts(path, 1) == conflicts(path, 2) == conflicts(path, 99) == ()


def test_at_most_so_many(path: Path) -> None:
    filled(
        path,
        ("Anna Behrens", "2019-05-01", (OLD,)),
        ("Anna Behrens", "2024-05-01", (NEW,)),
        ("Uwe Hartung", "2024-05-01", (NEW,)),
    )
    with Reader.open(path) as reader:
        assert len(reader.conflicts()) == 2
        assert len(reader.conflicts(limit=1)) == len(reader.conflicts(1, limit=1)) == 1
        assert reader.conflicts(limit=0) == ()
