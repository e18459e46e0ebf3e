"""Measure looking up: `PYTHONPATH=tests python -m bench.lookup QUESTIONS_FOLDER [--ablate] [--contacts N]`.

The folder holds pages/ or docs/ and questions.jsonl, as ../shared/gold and ../shared/gold/search do. Prints
how often the first hit and one of the first three answer, by language, for either half of the questions
(halves by checksum of the page; rules are made on the first), the time a question takes, and the share of
questions that are said to fit nothing. `--ablate` makes the README's table, one part after another;
`--contacts` measures the time over so many invented contacts instead.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import zlib
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directory import index, lexicon, meaning, ranking, search, ukrainian, weights
from directory.reader import Reader
from directory.store import Store
from extract import read, survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.entry import Hit


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the page, or the channels, that answer it."""

    text: str
    language: str
    source: str | None
    channels: frozenset[str]

    @property
    def half(self) -> int:
        """Return 0 for the half that rules are made on, 1 for the other."""
        return zlib.crc32((self.source or min(self.channels)).encode()) & 1

    def answered_by(self, hit: Hit) -> bool:
        """Tell whether a hit answers."""
        if self.source is not None:
            return Path(hit.source).stem == self.source
        return bool(self.channels & {*hit.entry.all_phones, *hit.entry.emails})


def questions(path: Path) -> list[Question]:
    """Read the questions of a file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Question(
            " ".join(line["q"].split()), line["lang"], line.get("source"), frozenset(line.get("channels", ()))
        )
        for line in lines
    ]


def fill(path: Path, pages: Path) -> None:
    """Read the pages into a new directory."""
    with Store.open(path) as store:
        for page in sorted(pages.iterdir()):
            for article in read(page):
                store.add(survey(article))
        store.finish()


_NO_WORDS = ((search, "_WORDS", 0.0),)
_NO_MEANING = tuple((ranking, name, 0.0) for name in ("_TITLE", "_CHUNK", "_OWN", "_CONTEXT"))
_NO_LEXICON = ((lexicon, "_match", lambda *_: iter(())),)
_NO_TOPICS = ((weights, "CONTACT_WEIGHTS", weights.CONTACT_WEIGHTS | {"topics": 0.0}),)
# What is left out: the object and the name to replace, and by what. First one part is added after another.
PARTS: dict[str, tuple[tuple[Any, str, Any], ...]] = {
    "words": (*_NO_MEANING, *_NO_LEXICON, *_NO_TOPICS),
    "vectors": (*_NO_WORDS, *_NO_LEXICON, *_NO_TOPICS),
    "both": (*_NO_LEXICON, *_NO_TOPICS),
    "both, lexicon": _NO_TOPICS,
    "both, lexicon, topics": (),
    "that without vectors": _NO_MEANING,
    "that without Ukrainian as Russian": ((ukrainian, "in_russian", lambda text: text),),
    "that without telling words apart": ((search, "_TELLING", 0.0),),
    "that without compounds": ((ranking, "_PART", 0.0),),
    "that without contacts' own words and context": ((search, "_OWN", 0.0),),
    "that without articles that name nobody": ((search, "_NOBODY", 100.0),),
}
EVERYTHING = "both, lexicon, topics"


@contextmanager
def without(part: str) -> Iterator[None]:
    """Leave out a part for a while."""
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in PARTS[part]]
    for owner, name, value in PARTS[part]:
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in kept:
            setattr(owner, name, value)


def measure(path: Path, asked: list[Question]) -> str:
    """Ask all; return for each language the shares at 1 and 3 (at 3 for either half), and the time."""
    tally: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    nothing = 0
    start = time.perf_counter()
    with Reader.open(path) as reader:
        for question in asked:
            results = reader.find(question.text, limit=3)
            right = [question.answered_by(hit) for hit in results.hits]
            counts = tally[question.language, question.half]
            counts[0] += 1
            counts[1] += any(right[:1])
            counts[2] += any(right)
            nothing += results.nothing_fits
    seconds = time.perf_counter() - start
    told = []
    for language in dict.fromkeys(question.language for question in asked):
        halves = [tally[language, half] for half in (0, 1)]
        all_of = [sum(counts) for counts in zip(*halves, strict=True)]
        shares = [counts[2] / max(1, counts[0]) for counts in halves]
        first, three = all_of[1] / all_of[0], all_of[2] / all_of[0]
        told.append(f"{first:.2f} / {three:.2f} ({shares[0]:.2f} {shares[1]:.2f})")
    pace = f"{seconds / len(asked) * 1000:.1f} ms, {nothing / len(asked):.1%} fit nothing"
    return " | ".join((*told, pace))


def many(path: Path, count: int) -> None:
    """Write invented contacts straight into a new directory, with vectors of chance; no articles."""
    services = sorted(lexicon.german_words())
    with Store.open(path) as store:
        connection = store._connection  # noqa: SLF001 - a million sentences would take an hour
        connection.execute("BEGIN")
        for number in range(count):
            service = f"{services[number % len(services)]} {services[number * 7 % len(services)]}"
            connection.execute(
                "INSERT INTO contact (id, person, service, organization, confidence, status)"
                " VALUES (?, ?, ?, ?, 0.9, 'found')",
                (number + 1, f"Anna Muster{number % 997}", service, f"Verein {number % 5003}"),
            )
        connection.execute("COMMIT")
        connection.execute("BEGIN")
        search_index(connection, range(1, count + 1))
        connection.execute("UPDATE lookup_text SET vector = randomblob(512), text = NULL")
        connection.execute("COMMIT")
        store.finish()


def search_index(connection: Any, ids: range) -> None:  # noqa: ANN401
    """Index contacts in steps, as adding articles one by one does."""
    for first in range(0, len(ids), 1000):
        index.contacts(connection, ids[first : first + 1000])


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--contacts", type=int, default=0)
    given = parser.parse_args()
    asked = questions(given.folder / "questions.jsonl")
    meaning.encode(["ready"])
    pages = given.folder / "pages"
    with tempfile.TemporaryDirectory() as folder:
        languages = dict.fromkeys(question.language for question in asked)
        print(f"| | {' | '.join(languages)} | a question |\n|{'---|' * (len(languages) + 2)}")
        for part in PARTS if given.ablate else (EVERYTHING,):
            # What the index holds differs with topics and without.
            path = Path(folder) / f"{_NO_TOPICS[0] in PARTS[part]}.sqlite3"
            with without(part):
                if not path.exists() and given.contacts:
                    many(path, given.contacts)
                elif not path.exists():
                    fill(path, pages if pages.is_dir() else given.folder / "docs")
                print(f"| {part} | {measure(path, asked)} |", flush=True)


if __name__ == "__main__":
    main()
