from __future__ import annotations

import json
import os
import sqlite3
import stat
import zipfile
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from command_line import ARTICLE, OTHER, articles, many_articles, wegweiser

from directory.store import Store
from tui.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from directory.documents import Seen
    from directory.entry import Added
    from directory.prepared import Prepared


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "d.sqlite3"


def test_the_summary_says_what_came_of_it(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    ran = wegweiser("add", "--directory", file, folder)
    assert (ran.code, ran.out) == (Exit.DONE, "")
    assert ran.err.splitlines() == [
        "articles  2 read: 2 new, 0 changed, 0 skipped unchanged",
        "contacts  2 new, 0 seen again",
        f"directory {file}",
    ]


def test_a_second_time_changes_nothing_and_says_so(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    wegweiser("add", "--directory", file, folder)
    before = wegweiser("export", "--directory", file).out
    ran = wegweiser("add", "--directory", file, folder)
    assert ran.code == Exit.DONE
    assert "articles  2 read: 0 new, 0 changed, 2 skipped unchanged" in ran.err
    assert "nothing has changed" in ran.err
    assert wegweiser("export", "--directory", file).out == before


def test_a_changed_article_replaces_what_it_said(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    wegweiser("add", "--directory", file, folder)
    (folder / "kurs.txt").write_text(ARTICLE.replace("25-001", "25-007"), encoding="utf-8")
    ran = wegweiser("add", "--directory", file, folder)
    assert "articles  2 read: 0 new, 1 changed, 1 skipped unchanged" in ran.err
    assert wegweiser("find", "--directory", file, "030 23125007").code == Exit.DONE
    assert wegweiser("find", "--directory", file, "030 23125001").code == Exit.NOTHING


def test_failures_are_counted_by_reason_and_the_rest_is_added(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    (folder / "empty1.txt").write_bytes(b"")
    (folder / "empty2.txt").write_bytes(b"")
    ran = wegweiser("add", "--directory", file, folder, tmp_path / "missing.txt")
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert "articles  2 read: 2 new" in ran.err
    assert "failed    3: 2 empty, 1 no such file or directory" in ran.err
    assert wegweiser("find", "--directory", file, "Sprachkurs").code == Exit.DONE


def test_quiet_tells_failures_alone(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    assert wegweiser("add", "--quiet", "--directory", file, folder).both == ""
    ran = wegweiser("add", "-q", "--directory", file, folder, tmp_path / "missing.txt")
    assert ran.err == f"wegweiser: {tmp_path / 'missing.txt'}: no such file or directory\n"
    assert ran.code == Exit.NOTHING


def test_articles_from_standard_input_stay_apart(file: Path) -> None:
    for text in (ARTICLE, OTHER, ARTICLE):
        assert wegweiser("add", "--directory", file, "-", stdin=text.encode()).code == Exit.DONE
    assert wegweiser("export", "--directory", file).out.count("\n") == 3


def test_the_directory_is_named_before_or_after_the_verb_or_by_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(tmp_path / "in")
    one, two, three = (tmp_path / f"{n}.sqlite3" for n in (1, 2, 3))
    assert wegweiser("--directory", one, "add", folder).code == Exit.DONE
    assert one.exists()
    assert wegweiser("--directory", one, "add", "--directory", two, folder).code == Exit.DONE
    assert two.exists()
    monkeypatch.setenv("WEGWEISER_DIRECTORY", str(three))
    assert wegweiser("add", folder).code == Exit.DONE
    assert three.exists()
    for named in (["--directory", str(one), "topics"], ["topics", "--directory", str(two)], ["topics"]):
        assert wegweiser(*named).code == Exit.DONE


def test_the_default_lies_in_the_users_data_folder_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("WEGWEISER_DIRECTORY", raising=False)
    assert wegweiser("add", articles(tmp_path / "in")).code == Exit.DONE
    file = tmp_path / "data" / "wegweiser" / "directory.sqlite3"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_after_ctrl_c_what_was_added_stays(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Store.add_document

    def interrupted(store: Store, document: Seen, prepared: Sequence[Prepared]) -> list[Added]:
        if document.place.endswith("umzug.md"):
            raise KeyboardInterrupt
        return add(store, document, prepared)

    folder = articles(tmp_path / "in")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add_document", interrupted)
        ran = wegweiser("add", "--directory", file, folder)
    assert ran.code == Exit.INTERRUPTED
    assert "articles  1 read: 1 new" in ran.err
    assert ran.err.splitlines()[-1].startswith("interrupted; what was added stays")
    assert wegweiser("find", "--directory", file, "Sprachkurs").code == Exit.DONE
    ran = wegweiser("add", "--directory", file, folder)
    assert "articles  2 read: 1 new, 0 changed, 1 skipped unchanged" in ran.err


@pytest.mark.parametrize("content", [b"name;phone\n", b"\x00" * 4096, b"SQLite format 3\x00" + b"x" * 5000])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    for arguments in (
        ["add", str(articles(tmp_path / "in"))],
        ["find", "x"],
        ["show", "1"],
        ["topics"],
        ["export"],
    ):
        ran = wegweiser("--directory", file, *arguments)
        assert (ran.code, ran.out) == (Exit.NOTHING, "")
        (told,) = ran.err.splitlines()
        assert told.startswith(f"wegweiser: {file}: ")
    assert file.read_bytes() == content


def test_where_no_directory_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    file = tmp_path / "file" / "d.sqlite3"
    ran = wegweiser("--directory", file, "add", articles(tmp_path / "in"))
    assert ran.code == Exit.NOTHING
    assert ran.err == f"wegweiser: {file}: cannot be opened (file exists)\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ran = wegweiser("--directory", closed / "d.sqlite3", "add", articles(tmp_path / "in"))
    assert ran.code == Exit.NOTHING
    assert len(ran.err.splitlines()) == 1


# What a run says.


def test_a_dry_run_says_what_would_happen_and_makes_no_directory(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    ran = wegweiser("add", "--dry-run", "--directory", file, folder)
    assert ran.code == Exit.DONE
    assert ran.err.splitlines() == [
        "articles  2 read: 2 new, 0 changed, 0 skipped unchanged",
        "contacts  2 found",
        "dry run; nothing was written",
    ]
    assert not file.exists()
    wegweiser("add", "--directory", file, folder)
    (folder / "kurs.txt").write_text(ARTICLE.replace("25-001", "25-007"), encoding="utf-8")
    before = wegweiser("export", "--directory", file).out
    ran = wegweiser("add", "-n", "--directory", file, folder)
    assert "2 read: 0 new, 1 changed, 1 skipped unchanged" in ran.err
    assert wegweiser("export", "--directory", file).out == before


def test_the_report_has_a_line_for_each_article(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    wegweiser("add", "--directory", file, folder)
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "umzug.md").write_text(OTHER.replace("002", "003"), encoding="utf-8")
    report = tmp_path / "report.jsonl"
    ran = wegweiser("add", "--directory", file, "--report", report, folder)
    assert ran.code == Exit.NOTHING
    assert "3 read: 0 new, 1 changed, 1 skipped unchanged, 1 with the text of another" in ran.err
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [(line["source"].rpartition("/")[2], line["outcome"]) for line in lines] == [
        ("a.txt", "failed"),
        ("b.txt", "same text"),
        ("kurs.txt", "unchanged"),
        ("umzug.md", "changed"),
    ]
    assert lines[0]["reason"] == "empty"
    assert lines[1]["same_as"] == str(folder / "kurs.txt")
    (contact,) = lines[3]["contacts"]
    assert (contact["person"], contact["phones"]) == ("Claudia Winter", ["+493023125003"])
    assert contact["quote"].startswith("Bei Fragen hilft Claudia Winter")


def test_a_report_that_cannot_be_written(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    ran = wegweiser("add", "--directory", file, "--report", tmp_path / "no" / "r.jsonl", folder)
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert ran.err == f"wegweiser: {tmp_path / 'no' / 'r.jsonl'}: no such file or directory\n"


def test_an_archive_under_the_name_of_a_text_is_opened_and_unchanged_the_next_time(
    tmp_path: Path, file: Path
) -> None:
    folder = articles(tmp_path / "in")
    wrong = tmp_path / "wrong.txt"
    with zipfile.ZipFile(wrong, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
        archive.writestr("../leads_out.txt", ARTICLE)
    ran = wegweiser("add", "--directory", file, wrong)
    assert "articles  2 read: 2 new" in ran.err
    assert f"{wrong}!../leads_out.txt: its name leads out of the archive" in ran.err
    assert "2 skipped unchanged" in wegweiser("add", "--directory", file, wrong).err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_entries_of_an_archive_are_unchanged_the_next_time(tmp_path: Path, file: Path, jobs: str) -> None:
    folder = many_articles(tmp_path / "in", 60)
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    assert "articles  60 read: 60 new" in wegweiser("add", "--jobs", jobs, "--directory", file, packed).err
    assert "60 skipped unchanged" in wegweiser("add", "--jobs", jobs, "--directory", file, packed).err


def test_one_core_and_many_make_the_same_directory(tmp_path: Path) -> None:
    folder = many_articles(tmp_path / "in", 60)
    said = []
    for jobs in ("1", "3"):
        file = tmp_path / f"{jobs}.sqlite3"
        assert wegweiser("add", "-q", "--jobs", jobs, "--directory", file, folder).code == Exit.DONE
        said.append(wegweiser("export", "--directory", file, "--format", "jsonl").out)
    assert said[0] == said[1]
    assert said[0].count("\n") >= 1


def test_a_document_over_the_limit_is_one_line(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")
    (folder / "large.txt").write_text("Viel Text. " * 200_000, encoding="utf-8")
    ran = wegweiser("add", "-q", "--size-limit", "1", "--directory", file, folder)
    assert (ran.code, ran.err) == (Exit.NOTHING, f"wegweiser: {folder / 'large.txt'}: larger than 1 MB\n")
    assert wegweiser("find", "--directory", file, "Sprachkurs").code == Exit.DONE


def test_columns_are_named(tmp_path: Path, file: Path) -> None:
    table = tmp_path / "export.csv"
    table.write_text('k1,k2\nKurs,"Auskunft gibt Anna Kramer unter 030 23125-001."\n', encoding="utf-8")
    named = ("--column", "text=k2", "--column", "title=k1")
    assert wegweiser("add", "--directory", file, *named, table).code == Exit.DONE
    assert "Anna Kramer" in wegweiser("find", "--directory", file, "Kramer").out
    for wrong, said in (("k2", "FIELD=NAME"), ("inhalt=k2", "no field 'inhalt'; there are text, title")):
        ran = wegweiser("add", "--directory", file, "--column", wrong, table)
        assert ran.code == Exit.USAGE
        assert said in ran.err


def test_sentence_vectors_are_left_to_a_later_run(tmp_path: Path, file: Path) -> None:
    folder = articles(tmp_path / "in")

    def waiting() -> int:
        with closing(sqlite3.connect(file)) as connection:
            query = "SELECT count(*) FROM lookup_text WHERE vector IS NULL"
            return int(connection.execute(query).fetchone()[0])

    assert wegweiser("add", "--without-meaning", "--directory", file, folder).code == Exit.DONE
    assert waiting() > 0
    assert wegweiser("find", "--directory", file, "Sprachkurs").code == Exit.DONE
    assert wegweiser("add", "--directory", file, folder).code == Exit.DONE
    assert waiting() == 0


# A web address.


@pytest.fixture
def page() -> Iterator[str]:
    """Serve one page on this machine; yield its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_page = self.path == "/kurs.html"
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<html><body><h1>Kurs</h1><p>{ARTICLE}</p></body></html>".encode())

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/kurs.html"
        server.shutdown()


def test_a_web_address_is_read_and_unchanged_the_next_time(file: Path, page: str) -> None:
    ran = wegweiser("add", "--own-network", "--directory", file, page)
    assert (ran.code, ran.err.splitlines()[0]) == (
        Exit.DONE,
        "articles  1 read: 1 new, 0 changed, 0 skipped unchanged",
    )
    assert page in wegweiser("find", "--directory", file, "Monika Brandt").out
    ran = wegweiser("add", "--own-network", "--directory", file, page)
    assert "0 new, 0 changed, 1 skipped unchanged" in ran.err


def test_an_address_of_the_own_network_is_refused_unless_allowed(file: Path, page: str) -> None:
    ran = wegweiser("add", "-q", "--directory", file, page)
    assert ran.code == Exit.NOTHING
    (told,) = ran.err.splitlines()
    assert told.startswith(f"wegweiser: {page}: ")


def test_a_page_that_is_not_there_is_one_line(page: str) -> None:
    ran = wegweiser("extract", "--own-network", page.replace("kurs", "weg"))
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert len(ran.err.splitlines()) == 1
