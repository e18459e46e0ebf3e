"""Finding by name: who is called so, last seen first, from lists that stand in the file at any time."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, HAMBURG, Wanted, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.entry import Filters
from directory.reader import Reader
from directory.store import Store
from directory.words import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.mention import Findings

MEIERS = 30


def called(path: Path) -> list[tuple[str, str, int]]:
    """Return the rows by which names are found."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, last_seen, contact_id FROM contact_name").fetchall()
    connection.close()
    return sorted(rows)


def shown(path: Path) -> list[tuple[str, str, int]]:
    """Return the rows that the visible entries make."""
    with Reader.open(path) as reader:
        return sorted(
            {
                (word, entry.last_seen or "", entry.id)
                for entry in reader.entries()
                for word in tokens(entry.person or "")
            }
        )


@pytest.fixture
def meiers(tmp_path: Path) -> Path:
    """Return a directory of thirty namesakes, each of another town; the last is seen last."""
    path = tmp_path / "d.sqlite3"
    towns = "Celle Peine Jever Varel Brake Norden Aurich Leer Emden Wittmund".split()
    with Store.open(path) as store:
        for number in range(MEIERS):
            wanted = Wanted(
                "Anna Meier" if number % 3 else "Bernd Meier",
                organization=f"Stadt {towns[number % 10]} {number}",
                phones=(f"{BERLIN}{number:02}",),
            )
            day = f"2024-01-{number + 1:02}"
            store.add(findings(f"{number}.txt", wanted, published=day, text=f"Text {number}."))
        store.finish(with_meaning=False)
    return path


# --- developed on --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "count", "newest"),
    [
        ("Meier", 30, [30, 29, 28]),
        ("Frau Meier", 30, [30, 29, 28]),
        ("Anna Meier", 20, [30, 29, 27]),
        ("meier anna", 20, [30, 29, 27]),
        ("Dr. Bernd Meier", 10, [28, 25, 22]),
    ],
)
def test_namesakes_are_counted_and_the_last_seen_comes_first(
    meiers: Path, query: str, count: int, newest: list[int]
) -> None:
    with Reader.open(meiers) as reader:
        for limit in (3, MEIERS, 100):
            found = reader.find(query, limit=limit)
            assert found.total == count
            assert not found.nothing_fits
            assert [hit.entry.id for hit in found.hits][:3] == newest
            assert len(found.hits) == min(count, limit)


def test_filters_hold_for_namesakes(meiers: Path) -> None:
    with Reader.open(meiers) as reader:
        found = reader.find("Meier", limit=2, filters=Filters(seen_before="2024-01-11"))
        assert [hit.entry.id for hit in found.hits] == [10, 9]
        assert found.total == 10
        assert reader.find("Meier", filters=Filters(organization="Stadt Jever 2")).total == 1


def fill(path: Path, *articles: Findings) -> None:
    with Store.open(path) as store:
        for article in articles:
            store.add(article)
        store.finish(with_meaning=False)


def desk(number: int, person: str, organization: str, **fields: str) -> Findings:
    """Return an article about a desk; those with a higher number are newer."""
    wanted = Wanted(person, organization=organization, phones=(f"{HAMBURG}{number:03}",), **fields)  # type: ignore[arg-type]
    return findings(f"{number}.txt", wanted, published=f"2024-01-{number + 1:02}", text=f"Text {number}.")


def test_who_is_called_so_comes_before_whose_body_is(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(
        path,
        desk(0, "Karl Angler", "Tanzverein"),
        desk(1, "Bernd Falke", "Verein der Angler"),
        desk(2, "Olga Prahl", "Ruderverein", service="Kurs für Angler"),
        desk(3, "Dora Angler", "Angler-Bund"),
    )
    with Reader.open(path) as reader:
        asked = {limit: reader.find("Angler", limit=limit) for limit in (1, 2, 3, 10)}
        assert {found.total for found in asked.values()} == {4}
        assert [hit.entry.id for hit in asked[10].hits] == [4, 1, 3, 2]
        assert [hit.entry.id for hit in asked[3].hits] == [4, 1, 3]
        assert [hit.entry.id for hit in asked[1].hits] == [4]
        assert asked[10].hits[0].score > asked[10].hits[2].score
        # Whoever says "Frau" asks for a person, whoever says the whole name for one too.
        assert [hit.entry.id for hit in reader.find("Frau Angler").hits] == [4, 1]
        assert [hit.entry.id for hit in reader.find("Karl Angler").hits] == [1]


@pytest.mark.parametrize(
    ("persons", "bodies", "query", "ranked"),
    [
        (["Anna Garten"], ["Amt für Garten"], "Garten", True),  # a word of the field
        (["Anna Garten"], ["Amt für Garten"], "Frau Garten", False),
        (["Anna Garten"], ["Amt für Garten"], "Anna Garten", False),
        (["Anna Garten"], ["Sozialamt"], "Garten", False),  # nobody's but hers
        (["Anna Celle"], [f"Stadt Celle {n}" for n in range(11)], "Celle", True),  # a town's name
        (["Anna Celle"], [f"Stadt Celle {n}" for n in range(10)], "Celle", False),
        (["Anna Celle"], [f"Stadt Celle {n}" for n in range(11)], "Frau Celle", False),
        (["Anna Celle"], ["Sozialamt"], "Celle Anna Peine", True),  # nobody bears them all
    ],
)
def test_ranking_is_for_what_is_no_mere_name(
    tmp_path: Path, persons: Sequence[str], bodies: Sequence[str], query: str, *, ranked: bool
) -> None:
    path = tmp_path / "d.sqlite3"
    people = [(person, "Ruderverein") for person in persons] + [("Uwe Pohl", body) for body in bodies]
    fill(path, *(desk(n, person, body) for n, (person, body) in enumerate(people)))
    code = (
        "import sys, json; from directory.reader import Reader\n"
        "with Reader.open(sys.argv[1]) as reader: found = reader.find(sys.argv[2])\n"
        "print(json.dumps(['numpy' in sys.modules, [hit.entry.person for hit in found.hits]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), query], check=True, capture_output=True, text=True
    )
    loaded, hits = json.loads(done.stdout)
    assert loaded == ranked
    assert persons[0] in hits


def test_a_quote_that_names_somebody_else_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    both = (Wanted("Anna Meier", phones=(f"{BERLIN}01",)), Wanted("Bernd Falke", phones=(f"{COLOGNE}01",)))
    text = "Auskunft geben Anna Meier und Bernd Falke."
    fill(path, findings("a.txt", *both, text=text))
    with Reader.open(path) as reader:
        assert [hit.entry.person for hit in reader.find("Meier").hits] == ["Anna Meier"]


def test_why_a_name_was_found(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, desk(0, "Jörg Müller-Thal", "Thaler Müll-Abfuhr", service="Müllerei im Thal"))
    with Reader.open(path) as reader:
        assert reader.find("herr mueller").hits[0].why == "person: muller"
        assert reader.find("Jörg Thal").hits[0].why == "service: thal; person: jorg, thal"


# --- the lists are those of the entries as they stand --------------------------------------------

NAMES = [
    "Anna Meier",
    "Meier",
    "Frau Meier",
    "A. Meier",
    "Petra Meier-Thal",
    "Uwe Angler",
    "Łucja D'Angelo",
    None,
]
WANTED = st.builds(
    Wanted,
    st.sampled_from(NAMES),
    organization=st.sampled_from(["Stadt Köln", "Verein der Angler", "Meier-Thal GmbH"]),
    phones=st.lists(st.sampled_from([f"{BERLIN}01", f"{COLOGNE}01"]), max_size=1).map(tuple),
)


@st.composite
def archives(draw: st.DrawFn) -> list[Findings]:
    return [
        findings(
            f"{draw(st.integers(0, 4))}.txt",
            *draw(st.lists(WANTED, max_size=2)),
            published=draw(st.sampled_from([None, "2019-01-01", "2024-01-01"])),
            text=f"Text {number}.",
        )
        for number in range(draw(st.integers(1, 6)))
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batch=archives(), data=st.data())
def test_names_are_those_of_the_visible_entries(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("names") / "d.sqlite3"
    fill(path, *batch)
    assert called(path) == shown(path)
    with Reader.open(path) as reader:
        ids = [entry.id for entry in reader.entries()]
    with Store.open(path) as store:
        for entry in data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)) if ids else ():
            what = data.draw(st.sampled_from(["hide", "correct", "forget", "remove", "undone"]))
            if what in {"hide", "undone"}:
                store.hide(entry, "anna")
            if what == "correct":
                store.correct(entry, "person", "Olga Prahl", "anna")
            if what == "forget":
                store.forget(entry)
            if what == "remove":
                store.remove("0.txt")
                break  # ids may be gone
            if what == "undone":
                store.undo("anna")
    assert called(path) == shown(path)
    with Reader.open(path) as reader:
        entries = list(reader.entries())
        for query in ("Frau Meier", "Frau Angler", "Frau Prahl"):
            word = query.rsplit(maxsplit=1)[-1].lower()
            bearers = {entry.id for entry in entries if word in set(tokens(entry.person or ""))}
            if bearers:
                assert {hit.entry.id for hit in reader.find(query, limit=100).hits} == bearers


def test_what_is_only_written_today_is_found_by_name(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:  # no segment yet
        store.add(desk(0, "Karl Angler", "Tanzverein"))
        store.add(desk(1, "Bernd Falke", "Verein der Angler"))
    with Reader.open(path) as reader:
        assert [hit.entry.id for hit in reader.find("Angler").hits] == [1, 2]


def test_what_a_body_was_called_before_is_no_other_field(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, desk(0, "Karl Angler", "Tanzverein"), desk(1, "Bernd Falke", "Verein der Angler"))
    fill(path, desk(1, "Bernd Falke", "Ruderverein"))
    with Reader.open(path) as reader:
        assert [hit.entry.id for hit in reader.find("Angler").hits] == [1]
        assert reader.find("Angler", limit=1).total == 1
