from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from command_line import wegweiser

if TYPE_CHECKING:
    from pathlib import Path

_STEERING = (
    "\x1b[31m",
    "\x1b[2J\x1b[H",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]0;title\x1b\\",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b[6n",
    "\x1b[?1049h",
    "\x9b31m",
    "\x9d52;c;cm0=\x9c",
    "\x90q\x9c",
    "\x07\x08\x0b\x0c\x7f",
    "\x00",
    "\r\x1b[K",
    "\u202e",
    "\u2066\u2067\u2068\u2069",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u061c\u200e\u200f",
    "\U000e0041\U000e007f",
    "\u2028\u2029\x85",
    "[/][@click=app.quit]",
    "%s%n{0}{x}",
)
_PLACES = (
    "{p}",
    "Ada {p} Beispiel",
    "Schuldner{p}beratung Musterstadt",
    "Telefon 030 {p}23125 001",
    "ada{p}@kreis.example",
    "<h1>{p}</h1>",
    "[DATENBANK=44{p}]Monika Brandt[/DATENBANK]",
    "---\ntitle: {p}\n---\n",
    '<meta property="og:title" content="{p}">',
    "30.11.2017 Von Die {p} Zeitung",
)
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def payloads() -> list[str]:
    return [place.replace("{p}", steering) for place, steering in itertools.product(_PLACES, _STEERING)]


def hostile_article(payload: str) -> str:
    return (
        f"Beratung {payload}\n\n{payload}\n\nAuskunft für Eltern gibt Monika Brandt {payload} von der "
        f"Schuldnerberatung {payload}, "
        f"Telefon (0 30) 2 31 25-001, E-Mail ada@kreis.example {payload}.\n"
    )


def test_there_are_enough_payloads() -> None:
    assert len(payloads()) >= 200


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_payload_reaches_the_terminal(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, payload in enumerate(payloads()):
        (folder / f"{number}{suffix}").write_bytes(hostile_article(payload).encode())
    file = tmp_path / "d.sqlite3"
    runs = [
        wegweiser("--directory", file, "add", folder),
        wegweiser("--directory", file, "find", "--limit", "1000", "Schuldnerberatung"),
        wegweiser("--directory", file, "find", "--limit", "1000", "030 23125001", terminal=False),
        wegweiser("--directory", file, "find", "--limit", "1000", "--json", "Monika Brandt"),
        wegweiser("--directory", file, "topics"),
        *(wegweiser("--directory", file, "show", str(number)) for number in range(1, 30)),
        wegweiser("--directory", file, "export", "--format", "csv"),
        wegweiser("extract", "--explain", folder),
    ]
    for ran in runs:
        assert not _UNSEEN.search(ran.both.replace("\r\n", "\n"))


@pytest.mark.parametrize("steering", [s for s in _STEERING if "\0" not in s and "/" not in s])
def test_no_file_name_reaches_the_terminal(tmp_path: Path, steering: str) -> None:
    folder = tmp_path / f"in{steering}"
    folder.mkdir()
    (folder / f"a{steering}.txt").write_text(hostile_article("x"), encoding="utf-8")
    (folder / f"b{steering}.txt").write_bytes(b"")
    file = folder / f"d{steering}.sqlite3"
    for arguments in (
        ["add", folder],
        ["add", folder / f"missing{steering}"],
        ["add", f"--{steering}"],
        ["find", "Schuldnerberatung"],
        ["find", f"nothing{steering}"],
        ["find", "--topic", steering],
        ["show", steering],
        ["show", "1"],
        ["export"],
        ["export", "-o", folder / f"out{steering}.csv"],
        ["export", "-o", file],
        ["extract", folder],
        [steering],
    ):
        ran = wegweiser("--directory", file, *arguments)
        assert not _UNSEEN.search(ran.both.replace("\r\n", "\n")), arguments


def test_a_name_that_is_no_unicode_is_read_and_shown(tmp_path: Path) -> None:
    bare = str(tmp_path / "kurs-\udcff.txt")
    with open(bare, "w", encoding="utf-8") as file:  # noqa: PTH123  pathlib and open take it alike
        file.write(hostile_article("x"))
    directory = tmp_path / "d.sqlite3"
    assert wegweiser("--directory", directory, "add", bare).code == 0
    assert r"kurs-\\udcff.txt" in wegweiser("extract", bare).out
    assert "Monika Brandt" in wegweiser("--directory", directory, "find", "Schuldnerberatung").out
