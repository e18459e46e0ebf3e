"""Fit the model of confidence on annotated documents, and show how well it is calibrated.

    python -P tests/bench/confidence.py ../shared/gold [FURTHER…] [--write]

A logistic regression (L2) over both parts; contacts of the check part weigh double, as the rules were made
on the develop part and look better there than they are. Further folders of annotated documents, in the same
form, weigh as the check part does. The reliability table and the expected calibration
error are cross-validated by document. --write stores the weights in extract/data.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import zlib
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
PENALTY = 6.0  # chosen by the cross-validated error: 1.5 fitted single documents
FOLDS = 10
RARE = 3  # contacts: a trait seen less often says nothing


def scorer(gold: Path) -> Any:  # noqa: ANN401 - a script, loaded as a module
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(gold: Path, folder: Path, part: str | None) -> Iterator[tuple[str, Contact, bool]]:
    """Yield every contact found in a folder (or a part) and whether it is right; `gold` has the scorer.

    What was not developed on comes twice.
    """
    score = scorer(gold)
    for path in sorted((folder / "ann").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        if part and score.part_of(raw["id"]) != part:
            continue
        (document,) = (folder / "docs").glob(f"{raw['id']}.*")
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
                sample = raw["id"], contact, right is not None
                yield from (sample, sample) if part != "develop" else (sample,)


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


def cross_validated(samples: list[tuple[str, Contact, bool]]) -> list[tuple[float, bool]]:
    """Return what models fitted on nine tenths of the documents say of the last tenth."""
    pairs: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        inside = [zlib.crc32(document.encode()) % FOLDS == fold for document, _, _ in samples]
        rest = [
            (list(traits(contact)), right)
            for (_, contact, right), is_in in zip(samples, inside, strict=True)
            if not is_in
        ]
        weights = fit(rest)
        pairs += [
            (probability(weights, contact), right)
            for (_, contact, right), is_in in zip(samples, inside, strict=True)
            if is_in
        ]
    return pairs


def probability(weights: dict[str, float], contact: Contact) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(trait, 0.0) for trait in traits(contact))))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = [*judged(options.gold, options.gold, "develop"), *judged(options.gold, options.gold, "check")]
    for folder in options.further:
        samples += judged(options.gold, folder, None)
    print(len(samples), "contacts, each judged by a model that has not seen its document")
    print(f"expected calibration error {reliability(cross_validated(samples)):.3f}")
    if options.write:
        weights = fit([(list(traits(contact)), right) for _, contact, right in samples])
        rows = (f"{name}\t{weight}\n" for name, weight in sorted(weights.items()))
        WEIGHTS.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
