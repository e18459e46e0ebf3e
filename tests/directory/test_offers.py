"""What is stored of findings: names with what tells father from son."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from directory_samples import BERLIN, Wanted, findings

from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def with_behind(behind: str, source: str = "a.txt") -> Wanted:
    """Return who is named with something behind the name, in a role the finder takes for one."""
    return Wanted("Karl Wessel", role=behind, organization=f"TSV {source}", phones=(f"{BERLIN}01",))


@pytest.mark.parametrize(
    ("behind", "person"),
    [
        # developed on
        ("jun.", "Karl Wessel jun."),
        ("sen.", "Karl Wessel sen."),
        ("jr", "Karl Wessel jr"),
        ("Junior", "Karl Wessel Junior"),
        # hard negatives
        ("Jun. 2019", "Karl Wessel"),
        ("Senior Consultant", "Karl Wessel"),
        ("Juniorentrainer", "Karl Wessel"),
        ("Jugendwart", "Karl Wessel"),
    ],
)
def test_what_stands_behind_a_name(tmp_path: Path, behind: str, person: str) -> None:
    with Store.open(tmp_path / "d.sqlite3") as store:
        store.add(findings("a.txt", with_behind(behind)))
    with Reader.open(tmp_path / "d.sqlite3") as reader:
        (entry,) = reader.entries()
        assert entry.person == person
        (said,) = [one for one in reader.statements(entry.id) if one.field == "person"]
        article = reader.article(1)
        assert article is not None
        assert article.text[said.start : said.end] == said.text
        assert said.text.startswith("Karl Wessel")
        assert reader.find("Karl Wessel").total == 1
        assert len(reader.about("Wessel").records) == 1


def test_father_and_son_on_one_landline_are_two(tmp_path: Path) -> None:
    with Store.open(tmp_path / "d.sqlite3") as store:
        for number, behind in enumerate(("sen.", "jun.", "jun.", "sen.")):
            wanted = Wanted("Karl Wessel", role=behind, organization="TSV Celle", phones=(f"{BERLIN}01",))
            store.add(findings(f"{number}.txt", wanted, text=f"Text {number}."))
    with Reader.open(tmp_path / "d.sqlite3") as reader:
        people = sorted((entry.person, sorted(entry.sources)) for entry in reader.entries())
    assert people == [
        ("Karl Wessel jun.", ["1.txt", "2.txt"]),
        ("Karl Wessel sen.", ["0.txt", "3.txt"]),
    ]
