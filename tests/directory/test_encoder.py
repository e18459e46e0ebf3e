"""The unpacked copy of the encoder says what the encoder says, and is made anew where it is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from directory import encoder

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["Schuldnerberatung", "уроки немецкого", "دورة الاندماج", "Ärztlicher Notdienst 116117", ""]


def test_the_copy_says_the_same(tmp_path: Path) -> None:
    packed = encoder.load(tmp_path)
    (copy,) = tmp_path.iterdir()
    unpacked = encoder.load(tmp_path)
    assert np.allclose(packed.encode(TEXTS), unpacked.encode(TEXTS), atol=1e-5)
    (copy / "pieces.txt").write_text("damaged", encoding="utf-8")
    again = encoder.load(tmp_path)
    assert np.allclose(packed.encode(TEXTS), again.encode(TEXTS), atol=1e-5)
    assert (copy / "pieces.txt").stat().st_size > 1000


def test_without_a_folder_to_write(tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_bytes(b"")
    assert encoder.load(barred).encode(TEXTS).shape == (len(TEXTS), 512)
