"""Words of German: one spelling, stems, parts of compounds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.words import Splitter, fold, parts, splitter, stem, tokens

SAME = [
    # developed on
    ("Müller", "mueller"),
    ("Müller", "Muller"),
    ("Straße", "strasse"),
    ("Café", "cafe"),
    ("KiTa", "kita"),
    # bugs caught
    ("neue", "neue"),
    ("Quelle", "quelle"),
]
WORDS = [
    # developed on
    ("Berater:innen", ["berater"]),
    ("Berater*in", ["berater"]),
    ("BeraterInnen", ["berater"]),
    ("Lehrer(innen)", ["lehrer"]),
    ("Asyl-Antrag", ["asylantrag", "asyl", "antrag"]),
    # bugs caught
    ("l'école", ["ecole"]),
    ("зв’язок", ["звязок"]),
    ("O'Hara", ["ohara", "o", "hara"]),
    # hard negatives
    ("(in Musterberg)", ["in", "musterberg"]),
    ("Lehrer(inklusive", ["lehrer", "inklusive"]),
]
PARTS = [
    # developed on
    ("schuldnerberatungsstelle", ("schuldn", "berat", "stell")),
    ("deutschkurs", ("deutsch", "kurs")),
    ("sprachkurse", ("sprach", "kurs")),
    ("yogakurs", ("yoga", "kurs")),
    # hard negatives: words, no compounds
    ("gesundheit", ()),
    ("ausbildung", ()),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(tokens(text)) == words


@pytest.mark.parametrize(("word", "expected"), PARTS)
def test_parts_of_compounds(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("kurse", "kurs"), ("kursen", "kurs"), ("arztin", "arzt"), ("beratungen", "beratung")]
)
def test_forms_of_a_word_share_its_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(max_size=200))
@example("𝕬")  # bugs caught: taken apart, a capital and a blank
@example("ͺ")
def test_any_text_has_folded_words(text: str) -> None:
    for word in tokens(text):
        assert word == word.lower()
        assert " " not in word


@given(st.text(alphabet="abcdefghstrukn", min_size=1, max_size=80))
def test_parts_cover_the_word_in_order(word: str) -> None:
    at = 0
    for part in splitter().split(word):
        at = word.index(part, at) + len(part)
    assert at <= len(word)


def test_a_word_no_way_covers_stays_whole() -> None:
    assert Splitter({"haus", "hilfe"}).split("hausxhilfe") == ()
