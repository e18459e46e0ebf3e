"""Forgetting who is only mentioned, retention, office numbers, contradictions: as typed at a terminal."""

from __future__ import annotations

import csv
import sqlite3
from typing import TYPE_CHECKING

import pytest
from command_line import wegweiser

from directory.reader import Reader
from tui.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

OLD = """\
---
title: Beratung in Celle
date: 2012-03-01
---

Auskunft gibt Frau Monika Brandt vom Sozialamt der Stadt Celle, Telefon (0 30) 2 31 25-001.
Gelobt wurde auch Jürgen Großkreutz, und Herr Großkreutz freute sich.
"""
NEW = """\
---
title: Beratung in Celle
date: 2024-03-01
---

Auskunft gibt Frau Monika Brandt vom Sozialamt der Stadt Celle, Telefon (0 30) 2 31 25-002, mobil
0171 39200-11, E-Mail m.brandt@celle.example.

Auskunft gibt Herr Uwe Hartung vom Jugendamt der Stadt Celle, Telefon (0 30) 2 31 25-002.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "alt.md").write_text(OLD, encoding="utf-8")
    (folder / "neu.md").write_text(NEW, encoding="utf-8")
    file = tmp_path / "d.sqlite3"
    assert wegweiser("--directory", file, "add", folder).code == Exit.DONE
    return file


def number(file: Path, person: str) -> int:
    with Reader.open(file) as reader:
        return next(entry.id for entry in reader.entries() if entry.person == person)


def raw(file: Path) -> str:
    parts = [path.read_bytes() for path in sorted(file.parent.glob(file.name + "*"))]
    return b"".join(parts).decode("utf-8", "replace").lower()


@pytest.mark.parametrize("asked", ["Jürgen Großkreutz", "Grosskreutz, Juergen"])
def test_who_is_only_mentioned_can_be_forgotten(tmp_path: Path, file: Path, asked: str) -> None:
    assert "alt.md" in wegweiser("--directory", file, "about", asked).out
    ran = wegweiser("--directory", file, "forget", asked, stdin=b"y\n", terminal=True)
    assert ran.code == Exit.DONE
    assert "1 time in" in ran.err
    assert "contacts: 0, texts blackened: 1" in ran.err
    assert "alt.md: the article itself is not touched" in ran.err
    again = tmp_path / "woanders"
    again.mkdir()
    (again / "kopie.md").write_text(OLD, encoding="utf-8")
    (again / "anders.md").write_text(OLD.replace("ß", "ss"), encoding="utf-8")
    assert wegweiser("--directory", file, "add", again).code == Exit.DONE
    for trace in ("großkreutz", "grosskreutz"):
        assert trace not in raw(file), trace
    for verb in (["about"], ["forget", "--yes"]):
        assert wegweiser("--directory", file, *verb, asked).code == Exit.NOTHING


def test_a_reader_that_holds_on_is_told_and_forgetting_finished_later(file: Path) -> None:
    reading = sqlite3.connect(file, isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM article").fetchone()
    ran = wegweiser("--directory", file, "forget", "--yes", "Jürgen Großkreutz")
    assert ran.code == Exit.NOTHING
    assert "wegweiser forget --finish" in ran.err
    assert wegweiser("--directory", file, "forget", "--finish").code == Exit.NOTHING
    reading.close()
    assert wegweiser("--directory", file, "forget", "--finish").code == Exit.DONE
    assert "großkreutz" not in raw(file)


@pytest.mark.parametrize("arguments", [["forget"], ["forget", "--finish", "17"], ["forget", " "]])
def test_whom_to_forget_must_be_said(file: Path, arguments: list[str]) -> None:
    assert wegweiser("--directory", file, *arguments).code == Exit.USAGE


def test_retain_lists_then_removes(file: Path) -> None:
    ran = wegweiser("--directory", file, "retain", "--older-than", "5y")
    assert ran.code == Exit.DONE
    assert [line.rpartition("/")[2] for line in ran.out.splitlines()] == ["alt.md"]
    assert ran.out.startswith("01 Mar 2012  ")
    assert "1 article from before" in ran.err
    ran = wegweiser("--directory", file, "retain", "--older-than", "5y", "--remove")
    assert (ran.code, ran.out) == (Exit.DONE, "")
    assert "articles  1 from before" in ran.err
    assert "großkreutz" not in raw(file)
    with Reader.open(file) as reader:
        assert all(entry.sources[0].endswith("neu.md") for entry in reader.entries())
    assert wegweiser("--directory", file, "retain", "--older-than", "5y").code == Exit.NOTHING
    assert wegweiser("--directory", file, "retain", "--older-than", "5y", "--remove").code == Exit.NOTHING


@pytest.mark.parametrize("age", ["5", "y", "alt", "-5y", "5 y z", ""])
def test_what_is_no_age(file: Path, age: str) -> None:
    ran = wegweiser("--directory", file, "retain", "--older-than", age)
    assert ran.code == Exit.USAGE
    assert "no age" in ran.err


def test_an_export_for_offices_leaves_private_numbers_out(tmp_path: Path, file: Path) -> None:
    every, offices = tmp_path / "all.csv", tmp_path / "offices.csv"
    assert wegweiser("--directory", file, "export", "-o", every).code == Exit.DONE
    assert wegweiser("--directory", file, "export", "--office-only", "-o", offices).code == Exit.DONE
    assert "39200" in every.read_text(encoding="utf-8")
    text = offices.read_text(encoding="utf-8")
    assert "39200" not in text
    assert "3920011" not in text
    rows = list(csv.DictReader(text.splitlines()))
    assert sorted(row["person"] for row in rows if row["person"]) == ["Monika Brandt", "Uwe Hartung"]
    found = wegweiser("--directory", file, "export", "--office-only", "Monika Brandt").out
    assert "3920011" not in found
    assert "m.brandt@celle.example" in found


def test_show_marks_private_numbers_and_contradictions(file: Path) -> None:
    shown = wegweiser("--directory", file, "show", str(number(file, "Monika Brandt"))).out
    assert "mobile     0171 3920011 (private)" in shown
    assert "e-mail     m.brandt@celle.example\n" in shown
    assert "conflict   phone 030 23125002 (01 Mar 2024), 030 23125001 (until 01 Mar 2012)" in shown
    assert "is also the phone of" in shown
    assert "Uwe Hartung" in shown
    assert "phone         until 2012: 030 23125001" in shown


def test_duplicates_lists_contradictions(file: Path) -> None:
    ran = wegweiser("--directory", file, "duplicates")
    assert ran.code == Exit.DONE
    assert "conflict: 030 23125002 is also the phone of" in ran.out
    assert "conflict: phone 030 23125002 (01 Mar 2024), 030 23125001 (until 01 Mar 2012)" in ran.out
    contact = str(number(file, "Monika Brandt"))
    wegweiser("--directory", file, "verify", contact)
    wegweiser("--directory", file, "apart", contact, str(number(file, "Uwe Hartung")))
    assert wegweiser("--directory", file, "duplicates").code == Exit.NOTHING
