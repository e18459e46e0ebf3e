"""What is listed is the same in memory as in the file, under any filters; the best are those of sorting."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from directory_samples import BERLIN, Wanted, findings
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from directory.entry import Filters, Status
from directory.reader import Reader
from directory.search import _best
from directory.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVICES = ("Integrationskurs", "Schuldnerberatung", "Wohngeld")
DAYS = (None, "2016-05-01", "2019-11-30", "2024-02-29")
FILTERS = [
    Filters(topic="debt"),
    Filters(topic="money"),
    Filters(topic="no such topic"),
    Filters(organization="Stadt Musterberg"),
    Filters(place="Musterberg"),
    Filters(status=Status.VERIFIED),
    Filters(status=Status.DOUBTFUL),
    Filters(seen_since="2019-11-30"),
    Filters(seen_before="2019-11-30"),
    Filters(at_least=0.9),
    Filters(has=frozenset({"phone"})),
    Filters(has=frozenset({"email"})),
    Filters(topic="debt", has=frozenset({"phone", "email"}), seen_since="2016-01-01"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory of all services on all days, some with a number, some hidden, the last one too."""
    place = tmp_path_factory.mktemp("catalogue") / "d.sqlite3"
    with Store.open(place) as store:
        for number, (service, day) in enumerate(product(SERVICES, DAYS)):
            person = Wanted(
                f"Ada {'Beispiel Muster Falke Groß Haller Karaca'.split()[number % 6]}-{service[:5]}",
                service=service,
                organization=f"Stadt {('Musterberg', 'Anderswo')[number % 2]}",
                place="Musterberg" if number % 2 else None,
                phones=(f"{BERLIN}{number:02}",) if number % 3 else (),
                emails=(f"stelle{number}@musterberg.example",) if number % 3 != 1 else (),
            )
            store.add(findings(f"{number}.txt", person, text=f"Auskunft zu {service}.", published=day))
        store.finish()
        with Reader.open(place) as reader:
            listed = [hit.entry.id for hit in reader.find("", limit=100).hits]
        assert len(listed) == len(SERVICES) * len(DAYS)
        store.verify(listed[2], by="test")
        store.hide(listed[4], by="test")
        store.hide(max(listed), by="test")
    return place


@pytest.fixture(scope="module")
def readers(path: Path) -> Iterator[tuple[Reader, Reader]]:
    """Yield one that asks the file, and one that has loaded what is searched."""
    with Reader.open(path) as plain, Reader.open(path) as loaded:
        loaded.complete("integration", limit=1)
        yield plain, loaded


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
@pytest.mark.parametrize("limit", [0, 3, 100])
def test_the_list_is_the_same_in_memory(readers: tuple[Reader, Reader], filters: Filters, limit: int) -> None:
    plain, loaded = readers
    assert loaded.find("", limit=limit, filters=filters) == plain.find("", limit=limit, filters=filters)


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_words_under_filters(readers: tuple[Reader, Reader], filters: Filters) -> None:
    plain, loaded = readers
    passing = {entry.id for entry in plain.entries(filters=filters)}
    fitting = {hit.entry.id for hit in loaded.complete("auskunft", limit=100).hits}
    found = loaded.complete("auskunft", limit=100, filters=filters)
    assert {hit.entry.id for hit in found.hits} == fitting & passing
    assert found.total == len(found.hits)


def test_some_of_these_filters_let_some_through(readers: tuple[Reader, Reader]) -> None:
    plain, _ = readers
    everybody = plain.find("", limit=100).total
    counts = [plain.find("", limit=0, filters=filters).total for filters in FILTERS]
    assert sum(0 < count < everybody for count in counts) >= len(FILTERS) // 2, counts


@given(
    st.integers(1, 300).flatmap(
        lambda size: st.tuples(
            arrays.arrays(np.float32, size, elements=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])),
            arrays.arrays(np.bool_, size),
        )
    ),
    st.integers(1, 40),
)
def test_the_best_are_those_of_sorting(
    drawn: tuple[np.ndarray[tuple[int], np.dtype[np.float32]], np.ndarray[tuple[int], np.dtype[np.bool_]]],
    most: int,
) -> None:
    scores, allowed = drawn
    expected = sorted(np.flatnonzero(allowed).tolist(), key=lambda place: (-scores[place], place))
    assert _best(scores, allowed, most).tolist() == expected[:most]
