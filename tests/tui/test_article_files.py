from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tui.article_files import Failure, article_files


def names(*paths: Path | str) -> list[str]:
    return [
        str(found) if isinstance(found, Path) else found.reason for found in article_files(map(str, paths))
    ]


def test_a_folder_is_walked_in_order_with_all_that_lies_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.HTML", "c.xhtml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == [str(tmp_path / n) for n in ("a/b/c.HTML", "a/z.md", "b.txt", "c.xhtml")]


def test_hidden_files_and_other_endings_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", "photo.jpg", "film.mp4", "noending", "a.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text("x")
    assert names(tmp_path) == [str(tmp_path / "a.txt")]


NONE = "no articles in this folder (what is named itself is read whatever its kind)"
MAIL = b"From: Anna <a@verein.example>\nSubject: Kurs\nDate: Thu, 30 Nov 2017 21:00:00 +0100\n\nText\n"


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        # a Maildir, a Thunderbird mailbox, pages that a server wrote, a saved page
        ("cur/1511992800.M1P2.host:2,S", MAIL, True),
        ("INBOX", b"From - Thu Nov 30 21:00:00 2017\nX-Mozilla-Status: 0001\n" + MAIL, True),
        ("index.php", b"<!DOCTYPE html><p>Kurs", True),
        ("kurs.aspx", b"\xef\xbb\xbf  <html><p>Kurs", True),
        ("seite", b"PK\x03\x04" + bytes(30), True),
        ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), True),
        ("blatt.rtf", b"{\\rtf1 Kurs}", True),
        # hard negatives
        ("INBOX.msf", b"From - Thu Nov 30 21:00:00 2017\nFrom: a\nSubject: b\n", False),
        ("notizen", b"Auskunft gibt Anna Beispiel.", False),
        ("heft.ipynb", b'{"cells": []}', False),
        ("tabelle.xlsx", b"PK\x03\x04" + bytes(30), False),
        ("leer", b"", False),
        ("bild", b"\x89PNG\r\n\x1a\n" + bytes(100), False),
    ],
)
def test_content_decides_where_an_ending_tells_nothing(
    tmp_path: Path, name: str, data: bytes, *, wanted: bool
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert names(tmp_path) == ([str(path)] if wanted else [NONE])


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    left = ("Kurs_files/frame.html", "Rat-Dateien/x.html")
    for name in ("Kurs.html", "Rat.htm", "alte_files/b.html", "_files/c.html", *left):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    wanted = ("Kurs.html", "Rat.htm", "_files/c.html", "alte_files/b.html")
    assert names(tmp_path) == [str(tmp_path / name) for name in wanted]


def test_a_named_file_is_always_tried(tmp_path: Path) -> None:
    assert names(tmp_path / ".hidden", tmp_path / "photo.jpg") == [
        str(tmp_path / ".hidden"),
        str(tmp_path / "photo.jpg"),
    ]


def test_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "in")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == [str(tmp_path / "again" / "a.txt")]


def test_a_broken_link_to_an_article_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert names(tmp_path) == [str(tmp_path / "gone.txt")]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("x")
    assert names(tmp_path) == [str(tmp_path / "a.txt")]


def test_a_folder_without_articles_is_a_failure(tmp_path: Path) -> None:
    (found,) = article_files([str(tmp_path)])
    assert isinstance(found, Failure)
    assert found.source == str(tmp_path)
    assert found.reason.startswith("no articles in this folder (what is named itself is read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_a_failure(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (tmp_path / "a.txt").write_text("x")
    assert names(tmp_path) == [str(tmp_path / "a.txt"), "permission denied"]


def test_folders_deeper_than_the_stack(tmp_path: Path) -> None:
    deep = tmp_path
    origin = Path.cwd()
    try:
        os.chdir(deep)
        for _ in range(1100):
            os.mkdir("d")  # noqa: PTH102  the whole path is longer than a system call takes
            os.chdir("d")
        Path("a.txt").write_text("x")
    finally:
        os.chdir(origin)
    (found,) = article_files([str(tmp_path)])
    assert str(found).endswith("d/a.txt")
    # pytest's own cleaning up is recursive, and would fail at this depth in somebody else's run
    subprocess.run(["/bin/rm", "-r", str(tmp_path)], check=True)


def test_a_name_too_long_is_left_to_the_reader() -> None:
    assert names("x" * 5000) == ["x" * 5000]
