"""Surnames that stand alone after the full name, and the text that names are sought in."""

from __future__ import annotations

import pytest

from extract.article import Span
from extract.find.surnames import repeated_surnames
from extract.mention import Person


def person(text: str, name: str, *, given: bool = True) -> Person:
    start = text.index(name)
    return Person(Span(start, start + len(name)), name, name, "test", given=given)


@pytest.mark.parametrize(
    ("text", "names", "again"),
    [
        # developed on
        ("Amara Diallo leitet den Kurs. Wer mag, wendet sich an Diallo.", ["Amara Diallo"], ["Amara Diallo"]),
        ("Anna Kramer hilft. Kramer und Voss beraten.", ["Anna Kramer"], ["Anna Kramer"]),
        # hard negatives
        ("Anna Kramer und Bernd Kramer. Fragen an Kramer.", ["Anna Kramer", "Bernd Kramer"], []),
        ("Anna Kramer gründete die Kramer-Stiftung.", ["Anna Kramer"], []),
        ("Anna Kramer: anna.Kramer@verein.example", ["Anna Kramer"], []),
        ("Anna Kramer: www.Kramer.example", ["Anna Kramer"], []),
        ("Bernd Voss liest im Puppentheater Voss.", ["Bernd Voss"], []),
        ("Anna Kramer hilft.", ["Anna Kramer"], []),
        ("Kramers Garten gehört Anna Kramer.", ["Anna Kramer"], []),
    ],
)
def test_a_surname_again_is_the_person_named_before(text: str, names: list[str], again: list[str]) -> None:
    persons = [person(text, name) for name in names]
    found = repeated_surnames(text, persons, [Span(0, len(text))])
    assert [one.name for one in found] == again
    assert all(one.span.of(text) == one.text for one in found)


def test_many_surnames_are_found_as_few_are() -> None:
    """A few are looked for one by one, many are met on the way through the words."""
    surnames = [f"Kram{chr(ord('a') + number) * 2}" for number in range(20)]
    full = [f"Anna {surname}" for surname in surnames]
    again = " ".join(f"Fragen an {surname}, nicht an {surname}-Haus." for surname in surnames)
    text = f"{', '.join(full)}. {again}"
    persons = [person(text, name) for name in full]
    whole = [Span(0, len(text))]
    one_by_one = [found for one in persons for found in repeated_surnames(text, [one], whole)]
    at_once = repeated_surnames(text, persons, whole)
    assert [one.name for one in at_once] == full
    assert list(at_once) == one_by_one


def test_a_surname_alone_names_nobody_again() -> None:
    text = "Kramer hilft. Fragen an Kramer."
    assert repeated_surnames(text, [person(text, "Kramer", given=False)], [Span(0, len(text))]) == ()


def test_only_the_ranges_asked_for_are_searched() -> None:
    text = "Anna Kramer hilft. Fragen an Kramer."
    assert repeated_surnames(text, [person(text, "Anna Kramer")], [Span(0, 18)]) == ()
