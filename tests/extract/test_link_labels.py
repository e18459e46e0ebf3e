"""Words around contacts that name nobody: labels, addresses, hours, credits, cues."""

from __future__ import annotations

import pytest

from extract.link import labels

# developed on
GENERIC = [
    "Kontakt",
    "Kontakt:",
    "Ansprechpartner",
    "Ansprechpartnerin",
    "Ansprechpartner/in",
    "Ansprechpersonen",
    "Ihr Ansprechpartner",
    "Anmeldung",
    "Information und Anmeldung",
    "Weitere Informationen",
    "Kontakt und Anmeldung",
    "Telefon",
    "E-Mail",
    "Kontaktdaten",
    # bugs caught
    "Kontakt für Anmeldungen",
    "KONTAKT",
    "–",
    "",
]
NOT_GENERIC = [
    "Jugendamt",
    "Kontakt Jugendamt",
    "Mieterverein Seefurt e. V.",
    # hard negatives
    "Kontaktstelle Sucht",
    "Telefonseelsorge",
    "Anmeldung zum Sommerfest",
    "Informationszentrum",
    "Anna Kramer",
]


@pytest.mark.parametrize("heading", GENERIC)
def test_generic(heading: str) -> None:
    assert labels.is_generic(heading)


@pytest.mark.parametrize("heading", NOT_GENERIC)
def test_not_generic(heading: str) -> None:
    assert not labels.is_generic(heading)


ADDRESSES = [
    # developed on
    "Marktstraße 5",
    "Marktstrasse 5",
    "Marktstr. 5",
    "Kirchgasse 12 a",
    "Am Anger 12",
    "Platz der Einheit 3",
    "Lange Straße 7",
    "An der Alten Mühle 2",
    "Seeuferweg 118b",
    "86152 Augsburg",
    "D-30159 Hannover",
    "A-1010 Wien",
    "1010 Wien",
    "8001 Zürich",
    "61348 Bad Homburg",
    # bugs caught
    "Lange Gasse 4, Augsburg",
    "Breitscheid Str. 18",
    "Rathausplatz 1 | 86150 Augsburg",
    "Haus B, Ringstr. 4",
]
NO_ADDRESSES = [
    # developed on
    "Hauptplatz",
    "am Montag",
    "Telefon 030 23125001",
    "Jugendamt",
    # hard negatives
    "Anna Kramer",
    "info@verein.example",
    "Verein zur Förderung der Jugend",
    "Im Notfall",
]


@pytest.mark.parametrize("line", ADDRESSES)
def test_address(line: str) -> None:
    assert labels.is_address(line)


@pytest.mark.parametrize("line", NO_ADDRESSES)
def test_no_address(line: str) -> None:
    assert not labels.is_address(line)


HOURS = [
    # developed on
    "9 bis 12 Uhr",
    "9-12 Uhr",
    "9.00–12.30 Uhr",
    "Mo-Fr",
    "Mo. bis Fr.",
    "Mo, Mi, Fr",
    "Dienstag nach Vereinbarung",
    "ab 18 Uhr",
    "Sprechzeit: 14.30 Uhr",
    "Di + Do",
]
NO_HOURS = [
    # developed on
    "Jugendamt",
    "Telefon 030 23125001",
    # hard negatives
    "Uhrmacherei Kramer",
    "Sonntagsschule",
    "So erreichen wir viele",
    "Di Matteo",
    "Montagehalle",
]


@pytest.mark.parametrize("line", HOURS)
def test_hours(line: str) -> None:
    assert labels.is_hours(line)


@pytest.mark.parametrize("line", NO_HOURS)
def test_no_hours(line: str) -> None:
    assert not labels.is_hours(line)


WEB = [
    "www.verein.example",
    "https://verein.example/kurs",
    "verein-seefurt.de",
    "seefurt.org/kurse",
    "WWW.X.DE",
]
NO_WEB = ["z.B. am Montag", "Seefurter Tafel e.V.", "Jugendamt", "u.a. Chor", "anna@netz.de@"]


@pytest.mark.parametrize("line", WEB)
def test_web(line: str) -> None:
    assert labels.is_web(line)


@pytest.mark.parametrize("line", NO_WEB)
def test_no_web(line: str) -> None:
    assert not labels.is_web(line)


CREDITS = [
    # developed on
    "Foto: ",
    "Fotos: ",
    "Bild: ",
    "Text: ",
    "Text/",
    "Autorin: ",
    "Quelle: ",
    "© ",
    "(c) ",
    "Von ",
    "Referentin: ",
    "Redaktion: ",
    # bugs caught
    "Foto: Dr. ",
    "Archivfoto: ",
    "Sportplatz im Sommer. Foto: ",
]
NO_CREDITS = [
    # developed on
    "",
    "Ansprechpartnerin: ",
    "Kontakt: ",
    "bei ",
    # hard negatives
    "Anmeldung bei ",
    "Leiterin des Fotoclubs ist ",
    "Leitung: ",
    "Der Kontext: ",
    "eine Ausstellung von ",
]


@pytest.mark.parametrize("before", CREDITS)
def test_credit(before: str) -> None:
    assert labels.is_credit(before)


@pytest.mark.parametrize("before", NO_CREDITS)
def test_no_credit(before: str) -> None:
    assert not labels.is_credit(before)


ROLES = [
    "Fachwartin Sport für Ältere",
    "Leiterin",
    "Teamleitung",
    "1. Vorsitzender",
    "Integrationsbeauftragte",
]
NO_ROLES = ["Jugendamt", "Marktstraße 5", "Telefon", "Anna Kramer", "Kinder und Eltern"]


@pytest.mark.parametrize("line", ROLES)
def test_role(line: str) -> None:
    assert labels.has_role(line)


@pytest.mark.parametrize("line", NO_ROLES)
def test_no_role(line: str) -> None:
    assert not labels.has_role(line)


@pytest.mark.parametrize(
    ("line", "code", "town"),
    [
        ("86152 Augsburg", "86152", "Augsburg"),
        ("D-30159 Hannover", "30159", "Hannover"),
        ("Marktstraße 5, 61348 Bad Homburg", "61348", "Bad Homburg"),
        ("1010 Wien", "1010", "Wien"),
    ],
)
def test_town(line: str, code: str, town: str) -> None:
    match = labels.town_in(line)
    assert match is not None
    assert (match["code"], match["town"]) == (code, town)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Jugendamt, 86152 Augsburg", len("Jugendamt, ")),
        ("86152 Augsburg, Marktstraße 5", 0),
        ("Jugendamt", 0),
        ("Pfarramt, Am Anger 12", len("Pfarramt, ")),
    ],
)
def test_address_start(line: str, start: int) -> None:
    assert labels.address_start(line) == start


@pytest.mark.parametrize(
    ("text", "street", "begins"),
    [
        ("Büro, Neue Hauptstraße 5", "straße", "Neue Hauptstraße"),
        ("Neue Hauptstraße 5", "straße", "Neue Hauptstraße"),
        ("Tafel | Alte Gasse 5", "asse", "Alte Gasse"),
        ("Tafel\nAlte Gasse 5", "asse", "Alte Gasse"),
        ("Tafel (Alte Gasse 5)", "asse", "Alte Gasse"),
    ],
)
def test_word_start(text: str, street: str, begins: str) -> None:
    assert text[labels.word_start(text, text.index(street)) :].startswith(begins)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ansprechpartnerin ist Anna Kramer.",
        "Anmeldungen nimmt Anna Kramer entgegen.",
        "Wer mitmachen will, meldet sich bei Anna Kramer.",
        "Fragen beantwortet Anna Kramer.",
        "Für Auskünfte steht Anna Kramer zur Verfügung.",
        "Karten gibt es bei Anna Kramer.",
        "Anna Kramer ist zuständig.",
    ],
)
def test_offers(sentence: str) -> None:
    assert labels.OFFERS.search(sentence)


@pytest.mark.parametrize(
    "sentence", ["Anna Kramer malt seit Jahren.", "Der Chor sang drei Lieder.", "Das Telegramm kam an."]
)
def test_offers_nothing(sentence: str) -> None:
    assert not labels.OFFERS.search(sentence)


@pytest.mark.parametrize(
    ("line", "labelled"),
    [
        ("Meldestelle: Anna Kramer", True),
        ("Kasse: Anna Kramer", True),
        ("Frauen- und Mädchenberatung: 030 23125001", True),
        ("Anna Kramer", False),
        ("Tel: 030", False),
    ],
)
def test_label(line: str, *, labelled: bool) -> None:
    assert bool(labels.LABEL.match(line)) is labelled


@pytest.mark.parametrize(
    ("line", "labelled"),
    [
        ("Ansprechpartnerin: Anna Kramer", True),
        ("Ihre Ansprechperson ist Anna Kramer", True),
        ("• Kontakt: Anna Kramer", True),
        ("Anna Kramer, Kontakt", False),
        ("Leitung: Anna Kramer", False),
    ],
)
def test_contact_label(line: str, *, labelled: bool) -> None:
    assert bool(labels.CONTACT_LABEL.match(line)) is labelled


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Meldet euch bei uns", True),
        ("Unser Büro hilft", True),
        ("in unserem Haus", True),
        ("Das Büro hilft", False),
        ("Die Wirkung hält an", False),
        ("Daraus wird nichts", False),
    ],
)
def test_ours(sentence: str, *, own: bool) -> None:
    assert bool(labels.OURS.search(sentence)) is own


@pytest.mark.parametrize(
    ("line", "invites"),
    [
        ("Anmeldung unter:", True),
        ("Karten an der Abendkasse", True),
        ("Eintritt frei", True),
        ("Ansprechpartnerin: Anna Kramer", False),
        ("Wegen Renovierung geschlossen", False),
    ],
)
def test_invites(line: str, *, invites: bool) -> None:
    assert bool(labels.INVITES.search(line)) is invites


# Bugs caught, by name.
CAUGHT = {
    "weekdays in lower case are hours": bool(labels.is_hours("donnerstags")),
    "a year before a heading is no postal code": not labels.is_address("2017 Von der Idee zum Verein"),
    "an agency and a slash before the photographer": labels.is_credit("Foto: privat/Prof. Dr. "),
    "a town and a slash before the photographer": labels.is_credit("Foto: Stadt Seefurt/"),
    "an office of the editors is no credit": not labels.is_credit("Vorsitzender der Redaktion ist "),
    "the sentence begins with what it offers": bool(labels.OFFERS.search("Zuständig ist Anna Kramer.")),
    "a time of day is no label": not labels.LABEL.match("um 9:30 Uhr"),
}


@pytest.mark.parametrize("holds", CAUGHT.values(), ids=CAUGHT)
def test_labels_once_misread(*, holds: bool) -> None:
    assert holds
