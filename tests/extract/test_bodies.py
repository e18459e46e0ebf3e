"""Bodies that are there. A new case goes to the group whose class it shows, a bug met to "bugs caught".

All bodies and towns are invented. Each row is a text and the bodies to be found in it, in order: how sure,
the name in the nominative, and after it, where the text says so, the larger body.
"""

from __future__ import annotations

import pytest

from extract.article import Span
from extract.find.bodies import Strength, find_bodies

B, W, N, L = Strength.BARE, Strength.WEAK, Strength.NAMED, Strength.LEGAL

Row = tuple[str, list[tuple[Strength, str] | tuple[Strength, str, str]]]

# Developed on: departments and offices, with the body they belong to.
OFFICES: list[Row] = [
    ("Auskunft gibt das Jugendamt Seefurt.", [(N, "Jugendamt Seefurt")]),
    (
        "Claudia Eckel vom Fachdienst Migration des Landkreises Seefurt",
        [(N, "Fachdienst Migration", "Landkreis Seefurt")],
    ),
    (
        "Fachdienst Migration und Teilhabe des Landkreises Seefurt",
        [(N, "Fachdienst Migration und Teilhabe", "Landkreis Seefurt")],
    ),
    (
        "das Amt für Jugend und Familie der Stadt Lindenaue",
        [(N, "Amt für Jugend und Familie", "Stadt Lindenaue")],
    ),
    ("im Sachgebiet Asyl der Stadt Lindenaue", [(N, "Sachgebiet Asyl", "Stadt Lindenaue")]),
    (
        "die Abteilung Soziales des Landratsamtes Brunnhagen",
        [(N, "Abteilung Soziales", "Landratsamt Brunnhagen")],
    ),
    ("Die Pressestelle der Stadt Seefurt teilt mit", [(N, "Pressestelle", "Stadt Seefurt")]),
    ("Wenden Sie sich an das Bürgerbüro Lindenaue", [(N, "Bürgerbüro Lindenaue")]),
    ("beim Einwohnermeldeamt", [(N, "Einwohnermeldeamt")]),
    ("Stabsstelle Klimaschutz", [(N, "Stabsstelle Klimaschutz")]),
    ("Fachbereich Bildung, Kultur und Sport", [(N, "Fachbereich Bildung, Kultur und Sport")]),
    ("Fachbereich 5", [(N, "Fachbereich 5")]),
    ("Amt 51", [(N, "Amt 51")]),
    ("Dezernat Umwelt/Verkehr", [(N, "Dezernat Umwelt/Verkehr")]),
    ("die Untere Naturschutzbehörde", [(N, "Untere Naturschutzbehörde")]),
    ("der Ausländerbehörde Seefurt", [(N, "Ausländerbehörde Seefurt")]),
    ("Koordinierungsstelle Ehrenamt", [(N, "Koordinierungsstelle Ehrenamt")]),
    ("Referat für Gesundheit", [(N, "Referat für Gesundheit")]),
    (
        "Amt für Landwirtschaft, Umwelt und Klimaschutz",
        [(N, "Amt für Landwirtschaft, Umwelt und Klimaschutz")],
    ),
    (
        "Bundesamt für Sicherheit in der Informationstechnik",
        [(N, "Bundesamt für Sicherheit in der Informationstechnik")],
    ),
    (
        "Beratungsstelle für Eltern, Kinder und Jugendliche",
        [(N, "Beratungsstelle für Eltern, Kinder und Jugendliche")],
    ),
    (
        "die Gleichstellungsstelle im Landratsamt Brunnhagen",
        [(N, "Gleichstellungsstelle", "Landratsamt Brunnhagen")],
    ),
    ("Wohngeldstelle", [(N, "Wohngeldstelle")]),
    ("Geschäftsstelle Seefurt", [(N, "Geschäftsstelle Seefurt")]),
    ("die Stadtverwaltung Lindenaue", [(N, "Stadtverwaltung Lindenaue")]),
    ("Staatliches Schulamt Brunnhagen", [(N, "Staatliches Schulamt Brunnhagen")]),
    ("Die Polizeiinspektion Seefurt sucht Zeugen.", [(N, "Polizeiinspektion Seefurt")]),
    ("Hinweise an die Polizei Lindenaue", [(N, "Polizei Lindenaue")]),
    ("Das Jobcenter Seefurt informiert", [(N, "Jobcenter Seefurt")]),
    ("Amtsgericht Brunnhagen", [(N, "Amtsgericht Brunnhagen")]),
]

# Developed on: associations, firms, houses, schools, churches.
ASSOCIATIONS: list[Row] = [
    ("Förderverein Freibad Seefurt e. V.", [(L, "Förderverein Freibad Seefurt e. V.")]),
    ("der Förderverein Freibad Seefurt e.V. lädt ein", [(L, "Förderverein Freibad Seefurt e.V.")]),
    ("Seefurt rockt e. V.", [(L, "Seefurt rockt e. V.")]),
    ("BIB Lindenaue gGmbH", [(L, "BIB Lindenaue gGmbH")]),
    ("Kramer & Voss GmbH", [(L, "Kramer & Voss GmbH")]),
    ("Stadtwerke Lindenaue GmbH & Co. KG", [(L, "Stadtwerke Lindenaue GmbH & Co. KG")]),
    ("Wohnbau Seefurt AG", [(L, "Wohnbau Seefurt AG")]),
    ("Bürgerenergie Seefurt eG", [(L, "Bürgerenergie Seefurt eG")]),
    ("Hilfe für Kinder in Not e. V.", [(L, "Hilfe für Kinder in Not e. V.")]),
    ("Eintracht Brunnhagen 1884 e. V.", [(L, "Eintracht Brunnhagen 1884 e. V.")]),
    ("Schwimmverein Seefurt von 1921 e. V.", [(L, "Schwimmverein Seefurt von 1921 e. V.")]),
    ("Kulturverein Halle 9 e. V.", [(L, "Kulturverein Halle 9 e. V.")]),
    ("Mieterverein Lindenaue", [(N, "Mieterverein Lindenaue")]),
    ("Turnverein „Frisch auf“", [(N, "Turnverein „Frisch auf“")]),
    ("Kinderhaus „Villa Kunterbunt“ Seefurt", [(N, "Kinderhaus „Villa Kunterbunt“ Seefurt")]),
    ("Kita »Sonnenschein«", [(N, "Kita »Sonnenschein«")]),
    ("Grundschule Lindenaue", [(N, "Grundschule Lindenaue")]),
    ("Staatliches Berufliches Schulzentrum Seefurt", [(N, "Staatliches Berufliches Schulzentrum Seefurt")]),
    ("Klinikum Brunnhagen", [(N, "Klinikum Brunnhagen")]),
    ("Volkshochschule Seefurt", [(N, "Volkshochschule Seefurt")]),
    ("Musikschule Lindenaue", [(N, "Musikschule Lindenaue")]),
    ("Evangelische Kirchengemeinde Lindenaue", [(N, "Evangelische Kirchengemeinde Lindenaue")]),
    ("Katholisches Pfarramt St. Marien", [(N, "Katholisches Pfarramt St. Marien")]),
    ("Das Rote Kreuz hilft. Caritas Seefurt berät.", [(N, "Rotes Kreuz"), (N, "Caritas Seefurt")]),
    ("AWO Kreisverband Seefurt", [(N, "AWO Kreisverband Seefurt")]),
    ("Deutsches Rotes Kreuz", [(N, "Deutsches Rotes Kreuz")]),
    ("pro familia Lindenaue", [(N, "pro familia Lindenaue")]),
    ("Industrie- und Handelskammer Seefurt", [(N, "Industrie- und Handelskammer Seefurt")]),
    ("Haus der Jugend", [(W, "Haus der Jugend")]),
    ("Haus der Jugend Seefurt", [(N, "Haus der Jugend Seefurt")]),
    ("Freiwillige Feuerwehr Lindenaue", [(N, "Freiwillige Feuerwehr Lindenaue")]),
    ("Nachbarschaftshilfe Seefurt", [(N, "Nachbarschaftshilfe Seefurt")]),
    ("Telefonseelsorge Brunnhagen", [(N, "Telefonseelsorge Brunnhagen")]),
    ("Frauenhaus Seefurt", [(N, "Frauenhaus Seefurt")]),
    ("Mehrgenerationenhaus Lindenaue", [(N, "Mehrgenerationenhaus Lindenaue")]),
    ("Sparkasse Seefurt-Lindenaue", [(N, "Sparkasse Seefurt-Lindenaue")]),
    ("Lindenauer Tafel", [(N, "Lindenauer Tafel")]),
    ("Freundeskreis Asyl Brunnhagen", [(N, "Freundeskreis Asyl Brunnhagen")]),
    ("Ortsgruppe Seefurt des Deutschen Alpenvereins", [(N, "Ortsgruppe Seefurt", "Deutscher Alpenverein")]),
]

# Developed on: the nominative from every case, for all genders.
CASES: list[Row] = [
    ("die Leiterin des Jugendamtes", [(N, "Jugendamt")]),
    ("des Jugendamts Seefurt", [(N, "Jugendamt Seefurt")]),
    ("im Namen des Landkreises Seefurt", [(N, "Landkreis Seefurt")]),
    ("des Seefurter Turnvereins", [(N, "Seefurter Turnverein")]),
    ("des Diakonischen Zentrums Lindenaue", [(N, "Diakonisches Zentrum Lindenaue")]),
    ("vom Staatlichen Gesundheitsamt", [(N, "Staatliches Gesundheitsamt")]),
    ("beim Örtlichen Hospizdienst", [(N, "Örtlicher Hospizdienst")]),
    ("im Städtischen Klinikum Brunnhagen", [(N, "Städtisches Klinikum Brunnhagen")]),
    ("mit der Katholischen Pfarrgemeinde Seefurt", [(N, "Katholische Pfarrgemeinde Seefurt")]),
    ("zur Freiwilligen Feuerwehr Lindenaue", [(N, "Freiwillige Feuerwehr Lindenaue")]),
    ("den Paritätischen Kreisverband Seefurt", [(N, "Paritätischer Kreisverband Seefurt")]),
    ("eines Integrativen Kindergartens", [(N, "Integrativer Kindergarten")]),
    ("unserer Ökumenischen Sozialstation", [(N, "Ökumenische Sozialstation")]),
    ("in der Städtischen Galerie", [(N, "Städtische Galerie")]),
    ("bei den Stadtwerken Lindenaue", [(N, "Stadtwerken Lindenaue")]),
    ("des Fördervereins", [(B, "Förderverein")]),
    ("der Volkshochschule des Landkreises Seefurt", [(N, "Volkshochschule", "Landkreis Seefurt")]),
    ("das Team der Schuldnerberatung", [(W, "Team", "Schuldnerberatung")]),
]

# Developed on: heads that, alone, say only that there is a body, or may be what is offered.
UNSURE: list[Row] = [
    ("Der Verein sucht Helfer.", [(B, "Verein")]),
    ("im Büro melden", [(B, "Büro")]),
    ("Das Team hilft gern.", [(B, "Team")]),
    ("Die Schule beginnt", [(B, "Schule")]),
    ("Eine Beratung ist kostenlos.", [(B, "Beratung")]),
    ("zur Energieberatung anmelden", [(W, "Energieberatung")]),
    ("Jugendhilfe und Seelsorge", [(B, "Jugendhilfe"), (B, "Seelsorge")]),
    ("im Seniorentreff", [(N, "Seniorentreff")]),
    ("Die Abteilung hilft.", [(B, "Abteilung")]),
    ("Der Fachdienst berät.", [(B, "Fachdienst")]),
    ("Team Asyl", [(W, "Team Asyl")]),
    ("Projekt Nachtlicht", [(W, "Projekt Nachtlicht")]),
    ("Café Lichtblick", [(W, "Café Lichtblick")]),
]

# Developed on: abbreviations in brackets, quotes, marks, several bodies in a sentence.
FORMS: list[Row] = [
    ("Volkshochschule (VHS) Seefurt", [(N, "Volkshochschule Seefurt")]),
    ("Industrie- und Handelskammer (IHK)", [(N, "Industrie- und Handelskammer")]),
    ("die Volkshochschule (VHS) bietet", [(N, "Volkshochschule")]),
    ("Allgemeiner Sozialer Dienst (ASD)", [(W, "Allgemeiner Sozialer Dienst")]),
    ("Pressestelle Wohnbau Seefurt AG", [(L, "Pressestelle Wohnbau Seefurt AG")]),
    ("Jugendamt, Gesundheitsamt und Sozialamt", [(N, "Jugendamt"), (N, "Gesundheitsamt"), (N, "Sozialamt")]),
    ("Caritas und Diakonie", [(N, "Caritas"), (N, "Diakonie")]),
    ("Jugendamt Seefurt\nSozialamt Lindenaue", [(N, "Jugendamt Seefurt"), (N, "Sozialamt Lindenaue")]),
    ("Jugendamt Seefurt, Lindenstraße 5", [(N, "Jugendamt Seefurt")]),
    ("Jugendamt Lindenstraße 5", [(N, "Jugendamt")]),
    ("Bürgerbüro Am Markt 3", [(N, "Bürgerbüro")]),
    ("Rathaus, Jugendamt", [(N, "Rathaus"), (N, "Jugendamt")]),
    ("Jugendamt Telefon 030 23125000", [(N, "Jugendamt")]),
    ("Jugendamt Montag bis Freitag", [(N, "Jugendamt")]),
    ("Verein gegen Rassismus", [(N, "Verein gegen Rassismus")]),
    ("Verein zur Förderung der Jugend", [(N, "Verein zur Förderung der Jugend")]),
    ("Beratungsstelle für Menschen mit Behinderung", [(N, "Beratungsstelle für Menschen mit Behinderung")]),
    (
        "Behindertenbeirat für die Stadt und den Landkreis Seefurt",
        [(N, "Behindertenbeirat für die Stadt und den Landkreis Seefurt")],
    ),
    ("Kreisverband Seefurt-Land", [(N, "Kreisverband Seefurt-Land")]),
    ("St. Elisabeth Krankenhaus", [(N, "St. Elisabeth Krankenhaus")]),
    ("Zentrum Bayern Familie und Soziales", [(N, "Zentrum Bayern Familie")]),
    ("ver.di Seefurt", [(N, "ver.di Seefurt")]),
    ("AIDS-Hilfe Seefurt e.V.", [(L, "AIDS-Hilfe Seefurt e.V.")]),
    ("Jugendamt Seefurt.", [(N, "Jugendamt Seefurt")]),
    ("(Jugendamt Seefurt)", [(N, "Jugendamt Seefurt")]),
]

# Bugs caught.
BUGS: list[Row] = [
    # a known name was not known at the beginning of a text
    ("Malteser", [(N, "Malteser")]),
    ("Polizei", [(N, "Polizei")]),
    # a possessive before the head is no part of the name
    ("Dein Jugendamt", [(N, "Jugendamt")]),
    ("Euer Förderverein", [(B, "Förderverein")]),
    ("Achtung Jugendamt", [(N, "Jugendamt")]),
    # a known name of one word kept the adjective before it in the dative
    ("vom Staatlichen Gesundheitsamt Seefurt", [(N, "Staatliches Gesundheitsamt Seefurt")]),
    ("die Mitglieder der Freiwilligen Feuerwehr", [(N, "Freiwillige Feuerwehr")]),
    ("des Deutschen Roten Kreuzes", [(N, "Deutsches Rotes Kreuz")]),
    # the town behind an abbreviation in brackets was lost
    ("die Volkshochschule (VHS) Lindenaue bietet", [(N, "Volkshochschule Lindenaue")]),
    # the larger body was taken for what an office is for
    (
        "Amt für Migration und Ehrenamt des Landkreises Seefurt",
        [(N, "Amt für Migration und Ehrenamt", "Landkreis Seefurt")],
    ),
    (
        "Lehrstuhl für Soziologie der Universität Seefurt",
        [(N, "Lehrstuhl für Soziologie", "Universität Seefurt")],
    ),
    # a range, no department
    ("Im Bereich der Innenstadt staut es sich.", []),
    ("in den Bereichen der Gesellschaft", [(B, "Gesellschaft")]),
    # an office that bears no other name is one all the same
    ("Anträge nimmt die Elterngeldstelle entgegen.", [(N, "Elterngeldstelle")]),
]

# Hard negatives: nouns that end like a head and name no body.
NONE = [
    "Wir treffen uns in Gersthofen.",
    "Wir fahren nach Mannheim und Rosenheim.",
    "In Seekirchen und Altbergen wird gefeiert.",
    "Der Gottesdienst beginnt um 10 Uhr.",
    "an der Haltestelle Lindenweg",
    "Die Bushaltestelle wird verlegt.",
    "im Bereich der Innenstadt",
    "Die Altstadt ist gesperrt.",
    "ein Ehrenamt suchen",
    "Insgesamt kamen 30 Gäste.",
    "Er arbeitet im Handwerk.",
    "Das Feuerwerk beginnt um 22 Uhr.",
    "das Kunstwerk im Stockwerk darüber",
    "am Friedhof und am Bahnhof",
    "auf dem Bauernhof und dem Schulhof",
    "der Personenkreis und die Zielgruppe",
    "im Umkreis von fünf Kilometern",
    "Der Landrat sprach ein Grußwort.",
    "Betreff: Anmeldung",
    "die Baustelle an der Tankstelle",
    "die Unfallstelle war gesperrt",
    "eine Ausbildungsstelle oder Praktikumsstelle suchen",
    "Am Dienstag ist geschlossen.",
    "Nachhilfe und Starthilfe für alle",
    "Fahrrad und Motorrad",
    "im Außenbereich und im Eingangsbereich",
    "die Gemeinde feiert",
    "Die Stadt lädt ein.",
    "Der Landkreis wächst.",
    "verein und amt klein geschrieben",
    "der Einzelberatung geht eine Erstberatung voraus",
    "Bundesfreiwilligendienst leisten",
    "Die Servicenummer lautet 030 23125000.",
    "Wir haben Vorrat und Reaktion gezeigt.",
    "Anna Kramer",
    "Montag, 9 bis 12 Uhr",
    "info@verein.example",
    "e. V.",
    "Seefurt\nKG",
    "GmbH",
    "Eintritt frei, Spenden erbeten",
    "",
]

POSITIVE = {
    "offices": OFFICES,
    "associations": ASSOCIATIONS,
    "cases": CASES,
    "unsure": UNSURE,
    "forms": FORMS,
    "bugs": BUGS,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*row, id=f"{group}: {row[0]}") for group, rows in POSITIVE.items() for row in rows],
)
def test_a_body_is_found(text: str, expected: list[tuple[Strength, str] | tuple[Strength, str, str]]) -> None:
    found = [
        (named.strength, named.body.name, *([named.parent.name] if named.parent else []))
        for named in find_bodies(text)
    ]
    assert found == expected


@pytest.mark.parametrize("text", NONE)
def test_no_body_is_found(text: str) -> None:
    assert [named.body.name for named in find_bodies(text)] == []


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Die Seefurter Kliniken melden sich.", True),
        ("Vereine und Verbände", True),
        ("Beratungsstellen", True),
        ("das Klinikum", False),
        ("der Verein", False),
        ("Jugendbüros", True),
    ],
)
def test_several_bodies_are_none_that_answers(text: str, plural: bool) -> None:  # noqa: FBT001
    assert find_bodies(text)[0].is_plural == plural


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("in der Volkshochschule", True),
        ("im Klinikum", True),
        ("Klinikum Seefurt", False),
        ("der Verein", False),
    ],
)
def test_a_house_named_by_its_kind_is_a_place(text: str, place: bool) -> None:  # noqa: FBT001
    assert find_bodies(text)[0].is_place == place


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Fachdienst Migration", True),
        ("Jugendamt", True),
        ("Förderverein Seefurt", False),
        ("Caritas", False),
    ],
)
def test_a_unit_belongs_to_a_larger_body(text: str, unit: bool) -> None:  # noqa: FBT001
    assert find_bodies(text)[0].is_unit == unit


def test_no_body_reaches_into_a_persons_name() -> None:
    text = "vom Jugendamt Anna Kramer"
    start = text.index("Anna")
    (named,) = find_bodies(text, persons=[Span(start, len(text))])
    assert named.body.text == "Jugendamt"


def test_only_the_ranges_asked_for_are_searched() -> None:
    text = "Jugendamt Seefurt. Sozialamt Lindenaue."
    (named,) = find_bodies(text, [Span(19, len(text))])
    assert (named.body.name, named.body.span.of(text)) == ("Sozialamt Lindenaue", "Sozialamt Lindenaue")
