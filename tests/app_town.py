"""A real directory file of an invented town, for what the app changes in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app_screen import opened
from directory_samples import BERLIN, FRANKFURT, Wanted, findings

from directory.reader import Reader
from directory.store import Store

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot

    from directory.entry import Change, Entry

MIGRATION = "Fachdienst Migration"
TOWN = "Landkreis Musterstadt"
OPEN = partial(Reader.open, patience=0.2)


def fill(path: Path) -> Path:
    """Write a town: a number said anew, a shared number, two namesakes, a doubtful contact."""
    office = Wanted(
        department=MIGRATION, organization=TOWN, service="Integrationskurs", emails=("ada@kreis.example",)
    )
    with Store.open(path) as store:
        store.add(
            findings(
                "articles/2019.txt",
                replace(office, person="Ada Beispiel", phones=(f"{BERLIN}01",)),
                title="Kurse im Herbst",
                published="2019-09-01",
            )
        )
        store.add(
            findings(
                "articles/2026.txt",
                replace(office, person="Ada Beispiel", phones=(f"{BERLIN}02",)),
                replace(office, person="Wenke Muster", phones=(f"{BERLIN}03",)),
                title="Kurse im Sommer",
                published="2026-05-04",
            )
        )
        store.add(
            findings(
                "articles/tafel.txt",
                Wanted("Piet Vogelsang", service="Tafel", phones=(f"{FRANKFURT}05",), confidence=0.4),
                title="Tafel sucht Helfer",
                published="2026-03-02",
            )
        )
        for number in ("06", "07"):
            store.add(
                findings(
                    f"articles/chor{number}.txt",
                    Wanted("Jonas Nachtigall", service="Chorprobe", phones=(f"{FRANKFURT}{number}",)),
                    title=f"Chor {number}",
                    published=f"2026-01-{number}",
                )
            )
    return path


def town(
    path: Path, size: tuple[int, int] = (120, 40), spoken: str = "en"
) -> AbstractAsyncContextManager[Pilot[None]]:
    """Open the app over the town."""
    return opened(path=path, open_source=OPEN, size=size, spoken=spoken)


def entries(path: Path) -> list[Entry]:
    """Return what the directory lists now."""
    with Reader.open(path) as reader:
        return list(reader.entries())


def entry_of(path: Path, person: str) -> Entry:
    """Return the entry of a person."""
    return next(entry for entry in entries(path) if entry.person == person)


def standing(path: Path) -> list[Change]:
    """Return the changes by hand that stand, newest first."""
    with Reader.open(path) as reader:
        return [change for change in reader.journal() if change.undone_by is None]
