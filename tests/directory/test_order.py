"""The order of adding changes nothing, and what people have changed by hand is kept whatever comes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory_samples import BERLIN, COLOGNE, Wanted, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from directory.entry import Entry
    from extract.mention import Findings

NAMES = ["Anna Meier", "Anna Mayer", "Meier", "A. Meier", "Petra Meier", "Anna Meier-Thal", "Uwe Koch", None]
WANTED = st.builds(
    Wanted,
    st.sampled_from(NAMES),
    role=st.sampled_from([None, "Leiterin"]),
    department=st.sampled_from([None, "Sozialamt", "Bürgerbüro"]),
    organization=st.sampled_from(["Stadt Köln", "Stadtverwaltung Köln", "Landkreis Celle", None]),
    place=st.sampled_from([None, "Markt 1, 50667 Köln"]),
    phones=st.lists(
        st.sampled_from([f"{BERLIN}01", f"{BERLIN}02", f"{COLOGNE}01", "115"]), max_size=2, unique=True
    ).map(tuple),
    emails=st.lists(st.sampled_from(["info@stadt.example", "meier@web.de"]), max_size=1).map(tuple),
)
DAYS = st.sampled_from([None, "2012-01-01", "2023-05-01", "2024-01-01"])


@st.composite
def archives(draw: st.DrawFn, least: int = 2) -> list[Findings]:
    """Draw articles, each with one contact and a text of its own."""
    return [
        findings(
            f"{number}.txt",
            draw(WANTED),
            published=draw(DAYS),
            publisher=draw(st.sampled_from([None, "Der Bote", "Das Blatt"])),
            text=f"Text {number}.",
        )
        for number in range(draw(st.integers(least, 6)))
    ]


def by_sources(path: Path) -> list[tuple[object, ...]]:
    """Return what is shown of each entry, by the sources that say it; ids depend on the order."""
    with Reader.open(path) as reader:
        contradictions = sorted(
            (found.kind, found.field, found.value, sorted({e.sources for e in (found.entry, *found.others)}))
            for found in reader.conflicts(limit=1000)
        )
        rows: list[tuple[object, ...]] = [
            (
                tuple(sorted(entry.sources)),
                (entry.person, entry.role, entry.department, entry.organization, entry.note, entry.quote),
                (entry.all_phones, entry.emails, entry.topics, entry.status, entry.verified_by),
                (entry.first_seen, entry.last_seen, entry.by_hand),
            )
            for entry in reader.entries()
        ]
    return [*sorted(rows, key=repr), tuple(contradictions)]


def of_source(path: Path, source: str) -> Entry | None:
    with Reader.open(path) as reader:
        return next((entry for entry in reader.entries() if source in entry.sources), None)


def fill(path: Path, articles: Iterable[Findings]) -> None:
    with Store.open(path) as store:
        for article in articles:
            store.add(article)


SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(batch=archives(), data=st.data())
def test_changes_by_hand_over_any_order(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("order")
    one, two = folder / "one.sqlite3", folder / "two.sqlite3"
    fill(one, batch)
    fill(two, data.draw(st.permutations(batch)))
    first, last = batch[0].article.source, batch[-1].article.source
    for path in (one, two):
        entry, other = of_source(path, first), of_source(path, last)
        assert entry is not None
        assert other is not None
        with Store.open(path) as store:
            store.verify(entry.id, "anna")
            store.correct(entry.id, "role", "Pförtner", "anna")
            store.correct(entry.id, "phone", f"{BERLIN}77", "anna", instead_of=f"{BERLIN}01")
            store.note(other.id, "vormittags", "uwe")
            if entry.id != other.id:
                store.merge(entry.id, other.id, "anna")
    assert by_sources(one) == by_sources(two)
    fill(one, data.draw(st.permutations(batch)))
    assert by_sources(one) == by_sources(two)


@SLOW
@given(batch=archives(3), data=st.data())
def test_what_was_changed_early_is_kept(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("early") / "d.sqlite3"
    first, second, *rest = data.draw(st.permutations(batch))
    fill(path, [first])
    entry = of_source(path, first.article.source)
    assert entry is not None
    with Store.open(path) as store:
        store.verify(entry.id, "anna")
        store.correct(entry.id, "role", "Pförtner", "anna")
        store.note(entry.id, "vormittags", "anna")
    fill(path, [second])
    one, other = (of_source(path, found.article.source) for found in (first, second))
    assert one is not None
    assert other is not None
    was_merged = one.id != other.id
    if was_merged:
        with Store.open(path) as store:
            store.merge(one.id, other.id, "anna")
    fill(path, rest)
    entry = of_source(path, first.article.source)
    assert entry is not None
    assert not was_merged or second.article.source in entry.sources
    assert (entry.role, entry.note, entry.verified_by) == ("Pförtner", "vormittags", "anna")


@SLOW
@given(batch=archives(3), data=st.data())
def test_what_was_told_apart_stays_apart(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("apart") / "d.sqlite3"
    first, second, *rest = data.draw(st.permutations(batch))
    fill(path, [first, second])
    one, other = (of_source(path, found.article.source) for found in (first, second))
    assert one is not None
    assert other is not None
    if one.id == other.id:
        return
    with Store.open(path) as store:
        store.keep_apart(one.id, other.id, "anna")
    fill(path, rest)
    one, other = (of_source(path, found.article.source) for found in (first, second))
    assert one is not None
    assert other is not None
    assert one.id != other.id
    with Reader.open(path) as reader:
        waiting = {(pair.one.id, pair.other.id) for pair in reader.duplicates()}
    assert (min(one.id, other.id), max(one.id, other.id)) not in waiting


@SLOW
@given(batch=archives(), data=st.data())
def test_what_is_counted_is_there(
    tmp_path_factory: pytest.TempPathFactory, batch: list[Findings], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("counts") / "d.sqlite3"
    fill(path, batch)
    entry = of_source(path, batch[0].article.source)
    assert entry is not None
    with Store.open(path) as store:
        if data.draw(st.booleans(), label="hidden"):
            store.hide(entry.id, "anna")
        if data.draw(st.booleans(), label="withdrawn"):
            store.remove(batch[-1].article.source)
            fill(path, data.draw(st.permutations(batch)))
    with Reader.open(path) as reader:
        counts = reader.counts()
        entries = list(reader.entries())
        assert counts.contacts == len(entries)
        assert counts.articles >= len({source for one in entries for source in one.sources})
