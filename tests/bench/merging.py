"""Measure merging on generated articles: pairs rightly and wrongly put together.

    python tests/bench/merging.py [DESKS] [ARTICLES_EACH] [SEED]

A pair is two articles; it is right to have them in one entry if they are about the same desk.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

# In place of this folder, whose extract.py would hide the package.
sys.path[0] = str(Path(__file__).parents[1])

from merge_generator import articles, desks  # noqa: E402

from directory.reader import Reader  # noqa: E402
from directory.store import Store  # noqa: E402


def measure(count: int, each: int, seed: int) -> tuple[float, float, int]:
    """Return precision and recall of pairs, and how many doubtful pairs of entries wait."""
    chance = random.Random(seed)  # noqa: S311 - articles, no secrets
    made = desks(chance, count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "d.sqlite3")
        truth: dict[str, int] = {}
        with Store.open(path) as store:
            for number, found in articles(chance, made, each):
                truth[found.article.source] = number
                store.add(found)
        with Reader.open(path) as reader:
            groups = [Counter(truth[source] for source in entry.sources) for entry in reader.entries()]
            waiting = len(reader.duplicates(limit=1_000_000))
    right = sum(n * (n - 1) // 2 for group in groups for n in group.values())
    found_pairs = sum(group.total() * (group.total() - 1) // 2 for group in groups)
    all_pairs = count * each * (each - 1) // 2
    return right / found_pairs, right / all_pairs, waiting


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    size, per_desk, begin = (*numbers, *(300, 5, 1)[len(numbers) :])
    started = time.perf_counter()
    precision, recall, waiting_pairs = measure(size, per_desk, begin)
    seconds = time.perf_counter() - started
    print(f"{size} desks, {size * per_desk} articles, seed {begin}: {seconds:.1f} s")
    print(f"pairs: precision {precision:.4f}, recall {recall:.4f}; {waiting_pairs} doubtful pairs of entries")
