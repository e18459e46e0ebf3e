"""Lines that name a body by their place alone, on top of an address and a number."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, late, surveyed

CARD = "{}\nMarktstraße 5\n12345 Seefurt\nTelefon 030 23125001"


@pytest.mark.parametrize(
    "name",
    [
        # developed on
        "Turngau Seefurt",
        "Haus der Jugend",
        "Anonyme Alkoholiker",
        "Malteser Seefurt",
        "Kreisjugendring Seefurt",
        "Frauen helfen Frauen e. V.",
        "Die Brücke gGmbH",
        # bugs caught
        "Homöopathie für Geflüchtete",
        "Tür an Tür",
        "Bunt statt Braun",
    ],
)
def test_names_a_body(name: str) -> None:
    (contact,) = surveyed(CARD.format(name)).contacts
    body = contact.department or contact.organization
    assert body is not None
    assert (contact.person, body.name) == (None, name)


@pytest.mark.parametrize(
    "line",
    [
        # developed on
        "Kontakt",
        "Anmeldung",
        "Weitere Informationen",
        "Bei Fragen wende Dich an",
        "Dienstags 9 bis 12 Uhr",
        "www.seefurt.de",
        "Stellv. Leitung",
        "Sekretärinnen",
        # hard negatives
        "Eintritt 5 €",
        "24. Dezember",
        "Sommerfest",
        "Kursgebühr",
        "Bus 35",
        "Haltestelle Rathaus",
        "Zimmer 305",
        "Nach Vereinbarung",
        "Herzlich willkommen",
        "Liebe Eltern",
        "Töpferkurs",
    ],
)
def test_names_nobody(line: str) -> None:
    (contact,) = surveyed(f"Ein Tag am See.\n\n{CARD.format(line)}").contacts
    assert (contact.person, contact.department, contact.organization) == (None, None, None)


ROWS: list[tuple[str, list[Row]]] = [
    # developed on: what stands before the channel on its line
    (
        "Malteser Hilfsdienst: 030 23125001\nTurngau Seefurt: 030 23125002",
        [(None, None, "Malteser Hilfsdienst", "001"), (None, None, "Turngau Seefurt", "002")],
    ),
    (
        "Turngau Seefurt, Tel. 030 23125001\nReiterhof Kampe, Tel. 030 23125002",
        [(None, None, "Turngau Seefurt", "001"), (None, None, "Reiterhof Kampe", "002")],
    ),
    ("Turngau Seefurt (im Rathaus)\nTelefon 030 23125001", [(None, None, "Turngau Seefurt", "001")]),
    # hard negatives: a person's line is no body
    (
        "Turngau Seefurt\nAnna Kramer\nTelefon 030 23125001",
        [("Anna Kramer", None, "Turngau Seefurt", "001")],
    ),
    # a name that no list knows, spelled by the address
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_lines(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LATE: dict[str, tuple[str, list[Row]]] = {
    "a name in lower case": (CARD.format("du & hier"), [(None, None, "du & hier", "001")]),
    "the address spells a name that no list knows": (
        "Turngau Seefurt\nTelefon 030 23125001\n\nYaramis Quolobe\nyaramis.quolobe@seefurt.example",
        [(None, None, "Turngau Seefurt", "001"), ("Yaramis Quolobe", "*", "*", "yaramis.quolobe")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_lines_not_yet_read(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
