"""Degrees around names: "M. Sc." behind one is no initial, "DSA" before one no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import Row, assert_contacts

from extract.find.persons import find_persons


@pytest.mark.parametrize(
    "text",
    [
        # developed on: behind the name
        "Anna Kramer, M.Sc.",
        "Anna Kramer, M. Sc.",
        "Anna Kramer, M. Sc., Telefon",
        "Anna Kramer, MSc",
        "Anna Kramer, B. Eng.",
        "Anna Kramer, B.Eng.",
        "Dr. Anna Kramer, M. Ed.",
        "Dipl.-Ing. Anna Kramer, M. Eng.",
        "Anna Kramer, B. A.",
        "Anna Kramer, LL.M.",
        "Anna Kramer, MBA",
        "Anna Kramer, DSA",
        "Anna Kramer BSc",
        # before it
        "M. Sc. Anna Kramer",
        "MSc Anna Kramer",
        "MBA Anna Kramer",
        "DSA Anna Kramer",
        "Mag.a Anna Kramer, MBA",
        "Frau DSA Anna Kramer",
    ],
)
def test_a_degree_is_no_part_of_the_name(text: str) -> None:
    assert [(person.name, person.text) for person in find_persons(text)] == [("Anna Kramer", "Anna Kramer")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # developed on
        ("Anna Kramer und Bernd Voss, M. Sc.", ["Anna Kramer", "Bernd Voss"]),
        ("Anna Kramer, M. Sc., und Bernd Voss, B. Sc.", ["Anna Kramer", "Bernd Voss"]),
        # hard negatives: initials that are some
        ("M. Kramer", ["M. Kramer"]),
        ("Anna M. Kramer", ["Anna M. Kramer"]),
        ("Ed Kramer", ["Ed Kramer"]),
        # degrees without a name
        ("Sc. Kramer", []),
        ("Kramer, M. Sc.", []),
        ("DSA Seefurt", []),
        ("MBA Programm", []),
        ("M. Sc.", []),
        ("Der M. Sc. in Informatik", []),
        ("Anna Kramer M.Sc.", ["Anna Kramer"]),
        ("Anna Kramer M. Sc.", ["Anna Kramer"]),
        ("Anna Kramer M.A.", ["Anna Kramer"]),
        ("Anna Kramer LL.M., Bernd Voss B. A.", ["Anna Kramer", "Bernd Voss"]),
        ("Anna Kramer Ph.D.", ["Anna Kramer"]),
        ("M. A. Kramer", ["M. A. Kramer"]),
    ],
)
def test_names_and_degrees(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names


CARDS: list[tuple[str, list[Row]]] = [
    # developed on
    ("Anna Kramer, M. Sc.\nTelefon 030 23125001", [("Anna Kramer", None, None, "001")]),
    ("Anna Kramer, DSA\nTelefon 030 23125001", [("Anna Kramer", None, None, "001")]),
    ("Jugendamt Seefurt\nDSA Anna Kramer\nTelefon 030 23125001", [("Anna Kramer", "*", "*", "001")]),
    (
        "Anna Kramer, M.Sc., 030 23125001\nBernd Voss, B.Sc., 030 23125002",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARDS)
def test_cards(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


PIECES = st.sampled_from(
    "Anna Kramer Bernd Voss M. Sc. M.Sc. DSA MBA B. Eng. Ed Dr. , und Frau \n".split(" ")
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_names_with_degrees_point_at_what_is_written(text: str) -> None:
    for person in find_persons(text):
        assert person.span.of(text) == person.text
        assert person.name
