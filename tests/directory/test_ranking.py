"""What a question means without what every question means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.question_direction import direction

from directory import meaning, ranking

if TYPE_CHECKING:
    from numpy.typing import NDArray

FRAMES = Path(__file__).parents[1] / "bench" / "question_frames.tsv"
NEARER = [
    # the question, what it asks for, what it shares only its form with
    ("Où puis-je trouver de l'aide en cas de dettes ?", "Schuldnerberatung", "Informationen in Ihrer Nähe"),
    ("كيف يمكنني التسجيل في دورة اللغة؟", "Sprachkurs", "Anmeldung"),
]


def cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def test_the_file_is_what_the_questions_have_in_common() -> None:
    stored = np.load(Path(ranking.__file__).with_name("data") / "question_direction.npy")
    assert cosine(stored, direction(FRAMES)) > 0.999


def test_nothing_of_it_is_left() -> None:
    (vector,) = meaning.encode(["Wo kann ich mich anmelden?"])
    rest = ranking.telling(vector)
    assert np.linalg.norm(rest) < np.linalg.norm(vector)
    assert np.allclose(ranking.telling(rest), rest, atol=1e-5)


def test_a_word_that_is_no_question_keeps_most() -> None:
    (vector,) = meaning.encode(["Sternwarte"])
    assert cosine(ranking.telling(vector), vector) > 0.9


@pytest.mark.parametrize(("question", "right", "form"), NEARER)
def test_what_is_asked_for_gains_on_the_form(question: str, right: str, form: str) -> None:
    asked, near, far = meaning.encode([question, right, form])
    rest = ranking.telling(asked)
    assert cosine(rest, near) - cosine(rest, far) > cosine(asked, near) - cosine(asked, far)
