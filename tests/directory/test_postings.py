"""The inverted index: what is written is found, what is written anew or removed is not, over any merges."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import postings, schema
from directory.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Act = tuple[str, int, int, dict[str, int]]

TERMS = ("amt", "kurs", "tafel", "vogel")
DOCUMENTS = st.integers(1, 40)
WEIGHTS = st.dictionaries(st.sampled_from(TERMS), st.integers(1, 255), max_size=4)
WRITES = st.tuples(st.just("write"), st.integers(0, 1), DOCUMENTS, WEIGHTS)
NONE: st.SearchStrategy[dict[str, int]] = st.just({})
REMOVALS = st.tuples(st.just("remove"), st.integers(0, 1), DOCUMENTS, NONE)
SETTLEMENTS = st.tuples(st.just("settle"), st.just(0), st.integers(1, 3), NONE)


@pytest.fixture(scope="module")
def made() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    yield connection
    connection.close()


def held(connection: sqlite3.Connection, kind: int) -> dict[int, dict[str, int]]:
    """Return the documents with their terms as the index has them."""
    found: dict[int, dict[str, int]] = {}
    reading = Postings(connection)
    for term in TERMS:
        documents, weights = reading.of(term, kind)
        assert len(set(documents.tolist())) == len(documents)
        for document, weight in zip(documents.tolist(), weights.tolist(), strict=True):
            found.setdefault(document, {})[term] = weight
    return found


@given(st.lists(WRITES | REMOVALS | SETTLEMENTS, max_size=80))
def test_any_acts_in_any_order(made: sqlite3.Connection, acts: list[Act]) -> None:
    model: tuple[dict[int, Mapping[str, int]], ...] = ({}, {})
    made.execute("BEGIN")
    try:
        for act, kind, number, terms in acts:
            if act == "write":
                postings.write(made, kind, number, terms)
                model[kind][number] = terms
            elif act == "remove":
                postings.remove(made, kind, number)
                model[kind].pop(number, None)
            else:
                postings.settle(made, at_least=number)
        for kind in (0, 1):
            assert held(made, kind) == {number: terms for number, terms in model[kind].items() if terms}
            assert Postings(made).count[kind] == len(model[kind])
        postings.purge(made)
        for kind in (0, 1):
            assert held(made, kind) == {number: terms for number, terms in model[kind].items() if terms}
        assert made.execute("SELECT count(*) FROM lookup_dead").fetchone() == (0,)
        segments = "SELECT count(*) FROM lookup_posting WHERE segment NOT IN (SELECT id FROM lookup_segment)"
        assert made.execute(segments).fetchone() == (0,)
    finally:
        made.execute("ROLLBACK")


def test_long_lists_lose_what_is_dead(made: sqlite3.Connection) -> None:
    made.execute("BEGIN")
    for number in range(1, 401):
        postings.write(made, 1, number, {"amt": number % 255 + 1})
    postings.settle(made, at_least=1)
    for number in range(1, 401, 3):
        postings.remove(made, 1, number)
    postings.purge(made)
    assert held(made, 1) == {number: {"amt": number % 255 + 1} for number in range(1, 401) if number % 3 != 1}
    made.execute("ROLLBACK")
