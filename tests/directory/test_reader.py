"""Reading: filters, evidence, marks, counts, topics; no query text raises."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, HAMBURG, MOBILE, Wanted, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import directory
from directory.entry import Counts, Filters, Status
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLES = (
    findings(
        "schulden.txt",
        Wanted(
            "Anna Behrens",
            organization="Diakonie Köln",
            service="Schuldnerberatung",
            place="Neumarkt 1, 50667 Köln",
            phones=(f"{COLOGNE}01",),
            emails=("behrens@diakonie.example",),
        ),
        published="2024-02-01",
    ),
    findings(
        "kurs.txt",
        Wanted(
            "Klara Eckart", organization="Landkreis Celle", service="Deutschkurs", phones=(f"{BERLIN}01",)
        ),
        Wanted(organization="Landkreis Celle", service="Deutschkurs", emails=("kurs@celle.example",)),
        published="2019-01-31",
    ),
    findings(
        "leer.txt", Wanted("Ohne Datum", mobiles=(f"{MOBILE}01",), confidence=0.2), published=None, title=None
    ),
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("reader") / "d.sqlite3"
    with Store.open(path) as store:
        for article in ARTICLES:
            store.add(article)
        store.finish()
    with Reader.open(path) as opened:
        yield opened


def names(reader: Reader, filters: Filters) -> list[str]:
    return [entry.person or entry.body or "?" for entry in reader.entries(filters=filters)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["Anna Behrens", "Klara Eckart", "Landkreis Celle", "Ohne Datum"]),
        (Filters(topic="debt"), ["Anna Behrens"]),
        (Filters(topic="no such topic"), []),
        (Filters(organization="Landkreis Celle"), ["Klara Eckart", "Landkreis Celle"]),
        (Filters(place="Köln"), ["Anna Behrens"]),
        (Filters(status=Status.DOUBTFUL), ["Ohne Datum"]),
        (Filters(has=frozenset({"email"})), ["Anna Behrens", "Landkreis Celle"]),
        (Filters(has=frozenset({"phone", "email"})), ["Anna Behrens"]),
    ],
)
def test_filters(reader: Reader, filters: Filters, expected: list[str]) -> None:
    assert names(reader, filters) == expected
    found = reader.find("", limit=10, filters=filters)
    assert sorted(hit.entry.person or hit.entry.body or "?" for hit in found.hits) == sorted(expected)
    assert found.total == len(expected)


def test_counts(reader: Reader) -> None:
    assert reader.counts() == Counts(3, 4, 2, "2019-01-31", "2024-02-01")


def test_marks_are_the_ranges_of_what_is_said(reader: Reader) -> None:
    (entry,) = [e for e in reader.entries() if e.person == "Anna Behrens"]
    article = reader.article(reader.passages(entry.id)[0].article_id)
    assert article is not None
    marked = {(mark.kind, article.text[mark.start : mark.end]) for mark in article.marks}
    assert {
        ("person", "Anna Behrens"),
        ("organization", "Diakonie Köln"),
        ("service", "Schuldnerberatung"),
        ("phone", f"{COLOGNE}01"),
        ("email", "behrens@diakonie.example"),
        ("place", "Neumarkt 1, 50667 Köln"),
        ("quote", entry.quote),
    } <= marked
    assert list(article.marks) == sorted(article.marks, key=lambda mark: (mark.start, mark.end, mark.kind))


def test_what_is_not_there(reader: Reader) -> None:
    assert reader.entry(999) is None
    assert reader.article(999) is None
    assert reader.statements(999) == ()
    assert reader.passages(999) == ()


def test_topics_count_their_entries_and_those_of_their_subtopics(reader: Reader) -> None:
    topics = reader.topics()
    counts = {topic.id: topic.count for topic in topics}
    assert counts["debt"] == 1
    for topic in topics:
        if topic.parent is not None:
            assert counts[topic.parent] >= topic.count
    ids = [topic.id for topic in topics]
    assert all(ids.index(topic.parent) < ids.index(topic.id) for topic in topics if topic.parent)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=60)
    | st.text(st.sampled_from('"()*:-+^ANDORNEAR äß030/123'), max_size=30)
    | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co"]), max_size=8)
)
def test_no_query_raises(reader: Reader, query: str) -> None:
    for results in (reader.find(query, limit=5), reader.complete(query, limit=5)):
        assert len(results.hits) <= 5


@pytest.mark.parametrize("filters", [Filters(place="%_'"), Filters(organization='"'), Filters(topic="\x00")])
def test_no_filter_raises(reader: Reader, filters: Filters) -> None:
    assert names(reader, filters) == []
    assert reader.find("kurs", filters=filters).hits == ()


@pytest.mark.parametrize("query", ["Schuldnerberatung", "schulden", "Behrens", f"0221 {COLOGNE[6:]}01"])
def test_look_up(reader: Reader, query: str) -> None:
    (hit, *_) = reader.find(query).hits
    assert hit.entry.person == "Anna Behrens"
    assert hit.source == "schulden.txt"
    assert hit.quote


def test_a_reader_moves_between_threads_and_can_be_interrupted(reader: Reader) -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(reader.counts().contacts))
    thread.start()
    thread.join()
    assert found == [4]
    reader.interrupt()
    assert reader.counts().contacts == 4


def test_names_of_the_package() -> None:
    assert directory.Reader is Reader
    assert directory.Store is Store
    with pytest.raises(AttributeError, match="nothing_such"):
        directory.nothing_such  # noqa: B018
    for name in directory.__all__:
        assert getattr(directory, name)


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(ARTICLES[0])
        with Reader.open(path) as reader:
            streamed = reader.entries()
            assert next(streamed).person == "Anna Behrens"
            store.add(findings("neu.txt", Wanted("Bert Neu", phones=(f"{HAMBURG}01",))))
            assert list(streamed) == []
            assert reader.counts().contacts == 2
