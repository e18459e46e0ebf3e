"""Which desk answers: labels of a list, houses, headlines, headings, clubs known by letters."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, surveyed

CAUGHT: dict[str, tuple[str, list[Row]]] = {
    "a home for animals is no town": (
        (
            "Der Verein „Tierfreunde Lohe e. V.“ freut sich über jede Spende. Kontakt: Tierheim Waldeck, "
            "Am Anger 3, 12345 Waldeck, Tel. 030 23125001, täglich außer mittwochs."
        ),
        [(None, None, "Tierheim Waldeck", "001")],
    ),
    "a headline with a verb names nobody": (
        (
            "Pflegestützpunkt berät vor Ort\n\nAntworten gibt Anna Kramer vom Pflegestützpunkt des "
            "Landkreises "
            "Seefurt am Dienstag im Familienzentrum Hofstadt. Wer einen Hausbesuch wünscht, "
            "erreicht sie unter "
            "030 23125001."
        ),
        [("Anna Kramer", "Pflegestützpunkt", "Landkreis Seefurt", "001")],
    ),
    "a headline with a verb is not who the unit belongs to": (
        (
            "Polizei sucht Zeugen\n\nUnbekannte brachen in ein Geschäft ein. Hinweise nimmt das "
            "Kriminalkommissariat 21 unter 030 23125001 entgegen."
        ),
        [(None, "Kriminalkommissariat 21", "Polizei", "001")],
    ),
    "a house where something takes place does not answer": (
        (
            "Das Netzwerk Seefurt trifft sich am Freitag.\n\nDas Essen findet in der Gaststätte Krone statt. "
            "Anmeldung unter 030 23125001."
        ),
        [(None, None, "Netzwerk Seefurt", "001")],
    ),
    "a house behind a label of the place does not answer": (
        (
            "<ul><li><strong>Ort: Gaststätte Felsen, Am See 1, 12345 Lohe</strong></li></ul><p>Karten: "
            "030 23125001</p>"
        ),
        [(None, None, None, "001")],
    ),
    "a house behind a label of the place does not answer within a card": (
        (
            "<p><b>Termin: 6. März, 19 Uhr</b></p><ul><li><b>Ort: Gaststätte Felsen, Am See 11, "
            "12345 Lohe</b></li>"
            "<li><b>Anmeldung: 030 23125001</b></li></ul>"
        ),
        [(None, None, None, "001")],
    ),
    "a house below a heading of the place does not answer": (
        (
            "# Freizeit im Sommer\n\nDie Anmeldung ist bei Anna Kramer möglich (kramer@post.example).\n\n"
            "## Wo\n\nSeminarzentrum Lohe\nMarktstraße 5\n12345 Lohe\n\nDas Seminarzentrum Lohe "
            "liegt am See.\n"
        ),
        [("Anna Kramer", None, None, "kramer")],
    ),
    "a label begins another desk": (
        (
            "Bauamt: Anna Kramer, Tel. 030 23125-001; Bernd Voss, Tel. 030 23125-002\n"
            "Kasse: Clara Lenz, Tel. 030 23125-003\nEinwohnermeldeamt: 030 23125-004"
        ),
        [
            ("Anna Kramer", "Bauamt", None, "001"),
            ("Bernd Voss", "Bauamt", None, "002"),
            ("Clara Lenz", "Kasse", None, "003"),
            (None, "Einwohnermeldeamt", None, "004"),
        ],
    ),
    "labels of whom to call in an emergency": (
        (
            "Notdienste\nZahnarzt: Dr. Anna Kramer, Hauptstr. 5, Oberdorf, 030 23125001\n"
            "Apotheke: Löwen-Apotheke, Markt 1, 030 23125002\nAugenarzt: 030 23125003"
        ),
        [
            ("Anna Kramer", None, None, "001"),
            (None, None, "Löwen-Apotheke", "002"),
            (None, None, None, "003"),
        ],
    ),
    "a function that labels a line below the body is of that body": (
        (
            "NACHRICHTEN\nKirchengemeinde St. Johannis\nPastorin Anna Kramer, Tel. 030 23125001\n"
            "Küster: Bernd Voss, 030 23125002\nBücherei: Clara Lenz, 030 23125003"
        ),
        [
            ("Anna Kramer", None, "Kirchengemeinde St. Johannis", "001"),
            ("Bernd Voss", None, "Kirchengemeinde St. Johannis", "002"),
            ("Clara Lenz", "Bücherei", "Kirchengemeinde St. Johannis", "003"),
        ],
    ),
    "a row without a person is a desk of its own": (
        (
            "<h2>Standesamt</h2><table><tr><th>Name</th><th>Aufgabe</th><th>Telefon</th></tr>"
            "<tr><td>Anna Kramer</td><td>Geburten</td><td>030 23125001</td></tr>"
            "<tr><td>N. N.</td><td>Sterbefälle</td><td>030 23125002</td></tr></table>"
        ),
        [("Anna Kramer", "Standesamt", None, "001"), (None, "Standesamt", None, "002")],
    ),
    "a house with a room is where the office above sits": (
        "<h4>Wohngeldstelle Lohe</h4><p>Rathaus, Zimmer 12<br>☎ 030 23125001</p>",
        [(None, None, "Wohngeldstelle Lohe", "001")],
    ),
    "a switchboard below a person is not hers": (
        (
            "<h3>Jugendamt</h3><p>Frau Lenz<br>Durchwahl: 321</p><p>Zentrale: 030 23125-0<br>Fax: 030 "
            "23125-99</p>"
        ),
        [("Lenz", "Jugendamt", None, "321"), (None, "Jugendamt", None, "250 599")],
    ),
    "a group with a name is no part of the county": (
        (
            "<h1>Hilfe im Landkreis Seefurt</h1><h2>Sucht</h2>"
            "<p>Selbsthilfegruppe „Freier Weg“: Anna Kramer, Tel. 030 23125001</p>"
        ),
        [("Anna Kramer", None, "Selbsthilfegruppe „Freier Weg“", "001")],
    ),
    "words before a known name are none of it": (
        (
            "Ein Angebot für Menschen bis 27 Jahren Internationaler Bund, Am Markt 7, 12345 "
            "Lohe\nTelefon 030 23125001"
        ),
        [(None, None, "Internationaler Bund", "001")],
    ),
    "for whom another person speaks does not answer": (
        (
            "Wer die Schau besuchen will, kann beim Museum Lohe einen Termin vereinbaren.\n\n"
            "Kuratiert hat sie Prof. Bernd Voss von der Universität Seefurt.\n\nTelefon 030 23125001"
        ),
        [(None, None, "Museum Lohe", "001")],
    ),
    "an office before two persons is both's": (
        "Wenden Sie sich an das Sozialamt, Frau Lenz (-752) oder Herrn Voss (-753), Zentrale 030 23125-0.",
        [("Lenz", "Sozialamt", None, "752"), ("Voss", "Sozialamt", None, "250 753")],
    ),
    "a room of a house is where something is done": (
        (
            "Das Stadtarchiv schließt im Juli. Das Stadtarchiv wird saniert.\n\nBücher können im "
            "Lesesaal der "
            "Stadtbibliothek bereitgelegt werden.\nAuskünfte werden weiterhin erteilt: Telefon 030 23125001."
        ),
        [(None, "Stadtarchiv", None, "001")],
    ),
    "a town's music school is one": (
        (
            "Die Kreismusikschule nimmt wieder Anmeldungen entgegen.\n\nBeratung: Geschäftsstelle, "
            "Anna Kramer, "
            "Telefon 030 23125001."
        ),
        [("Anna Kramer", None, "Kreismusikschule", "001")],
    ),
    "what somebody does is no office besides": (
        "<p><b>Anna Kramer</b></p><p>Ganztagskoordination</p><p>Tel. 030 23125001</p>",
        [("Anna Kramer", None, None, "001")],
    ),
    "times name nobody": (
        "<h1>Abteilung Turnen</h1><p><b>Trainingszeiten</b></p><p>Mo 20 Uhr (Anna Kramer, 0171 3920001)</p>",
        [("Anna Kramer", "Abteilung Turnen", None, "001")],
    ),
    "a topic above a person's number is no body": (
        "<h2>Hilfe</h2><h3>Familie und Senioren</h3><p>Anna Kramer<br>0171 3920001</p>",
        [("Anna Kramer", None, None, "001")],
    ),
    "the line above a unit names what it is a part of": (
        (
            "<h2>Ausländerbehörde</h2><p>Landratsamt Seefurt<br>Sachgebiet 32<br>Marktplatz 1</p>"
            "<p>Telefon: 030 23125001</p>"
        ),
        [(None, "Sachgebiet 32", "Landratsamt Seefurt", "001")],
    ),
    "a body's kind before a town is no first name": (
        (
            "Information und Anmeldung: Familienbildungsstätte Lohe, Kirchgasse 2, Tel. 030 23125001, "
            "a@fbs.example"
        ),
        [(None, None, "Familienbildungsstätte Lohe", "001 a")],
    ),
    "a group of a district has offices, a circle that meets has none": (
        (
            "Die Kreisgruppe Lohe lädt ein. Die Kreisgruppe Lohe wandert.\n\n"
            "Anmeldung im Kreisbüro, Telefon 030 23125001."
        ),
        [(None, "Kreisbüro", "Kreisgruppe Lohe", "001")],
    ),
    "a circle that meets is no larger body": (
        (
            "Die Krabbelgruppe Lohe lädt ein. Die Krabbelgruppe Lohe singt.\n\n"
            "Anmeldung im Pfarrbüro, Telefon 030 23125001."
        ),
        [(None, "Pfarrbüro", None, "001")],
    ),
    "who gets the money does not answer": (
        (
            "Kleiderbasar am 4. März in der Halle. Reservierung ab sofort bei Anna Kramer, 030 "
            "23125001. Der Erlös "
            "kommt der Kita „Zwergenland“ zugute."
        ),
        [("Anna Kramer", None, None, "001")],
    ),
    "an office of the county whose name is not said": (
        (
            "Ansprechpartner bei der Wirtschaftsförderung des Landkreises ist Bernd Voss, Telefon "
            "030 23125001, "
            "bei der Agentur für Arbeit Anna Kramer, Telefon 030 23125002."
        ),
        [
            ("Bernd Voss", "Wirtschaftsförderung", None, "001"),
            ("Anna Kramer", None, "Agentur für Arbeit", "002"),
        ],
    ),
    "a sentence begins behind a short name": (
        (
            "Veranstalter ist die IG Metall Lohe. Wegen begrenzter Plätze wird um Anmeldung unter 030 "
            "23125001 gebeten."
        ),
        [(None, None, "IG Metall Lohe", "001")],
    ),
    "two persons, each with an office in brackets": (
        (
            "Für Auskünfte stehen Ihnen Frau Lenz (Leitung Kita Sonnenschein, Tel. 030 23125001) "
            "und Herr Voss "
            "(Personalamt, Tel. 030 23125002) gerne zur Verfügung. Bewerbungen an bewerbung@seefurt.example."
        ),
        [
            ("Lenz", None, "Kita Sonnenschein", "001 bewerbung"),
            ("Voss", "Personalamt", None, "002 bewerbung"),
        ],
    ),
    "a function in brackets is no office": (
        "Rufen Sie einfach an: Anna Kramer (Koordination), 0171 3920001, oder Bernd Voss, 0171 3920002.",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    "a heading gives the address of those below": (
        (
            "### Kassenwartin kasse@seefurt.example\n\nAnna Kramer\n\n### Webmaster "
            "web@seefurt.example\n\nBernd Voss\n"
        ),
        [("Anna Kramer", None, None, "kasse"), ("Bernd Voss", None, None, "web")],
    ),
    "a heading names who is meant by the contact below it": (
        (
            "# Training\n\n## Anna Kramer\n\n### Kontakt\n\n📱 0171 3920001\n\n"
            "## Bernd Voss\n\n### Kontakt\n\n📱 0171 3920002\n"
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    "a club is known by its letters": (
        "Faustball ist neu im Angebot des ESV und macht Spaß. Meldet euch unter 0171 3920001.",
        [(None, None, "ESV", "001")],
    ),
    "an address spells to whom one writes": (
        "Dafür reicht eine kurze Nachricht an die Bürgerrunde: buergerrunde-lohe@post.example.",
        [(None, "Bürgerrunde", None, "buergerrunde-lohe")],
    ),
    "our team is the team": (
        "# Verein\n\n## Unser Jugendteam\n\nAnna Kramer\n\n0171 3920001\n",
        [("Anna Kramer", None, "Jugendteam", "001")],
    ),
    "a hall's name is not the library's larger body": (
        (
            "<h1>Lesen</h1><p>Die Gemeindebücherei Lohe im Alten Schulhaus ist unter 030 23125001 "
            "erreichbar.</p>"
        ),
        [(None, None, "Gemeindebücherei Lohe", "001")],
    ),
    "those who share a domain do not share the desk": (
        (
            "Anfragen zur Halle bitte telefonisch an Anna Kramer (halle@tsv-lohe.example).\n\n"
            "Rückfragen: Mitgliederverwaltung, Bernd Voss, mitglieder@tsv-lohe.example"
        ),
        [("Anna Kramer", None, None, "halle"), ("Bernd Voss", "Mitgliederverwaltung", None, "mitglieder")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUGHT.values(), ids=CAUGHT)
def test_who_answers(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


# hard negatives: what looks alike and is read otherwise
STILL: dict[str, tuple[str, list[Row]]] = {
    "a label of a channel begins no desk": (
        "Jugendamt Seefurt\nBüro: 030 23125001\nMobil: 0171 3920001\nE-Mail: jugend@seefurt.example",
        [(None, "Jugendamt Seefurt", None, "001 001 jugend")],
    ),
    "a name with a verb at its end": (
        "Seefurt hilft\nMarktstraße 5\nTelefon 030 23125001",
        [(None, None, "Seefurt hilft", "001")],
    ),
    "a house that answers itself": (
        "Fragen beantwortet das Familienzentrum Hofstadt unter 030 23125001.",
        [(None, None, "Familienzentrum Hofstadt", "001")],
    ),
    "letters of any club name none": (
        "Der SV ist unter 030 23125001 erreichbar.",
        [(None, None, None, "001")],
    ),
    "a heading of two persons says not which": (
        "## Anna Kramer und Bernd Voss\n\n### Kontakt\n\n030 23125001\n",
        [(None, None, None, "001")],
    ),
    "an address that spells what one registers for": (
        "Schickt eine Nachricht an die Anmeldung: anmeldung@post.example.",
        [(None, None, None, "anmeldung")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STILL.values(), ids=STILL)
def test_what_looks_alike(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


# The form alone tells where a number is dialled: three, three, two, two digits that exist only there.
COUNTRIES = [
    ("Beratungsstelle Lohe\nTelefon 031 388 20 11", ["+41313882011"]),
    ("Beratungsstelle Lohe\nTelefon 030 231 25 01", ["+49302312501"]),
    # hard negative: one of them is a German number
    ("Beratungsstelle Lohe\nTelefon 031 388 20 11\nTelefon 030 23125001", ["+493023125001"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTRIES)
def test_countries(text: str, expected: list[str]) -> None:
    assert [phone.number for phone in surveyed(text).phones] == expected


EXTENSIONS = [
    # developed on: the switchboard stands below its extensions
    ("Herr Voss, Durchwahl 321\nFrau Lenz, Durchwahl 322\n\nZentrale: 030 23125-0", {"321", "322", "250"}),
    ("Zentrale: 030 23125-0\n\nHerr Voss, Durchwahl 321", {"321", "250"}),
    ("Fragen an Frau Lenz (-752) oder unter -753. Zentrale: 030 23125-0", {"752", "753", "250"}),
    # hard negatives: degrees beside a switchboard; two switchboards, or none, make no extension certain
    ("Herr Voss, Durchwahl 321\n\nRathaus: 030 23125-0\nBauhof: 0201 3601-0", {"250", "010"}),
    ("Herr Voss, Durchwahl 321", set()),
    ("Es wurde kalt (-7 Grad, gefühlt -12). Zentrale: 030 23125-0", {"250"}),
]


@pytest.mark.parametrize(("text", "expected"), EXTENSIONS)
def test_extensions(text: str, expected: set[str]) -> None:
    assert {phone.number[-3:] for phone in surveyed(text).phones} == expected
