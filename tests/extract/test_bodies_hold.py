"""What holds for bodies whatever the text is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from extract.article import Span
from extract.find.bodies import find_bodies
from extract.find.body_heads import base_form, head_of

WORDS = st.sampled_from(
    "Jugendamt Amt Verein Verband Klinikum Stadt Landkreises Fachdienst Team Caritas Deutsches Rotes Kreuz "
    "Seefurt Lindenaue e. V. e.V. GmbH & Co. KG AG der des die für gegen zur und ohne in im am vom beim von "
    "Industrie- Staatlichen Neue „ “ » « ( ) , / . : - \n 5 1921 Str. Straße Anna Kramer VHS St. ver.di "
    "\u0301 @ ß".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_offsets_point_at_the_written_form(text: str) -> None:
    found = find_bodies(text)
    for named in found:
        for body in filter(None, (named.body, named.parent)):
            assert body.span.of(text) == body.text
            assert body.name == " ".join(body.name.split())
            assert body.name
            assert "\n" not in body.text
    assert all(a.body.span.end <= b.body.span.start for a, b in pairwise(found))


@given(st.text())
@example("Jugendamt Seefurt")
def test_no_text_is_too_odd(text: str) -> None:
    for named in find_bodies(text):
        assert named.body.span.of(text) == named.body.text


@given(st.lists(WORDS, max_size=30).map(" ".join), st.data())
def test_no_body_reaches_into_a_person(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    person = Span(start, data.draw(st.integers(start, len(text))))
    assume(person.of(text).strip() == person.of(text))  # a name begins and ends with a letter
    for named in find_bodies(text, persons=[person]):
        assert not (named.body.span.overlaps(person) and person.end > person.start)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jugendamt Seefurt/Anna Kramer", "Anna"),
        ("Kita „Anna Kramer“", "Anna"),
        ("Amnesty International", "Inter"),
    ],
)
def test_a_persons_name_ends_a_body(text: str, name: str) -> None:
    start = text.index(name)
    person = Span(start, start + len(name))
    assert not any(named.body.span.overlaps(person) for named in find_bodies(text, persons=[person]))


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_a_range_is_searched_as_if_it_stood_alone(before: list[str], words: list[str]) -> None:
    text = " ".join(words)
    shift = len(" ".join([*before, ""]))
    found = find_bodies(" ".join([*before, ""]) + text, [Span(shift, shift + len(text))])
    assert [named.body.name for named in found] == [named.body.name for named in find_bodies(text)]


def test_a_long_chain_of_genitives_does_not_exhaust_the_stack() -> None:
    assert len(find_bodies("Jugendamt der Stadtverwaltung " * 5000)) >= 1000


@pytest.mark.parametrize(
    ("word", "base", "written"),
    [
        ("Jugendamtes", "amt", "Jugendamt"),
        ("Jugendamts", "amt", "Jugendamt"),
        ("Vereins", "verein", "Verein"),
        ("Landkreises", "landkreis", "Landkreis"),
        ("Beratungsstelle", "beratungsstelle", "Beratungsstelle"),
        ("Beratungsstellen", "beratungsstelle", "Beratungsstellen"),
        ("Jugendhilfedienste", "dienst", "Jugendhilfedienste"),
        ("Stadtteilbüros", "stadtteilbüro", "Stadtteilbüro"),
        ("Kliniken", "kliniken", "Kliniken"),
        ("AWO-Kreisverbandes", "kreisverband", "AWO-Kreisverband"),
    ],
)
def test_a_head_in_the_nominative(word: str, base: str, written: str) -> None:
    head = head_of(word)
    assert head is not None
    assert (head.base, base_form(word, head)) == (base, written)


@pytest.mark.parametrize(
    "word",
    ["", "A", "amt", "jugendamt", "Gersthofen", "Mannheim", "Ehrenamt", "Dienstag", "Samt", "Gas"],
)
def test_a_word_without_a_head(word: str) -> None:
    assert head_of(word) is None
