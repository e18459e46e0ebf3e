"""Who is the same: 300 pairs written by hand, what the verdict depends on, and groups of many."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN
from hypothesis import given
from hypothesis import strategies as st
from merge_generator import articles, desks
from merge_pairs import are_one, pairs, side

from directory import cluster, facts, merge
from directory.merge import Strength
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from directory.facts import Facts

ALL = pairs()


def contact(written: str) -> Facts:
    return side(written).facts


@pytest.mark.parametrize(("kind", "one", "other"), ALL)
def test_pairs(kind: str, one: str, other: str) -> None:
    assert are_one(contact(one), contact(other)) == kind.startswith("same")


def test_the_table_is_as_large_as_promised() -> None:
    kinds = Counter(kind for kind, _, _ in ALL)
    assert len(ALL) >= 300
    assert sum(kind.startswith("same") for kind in kinds) >= 12
    assert sum(kind.startswith("different") for kind in kinds) >= 8


@pytest.mark.parametrize(("kind", "one", "other"), ALL)
def test_a_verdict_is_the_same_from_both_sides(kind: str, one: str, other: str) -> None:
    a, b = contact(one), contact(other)
    assert merge.judge(a, b) == merge.judge(b, a)
    verdict = merge.judge(a, b)
    assert not (verdict.same and (verdict.against or verdict.doubtful))
    if verdict.same or verdict.doubtful:
        assert verdict.reason
    assert kind


def test_the_facts_are_in_the_key() -> None:
    for _, *both in ALL:
        for written in both:
            found = contact(written)
            assert facts.restore(found.key, found.channels, found.publishers) == found


@pytest.mark.parametrize(
    ("one", "other", "strength", "reason"),
    [
        (
            "Anna Meier; o:Tafel Celle; B01",
            "Anna Meier; o:Tafel Celle e.V.; p:Celle; B01",
            5,
            "same name and body, same +49",
        ),
        (
            "Anna Meier; o:Tafel Celle; B01",
            "Anna Meier; o:Celler Tafel; p:Celle; B02",
            4,
            "same name and body",
        ),
        ("Anna Meier; o:Tafel Celle; B01", "Anna Meier; B01", 3, "same name, same +49"),
        ("Anna Meier; o:Tafel Celle; B01", "Frau Meier; o:Tafel Celle; B01", 1, "like name, same body"),
        ("Anna Meier; r:1; z:Bote; B01", "Anna Meier; r:1; z:Bote; o:Tafel Celle; B02", 6, "same record"),
    ],
)
def test_reasons(one: str, other: str, strength: int, reason: str) -> None:
    verdict = merge.judge(contact(one), contact(other))
    assert verdict.strength == Strength(strength)
    assert all(part in verdict.reason for part in reason.split(", "))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Karl Wessel; o:Heimatverein Soltau; H01",
            "Karl Wessel; o:Gärtnerei Wessel; H01",
            "different bodies",
        ),
        ("Anna Meier; p:29221 Celle; B01", "Anna Meier; p:29221 Celle; X02", "same town"),
        ("Claudia Eckhard; o:Landkreis Celle; B01", "Claudia Eckhardt; o:Landkreis Celle; B02", "like name"),
        (
            "Sabine Weber; o:Stadt Köln; r:10; z:B; K08",
            "Sabine Weber; o:Stadt Köln; r:11; z:B; K09",
            "two records",
        ),
        ("Frau Schmidt; o:Landkreis Celle; B07", "Eva Schmidt; o:Landkreis Celle; B08", "like name"),
        ("-; o:Bürgerbüro; B01", "-; o:Bürgerbüro; B02", "same body"),
    ],
)
def test_doubtful_pairs_wait_with_their_reason(one: str, other: str, reason: str) -> None:
    verdict = merge.judge(contact(one), contact(other))
    assert verdict.doubtful
    assert not verdict.same
    assert reason in verdict.reason


# --- groups --------------------------------------------------------------------------------------


@given(
    size=st.integers(1, 9),
    same=st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)), st.integers(1, 3), max_size=20),
    apart=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12),
    seed=st.integers(),
)
def test_groups_hold_nothing_apart_in_any_order(
    size: int, same: dict[tuple[int, int], int], apart: set[tuple[int, int]], seed: int
) -> None:
    linked = {pair: strength for pair, strength in same.items() if max(pair) < size and pair[0] < pair[1]}
    against = {frozenset(pair) for pair in apart if pair[0] != pair[1]}

    def is_apart(one: int, other: int) -> bool:
        return frozenset((one, other)) in against

    groups = cluster.group(range(size), linked, is_apart)
    assert sorted(item for group in groups for item in group) == list(range(size))
    for found in groups:
        assert not any(is_apart(a, b) for a in found for b in found)
    shuffled = list(range(size))
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
    turned = dict(reversed(linked.items()))
    assert set(cluster.group(shuffled, turned, is_apart)) == set(groups)


def test_stronger_evidence_is_used_first() -> None:
    groups = cluster.group([1, 2, 3], {(1, 2): 4, (2, 3): 1}, lambda a, b: {a, b} == {1, 3})
    assert set(groups) == {frozenset({1, 2}), frozenset({3})}


def test_what_is_like_two_that_are_apart_is_left_alone() -> None:
    groups = cluster.group([1, 2, 3], {(1, 2): 1, (2, 3): 1}, lambda a, b: {a, b} == {1, 3})
    assert set(groups) == {frozenset({1}), frozenset({2}), frozenset({3})}


def test_two_of_the_same_doubt_stay_together() -> None:
    links = {(1, 2): 4, (2, 3): 4, (1, 4): 4, (3, 4): 4, (2, 4): 4}
    groups = cluster.group([1, 2, 3, 4], links, lambda a, b: {a, b} == {1, 3})
    assert set(groups) == {frozenset({1}), frozenset({2, 4}), frozenset({3})}


def test_two_surnames_of_the_same_doubt_stay_alone() -> None:
    links = {(1, 2): 1, (2, 3): 1, (1, 4): 1, (3, 4): 1, (2, 4): 1}
    groups = cluster.group([1, 2, 3, 4], links, lambda a, b: {a, b} == {1, 3})
    assert len(groups) == 4


def test_channels_of_equal_facts_are_united() -> None:
    one = contact("Anna Meier; o:Tafel Celle; B01; z:Der Bote")
    other = contact("Anna Meier; o:Tafel Celle; B02; z:Das Blatt")
    assert one.key == other.key
    united = facts.unite(one, other)
    assert united.channels == {f"{BERLIN}01", f"{BERLIN}02"}
    assert united.publishers == {"der bote", "das blatt"}
    assert replace(united, channels=one.channels, publishers=one.publishers) == one


def test_generated_articles_are_put_together_rightly(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - articles, no secrets
    made = desks(chance, 80)
    truth = {}
    with Store.open(tmp_path / "d.sqlite3") as store:
        for number, found in articles(chance, made, 5):
            truth[found.article.source] = number
            store.add(found)
    with Reader.open(tmp_path / "d.sqlite3") as reader:
        groups = [Counter(truth[source] for source in entry.sources) for entry in reader.entries()]
    together = sum(group.total() * (group.total() - 1) for group in groups)
    rightly = sum(n * (n - 1) for group in groups for n in group.values())
    assert rightly / together >= 0.995
    assert rightly / (80 * 5 * 4) >= 0.95
