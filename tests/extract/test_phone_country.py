"""In which country a page's numbers are dialled, where neither its domain nor its language says so.

Austrian and Swiss numbers are rows of nines, for which no numbers of drama are kept; German ones are.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_rows import surveyed

from extract import read_bytes, survey
from extract.find.phone_region import region_of

LINZ = "0732 999999"  # exists in Germany and in Austria
VIENNA = "(01) 99 99 99 / 4282"  # in Austria only
ZURICH = "044 999 99 99"  # in Germany and in Switzerland
BERLIN = "030 23125001"  # in Germany only


@pytest.mark.parametrize(
    ("text", "printed", "region"),
    [
        # developed on: a number that only one country has, in a text that names the country or its towns
        ("Das Büro in Wien ist offen.", [VIENNA], "AT"),
        ("Die Wiener Beratung ist offen.", ["01 9999999"], "AT"),
        ("Seit Jänner berät das Team in Graz.", ["01 9999999"], "AT"),
        ("Ganz Österreich ruft an.", ["01/999 99 99"], "AT"),
        ("Das Team in Bern berät.", ["031 999 99 99"], "CH"),
        ("Im Kanton Aargau hilft das Team.", ["031 999 99 99"], "CH"),
        # words that one country alone writes, where a number exists in both
        ("Das Gemeindeamt gibt im Parteienverkehr Auskunft.", [LINZ], "AT"),
        ("Der Obmann lädt heuer in die Volksschule ein.", [LINZ], "AT"),
        ("Die Marktgemeinde in Oberösterreich lädt ein.", [LINZ], "AT"),
        ("Die Ordination ist im Jänner geschlossen.", [LINZ], "AT"),
        ("An der Bahnhofstrasse heisst man alle willkommen.", ["044 9999999"], "CH"),
        ("Gemäss Auskunft des Kantons ist ausserdem offen.", ["044 9999999"], "CH"),
        ("Die Einwohnergemeinde verlangt 20 Franken.", ["044 9999999"], "CH"),
        # postal codes and country codes
        ("A-1010 Wien", [LINZ], "AT"),
        ("1070 Wien, Gasse 3", [LINZ], "AT"),
        ("CH-8001 Zürich", [ZURICH], "CH"),
        ("Tel. +43 1 9999999 oder 01 9999999", ["+43 1 9999999", "01 9999999"], "AT"),
        ("Tel. 0041 44 999 99 99", ["0041 44 999 99 99"], "CH"),
        # bugs caught: a text of Austria that tells of Switzerland; the numbers decide
        ("Aus Zürich und Wien reisten alle an.", [VIENNA], "AT"),
        ("Aus Wien und Zürich reisten alle an.", ["031 999 99 99"], "CH"),
        # hard negatives: German texts that mention Vienna or Zurich stay German
        ("Der Chor reist im Mai nach Wien.", [BERLIN], "DE"),
        ("Der Chor reist im Mai nach Zürich.", [BERLIN], "DE"),
        ("Wiener Walzer im Saal", [BERLIN], "DE"),
        ("Der Chor aus Wien singt.", [LINZ], "DE"),
        ("Ein Abend über Österreich", [BERLIN, "0221 4710 123"], "DE"),
        ("Der Zug nach Basel fährt um neun.", [BERLIN], "DE"),
        ("Der Obmann wohnt in 12345 Seefurt und heuer auch in Wien.", [VIENNA], "DE"),
        ("D-12345 Seefurt, vormals A-1010 Wien", [LINZ], "DE"),
        ("Die Schweiz grüßt; große Straße, heisst gemäss", ["044 9999999"], "DE"),  # "ß" is not Swiss
        ("Der Kurs beginnt am Montag.", [VIENNA], "DE"),  # nothing names another country
        ("Rufen Sie in Wien an.", ["112"], "DE"),  # short codes tell no country
        ("Rufen Sie in Wien an.", [], "DE"),
        ("", [], "DE"),
    ],
)
def test_a_text_shows_where_its_numbers_are_dialled(text: str, printed: list[str], region: str) -> None:
    assert region_of(text, None, None, printed) == region


@pytest.mark.parametrize(
    ("text", "printed", "region"),
    [
        # developed on: three, three, two, two digits
        ("Der Verein in Zürich hilft.", [ZURICH], "CH"),
        ("Das Team in Basel hilft.", ["061 999 99 99", "061/999 99 98"], "CH"),
        ("Die Gruppe im Aargau hilft.", ["056 999 99 99"], "CH"),
        # hard negatives
        ("Der Verein in Zürich hilft.", ["044 9999 999"], "DE"),  # grouped otherwise
        ("Der Verein in Zürich hilft.", [ZURICH, "030 23125001"], "DE"),  # one of two
        ("Der Verein hilft.", [ZURICH], "DE"),  # nothing names Switzerland
        ("Der Verein in 12345 Seefurt fährt nach Zürich.", [ZURICH], "DE"),  # a German postal code
    ],
)
def test_digits_are_grouped_as_in_switzerland(text: str, printed: list[str], region: str) -> None:
    assert region_of(text, None, None, printed) == region


@pytest.mark.parametrize(
    ("url", "language", "region"),
    [
        # developed on: what the page itself says comes before what its text shows
        ("https://verein.de/", None, "DE"),
        ("https://verein.ch/", None, "CH"),
        ("https://verein.example/", "de-DE", "DE"),
        ("https://verein.example/", "de_AT", "AT"),
        # hard negatives: a language or a domain of no country says nothing
        ("https://verein.example/", "de", "AT"),
        ("https://verein.eu/", None, "AT"),
        (None, "en-GB", "AT"),
    ],
)
def test_domain_and_language_come_first(url: str | None, language: str | None, region: str) -> None:
    assert region_of("Das Büro in Wien ist offen.", url, language, [VIENNA]) == region


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # developed on
        ("Die Beratung in Wien\nTelefon: (01) 99 99 99 / 123", "+431999999123"),
        ("Das Gemeindeamt im Parteienverkehr\nTelefon 0732 999999", "+43732999999"),
        ("Der Verein in Zürich\nTelefon 044 999 99 99", "+41449999999"),
        ("Grosse Sammlung gemäss Plan\nTelefon 044 999 99 99", "+41449999999"),
        # hard negatives
        ("Der Chor reist nach Wien.\nTelefon 030 23125001", "+493023125001"),
        ("Der Chor reist nach Zürich.\nTelefon 030 23125001", "+493023125001"),
    ],
)
def test_numbers_are_completed_by_the_country(text: str, number: str) -> None:
    (contact,) = surveyed(text).contacts
    assert [phone.number for phone in contact.phones] == [number]


def test_a_page_without_numbers_has_no_country_to_tell() -> None:
    (article,) = read_bytes(b"Das Team in Wien: kramer@seefurt.example", "a.txt")
    assert not survey(article).phones


PIECES = st.sampled_from(
    [
        "Wien",
        "Zürich",
        "A-",
        "CH-",
        "1010 ",
        "+43",
        "+41",
        "0041 ",
        " ",
        "ß",
        "heuer",
        "gemäss",
        "Kanton",
        "1",
        "99",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_every_text_has_one_of_three_regions(text: str, printed: list[str]) -> None:
    region = region_of(text, None, None, printed)
    assert region in ("DE", "AT", "CH")
    assert region_of(f"D-12345 Seefurt {text}", None, None, printed) == "DE"
