"""Publication dates: which of the dates in a text is its own."""

# ruff: noqa: E501  markup stands on one line as it does on pages

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import read_bytes
from extract.read.date import MONTHS, date_of_address, date_of_path, find_date, iso_date, published_date

TOMORROW_BUT_ONE = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # developed on
        ("30.11.2017", "2017-11-30"),
        ("30. 11. 2017", "2017-11-30"),
        ("3.5.17", "2017-05-03"),
        ("30. November 2017", "2017-11-30"),
        ("1.Mai 2020", "2020-05-01"),
        ("3. Jänner 2020", "2020-01-03"),
        ("3. Sept. 2020", "2020-09-03"),
        ("am 3. MÄRZ 2020 in Seefurt", "2020-03-03"),
        ("2017-11-30", "2017-11-30"),
        ("erst 4.5.2019, dann 3. Mai 2018", "2019-05-04"),
        ("30 November 2017", "2017-11-30"),
        ("30. November 2017, 21:00 Uhr", "2017-11-30"),
        ("30.11.2017 Von Die Warte", "2017-11-30"),
        ("2. Feber 2019", "2019-02-02"),
        ("2. Jän. 2019", "2019-01-02"),
        ("2. Febr. 2019", "2019-02-02"),
        # bugs caught: a date that cannot be one hid those behind it
        ("31.12.2099 und 4.5.2019", "2019-05-04"),
        ("bis zum 30.06.2023, Stand 4.5.2023", "2023-05-04"),
        ("geboren am 3. Mai 1991", None),
        ("ab dem 1.1.2024", None),
        # hard negatives
        ("3. Mai", None),
        ("30.2.2017", None),
        ("8.5.1945", None),
        ("030.11.2017", None),
        ("1.2.3.2017", None),
        ("30.11.20171", None),
        ("Tel. 05021 1234", None),
        (TOMORROW_BUT_ONE.strftime("%d.%m.%Y"), None),
        ("", None),
        # bugs caught: letters that only a pattern blind to case takes for "s" and "k"
        ("3. \u017fept. 2018", "2018-09-03"),
        ("3. O\u212atober 2018", "2018-10-03"),
    ],
)
def test_the_first_date(text: str, expected: str | None) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frist ist der 28.4.2023.\n\nSeefurt, den 3. März 2023", "2023-03-03"),
        ("Anmeldung am 1.6.2023\n\nLindenaue, 2. Mai 2023", "2023-05-02"),
        ("Start: 1.6.2023\nBad Seefurt (12.03.2023) – Der Kurs", "2023-03-12"),
        ("Start: 1.6.2023\nSeefurt, 12.03.2023: Der Kurs", "2023-03-12"),
        ("Lindenaue am See, am 2. Mai 2023.", "2023-05-02"),
        ("Der Kurs beginnt am 4.5.2018.\n\nVeröffentlicht am 1. April 2018, 9:00 Uhr", "2018-04-01"),
        ("Am 4.5.2018 ist Fest.\nPressemitteilung Nr. 12/2018 vom 2.5.2018", "2018-05-02"),
        ("Am 4.5.2018 ist Fest.\nErstellt: Freitag, 27.04.2018", "2018-04-27"),
        ("Am 4.5.2018 ist Fest." + " x" * 700 + "\nStand: 2018-04-27", "2018-04-27"),
        ("Am 4.5.2018 ist der Stand am 6.5.2018 offen", "2018-05-04"),
        ("Am 4.5.2018 ist Fest. Stand: 1.1.1985", "2018-05-04"),
        # hard negatives: days, deadlines, places where something takes place
        ("Stand 4.5.2022\nSonntag, 3. März 2023", "2022-05-04"),
        ("Stand 4.5.2022\nSeefurt, 3. März 2023, 10 Uhr", "2022-05-04"),
        ("Stand 4.5.2022\nAnmeldeschluss, 3. März 2023", "2022-05-04"),
        ("Stand 4.5.2022\nSeefurt, den 3. März 2099", "2022-05-04"),
        ("x" * 700 + " 4.5.2022", None),
    ],
)
def test_a_dateline_wins(text: str, expected: str | None) -> None:
    assert published_date(text, 600) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-11-30T21:00:00+01:00", "2017-11-30"),
        ("Thu, 30. November 2017", "2017-11-30"),
        ("0000-00-00", None),
        ("2017-13-01", None),
        ("Thu, 30 Nov 2017 21:00:00 +0100", "2017-11-30"),
        ("November 30, 2017", "2017-11-30"),
        ("30 November 2017 09:00", "2017-11-30"),
        ("20171130", "2017-11-30"),
        ("20171130T210000Z", "2017-11-30"),
        ("1512072000", None),
        ("Thu, 30 Nov 1971 21:00:00 +0100", None),
        ("gestern", None),
    ],
)
def test_stamps_of_metadata(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://blatt.example/2017/11/30/kurs.html", "2017-11-30"),
        ("https://blatt.example/kurs-2017-11-30.html", "2017-11-30"),
        ("https://blatt.example/artikel/20171130/kurs", "2017-11-30"),
        ("https://blatt.example/2017/11/30", "2017-11-30"),
        ("https://blatt.example/2017/3/5/kurs", "2017-03-05"),
        ("archiv/2017/11/30/kurs.txt", "2017-11-30"),
        ("2017-11-30-kurs.md", "2017-11-30"),
        # hard negatives: numbers of articles, months, days that there are not
        ("https://blatt.example/2017/11/301234/kurs", None),
        ("https://blatt.example/2017/11/kurs", None),
        ("https://blatt.example/320171130/kurs", None),
        ("https://blatt.example/2017/13/30/kurs", None),
        ("https://blatt.example/2017-11/30/kurs", None),
        ("https://blatt.example/2099/11/30/kurs", None),
        ("https://blatt.example/1945/05/08/kurs", None),
        ("", None),
    ],
)
def test_the_date_in_an_address(address: str, expected: str | None) -> None:
    assert date_of_address(address) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("archiv/2017/11/30/kurs.txt", "2017-11-30"),
        ("archiv/2017-11-30 kurs.txt", "2017-11-30"),
        ("a.zip!2017/11/30/kurs.txt", "2017-11-30"),
        ("a.zip!presse/2017/11/30/kurs.txt", "2017-11-30"),
        ("export-2024-05-01/kurs.txt", None),
        ("export-2024-05-01.zip!kurs.txt", None),
        ("2024-05-01.csv#3", None),
        ("export-2024-05-01/2017-11-30.txt", "2017-11-30"),
        ("kurs.txt", None),
    ],
)
def test_the_date_in_a_path(path: str, expected: str | None) -> None:
    assert date_of_path(path) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            '<meta property="article:published_time" content="2017-11-30T21:00:00+01:00">',
            "3.5.2018",
            ("2017-11-30", "meta"),
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2017-11-30"}]}</script>',
            "3.5.2018",
            ("2017-11-30", "meta"),
        ),
        ('<meta name="date" content="kaputt">', "Seefurt, 3.5.2018: Text", ("2018-05-03", "text")),
        ('<meta name="date" content="2099-01-01">', "Stand: 3. Mai 2018", ("2018-05-03", "text")),
        (
            '<link rel="canonical" href="https://blatt.example/2017/11/30/kurs">',
            "Text",
            ("2017-11-30", "address"),
        ),
        ('<link rel="canonical" href="https://blatt.example/kurs">', "Text", (None, None)),
    ],
)
def test_where_a_page_names_its_date(head: str, body: str, expected: tuple[str | None, str | None]) -> None:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><p>{body}</p></body></html>"
    (article,) = read_bytes(page.encode(), "a.html")
    assert (article.published, article.published_rule) == expected


@given(st.dates(dt.date(1990, 1, 1), dt.date(2024, 1, 1)), st.sampled_from(sorted(MONTHS)))
def test_every_date_is_read_as_it_is_written(date: dt.date, month: str) -> None:
    assert find_date(f"{date.day}.{date.month}.{date.year}") == date.isoformat()
    assert find_date(date.isoformat()) == date.isoformat()
    if MONTHS[month] == date.month:
        assert find_date(f"{date.day}. {month.title()} {date.year}") == date.isoformat()


@given(st.text(alphabet="0123456789. -JanMärzdenSeefurt,\n()", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    date = published_date(text, 600)
    assert date is None or dt.date.fromisoformat(date).year >= 1990
