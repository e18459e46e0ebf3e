"""Measure reading: from saved pages to contacts beside trafilatura and python-phonenumbers, and each format.

    python -P tests/bench/reading.py [FOLDER] [--peer PYTHON] [--memory KIND MEGABYTES]

FOLDER holds saved pages (.html, .htm); without it, the pages of tests/corpus are measured. `--peer` names a
Python that has trafilatura and phonenumbers (a virtual environment of its own); without one, or without the
packages there, a line says so. Prints pages and megabytes a second for the way from bytes to contacts, and
articles and megabytes a second for text, HTML, WARC and PDF, reading alone. `--memory` writes an archive of
that kind (warc, mbox, jsonl, csv, rss) and size into the temporary folder, and prints the peak of memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from reading_samples import MANY, SAMPLES, printed, warc  # noqa: E402

from extract import ExtractError, read, read_bytes, survey  # noqa: E402
from extract.read import unpack  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CORPUS = TESTS / "corpus"
ROUNDS = 3  # the best counts: other programs only ever slow one down
ARTICLES = 300  # of each format

PEER = """
import json, sys, time
try:
    import phonenumbers, trafilatura
except ImportError as error:
    sys.exit(str(error))
pages = [open(name, "rb").read() for name in json.load(sys.stdin)]
best = 1e9
for _ in range(ROUNDS):
    start = time.process_time()
    found = 0
    for page in pages:
        text = trafilatura.extract(page, favor_recall=True) or ""
        found += sum(1 for _ in phonenumbers.PhoneNumberMatcher(text, "DE"))
    best = min(best, time.process_time() - start)
print(json.dumps([best, found]))
""".replace("ROUNDS", str(ROUNDS))


def best_of(task: Callable[[], int]) -> tuple[float, int]:
    """Return the shortest time of some rounds, in seconds of this process, and what the task counted."""
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        start = time.process_time()
        count = task()
        best = min(best, time.process_time() - start)
    return best, count


def to_contacts(pages: Sequence[tuple[str, bytes]]) -> int:
    """Return how many numbers stand in the contacts and beside them."""
    found = 0
    for source, data in pages:
        for article in read_bytes(data, source):
            findings = survey(article)
            found += len(findings.phones) + len(findings.furniture_phones)
    return found


def read_all(files: Iterable[tuple[str, bytes]]) -> int:
    """Return how many articles were read."""
    return sum(1 for source, data in files for _ in read_bytes(data, source))


def peer(python: str | None, paths: Sequence[Path]) -> float | None:
    """Return the peer's time for the same pages; None, with a line that says why, if it is not there."""
    if python is None:
        print("peer       no --peer PYTHON: trafilatura is not measured")
        return None
    command = [python, "-c", PEER]
    done = subprocess.run(
        command, input=json.dumps([str(path) for path in paths]), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"peer       not measured: {done.stderr.strip().splitlines()[-1]}")
        return None
    seconds, found = json.loads(done.stdout)
    print(f"peer       trafilatura + phonenumbers' matcher: {found} numbers")
    return float(seconds)


def rate(name: str, seconds: float, count: int, length: int) -> None:
    """Print one line."""
    speed = f"{count / seconds:9.0f} a second  {length / seconds / 1e6:8.2f} MB/s"
    print(f"{name:<10} {speed}  ({count}, {length / 1e6:.2f} MB)")


def pages_beside_peer(folder: Path, python: str | None) -> list[tuple[str, bytes]]:
    """Measure the way from saved pages to contacts."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".htm"))
    pages = [(str(path), path.read_bytes()) for path in paths]
    length = sum(len(data) for _, data in pages)
    to_contacts(pages[:1])  # word lists are loaded
    seconds, found = best_of(lambda: to_contacts(pages))
    print(f"ours       {found} numbers")
    rate("ours", seconds, len(pages), length)
    reading, _ = best_of(lambda: read_all(pages))
    rate("reading", reading, len(pages), length)
    if theirs := peer(python, paths):
        rate("peer", theirs, len(pages), length)
        print(f"factor     {theirs / seconds:.1f} (target 15)")
    return pages


def formats(pages: Sequence[tuple[str, bytes]]) -> None:
    """Measure reading alone, format by format."""
    texts = [
        (f"{number}.txt", article.text.encode())
        for number, (source, data) in enumerate(pages)
        for article in read_bytes(data, source)
    ]
    archive = warc(SAMPLES * (ARTICLES // len(SAMPLES)), compressed=True)
    sheets = [(f"{number}.pdf", printed(SAMPLES[number % 2 * 2])) for number in range(ARTICLES // 3)]
    for name, files in (
        ("text", texts),
        ("HTML", pages),
        ("WARC", [("a.warc.gz", archive)]),
        ("PDF", sheets),
    ):
        try:
            seconds, count = best_of(lambda files=files: read_all(files))  # type: ignore[misc]
        except ExtractError as error:
            print(f"{name:<10} not measured: {error.reason}")
            continue
        unpacked = sum(len(gzip.decompress(data)) if name == "WARC" else len(data) for _, data in files)
        rate(name, seconds, count, unpacked)


def memory(kind: str, megabytes: int) -> None:
    """Print the peak of memory while an archive is unpacked and, in part, read."""
    begin, one, end = MANY[f"a.{kind}"](()), MANY[f"a.{kind}"](SAMPLES), b""
    if kind == "rss":
        begin, end = begin.split(b"</channel>")[0], b"</channel></rss>"
        one = one[one.index(b"<item>") : one.index(b"</channel>")]
    elif kind == "csv":
        one = one[len(begin) :]
    elif kind == "jsonl":
        one += b"\n"
    elif kind == "warc":
        begin = b""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        with path.open("wb") as stream:
            stream.write(begin)
            block = one * (1_000_000 // len(one))
            for _ in range(megabytes * 1_000_000 // len(block)):
                stream.write(block)
            stream.write(end)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        start = time.process_time()
        count = sum(1 for _ in unpack(path, report=print))
        seconds = time.process_time() - start
        for _ in zip(read(path), range(1000), strict=False):
            pass
        size = path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rate(kind, seconds, count, size)
    print(f"memory     {peak} MB at most, {before} MB before")


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--peer")
    parser.add_argument("--memory", nargs=2, metavar=("KIND", "MEGABYTES"))
    given = parser.parse_args()
    if given.memory:
        memory(given.memory[0], int(given.memory[1]))
        return
    formats(pages_beside_peer(given.folder, given.peer))


if __name__ == "__main__":
    main()
