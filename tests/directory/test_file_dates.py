"""The day on which a file was saved says nothing about when its article was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory_samples import BERLIN, Wanted, findings

from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path

ANNA = Wanted("Anna Kramer", organization="Tafel Seefurt", phones=(f"{BERLIN}01",))


def test_a_files_day_is_no_day_of_being_seen(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(findings("a.txt", ANNA, published="2026-11-22", published_rule="file"))
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert (entry.first_seen, entry.last_seen) == (None, None)
        said = [
            *reader.passages(entry.id),
            *(each for part in reader.parts(entry.id) for each in part.passages),
        ]
        assert [passage.published for passage in said] == [None, None]


def test_a_day_in_the_article_beats_that_of_a_newer_file(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(findings("a.txt", ANNA, published="2019-03-01"))
        store.add(findings("b.txt", ANNA, title="Noch einmal", published="2026-11-22", published_rule="file"))
    with Reader.open(path) as reader:
        (entry,) = reader.entries()
        assert (entry.first_seen, entry.last_seen) == ("2019-03-01", "2019-03-01")
        assert len(entry.sources) == 2


def test_a_files_day_is_none_of_a_parts_sentences(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        store.add(findings("a.txt", ANNA, published="2019-03-01"))
        store.add(findings("b.txt", ANNA, title="Noch einmal", published="2026-11-22", published_rule="file"))
    with Reader.open(path) as reader:
        said = [passage for part in reader.parts(1) for passage in part.passages]
        assert sorted((passage.source, passage.published) for passage in said) == [
            ("a.txt", "2019-03-01"),
            ("b.txt", None),
        ]
