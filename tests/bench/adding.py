"""Measure adding and looking up in a generated directory.

    python tests/bench/adding.py [ARTICLES] [SEED]

Prints milliseconds an article for each fifth of the articles (adding stays linear if they are alike), the
same for one office that every article names anew, and how long single look-ups take in what was made.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

# In place of this folder, whose extract.py would hide the package.
sys.path[0] = str(Path(__file__).parents[1])

from directory_samples import BERLIN, Wanted, findings  # noqa: E402

from directory.reader import Reader  # noqa: E402
from directory.store import Store  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.mention import Findings

_SYLLABLES: Final = (
    "ba be bo da de do ga ge go ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to".split()
)
_TOWNS: Final = "Celle Peine Uelzen Verden Diepholz Vechta Leer Aurich Köln Augsburg Soltau Gifhorn".split()
_SERVICES: Final = "Schuldnerberatung Sprachkurs Integrationskurs Suchthilfe Pflegeberatung Ehrenamt".split()
_UNITS: Final = ("Sozialamt", "Jugendamt", "Fachdienst Migration", "Bürgerbüro", None, None)
_FILLER: Final = (
    "Die Stadt lädt alle ein, die sich über das Angebot des neuen Jahres unterrichten wollen. " * 15
)


def scattered(chance: random.Random, count: int) -> Iterator[Findings]:
    """Yield articles about ever more people and offices, some of them named again."""
    for number in range(count):
        given, surname = (_name(chance, 2), _name(chance, 3))
        wanted = Wanted(
            f"{given} {surname}" if chance.random() < 0.7 else None,
            department=chance.choice(_UNITS),
            organization=f"Landkreis {chance.choice(_TOWNS)}",
            service=chance.choice(_SERVICES),
            phones=(f"{BERLIN}{chance.randrange(100):02}",),
        )
        day = f"20{chance.randrange(10, 26)}-0{chance.randrange(1, 9)}-11"
        yield findings(f"{number}.txt", wanted, published=day, text=f"{number} {_FILLER}")


def one_office(chance: random.Random, count: int) -> Iterator[Findings]:
    """Yield articles that all name one office, each with some number of it."""
    for number in range(count):
        wanted = Wanted(
            organization="Landkreis Celle",
            service=chance.choice(_SERVICES),
            phones=(f"{BERLIN}{chance.randrange(100):02}",),
        )
        day = f"20{chance.randrange(10, 26)}-0{chance.randrange(1, 9)}-11"
        yield findings(f"{number}.txt", wanted, published=day, text=f"{number} Kurz gesagt.")


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def add(path: Path, articles: list[Findings]) -> list[float]:
    """Add articles; return milliseconds an article for each fifth of them."""
    fifth = max(1, len(articles) // 5)
    times = []
    with Store.open(path) as store:
        for first in range(0, len(articles), fifth):
            part = articles[first : first + fifth]
            begun = time.perf_counter()
            for found in part:
                store.add(found)
            times.append((time.perf_counter() - begun) * 1000 / len(part))
    return times


def milliseconds(act: Callable[[], object]) -> float:
    """Return the best of five."""
    best = float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begun)
    return best * 1000


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    size, seed = (*numbers, *(2000, 1)[len(numbers) :])
    luck = random.Random(seed)  # noqa: S311 - articles, no secrets
    with tempfile.TemporaryDirectory() as folder:
        for make in (scattered, one_office):
            file = Path(folder, f"{make.__name__}.sqlite3")
            spent = add(file, list(make(luck, size)))
            print(
                f"{make.__name__}, {size} articles:", " ".join(f"{ms:.1f}" for ms in spent), "ms an article"
            )
            print(f"open {milliseconds(lambda: Reader.open(file).close()):.2f} ms", end="")  # noqa: B023
            with Reader.open(file) as reader:
                person = next(reader.entries())
                print(f", entry {milliseconds(lambda: reader.entry(person.id)):.2f} ms", end="")  # noqa: B023
                print(f", {reader.counts().contacts} entries, {file.stat().st_size / 1e6:.0f} MB")
