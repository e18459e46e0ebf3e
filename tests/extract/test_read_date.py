"""Publication dates: which of the dates in a text is its own."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.date import MONTHS, find_date, iso_date, published_date

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
        ("gestern", None),
    ],
)
def test_stamps_of_metadata(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


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
