"""What holds for every person found: exact ranges, order, searched ranges only; surnames completed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.article import Span
from extract.find import gazetteer
from extract.find.gazetteer import WordList, fold
from extract.find.persons import complete_surnames, find_persons
from extract.mention import Person

_PIECES = """Anna Kramer Bernd Voss Frau Herr Dr. Prof. von der al-Khatib M. und & , : ( ) Leitung Vorname
    Nachname Ansprechpartnerin Straße GmbH - 030 Sven KRAMER Hans-J. Müller-Lüdenscheidt O'Neill ’ „ “ II
    Stiftung é İ
    """.split()


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", " ", " ", "\n"])), max_size=60))
def test_ranges_are_exact_ordered_and_apart(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    persons = find_persons(text)
    for person in persons:
        assert person.text == text[person.span.start : person.span.end]
        assert person.text.strip() == person.text != ""
        assert 0.0 < person.certainty <= 1.0
        assert person.name.strip()
    for one, other in pairwise(persons):
        assert one.span.end <= other.span.start


@given(st.text(max_size=200))
@example("Anna Kramer")
def test_any_text_is_searched_without_error(text: str) -> None:
    for person in find_persons(text):
        assert person.text == text[person.span.start : person.span.end]


@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.integers(0, 80), st.integers(0, 80))
def test_nothing_is_found_outside_the_ranges(pieces: list[str], one: int, other: int) -> None:
    text = " ".join(pieces)
    span = Span(min(one, other), max(one, other))
    assert all(span.covers(person.span) for person in find_persons(text, [span]))


def test_ranges_may_overlap_and_stand_in_any_order() -> None:
    text = "Anna Kramer sprach mit Bernd Voss."
    spans = [Span(20, 400), Span(0, 11), Span(5, 11), Span(7, 7)]
    assert [person.name for person in find_persons(text, spans)] == ["Anna Kramer", "Bernd Voss"]


def test_no_ranges_find_nobody() -> None:
    assert find_persons("Anna Kramer", []) == ()


def test_a_label_in_the_block_before_is_seen() -> None:
    text = "Ansprechpartner\n\nSven\n\nTelefon"
    assert [person.name for person in find_persons(text, [Span(0, 15), Span(17, 21)])] == ["Sven"]


def test_a_title_is_no_part_of_the_range() -> None:
    (person,) = find_persons("bei Frau Dr. Anna von Hofe unter")
    assert (person.text, person.span, person.rule, person.given) == (
        "Anna von Hofe",
        Span(13, 26),
        "salutation",
        True,
    )


def test_the_written_form_stays_and_the_name_is_set_as_usual() -> None:
    (turned,) = find_persons("Kramer, Anna")
    assert (turned.text, turned.name, turned.rule) == ("Kramer, Anna", "Anna Kramer", "surname first")
    (upper,) = find_persons("Anna VON-DER-HEIDE")
    assert (upper.text, upper.name) == ("Anna VON-DER-HEIDE", "Anna Von-Der-Heide")


def test_a_couple_is_two_persons_with_ranges_of_their_own() -> None:
    one, other = find_persons("Anna und Bernd Kramer")
    assert (one.text, one.name, other.text, other.name) == (
        "Anna",
        "Anna Kramer",
        "Bernd Kramer",
        "Bernd Kramer",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Kramer leitet den Kurs. Fragen an Frau Kramer.", ["Anna Kramer", "Anna Kramer"]),
        ("Frau Kramer hilft. Leitung: Anna Kramer", ["Anna Kramer", "Anna Kramer"]),
        # Two of the name: nobody knows which.
        ("Anna Kramer und Ilse Kramer, Frau Kramer", ["Anna Kramer", "Ilse Kramer", "Kramer"]),
        ("Frau Kramer und Bernd Voss", ["Kramer", "Bernd Voss"]),
        ("Anna von der Heide, Frau von der Heide", ["Anna von der Heide", "Anna von der Heide"]),
        ("Sven Tamm berät. Ansprechpartner: Sven", ["Sven Tamm", "Sven Tamm"]),
        ("Ansprechpartner: Sven", ["Sven"]),
        ("ANNA KRAMER\nFrau Kramer", ["Anna Kramer", "Anna Kramer"]),
    ],
)
def test_surnames_are_completed_from_the_document(text: str, names: list[str]) -> None:
    assert [person.name for person in complete_surnames(find_persons(text))] == names


def test_a_completed_surname_keeps_its_range() -> None:
    persons = (
        Person(Span(0, 11), "Anna Kramer", "Anna Kramer", "full name"),
        Person(Span(20, 26), "Kramer", "Kramer", "salutation", given=False),
    )
    assert complete_surnames(persons)[1] == Person(
        Span(20, 26), "Kramer", "Anna Kramer", "salutation", given=True
    )


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Gönül", "gonul"),
        ("Größer", "grosser"),
        ("Łukasz", "lukasz"),
        ("Ayşe", "ayse"),
        ("İbrahim", "ibrahim"),
        ("Nguyễn", "nguyen"),
        ("O’Neill", "o'neill"),
        ("ANNA", "anna"),
    ],
)
def test_fold(word: str, key: str) -> None:
    assert fold(word) == key


@given(st.sets(st.text("abc", min_size=1, max_size=4), min_size=1), st.text("abc", min_size=1, max_size=4))
def test_a_word_list_holds_its_words_alone(words: set[str], word: str) -> None:
    listed = WordList("# remark\n" + "".join(f"{entry}\n" for entry in sorted(words)))
    assert (word in listed) == (word in words)
    assert all(entry in listed for entry in words)


def test_a_word_list_asked_often_answers_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = WordList("# remark\nab\nabc\nb\n")
    asked = ["ab", "abc", "b", "a", "abcd", "c"]
    one_by_one = [word in listed for word in asked]
    monkeypatch.setattr(gazetteer, "_FEW", 0)
    assert [word in listed for word in asked] == one_by_one == [True, True, True, False, False, False]
    assert listed.words() == {"ab", "abc", "b"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # bugs caught: a noun behind "zur" was read as the end of a surname
        ("Es ruft der Vorsitzende Andreas Plattmann zur Teilnahme auf.", ["Andreas Plattmann"]),
        ("Hier steht Anna Kramer zur Verfügung.", ["Anna Kramer"]),
        ("Wir laden Anna Kramer zur Feier ein.", ["Anna Kramer"]),
        # hard negatives: surnames that hold it
        ("Anna zur Mühlen", ["Anna zur Mühlen"]),
        ("Maria von und zu Lohe", ["Maria von und zu Lohe"]),
    ],
)
def test_names_before_zur(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names
