"""Measure adding and looking up in a generated directory.

    python -P tests/bench/adding.py [ARTICLES] [SEED] [FILE]

Half as many contacts as articles. Prints milliseconds of processor time an article for each tenth of the
articles (adding stays linear if they are alike), the memory and the size of the file, then how long it
takes to open what was made, to show an entry and to find one by number and by name: the slowest and the
middle one of a hundred. The same, shorter, for one office that every article names anew. Sentence vectors
are left out: they cost the same for each text (tests/bench/lookup.py). FILE is kept, and read if it is there.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

# In place of this folder, whose extract.py would hide the package.
sys.path[:] = [str(Path(__file__).parents[1]), *(p for p in sys.path if Path(p) != Path(__file__).parent)]

from archive_generator import archive  # noqa: E402
from directory_samples import BERLIN, Wanted, findings  # noqa: E402

from directory import postings  # noqa: E402
from directory.reader import Reader  # noqa: E402
from directory.store import Store  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.mention import Findings

_PARTS: Final = 10
_ASKED: Final = 100


def one_office(count: int) -> Iterator[Findings]:
    """Yield articles that all name one office and its spokeswoman, each with some number of it."""
    for number in range(count):
        office = Wanted("Petra Vogel", organization="Landkreis Celle", phones=(f"{BERLIN}{number % 100:02}",))
        day = f"20{number % 16 + 10}-0{number % 9 + 1}-11"
        yield findings(f"{number}.txt", office, published=day, text=f"{number} Kurz gesagt.")


def add(path: Path, articles: Iterator[Findings], count: int) -> None:
    """Add articles; print what each tenth of them costs."""
    print("articles  ms each  MB memory  MB file")
    done = 0
    with Store.open(path) as store:
        while done < count:
            part = list(islice(articles, max(1, count // _PARTS)))
            if not part:
                break
            begun = time.process_time()
            for found in part:
                store.add(found)
            spent = (time.process_time() - begun) * 1000 / len(part)
            done += len(part)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{done:8}  {spent:7.2f}  {memory:9.0f}  {path.stat().st_size / 1e6:7.0f}", flush=True)
        postings.settle(store._connection, at_least=1)  # noqa: SLF001 - `finish` without the vectors


def timed(name: str, acts: list[Callable[[], object]]) -> None:
    """Print the middle and the slowest of some calls, each made once."""
    times = []
    for act in acts:
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    print(f"{name:16} {statistics.median(times):8.2f} {max(times):8.2f}")


def look(path: Path, chance: random.Random) -> None:
    """Print how long reading takes."""
    print(f"{'':16} {'middle':>8} {'slowest':>8}  ms")
    timed("open", [lambda: Reader.open(path).close()] * 20)
    with Reader.open(path) as reader:
        timed("counts", [reader.counts] * 5)
        last = reader.find("").hits[0].entry.id
        drawn = (reader.entry(chance.randrange(1, last + 1)) for _ in range(_ASKED * 3))
        entries = [entry for entry in drawn if entry is not None and entry.all_phones and entry.person][
            :_ASKED
        ]

        def show(entry_id: int) -> None:
            reader.entry(entry_id)
            reader.passages(entry_id)
            reader.statements(entry_id)
            reader.conflicts(entry_id)

        timed("list newest", [lambda: reader.find("")] * 5)
        timed("show", [lambda e=e: show(e.id) for e in entries])  # type: ignore[misc]
        timed("find by number", [lambda e=e: reader.find(e.all_phones[0]) for e in entries])  # type: ignore[misc]
        timed("find by name", [lambda e=e: reader.find(e.person or "") for e in entries])  # type: ignore[misc]
        timed("first typed", [lambda: reader.complete(entries[0].person or "")])
        timed("typed", [lambda e=e: reader.complete(e.person or "") for e in entries[:20]])  # type: ignore[misc]
        timed("conflicts", [reader.conflicts])
        timed("duplicates", [lambda: reader.duplicates(limit=100)])


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    size, seed = (*numbers, *(2000, 1)[len(numbers) :])
    luck = random.Random(seed)  # noqa: S311 - articles, no secrets
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(folder, "archive.sqlite3")
        if not file.exists():
            add(file, archive(luck, size), size)
        look(file, luck)
        print("\none office")
        add(Path(folder, "office.sqlite3"), one_office(size // 10), size // 10)
