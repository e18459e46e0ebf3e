"""Ukrainian as the encoder can read it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import meaning, ukrainian

DEVELOPED_ON = [
    ("що робити", "что делать"),
    ("дитячий садок", "детскии сад"),
    ("лікар для дітей", "врач для детей"),
    ("курсів", "курсов"),
    ("інтеграційний курс", "интеграционный курс"),
    ("навчальні центри", "учебные центры"),
    ("допомога у Німеччині", "помощь в Германии"),
    ("друкується", "печатуется"),
    ("у чому різниця", "в чем разница"),
    # bugs caught: a name of a land was looked for with its capital
    ("Німеччина", "Германия"),
]
HARD_NEGATIVES = ["", "Landkreis 12", "Москва", "...", "VHS"]
MEANING = [
    # what is asked, what must come nearer to it than the other
    ("допомога при боргах", "Schuldnerberatung", "Musikschule"),
    ("лікар для дитини", "Kinderarzt", "Fahrschule"),
    ("мене б'є чоловік", "Gewalt gegen Frauen", "Wertstoffhof"),
    ("безкоштовні курси німецької мови", "Kostenlose Deutschkurse", "Kfz-Zulassung"),
]


@pytest.mark.parametrize(("text", "russian"), DEVELOPED_ON)
def test_words_and_letters(text: str, russian: str) -> None:
    plain = str.maketrans("й", "и")
    assert ukrainian.in_russian(text).translate(plain) == russian.translate(plain)


@pytest.mark.parametrize("text", HARD_NEGATIVES)
def test_what_is_not_ukrainian_stays(text: str) -> None:
    assert ukrainian.in_russian(text) == text


@pytest.mark.parametrize(("asked", "right", "wrong"), MEANING)
def test_the_encoder_understands(asked: str, right: str, wrong: str) -> None:
    query, near, far = meaning.encode([ukrainian.in_russian(asked), right, wrong])
    assert np.dot(query, near) > np.dot(query, far)


def test_the_list_has_two_columns_and_no_word_twice() -> None:
    path = Path(ukrainian.__file__).with_name("data") / "ukrainian.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert {len(row) for row in rows} == {2}
    assert len({row[0] for row in rows}) == len(rows) > 300


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(ukrainian.in_russian(text), str)
