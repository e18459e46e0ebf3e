"""Measure merging: on pairs written by hand, by kind, beside splink; and on generated articles.

    python -P tests/bench/merging.py [DESKS] [ARTICLES_EACH] [SEED]

The table is tests/directory/merge_pairs.txt. splink (Fellegi-Sunter, trained by expectation maximisation on
the generated articles and the pairs together) is used if it is there: `pip install "splink>=5" pyarrow` into
an environment of its own whose site-packages stand on PYTHONPATH. It is given the names, bodies and towns as
this project folds them, and the threshold at which it does best. Of the generated articles a pair is two
of them; it is right to have them in one entry if they are about the same desk.
"""

from __future__ import annotations

import logging
import random
import sys
import tempfile
import time
import warnings
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

# In place of this folder, whose extract.py would hide the package.
sys.path[:] = [str(Path(__file__).parents[1]), *(p for p in sys.path if Path(p) != Path(__file__).parent)]

from merge_generator import articles, desks  # noqa: E402
from merge_pairs import are_one, pairs, side  # noqa: E402

from directory.offers import offers  # noqa: E402
from directory.reader import Reader  # noqa: E402
from directory.store import Store  # noqa: E402
from directory.topics import load_topics  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.facts import Facts

_THRESHOLDS: Final = tuple(n / 100 for n in (5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99))


def generated(count: int, each: int, seed: int) -> tuple[float, float, int]:
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


def as_record(number: int, found: Facts) -> dict[str, object]:
    """Return facts as splink takes them: one column a field, None where nothing is said."""
    name, body = found.name, found.body
    numbers, addresses = sorted(found.numbers), sorted(found.channels - found.numbers)
    return {
        "unique_id": number,
        "given": " ".join(name.given) or None if name else None,
        "surname": " ".join(name.surname) if name else None,
        "unit": found.unit.key if found.unit else None,
        "body": (found.parent or body).key if (found.parent or body) is not None else None,  # type: ignore[union-attr]
        "town": " ".join(found.town) or None,
        "phone": numbers[0] if numbers else None,
        "email": addresses[0] if addresses else None,
        "kind": "person" if name else "body",
    }


def splink_says(labelled: Sequence[tuple[Facts, Facts]], background: Sequence[Facts]) -> list[float] | None:
    """Return splink's probability for each pair, None if it is not installed."""
    try:
        splink: Any = import_module("splink")
        comparisons: Any = import_module("splink.comparison_library")
        backend: Any = import_module("splink.backends.duckdb")
        arrow: Any = import_module("pyarrow")
    except ImportError:
        return None
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    every = [found for pair in labelled for found in pair] + list(background)
    table = arrow.Table.from_pylist([as_record(number, found) for number, found in enumerate(every)])
    rules = ["surname", "phone", "email", ("given", "body"), ("body", "town"), ("unit", "body")]
    blocks = [splink.block_on(*([rule] if isinstance(rule, str) else rule)) for rule in rules]
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=blocks,
        comparisons=[
            comparisons.NameComparison("given"),
            comparisons.NameComparison("surname"),
            comparisons.JaroWinklerAtThresholds("unit", [0.95, 0.88]),
            comparisons.JaroWinklerAtThresholds("body", [0.95, 0.88]),
            comparisons.ExactMatch("town"),
            comparisons.ExactMatch("phone"),
            comparisons.EmailComparison("email"),
            comparisons.ExactMatch("kind"),
        ],
    )
    linker = splink.Linker(backend.DuckDBAPI().register(table), settings)
    linker.training.estimate_probability_two_random_records_match(
        [splink.block_on("given", "surname", "body")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in ("surname", "phone", "body"):
        linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on(rule))
    predicted = linker.inference.predict(threshold_match_probability=0.01).as_record_list()
    said = {
        (min(row["unique_id_l"], row["unique_id_r"]), max(row["unique_id_l"], row["unique_id_r"])): float(
            row["match_probability"]
        )
        for row in predicted
    }
    return [said.get((2 * at, 2 * at + 1), 0.0) for at in range(len(labelled))]


def share(right: Sequence[bool]) -> str:
    return f"{sum(right)}/{len(right)}"


def scores(truth: Sequence[bool], said: Sequence[bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what is said to be one."""
    both = sum(t and s for t, s in zip(truth, said, strict=True))
    precision, recall = both / max(1, sum(said)), both / max(1, sum(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def compare(background: Sequence[Facts]) -> None:
    """Print how many pairs of each kind are told rightly, by us and by splink."""
    table = [(kind, side(one).facts, side(other).facts) for kind, one, other in pairs()]
    truth = [kind.startswith("same") for kind, _, _ in table]
    ours = [are_one(one, other) for _, one, other in table]
    chances = splink_says([(one, other) for _, one, other in table], background)
    columns = {"ours": ours}
    if chances is None:
        print("splink is not installed, and left out (see the head of this file)")
    else:
        best = max(_THRESHOLDS, key=lambda least: scores(truth, [p >= least for p in chances])[2])
        columns[f"splink ≥ {best}"] = [p >= best for p in chances]
    print(f"{'kind':62}", *(f"{name:>14}" for name in columns))
    for kind in dict.fromkeys(kind for kind, _, _ in table):
        at = [number for number, row in enumerate(table) if row[0] == kind]
        cells = (share([said[number] == truth[number] for number in at]) for said in columns.values())
        print(f"{kind:62}", *(f"{cell:>14}" for cell in cells))
    for name, said in columns.items():
        precision, recall, f1 = scores(truth, said)
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    size, per_desk, begin = (*numbers, *(300, 5, 1)[len(numbers) :])
    luck = random.Random(begin)  # noqa: S311 - articles, no secrets
    topics = load_topics()
    compare(
        [
            offer.facts
            for _, found in articles(luck, desks(luck, size), per_desk)
            for offer in offers(found, topics)
        ]
    )
    started = time.perf_counter()
    sure, complete, waiting_pairs = generated(size, per_desk, begin)
    seconds = time.perf_counter() - started
    print(f"\n{size} desks, {size * per_desk} articles, seed {begin}: {seconds:.1f} s")
    print(f"pairs: precision {sure:.4f}, recall {complete:.4f}; {waiting_pairs} doubtful pairs of entries")
