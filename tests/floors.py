"""Compare the figures reached on the gold documents with the floors in floors.toml.

    floors.py GOLD [--raise] [--lower]

GOLD is the folder of gold documents with its scorers. Runs the project's own command over it, prints a
table (figure, reached, floor), and ends with 1 if a figure lies below its floor. `--raise` writes what was
reached where it is above the floor; `--lower` writes all that was reached, and is to be explained in the
commit that does it. Figures are F1 in extraction, and the share of questions answered by the first hit
(at1) or one of the first three (at3) in search.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shlex
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = Path(__file__).with_name("floors.toml")
COMMAND = Path(sys.executable).with_name("wegweiser")
# Scores are rounded to four digits; a floor holds if it is met to that precision.
_PARTS = {"whole": (), "develop": ("--part", "develop"), "check": ("--part", "check")}
_HEAD = """\
# What the project reaches on the gold documents, and must go on reaching: `.ci/run` fails below it.
# Written by `python tests/floors.py ../shared/gold --raise`; lowering one takes --lower and a reason.
"""

Figures = dict[str, float]


def extraction_figures(gold: Path) -> Figures:
    """Return F1 of every field for the whole gold and for its two parts ("check.phones" → 0.97)."""
    figures: Figures = {}
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predictions:
        extract = [str(COMMAND), "extract", "--format", "jsonl", str(gold / "docs")]
        subprocess.run(extract, check=True, stdin=subprocess.DEVNULL, stdout=predictions)
        for part, arguments in _PARTS.items():
            scores = _json(sys.executable, gold / "score.py", gold, predictions.name, "--json", *arguments)
            figures[f"{part}.kind_accuracy"] = scores.pop("kind_accuracy")
            figures |= {f"{part}.{field}": score["f1"] for field, score in scores.items()}
    return figures


def search_figures(gold: Path) -> Figures:
    """Return the shares of questions answered, for the guide's questions and the short lay ones."""
    figures: Figures = {}
    for name, arguments in {"guide": (), "lay": ("--set", gold)}.items():
        asked = (
            sys.executable,
            gold / "search" / "score_search.py",
            "--json",
            "--command",
            shlex.quote(str(COMMAND)),
            *arguments,
        )
        scores = _json(*asked)
        milliseconds = scores.pop("milliseconds_per_question")
        print(f"search, {name} questions: {milliseconds} ms a question")
        for language, score in scores.items():
            figures |= {f"search.{name}.{language}.{at}": score[at] for at in ("at1", "at3")}
    return figures


def digest(gold: Path) -> str:
    """Return a digest of the gold's documents and annotations, so that floors name what they were met on."""
    total = hashlib.sha256()
    for path in sorted(p for p in gold.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(gold).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def compare(reached: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Print the table and return the names of the figures below their floor, or no longer measured."""
    below = [name for name, floor in floors.items() if reached.get(name, 0.0) < floor]
    print(f"{'figure':32}{'reached':>9}{'floor':>9}")
    for name in dict.fromkeys([*floors, *reached]):
        values = "".join(
            f"{v:9.4f}" if (v := figures.get(name)) is not None else f"{'-':>9}"
            for figures in (reached, floors)
        )
        print(f"{name:32}{values}{'  BELOW' if name in below else ''}")
    return below


def write(figures: Mapping[str, float], gold_digest: str, file: Path) -> None:
    """Write the floors, one figure a line."""
    lines = [f'"{name}" = {value:.4f}' for name, value in figures.items()]
    file.write_text(
        _HEAD + f'gold = "{gold_digest}"\n\n[floors]\n' + "\n".join(lines) + "\n", encoding="utf-8"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare, and say how many floors hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="write the better figures")
    parser.add_argument("--lower", action="store_true", help="write all figures, worse ones too")
    asked = parser.parse_args(arguments)
    known = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    floors: Figures = known.get("floors", {})
    gold_digest = digest(asked.gold)
    if floors and known.get("gold") != gold_digest:
        print("note: the floors were reached on other gold documents than these")
    reached = extraction_figures(asked.gold) | search_figures(asked.gold)
    below = compare(reached, floors)
    if asked.lower:
        write(reached, gold_digest, FILE)
    elif asked.raise_floors:
        write({n: max(reached.get(n, 0.0), floors.get(n, 0.0)) for n in reached | floors}, gold_digest, FILE)
    print(f"{len(floors) - len(below)} passed, {len(below)} failed")
    return 1 if below else 0


def _json(*command: object) -> dict[str, Any]:
    done = subprocess.run(
        [str(part) for part in command], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    sys.exit(main())
