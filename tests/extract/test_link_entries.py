"""Lists in which every line is a whole card: name, address, number."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts

from extract.link import labels
from extract.link.placed import may_name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        # developed on
        ("Pro Lohe, Mondwinkel 77, 23552 Seefurt, Telefon", "Pro Lohe"),
        ("Möwenclub Seefurt ↗Berliner Straße 39, 13503 Seefurt", "Möwenclub Seefurt"),
        ("Freizeitclub Am Teich ↗Alt-Lohe 43, 13507 Seefurt", "Freizeitclub Am Teich"),
        ('Mädchenladen "Sichelmond", Alte Gasse 24 - 26, 23558 Seefurt', 'Mädchenladen "Sichelmond"'),
        ("Treff am Teich, Neue Berliner Straße 12 a, 13503 Seefurt", "Treff am Teich"),
        ("Bunte Runde – Marktstraße 5 – 13503 Seefurt", "Bunte Runde"),
        ("Frauennotruf, Postfach 1203, 23552 Seefurt", "Frauennotruf"),
        # hard negatives
        ("Pro Lohe, Telefon", ""),
        ("Marktstraße 5, 23552 Seefurt", ""),
    ],
)
def test_before_address(line: str, name: str) -> None:
    assert labels.before_address(line) == name


ROWS: list[tuple[str, list[Row]]] = [
    # developed on
    (
        (
            "Beratungsstellen\n"
            "- Pro Lohe, Mondwinkel 77, 23552 Seefurt, Telefon 030 23125-101\n"
            "- Familienberatung des Diakonischen Werkes, Linden 18, 23552 Seefurt, Telefon 030 23125-103\n"
            "- Bunte Runde, Alte Gasse 24 - 26, 23558 Seefurt, Telefon 030 23125-104"
        ),
        [
            (None, None, "Pro Lohe", "101"),
            (None, "*", "*", "103"),
            (None, None, "Bunte Runde", "104"),
        ],
    ),
    (
        (
            "In Seefurt willkommen\n"
            "- Seniorenfreizeitstätte Lohe ↗Alt-Lohe 39, 13503 Seefurt Kartenspiele, Basteln(030) 23125-101\n"
            "- Beratung Lohe ↗Neue Allee 50 a, 13403 Seefurt Chor, Gymnastik, Billard, Herrenclub, "
            "Deutschkurse – Beratung und Gruppen auch auf Russisch(030) 23125-102"
        ),
        [(None, None, "Seniorenfreizeitstätte Lohe", "101"), (None, "*", "*", "102")],
    ),
    (
        (
            "Kitas\n"
            "- Kindergarten St. Anna, Leitung: Merle Janssen (030 23125-101)\n"
            "- Haus für Kinder Bärenstube, Leitung: Anna Kramer, (030 23125-102)\n"
            "- Villa Kunterbunt, Leitung: Jana Odenthal (030 23125-103)"
        ),
        [
            ("Merle Janssen", None, "Kindergarten St. Anna", "101"),
            ("Anna Kramer", None, "Haus für Kinder Bärenstube", "102"),
            ("Jana Odenthal", None, "Villa Kunterbunt", "103"),
        ],
    ),
    (
        (
            "Ansprechpartner*innen:\n"
            "- Tarzeiter c/o Suchthilfe Lohe, Marktstraße 31, 13597 Seefurt, Tel. 030 23125-101\n"
            "- Zomber c/o Drogenhilfe Seefurt e. V., Hafenweg 27, 13585 Seefurt, Tel. 030 23125-102"
        ),
        [
            ("Tarzeiter", None, "Suchthilfe Lohe", "101"),
            ("Zomber", None, "Drogenhilfe Seefurt e. V.", "102"),
        ],
    ),
    # lines of about one width, each of which ends with its number
    (
        (
            "Adressen\n"
            "Kleiderkammer des DRK, Sandweg 7, 23552 Lohe: 030 23125-101 (Frau Voss)\n"
            "Lichtblick - Trauercafé, Sandweg 9, 23552 Lohe: 030 23125-102\n"
            "Frauennotruf, Postfach 1203, 23552 Lohe: 030 23125-103\n"
            "Selbsthilfegruppe Leuchtturm, Gemeindehaus, Bahnhofstr. 4, 030 23125-104"
        ),
        [
            ("Voss", "Kleiderkammer", "DRK", "101"),
            (None, None, "Lichtblick - Trauercafé", "102"),
            (None, None, "Frauennotruf", "103"),
            (None, None, "Selbsthilfegruppe Leuchtturm", "104"),
        ],
    ),
    # the line between an area's name and its address
    (
        "Gemeinde Lohe\nSoziales\nDorfstrasse 5\n23552 Lohe\nTelefon: 030 23125-101",
        [(None, "Soziales", "Gemeinde Lohe", "101")],
    ),
    (
        "Stadt Lohe\nBildung und Sport\nHauptstr. 3, 12345 Lohe\nTel. 030 23125-101",
        [(None, "Bildung und Sport", "Stadt Lohe", "101")],
    ),
    # bugs caught: the nearest line that names a body heads the next cards, not the first
    (
        (
            "Malteser Hilfsdienst, Tel. 030 23125-101\n\n"
            "Landratsamt Seefurt, Frau Kramer, Tel. 030 23125-102\nHerr Voss, Tel. 030 23125-103\n\n"
            "Wohnberatung\nPetra Odenthal, Tel. 030 23125-104"
        ),
        [
            (None, None, "Malteser Hilfsdienst", "101"),
            ("Kramer", "*", "*", "102"),
            ("Voss", None, "Landratsamt Seefurt", "103"),
            ("Petra Odenthal", None, "Wohnberatung", "104"),
        ],
    ),
    # bugs caught: several of a kind head a list and answer for none of it
    (
        "Schuldnerberatungsstellen\nCaritasverband Lohe e. V.\nMarktstr. 5, 12345 Lohe\nTel.: 030 23125-101",
        [(None, None, "Caritasverband Lohe e. V.", "101")],
    ),
    (
        (
            "Anlaufstellen für Geflüchtete\n\nJugendmigrationsdienst (JMD) der Diakonie\nKirchplatz 2\n"
            "Herr Voss, 030 23125-101\n\nAsylcafé\njeden Freitag 15 bis 17 Uhr, Pfarrheim\n"
            "Info: 030 23125-102"
        ),
        [("Voss", "*", "*", "101"), (None, None, "Asylcafé", "102")],
    ),
    (
        "Rathaus Lohe\nHauptamt: Ute Brandt, Zimmer 13, Tel. 030 23125-101",
        [("Ute Brandt", "Hauptamt", "*", "101")],
    ),
    # developed on: the number comes first
    (
        (
            "# Rat\n\nBeratungstelefone:\n\n- 030 23125-101\n  Infotelefon zur Suchtvorbeugung\n"
            "- 030 23125-102\n  Rauchertelefon Seefurt\n  (Preis wie im Ortsnetz)"
        ),
        [
            (None, None, "Infotelefon zur Suchtvorbeugung", "101"),
            (None, None, "Rauchertelefon Seefurt", "102"),
        ],
    ),
    (
        "Notrufnummern:\n- 116 117 (ärztlicher Bereitschaftsdienst)\n- 19 222 (Krankentransport)",
        [
            (None, None, "ärztlicher Bereitschaftsdienst", "116117"),
            (None, None, "Krankentransport", "19222"),
        ],
    ),
    # bugs caught: lines of a card that nearly fill the width below which nobody wraps
    (
        (
            "Fachstelle für pflegende Angehörige\nAnsprechpartnerinnen:\nGerda Kramer\nMarktplatz 3\n"
            "Tel. 030 23125-101"
        ),
        [("Gerda Kramer", "Fachstelle für pflegende Angehörige", None, "101")],
    ),
    # bugs caught: the room is beside another house
    (
        (
            "Schulsozialarbeit an der Grundschule Lohe\nFrau Bergmann\nRaum: neben der Schulbücherei\n"
            "Telefon: 030 23125-101"
        ),
        [("Bergmann", "*", "Grundschule Lohe", "101")],
    ),
    # bugs caught: the person stands behind the number
    (
        "Vereinigte Hospitien: Telefon 030 23125-101, Frau Lenz.\nKunterbunt e. V.: Telefon 030 23125-102.",
        [("Lenz", None, "Vereinigte Hospitien", "101"), (None, None, "Kunterbunt e. V.", "102")],
    ),
    # hard negatives: what the number is for
    (
        "Ärztehaus Lohe\n030 23125-101 (Termine bei Fachärzten)\n030 23125-102 (Anrufbeantworter)",
        [(None, None, "Ärztehaus Lohe", "101 102")],
    ),
    # hard negatives
    ("Städtische Kliniken Lohe\nTelefon 030 23125-101", [(None, None, "Städtische Kliniken Lohe", "101")]),
    (
        "Gemeinde Lohe\nAnsprechpartnerin\nDorfstrasse 5\nTelefon: 030 23125-101",
        [(None, None, "Gemeinde Lohe", "101")],
    ),
    (
        "Turnverein Lohe\n- Yoga am Morgen, Leitung: Anna Kramer (030 23125-101)",
        [("Anna Kramer", None, "Turnverein Lohe", "101")],
    ),
    (
        "Bauamt Lohe\nMarktstraße 5\n- Leitung: Anna Kramer, 030 23125-101\n- Bernd Voss, 030 23125-102",
        [("Anna Kramer", "*", "*", "101"), ("Bernd Voss", "*", "*", "102")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_entries(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # bugs caught: a person before her address; what heads a list
        ("Kramer, Anna", False),
        ("Beratungstelefone", False),
        ("Notrufnummern", False),
        # hard negatives
        ("Maria Stern", True),
        ("Caritas, Beratung", True),
    ],
)
def test_may_name(name: str, expected: bool) -> None:  # noqa: FBT001
    assert may_name(name, with_channel=True) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # developed on: the abbreviation is the body again, and makes sure of it
        (
            (
                "Die Erziehungs- und Familienberatung (EFB) zog um. Auch Karl Kramer (Die Linke) kam. "
                "Die EFB ist unter 030 23125-101 zu erreichen."
            ),
            [(None, None, "Erziehungs- und Familienberatung", "101")],
        ),
        # a party in brackets behind a name does not answer
        (
            "Das Familienbüro Lohe zog um. Karl Kramer (Die Linke) eröffnete es. Telefon: 030 23125-101.",
            [(None, None, "Familienbüro Lohe", "101")],
        ),
        # where a body is does not answer
        (
            (
                "Es gibt die Erziehungsberatungsstelle der Caritas in Lohe (030 23125-101) und "
                "die Familienberatung der Diakonie in Seefurt (030 23125-102)."
            ),
            [
                (None, "Erziehungsberatungsstelle", "Caritas", "101"),
                (None, "Familienberatung", "Diakonie", "102"),
            ],
        ),
        (
            (
                "Die Nachbarschaftshilfe Lohe hilft. Koordinatorin Ute Brandt ist dienstags im Rathaus, "
                "Zimmer 3, und telefonisch unter 030 23125-101 zu erreichen."
            ),
            [("Ute Brandt", None, "Nachbarschaftshilfe Lohe", "101")],
        ),
        # bugs caught: a surname, and where its bearer is from
        (
            "Wer Zeit hat, meldet sich bei Herrn Janssen von der Tafel Lohe, Telefon 030 23125-101.",
            [("Janssen", None, "Tafel Lohe", "101")],
        ),
        # hard negatives
        (
            "Fragen beantwortet Frau Anna von der Linden, Telefon 030 23125-101.",
            [("Anna von der Linden", None, None, "101")],
        ),
        # "Beide Beauftragten" are the two persons of the sentence before
        (
            (
                "Die Stadt Lohe hat mit Horst Voss und Rolf Kramer zwei Behindertenbeauftragte. "
                "Beide Beauftragten sind unter 030 23125-101 erreichbar."
            ),
            [("Horst Voss", None, "Stadt Lohe", "101"), ("Rolf Kramer", None, "Stadt Lohe", "101")],
        ),
    ],
)
def test_named_again(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
