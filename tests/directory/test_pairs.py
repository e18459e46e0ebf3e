"""Which facts are compared: no pair that matters is missed, crowds are passed over, in any order."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, FRANKFURT, Wanted, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import facts, merge, pairs
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.mention import Findings

PEOPLE = ["Peter Müller", "Müller Peter", "P. Müller", "Müller", "Petra Müller", "Peter Mueller-Thal", None]
BODIES = [None, "Bürgerbüro", "Sozialamt", "Landkreis Celle", "Stadt Köln", "Stadtverwaltung Köln", "Tafel"]
GATHERED = st.builds(
    facts.gather,
    person=st.sampled_from(PEOPLE),
    department=st.sampled_from(BODIES),
    organization=st.sampled_from(BODIES),
    place=st.sampled_from([None, "29221 Celle", "Markt 1, 50667 Köln"]),
    record=st.sampled_from([None, None, "1", "2"]),
    body_record=st.sampled_from([None, None, "7"]),
    channels=st.lists(
        st.sampled_from(
            [f"{BERLIN}01", f"{BERLIN}02", f"{COLOGNE}01", "info@celle.example", "p@celle.example"]
        ),
        max_size=2,
    ),
    publisher=st.sampled_from([None, "Der Bote"]),
)


@settings(max_examples=600, deadline=None)
@given(one=GATHERED, other=GATHERED)
def test_what_may_be_one_shares_a_block(one: facts.Facts, other: facts.Facts) -> None:
    verdict = merge.judge(one, other)
    shared = set(facts.blocks(one)) & set(facts.blocks(other))
    if one.key != other.key and (verdict.same or verdict.doubtful):
        assert shared
    if one.key != other.key and verdict.same:
        assert not all(map(facts.is_weak, shared))


def test_a_stored_block_tells_whether_it_is_weak() -> None:
    for block in ("~name|meier|anna|+4930", "channel|+4930", "~", ""):
        number = pairs.number_of(block)
        assert bool(number & 1) == block.startswith("~")
        assert -(2**63) <= number < 2**63
    assert pairs.number_of("body|a") != pairs.number_of("body|b")


def offices(count: int) -> list[Findings]:
    """Return articles about as many offices of a name that says nothing, all with Berlin numbers."""
    return [
        findings(
            f"{n}.txt", Wanted(organization="Bürgerbüro", phones=(f"{BERLIN}{n:02}",)), text=f"Text {n}."
        )
        for n in range(count)
    ]


def waiting(path: Path) -> int:
    with Reader.open(path) as reader:
        return len(reader.duplicates())


def test_a_crowd_makes_no_doubtful_pairs(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        few, more = offices(21)[:20], offices(21)[20]
        for article in few:
            store.add(article)
        assert waiting(path) == 190
        store.add(more)
        assert waiting(path) == 0
        store.remove("3.txt")
        assert waiting(path) == 190


ARTICLES = st.lists(
    st.builds(
        Wanted,
        st.sampled_from(PEOPLE),
        department=st.sampled_from([None, "Sozialamt", "Bürgerbüro"]),
        organization=st.sampled_from([None, "Stadt Köln", "Stadtverwaltung Köln", "Bürgerbüro"]),
        place=st.sampled_from([None, "50667 Köln"]),
        phones=st.lists(
            st.sampled_from([f"{BERLIN}01", f"{BERLIN}02", f"{FRANKFURT}01"]), max_size=2, unique=True
        ).map(tuple),
    ),
    min_size=2,
    max_size=7,
)


@pytest.fixture
def small_crowds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "_CROWD", 2)
    monkeypatch.setattr(pairs, "_WEAK_CROWD", 1)


def held(path: Path, articles: Sequence[Findings], *, removed: Sequence[str] = ()) -> tuple[object, ...]:
    """Add, remove, and return who is one by which sources, and which pairs wait."""
    with Store.open(path) as store:
        for article in articles:
            store.add(article)
        for source in removed:
            store.remove(source)
    with Reader.open(path) as reader:
        sources = {entry.id: tuple(sorted(entry.sources)) for entry in reader.entries()}
        doubtful = sorted(
            tuple(sorted((sources[pair.one.id], sources[pair.other.id]))) for pair in reader.duplicates()
        )
        return sorted(sources.values()), doubtful


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=ARTICLES, data=st.data())
@pytest.mark.usefixtures("small_crowds")
def test_crowds_do_not_depend_on_the_order(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[Wanted], data: st.DataObject
) -> None:
    batch = [findings(f"{n}.txt", one, text=f"Text {n}.") for n, one in enumerate(wanted)]
    extra = [
        findings(f"x{n}.txt", one, text=f"Mehr {n}.")
        for n, one in enumerate(data.draw(ARTICLES, label="extra"))
    ]
    other = data.draw(st.permutations([*batch, *extra]))
    folder = tmp_path_factory.mktemp("crowds")
    plain = held(folder / "one.sqlite3", batch)
    assert held(folder / "two.sqlite3", other, removed=[one.article.source for one in extra]) == plain


def test_every_pair_of_the_small_table_is_judged_once(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        for article in offices(4):
            store.add(article)
            store.add(article)
    with Reader.open(path) as reader:
        found = {(pair.one.id, pair.other.id) for pair in reader.duplicates()}
    assert found == set(combinations(range(1, 5), 2))
