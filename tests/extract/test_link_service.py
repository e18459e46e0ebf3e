"""What one calls about, and where."""

from __future__ import annotations

import pytest
from link_rows import surveyed

# developed on
SERVICES: list[tuple[str, str | None]] = [
    # a title that offers something is what is offered
    (
        "# Töpfern in den Ferien mit Eltern\n\n## Kontakt\n\nAnna Kramer, Telefon 030 23125-001\n",
        "Töpfern in den Ferien mit Eltern",
    ),
    # a short title that offers something is what is offered
    (
        "# Töpfern für Kinder\n\n## Kontakt\n\nAnna Kramer, Telefon 030 23125-001\n",
        "Töpfern für Kinder",
    ),
    # a verb in the title
    (
        (
            "POL-SF: Unfall\n\nSeefurt (ots) - Es krachte.\n\nHinweise nimmt die Polizei Marschbeck unter "
            "030 23125-001 entgegen."
        ),
        "Unfall",
    ),
    # a picture before the words of a heading is no part of them
    ("# Verein\n\n## 🎵 Singen für alle\n\nAnna Kramer\n\n030 23125-001", "Singen für alle"),
    # what one writes is no service
    ("Schreib uns einfach eine Mail an die Adresse info@seefurt.example, wir freuen uns.", None),
    # in the sentence
    (
        "Die Anmeldung zum Sommerfest ist bis Freitag unter 030 23125-001 möglich und kostet nichts.",
        "Sommerfest",
    ),
    (
        "Informationen zur Kindertagespflege gibt es beim Jugendamt unter der Nummer 030 23125-001.",
        "Kindertagespflege",
    ),
    (
        "Fragen rund um die Pflege von Angehörigen beantwortet Anna Kramer unter 030 23125-001 gern.",
        "Pflege von Angehörigen",
    ),
    ("Karten für das Konzert gibt es bei Anna Kramer unter Telefon 030 23125-001 und im Laden.", "Konzert"),
    # what stands before a bracket in which one registers
    (
        (
            "Der Verein bietet Kurse an, darunter Deutsch als Fremdsprache (Information: Anna Kramer, Tel. "
            "030 23125-001)."
        ),
        "Deutsch als Fremdsprache",
    ),
    # hard negatives: whom one asks, a day, a part of a club, a function
    (
        "Neues aus Seefurt\n\nWir lesen vor. Anmeldung bei Anna Kramer unter 030 23125-001.",
        "Neues aus Seefurt",
    ),
    ("Der Verein singt am Sonntagabend. Gern hilft Anna Kramer weiter, und zwar unter 030 23125-001.", None),
    ("Die Kreisgruppe wächst weiter. Gern hilft Anna Kramer weiter, und zwar unter 030 23125-001.", None),
    ("Bürgermeister\n\nBernd Voss, Telefon 030 23125-001", None),
    (
        "Theaterfahrt\n\nWir fahren los. Karten zum Preis von 30 Euro gibt es unter Telefon 030 23125-001.",
        "Theaterfahrt",
    ),
    (
        "Blutspende\n\nWir bitten um Blut. Weitere Infos bei der Wolkenwacht gibt es unter 030 23125-001.",
        "Blutspende",
    ),
    ("Wir helfen. Hilfe bei Schulden leistet Anna Kramer jederzeit unter Telefon 030 23125-001.", "Schulden"),
    # pointing back
    (
        (
            "Der Verein bietet einen Schwimmkurs an. Wer an diesem Kurs teilnehmen will, meldet sich unter "
            "030 23125-001."
        ),
        "Schwimmkurs",
    ),
    # the heading
    (
        "# Neues aus Seefurt\n\n## Töpfern in den Ferien mit Eltern\n\nAnna Kramer, Telefon 030 23125-001\n",
        "Töpfern in den Ferien mit Eltern",
    ),
    # the subhead of a text without headings
    (
        (
            "Aus der Gemeinde\n\nKrippenspiel\n\nKinder, die mitspielen möchten, melden sich bei Anna "
            "Kramer, Telefon 030 23125-001, an."
        ),
        "Krippenspiel",
    ),
    # the title
    # the press
    (
        (
            "# Neuer Spielplatz\n\nDer Spielplatz ist fertig.\n\n## Pressekontakt\n\nAnna Kramer, Telefon "
            "030 23125-001\n"
        ),
        "Pressekontakt",
    ),
    # a table's column
    (
        (
            "<h1>Ihre Ansprechpartner</h1><table><tr><td>Kindertagespflege<td>Anna Kramer<td>030 "
            "23125-001</tr>"
            "<tr><td>Unterhalt<td>Bernd Voss<td>030 23125-002</tr></table>"
        ),
        "Kindertagespflege",
    ),
    # bugs caught
    (
        "Die Anmeldung zum Sommerfest bis zum Freitag ist unter 030 23125-001 möglich und kostet nichts.",
        "Sommerfest",
    ),
    # hard negatives: none said
    ("# Kontakt\n\nAnna Kramer\nTelefon 030 23125-001\n", None),
    ("# Mieterverein Seefurt e. V.\n\nTelefon 030 23125-001\n", None),
]


@pytest.mark.parametrize(("text", "service"), SERVICES)
def test_service(text: str, service: str | None) -> None:
    contact = surveyed(text).contacts[0]
    assert (contact.service.name if contact.service else None) == service


SERVICES_LATE: dict[str, tuple[str, str | None]] = {
    "a line with its own channels is no service": (
        "Anna Kramer (030 23125-001)\nBernd Voss (030 23125-002)",
        None,
    ),
    "a credit is no service": ("Autorin: Anna Kramer\nTelefon 030 23125-001", None),
    "a label before names is no service": (
        "Ansprechpartner: Anna Kramer und Bernd Voss\nTelefon: 030 23125-001",
        None,
    ),
    "a headline as subhead keeps all its words": (
        (
            "Ferienpass: 86 Angebote in sechs Wochen\n\nWer Fragen hat, ruft im Rathaus an, und zwar unter "
            "der Nummer 030 23125-001."
        ),
        "Ferienpass",
    ),
    "a person as title is no service": ("Anna Kramer\nTelefon 030 23125-001", None),
}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        pytest.param(*row, id=reason, marks=pytest.mark.xfail(reason=reason, strict=True))
        for reason, row in SERVICES_LATE.items()
    ],
)
def test_services_not_yet_found(text: str, service: str | None) -> None:
    contact = surveyed(text).contacts[0]
    assert (contact.service.name if contact.service else None) == service


PLACES: list[tuple[str, str | None]] = [
    # developed on
    (
        "Tafel Seefurt e. V.\nMarktstraße 5\n12345 Seefurt\nTelefon 030 23125-001",
        "Marktstraße 5\n12345 Seefurt",
    ),
    (
        "Tafel Seefurt e. V.\nMarktstraße 5, 12345 Seefurt\nTelefon 030 23125-001",
        "Marktstraße 5, 12345 Seefurt",
    ),
    ("Tafel Seefurt e. V.\n12345 Seefurt\nTelefon 030 23125-001", "12345 Seefurt"),
    ("Tafel Seefurt e. V.\nAm Anger 12\nTelefon 030 23125-001", "Am Anger 12"),
    # bugs caught: the whole name of the street
    (
        "Tafel Seefurt e. V.\nNeue Hauptstraße 5, 12345 Seefurt\nTelefon 030 23125-001",
        "Neue Hauptstraße 5, 12345 Seefurt",
    ),
    (
        (
            "Tafel Seefurt e. V.\n\nDie Geschäftsstelle ist umgezogen. Sie befindet sich ab sofort in der "
            "Poststraße 9, 12345 Seefurt, und ist unter 030 23125-001 erreichbar."
        ),
        "Poststraße 9, 12345 Seefurt",
    ),
    ("Tafel Seefurt e. V.\nLange Gasse 4, Seefurt\nTelefon 030 23125-001", "Lange Gasse 4"),
    ("Tafel Seefurt e. V.\nBahnhofstraße 9-11\nTelefon 030 23125-001", "Bahnhofstraße 9-11"),
    ("Tafel Seefurt e. V.\nStraße des 17. Juni 135\nTelefon 030 23125-001", "Straße des 17. Juni 135"),
    # hard negatives
    ("Tafel Seefurt e. V.\nTelefon 030 23125-001", None),
    (
        (
            "Die Tafel Seefurt e. V. lädt am Dienstag, 9. Mai, ein. Am Dienstag, 9. Mai, ist sie unter der "
            "Nummer 030 23125-001 erreichbar."
        ),
        None,
    ),
    ("Die Tafel Seefurt e. V. ist umgezogen. Anmeldung im Büro am Markt, 030 23125-001, bis Freitag.", None),
    ("Tafel Seefurt e. V.\nIm Mai 12 Kurse\nTelefon 030 23125-001", None),
    ("Tafel Seefurt e. V.\nTreff am Bahnhof 12 Uhr\nTelefon 030 23125-001", None),
    ("Tafel Seefurt e. V.\nam Montag geschlossen\nTelefon 030 23125-001", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place(text: str, place: str | None) -> None:
    (contact,) = surveyed(text).contacts
    assert (contact.place.text if contact.place else None) == place
    if contact.place:
        assert contact.place.span.of(surveyed(text).article.text) == contact.place.text


def test_each_body_of_a_sentence_has_its_own_place() -> None:
    found = surveyed(
        "Wir fahren los. Karten gibt es bei der Buchhandlung Odenthal, Hauptstraße 12, Tel. 030 23125-001,"
        " und in der Tourist-Information Seefurt, Tel. 030 23125-002."
    )
    assert [contact.place and contact.place.text for contact in found.contacts] == ["Hauptstraße 12", None]


def test_each_office_has_its_own_place() -> None:
    found = surveyed(
        "Tafel Seefurt e. V.\nMarktstraße 5\n030 23125-001\n\nMieterverein Seefurt e. V.\nAm Anger "
        "12\n030 23125-002"
    )
    assert [contact.place.text for contact in found.contacts if contact.place] == [
        "Marktstraße 5",
        "Am Anger 12",
    ]
