"""Measure `wegweiser add` on generated archives: articles and megabytes a second, and the peak of memory.

    python -P tests/bench/adding_archive.py [--jobs N] [--meaning] [--most SECONDS] KIND MEGABYTES…

KIND is text, html, pdf (each in a ZIP) or warc. One article in twenty names a contact. Megabytes count the
documents unpacked. Each archive is added twice: the second time nothing has changed. Memory is the resident
set of the process that writes, and the proportional share (PSS) of all processes together. Without
`--meaning` no sentence vectors are computed. What takes longer than `--most` seconds is interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from reading_samples import Sample, html_page, plain_text, printed  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = TESTS / "corpus"
DESKS = ("Sozialamt", "Jugendamt", "Fachdienst Migration", "Bürgerbüro", "Schuldnerberatung")
GIVEN = ("Anna", "Bert", "Clara", "Dirk", "Eva", "Frank", "Gerda", "Hans", "Ines", "Jan")
SURNAMES = ("Kramer", "Vogt", "Behrens", "Winter", "Brandt", "Ebeling", "Cramer", "Lohse", "Timm", "Wulf")
# What stands around the text of a saved page: 80 kB of frame, most of it script, as a newspaper's page has.
_LINKS = "".join(
    f'<li class="nav-item nav-{n}"><a class="link" href="/ressort/{n}/index.html">Ressort {n}</a></li>'
    for n in range(200)
)
_SCRIPT = "".join(f'{{"id": {n}, "slot": "teaser-{n}", "size": [300, 250]}},' for n in range(1200))
FRAME = f"<script>window.slots = [{_SCRIPT}]</script><nav><ul>{_LINKS}</ul></nav>"


def articles(seed: int = 1) -> Iterator[Sample]:
    """Yield articles without end: words of the corpus in sentences, 2,500 characters each."""
    chance = random.Random(seed)  # noqa: S311 - articles, no secrets
    texts = " ".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    # The PDF's font has no other letters.
    texts = texts.encode("cp1252", "ignore").decode("cp1252")
    words = sorted({word for word in texts.split() if word.isalpha() and len(word) > 2})
    number = 0
    while True:
        number += 1
        blocks: list[tuple[str, str]] = [("p", _paragraph(chance, words)) for _ in range(6)]
        if number % 20 == 0:
            name = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
            phone = f"030 23125{chance.randrange(1000):03}"
            desk = chance.choice(DESKS)
            blocks.append(("p", f"Auskunft gibt {name} vom {desk} der Stadt Lindenaue, Telefon {phone}."))
        title = " ".join(chance.choices(words, k=5))
        url = f"https://kreisblatt.example/2018/05/{number}.html"
        yield Sample(title, "2018-05-03", "Seefurter Kreisblatt", url, tuple(blocks))


def _paragraph(chance: random.Random, words: list[str]) -> str:
    sentences = (" ".join(chance.choices(words, k=chance.randrange(6, 16))) for _ in range(5))
    return ". ".join(sentence.capitalize() for sentence in sentences) + "."


def write(path: Path, kind: str, megabytes: int) -> tuple[int, int]:
    """Write an archive; return the articles and bytes in it."""
    made = size = 0
    with contextlib.ExitStack() as stack:
        archive = (
            stack.enter_context(zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)) if kind != "warc" else None
        )
        stream = stack.enter_context(path.open("wb")) if archive is None else None
        for sample in articles():
            suffix, data = _document(sample, kind)
            if archive is not None:
                archive.writestr(f"{made}.{suffix}", data)
            if stream is not None:
                _append(stream, sample, data)
            made += 1
            size += len(data)
            if size >= megabytes * 1_000_000:
                return made, size
    raise AssertionError


def _document(sample: Sample, kind: str) -> tuple[str, bytes]:
    if kind == "text":
        return "txt", plain_text(sample).encode()
    if kind == "pdf":
        return "pdf", printed(sample)
    page = html_page(sample).replace("</head><body>", f"</head><body>{FRAME}")
    return "html", page.encode()


def _append(stream: BinaryIO, sample: Sample, page: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    block = head + b"Content-Length: %d\r\n\r\n" % len(page) + page
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{sample.url}>\r\n"
        f"WARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Target-URI: {sample.url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    stream.write(fields.encode() + block + b"\r\n\r\n")


def add(path: Path, directory: Path, options: list[str], most: int) -> tuple[float, int, int, str]:
    """Add for so many seconds at most; return seconds, kB of the writer, kB of all, and the summary."""
    code = "from tui.cli import main; main()"
    command = [sys.executable, "-P", "-c", code, "add", "--directory", str(directory), *options, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    begun = time.perf_counter()
    alone = together = 0
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as process:
        while process.poll() is None:
            alone = max(alone, _figure(process.pid, "status", "VmHWM"))
            family = [process.pid, *_children(process.pid)]
            together = max(together, sum(_figure(pid, "smaps_rollup", "Pss") for pid in family))
            time.sleep(0.3)
            if time.perf_counter() - begun > most:
                process.send_signal(signal.SIGINT)
                process.wait()
        told = process.stderr.read().decode() if process.stderr else ""
    return time.perf_counter() - begun, alone, together, told.splitlines()[0]


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _figure(pid: int, file: str, name: str) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1])
    return 0


def processor() -> float:
    """Return the seconds of processor that ended children have used, of all cores together."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run with the process's arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("text", "html", "pdf", "warc"))
    parser.add_argument("megabytes", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--meaning", action="store_true")
    parser.add_argument("--most", type=int, default=900, help="seconds for one run")
    chosen = parser.parse_args()
    options = ["--jobs", str(chosen.jobs)] if chosen.jobs else []
    options += [] if chosen.meaning else ["--without-meaning"]
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in chosen.megabytes:
            path = Path(folder, f"{megabytes}.{'warc' if chosen.kind == 'warc' else 'zip'}")
            directory = Path(folder, f"{megabytes}.sqlite3")
            made, size = write(path, chosen.kind, megabytes)
            for time_of in ("first", "again"):
                before = processor()
                seconds, alone, together, told = add(path, directory, options, chosen.most)
                print(
                    f"{chosen.kind} {size / 1e6:.0f} MB, {made} articles, {time_of}: {seconds:.1f} s, "
                    f"{made / seconds:.0f} articles/s, {size / seconds / 1e6:.2f} MB/s, "
                    f"{processor() - before:.1f} s of processor; "
                    f"writer {alone / 1000:.0f} MB, all {together / 1000:.0f} MB; {told}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
