"""Which vectors are near: exactly for few, by bits first for many."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory import meaning
from directory.vectors import Coarse, Vectors, Whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONTACT = 1


def stored(count: int, seed: int) -> NDArray[np.int8]:
    """Return vectors as a file holds them, in clusters as texts about the same are."""
    chance = np.random.default_rng(seed)
    centers = chance.normal(size=(40, meaning.DIMENSIONS))
    vectors = centers[chance.integers(0, 40, count)] + 0.9 * chance.normal(size=(count, meaning.DIMENSIONS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.clip(np.rint(vectors * meaning.SCALE), -127, 127).astype(np.int8)


def question(seed: int) -> NDArray[np.float32]:
    vector = stored(1, seed)[0].astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture
def connection() -> sqlite3.Connection:
    held = sqlite3.connect(":memory:")
    for command in meaning.TABLES.split(";"):
        held.execute(command)
    return held


def put(held: sqlite3.Connection, document: int, role: int, vector: bytes | None) -> None:
    text = held.execute(
        "INSERT INTO lookup_text (digest, vector) VALUES (randomblob(16), ?) RETURNING id", (vector,)
    ).fetchone()[0]
    held.execute("INSERT INTO lookup_meaning VALUES (?, ?, ?, ?)", (CONTACT, document, role, text))


@given(st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_the_nearest_by_bits_are_nearly_all_of_the_nearest(seed: int) -> None:
    numbers = stored(5000, seed)
    asked = numbers[seed % 5000].astype(np.float32)
    asked = asked / np.linalg.norm(asked)
    exact = Whole(numbers).cosines(asked)
    coarse = Coarse(numbers, nearest=500).cosines(asked)
    best = set(np.argsort(-exact)[:10].tolist())
    assert len(best & set(np.argsort(-coarse)[:10].tolist())) >= 9


def test_what_is_not_near_is_told_about() -> None:
    numbers = stored(5000, 3)
    exact, coarse = Whole(numbers).cosines(question(4)), Coarse(numbers, nearest=100).cosines(question(4))
    assert float(np.abs(exact - coarse).mean()) < 0.05
    near = np.argsort(-coarse)[:20]
    assert np.allclose(exact[near], coarse[near], atol=1e-5)


@pytest.mark.parametrize("exact", [10, 1000], ids=["by bits", "exactly"])
def test_a_document_is_as_near_as_its_nearest_text(connection: sqlite3.Connection, exact: int) -> None:
    numbers = stored(60, 5)
    for place, vector in enumerate(numbers):
        put(connection, 1 + place // 3, meaning.OWN, vector.tobytes())
    asked = question(6)
    found = Vectors(connection, exact=exact).likeness(asked, CONTACT, meaning.OWN, 25)
    each = numbers.astype(np.float32) @ asked / np.float32(meaning.SCALE)
    expected = np.zeros(25, dtype=np.float32)
    expected[1:21] = np.maximum(each.reshape(20, 3).max(axis=1), 0)
    assert np.allclose(found, expected, atol=1e-5)


def test_roles_are_apart_and_what_waits_counts_nothing(connection: sqlite3.Connection) -> None:
    vector = stored(1, 7)[0]
    put(connection, 2, meaning.OWN, vector.tobytes())
    put(connection, 3, meaning.CONTEXT, vector.tobytes())
    put(connection, 4, meaning.OWN, None)
    asked = vector.astype(np.float32) / np.linalg.norm(vector)
    vectors = Vectors(connection)
    own = vectors.likeness(asked, CONTACT, meaning.OWN, 5)
    assert own[2] == pytest.approx(1, abs=0.01)
    assert own[[0, 1, 3, 4]].tolist() == [0, 0, 0, 0]
    assert vectors.likeness(asked, CONTACT, meaning.CONTEXT, 5)[3] == pytest.approx(1, abs=0.01)
    assert not vectors.likeness(asked, 0, meaning.TITLE, 5).any()


def test_documents_beyond_the_size_are_left_out(connection: sqlite3.Connection) -> None:
    put(connection, 9, meaning.OWN, stored(1, 8)[0].tobytes())
    assert Vectors(connection).likeness(question(8), CONTACT, meaning.OWN, 5).shape == (5,)


def test_equal_vectors_are_no_trouble() -> None:
    numbers = np.repeat(stored(1, 9), 2000, axis=0)
    assert np.allclose(Coarse(numbers).cosines(question(9)), Whole(numbers).cosines(question(9)), atol=1e-4)
