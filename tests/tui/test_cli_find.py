from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from command_line import answering, articles, wegweiser

from tui.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("find")
    file = folder / "d.sqlite3"
    assert wegweiser("--directory", file, "add", articles(folder / "in")).code == Exit.DONE
    return file


@pytest.mark.parametrize(
    "query",
    [
        ["Sprachkurs"],
        ["sprachkurs", "eltern"],
        ["Sprachkurs für Eltern"],
        ["Brandt"],
        ["030 23125001"],
        ["03023125001"],
        ["+49 30 23125-001"],
        ["monika.brandt@kreis.example"],
        ["Fachdienst", "Migration"],
    ],
)
def test_what_was_added_is_found(file: Path, query: list[str]) -> None:
    ran = wegweiser("--directory", file, "find", *query)
    assert ran.code == Exit.DONE
    assert "Monika Brandt" in ran.out.splitlines()[0]
    assert "030 23125001" in ran.out
    assert "last seen  30 Nov 2017 (" in ran.out
    assert "“Auskunft für Eltern gibt Monika Brandt" in ran.out
    assert "kurs.txt" in ran.out


@pytest.mark.parametrize(
    "query", ["xylophonverleih", '"', "a-b", "foo:bar", "AND", "(", "*", "NEAR(", "\0", "\udcff", "-"]
)
def test_no_query_fails(file: Path, query: str) -> None:
    ran = wegweiser("--directory", file, "find", "--", query)
    assert ran.code in {Exit.DONE, Exit.NOTHING}
    assert "Traceback" not in ran.err


def test_where_nothing_fits_the_nearest_are_shown_and_exit_is_1(file: Path) -> None:
    with answering("Monika Brandt", nothing_fits=True):
        ran = wegweiser("--directory", file, "find", "xylophonverleih")
        answer = json.loads(wegweiser("--directory", file, "find", "--json", "xylophonverleih").out)
    assert ran.code == Exit.NOTHING
    assert ran.err == "nothing fits; the nearest:\n"
    assert "Monika Brandt" in ran.out
    assert [hit["person"] for hit in answer["hits"]] == ["Monika Brandt"]


def test_nothing_found_is_said_and_is_exit_1(file: Path) -> None:
    with answering():
        ran = wegweiser("--directory", file, "find", "xylophonverleih")
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert ran.err == "nothing found for xylophonverleih\n"


def test_json_has_one_line_a_query(file: Path) -> None:
    asked = "Sprachkurs\r\n\nxylophonverleih\nSchuldnerberatung"
    ran = wegweiser("--directory", file, "find", "--json", "--limit", "3", "-", stdin=asked.encode())
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["query"] for answer in answers] == [
        "Sprachkurs",
        "",
        "xylophonverleih",
        "Schuldnerberatung",
    ]
    assert answers[0]["hits"][0]["person"] == "Monika Brandt"
    assert answers[1]["hits"] == []
    assert answers[3]["hits"][0]["person"] == "Claudia Winter"
    assert ran.code == Exit.DONE


def test_queries_from_standard_input_are_headed(file: Path) -> None:
    asked = b"\xef\xbb\xbfSprachkurs\nSchuldnerberatung\n"
    ran = wegweiser("--directory", file, "find", "-", stdin=asked)
    assert ran.out.startswith("Sprachkurs:\n")
    assert "\nSchuldnerberatung:\n" in ran.out


def test_if_no_query_finds_anything_exit_is_1(file: Path) -> None:
    with answering("Monika Brandt", nothing_fits=True):
        for stdin in (b"", b"\n\n", b"xylophonverleih\n"):
            assert wegweiser("--directory", file, "find", "-", stdin=stdin).code == Exit.NOTHING


def test_filters(file: Path) -> None:
    ran = wegweiser("--directory", file, "find", "--topic", "debt")
    assert "Claudia Winter" in ran.out
    assert "Monika Brandt" not in ran.out
    assert wegweiser("--directory", file, "find", "--topic", "Schuldnerberatung").out == ran.out
    assert wegweiser("--directory", file, "find", "--status", "verified", "").code == Exit.NOTHING
    assert "Monika Brandt" in wegweiser("--directory", file, "find", "--has", "email", "Brandt").out


def test_limit(file: Path) -> None:
    ran = wegweiser("--directory", file, "find", "--limit", "1", "")
    assert len(re.findall(r"^ *\d+  \S", ran.out, re.MULTILINE)) == 1
    assert "1 of 2; --limit shows more" in ran.err


def test_show(file: Path) -> None:
    found = wegweiser("--directory", file, "find", "--json", "Sprachkurs").out
    ran = wegweiser("--directory", file, "show", str(json.loads(found)["hits"][0]["id"]))
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert "What articles say" in ran.out
    assert "from “(0 30) 2 31 25-001”" in ran.out


def test_show_of_no_contact(file: Path) -> None:
    ran = wegweiser("--directory", file, "show", "4711")
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert ran.err == "wegweiser: there is no contact 4711 in this directory\n"


def test_topics(file: Path) -> None:
    ran = wegweiser("--directory", file, "topics")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert re.search(r"^     1    \S.* \[debt\]$", ran.out, re.MULTILINE)


def test_no_directory_yet_says_how_to_fill_one(tmp_path: Path) -> None:
    for arguments in (["find", "x"], ["show", "1"], ["topics"], ["export"]):
        ran = wegweiser("--directory", tmp_path / "none.sqlite3", *arguments)
        assert (ran.code, ran.out) == (Exit.NOTHING, "")
        assert "there is no directory yet; fill it with: wegweiser add PATH…" in ran.err
    assert not (tmp_path / "none.sqlite3").exists()


def test_an_empty_directory_says_how_to_fill_it(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite3"
    wegweiser("--directory", file, "add", "-", stdin=b"Ein Artikel, in dem niemand steht.")
    for arguments in (["find", "x"], ["topics"], ["export"]):
        ran = wegweiser("--directory", file, *arguments)
        assert ran.code == Exit.NOTHING
        assert "fill it with: wegweiser add PATH…" in ran.err


def test_show_tells_where_it_stands_in_the_file(tmp_path: Path) -> None:
    folder, file = articles(tmp_path / "in"), tmp_path / "d.sqlite3"
    wegweiser("--directory", file, "add", folder)
    ran = wegweiser("--directory", file, "show", "--original", "1")
    told = ran.out[ran.out.index("Where it stands") :].splitlines()[1:]
    path, line, column = told[0].strip().rsplit(":", 2)
    shown = told[1].strip().strip("…")
    assert shown in (folder / path.rpartition("/")[2]).read_text(encoding="utf-8").split("\n")[int(line) - 1]
    assert int(column) >= 1
    assert "Where it stands" not in wegweiser("--directory", file, "show", "1").out
    for path_of in folder.iterdir():
        path_of.unlink()
    assert "no file that is still there" in wegweiser("--directory", file, "show", "--original", "1").out
