"""Pages that present people: names above a motto, addresses that tell whose number stands before them."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, surveyed

CAUGHT: dict[str, tuple[str, list[Row]]] = {
    "a bold name above a motto": (
        (
            "<h3>Notfallseelsorge Seefurt</h3><p><b>Anna Kramer</b></p><ul><li>Stellvertretung</li></ul>"
            "<p>„Mir ist wichtig, dass Menschen in den schwersten Stunden ihres Lebens nicht "
            "alleine sind.“</p>"
            "<p>Mail: leitung@seefurt.example</p><p><b>Bernd Voss</b></p><ul><li>Stellvertretung</li></ul>"
            "<p>„Seit vielen Jahren gehe ich mit, wenn Nachrichten kommen, die keiner hören will.“</p>"
            "<p>Mail: leitung@seefurt.example</p>"
        ),
        [
            ("Anna Kramer", None, "Notfallseelsorge Seefurt", "leitung"),
            ("Bernd Voss", None, "Notfallseelsorge Seefurt", "leitung"),
        ],
    ),
    "each address tells whose the number before it is": (
        (
            "## Ansprechpartnerinnen\n\nAnna Kramer, Clara Lenz und Bernd Voss\n\n#### Unterstufe\n\n"
            "Telefon: 030 23125001  \nAnna.Kramer@seefurt.example\n\nBernd.Voss@seefurt.example\n"
        ),
        [("Anna Kramer", "*", "*", "001 anna.kramer"), ("Bernd Voss", "*", "*", "bernd.voss")],
    ),
    "who welcomes the reader owns the page": (
        (
            "Terminvergabe\n\nHerzlich willkommen auf der Website der Zuwanderungsbehörde.\n\n"
            "Für allgemeine Auskünfte erreichen Sie uns unter 030 23125001 zu folgenden Zeiten."
        ),
        [(None, None, "Zuwanderungsbehörde", "001")],
    ),
    # hard negatives
    "a bold name whose number was given": (
        (
            "<p><b>Anna Kramer</b></p><p>0171 3920001</p><p>Alle anderen Fragen stellen Sie bitte "
            "jederzeit gern "
            "im Büro, das täglich geöffnet ist.</p><p>Telefon: 030 23125002</p>"
        ),
        [("Anna Kramer", None, None, "001"), (None, None, None, "002")],
    ),
    "one of the addresses names nobody": (
        (
            "## Team\n\nAnna Kramer und Bernd Voss\n\n#### Unterstufe\n\nTelefon: 030 23125001  \n"
            "Anna.Kramer@seefurt.example\n\ninfo@seefurt.example\n"
        ),
        [(None, "*", "*", "001 anna.kramer info")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUGHT.values(), ids=CAUGHT)
def test_who_answers(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


# A mobile prefix that Germany has too is Austria's beside two that it has not.
COUNTRIES = [
    ("Anna: 0677/62522981\nBernd: 0664/1918301\nClara: 0650/4414631", "+43"),
    # hard negative: most could be German
    ("Anna: 06504/414631\nBernd: 06502/918301\nClara: 0664/1918301", "+49"),
]


@pytest.mark.parametrize(("text", "code"), COUNTRIES)
def test_countries(text: str, code: str) -> None:
    assert {phone.number[:3] for phone in surveyed(text).phones} <= {code}
