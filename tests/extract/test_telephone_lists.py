"""Telephone lists: numbers repeated without area code and label, columns kept apart, who only supports."""

from __future__ import annotations

import pytest
from link_rows import assert_contacts

from extract.find.phones import find_phones
from extract.read.lines import meant_breaks

LISTED: list[tuple[str, list[str]]] = [
    # developed on: the area code once, at the top
    ("Vorwahl: 030    Zentrale: 23125-200\nVorzimmer   Jutta Kleinert   23125-202", ["200", "202"]),
    ("Zentrale (030) 23125-200\nBauamt 23125-231\nKasse 23125-233", ["200", "231", "233"]),
    ("Telefon 030 23125-200, Frau Kramer 23125 - 201", ["200", "201"]),
    # hard negatives: another first part, an order number, a path, part of a longer number
    ("Zentrale (030) 23125-200\nBestellnummer 44125-231", ["200"]),
    ("Zentrale (030) 23125-200\nhttps://amt.example/23125-231", ["200"]),
    ("Zentrale (030) 23125-200\nKonto 9923125-231", ["200"]),
    ("Zentrale (030) 23125-200\nAz. 23125-231-2", ["200"]),
    ("Artikel 23125-200 und 23125-201", []),
]


@pytest.mark.parametrize(("text", "extensions"), LISTED)
def test_numbers_repeated_without_area_code(text: str, extensions: list[str]) -> None:
    phones, _ = find_phones(text)
    assert [phone.number for phone in phones] == [f"+493023125{extension}" for extension in extensions]
    assert all(phone.span.of(text) == phone.text for phone in phones)


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        # developed on: a row of columns is a line of its own
        (
            ["Bürgermeister      Arnold Petzold    23125-201", "Vorzimmer    Jutta Kleinert    23125-202"],
            [True],
        ),
        (["Bauamt\tAnna Kramer\t23125-201", "und\tBernd Voss\t23125-202"], [True]),
        # hard negatives: running text that the editor wrapped, two blanks behind a full stop
        (
            ["Der Verein lädt alle ein, die sich für das alte Handwerk und", "seine Geschichte begeistern."],
            [False],
        ),
        (["Das Fest beginnt um zehn.  Alle Helfer treffen sich am Tor der", "alten Mühle."], [False]),
    ],
)
def test_columns_are_meant_line_ends(lines: list[str], meant: list[bool]) -> None:
    assert meant_breaks(lines) == meant


SUPPORTED = {
    "who stands behind is not who answers": (
        (
            "# Kita Regenbogenland\n\nTräger: Kirchenkreis Seefurt\n\nLeitung: Anna Kramer\n\n"
            "Telefon 030 23125-001\n"
        ),
        [("Anna Kramer", None, "Kita Regenbogenland", "001")],
    ),
    "a body without such a label answers": (
        "# Neues\n\nKirchenkreis Seefurt\nAnna Kramer\nTelefon 030 23125-001\n",
        [("Anna Kramer", None, "Kirchenkreis Seefurt", "001")],
    ),
    "a weak name with its larger body, said before": (
        (
            "Reparieren\n\nAm Samstag öffnet das Repair-Café im Mehrgenerationenhaus Torf seine Türen für "
            "alle, die etwas flicken wollen.\n\nWer ein großes Gerät bringen will, meldet sich bei Anna "
            "Kramer unter der Nummer 030 23125-001."
        ),
        [("Anna Kramer", "Repair-Café", "Mehrgenerationenhaus Torf", "001")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SUPPORTED.values(), ids=SUPPORTED)
def test_who_supports_and_who_answers(
    text: str, expected: list[tuple[str | None, str | None, str | None, str]]
) -> None:
    assert_contacts(text, expected)
