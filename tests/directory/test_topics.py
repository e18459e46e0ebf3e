"""Which topics a contact is about, what they are called, and which a user means."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.topics import Topics, load_topics

TEXTS = Path(__file__).with_name("topic_texts.toml")
LANGUAGES = {"de", "en", "uk", "ru", "ar", "tr", "fr", "pl"}
FLOORS = {"dev": 0.95, "held": 0.85, "later": 0.85}


class Labelled(TypedDict):
    service: NotRequired[str]
    heading: NotRequired[str]
    title: NotRequired[str]
    passage: NotRequired[str]
    topics: list[str]


@pytest.fixture(scope="module")
def topics() -> Topics:
    return load_topics()


def _labelled() -> dict[str, list[Labelled]]:
    return cast("dict[str, list[Labelled]]", tomllib.loads(TEXTS.read_text(encoding="utf-8")))


def _found(topics: Topics, row: Labelled) -> set[str]:
    ranked = topics.classify(row.get("service"), row.get("heading"), row.get("title"), row.get("passage"))
    return {topic for topic, _ in ranked}


def test_there_are_enough_texts_and_their_labels_are_topics(topics: Topics) -> None:
    labelled = _labelled()
    assert len(labelled["dev"]) >= 200
    assert len(labelled["held"]) >= 100
    assert {topic for part in labelled.values() for row in part for topic in row["topics"]} <= set(
        topics.by_id
    )


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_micro_f1_on_texts_labelled_by_hand(topics: Topics, part: str) -> None:
    right = wrong = missed = 0
    for row in _labelled()[part]:
        wanted, found = set(row["topics"]), _found(topics, row)
        right += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    assert 2 * right / (2 * right + wrong + missed) >= FLOORS[part]


@pytest.mark.parametrize(
    ("service", "topic"),
    [
        # developed on
        ("Schuldnerberatungsstelle", "debt"),
        ("Kurs für Deutsch", "language-courses"),
        ("Berater:innen für Geflüchtete", "refugees"),
        ("BAföG-Antrag", "student-grants"),
        ("Kfz-Zulassung", "vehicles"),
        ("KFZ Zulassung", "vehicles"),
        ("Oeffentlicher Nahverkehr", "public-transport"),
        ("Einbuergerung", "naturalisation"),
        ("Strassensperrung", "roads"),
        ("wer hilft bei Sucht", "addiction"),
        ("integration course", "language-courses"),
        # bugs caught: a hyphen inside a compound, a suspended hyphen
        ("Schuldner-Beratung", "debt"),
        ("Schuldner- und Insolvenzberatung", "debt"),
        ("Sprach-Café", "language-courses"),
    ],
)
def test_a_service_has_its_topic_however_it_is_written(topics: Topics, service: str, topic: str) -> None:
    assert topic in _found(topics, {"service": service, "topics": []})


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        # hard negatives
        ("Transportunternehmen", "sport"),
        ("Fachkräfteeinwanderung", "hiking-cycling"),
        ("Gerichtsentscheidung", "separation"),
        ("Der Verein sucht neue Mitglieder", "addiction"),
        ("Enthüllung der Gedenktafel", "food-clothing"),
        ("Rückfragen an Herrn Müller", "waste"),
        ("Frau Jäger und Herr Wolf geben Auskunft", "forestry-hunting"),
        ("Büro in der Schulstraße 4", "school"),
        ("Bürgermeister-Stolz-Str. 12", "council"),
        ("Konzert inklusive Getränk", "inclusion"),
        ("Zeugen Jehovas", "witness-appeals"),
        ("Integrationsfachdienst für Menschen mit Behinderung", "integration"),
        ("Jugendherberge", "youth"),
    ],
)
def test_what_only_looks_like_a_topic_is_none(topics: Topics, text: str, topic: str) -> None:
    for field in ("service", "heading", "title", "passage"):
        ranked = topics.classify(
            *(text if name == field else None for name in ("service", "heading", "title", "passage"))
        )
        assert topic not in dict(ranked)


def test_the_service_weighs_more_than_the_heading_the_title_and_the_passage(topics: Topics) -> None:
    places = [
        topics.classify(*("Energieberatung" if place == number else None for place in range(4)))
        for number in range(4)
    ]
    confidences = [dict(ranked)["energy-advice"] for ranked in places]
    assert confidences == sorted(confidences, reverse=True)
    assert len(set(confidences)) == 4


def test_the_same_word_in_several_places_is_one_piece_of_evidence(topics: Topics) -> None:
    once = topics.classify("Energieberatung", None, None, None)
    assert topics.classify("Energieberatung", "Energieberatung", None, "Energieberatung") == once


def test_a_topic_implies_its_group(topics: Topics) -> None:
    found = dict(topics.classify("Fragen zu Migration, Asyl und Zuwanderung", None, None, None))
    assert "asylum" in found
    assert "migration" not in found
    assert dict(topics.classify("Migration", None, None, None)).keys() == {"migration"}


def test_a_hostile_text_is_only_read_so_far(topics: Topics) -> None:
    assert dict(topics.classify("Polizeichor " * 200_000, None, None, None)).keys() == {"music"}


def test_nothing_said_is_no_topic(topics: Topics) -> None:
    assert topics.classify(None, None, None, None) == ()
    assert topics.classify("", " ", "…", "Telefon 030 23125 012") == ()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.none() | st.text(max_size=80), min_size=4, max_size=4))
def test_any_text_is_ranked_alike_every_time(fields: list[str | None]) -> None:
    topics = load_topics()
    ranked = topics.classify(*fields)
    assert ranked == topics.classify(*fields)
    assert len(ranked) <= 4
    assert [confidence for _, confidence in ranked] == sorted((c for _, c in ranked), reverse=True)
    assert all(0 < confidence <= 1 for _, confidence in ranked)
    found = {topic for topic, _ in ranked}
    assert not found & {topics.by_id[topic].parent for topic in found}


@settings(deadline=None, max_examples=40)
@given(st.sampled_from([row["service"] for row in _labelled()["dev"] if "service" in row]))
def test_capitals_do_not_matter(service: str) -> None:
    topics = load_topics()
    assert topics.classify(service.upper(), None, None, None) == topics.classify(service, None, None, None)


def test_the_tree_has_two_levels_and_every_topic_once(topics: Topics) -> None:
    tree = topics.tree()
    listed = [topic.id for group, members in tree for topic in (group, *members)]
    assert sorted(listed) == sorted(topics.by_id)
    assert sum(len(members) for _, members in tree) >= 120
    assert all(len(members) >= 2 for _, members in tree)
    assert set(topics.below("housing")) == {
        "housing",
        *(t.id for g, ts in tree if g.id == "housing" for t in ts),
    }
    assert topics.below("debt") == ("debt",)


def test_every_topic_has_a_name_in_every_language(topics: Topics) -> None:
    for topic in topics.by_id.values():
        assert set(topic.names) == LANGUAGES, topic.id
    for language in LANGUAGES:
        names = [topic.names[language] for topic in topics.by_id.values()]
        assert len(set(names)) == len(names), language


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("uk", "\u0400", "\u04ff"), ("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff")],
)
def test_names_are_in_the_script_of_their_language(
    topics: Topics, language: str, first: str, last: str
) -> None:
    for topic in topics.by_id.values():
        letters = [letter for letter in topic.names[language] if letter.isalpha()]
        assert sum(first <= letter <= last for letter in letters) >= len(letters) / 3, topic.id
    ukrainian_only, russian_only = set("іїєґ"), set("ыэёъ")
    if language in {"uk", "ru"}:
        foreign = russian_only if language == "uk" else ukrainian_only
        assert not [t.id for t in topics.by_id.values() if foreign & set(t.names[language].lower())]


def test_a_name_falls_back_to_another_language_and_to_the_id(topics: Topics) -> None:
    assert topics.name("debt", "de") == "Schuldnerberatung"
    assert topics.name("debt", "en-GB") == "Debt advice"
    assert topics.name("debt", "ja") == "Debt advice"
    assert topics.name("of-another-file", "de") == "of-another-file"


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("debt", "debt"),
        ("DEBT", "debt"),
        ("integration", "integration"),
        ("schuldner", "debt"),
        ("Sprachkurs", "language-courses"),
        ("wohngeld", "housing-benefit"),
        ("мовні", "language-courses"),
        ("اللجوء", "asylum"),
        ("İltica", "asylum"),
        ("bénévolat", "volunteering"),
        ("benevolat", "volunteering"),
        ("Azyl", "asylum"),
        ("integrationskurse", "language-courses"),
        ("Schulden", "debt"),
        ("housing-benefit", "housing-benefit"),
    ],
)
def test_a_word_of_any_language_means_a_topic(topics: Topics, word: str, topic: str) -> None:
    assert topic in topics.match(word)


@pytest.mark.parametrize("word", ["", "   ", "*", "qwertz", "\x00"])
def test_no_word_means_no_topic(topics: Topics, word: str) -> None:
    assert topics.match(word) == ()


def test_an_exact_name_means_that_topic_alone(topics: Topics) -> None:
    assert topics.match("Sport") == ("sport",)
    assert topics.match("youth") == ("youth",)


def test_the_default_file_is_read_once() -> None:
    assert load_topics() is load_topics()


OWN = """
[[topic]]
id = "boats"
names.de = "Boote"
names.en = "Boats"
names.uk = "Човни"
names.ru = "Лодки"
names.ar = "قوارب"
names.tr = "Tekneler"
names.fr = "Bateaux"
names.pl = "Łodzie"
words = ["boot*"]
"""


@pytest.mark.parametrize(("text", "out", "code"), [(OWN, "Boats", 0), ("[[topic]]", "own.toml", 1)])
def test_a_file_of_ones_own(tmp_path: Path, text: str, out: str, code: int) -> None:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    article = "Bootsverleih\n\nBoote verleiht Anna Muster, Telefon 030 23125 101.\n"
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    here = {"WEGWEISER_TOPICS": "own.toml", "WEGWEISER_DIRECTORY": "d.sqlite3", "LC_ALL": "en_GB.UTF-8"}
    wegweiser = [sys.executable, "-m", "tui.cli"]
    done = [
        subprocess.run(
            [*wegweiser, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **here},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for arguments in (("add", "--without-meaning", "a.txt"), ("topics",))
    ]
    assert done[-1].returncode == code
    assert out in done[-1].stdout + done[-1].stderr
    assert not any("Traceback" in each.stderr for each in done)
