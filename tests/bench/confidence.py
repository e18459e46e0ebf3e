"""Fit the model of confidence on annotated documents, and show how well it is calibrated.

    python tests/bench/confidence.py ../shared/gold [--write]

Fitted on the develop part (logistic regression, L2); the reliability table and the expected calibration
error are of the check part, which the fit has not seen. --write stores the weights in extract/data.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from extract import Contact, read, survey
from extract.link.confidence import traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parents[2] / "extract" / "data" / "confidence.tsv"
HEAD = "# Weights of the logistic model of extract/link/confidence.py, fitted by tests/bench/confidence.py\n"
PENALTY = 1.5
RARE = 3  # contacts: a trait seen less often says nothing


def scorer(gold: Path) -> Any:  # noqa: ANN401 - a script, loaded as a module
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(gold: Path, part: str) -> Iterator[tuple[Contact, bool]]:
    """Yield every contact found in a part of the gold, and whether it is wholly right."""
    score = scorer(gold)
    for path in sorted((gold / "ann").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        if score.part_of(raw["id"]) != part:
            continue
        (document,) = (gold / "docs").glob(f"{raw['id']}.*")
        drop = frozenset(map(score.channel, raw.get("ignore", [])))
        expected = list(score.dedup(score.Doc(raw, drop).contacts, score.equal))
        for article in read(document):
            for contact in survey(article).contacts:
                row = {
                    "person": contact.person and contact.person.name,
                    "department": contact.department and contact.department.name,
                    "organization": contact.organization and contact.organization.name,
                    "phones": [phone.number for phone in contact.phones],
                    "emails": [email.address for email in contact.emails],
                }
                found = score.Doc({"contacts": [row]}, drop).contacts
                if not found:
                    continue
                right = next((e for e in expected if score.same_record(e, found[0])), None)
                if right is not None:
                    expected.remove(right)
                yield contact, right is not None


def fit(samples: list[tuple[list[str], bool]]) -> dict[str, float]:
    counts = Counter(trait for found, _ in samples for trait in set(found))
    names = [trait for trait, count in counts.items() if count >= RARE]
    table = np.array([[float(name in found) for name in names] for found, _ in samples])
    right = np.array([float(is_right) for _, is_right in samples])
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(4000):
        gap = 1 / (1 + np.exp(-table @ weights)) - right
        weights -= 0.5 * (table.T @ gap + PENALTY * weights) / len(samples)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def reliability(pairs: list[tuple[float, bool]]) -> float:
    """Print said and true share of right contacts by tenths; return the expected calibration error."""
    error = 0.0
    print("said      contacts  right")
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = 0.5 if low == 0 else low + 0.1
        inside = [(said, right) for said, right in pairs if low <= said < high + (high >= 1)]
        if inside:
            said = sum(s for s, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            error += abs(said - share) * len(inside) / len(pairs)
            print(f"{low:.1f}-{high:.1f}  {len(inside):8}   {share:.2f} (said {said:.2f})")
    return error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    develop = list(judged(options.gold, "develop"))
    weights = fit([(list(traits(contact)), right) for contact, right in develop])
    for part, samples in (("develop", develop), ("check", list(judged(options.gold, "check")))):
        odds = [sum(weights.get(trait, 0.0) for trait in traits(contact)) for contact, _ in samples]
        said = [1 / (1 + float(np.exp(-o))) for o in odds]
        print(part, len(samples), "contacts")
        pairs = [(s, right) for s, (_, right) in zip(said, samples, strict=True)]
        print(f"expected calibration error {reliability(pairs):.3f}")
    if options.write:
        rows = (f"{name}\t{weight}\n" for name, weight in sorted(weights.items()))
        WEIGHTS.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
