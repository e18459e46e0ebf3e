"""Cleaning text on entry: what nobody sees goes, and every character knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import clean, clean_with_offsets


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Anna Kramer", "Anna Kramer"),
        ("Anna\xa0Kramer", "Anna Kramer"),
        ("030\u2009231\u202f25000", "030 231 25000"),
        ("Sprach\xadkurs", "Sprachkurs"),
        ("Sprach\u200bkurs", "Sprachkurs"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\x1b[31mb", "a[31mb"),
        ("a\u202eb\u2066c", "abc"),
        ("\ufeffAnfang", "Anfang"),
        ("a\x00b\x07c\x7fd\x9be", "abcde"),
        ("Gru\u0308\u00dfe", "Grüße"),
        ("a\U000e0041b", "ab"),
        ("☎️ 030", "☎ 030"),
        # Hard negatives of the fast path: nothing usual may be passed over, nothing odd slip through.
        ("Tel.\xa0030\xad23125\u200b000\t“–”", "Tel. 03023125000 “–”"),
        ("a\r\xad\nb", "a\n\nb"),
        ("„Grüße“ – Ægir & Łukasz: 5 €…", "„Grüße“ – Ægir & Łukasz: 5 €…"),
        ("a\u034fb\u3164c\u2028d", "abc\nd"),
        ("e\u0301", "é"),
    ],
)
def test_text_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned
    assert clean_with_offsets(raw).text == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once


@given(st.text(st.sampled_from("aß„\u2013 \n\t\r\xa0\xad\u200b\u0308u\u034f\x85\x1b")))
def test_the_fast_path_says_what_the_exact_one_says(raw: str) -> None:
    assert clean(raw) == unicodedata.normalize("NFC", clean_with_offsets(raw).text)


@given(st.text())
def test_nothing_that_steers_a_terminal_stays(raw: str) -> None:
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in clean(raw))


@given(st.text())
def test_every_character_comes_from_the_source(raw: str) -> None:
    cleaned = clean_with_offsets(raw)
    assert len(cleaned.offsets) == len(cleaned.text) + 1
    assert cleaned.offsets[-1] == len(raw)
    assert list(cleaned.offsets) == sorted(cleaned.offsets)


def test_a_row_of_combining_marks_is_read_once() -> None:
    assert len(clean("a" + "\u0301\u0316" * 200_000)) > 200_000
