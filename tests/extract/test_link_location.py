"""Towns and lands before numbers: for which of several places each is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import read_bytes, survey
from extract.article import Span
from extract.link.location import by_place, is_area, place_before
from extract.mention import Phone, PhoneKind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # developed on
        ("Bayern", True),
        ("Berlin, Brandenburg", True),
        ("Hessen und Rheinland-Pfalz", True),
        ("Mecklenburg-Vorpommern, Sachsen, Sachsen-Anhalt, Thüringen", True),
        ("Deutschland / Österreich", True),
        # hard negatives
        ("Caritas Bayern", False),
        ("Giftnotruf", False),
        ("Stadt Berlin", False),
        ("und", False),
        ("", False),
    ],
)
def test_areas(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_area(name) is expected


def phone(text: str, digits: str) -> Phone:
    start = text.index(digits)
    return Phone(Span(start, start + len(digits)), digits, digits, PhoneKind.VOICE, "row")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # developed on
        ("Coesfeld: 23125", "Coesfeld"),
        ("Freitag von 9 bis 13 Uhr; Coesfeld: 23125", "Coesfeld"),
        ("Berlin, Brandenburg (23125", "Berlin, Brandenburg"),
        ("in Nienburg unter 23125", "Nienburg"),
        ("Hannover Tel. 23125", "Hannover"),
        # hard negatives
        ("Telefon: 23125", None),
        ("Anna Kramer: 23125", None),
        ("Jugendamt: 23125", None),
        ("in Hannover und auch sonst immer unter 23125", None),
        ("23125", None),
    ],
)
def test_places_before_numbers(text: str, place: str | None) -> None:
    assert place_before(text, phone(text, "23125"), 0) == place


@pytest.mark.parametrize(
    ("text", "numbers", "places"),
    [
        ("Celle 001, Hannover 002, Coesfeld 003", ["001", "002", "003"], ["Celle", "Hannover", "Coesfeld"]),
        # a second number is of the same place
        ("Celle 001 oder 009, Hannover 002, Coesfeld 003", ["001", "009", "002", "003"], [
            "Celle", "Hannover", "Coesfeld",
        ]),
        # two are an office and its branch; a number without a place is nobody's alone
        ("Celle 001, Hannover 002", ["001", "002"], [""]),
        ("Zentrale 001, Celle 002, Hannover 003, Coesfeld 004", ["001", "002", "003", "004"], [""]),
        ("001", ["001"], [""]),
    ],
)  # fmt: skip
def test_numbers_of_several_places(text: str, numbers: list[str], places: list[str]) -> None:
    groups = by_place(text, [phone(text, number) for number in numbers])
    assert [place for place, _ in groups] == places
    assert sorted(c.text for _, group in groups for c in group) == sorted(numbers)


def test_the_contact_says_its_place() -> None:
    text = "Suchtberatung Lohe e. V.: Nienburg 030 23125-001, Hannover: 030 23125-002, Celle: 030 23125-003."
    (article,) = read_bytes(text.encode(), "notiz.txt")
    places = {c.phones[0].number[-3:]: c.place for c in survey(article).contacts}
    assert {number: place and place.text for number, place in places.items()} == {
        "001": "Nienburg",
        "002": "Hannover",
        "003": "Celle",
    }
    assert all(place and place.span.of(article.text) == place.text for place in places.values())


WORDS = st.sampled_from("Celle Hannover Bayern, und ( 030 Telefon Kramer : ; Coesfeld".split())


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_number_is_lost(text: str) -> None:
    channels = [
        Phone(Span(at, at + 3), "030", str(at), PhoneKind.VOICE, "row")
        for at in range(len(text))
        if text.startswith("030", at)
    ]
    grouped = [channel for _, group in by_place(text, channels) for channel in group]
    assert sorted(channel.span for channel in grouped) == [channel.span for channel in channels]
