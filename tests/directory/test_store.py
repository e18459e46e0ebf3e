"""Adding articles: what the directory says afterwards, whatever the order, whatever breaks off."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, COLOGNE, FRANKFURT, MOBILE, Wanted, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import index, postings
from directory.entry import Added, Outcome
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from extract.mention import Findings

MIGRATION = Wanted(
    "Klara Eckart",
    role="Integrationsbeauftragte",
    department="Fachdienst Migration und Teilhabe",
    organization="Landkreis Musterberg",
    service="Qualifizierung zum Integrationslotsen",
    phones=(f"{BERLIN}01",),
    emails=("integration@musterberg.example",),
)
COLLEAGUE = replace(MIGRATION, person="Frieda Lasker", role=None)


def fill(path: Path, *articles: Findings) -> None:
    with Store.open(path) as store:
        for article in articles:
            store.add(article)


def shown(path: Path) -> list[tuple[object, ...]]:
    """Return all that is shown and all evidence, without ids and moments, in an order of its own."""
    with Reader.open(path) as reader:
        entries = [
            (
                replace(entry, id=0),
                sorted(map(repr, reader.statements(entry.id))),
                sorted(repr(replace(passage, article_id=0)) for passage in reader.passages(entry.id)),
            )
            for entry in reader.entries()
        ]
    return sorted(entries, key=repr)


def duplicates(path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT a.person, b.person, reason FROM duplicate"
            " JOIN contact AS a ON a.id = contact_a JOIN contact AS b ON b.id = contact_b"
        ).fetchall()
    connection.close()
    return sorted((*sorted(map(str, row[:2])), str(row[2])) for row in rows)


def persons(path: Path) -> list[str]:
    with Reader.open(path) as reader:
        return sorted(entry.person or entry.body or "?" for entry in reader.entries())


def test_an_article_becomes_entries_with_evidence_of_every_field(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    article = findings("kurs.txt", MIGRATION, COLLEAGUE)
    with Store.open(path) as store:
        assert store.add(article) == Added(Outcome.NEW, 2, 0)
        store.finish()
    with Reader.open(path) as reader:
        klara, frieda = sorted(reader.entries(), key=lambda entry: entry.person or "", reverse=True)
        assert (klara.person, frieda.person) == ("Klara Eckart", "Frieda Lasker")
        assert klara.role == "Integrationsbeauftragte"
        assert klara.organization == "Landkreis Musterberg"
        assert klara.phones == (f"{BERLIN}01",)
        assert klara.emails == ("integration@musterberg.example",)
        assert klara.sources == ("kurs.txt",)
        assert klara.first_seen == klara.last_seen == "2024-05-17"
        assert "integration" in klara.topics
        text = reader.article(reader.passages(klara.id)[0].article_id)
        assert text is not None
        said = reader.statements(klara.id)
        for statement in said:
            if statement.field != "topic":
                assert text.text[statement.start : statement.end] == statement.text
            assert statement.rule
        shown_values = {(s.field, s.value) for s in said}
        assert {("person", "Klara Eckart"), ("phone", f"{BERLIN}01"), ("role", klara.role)} <= shown_values
        assert klara.quote == text.text[reader.passages(klara.id)[0].start : reader.passages(klara.id)[0].end]


def test_adding_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    article = findings("kurs.txt", MIGRATION)
    fill(path, article)
    before = shown(path)
    with Store.open(path) as store:
        assert store.add(article) == Added(Outcome.UNCHANGED, 0, 0)
        assert store.holds(article.article)
    assert shown(path) == before


def test_a_changed_article_replaces_what_it_said(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, findings("kurs.txt", MIGRATION, COLLEAGUE))
    with Reader.open(path) as reader:
        old_id = next(e.id for e in reader.entries() if e.person == "Klara Eckart")
    later = findings("kurs.txt", replace(MIGRATION, phones=(f"{BERLIN}02",)))
    with Store.open(path) as store:
        assert not store.holds(later.article)
        assert store.add(later) == Added(Outcome.CHANGED, 0, 1)
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.id == old_id
        assert entry.phones == (f"{BERLIN}02",)
        assert reader.counts().articles == 1
        assert all(statement.value != f"{BERLIN}01" for statement in reader.statements(entry.id))


def test_the_same_text_in_two_places_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        assert store.add(findings("a/kurs.txt", MIGRATION)) == Added(Outcome.NEW, 1, 0)
        assert store.add(findings("b/kurs.txt", MIGRATION)) == Added(Outcome.SAME_TEXT, 0, 1, "a/kurs.txt")
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.sources == ("a/kurs.txt", "b/kurs.txt")
        assert len(reader.passages(entry.id)) == 1
        assert reader.counts().articles == 1


def test_a_text_that_leaves_one_of_two_places_stays_at_the_other(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(
        path,
        findings("a.txt", MIGRATION, published="2024-01-01"),
        findings("b.txt", MIGRATION, published="2025-01-01"),
        findings("b.txt", COLLEAGUE, published="2025-02-02"),
    )
    with Reader.open(path) as reader:
        by_name = {entry.person: entry for entry in reader.entries()}
        assert by_name["Klara Eckart"].sources == ("a.txt",)
        assert by_name["Klara Eckart"].last_seen == "2024-01-01"
        assert by_name["Frieda Lasker"].sources == ("b.txt",)


def test_an_article_without_contacts_is_known(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    article = findings("wetter.txt", text="Morgen regnet es in Musterberg.")
    with Store.open(path) as store:
        assert store.add(article) == Added(Outcome.NEW, 0, 0)
        assert store.add(article) == Added(Outcome.UNCHANGED, 0, 0)
    assert shown(path) == []


# --- what the entry shows ------------------------------------------------------------------------


def test_the_newest_statement_wins_and_the_older_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    older = replace(MIGRATION, role="Mitarbeiterin", phones=(f"{BERLIN}01",), faxes=(f"{BERLIN}09",))
    newer = replace(MIGRATION, role="Leiterin", phones=(f"{BERLIN}02",))
    fill(path, findings("neu", newer, published="2024-03-01"), findings("alt", older, published="2019-03-01"))
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert (entry.role, entry.phones, entry.faxes) == ("Leiterin", (f"{BERLIN}02",), (f"{BERLIN}09",))
        assert (entry.first_seen, entry.last_seen) == ("2019-03-01", "2024-03-01")
        assert entry.sources == ("neu", "alt")
        kept = {(s.value, s.current) for s in reader.statements(entry.id) if s.field == "phone"}
        assert kept == {(f"{BERLIN}01", False), (f"{BERLIN}02", True)}


def test_what_has_no_date_is_not_called_older(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(
        path,
        findings("dated", MIGRATION, published="2024-03-01"),
        findings("undated", replace(MIGRATION, phones=(f"{BERLIN}02",), role="Leiterin"), published=None),
    )
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.phones == (f"{BERLIN}01", f"{BERLIN}02")
        assert entry.role == "Integrationsbeauftragte"
        assert entry.last_seen == "2024-03-01"


def test_an_office_shows_all_numbers_of_two_years(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    office = Wanted(organization="Landkreis Musterberg bei Berlin")
    fill(
        path,
        *(
            findings(date, replace(office, phones=(f"{BERLIN}{n:02}",)), published=date)
            for n, date in enumerate(("2018-01-01", "2022-02-01", "2023-03-01", "2024-01-01"))
        ),
    )
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.phones == (f"{BERLIN}01", f"{BERLIN}02", f"{BERLIN}03")


def test_a_full_name_is_shown_though_a_newer_article_has_the_surname(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    short = replace(MIGRATION, person="Eckart", written="Frau Eckart")
    fill(path, findings("a", MIGRATION, published="2020-01-01"), findings("b", short, published="2024-01-01"))
    assert persons(path) == ["Klara Eckart"]


def test_a_number_has_the_kind_that_was_said_last(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fax = replace(MIGRATION, phones=(), faxes=(f"{BERLIN}01",))
    fill(path, findings("a", MIGRATION, published="2020-01-01"), findings("b", fax, published="2024-01-01"))
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert (entry.phones, entry.faxes) == ((), (f"{BERLIN}01",))


def test_short_codes_and_mobiles(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, findings("a", Wanted("Kim Berg", phones=("116117", f"{BERLIN}01"), mobiles=(f"{MOBILE}01",))))
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert entry.phones == ("116117", f"{BERLIN}01")
        assert entry.mobiles == (f"{MOBILE}01",)
        assert entry.all_phones == (*entry.phones, *entry.mobiles)


# --- order ---------------------------------------------------------------------------------------

TWO_MEIERS = (
    findings("1", Wanted("Anna Meier", organization="Tafel Berlin", phones=(f"{BERLIN}01",))),
    findings(
        "2", Wanted("Meier", written="Frau Meier", organization="Tafel Berlin", phones=(f"{BERLIN}01",))
    ),
    findings("3", Wanted("Petra Meier", organization="Tafel Berlin", phones=(f"{BERLIN}01",))),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_surname_that_two_bear_belongs_to_neither(tmp_path: Path, order: tuple[int, ...]) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, *(TWO_MEIERS[number] for number in order))
    assert persons(path) == ["Anna Meier", "Meier", "Petra Meier"]
    assert [pair[:2] for pair in duplicates(path)] == [("Anna Meier", "Meier"), ("Meier", "Petra Meier")]


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_a_surname_that_one_bears_is_hers(tmp_path: Path, order: tuple[int, ...]) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, *(TWO_MEIERS[number] for number in order))
    assert persons(path) == ["Anna Meier"]
    assert duplicates(path) == []


NAMES = st.sampled_from(
    [
        ("Anna Meier", None),
        ("Anna Mayer", None),
        ("Meier", "Frau Meier"),
        ("A. Meier", None),
        ("Petra Meier", None),
        ("Meier", "Herr Meier"),
        (None, None),
    ]
)
CHANNELS = [f"{BERLIN}01", f"{BERLIN}02", f"{COLOGNE}01", f"{FRANKFURT}01"]
WANTED = st.builds(
    lambda name, **rest: Wanted(name[0], name[1], **rest),
    NAMES,
    department=st.sampled_from([None, "Sozialamt", "Fachdienst Jugend"]),
    organization=st.sampled_from([None, "Stadt Köln", "Stadtverwaltung Köln", "Landkreis Celle", "VHS"]),
    place=st.sampled_from([None, "Markt 1, 50667 Köln", "29221 Celle"]),
    phones=st.lists(st.sampled_from(CHANNELS), max_size=2, unique=True).map(tuple),
    emails=st.lists(st.sampled_from(["info@stadt.example", "meier@stadt.example"]), max_size=1).map(tuple),
    record=st.sampled_from([None, None, "12", "13"]),
    service=st.sampled_from([None, "Schuldnerberatung", "Sprachkurs"]),
)


@st.composite
def articles(draw: st.DrawFn) -> list[Findings]:
    return [
        findings(
            f"{number}.txt",
            *draw(st.lists(WANTED, min_size=1, max_size=2)),
            published=draw(st.sampled_from([None, "2019-01-01", "2023-05-01", "2024-01-01"])),
            published_rule=draw(st.sampled_from(["meta", "file"])),
            publisher=draw(st.sampled_from([None, "Der Bote", "Das Blatt"])),
        )
        for number in range(draw(st.integers(2, 5)))
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batch=articles(), data=st.data())
def test_any_order_gives_the_same_directory(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(batch))
    folder = tmp_path_factory.mktemp("order")
    one, two = folder / "one.sqlite3", folder / "two.sqlite3"
    fill(one, *batch)
    fill(two, *other)
    assert shown(one) == shown(two)
    assert duplicates(one) == duplicates(two)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batch=articles(), extra=articles())
def test_what_is_replaced_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], extra: list[Findings]
) -> None:
    folder = tmp_path_factory.mktemp("trace")
    one, two = folder / "one.sqlite3", folder / "two.sqlite3"
    fill(one, *extra, *batch)
    fill(two, *batch)
    if len(extra) <= len(batch):  # the same sources: every article of `extra` has been replaced
        assert shown(one) == shown(two)
        assert duplicates(one) == duplicates(two)


# --- breaking off --------------------------------------------------------------------------------


def test_a_crash_loses_the_article_in_hand_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.sqlite3"
    first, second = findings("a", MIGRATION), findings("b", COLLEAGUE, replace(MIGRATION, phones=()))
    fill(path, first)
    before = shown(path)

    def crash(_connection: sqlite3.Connection, _ids: Iterable[int], _ready: index.Ready) -> None:
        raise KeyboardInterrupt

    with Store.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(index, "contacts", crash)
            with pytest.raises(KeyboardInterrupt):
                store.add(second)
        assert shown(path) == before
        assert store.add(second) == Added(Outcome.NEW, 1, 1)
    whole = tmp_path / "whole.sqlite3"
    fill(whole, first, second)
    assert shown(path) == shown(whole)


def test_a_crash_at_the_end_of_a_batch_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, findings("a", MIGRATION), findings("b", COLLEAGUE))
    tables = ("lookup_document", "lookup_fresh", "lookup_segment", "lookup_posting")

    def held() -> list[list[tuple[object, ...]]]:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608

    def crash(_connection: sqlite3.Connection, _kind: int) -> None:
        raise KeyboardInterrupt

    before = held()
    with Store.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(postings, "_merge_full_levels", crash)
            with pytest.raises(KeyboardInterrupt):
                store.finish(with_meaning=False)
        assert held() == before
        store.finish(with_meaning=False)
    _, fresh, segments, _ = held()
    assert (fresh, len(segments)) == ([], 2)


def test_the_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    fill(path, *TWO_MEIERS, findings("kurs.txt", MIGRATION), findings("kurs.txt", COLLEAGUE))
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    lost = "SELECT count(*) FROM statement WHERE contact_id IS NULL OR passage_id IS NULL"
    assert connection.execute(lost).fetchone() == (0,)
    connection.close()
