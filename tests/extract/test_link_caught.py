"""Who answers, in forms that documents of many kinds have and that were once misread."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts

CAUGHT: dict[str, tuple[str, list[Row]]] = {
    "a name in brackets behind the second number owns it": (
        (
            "Der Pflegestützpunkt Seefurt ist unter 030 23125-001 (Koordinatorin Anna Kramer) sowie mobil "
            "unter 0171 39200-02 (Bernd Voss) erreichbar."
        ),
        [
            ("Anna Kramer", None, "Pflegestützpunkt Seefurt", "001"),
            ("Bernd Voss", None, "Pflegestützpunkt Seefurt", "002"),
        ],
    ),
    "several offices to which one is sent on do not answer": (
        (
            "Der Landkreis Seefurt hat eine Nummer für alle Fragen zur Ferienhilfe eingerichtet. Unter der "
            "Telefonnummer 030 23125-001 werden Fragen aufgenommen und an die Fachstellen weitergeleitet."
        ),
        [(None, None, "Landkreis Seefurt", "001")],
    ),
    "a county's name does not reach over what it is said to do": (
        "Fragen nimmt der Landkreis Seefurt zur Ferienhilfe unter 030 23125-001 entgegen.",
        [(None, None, "Landkreis Seefurt", "001")],
    ),
    "lands and towns alone are for whom a number is": (
        (
            "Giftnotruf\n\nBayern (030) 23125001\nBerlin, Brandenburg (030) 23125002\n"
            "Nordrhein-Westfalen (030) 23125003"
        ),
        [(None, None, "Giftnotruf", number) for number in ("001", "002", "003")],
    ),
    "a bold line heads its block over a description": (
        (
            "<p>Kleiderspenden nehmen an:</p><ul>"
            "<li><strong>Bunte Truhe Seefurt</strong><br>Herr Wittkamp Handy: 0171 3920001<br>Halle 4</li>"
            "<li><strong>Wolkenladen Seefurt</strong><br>Gut erhaltene Damen- und Kinderkleidung, Schuhe<br>"
            "Telefon: 0171 3920002 (Frau Odenthal)</li></ul>"
        ),
        [
            ("Wittkamp", None, "Bunte Truhe Seefurt", "001"),
            ("Odenthal", None, "Wolkenladen Seefurt", "002"),
        ],
    ),
    "a coordination with a name is an office": (
        (
            "Das Angebot ist bei der Koordination Frühe Hilfen zu erfragen. Es hilft Anna Kramer unter "
            "Telefon 030 23125-001."
        ),
        [("Anna Kramer", None, "Koordination Frühe Hilfen", "001")],
    ),
    "one body in three towns answers in each": (
        "Suchtberatung Lohe e. V.: Nienburg 030 23125-001, Hannover: 030 23125-002, Celle: 030 23125-003.",
        [(None, None, "Suchtberatung Lohe e. V.", number) for number in ("001", "002", "003")],
    ),
    "one body and its branch are one": (
        "Suchtberatung Lohe e. V.: Nienburg 030 23125-001, Hannover: 030 23125-002.",
        [(None, None, "Suchtberatung Lohe e. V.", "001 002")],
    ),
    "first name and surname on two lines, both spelled by the address": (
        "Jugendwart\n\nYaramis\n\nQuolobe\n\nyaramis.quolobe@seefurt.example",
        [("Yaramis Quolobe", None, None, "yaramis.quolobe")],
    ),
    "who wrote a booklet does not answer": (
        (
            "Mehr steht in der Broschüre des Bundesministeriums für Familie.\n\nAnsprechpartner\n\n"
            "Frau Wittkamp 030 23125-001\nHerr Odenthal 030 23125-002"
        ),
        [("Wittkamp", None, None, "001"), ("Odenthal", None, None, "002")],
    ),
    "a line between stars names nobody": (
        "*** UNTER VERANTWORTUNG DES SENDERS ***\n\nAnna Kramer\nTelefon 030 23125-001",
        [("Anna Kramer", None, None, "001")],
    ),
    "head and deputy share the number below them": (
        "Leitung: Anna Kramer\nStellvertretung: Bernd Voss\nTelefon 030 23125-001",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "001")],
    ),
    "a clerk beside another office's head does not share the number": (
        "Leistungsrichter: Bernd Voss\nMeldestelle: Anna Kramer\nTelefon 030 23125-001",
        [("Anna Kramer", None, None, "001")],
    ),
    "a house and its number are where something is": (
        (
            "Der Sozialpsychiatrische Dienst ist wie folgt zu erreichen: Anna Kramer, Haus 2, Zimmer 335, "
            "Telefon 030 23125-001."
        ),
        [("Anna Kramer", None, "Sozialpsychiatrischer Dienst", "001")],
    ),
    "a domain of several parts shortens the name": (
        (
            "Kassier\nAnna Kramer\nkassier@fwv-raubach.example\n\nAnna Kramer verwaltet die Finanzen des "
            "Feuerwehrvereins Raubach."
        ),
        [("Anna Kramer", None, "Feuerwehrverein Raubach", "kassier")],
    ),
    "a name ends before a function and before a street": (
        (
            "Anna Kramer\nReferat für Frauenfragen und Teilhabe Referatsleitung Marktstraße 24\n"
            "Telefon 030 23125-001"
        ),
        [("Anna Kramer", "Referat für Frauenfragen und Teilhabe", None, "001")],
    ),
    "a legal form behind a colon has no name before it": (
        "Mitglieder sind diese Organisationen: AG Wald.\n\nAnna Kramer, Telefon 030 23125-001",
        [("Anna Kramer", None, None, "001")],
    ),
    "a heading that calls on the reader names nobody": (
        "# Mach mit\n\nFragen gern an: info@seefurt.example",
        [(None, None, None, "info")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUGHT.values(), ids=CAUGHT)
def test_once_misread(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
