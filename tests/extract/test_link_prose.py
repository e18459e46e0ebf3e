"""Sentences: who is offered, who only performs or speaks, whom a pronoun means."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, late

# developed on
ROWS: list[tuple[str, list[Row]]] = [
    (
        (
            "Anmeldungen nimmt Anna Kramer unter Telefon 030 23125-001 oder per Mail an "
            "kramer@seefurt.example entgegen."
        ),
        [("Anna Kramer", None, None, "001 kramer")],
    ),
    (
        (
            "Anmeldungen sind bei Anna Kramer, Telefon 030 23125-001, oder bei Bernd Voss, Telefon 030 "
            "23125-002, möglich."
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        "Wer mitmachen möchte, meldet sich beim Mieterverein Seefurt e. V. unter der Nummer 030 23125-001.",
        [(None, None, "Mieterverein Seefurt e. V.", "001")],
    ),
    # pronouns
    (
        (
            "Die Gruppe wird von Anna Kramer und Bernd Voss betreut. "
            "Für Fragen stehen sie unter Telefon 030 23125-001 gern zur Verfügung."
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "001")],
    ),
    (
        (
            "Ansprechpartnerin für alle Fragen rund um den Kurs ist Anna Kramer. "
            "Sie ist unter der Telefonnummer 030 23125-001 zu erreichen."
        ),
        [("Anna Kramer", None, None, "001")],
    ),
    # a fragment goes on
    (
        "Ansprechpartnerin für den neuen Kurs im Herbst ist Anna Kramer. Telefon: 030 23125-001.",
        [("Anna Kramer", None, None, "001")],
    ),
    # the role again
    (
        (
            "Im Januar beginnt der Kurs, sagt Koordinatorin Anna Kramer vom Hospizdienst. "
            "Er dauert ein halbes Jahr und kostet nichts.\n\n"
            "Weitere Informationen gibt es bei der Koordinatorin unter Telefon 030 23125-001."
        ),
        [("Anna Kramer", "*", "*", "001")],
    ),
    # named after
    (
        (
            "Wer mitmachen will, schreibt bis zum Freitag eine Mail an chor@seefurt.example. "
            "Ansprechpartner ist Kwame Asante, der den Chor seit zwei Jahren leitet."
        ),
        [("Kwame Asante", None, None, "chor")],
    ),
]
# bugs caught
ROWS += [
    (
        "Anna Kramer kennt den Weg. Auch Bernd Voss kennt ihn. Er ist unter 030 23125-001 zu erreichen.",
        [("Bernd Voss", None, None, "001")],
    ),
    (
        (
            "Interessierte wenden sich an die Leiterin der Tafel Seefurt e. V., Anna Kramer "
            "(Telefon 030 23125-001, kramer@seefurt.example)."
        ),
        [("Anna Kramer", None, "Tafel Seefurt e. V.", "001 kramer")],
    ),
    (
        (
            "Seefurt. Die Telefonnummer der Tafel Seefurt e. V. ist 030 23125-001, "
            "die des Mietervereins Seefurt e. V. 030 23125-002."
        ),
        [(None, None, "Tafel Seefurt e. V.", "001"), (None, None, "Mieterverein Seefurt e. V.", "002")],
    ),
    ("Im Notfall rufen Sie bitte die 112 an, und zwar ohne zu zögern und von jedem Telefon aus.", []),
    (
        (
            "Es liest die Autorin Merle Janssen aus ihrem neuen Buch. "
            "Anmeldung bei Klaus Odenthal, Telefon 030 23125-001, ist bis Freitag möglich."
        ),
        [("Klaus Odenthal", None, None, "001")],
    ),
    (
        (
            "Anna Kramer (Telefon 030 23125-001) oder Bernd Voss (Telefon 030 23125-002) "
            "vom Mieterverein Seefurt e. V. geben gern Auskunft über alles."
        ),
        [
            ("Anna Kramer", None, "Mieterverein Seefurt e. V.", "001"),
            ("Bernd Voss", None, "Mieterverein Seefurt e. V.", "002"),
        ],
    ),
    (
        (
            "Der Ausflug ist kostenlos, gefrühstückt wird im Bus. Die Stadtbücherei hilft unter 030 "
            "23125-001 "
            "weiter, die Tafel Seefurt e. V. unter 030 23125-002."
        ),
        [(None, "*", "*", "001"), (None, None, "Tafel Seefurt e. V.", "002")],
    ),
]
# hard negatives: who performs, speaks, or is written about
ROWS += [
    (
        (
            "„Wir freuen uns auf viele neue Gesichter“, sagt Bürgermeister Bernd Voss. "
            "Eine Anmeldung ist unter der Nummer 030 23125-001 möglich."
        ),
        [(None, None, None, "001")],
    ),
    (
        (
            "Der Minister Bernd Voss übergab den Preis an die Gewinner aus dem ganzen Land.\n\n"
            "Wer sich im nächsten Jahr bewerben will, schreibt an preis@seefurt.example und fügt Bilder bei."
        ),
        [(None, None, None, "preis")],
    ),
    (
        (
            "Im Jahr 1902 gründete Anna Kramer die Schule am See, die heute noch besteht.\n\n"
            "Führungen durch das alte Gebäude kann man unter 030 23125-001 für Gruppen buchen."
        ),
        [(None, "*", "*", "001")],
    ),
    (
        "Haben Sie Fragen zum neuen Angebot im Sommer? Dann erreichen Sie uns jederzeit unter 030 23125-001.",
        [(None, None, None, "001")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sentences(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LATE: dict[str, tuple[str, list[Row]]] = {
    "a singular pronoun means one, by her first name": (
        "Anna Kramer kennt den Weg gut, auch Bernd Voss kennt ihn. Sie ist unter 030 23125-001 zu erreichen.",
        [("Anna Kramer", None, None, "001")],
    ),
}


# Bugs caught, by name.
CAUGHT: dict[str, tuple[str, list[Row]]] = {
    "the house where somebody sits is not who answers": (
        (
            "Montags hört Herr Wittkamp den Leuten im Gemeindehaus gern zu. Sie erreichen ihn unter 030 "
            "23125-001."
        ),
        [("Wittkamp", None, None, "001")],
    ),
    "a town hall where one reads is not who answers": (
        (
            "Im Rathaus gibt es am Freitag eine Lesung mit Anna Kramer. Karten gibt es unter Telefon 030 "
            "23125-001."
        ),
        [(None, None, None, "001")],
    ),
    "a town hall where an author reads is not who answers": (
        (
            "Am Freitag liest im Rathaus eine bekannte Autorin mit Anna Kramer. "
            "Wer zuhören möchte, sollte vorher Karten unter der Nummer 030 23125-001 bestellen."
        ),
        [(None, None, None, "001")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUGHT.values(), ids=CAUGHT)
def test_sentences_once_misunderstood(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_sentences_not_yet_understood(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
