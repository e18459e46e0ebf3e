"""Run the command line inside the test's own process, with its streams as bytes, and make it articles."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from directory.entry import Entry, Hit, Results
from directory.reader import Reader
from tui import language
from tui.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def both(self) -> str:
        return self.out + self.err


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def wegweiser(*arguments: str | Path, stdin: bytes = b"", terminal: bool = False) -> Ran:
    out, err = io.BytesIO(), io.BytesIO()
    kind = _Terminal if terminal else io.TextIOWrapper
    with (
        patch.object(sys, "stdin", kind(io.BytesIO(stdin), encoding="utf-8")),
        patch.object(sys, "stdout", kind(out, encoding="utf-8", write_through=True)),
        patch.object(sys, "stderr", kind(err, encoding="utf-8", write_through=True)),
    ):
        try:
            code = run([str(argument) for argument in arguments])
        finally:  # as in a process of its own: the next one speaks its own language
            language.wish(None)
            language.use("en")
        return Ran(code, out.getvalue().decode(), err.getvalue().decode())


@contextmanager
def answering(*people: str, total: int | None = None, nothing_fits: bool = False) -> Iterator[None]:
    """Let every query be answered with these people, whatever the directory holds."""
    hits = tuple(Hit(Entry(i, person), 1 / i, "", "Auskunft.", "a.txt") for i, person in enumerate(people, 1))
    results = Results(hits, len(hits) if total is None else total, nothing_fits)
    with patch.object(Reader, "find", lambda *_args, **_named: results):
        yield


ARTICLE = """\
Sprachkurs für Eltern

Musterstadt 30.11.2017

Der Fachdienst Migration des Landkreises Musterstadt bietet einen Sprachkurs für Eltern an.

Auskunft für Eltern gibt Monika Brandt vom Fachdienst Migration unter Telefon (0 30) 2 31 25-001 oder
per E-Mail an monika.brandt@kreis.example.
"""
OTHER = """\
Schuldnerberatung zieht um

Bei Fragen hilft Claudia Winter von der Schuldnerberatung Musterstadt, Telefon 030 23125 002,
claudia.winter@schulden.example.
"""


def articles(folder: Path) -> Path:
    folder.mkdir()
    (folder / "kurs.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "umzug.md").write_text(OTHER, encoding="utf-8")
    return folder


def many_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"Kurs {number}\n\n{ARTICLE.replace('25-001', f'25-{number % 900:03}')}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder
