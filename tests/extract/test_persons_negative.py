"""What looks like a person and is none, or not that one. Each row is a text and the names to be found in it.

All people are invented, but for those after whom streets and schools are named everywhere.
"""

from __future__ import annotations

import pytest

from extract.find.persons import find_persons

# Hard negatives: named after persons.
NAMED_AFTER = [
    "Konrad-Adenauer-Straße 5",
    "Friedrich-Ebert-Platz",
    "Ludwig-Uhland-Schule",
    "Geschwister-Scholl-Gymnasium",
    "Albert-Schweitzer-Haus",
    "Haus Anna Seghers",
    "Stiftung Max Muster",
    "Max Muster Stiftung",
    "Anna Seghers Straße 12",
    "Willy Brandt Platz",
    "Grundschule „Käthe Kollwitz“",
    "Kita Rosa Luxemburg",
    "Bürgerhaus Ernst Thälmann",
    "Autohaus Peter Krüger",
    "Bäckerei Hans Ziegler",
    "Gasthof Anna Wirth",
    "Firma Bernd Voss",
    "Bernd Voss GmbH",
    "Anna Kramer e. K.",
    "Peter Krüger & Co. KG",
    "Kurt Behnke AG",
    "Bestattungen Karl Stein",
    "Galerie Petra Ostermann",
    "Theodor-Heuss-Preis",
    "Otto-von-Guericke-Universität",
    "Johann-Wolfgang-Goethe-Universität",
    "Pfarrer-Kneipp-Weg 3",
    "Dr.-Otto-Hahn-Ring 7",
    "Sankt-Martin-Kirche",
    "Kirche Sankt Nikolaus",
    "St.-Josef-Krankenhaus",
    "Peter Krüger Band",
    "Anna Kramer Quartett",
    "Erich Kästner Schule",
    "Martin-Luther-Kirchengemeinde",
    "Paul-Gerhardt-Gemeinde",
    "Clara-Zetkin-Park",
    "Fa. Alois Strohmer",
    "Villa Lindenhof",
    "Café Lisa",
    "Heinrich-Heine-Bibliothek",
]

# Hard negatives: places.
PLACES = [
    "Bad Homburg",
    "Sankt Augustin",
    "Frankfurt am Main",
    "Rothenburg ob der Tauber",
    "Bergisch Gladbach",
    "Neustadt an der Weinstraße",
    "Burg Stargard",
    "Rhein-Erft-Kreis",
    "Markt Schwaben",
    "New York",
    "Los Angeles",
    "Costa Rica",
    "Sri Lanka",
    "Lutherstadt Wittenberg",
    "Halle (Saale)",
    "Baden-Württemberg",
    "Nordrhein-Westfalen",
    "Sierra Leone",
    "Berlin Mitte",
    "Hamburg Altona",
]

# Hard negatives: offices, associations, brands.
BODIES = [
    "Rotes Kreuz",
    "Deutsche Bahn",
    "Deutsches Rotes Kreuz",
    "Diakonisches Werk",
    "Caritas Sozialstation",
    "Agentur für Arbeit",
    "Landkreis Nienburg",
    "Stadt Augsburg",
    "Fachdienst Migration und Teilhabe",
    "Team Asyl",
    "Jobcenter Hannover",
    "Evangelische Kirche",
    "Katholische Pfarrgemeinde",
    "Freiwillige Feuerwehr",
    "Arbeiterwohlfahrt Kreisverband",
    "Volkshochschule Rotenburg",
    "Polizeiinspektion Verden",
    "Amtsgericht Syke",
    "Sparkasse Diepholz",
    "Deutsche Rentenversicherung",
    "Google Maps",
    "Microsoft Teams",
    "Apple Watch",
    "Open Source",
    "Facebook Messenger",
    "Media Markt",
    "Mercedes Benz",
    "Bayerischer Rundfunk",
    "Weißer Ring",
    "Pro Familia",
    "Der Paritätische",
    "Lebenshilfe Bremen",
    "Caritas Augsburg",
    "Lara Berlin",
    "Pia Augsburg",
    "Caesar Sprach- & Bildungsinstitut",
    "Sprachen Prisma GbR",
    "Lotto Meyer",
]

# Hard negatives: common words with capitals, headings, calendar, labels.
WORDS = [
    "Neue Chance",
    "Corona Impfung",
    "Offene Sprechstunde",
    "Gute Besserung",
    "Frohe Weihnachten",
    "Herzlich Willkommen",
    "Kontakt und Anfahrt",
    "Telefon Fax",
    "Montag Dienstag",
    "Mo, Mi, Fr 9:30 bis 13:30 Uhr",
    "Di, Mi, Do: 14 bis 18 Uhr",
    "Jeden Donnerstag",
    "Jeden Monat",
    "Fr. 10 bis 12 Uhr",
    "Freitag, August",
    "Im August September",
    "Aktuelle Termine",
    "Weitere Informationen",
    "Ihre Ansprechpartner",
    "Ansprechpartnerin: siehe unten",
    "Kontakt: Beratungsstelle",
    "Leitung: derzeit unbesetzt",
    "Ansprechpartner: Team Integration",
    "Deutsch Lernen",
    "Erste Hilfe Kurs",
    "Runder Tisch",
    "Tag der Offenen Tür",
    "Musik und Tanz",
    "Kaffee und Kuchen",
    "Spiel und Spaß",
    "Jung und Alt",
    "Groß und Klein",
    "Black Friday",
    "Happy Hour",
    "Social Media Manager gesucht",
    "Case Management",
    "Work Life Balance",
    "Public Relations",
    "Du Deine Chance",
    "eine 32 Jahre alte Frau. Der Täter entkam.",
    "die Frau und der Mann",
    "Frauen und Mädchen",
    "Frau gesucht",
    "Liebe Eltern",
    "Sehr geehrte Damen und Herren",
    "Mit freundlichen Grüßen",
    "Impressum Datenschutz",
    "Vorname Nachname",
    "Name, Vorname",
    "Straße Hausnummer",
    "Eintritt Frei",
    "Rock Pop Jazz",
    "Eingang Hof",
    "Zimmer Nummer",
    "OFFENER TREFF",
    "NEUE KURSE",
    "BITTE BEACHTEN",
    "AGB",
    "Windows Update",
    "iPhone Pro Max",
    "Am Mittwoch Abend",
    "Heute Morgen",
    "Vom Amt für Soziales",
    "Zur Alten Post",
    "Hotel Zur Sonne",
    "Wohnung Miete Kaution",
    "integration@kreis.example",
    "",
    " ",
    "\n\n\n",
    "123 456",
    "…",
]

NO_PERSON = [*NAMED_AFTER, *PLACES, *BODIES, *WORDS]

# Persons beside what is none.
MIXED = [
    ("Anna Kramer, Konrad-Adenauer-Straße 5", ["Anna Kramer"]),
    ("Anna Kramer, Ludwig-Uhland-Schule", ["Anna Kramer"]),
    ("Autohaus Peter Krüger, Inhaber Bernd Voss", ["Bernd Voss"]),
    ("Haus Anna Seghers: Kurt Behnke leitet die Gruppe.", ["Kurt Behnke"]),
    ("Anna Kramer Sozialberatung", ["Anna Kramer"]),
    ("Fachdienst Migration Anna Kramer", ["Anna Kramer"]),
    ("Beratungsstelle Bernd Voss Telefon", ["Bernd Voss"]),
    ("Montag: Anna Kramer, Dienstag: Bernd Voss", ["Anna Kramer", "Bernd Voss"]),
    ("Landkreis Nienburg\nAnna Kramer", ["Anna Kramer"]),
    ("Rotes Kreuz, Anna Kramer, 030 23125011", ["Anna Kramer"]),
    ("Anna Kramer vom Jugendamt Rotenburg", ["Anna Kramer"]),
    ("Anna Kramer und das Team Asyl", ["Anna Kramer"]),
    ("Anna Kramer (AWO)", ["Anna Kramer"]),
    ("Anna Kramer AWO", ["Anna Kramer"]),
]


@pytest.mark.parametrize("text", NO_PERSON)
def test_things_are_no_persons(text: str) -> None:
    assert [person.name for person in find_persons(text)] == []


@pytest.mark.parametrize(("text", "names"), MIXED)
def test_only_the_persons_are_found(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names


@pytest.mark.parametrize("text", NO_PERSON)
def test_things_in_a_sentence_are_no_persons(text: str) -> None:
    assert [person.name for person in find_persons(f"Das ist, wie gesagt, {text}, mehr nicht.")] == []
