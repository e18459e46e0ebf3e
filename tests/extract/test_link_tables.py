"""What a table's first row says of its columns: who answers, only for what, the halves of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import Row, assert_contacts, late, surveyed

from extract import BlockKind, read_bytes
from extract.layout import units_of
from extract.link.tables import Column, columns_of


def table(*rows: str, header: str = "th") -> str:
    """Return a page's table from rows whose cells "|" parts; the first row stands in `header` cells."""
    cells = [
        [f"<{header if not number else 'td'}>{cell}" for cell in row.split("|")]
        for number, row in enumerate(rows)
    ]
    return "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>"


def meant(page: str, suffix: str = "html") -> dict[str, str]:
    """Return what the cells of a page's tables mean, by their text."""
    (article,) = read_bytes(page.encode(), f"seite.{suffix}")
    columns = columns_of(article, units_of(article), ())
    return {article.blocks[block].span.of(article.text): column.value for block, column in columns.items()}


# developed on
LABELS: list[tuple[str, Column | None]] = [
    ("Einrichtung", Column.BODY),
    ("Name der Schule", Column.BODY),
    ("Verein", Column.BODY),
    ("Verein / Gruppe", Column.BODY),
    ("Beratungsstelle", Column.BODY),
    ("Amt", Column.BODY),
    ("Träger", Column.BODY),
    ("Kindergarten", Column.BODY),
    ("Ortsverein", Column.BODY),
    ("Mitgliedsvereine", Column.BODY),
    ("Einrichtungen", Column.BODY),
    ("Fachbereich", Column.BODY),
    ("Aufgaben", Column.OFFER),
    ("Aufgabengebiet", Column.OFFER),
    ("Zuständig für", Column.OFFER),
    ("Zuständigkeit", Column.OFFER),
    ("Kurs", Column.OFFER),
    ("Thema", Column.OFFER),
    ("Leistungen", Column.OFFER),
    ("Veranstaltung", Column.OFFER),
    ("Übungsstunde", Column.OFFER),
    # hard negatives: who, where and when are told by the cells themselves
    ("Ort", None),
    ("Adresse", None),
    ("Ansprechpartner", None),
    ("Telefon", None),
    ("E-Mail", None),
    ("Tag", None),
    ("Uhrzeit", None),
    ("Zimmer", None),
    ("Unser neues Angebot für alle Kinder", None),
    ("Kursgebühr", None),
    ("Schulden", None),
    ("Datum", None),
]


@pytest.mark.parametrize(("label", "column"), LABELS)
def test_a_label_says_what_its_column_names(label: str, column: Column | None) -> None:
    found = meant(table(f"{label}|Telefon", "unten|oben"))
    assert found == ({"unten": column.value} if column else {})


@pytest.mark.parametrize(
    ("page", "suffix", "expected"),
    [
        # developed on
        pytest.param(
            table("Kurs|Verein", "Yoga|Turnverein"),
            "html",
            {"Yoga": "offer", "Turnverein": "body"},
            id="both",
        ),
        pytest.param(
            table("Vorname|Nachname|Amt", "Anna|Kramer|Kasse"),
            "html",
            {"Anna": "first name", "Kramer": "surname", "Kasse": "body"},
            id="two halves of a name",
        ),
        pytest.param(
            table("Name|Vorname", "Kramer|Anna"),
            "html",
            {"Kramer": "surname", "Anna": "first name"},
            id="surname first",
        ),
        pytest.param("| Kurs | Tag |\n|---|---|\n| Yoga | Mo |", "md", {"Yoga": "offer"}, id="Markdown"),
        pytest.param(
            "| Verein | Thema |\n|---|---|\n| Turngau | Sport |\n| Imkerbund | Honig |",
            "md",
            {"Turngau": "body", "Sport": "offer", "Imkerbund": "body", "Honig": "offer"},
            id="Markdown with two rows",
        ),
        pytest.param(
            "<table><thead><tr><th>Kurs<th>Tag</thead><tbody><tr><td>Yoga<td>Mo</tbody></table>",
            "html",
            {"Yoga": "offer"},
            id="header in a section of its own",
        ),
        pytest.param(
            table("Kurs|Tag", "Yoga|Mo", header="td"), "html", {"Yoga": "offer"}, id="header in plain cells"
        ),
        pytest.param(
            "<table><tr><th colspan=2>Tag<th>Kurs</tr><tr><td>Mo<td>9 Uhr<td>Yoga</tr></table>",
            "html",
            {"Yoga": "offer"},
            id="a label over two columns",
        ),
        pytest.param(
            "<table><tr><th>Tag<th>Ort<th>Kurs</tr><tr><td colspan=2>Mo<td>Yoga</tr></table>",
            "html",
            {"Yoga": "offer"},
            id="a cell over two columns",
        ),
        pytest.param(
            table("Kurs|Tag", "Yoga|Mo") + "<p>Zwischen zwei Tafeln.</p>" + table("Tag|Verein", "Di|Turngau"),
            "html",
            {"Yoga": "offer", "Turngau": "body"},
            id="two tables, each with a header of its own",
        ),
        pytest.param(
            table("Kurs|Tag", "Yoga|Mo") + table("Tag|Verein", "Di|Turngau"),
            "html",
            {"Yoga": "offer", "Turngau": "body"},
            id="two tables side by side",
        ),
        # hard negatives
        pytest.param(table("Kurs", "Yoga", "Chor"), "html", {}, id="one column is a list"),
        pytest.param(table("Kurs|Tag"), "html", {}, id="a header alone"),
        pytest.param(table("Anna|Kramer", "Bernd|Voss"), "html", {}, id="no header"),
        pytest.param(
            table("Name|Telefon", "Anna Kramer|030 23125001"), "html", {}, id="a name alone is no surname"
        ),
        pytest.param(
            "<table><tr><th colspan=99999>Tag<th>Kurs</tr><tr><td>Mo<td>Yoga</tr></table>",
            "html",
            {"Yoga": "offer"},
            id="a colspan of more digits than columns there may be",
        ),
        pytest.param(
            "<table><tr><th colspan=zwei>Tag<th>Kurs</tr><tr><td>Mo<td>Yoga</tr></table>",
            "html",
            {"Yoga": "offer"},
            id="a colspan that is no number",
        ),
        pytest.param("<p>Kurs</p><p>Tag</p><p>Yoga</p>", "html", {}, id="paragraphs"),
    ],
)
def test_a_first_row_says_what_the_cells_below_mean(page: str, suffix: str, expected: dict[str, str]) -> None:
    assert meant(page, suffix) == expected


def test_a_row_with_a_channel_is_no_header() -> None:
    page = table("Kurs Yoga|030 23125001", "Kurs Chor|030 23125002")
    (article,) = read_bytes(page.encode(), "seite.html")
    units = units_of(article)
    channel = next(unit.span for unit in units if unit.span.of(article.text).endswith("001"))
    assert columns_of(article, units, [channel]) == {}


CONTACTS: list[tuple[str, list[Row]]] = [
    # developed on: the column of bodies names who answers, whatever the words are
    (
        table("Verein|Ansprechpartner|Telefon", "Bunte Reihe|Anna Kramer|030 23125001"),
        [("Anna Kramer", None, "Bunte Reihe", "001")],
    ),
    (
        table("Einrichtung|Telefon", "Haus Kunterbunt|030 23125001", "Arche Noah|030 23125002"),
        [(None, None, "Haus Kunterbunt", "001"), (None, None, "Arche Noah", "002")],
    ),
    (
        "| Verein | Telefon |\n|---|---|\n| Bunte Reihe | 030 23125001 |\n| Turngau Seefurt | 030 23125002 |",
        [(None, None, "Bunte Reihe", "001"), (None, None, "Turngau Seefurt", "002")],
    ),
    # the column of offers names nobody
    (
        table("Kurs|Ansprechpartner|Telefon", "Seniorenclub Gymnastik|Anna Kramer|030 23125001"),
        [("Anna Kramer", None, None, "001")],
    ),
    (
        "<h2>Turnverein Seefurt e. V.</h2>"
        + table(
            "Angebot|Leitung|Telefon",
            "Yoga am Morgen|Anna Kramer|030 23125001",
            "Chor|Bernd Voss|030 23125002",
        ),
        [
            ("Anna Kramer", None, "Turnverein Seefurt e. V.", "001"),
            ("Bernd Voss", None, "Turnverein Seefurt e. V.", "002"),
        ],
    ),
    (
        table("Aufgaben|Name|Telefon", "Wohngeld|Anna Kramer|030 23125001", "Pässe|Bernd Voss|030 23125002"),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    # a first name and a surname in two columns
    (
        table("Vorname|Nachname|Telefon", "Anna|Kramer|030 23125001", "Bernd|Voss|030 23125002"),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        table("Name|Vorname|E-Mail", "Kramer|Anna|kramer@seefurt.example", "Voss|Bernd|voss@seefurt.example"),
        [("Anna Kramer", None, None, "kramer"), ("Bernd Voss", None, None, "voss")],
    ),
    (
        "| Name | Vorname | Telefon |\n|---|---|---|\n| Quolobe | Yaramis | 030 23125001 |",
        [("Yaramis Quolobe", None, None, "001")],
    ),
    # hard negatives: an office that somebody holds is no body
    (
        "<h2>Turnverein Seefurt e. V.</h2>" + table("Amt|Name|Telefon", "Kasse|Anna Kramer|030 23125001"),
        [("Anna Kramer", None, "Turnverein Seefurt e. V.", "001")],
    ),
    # a table without a header is read by its cells
    (
        table("Anna Kramer|030 23125001", "Bernd Voss|030 23125002", header="td"),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    (
        table("Name|Telefon", "Anna Kramer|030 23125001", "Bernd Voss|030 23125002"),
        [("Anna Kramer", None, None, "001"), ("Bernd Voss", None, None, "002")],
    ),
    # what the first table says does not hold for the second
    (
        table("Kurs|Telefon", "Töpfern|030 23125001")
        + "<p>Weitere Nummern</p>"
        + table("Jugendamt Seefurt|030 23125002", "Sozialamt Seefurt|030 23125003", header="td"),
        [(None, None, None, "001"), (None, "*", "*", "002"), (None, "*", "*", "003")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contacts_of_tables(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


def test_a_name_of_two_columns_points_at_both_cells() -> None:
    findings = surveyed(table("Name|Vorname|Telefon", "Kramer|Anna|030 23125001"))
    (contact,) = findings.contacts
    assert contact.person is not None
    written = contact.person.span.of(findings.article.text)
    assert (contact.person.name, written.split()) == ("Anna Kramer", ["Kramer", "Anna"])
    assert written == contact.person.text


LATE: dict[str, tuple[str, list[Row]]] = {
    "a name in the column of bodies that reads like a person's": (
        table("Einrichtung|Telefon", "Villa Kunterbunt|030 23125001", "Arche Noah|030 23125002"),
        [(None, None, "Villa Kunterbunt", "001"), (None, None, "Arche Noah", "002")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), late(LATE))
def test_tables_not_yet_read(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


CELLS = st.sampled_from(
    ["Kurs", "Verein", "Name", "Vorname", "Anna", "Kramer", "030 23125001", "", "x" * 50, "Tag"]
)
SPANS = st.sampled_from(["", " colspan=2", " colspan=0", " colspan=-1", " colspan=x", " colspan=9999"])
TABLES = st.lists(st.lists(st.tuples(CELLS, SPANS), max_size=4), max_size=5)


@given(st.lists(TABLES, max_size=3))
def test_only_cells_below_a_first_row_mean_something(tables: list[list[list[tuple[str, str]]]]) -> None:
    page = "".join(
        "<table>"
        + "".join(f"<tr>{''.join(f'<td{span}>{cell}' for cell, span in row)}</tr>" for row in rows)
        + "</table>"
        for rows in tables
    )
    (article,) = read_bytes(f"<html><p>Tafeln{page}".encode(), "seite.html")
    columns = columns_of(article, units_of(article), ())
    assert all(article.blocks[block].kind is BlockKind.CELL for block in columns)
    assert list(columns) == sorted(columns)
    if not any(label == "Vorname" for rows in tables for row in rows for label, _ in row):
        assert Column.SURNAME not in columns.values()
