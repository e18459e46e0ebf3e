"""Cards, lists and tables: which names answer on which channels."""

from __future__ import annotations

import pytest
from link_rows import Row, assert_contacts, late

from extract import Email, Person, Phone, PhoneKind, Span
from extract.link.shares import shares_of

# developed on
CARDS: list[tuple[str, list[Row]]] = [
    ("Jugendamt Seefurt\nAnna Kramer\n030 23125-001", [("Anna Kramer", "*", "*", "001")]),
    (
        "Anna Kramer\nTel. 030 23125-001\na.kramer@seefurt.example\n\nBernd Voss\nTel. 030 23125-002",
        [("Anna Kramer", None, None, "001 a.kramer"), ("Bernd Voss", None, None, "002")],
    ),
    (
        "Anna Kramer: 030 23125-001\nBernd Voss: 030 23125-002\nKlaus Weber: 030 23125-003",
        [
            ("Anna Kramer", None, None, "001"),
            ("Bernd Voss", None, None, "002"),
            ("Klaus Weber", None, None, "003"),
        ],
    ),
    # names in brackets behind their numbers
    (
        "Telefon 030 23125-001 (Anna Kramer)\nTelefon 030 23125-002 (Bernd Voss)",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    # a name behind the channel, none before it
    ("Telefon 030 23125-001, Anna Kramer", [("Anna Kramer", None, None, "001")]),
    # cards that inherit the body of the first
    (
        "Jugendamt Seefurt\nAnna Kramer, 030 23125-001\nBernd Voss, 030 23125-002",
        [
            ("Anna Kramer", "*", "*", "001"),
            ("Bernd Voss", "*", "*", "002"),
        ],
    ),
    # one person with phone, fax and address
    (
        "Anna Kramer\nTelefon: 030 23125-001\nFax: 030 23125-009\nE-Mail: kramer@seefurt.example",
        [("Anna Kramer", None, None, "001 009 kramer")],
    ),
    # two persons, one number
    (
        "Ansprechpartner: Anna Kramer und Bernd Voss, Telefon 030 23125-001",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "001")],
    ),
]
# bugs caught
CARDS += [
    # lists in order
    # an address that spells one of two
    (
        "Anna Kramer und Bernd Voss\nTelefon 030 23125-001\nkramer@seefurt.example\nvoss@seefurt.example",
        [("Anna Kramer", None, None, "001 kramer"), ("Bernd Voss", None, None, "001 voss")],
    ),
    # another office between the two
    (
        "Leistungsrichter: Bernd Voss\nMeldestelle: Anna Kramer\nTelefon 030 23125-001",
        [("Anna Kramer", "*", "*", "001")],
    ),
    # the same person twice is one contact
    (
        (
            "Anna Kramer, 030 23125-001\n\nKlaus Weber, 030 23125-003\n\nAnna Kramer, "
            "anna.kramer@seefurt.example"
        ),
        [("Anna Kramer", None, None, "001 anna.kramer"), ("Klaus Weber", None, None, "003")],
    ),
]
# hard negatives
CARDS += [
    (
        (
            "Vorstand\n1. Vorsitzende: Anna Kramer, Tel. 030 23125-001\nKassenwart: Bernd Voss, Tel. 030 "
            "23125-002"
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        "Gruppe A: Anna Kramer 030 23125-001; Gruppe B: Bernd Voss 030 23125-002",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        "030 23125-001 (Anna Kramer), 030 23125-002 (Bernd Voss)",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    ("Autorin: Anna Kramer\nTelefon 030 23125-001", [(None, None, None, "001")]),
    ("Foto: Anna Kramer\nTelefon 030 23125-001", [(None, None, None, "001")]),
    (
        "Mieterverein Seefurt e. V.\nTelefon 030 23125-001\n\nFoto: Anna Kramer",
        [(None, None, "Mieterverein Seefurt e. V.", "001")],
    ),
    ("Anna-Kramer-Haus\nTelefon 030 23125-001", [(None, "*", "*", "001")]),
    ("Anna-Kramer-Straße 5\n12345 Seefurt\nTelefon 030 23125-001", [(None, None, None, "001")]),
]


@pytest.mark.parametrize(("text", "expected"), CARDS)
def test_cards(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


# Bugs caught: the number behind an extension was taken for digits of the extension
CARDS += [
    (
        "Tafel Seefurt e. V.\nTelefon: 030 23125-001\n030 23125-002",
        [(None, None, "Tafel Seefurt e. V.", "001 002")],
    ),
    (
        "Tafel Seefurt e. V.\nTelefon: 030 23125-001 / 030 23125-002",
        [(None, None, "Tafel Seefurt e. V.", "001 002")],
    ),
    (
        "<table><tr><th>Anna Kramer<th>Bernd Voss</tr><tr><td>030 23125-001<td>030 23125-002</tr></table>",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        "Ansprechpartner: Anna Kramer und Bernd Voss\nTelefon: 030 23125-001 | 030 23125-002",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
]


TABLES: list[tuple[str, list[Row]]] = [
    (
        (
            "<h1>Beratung</h1><h2>Anna Kramer</h2><p>Tel. 030 23125-001</p>"
            "<h2>Bernd Voss</h2><p>Tel. 030 23125-002</p>"
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        (
            "<table><tr><td>Anna Kramer<br>Leiterin<br>030 23125-001"
            "<td>Bernd Voss<br>Sekretär<br>030 23125-002</tr></table>"
        ),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        (
            "| Bereich | Ansprechperson | Telefon |\n|---|---|---|\n"
            "| Wohngeld | Frau Kramer | 030 23125-001 |\n| Bildung | Herr Voss | 030 23125-002 |\n"
        ),
        [("Kramer", None, None, "001"), ("Voss", None, None, "002")],
    ),
    (
        "# Jugendamt Seefurt\n\n- Anna Kramer, 030 23125-001\n- Bernd Voss, 030 23125-002\n",
        [
            ("Anna Kramer", "Jugendamt Seefurt", None, "001"),
            ("Bernd Voss", "Jugendamt Seefurt", None, "002"),
        ],
    ),
    # developed on
    (
        "| Name | Telefon |\n|---|---|\n| Anna Kramer | 030 23125-001 |\n| Bernd Voss | 030 23125-002 |\n",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    # a column of staff: the other cells say what each is for
    (
        (
            "<h1>Jugendamt Seefurt</h1><table><tr><th>Bereich<th>Name<th>Telefon</tr>"
            "<tr><td>Kindertagespflege<td>Anna Kramer<td>030 23125-001</tr>"
            "<tr><td>Unterhalt<td>Bernd Voss<td>030 23125-002</tr></table>"
        ),
        [
            ("Anna Kramer", "Jugendamt Seefurt", None, "001"),
            ("Bernd Voss", "Jugendamt Seefurt", None, "002"),
        ],
    ),
    # the number first
    (
        "<table><tr><td>030 23125-001<td>Anna Kramer</tr><tr><td>030 23125-002<td>Bernd Voss</tr></table>",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    # a column of bodies
    (
        (
            "<table><tr><th>Stelle<th>Telefon</tr><tr><td>Mieterverein Seefurt e. V.<td>030 23125-001</tr>"
            "<tr><td>Tafel Seefurt e. V.<td>030 23125-002</tr></table>"
        ),
        [
            (None, None, "Mieterverein Seefurt e. V.", "001"),
            (None, None, "Tafel Seefurt e. V.", "002"),
        ],
    ),
    # bugs caught: items of a list
    (
        "<h1>Beratung</h1><ul><li>Anna Kramer, 030 23125-001</li><li>Bernd Voss, 030 23125-002</li></ul>",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        "<dl><dt>Anna Kramer</dt><dd>030 23125-001</dd><dt>Bernd Voss</dt><dd>030 23125-002</dd></dl>",
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    # one number for the block, an address for each
    (
        (
            "<p>Mieterverein Seefurt e. V.<br>Telefon 030 23125-001<br>Anna Kramer "
            '<a href="mailto:kramer@seefurt.example">Mail</a><br>Bernd Voss '
            '<a href="mailto:voss@seefurt.example">Mail</a></p>'
        ),
        [
            ("Anna Kramer", None, "Mieterverein Seefurt e. V.", "001 kramer"),
            ("Bernd Voss", None, "Mieterverein Seefurt e. V.", "001 voss"),
        ],
    ),
    # hard negatives: a table without channels beside the one number
    (
        (
            "<table><tr><td>Anna Kramer<td>3 Tore</tr><tr><td>Bernd Voss<td>2 Tore</tr></table>"
            "<p>Der Verein sucht Nachwuchs. Wer mitspielen möchte, ruft die Geschäftsstelle an: 030 "
            "23125-001.</p>"
        ),
        [(None, "*", "*", "001")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables_and_lists(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


EMERGENCY: list[tuple[str, list[Row]]] = [
    # in passing they are nobody's own
    (
        "Anna Kramer, Telefon 030 23125-001, im Notfall 112",
        [("Anna Kramer", None, None, "001")],
    ),
    (
        (
            "Anna Kramer hilft unter Telefon 030 23125-001 gern weiter, in dringenden Notfällen wählt bitte "
            "die 112."
        ),
        [("Anna Kramer", None, None, "001")],
    ),
    # in a list of emergency numbers they are someone's
    (
        "Notrufnummern\n\nPolizei: 110\nFeuerwehr: 112",
        [(None, "*", "*", "110"), (None, "*", "*", "112")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EMERGENCY)
def test_emergency_codes(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


LATE: dict[str, tuple[str, list[Row]]] = {
    "emergency numbers in one line have their bodies": (
        "Polizei 110, Feuerwehr 112, Ärztlicher Bereitschaftsdienst 116117",
        [(None, "*", "*", "110"), (None, "*", "*", "112"), (None, "*", "*", "116117")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_cards_not_yet_read(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


def person(name: str, start: int) -> Person:
    return Person(Span(start, start + len(name)), name, name, "row")


def phone(number: str, start: int, kind: PhoneKind = PhoneKind.VOICE) -> Phone:
    return Phone(Span(start, start + 5), number, number, kind, "row")


def email(address: str, start: int) -> Email:
    return Email(Span(start, start + len(address)), address, address, "row")


ANNA, BERND = person("Anna Kramer", 0), person("Bernd Voss", 20)
ONE, TWO = phone("001", 40), phone("002", 50)
FAX = phone("009", 60, PhoneKind.FAX)
KRAMER, OFFICE = email("a.kramer@x.example", 70), email("info@x.example", 90)


@pytest.mark.parametrize(
    ("persons", "channels", "shares"),
    [
        ([], [ONE], []),
        ([ANNA], [ONE, TWO], [(ANNA, (ONE, TWO))]),
        ([ANNA, BERND], [ONE], [(ANNA, (ONE,)), (BERND, (ONE,))]),
        ([ANNA, BERND], [ONE, TWO], [(ANNA, (ONE,)), (BERND, (TWO,))]),
        ([ANNA, BERND], [KRAMER], [(ANNA, (KRAMER,)), (BERND, ())]),
        ([ANNA, BERND], [OFFICE], [(ANNA, (OFFICE,)), (BERND, (OFFICE,))]),
        # a fax is no second person's phone
        ([ANNA, BERND], [ONE, FAX], [(ANNA, (ONE, FAX)), (BERND, (ONE, FAX))]),
        # a number between the names belongs to no order
        (
            [ANNA, person("Bernd Voss", 45)],
            [ONE, TWO],
            [(ANNA, (ONE, TWO)), (person("Bernd Voss", 45), (ONE, TWO))],
        ),
        # two of one surname: the address says nothing
        (
            [ANNA, person("Bernd Kramer", 20)],
            [KRAMER],
            [(ANNA, (KRAMER,)), (person("Bernd Kramer", 20), (KRAMER,))],
        ),
    ],
)
def test_shares(
    persons: list[Person],
    channels: list[Phone | Email],
    shares: list[tuple[Person, tuple[Phone | Email, ...]]],
) -> None:
    assert shares_of(persons, channels) == shares
