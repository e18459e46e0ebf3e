"""Headings that say what is offered, lines that invite, labels above addresses: none of them answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import Row, assert_contacts

from extract.link import labels


@pytest.mark.parametrize(
    ("phrase", "offers"),
    [
        # developed on: the first noun names an act or what one gets
        ("Finanzielle Hilfe durch das Bildungspaket", True),
        ("Freiwilliges Engagement im Bereich Sport", True),
        ("Kurse", True),
        ("Musik für Kinder", True),
        ("Neue Termine", True),
        ("Unterstützung im Alltag", True),
        ("Mitgliedschaft", True),
        ("Sicherheit im Netz", True),
        ("Förderung von Vereinen", True),
        # an infinitive before a preposition
        ("Töpfern für Kinder", True),
        ("Schwimmen mit Eltern", True),
        ("Singen in der Gruppe", True),
        # hard negatives: who does it
        ("Telefonberatung für Eltern", False),
        ("Schuldnerberatung", False),
        ("Arbeitsvermittlung in Seefurt", False),
        ("Kinderbetreuung am See", False),
        ("Bunte Brücke", False),
        ("Anonyme Alkoholiker", False),
        ("Frauen helfen Frauen", False),
        ("Verein für Hilfe", False),
        ("Amt für Förderung", False),
        # towns that end like infinitives
        ("Sondershausen am See", False),
        ("Bremen", False),
        ("Garten", False),
        ("", False),
        (" ", False),
        ("für alle", False),
    ],
)
def test_a_phrase_says_what_is_offered(phrase: str, *, offers: bool) -> None:
    assert labels.heads_an_offer(phrase) is offers


@pytest.mark.parametrize(
    ("line", "invites"),
    [
        # developed on
        ("Anmeldung unter:", True),
        ("Reservierung und Vorverkauf", True),
        ("Teilnahmebedingungen", True),
        ("(montags) Anmeldung bei Anna Kramer", True),
        # what is in brackets only explains
        ("Stadtkasse (Anmeldung von Hunden)", False),
        ("Bürgerbüro (Karten, Tickets)", False),
        # hard negatives
        ("Stadtkasse (Anmeldung", True),
        ("Meldestelle", False),
        ("", False),
    ],
)
def test_a_line_invites(line: str, *, invites: bool) -> None:
    assert labels.invites(line) is invites


@pytest.mark.parametrize(
    ("line", "labelled"),
    [
        # developed on
        ("Postanschrift:", True),
        ("Anschrift", True),
        ("Adresse:", True),
        ("Besucheradresse :", True),
        ("Lieferanschrift:", True),
        ("postanschrift", True),
        # hard negatives
        ("Adresse: Marktstraße 5", False),
        ("E-Mail-Adresse:", False),
        ("Neue Adresse", False),
        ("Adressen", False),
        ("", False),
    ],
)
def test_a_label_stands_above_an_address(line: str, *, labelled: bool) -> None:
    assert bool(labels.ADDRESS.match(line)) is labelled


HEADED: list[tuple[str, list[Row]]] = [
    # developed on: what is offered above a card does not answer
    (
        "## Freiwilliges Engagement in der Region\n\nAnna Kramer\nTelefon 030 23125001",
        [("Anna Kramer", None, None, "001")],
    ),
    ("## Töpfern für Kinder\n\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("## Neue Angebote im Herbst\n\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("## Finanzielle Hilfe durch Spenden\n\nTelefon 030 23125001", [(None, None, None, "001")]),
    # bugs caught: an office of no name, or "Hilfe" itself, made a body of the whole heading
    ("## Finanzielle Hilfe durch das Amt\n\nTelefon 030 23125001", [(None, None, None, "001")]),
    # a weak heading names the larger body
    (
        "# Angebote\n\n## Beratung des Mietervereins Seefurt\n\nTelefon 030 23125001",
        [(None, None, "Mieterverein Seefurt", "001")],
    ),
    # what stands in brackets behind an office explains it
    ("Stadtkasse (Anmeldung von Hunden)\nTelefon 030 23125001", [(None, "Stadtkasse", None, "001")]),
    # what one registers for does not answer
    ("Babymassage\nAnmeldung unter: 030 23125001", [(None, None, None, "001")]),
    # hard negatives: names that headings give
    ("## Bunte Brücke\n\nTelefon 030 23125001", [(None, None, "Bunte Brücke", "001")]),
    ("## Bahnhofsmission\n\nTelefon 030 23125001", [(None, None, "Bahnhofsmission", "001")]),
    ("## Anonyme Alkoholiker\n\nTelefon 030 23125001", [(None, None, "Anonyme Alkoholiker", "001")]),
]
ADDRESSES: list[tuple[str, list[Row]]] = [
    # developed on: the name below the label is that of the card above
    (
        (
            "Tafel Seefurt e. V.\nMobil: 0171 3920001\nPostanschrift:\nTafel Seefurt e. V.\nMarktstraße 5\n"
            "12345 Seefurt\nE-Mail: info@tafel.example"
        ),
        [(None, None, "Tafel Seefurt e. V.", "001 info")],
    ),
    (
        (
            "Anna Kramer\nTelefon 030 23125001\nAnschrift\nJugendamt Seefurt\nMarktstraße 5\n12345 Seefurt\n"
            "kramer@seefurt.example"
        ),
        [("Anna Kramer", "*", "*", "001 kramer")],
    ),
    # hard negatives: without the label another body's card begins
    (
        (
            "Tafel Seefurt e. V.\nMobil: 0171 3920001\nSparkasse Lindenaue\nMarktstraße 5\n12345 Seefurt\n"
            "E-Mail: info@sparkasse.example"
        ),
        [(None, None, "Tafel Seefurt e. V.", "001"), (None, None, "Sparkasse Lindenaue", "info")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADED + ADDRESSES)
def test_what_answers_and_what_is_offered(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


WORDS = st.sampled_from(
    "Hilfe Töpfern für in Kinder Amt ( ) Anmeldung Beratung ung - Adresse : durch und".split()
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join)))
def test_any_phrase_is_told(phrase: str) -> None:
    assert labels.heads_an_offer(phrase) in (True, False)
    if "(" not in phrase:
        assert labels.invites(phrase) is bool(labels.INVITES.search(phrase))
    assert labels.invites(f"({phrase.replace('(', '').replace(')', '')[:200]})".replace("\n", " ")) is False
