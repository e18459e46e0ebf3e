"""Changes by hand: kept over every later add, told in the journal, undone one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from directory_samples import BERLIN, COLOGNE, HAMBURG, MOBILE, Wanted, findings

from directory.entry import Added, Entry, Outcome, Removed, Status
from directory.errors import ChangeError, NoSuchContactError
from directory.hand import Entered
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ANNA = Wanted(
    "Anna Behrens",
    role="Leiterin",
    organization="Diakonie Köln",
    phones=(f"{COLOGNE}01",),
    service="Beratung",
)
FIRST = findings("eins.txt", ANNA, published="2023-01-01")
LATER = findings(
    "zwei.txt", replace(ANNA, role="Referentin", phones=(f"{COLOGNE}02",)), published="2024-01-01"
)
OTHER = findings("drei.txt", Wanted("Anna Behrens", organization="Tafel Celle", phones=(f"{BERLIN}01",)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "d.sqlite3") as opened:
        opened.add(FIRST)
        yield opened


@pytest.fixture
def read(tmp_path: Path, store: Store) -> Iterator[Reader]:
    assert store
    with Reader.open(tmp_path / "d.sqlite3") as reader:
        yield reader


def entry(reader: Reader, contact_id: int = 1) -> Entry:
    found = reader.entry(contact_id)
    assert found is not None
    return found


def listed(reader: Reader) -> list[str]:
    return sorted(f"{e.person or '-'}, {e.body}" for e in reader.entries())


def test_verified(store: Store, read: Reader) -> None:
    store.verify(1, "anna")
    found = entry(read)
    assert (found.status, found.verified_by) == (Status.VERIFIED, "anna")
    assert found.verified is not None
    store.add(LATER)
    assert entry(read).status is Status.VERIFIED
    assert store.undo("bert") == "verify"
    assert (entry(read).status, entry(read).verified) == (Status.FOUND, None)


def test_corrected_field(store: Store, read: Reader) -> None:
    store.correct(1, "role", "Geschäftsführerin", "anna")
    store.add(LATER)
    assert entry(read).role == "Geschäftsführerin"
    roles = {(s.value, s.said_by, s.current) for s in read.statements(1) if s.field == "role"}
    assert roles == {
        ("Geschäftsführerin", "anna", True),
        ("Referentin", None, False),
        ("Leiterin", None, False),
    }
    store.correct(1, "role", None, "anna")
    assert entry(read).role is None
    store.undo("anna")
    store.undo("anna")
    assert entry(read).role == "Referentin"


@pytest.mark.parametrize(
    ("field", "value", "instead_of", "expected"),
    [
        ("phone", f"{COLOGNE}09", f"{COLOGNE}01", {"phones": (f"{COLOGNE}09",)}),
        ("phone", f"{COLOGNE}09", None, {"phones": (f"{COLOGNE}01", f"{COLOGNE}09")}),
        ("phone", None, f"{COLOGNE}01", {"phones": ()}),
        ("mobile", f"{MOBILE}01", None, {"mobiles": (f"{MOBILE}01",)}),
        ("mobile", f"{COLOGNE}01", None, {"phones": (), "mobiles": (f"{COLOGNE}01",)}),
        ("email", "anna@diakonie.example", None, {"emails": ("anna@diakonie.example",)}),
    ],
)
def test_corrected_channel(  # noqa: PLR0913, PLR0917 - a column each
    store: Store,
    read: Reader,
    field: str,
    value: str | None,
    instead_of: str | None,
    expected: dict[str, Any],
) -> None:
    before = entry(read)
    store.correct(1, field, value, "anna", instead_of=instead_of)
    assert entry(read) == replace(before, **expected)
    store.undo("anna")
    assert entry(read) == before


def test_hidden_entries_are_in_no_answer(store: Store, read: Reader) -> None:
    store.hide(1, "anna")
    assert list(read.entries()) == []
    assert read.find("Behrens").hits == ()
    assert read.counts().contacts == 0
    assert entry(read).hidden
    store.add(LATER)
    assert list(read.entries()) == []
    store.show(1, "anna")
    assert listed(read) == ["Anna Behrens, Diakonie Köln"]
    assert read.find("Behrens").total == 1


def test_a_note(store: Store, read: Reader) -> None:
    store.note(1, "nur \x1b[31mvormittags\u202e", "anna")
    assert entry(read).note == "nur [31mvormittags"
    store.note(1, None, "anna")
    assert entry(read).note is None


def test_entered_by_hand(store: Store, read: Reader) -> None:
    entered = Entered("Kira Lenz", organization="Verein Brückenbau", phones=(f"{HAMBURG}01",), service="Asyl")
    contact_id = store.enter(entered, "anna")
    found = entry(read, contact_id)
    assert (found.person, found.organization, found.phones) == (
        "Kira Lenz",
        "Verein Brückenbau",
        (f"{HAMBURG}01",),
    )
    assert found.by_hand
    assert found.confidence == 1.0
    assert found.sources == ()
    assert found.quote is None
    assert {s.said_by for s in read.statements(contact_id)} == {"anna"}
    assert read.find("Kira Lenz").hits[0].entry.id == contact_id
    report = findings(
        "lenz.txt", Wanted("Kira Lenz", organization="Brückenbau e. V.", emails=("a@b.example",))
    )
    assert store.add(report) == Added(Outcome.NEW, 0, 1)
    assert entry(read, contact_id).emails == ("a@b.example",)
    assert entry(read, contact_id).phones == (f"{HAMBURG}01",)
    assert store.undo("anna") == "enter"
    assert entry(read, contact_id).phones == ()
    assert not entry(read, contact_id).by_hand


def test_entering_what_is_there_already_joins_it(store: Store, read: Reader) -> None:
    same = Entered("Anna Behrens", organization="Diakonie Köln", emails=("Anna@Diakonie.example",))
    assert store.enter(same, "anna") == 1
    assert entry(read).emails == ("anna@diakonie.example",)
    assert len(listed(read)) == 1
    store.undo("anna")
    assert entry(read).emails == ()


def test_entered_and_undone_leaves_nothing(store: Store, read: Reader) -> None:
    contact_id = store.enter(Entered("Kira Lenz", organization="Brückenbau"), "anna")
    store.undo("anna")
    assert read.entry(contact_id) is None
    assert listed(read) == ["Anna Behrens, Diakonie Köln"]


@pytest.mark.parametrize("entered", [Entered(), Entered(phones=(f"{BERLIN}01",)), Entered(person=" \u200b")])
def test_nobody_cannot_be_entered(store: Store, entered: Entered) -> None:
    with pytest.raises(ChangeError, match="needs a person"):
        store.enter(entered, "anna")


def test_merged_by_hand(store: Store, read: Reader) -> None:
    store.add(OTHER)
    assert len(listed(read)) == 2
    assert store.merge(1, 2, "anna") == 1
    assert len(listed(read)) == 1
    assert set(entry(read).phones) <= {f"{COLOGNE}01", f"{BERLIN}01"}
    reasons = [part.reason for part in read.parts(1)]
    assert len(reasons) == 2
    assert all(reason.startswith("merged by anna on ") for reason in reasons)
    store.add(LATER)
    store.add(
        findings("vier.txt", Wanted("Frau Behrens", organization="Tafel Celle", phones=(f"{BERLIN}01",)))
    )
    assert len(listed(read)) == 1
    assert len(entry(read).sources) == 4
    store.undo("anna")
    assert listed(read) == ["Anna Behrens, Diakonie Köln", "Anna Behrens, Tafel Celle"]


def test_merged_ones_come_together_again_with_their_articles(store: Store, read: Reader) -> None:
    store.add(OTHER)
    store.merge(1, 2, "anna")
    store.remove("drei.txt")
    assert entry(read).sources == ("eins.txt",)
    store.add(OTHER)
    assert len(listed(read)) == 1


DOUBT = (
    findings("a.txt", Wanted("Karl Wessel", organization="Heimatverein Soltau", phones=(f"{HAMBURG}01",))),
    findings("b.txt", Wanted("Karl Wessel", organization="Gärtnerei Wessel", phones=(f"{HAMBURG}01",))),
)


def test_duplicates_wait_until_somebody_decides(store: Store, read: Reader) -> None:
    for article in DOUBT:
        store.add(article)
    (pair,) = read.duplicates()
    assert {pair.one.organization, pair.other.organization} == {"Heimatverein Soltau", "Gärtnerei Wessel"}
    assert pair.reason == f"same name, same {HAMBURG}01, different bodies"
    store.keep_apart(pair.one.id, pair.other.id, "anna")
    assert read.duplicates() == ()
    store.undo("anna")
    assert read.duplicates() == (pair,)
    store.merge(pair.one.id, pair.other.id, "anna")
    assert read.duplicates() == ()
    assert len(listed(read)) == 2


def test_kept_apart_for_good(store: Store, read: Reader) -> None:
    store.add(findings("x.txt", Wanted("Anna Behrens", phones=(f"{COLOGNE}07",))))
    assert len(listed(read)) == 2
    store.keep_apart(1, 2, "anna")
    store.add(
        findings("y.txt", Wanted("Anna Behrens", organization="Diakonie Köln", phones=(f"{COLOGNE}07",)))
    )
    assert len(listed(read)) >= 2
    together = [e for e in read.entries() if {"eins.txt", "x.txt"} <= set(e.sources)]
    assert together == []


def test_split(store: Store, read: Reader) -> None:
    store.add(findings("x.txt", Wanted("Anna Behrens", phones=(f"{COLOGNE}01",))))
    first, second = read.parts(1)
    assert [p.source for p in first.passages + second.passages] == ["eins.txt", "x.txt"]
    assert second.reason == f"same name, same {COLOGNE}01"
    store.split(1, [second.id], "anna")
    assert len(listed(read)) == 2
    assert entry(read).sources == ("eins.txt",)
    store.add(LATER)
    assert len(listed(read)) == 2
    store.undo("anna")
    assert len(listed(read)) == 1


def test_the_journal(store: Store, read: Reader) -> None:
    store.note(1, "ruft zurück", "anna")
    store.verify(1, "bert")
    store.undo("carla")
    newest, oldest = read.journal()
    assert (newest.action, newest.said_by, newest.undone_by) == ("verify", "bert", "carla")
    assert (oldest.action, oldest.value, oldest.contact_id) == ("note", "ruft zurück", 1)
    assert oldest.at.endswith("+00:00")
    assert read.journal(1) == (newest, oldest)
    assert read.journal(99) == ()
    assert read.journal(limit=1) == (newest,)
    assert store.undo("carla") == "note"
    with pytest.raises(ChangeError, match="no change to undo"):
        store.undo("carla")


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.verify(99, "anna"),
        lambda store: store.correct(99, "role", "x", "anna"),
        lambda store: store.merge(1, 99, "anna"),
        lambda store: store.keep_apart(99, 1, "anna"),
        lambda store: store.split(99, [1], "anna"),
        lambda store: store.hide(0, "anna"),
    ],
)
def test_no_such_contact(store: Store, read: Reader, change: Callable[[Store], None]) -> None:
    with pytest.raises(NoSuchContactError, match="no contact"):
        change(store)
    assert read.journal() == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda store: store.correct(1, "age", "42", "anna"), "no field 'age'"),
        (lambda store: store.correct(1, "phone", None, "anna"), "which phone"),
        (lambda store: store.merge(1, 1, "anna"), "one entry already"),
        (lambda store: store.keep_apart(1, 1, "anna"), "one entry"),
        (lambda store: store.split(1, [1], "anna"), "not some of the parts"),
        (lambda store: store.split(1, [], "anna"), "not some of the parts"),
    ],
)
def test_changes_that_cannot_be(
    store: Store, read: Reader, change: Callable[[Store], None], reason: str
) -> None:
    with pytest.raises(ChangeError, match=reason):
        change(store)
    assert read.journal() == ()


# --- withdrawing ---------------------------------------------------------------------------------


def test_a_withdrawn_source_takes_along_what_only_it_said(store: Store, read: Reader) -> None:
    store.add(LATER)
    store.add(OTHER)
    assert store.remove("zwei.txt") == Removed(1, 0)
    assert (entry(read).role, entry(read).phones) == ("Leiterin", (f"{COLOGNE}01",))
    assert store.remove("drei.txt") == Removed(1, 1)
    assert store.remove("drei.txt") == Removed(0, 0)
    assert listed(read) == ["Anna Behrens, Diakonie Köln"]


def test_a_folder_is_withdrawn(store: Store, read: Reader) -> None:
    for name in (
        "archiv/a.txt",
        "archiv/b.txt",
        "archiv.txt",
        "archivar/c.txt",
        "brief.eml#1",
        "brief.eml#2",
    ):
        store.add(findings(name, Wanted(f"Person {name[0]}{len(name)}", phones=(f"{BERLIN}01",)), text=name))
    assert store.remove("archiv/").sources == 2
    assert store.remove("brief.eml").sources == 2
    assert {source for e in read.entries() for source in e.sources} == {
        "eins.txt",
        "archiv.txt",
        "archivar/c.txt",
    }


def test_a_change_waits_for_an_article_that_was_away(store: Store, read: Reader) -> None:
    store.note(1, "nur vormittags", "anna")
    assert store.remove("eins.txt") == Removed(1, 1)
    assert listed(read) == []
    with pytest.raises(NoSuchContactError):
        store.verify(1, "anna")
    store.add(FIRST)
    assert [e.note for e in read.entries()] == ["nur vormittags"]
