from __future__ import annotations

from typing import TYPE_CHECKING

from directory_samples import BERLIN, Wanted, findings

from directory.entry import Sums
from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from pathlib import Path


ROWS = (
    ("Ada Beispiel", "Stadt Ahausen", "2019-05-01"),
    ("Wenke Muster", "Stadt Behausen", "2024-01-01"),
    ("Jonas Nachtigall", "Stadt Behausen", None),
)


def test_sums(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    with Store.open(path) as store:
        for number, (name, organization, day) in enumerate(ROWS):
            wanted = Wanted(name, organization=organization, phones=(f"{BERLIN}0{number}",))
            store.add(
                findings(f"{number}.txt", wanted, title=f"Titel {number}", published=day, text=f"{number}.")
            )
        with Reader.open(path) as reader:
            hidden = next(entry.id for entry in reader.entries() if entry.organization == "Stadt Ahausen")
        store.hide(hidden, "test")
    with Reader.open(path) as reader:
        held = reader.sums(most=2)
    assert held.years == (("2019", 1), ("2024", 1))
    assert held.organizations == (("Stadt Behausen", 2),)
    assert [title for title, _ in held.newest] == ["Titel 2", "Titel 1"]


def test_sums_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite3"
    Store.open(path).close()
    with Reader.open(path) as reader:
        assert reader.sums() == Sums()
