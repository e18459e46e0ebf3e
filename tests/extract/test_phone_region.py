"""Which words show the country of a text, where its numbers exist in that country only."""

from __future__ import annotations

import pytest

from extract.find.phone_region import region_of

AUSTRIAN = (
    "Österreich Österreichs Wien Wiener Graz Linz Salzburg Innsbruck Klagenfurt Tirol Steiermark Kärnten "
    "Vorarlberg Burgenland Niederösterreich Oberösterreich Bregenz Eisenstadt Villach Wels heuer Jänner "
    "Gemeindeamt Marktgemeindeamt Marktgemeinde Bezirkshauptmannschaft Parteienverkehr Nationalrat "
    "Landeshauptmann Ordination Obmann Obfrau Matura Volksschule Altstoffsammelzentrum ÖAMTC ÖVP SPÖ FPÖ ORF"
).split()
SWISS = (
    "Schweiz Schweizer Zürich Bern Basel Luzern Winterthur Aargau Thurgau Graubünden Zug Solothurn "
    "Schaffhausen Kanton Kantons Genf Lausanne Fribourg Chur Appenzell Bahnhofstrasse Strasse grosse gemäss "
    "ausserhalb regelmässig weiss heisst Grüsse schliessen Massnahme Massnahmen Einwohnergemeinde "
    "Gemeindepräsident Natel Spitäler Spital parkieren Franken CHF grosszügig"
).split()
# In Austria and Switzerland numbers may begin so, in Germany none does.
VIENNA, BERNE = "(01) 900 90-99", "031 900 90 99"


@pytest.mark.parametrize("word", AUSTRIAN)
def test_austrian_words(word: str) -> None:
    assert region_of(f"Es war dort: {word} ist damit gemeint.", printed=[VIENNA]) == "AT"


@pytest.mark.parametrize("word", SWISS)
def test_swiss_words(word: str) -> None:
    assert region_of(f"Es war dort: {word} ist damit gemeint.", printed=[BERNE]) == "CH"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Es war in Wien.", []),  # no number asks for a country
        ("Es war in Wien.", ["112"]),
        ("Es war in Seefurt.", [VIENNA]),  # nothing names another country
        ("Es war in Wien, Seefurt dankt: 12345 Seefurt.", [VIENNA]),  # a German postal code
        ("Wienhausen und Bernhardiner, heuern und Zugabe.", [VIENNA, BERNE]),
    ],
)
def test_germany_unless_the_text_says_otherwise(text: str, printed: list[str]) -> None:
    assert region_of(text, printed=printed) == "DE"


@pytest.mark.parametrize(
    ("printed", "addresses", "region"),
    [
        # bugs caught: only the addresses tell the country
        ("061 999 11 00", ["gemeinde@seefurt.ch"], "CH"),
        ("(01) 900 90-99", ["presse@seefurt.at"], "AT"),
        # hard negatives
        ("030 23125456", ["info@verein.at"], "DE"),  # too many digits for Austria's 030
        ("05021 999061", ["info@verein.ch"], "DE"),  # no number in Switzerland
        ("061 999 11 00", ["gemeinde@seefurt.ch", "info@verein.de"], "DE"),
        ("061 999 11 00", ["gemeinde@seefurt.org"], "DE"),
        ("061 999 11 00", [], "DE"),
        # mobile numbers of one country only
        ("0676 / 838 44 77 44", [], "AT"),
        ("079 580 63 37", [], "CH"),
        ("0171 39200-02", [], "DE"),
        ("06761 999061", [], "DE"),  # Simmern
    ],
)
def test_the_endings_of_addresses_show_the_country(printed: str, addresses: list[str], region: str) -> None:
    assert region_of("Sie erreichen uns.", printed=[printed], addresses=addresses) == region
