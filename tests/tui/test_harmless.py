from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.harmless import file_name, json_line, one_line

any_text = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        # developed on
        ("Tel.\n(0 30)  23125", "Tel. (0 30) 23125"),
        ("\x1b]52;c;cm0gLXJm\x07 ruf an", "]52;c;cm0gLXJm ruf an"),
        ("\x9b31mrot", "31mrot"),
        ("100\u202e321", "100321"),
        ("a\u200bb\ufeffc\U000e0041", "abc"),
        # hard negatives: what people write stays
        ("Straße – „Öffnungszeiten“ 8–12 Uhr, 5 €", "Straße – „Öffnungszeiten“ 8–12 Uhr, 5 €"),
        ("العربية українська", "العربية українська"),
    ],
)
def test_one_line(raw: str, shown: str) -> None:
    assert one_line(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("kurs.txt", "kurs.txt"),
        ("größe 1.txt", "größe 1.txt"),
        ("a\x1b]52;c;x\x07.txt", r"a\x1b]52;c;x\x07.txt"),
        ("zeile\n2.txt", r"zeile\n2.txt"),
        ("\u202egnp.txt", r"\u202egnp.txt"),
        ("\udcff.txt", r"\udcff.txt"),
    ],
)
def test_file_name(raw: str, shown: str) -> None:
    assert file_name(raw) == shown


@given(any_text)
def test_nothing_unprintable_is_left(raw: str) -> None:
    assert one_line(raw).isprintable()
    assert file_name(raw).isprintable()
    assert json_line(raw).isprintable()


@given(st.dictionaries(any_text, st.lists(any_text)))
def test_a_json_line_loses_nothing(value: dict[str, list[str]]) -> None:
    assert json.loads(json_line(value)) == value


@given(any_text)
def test_letters_stay_readable_in_json(raw: str) -> None:
    letters = "".join(c for c in raw if unicodedata.category(c).startswith("L"))
    assert letters in json_line(letters) or not letters
