"""Measure adding and looking up in a generated directory.

    python -P tests/bench/adding.py [--most SECONDS] [--seed N] [--keep FILE] [ARTICLES]

Half of the articles have no contact, the others one to three: half as many contacts as articles, common
names, shared switchboards and hotlines among them. Articles are made, and their findings prepared, in another
process, as `wegweiser add` does; texts are of 60 words, and nothing is searched in them. For each tenth of
the articles (at most 100,000) it prints how many were written a second, the milliseconds of processor and of
the clock an article (adding stays linear if they are alike), the memory and the size of the file. Then how
long it takes to open what was made beside a directory of ten articles, to show an entry and to find one by
number and by name: the middle and the slowest of a hundred. The same, shorter, for one office that every
article names anew. Sentence vectors are left out: they cost the same for each text (tests/bench/lookup.py).
FILE is kept, and only read if it is there. After so many seconds adding ends with what there is.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import sys
import tempfile
import time
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

# In place of this folder, whose extract.py would hide the package.
sys.path[:] = [str(Path(__file__).parents[1]), *(p for p in sys.path if Path(p) != Path(__file__).parent)]

from archive_generator import newspaper  # noqa: E402
from directory_samples import BERLIN, Wanted, findings  # noqa: E402

from directory.articles import place  # noqa: E402
from directory.documents import Seen  # noqa: E402
from directory.prepared import prepare  # noqa: E402
from directory.reader import Reader  # noqa: E402
from directory.store import Store  # noqa: E402
from directory.topics import load_topics  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.queues import Queue

    from directory.prepared import Prepared
    from extract.mention import Findings

_PART: Final = 100_000
_AT_ONCE: Final = 100
_WAITING: Final = 20
_CONTACTS: Final = "SELECT number FROM tally WHERE what = 'contact'"
_ASKED: Final = 100


def one_office(count: int) -> Iterator[Findings]:
    """Yield articles that all name one office and its spokeswoman, each with some number of it."""
    for number in range(count):
        office = Wanted("Petra Vogel", organization="Landkreis Celle", phones=(f"{BERLIN}{number % 100:02}",))
        day = f"20{number % 16 + 10}-0{number % 9 + 1}-11"
        yield findings(f"{number}.txt", office, published=day, text=f"{number} Kurz gesagt.")


def prepared(articles: Iterator[Findings]) -> Iterator[list[Prepared]]:
    """Yield the articles as the writer needs them, some at a time."""
    topics = load_topics()
    while some := [prepare(found, topics) for found in islice(articles, _AT_ONCE)]:
        yield some


def produce(queue: Queue[list[Prepared]], seed: int, count: int) -> None:
    """Put so many articles into a queue, then an empty list; what a process of its own does."""
    for some in prepared(newspaper(random.Random(seed), count)):  # noqa: S311 - articles, no secrets
        queue.put(some)
    queue.put([])


def produced(seed: int, count: int) -> Iterator[list[Prepared]]:
    """Yield what another process makes."""
    context = get_context("spawn")
    queue: Queue[list[Prepared]] = context.Queue(_WAITING)
    process = context.Process(target=produce, args=(queue, seed, count), daemon=True)
    process.start()
    yield from iter(queue.get, [])
    process.join()


def add(path: Path, batches: Iterator[list[Prepared]], count: int, most: float) -> None:
    """Add articles for so many seconds at most; print what each part of them costs."""
    print("articles  a second  ms processor  ms clock  MB memory  MB file  contacts")
    part = min(_PART, max(1, count // 10))
    begun = last = time.perf_counter()
    used = time.process_time()
    done = told = 0
    with Store.open(path) as store:
        for batch in batches:
            for one in batch:
                store.add_document(
                    Seen(place(one.article.source), bytes.fromhex(one.digest)[:16], "text"), [one]
                )
            done += len(batch)
            if done - told >= part or done == count:
                now, processor, size = time.perf_counter(), time.process_time(), done - told
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                (contacts,) = store._connection.execute(_CONTACTS).fetchone()  # noqa: SLF001
                print(
                    f"{done:8,}  {size / (now - last):8.0f}  {(processor - used) * 1000 / size:12.2f}"
                    f"  {(now - last) * 1000 / size:8.2f}  {memory:9.0f}"
                    f"  {path.stat().st_size / 1e6:7.0f}  {contacts:8,}",
                    flush=True,
                )
                last, used, told = now, processor, done
            if time.perf_counter() - begun > most:
                break
        store.finish(with_meaning=False)
    print(f"{done:,} articles in {time.perf_counter() - begun:.0f} s, the end of the batch included")


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
    small = path.with_name(f"{path.name}.ten")
    with Store.open(small) as store:
        for found in newspaper(random.Random(1), 10):  # noqa: S311 - articles, no secrets
            store.add(found)
    timed("open ten", [lambda: Reader.open(small).close()] * _ASKED)
    timed("open", [lambda: Reader.open(path).close()] * _ASKED)
    with Reader.open(path) as reader:
        timed("counts", [reader.counts] * 5)
        last = reader.counts().contacts
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


def main() -> None:
    """Run with the process's arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=int, nargs="?", default=4000)
    parser.add_argument("--most", type=float, default=math.inf, help="seconds of adding")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder, "archive.sqlite3")
        if not path.exists():
            add(path, produced(chosen.seed, chosen.articles), chosen.articles, chosen.most)
        look(path, random.Random(chosen.seed))  # noqa: S311 - articles, no secrets
        print("\none office")
        few = min(chosen.articles // 10, 10_000)
        add(Path(folder, "office.sqlite3"), prepared(one_office(few)), few, math.inf)


if __name__ == "__main__":
    main()
