"""Names in brackets behind a number: whose number it is."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # developed on
        ("Auskunft: 030 23125-001 (Anna Kramer)", [("Anna Kramer", None, None, "001")]),
        ("Unter 030 23125-001 (Anna Kramer) sind Karten zu haben.", [("Anna Kramer", None, None, "001")]),
        (
            "Bernd Voss, Telefon 030 23125-001 sowie 030 23125-002 (Anna Kramer)",
            [("Bernd Voss", None, None, "001"), ("Anna Kramer", None, None, "002")],
        ),
        # hard negatives: the only number stays with whom the sentence names before it
        (
            "Karten bei Bernd Voss, Telefon 030 23125-001 (Anna Kramer) am Abend.",
            [("Bernd Voss", None, None, "001")],
        ),
    ],
)
def test_a_name_in_brackets(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
