from __future__ import annotations

import codecs
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import ARTICLE, articles, wegweiser

from tui.exits import Exit


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_one_line_an_article_in_the_order_named(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in")
    ran = wegweiser("extract", "--format", "jsonl", folder / "umzug.md", folder)
    assert (ran.code, ran.err) == (Exit.DONE, "")
    sources = [line["source"] for line in lines(ran.out)]
    assert sources == [str(folder / name) for name in ("umzug.md", "kurs.txt", "umzug.md")]


def test_the_contact_and_its_topics(tmp_path: Path) -> None:
    ran = wegweiser("extract", articles(tmp_path / "in") / "umzug.md")
    (contact,) = lines(ran.out)[0]["contacts"]
    assert contact["person"] == "Claudia Winter"
    assert contact["phones"] == ["+493023125002"]
    assert contact["emails"] == ["claudia.winter@schulden.example"]
    assert contact["topics"][0] == "debt"


def test_standard_input_holds_one_article() -> None:
    ran = wegweiser("extract", "-", stdin=ARTICLE.encode())
    assert ran.code == Exit.DONE
    (line,) = lines(ran.out)
    assert line["source"].startswith("stdin:")
    assert line["published"] == "2017-11-30"


def test_explain(tmp_path: Path) -> None:
    ran = wegweiser("extract", "--explain", articles(tmp_path / "in") / "kurs.txt")
    (line,) = lines(ran.out)
    assert line["phones"][0]["rule"]
    assert line["contacts"][0]["rules"]["person"]
    assert "rejections" in line


def test_no_directory_is_touched(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite3"
    for arguments in (["--directory", str(file), "extract"], ["extract", "--directory", str(file)]):
        assert wegweiser(*arguments, "-", stdin=b"Ein Artikel.").code == Exit.DONE
        assert not file.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x00\x01\x02\xff\xfe\x00" * 100, ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ""),
        (b"<html><body><script>1</script></body></html>", "empty"),
    ],
)
def test_what_is_no_text_is_told_in_one_line_and_the_rest_goes_on(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    ran = wegweiser("extract", tmp_path)
    assert ran.code == Exit.NOTHING
    assert [line["source"] for line in lines(ran.out)] == [str(tmp_path / "b.txt")]
    (told,) = ran.err.splitlines()
    assert told.startswith(f"wegweiser: {tmp_path / 'a.txt'}: {reason}")
    assert len(told) > len(f"wegweiser: {tmp_path / 'a.txt'}: ") + 4


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "no such file or directory"),
        ("x" * 5000, "file name too long"),
        ("", "no articles in this folder"),
        ("loop.txt", "too many levels of symbolic links"),
        ("null\0.txt", "null"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "empty").mkdir()
    ran = wegweiser("extract", tmp_path / name if name else tmp_path / "empty")
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    (told,) = ran.err.splitlines()
    assert said in told


@pytest.mark.parametrize(
    "encoded",
    [
        ARTICLE.encode("utf-8"),
        codecs.BOM_UTF8 + ARTICLE.encode("utf-8"),
        codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"),
        ARTICLE.encode("cp1252"),
        ARTICLE.replace("\n", "\r\n").encode("cp1252"),
    ],
)
def test_encodings(encoded: bytes) -> None:
    ran = wegweiser("extract", "-", stdin=encoded)
    (line,) = lines(ran.out)
    assert line["contacts"][0]["quote"].startswith("Auskunft für Eltern gibt")
    assert line["phones"][0]["number"] == "+493023125001"


def test_a_reader_that_trips_over_one_file_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(_article: object) -> None:
        raise RecursionError("too \x1b[31m deep")

    monkeypatch.setattr("tui.reading.survey", trip)
    ran = wegweiser("extract", articles(tmp_path / "in"))
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    told = ran.err.splitlines()
    assert len(told) == 2
    assert "failed unexpectedly (RecursionError: too [31m deep); please report this" in told[0]


def test_two_runs_say_the_same() -> None:
    # The order of sets differs from process to process; an article must not be "changed" by that.
    corpus = Path(__file__).parents[1] / "corpus"
    command = [str(Path(sys.executable).with_name("wegweiser")), "extract", "--explain", str(corpus)]
    outputs = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
