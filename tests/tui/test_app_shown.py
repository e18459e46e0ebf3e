"""From values to cells: widths, passages, what may be copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from app_invented import ADA, ARTICLE, DEBTS, QUOTE
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from directory.entry import Entry, Mark, Status
from tui.harmless import one_line
from tui.widgets import hits, shown
from tui.widgets.card import CHANNEL_STYLE, Field, _hanging

TODAY = date(2026, 11, 22)


@given(st.text(), st.integers(min_value=0, max_value=60))
def test_text_fits_exactly(text: str, width: int) -> None:
    assert cell_len(shown.fit(one_line(text), width)) == width


@given(st.integers(min_value=1, max_value=400))
def test_columns_never_need_more_than_the_width(width: int) -> None:
    divided = hits.columns(width, TODAY, {})
    assert all(column.width >= 0 for column in divided)
    assert sum(column.width for column in divided) <= max(width, 3)


@given(st.text(alphabet="ab .\n\u202e\x1b\u0308ü"), st.integers(0, 40), st.integers(0, 40))
def test_passage_of_any_range_is_harmless_and_holds_its_marks(text: str, start: int, length: int) -> None:
    cut = shown.paragraph(text, start, start + length, [Mark(start, start + length, "quote")])
    assert all(c == "\n" or c.isprintable() for c in cut.text)
    assert all(0 <= mark.start <= mark.end <= len(cut.text) for mark in cut.marks)


def test_passage_is_the_paragraph_of_the_quote() -> None:
    start = ARTICLE.text.index(QUOTE)
    cut = shown.paragraph(ARTICLE.text, start, start + len(QUOTE), ARTICLE.marks)
    assert cut.text.startswith("Der Landkreis Musterstadt sucht Lotsen. Für Fragen")
    assert cut.text.endswith("Anmeldeschluss ist Ende Mai.")
    assert [cut.text[mark.start : mark.end] for mark in cut.marks] == [
        "Ada Beispiel",
        "Wenke Muster",
        "Fachdienst Migration",
        "(0 30) 23 12 50 01",
        "lotsen@kreis.example",
    ]


def test_very_long_paragraph_is_cut_around_the_quote() -> None:
    text = "Lang und breit. " * 500 + "Tel. 115. " + "Und so weiter. " * 500
    start = text.index("Tel.")
    cut = shown.paragraph(text, start, start + 9, [Mark(start, start + 9, "quote")])
    assert len(cut.text) < 1000
    assert cut.text[0] == cut.text[-1] == "…"
    quote = cut.marks[0]
    assert cut.text[quote.start : quote.end] == "Tel. 115."


@pytest.mark.parametrize(
    ("entry", "who", "where"),
    [
        (ADA, "Ada Beispiel", "Fachdienst Migration, Landkreis Musterstadt"),
        (DEBTS, "Schuldnerberatung", "Diakonie Musterstadt"),
        (Entry(1, organization="Tafel"), "Tafel", ""),
        (Entry(1, phones=("+493023125001",)), "030 23125001", ""),
        (Entry(1, emails=("a@b.example",)), "a@b.example", ""),
        (Entry(1), "–", ""),
        (Entry(1, person="A\nB", department="C", organization="C"), "A B", "C"),
    ],
)
def test_who_and_where(entry: Entry, who: str, where: str) -> None:
    assert (shown.who(entry), shown.where(entry)) == (who, where)


@pytest.mark.parametrize(
    ("entry", "mark"),
    [
        (ADA, "~"),
        (replace(ADA, status=Status.VERIFIED), "+"),
        (replace(ADA, status=Status.DOUBTFUL), "?"),
        (replace(ADA, last_seen="2026-01-01"), " "),
        (replace(ADA, last_seen=None), " "),
        (replace(ADA, last_seen="2017-11"), " "),
    ],
)
def test_state_is_told_by_a_character(entry: Entry, mark: str) -> None:
    assert hits.state_mark(entry, TODAY) == mark


@pytest.mark.parametrize("value", ["+493023125001", "115", "116117"])
def test_numbers_may_be_copied(value: str) -> None:
    assert shown.copyable_number(value) == value


@pytest.mark.parametrize(
    "value", ["", "+49 30", "1", "030-1", "+", "++49", "115\n", "٣٤٥", "1" * 16, "tel:115"]
)
def test_what_is_no_number_is_not_copied(value: str) -> None:
    assert shown.copyable_number(value) is None


@pytest.mark.parametrize("value", ["a@b.example", "müller@straße.example"])
def test_addresses_may_be_copied(value: str) -> None:
    assert shown.copyable_address(value) == value


@pytest.mark.parametrize(
    "value", ["", "a", "a@", "@b", "a b@c.example", "a@b\n", "a\x1b[2J@b", "a\u202e@b", "a@b@c"]
)
def test_what_is_no_address_is_not_copied(value: str) -> None:
    assert shown.copyable_address(value) is None


@pytest.mark.parametrize(
    ("address", "width", "expected"),
    [
        ("a@b.example", 20, ["E-mail  a@b.example"]),
        # Too long for the column of the values: below its label.
        ("sprachen@kreis.example", 16, ["E-mail", "  sprachen@kreis.example"]),
        # Too long even there: parted at the "@".
        ("sprachmittlung@kreis.example", 16, ["E-mail", "  sprachmittlung@", "  kreis.example"]),
        # Longer than the card: cut where there is no room, nothing is left out.
        ("a@" + "b" * 30, 16, ["E-mail", "  a@", "  " + "b" * 22, "  " + "b" * 8]),
    ],
)
def test_an_address_is_parted_at_its_sign(address: str, width: int, expected: list[str]) -> None:
    field = Field("E-mail", address, CHANNEL_STYLE)
    lines = [line.plain.rstrip() for line in _hanging(field, 8, width)]
    assert lines == expected
