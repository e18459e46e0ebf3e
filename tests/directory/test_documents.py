from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, HAMBURG, Wanted, findings

from directory import documents
from directory.entry import Outcome
from directory.prepared import Prepared, prepare
from directory.preview import Preview
from directory.reader import Reader
from directory.store import Store
from directory.topics import load_topics
from extract.read.document import Document, Metadata

if TYPE_CHECKING:
    from pathlib import Path

    from directory.documents import Seen

ANNA = Wanted("Anna Behrens", department="Sozialamt", phones=(f"{BERLIN}01",))
BERT = Wanted("Bert Cramer", department="Jugendamt", phones=(f"{HAMBURG}02",))
PAGE = "https://stadt.example/kurs"


def seen(source: str, data: str, url: str | None = None, day: str | None = None) -> Seen:
    return documents.seen(Document(source, data, "html", Metadata(url=url, modified=day)), source)


def prepared(source: str, *wanted: Wanted, text: str = "") -> Prepared:
    return prepare(findings(source, *wanted, text=text), load_topics())


def add(
    store: Store | Preview, source: str, wanted: Wanted, url: str | None = None, day: str | None = None
) -> Outcome:
    """Add a document with the one article that its contact makes."""
    (added,) = store.add_document(seen(source, repr(wanted), url, day), [prepared(source, wanted)])
    return added.outcome


def people(path: Path) -> list[str]:
    with Reader.open(path) as reader:
        return sorted(entry.person or "" for entry in reader.entries())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.sqlite3"


def test_a_document_is_known_by_its_bytes(path: Path) -> None:
    with Store.open(path) as store:
        assert not store.knows(seen("a.html", "eins"))
        store.add_document(seen("a.html", "eins"), [prepared("a.html", ANNA)])
        assert store.knows(seen("a.html", "eins"))
        assert store.knows(seen("./a.html", "eins"))
        assert not store.knows(seen("a.html", "zwei"))
        assert not store.knows(seen("b.html", "eins"))
        assert not store.knows(seen("a.html", "eins", day="2017-11-30"))


def test_another_version_of_the_program_reads_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        store.add_document(seen("a.html", "eins"), [prepared("a.html", ANNA)])
        with monkeypatch.context() as patch:
            patch.setattr(documents, "version", lambda: b"another")
            assert not store.knows(seen("a.html", "eins"))
        assert store.knows(seen("a.html", "eins"))


def test_what_is_removed_is_unknown(path: Path) -> None:
    with Store.open(path) as store:
        for name in ("x/a.html", "x/b.jsonl#1", "x/b.jsonl#2"):
            store.add_document(seen(name, "eins"), [prepared(name, ANNA, text=name)])
        store.remove("x/b.jsonl")
        assert store.knows(seen("x/a.html", "eins"))
        assert not store.knows(seen("x/b.jsonl#1", "eins"))
        store.remove("x")
        assert not store.knows(seen("x/a.html", "eins"))


def test_an_article_that_a_document_has_no_more_goes(path: Path) -> None:
    with Store.open(path) as store:
        articles = [prepared("a.html#1", ANNA), prepared("a.html#2", BERT)]
        store.add_document(seen("a.html", "eins"), articles)
        store.add_document(seen("a.html2", "eins"), [prepared("a.html2", BERT, text="Anderswo.")])
        assert people(path) == ["Anna Behrens", "Bert Cramer"]
        store.add_document(seen("a.html", "zwei"), articles[:1])
        assert people(path) == ["Anna Behrens", "Bert Cramer"]
        store.remove("a.html2")
    assert people(path) == ["Anna Behrens"]


def test_a_document_of_which_one_article_fails_is_not_in_at_all(path: Path) -> None:
    whole = prepared("a.html#2", BERT)
    broken = replace(whole, article=replace(whole.article, text="\ud800"))
    with Store.open(path) as store:
        with pytest.raises(UnicodeEncodeError):
            store.add_document(seen("a.html", "eins"), [prepared("a.html#1", ANNA), broken])
        assert not store.knows(seen("a.html", "eins"))
        assert people(path) == []
        assert add(store, "b.html", ANNA) is Outcome.NEW


# An address that a container gives: a page captured again, a row of a newer export.


def test_what_another_file_has_from_the_same_address_is_replaced(path: Path) -> None:
    with Store.open(path) as store:
        assert add(store, "2017.warc#1", ANNA, PAGE, "2017-11-30") is Outcome.NEW
        assert add(store, "2018.warc#1", BERT, PAGE, "2018-11-30") is Outcome.CHANGED
        assert people(path) == ["Bert Cramer"]
        # both are known: adding the two archives again changes nothing
        assert store.knows(seen("2017.warc#1", repr(ANNA), PAGE, "2017-11-30"))
        assert store.knows(seen("2018.warc#1", repr(BERT), PAGE, "2018-11-30"))


def test_an_older_capture_replaces_nothing(path: Path) -> None:
    with Store.open(path) as store:
        add(store, "2018.warc#1", BERT, PAGE, "2018-11-30")
        assert add(store, "2017.warc#1", ANNA, PAGE, "2017-11-30") is Outcome.OUTDATED
        assert people(path) == ["Bert Cramer"]
        assert store.knows(seen("2017.warc#1", repr(ANNA), PAGE, "2017-11-30"))
        # with the newer one gone, the older is unknown, and comes in with the next run
        store.remove("2018.warc")
        assert not store.knows(seen("2017.warc#1", repr(ANNA), PAGE, "2017-11-30"))
        assert add(store, "2017.warc#1", ANNA, PAGE, "2017-11-30") is Outcome.NEW
    assert people(path) == ["Anna Behrens"]


def test_the_same_text_at_the_same_address_keeps_both_places(path: Path) -> None:
    with Store.open(path) as store:
        add(store, "2017.warc#1", ANNA, PAGE, "2017-11-30")
        assert add(store, "2018.warc#1", ANNA, PAGE, "2018-11-30") is Outcome.SAME_TEXT
        assert len(store._connection.execute("SELECT 1 FROM origin").fetchall()) == 2  # noqa: SLF001


@pytest.mark.parametrize(
    ("first", "second", "url"),
    [
        ("a.csv#1", "a.csv#2", PAGE),  # two rows of one file
        ("a.csv#1", "b.csv#1", "https://stadt.example/"),  # the address of the whole site
        ("a.csv#1", "b.csv#1", "tag:stadt.example,2017:kurs"),  # no web address
        ("a.csv#1", "b.csv#1", None),
    ],
)
def test_an_address_that_names_no_single_page_replaces_nothing(
    path: Path, first: str, second: str, url: str | None
) -> None:
    with Store.open(path) as store:
        add(store, first, ANNA, url)
        assert add(store, second, BERT, url) is Outcome.NEW
    assert people(path) == ["Anna Behrens", "Bert Cramer"]


def test_an_address_that_a_file_gives_twice_is_not_taken_for_one_page(path: Path) -> None:
    carl = Wanted("Carl Dahm", department="Bauamt", phones=(f"{BERLIN}07",))
    with Store.open(path) as store:
        add(store, "a.csv#1", ANNA, PAGE)
        add(store, "a.csv#2", BERT, PAGE)
        assert add(store, "b.csv#1", carl, PAGE) is Outcome.NEW
    assert people(path) == ["Anna Behrens", "Bert Cramer", "Carl Dahm"]


def test_a_page_that_an_archive_holds_twice_comes_out_the_same_in_every_run(path: Path) -> None:
    source = f"a.warc#{PAGE}"
    captures = [seen(source, repr(one), PAGE, "2017-11-30") for one in (ANNA, BERT)]
    with Store.open(path) as store:
        for capture, one in zip(captures, (ANNA, BERT), strict=True):
            if not store.knows(capture):
                store.add_document(capture, [prepared(source, one)])
        before = people(path)
        assert len(before) == 1
        assert all(store.knows(capture) for capture in captures)


def test_a_preview_says_what_adding_does_and_writes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        add(store, "a.html", ANNA)
        add(store, "2018.warc#1", BERT, PAGE, "2018-11-30")
    before = path.read_bytes()
    cases: list[tuple[str, Wanted, str | None, str | None]] = [
        ("a.html", ANNA, None, None),
        ("a.html", BERT, None, None),
        ("b.html", ANNA, None, None),
        ("c.html", replace(BERT, phones=(f"{BERLIN}09",)), None, None),
        ("2017.warc#1", ANNA, PAGE, "2017-11-30"),
    ]
    with Preview(path) as preview:
        foreseen = [add(preview, *case) for case in cases]
        assert preview.knows(seen("a.html", repr(ANNA)))
        assert not preview.knows(seen("c.html", repr(BERT)))
    assert path.read_bytes() == before
    assert foreseen == [Outcome.UNCHANGED, Outcome.CHANGED, Outcome.SAME_TEXT, Outcome.NEW, Outcome.OUTDATED]
    for case, expected in zip(cases, foreseen, strict=True):
        copy = path.with_name("copy.sqlite3")
        copy.write_bytes(before)
        with Store.open(copy) as store:
            assert add(store, *case) is expected


def test_a_preview_of_a_directory_that_is_not_there_makes_none(path: Path) -> None:
    with Preview(path) as preview:
        assert add(preview, "a.html", ANNA) is Outcome.NEW
        assert add(preview, "b.html", ANNA) is Outcome.SAME_TEXT
    assert not path.exists()
