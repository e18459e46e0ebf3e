"""Bodies told by their place: between a name and a number, and right before brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Span
from extract.link.apposition import addressed_office, apposed_body, bracketed_bodies
from extract.mention import Person, Phone, PhoneKind

NAME, NUMBER = "Anna Kramer", "030 23125-001"


def mentions_of(text: str) -> list[Person | Phone]:
    found: list[Person | Phone] = []
    if NAME in text:
        start = text.index(NAME)
        found.append(Person(Span(start, start + len(NAME)), NAME, NAME, "row"))
    start = text.index(NUMBER)
    found.append(Phone(Span(start, start + len(NUMBER)), NUMBER, NUMBER, PhoneKind.VOICE, "row"))
    return found


@pytest.mark.parametrize(
    ("between", "body"),
    [
        # developed on
        (", NaturFreunde Lohe, Telefon ", "NaturFreunde Lohe"),
        (", Attac-Sprecherin, Telefon ", "Attac"),
        (", BUND-Atomexperte, Telefon ", "BUND"),
        (", Sprecherin von .anstoss: Telefon ", ".anstoss"),
        (", Energiereferentin Robin Hut, mobil ", "Robin Hut"),
        (", Leiterin, Bunte Truhe, ", "Bunte Truhe"),
        # hard negatives
        (", Telefon ", None),
        (", Schatzmeisterin, Telefon ", None),
        (", 1. Vorsitzende, ", None),
        (", Marktstraße 5, ", None),
        (" und alle anderen sind unter ", None),
        ("\nBunte Truhe, ", None),
    ],
)
def test_between_a_name_and_a_number(between: str, body: str | None) -> None:
    text = f"{NAME}{between}{NUMBER}"
    found = apposed_body(text, mentions_of(text))
    assert (found and found.body.name) == body
    if found:
        assert found.body.span.of(text) == found.body.text


@pytest.mark.parametrize(
    ("before", "body"),
    [
        # developed on
        ("Möbel nimmt die Bunte Truhe (", "Bunte Truhe"),
        ("Möbel nehmen die Sozialläden Novi-Lohe (Telefon: ", "Sozialläden Novi-Lohe"),
        # hard negatives
        ("Schickt eine Mail (", None),
        ("Das gilt von Montag an (", None),
        ("Anmeldung (", None),
        ("Möbel nimmt die Bunte Truhe unter ", None),
        ("ruft an (", None),
    ],
)
def test_before_brackets(before: str, body: str | None) -> None:
    text = f"{before}{NUMBER})"
    found = bracketed_bodies(text, Span(0, len(text)), mentions_of(text))
    assert [named.body.name for named in found] == ([body] if body else [])


@pytest.mark.parametrize(
    ("before", "office"),
    [
        # developed on
        ("Fragen gern an unseren Vorstand: ", "Vorstand"),
        ("Ansprechpartner ist die Pflegedienstleitung Tel: ", "Pflegedienstleitung"),
        ("Wendet euch an unser Presse-Team unter ", "Presse-Team"),
        ("Termine bei der Verwaltung, Telefon ", "Verwaltung"),
        # hard negatives
        ("Der Vorstand traf sich, Telefon ", None),
        ("an den Vorstand oder an alle anderen unter ", None),
        ("Fragen an ", None),
        ("bei der Party unter ", None),
    ],
)
def test_offices_to_which_one_is_sent(before: str, office: str | None) -> None:
    text = f"{before}{NUMBER}"
    (phone,) = (m for m in mentions_of(text) if isinstance(m, Phone))
    found = addressed_office(text, Span(0, len(text)), phone)
    assert (found and found.body.name) == office


PIECES = st.sampled_from(", ( ) - Sprecherin von Attac Bunte Truhe Telefon : Marktstraße 5 \n".split(" "))


@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_names_point_at_what_is_written(between: str) -> None:
    text = f"{NAME}{between}{NUMBER}"
    found = apposed_body(text, mentions_of(text))
    bodies = [found] if found else []
    for named in (*bodies, *bracketed_bodies(text, Span(0, len(text)), mentions_of(text))):
        assert named.body.span.of(text) == named.body.text
        assert named.body.name
