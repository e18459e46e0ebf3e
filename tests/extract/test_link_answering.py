"""Who answers where a card names no body: the body above all cards, the domain's, the one introduced."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, late

PROSE = "Wer Rat sucht, bekommt ihn hier an jedem Tag der Woche und ohne lange zu warten."

HEADS: list[tuple[str, list[Row]]] = [
    # developed on: a body in a block of its own, above several persons' cards, heads them all
    (
        (
            "Turnverein Seefurt e. V.\n\nAnna Kramer\nVorsitzende\nTelefon 030 23125001\n\n"
            "Bernd Voss\nKassenwart\nTelefon 030 23125002\n\nKlaus Weber\nSchriftführer\nTelefon 030 23125003"
        ),
        [
            ("Anna Kramer", None, "Turnverein Seefurt e. V.", "001"),
            ("Bernd Voss", None, "Turnverein Seefurt e. V.", "002"),
            ("Klaus Weber", None, "Turnverein Seefurt e. V.", "003"),
        ],
    ),
    (
        (
            "<p>Tafel Seefurt e. V.</p><p>Anna Kramer<br>Vorsitzende<br>Telefon 030 23125001</p>"
            "<p>Bernd Voss<br>Kassenwart<br>Telefon 030 23125002</p>"
        ),
        [
            ("Anna Kramer", None, "Tafel Seefurt e. V.", "001"),
            ("Bernd Voss", None, "Tafel Seefurt e. V.", "002"),
        ],
    ),
    # hard negatives: a card with a body of its own
    (
        (
            "Turnverein Seefurt e. V.\n\nAnna Kramer\nTelefon 030 23125001\n\n"
            "Tafel Lindenaue e. V.\nBernd Voss\nTelefon 030 23125002"
        ),
        [
            ("Anna Kramer", None, "Turnverein Seefurt e. V.", "001"),
            ("Bernd Voss", None, "Tafel Lindenaue e. V.", "002"),
        ],
    ),
    # a heading ends what stood above
    (
        (
            "## Verein\n\nTurnverein Seefurt e. V.\n\nAnna Kramer\nTelefon 030 23125001\n\n"
            "## Tafel Lindenaue e. V.\n\nBernd Voss\nTelefon 030 23125002"
        ),
        [
            ("Anna Kramer", None, "Turnverein Seefurt e. V.", "001"),
            ("Bernd Voss", None, "Tafel Lindenaue e. V.", "002"),
        ],
    ),
]
DOMAINS: list[tuple[str, list[Row]]] = [
    # developed on: an answer without a body has that of its domain's other answers
    (
        (
            "## Auskunft\n\nAnna Kramer, Musikverein Talbach, kramer@mv-talbach.example\n\n"
            "## Kasse\n\nBernd Voss\nkasse@mv-talbach.example"
        ),
        [
            ("Anna Kramer", None, "Musikverein Talbach", "kramer"),
            ("Bernd Voss", None, "Musikverein Talbach", "kasse"),
        ],
    ),
    # the same number
    (
        (
            "## Auskunft\n\nAnna Kramer, Musikverein Talbach, 030 23125001\n\n"
            "## Kasse\n\nBernd Voss\nTelefon 030 23125001"
        ),
        [
            ("Anna Kramer", None, "Musikverein Talbach", "001"),
            ("Bernd Voss", None, "Musikverein Talbach", "001"),
        ],
    ),
    # hard negatives: a domain of several bodies, of a provider, another domain
    (
        (
            "## Musik\n\nAnna Kramer, Musikverein Talbach, kramer@seefurt.example\n\n"
            "## Sport\n\nKlaus Weber, Turnverein Talbach, weber@seefurt.example\n\n"
            "## Fest\n\nBernd Voss\nvoss@seefurt.example"
        ),
        [
            ("Anna Kramer", None, "Musikverein Talbach", "kramer"),
            ("Klaus Weber", None, "Turnverein Talbach", "weber"),
            ("Bernd Voss", None, None, "voss"),
        ],
    ),
    (
        (
            f"## Musik\n\n{PROSE}\n\nAnna Kramer, Musikverein Talbach, kramer@gmx.example\n\n"
            f"## Sport\n\n{PROSE}\n\n{PROSE}\n\nBernd Voss\nvoss@gmx.example"
        ),
        [("Anna Kramer", None, "Musikverein Talbach", "kramer"), ("Bernd Voss", None, None, "voss")],
    ),
    (
        (
            f"## Musik\n\n{PROSE}\n\nAnna Kramer, Musikverein Talbach, kramer@am-see.example\n\n"
            f"## Sport\n\n{PROSE}\n\n{PROSE}\n\nBernd Voss\nvoss@lindenaue.example"
        ),
        [("Anna Kramer", None, "Musikverein Talbach", "kramer"), ("Bernd Voss", None, None, "voss")],
    ),
]
INTRODUCED: list[tuple[str, list[Row]]] = [
    # developed on: "Name: description" above a number
    (
        f"## Hilfe in der Not\n\nMieterverein Seefurt: {PROSE}\n\nTelefon: 030 23125001",
        [(None, None, "Mieterverein Seefurt", "001")],
    ),
    (
        f"## Hilfe in der Not\n\nMieterverein Seefurt – {PROSE}\n\nTelefon: 030 23125001",
        [(None, None, "Mieterverein Seefurt", "001")],
    ),
    (
        (
            f"## Hilfe in der Not\n\nMieterverein Seefurt: {PROSE}\n\nTelefon: 030 23125001\n\n"
            f"Frauenhaus Lindenaue: {PROSE}\n\nTelefon: 030 23125002"
        ),
        [(None, None, "Mieterverein Seefurt", "001"), (None, None, "Frauenhaus Lindenaue", "002")],
    ),
    # hard negatives: what a paragraph tells of without introducing it
    (
        f"## Stadt Seefurt\n\nWohngeld: {PROSE}\n\nTelefon: 030 23125001",
        [(None, None, "Stadt Seefurt", "001")],
    ),
]
ALONE: list[tuple[str, list[Row]]] = [
    # developed on: an office with a name of its own is no part of what the heading names
    (
        "## Stadt Seefurt\n\nFamilienberatungsstelle Inn-Salzach\nTelefon 030 23125001",
        [(None, None, "Familienberatungsstelle Inn-Salzach", "001")],
    ),
    (
        "## Stadt Seefurt\n\nBeratungsstelle Kompass\nTelefon 030 23125001",
        [(None, None, "Beratungsstelle Kompass", "001")],
    ),
    # hard negatives: offices are, whatever stands behind them
    (
        "## Stadt Seefurt\n\nJugendamt\nTelefon 030 23125001",
        [(None, "Jugendamt", "Stadt Seefurt", "001")],
    ),
    (
        "## Stadt Seefurt\n\nAmt für Jugend\nTelefon 030 23125001",
        [(None, "Amt für Jugend", "Stadt Seefurt", "001")],
    ),
    (
        "## Stadt Seefurt\n\nPressestelle Lindenaue\nTelefon 030 23125001",
        [(None, "Pressestelle Lindenaue", "Stadt Seefurt", "001")],
    ),
    (
        "## Stadt Seefurt\n\nBeratungsstelle für Eltern\nTelefon 030 23125001",
        [(None, "Beratungsstelle für Eltern", "Stadt Seefurt", "001")],
    ),
]
PLACED: list[tuple[str, list[Row]]] = [
    # developed on: in which room is no part of the name
    ("Geschäftszimmer, Zimmer 165\nTelefon 030 23125001", [(None, None, "Geschäftszimmer", "001")]),
    ("Standesamt / EG\nTelefon 030 23125001", [(None, "Standesamt", None, "001")]),
    ("Stadtkasse, 1. OG\nTelefon 030 23125001", [(None, "Stadtkasse", None, "001")]),
    ("Turngau Seefurt, Raum 2.14\nTelefon 030 23125001", [(None, None, "Turngau Seefurt", "001")]),
    # nor is what stands in brackets
    ("Bunte Reihe (Treff für alle, donnerstags)\nTelefon 030 23125001", [(None, None, "Bunte Reihe", "001")]),
    # a whole line with one legal form
    (
        "Bunte Agentur und Redaktion GmbH\nTelefon 030 23125001",
        [(None, None, "Bunte Agentur und Redaktion GmbH", "001")],
    ),
    (
        "Hand in Hand – Wohnprojekte gGmbH\nTelefon 030 23125001",
        [(None, None, "Hand in Hand – Wohnprojekte gGmbH", "001")],
    ),
    # an office whose line has the number
    (
        "Geschäftsleitung (Personal, Haushalt), Telefon 030 23125001",
        [(None, None, "Geschäftsleitung", "001")],
    ),
    # hard negatives: functions, labels, what one is to do
    ("Beisitzerin\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Stellvertretende Leitung\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Prädikantin\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Leitung, Telefon 030 23125001", [(None, None, None, "001")]),
    ("Zentrale E-Mail\ninfo@seefurt.example", [(None, None, None, "info")]),
    ("Name und Anschrift\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Anfrage stellen\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Antrag online stellen\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Ansprechpartner für den Verein\nTelefon 030 23125001", [(None, None, None, "001")]),
    ("Kontaktformular öffnen\nTelefon 030 23125001", [(None, None, None, "001")]),
    # a name that begins like a label
    ("Kontaktstelle Regenbogen\nTelefon 030 23125001", [(None, None, "Kontaktstelle Regenbogen", "001")]),
    ("Kontaktladen Mitte\nTelefon 030 23125001", [(None, None, "Kontaktladen Mitte", "001")]),
]
SURNAMES: list[tuple[str, list[Row]]] = [
    # developed on: a surname that is a word, spelled by the address
    ("Verena Zirkel\nzirkel@seefurt.example", [("Verena Zirkel", None, None, "zirkel")]),
    (
        "Verena Zirkel\nTelefon 030 23125001\nzirkel@seefurt.example",
        [("Verena Zirkel", None, None, "001 zirkel")],
    ),
    ("Armun Saighil\narmun.saighil@seefurt.example", [("Armun Saighil", None, None, "armun.saighil")]),
    # bugs caught: a surname that is a body's noun made a body of her, both names spelled or not
    ("Verena Tafel\nverena.tafel@seefurt.example", [("Verena Tafel", None, None, "verena.tafel")]),
    ("Verena Kreis\nkreis-verena@seefurt.example", [("Verena Kreis", None, None, "kreis-verena")]),
    # hard negatives: no first name before it
    ("Bunte Tafel\ntafel@seefurt.example", [(None, None, "Bunte Tafel", "tafel")]),
    ("Bunte Reihe\nreihe@seefurt.example", [(None, None, "Bunte Reihe", "reihe")]),
    ("Elisabeth Klinik\nklinik@seefurt.example", [(None, None, "Elisabeth Klinik", "klinik")]),
    ("Jugendamt Seefurt\njugendamt-seefurt@stadt.example", [(None, "*", "*", "jugendamt-seefurt")]),
    ("Tafel Seefurt\ntafel.seefurt@stadt.example", [(None, None, "Tafel Seefurt", "tafel.seefurt")]),
]


@pytest.mark.parametrize(("text", "expected"), HEADS + DOMAINS + INTRODUCED + ALONE + PLACED + SURNAMES)
def test_who_answers(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LATE: dict[str, tuple[str, list[Row]]] = {
    "a function with an address of its own is not the person above": (
        "Anna Kramer, Musikverein Talbach, kramer@mv-talbach.example\nKassier: kasse@mv-talbach.example",
        [
            ("Anna Kramer", None, "Musikverein Talbach", "kramer"),
            (None, None, "Musikverein Talbach", "kasse"),
        ],
    ),
    "a body's noun as surname, spelled alone": (
        "Verena Tafel\ntafel@seefurt.example",
        [("Verena Tafel", None, None, "tafel")],
    ),
    "a town that one domain spells is not who answers on another": (
        (
            f"## Musik\n\n{PROSE}\n\nAnna Kramer, Musikverein Talbach, kramer@talbach.example\n\n"
            f"## Sport\n\n{PROSE}\n\n{PROSE}\n\nBernd Voss\nvoss@lindenaue.example"
        ),
        [("Anna Kramer", None, "Musikverein Talbach", "kramer"), ("Bernd Voss", None, None, "voss")],
    ),
    "a first name that no list knows, the surname spelled by the address": (
        "Yaramis Tafel\ntafel@seefurt.example",
        [("Yaramis Tafel", None, None, "tafel")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_answers_not_yet_found(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)
