"""Sentence vectors: chunks of articles, what is stored, what is near."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from directory import meaning


def test_what_means_the_same_is_near() -> None:
    debt, german, other = meaning.encode(["debt advice", "Schuldnerberatung", "Sternwarte und Planetarium"])
    assert float(debt @ german) > float(debt @ other) + 0.2


def test_vectors_are_of_unit_length() -> None:
    vectors = meaning.encode(["Tafel", "уроки немецкого"])
    assert vectors.shape == (2, meaning.DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_nothing_to_encode() -> None:
    assert meaning.encode([]).shape == (0, meaning.DIMENSIONS)


@given(st.text(max_size=6000))
def test_chunks_stand_after_the_title_and_are_few(text: str) -> None:
    found = list(meaning.chunks("Titel", text))
    assert len(found) <= 8
    assert all(chunk.startswith("Titel: ") and len(chunk) <= 607 for chunk in found)
