"""Words that nobody wrote so: misspelt, compounded otherwise."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from directory_samples import findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import lexicon, search
from directory.query import parse
from directory.spelling import Spelling
from directory.store import Store
from directory.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """Yoga am Montag, Frauenyoga am Dienstag. Kurse für alle.
Boule im Park. Das Bouleturnier ist im Mai. Fagottunterricht gibt es auch, und das Testament der Stifterin.
Das Turnier und der Unterricht kosten nichts. Querfurt liegt weit weg."""
MEANT = [
    # developed on: what was typed, what was likely meant
    ("schudlen", "schulden"),
    ("deutschkrus", "deutschkurs"),
    ("fuhrerschien", "fuhrerschein"),
    ("kindergarden", "kindergarten"),
    # bugs caught: places and names are no slips of the pen, nor are compounds of words that stand here
    ("querfurd", None),
    ("yogakurs", None),
    # hard negatives: too short, known, two letters off
    ("kuta", None),
    ("schulden", None),
    ("shculdne", None),
]
PARTS = [
    # developed on: what is asked, a word that must answer
    ("yogakurs", "yoga"),
    ("bouleturnier", "boul"),
    ("fagott", "fagottunterricht"),
]
NO_PARTS = [
    # hard negatives: what is asked, a word that must not answer
    ("test", "testament"),  # "ament" is no word
    ("yoga", "frauenyoga"),  # stands by itself
    ("park", "kurs"),
]


@pytest.fixture(scope="module")
def spelling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spelling]:
    path = tmp_path_factory.mktemp("spelling") / "d.sqlite3"
    make(path)
    with closing(sqlite3.connect(path, check_same_thread=False)) as connection:
        yield Spelling(connection)


def make(path: Path) -> None:
    with Store.open(path) as store:
        store.add(findings("a.txt", title="Sport", text=TEXT))
        store.finish()


def widened(spelling: Spelling, word: str) -> tuple[lexicon.Wanted, ...]:
    return spelling.widen(lexicon.read(word, (word,)).wanted, "de", begun=None)


def terms(spelling: Spelling, word: str) -> set[str]:
    return {
        term
        for each in widened(spelling, word)
        for target in each.targets
        for said in target.words
        for term in said
    }


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_what_was_likely_meant(spelling: Spelling, typed: str, meant: str | None) -> None:
    (each,) = widened(spelling, typed)
    assert each.meant == meant


@pytest.mark.parametrize(("asked", "word"), PARTS)
def test_compounds_of_words_that_stand_here(spelling: Spelling, asked: str, word: str) -> None:
    assert stem(word) in terms(spelling, asked)


@pytest.mark.parametrize(("asked", "word"), NO_PARTS)
def test_what_is_no_part(spelling: Spelling, asked: str, word: str) -> None:
    assert stem(word) not in terms(spelling, asked)


def test_questions_in_other_languages_stay(spelling: Spelling) -> None:
    wanted = lexicon.read("where is the schudlen", ("where", "is", "the", "schudlen")).wanted
    assert spelling.widen(wanted, "en", begun=None) == wanted


def test_the_encoder_reads_what_was_meant(spelling: Spelling) -> None:
    query = parse("Wer hilft bei Schudlen?")
    wanted = spelling.widen(lexicon.read(query.text, query.words).wanted, "de", begun=None)
    (text, _), (telling, _) = search._texts(query, wanted, "de")  # noqa: SLF001 - what is encoded
    assert text == "Wer hilft bei schulden?"
    assert "schulden" in telling


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.text(max_size=30))
def test_any_word_may_be_asked(spelling: Spelling, word: str) -> None:
    query = parse(word)
    wanted = lexicon.read(query.text, query.words).wanted
    assert len(spelling.widen(wanted, "de", begun=None)) == len(wanted)
