"""Who answers where the offer names nobody: headings, title, site, publisher, larger bodies."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, late

# developed on
HEADINGS: list[tuple[str, list[Row]]] = [
    (
        (
            "# Stadt Seefurt\n\n## Jugendamt\n\nAnna Kramer\n030 23125-001\n\n## Sozialamt\n\nBernd "
            "Voss\n030 23125-002\n"
        ),
        [
            ("Anna Kramer", "Jugendamt", "Stadt Seefurt", "001"),
            ("Bernd Voss", "Sozialamt", "Stadt Seefurt", "002"),
        ],
    ),
    ("# Mieterverein Seefurt e. V.\n\n030 23125-001\n", [(None, None, "Mieterverein Seefurt e. V.", "001")]),
    (
        "# Hilfe in Seefurt\n\n## Tafel Seefurt e. V.\n\n### Kontakt\n\n030 23125-001\n",
        [(None, None, "Tafel Seefurt e. V.", "001")],
    ),
    # a heading by its place
    (
        "# Adressen\n\n## Turngau Seefurt\n\nMarktstraße 5, 12345 Seefurt\n\nTelefon 030 23125-001\n",
        [(None, None, "Turngau Seefurt", "001")],
    ),
    # what stands before the comma
    (
        "# Adressen\n\n## Annenstift, Fachklinik für Kinder\n\nTelefon 030 23125-001\n",
        [(None, "*", "*", "001")],
    ),
    # bugs caught: a heading of the same level ends the section
    (
        (
            "# Adressen\n\n## Tafel Seefurt e. V.\n\nTelefon 030 23125-001\n\n## Was Sie mitbringen\n\n"
            "Taschen, Ausweis.\n\n## Mieterverein Seefurt e. V.\n\nTelefon 030 23125-002\n"
        ),
        [
            (None, None, "Tafel Seefurt e. V.", "001"),
            (None, None, "Mieterverein Seefurt e. V.", "002"),
        ],
    ),
    # hard negatives: a heading that speaks to the reader, or asks
    ("# Bunt statt grau\n\n## So erreichen Sie uns\n\nTelefon 030 23125-001\n", [(None, None, None, "001")]),
    ("# Bunt statt grau\n\n## Noch Fragen?\n\nTelefon 030 23125-001\n", [(None, None, None, "001")]),
    ("# Bunt statt grau\n\n## Anmeldung\n\nTelefon 030 23125-001\n", [(None, None, None, "001")]),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


def page(title: str, body: str) -> str:
    start = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{start}<body><main>{body}</main></body></html>"


HELP = "<h1>Hilfe im Alltag</h1><p>Wir helfen allen, die neu in der Stadt sind, und zwar unter {}.</p>"

SITES: list[tuple[str, list[Row]]] = [
    # the owner of the site in <title>
    (
        page("Hilfe im Alltag | Tafel Seefurt e. V.", HELP.format("030 23125-001")),
        [(None, None, "Tafel Seefurt e. V.", "001")],
    ),
    (
        page("Hilfe im Alltag - Tafel Seefurt e. V.", HELP.format("info@tafel.example")),
        [(None, None, "Tafel Seefurt e. V.", "info")],
    ),
    # hard negatives: a newspaper answers nothing
    (page("Hilfe im Alltag | Seefurter Zeitung", HELP.format("030 23125-001")), [(None, None, None, "001")]),
    (page("Hilfe im Alltag | Seefurt online", HELP.format("030 23125-001")), [(None, None, None, "001")]),
    (page("Hilfe im Alltag", HELP.format("030 23125-001")), [(None, None, None, "001")]),
]


@pytest.mark.parametrize(("text", "expected"), SITES)
def test_sites(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


WHOLE: list[tuple[str, list[Row]]] = [
    # a body of the release itself wins over the office that signs it
    (
        (
            "POL-SF: Unfall\n\nSeefurt (ots) - Es krachte.\n\n"
            "Hinweise nimmt die Polizei Marschbeck unter 030 23125-001 entgegen."
        ),
        [(None, None, "Polizei Marschbeck", "001")],
    ),
    (
        (
            "FW-SF: Brand im Keller\n\nSeefurt (ots) - Der Keller brannte.\n\nRückfragen bitte an:\n\n"
            "Feuerwehr Seefurt\nPressestelle\nAnna Kramer\nTelefon: 030 23125-001"
        ),
        [("Anna Kramer", "Pressestelle", "Feuerwehr Seefurt", "001")],
    ),
    # developed on: a domain spells a body that the article names
    (
        (
            "Sprachen verbinden\n\nDie Seefurter Brücke der Kulturen lädt alle ein, am Freitag "
            "mitzureden.\n\n"
            "Das Fest beginnt um 15 Uhr am Markt.\n\nMehr dazu gibt es auf Anfrage unter "
            "info@seefurter-bruecke-der-kulturen.example."
        ),
        [(None, "*", "*", "info")],
    ),
    (
        (
            "Fest am See\n\nDer Mieterverein Seefurt und die Tafel Seefurt laden gemeinsam zum Fest ein.\n\n"
            "Es gibt Musik und Kuchen, und alle sind herzlich willkommen.\n\n"
            "Fragen kann man vorab unter info@tafel-seefurt.example stellen."
        ),
        [(None, None, "Tafel Seefurt", "info")],
    ),
    # the office that signs a press release
    (
        (
            "POL-SF: Unfall auf der Landstraße\n\nSeefurt (ots) - Am Montag kam es zu einem Unfall.\n\n"
            "Zeugen melden sich bitte unter der Telefonnummer 030 23125-001."
        ),
        [(None, None, "POL-SF", "001")],
    ),
    # the body that the article is about
    (
        (
            "Neue Kurse\n\nDer Kneippverein Seefurt e. V. bietet neue Kurse an. Der Kneippverein Seefurt e. "
            "V. hat "
            "dafür Räume gemietet.\n\nDie Kurse beginnen im März und dauern acht Wochen.\n\n"
            "Eine Anmeldung ist ab sofort unter der Nummer 030 23125-001 möglich."
        ),
        [(None, None, "Kneippverein Seefurt e. V.", "001")],
    ),
    # the paragraph before
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_article_as_a_whole(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LARGER: list[tuple[str, list[Row]]] = [
    # developed on
    (
        "Fachdienst Migration des Landkreises Seefurt\nTelefon 030 23125-001",
        [(None, "Fachdienst Migration", "Landkreis Seefurt", "001")],
    ),
    (
        "Diakonisches Werk Seefurt e. V., Schuldnerberatung\nTelefon 030 23125-001",
        [(None, "Schuldnerberatung", "Diakonisches Werk Seefurt e. V.", "001")],
    ),
    (
        "Stadt Seefurt – Sozialamt\nTelefon 030 23125-001",
        [(None, "Sozialamt", "Stadt Seefurt", "001")],
    ),
    (
        "Stadt Seefurt\nSozialamt\nAnna Kramer\nTelefon 030 23125-001",
        [("Anna Kramer", "Sozialamt", "Stadt Seefurt", "001")],
    ),
    ("Tafel Seefurt e. V.\nTelefon 030 23125-001", [(None, None, "Tafel Seefurt e. V.", "001")]),
    ("Jugendamt\nTelefon 030 23125-001", [(None, "Jugendamt", None, "001")]),
    # the larger body said elsewhere
    (
        (
            "Das Jugendamt der Stadt Seefurt sucht Pflegefamilien für Kinder und Jugendliche.\n\n"
            "Jugendamt\nTelefon 030 23125-001"
        ),
        [(None, "Jugendamt", "Stadt Seefurt", "001")],
    ),
    # hard negatives: two bodies side by side are not one in the other
    (
        "Tafel Seefurt e. V.\nTelefon 030 23125-001\n\nMieterverein Seefurt e. V.\nTelefon 030 23125-002",
        [
            (None, None, "Tafel Seefurt e. V.", "001"),
            (None, None, "Mieterverein Seefurt e. V.", "002"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LARGER)
def test_department_and_organization(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LATE: dict[str, tuple[str, list[Row]]] = {
    "a town in which something is does not answer": (
        (
            "Laternenfest\n\nIn der Stadt Seefurt leuchten am Freitag alle Laternen.\n\n"
            "Wer eine Laterne basteln will, bekommt die Anleitung unter 030 23125-001 vorgelesen."
        ),
        [(None, None, None, "001")],
    ),
}


# Bugs caught, by name.
CAUGHT: dict[str, tuple[str, list[Row]]] = {
    "a body's name ends with its sentence": (
        (
            "Im Saal lesen am Freitag Kinder aus der ganzen Stadt. „Das wird schön“, sagt Bernd Voss.\n\n"
            "Dort hört Herr Wittkamp gern zu. Sie erreichen ihn unter 030 23125-001."
        ),
        [("Wittkamp", None, None, "001")],
    ),
    "the town hall is where the association advises": (
        (
            "Neues aus Seefurt\n\nDer Mieterverein Seefurt e. V. berät jeden Dienstag im Rathaus.\n\n"
            "Einen Termin bekommt man unter der Nummer 030 23125-001 ohne langes Warten."
        ),
        [(None, None, "Mieterverein Seefurt e. V.", "001")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUGHT.values(), ids=CAUGHT)
def test_contexts_once_misunderstood(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_contexts_not_yet_understood(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
