from __future__ import annotations

import io
import os
import sys
import zipfile
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from extract.read.document import Document, Limits
from tui.article_files import Failure
from tui.documents import Pause, readings, total_size

if TYPE_CHECKING:
    from pathlib import Path

    from tui.documents import Reading


def sources(found: list[Reading]) -> list[str]:
    return [one.found.source for one in found if not isinstance(one.found, Pause)]


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, f"Auskunft unter 030 23125-001 zu {name}.")
    return path


def test_files_and_what_lies_in_archives_come_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    archive(tmp_path / "b.zip", "eins.txt", "zwei.md")
    (tmp_path / "c.txt").write_text("Zwei.", encoding="utf-8")
    found = list(readings([str(tmp_path)]))
    names = ["a.txt", "b.zip!eins.txt", "b.zip!zwei.md", "c.txt"]
    assert sources(found) == [f"{tmp_path}/{name}" for name in names]
    assert all(isinstance(one.found, Document) for one in found)


def test_the_position_grows_to_the_size_of_all(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("Auskunft. " * (100 * number + 1), encoding="utf-8")
    archive(tmp_path / "a.zip", "eins.txt", "zwei.txt")
    positions = [one.position for one in readings([str(tmp_path)])]
    assert positions == sorted(positions)
    total = total_size([str(tmp_path), "-"])
    assert total - 200 < positions[-1] < total  # behind the last entry lies the archive's list of contents


def test_failures_stand_where_they_happened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"\x00\x01" * 500)
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "e.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "f.txt").write_text("Sechs.", encoding="utf-8")
    found = list(readings([str(tmp_path), str(tmp_path / "g.txt")]))
    failed = {
        one.found.source.rpartition("/")[2]: one.found.reason
        for one in found
        if isinstance(one.found, Failure)
    }
    assert failed.pop("d.zip").startswith("damaged archive")
    assert failed == {
        "b.txt": "empty",
        "e.txt": "no such file or directory",
        "g.txt": "no such file or directory",
    }
    assert [name.rpartition("/")[2][0] for name in sources(found)] == list("abcdefg")


def test_a_document_larger_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eins. " * 400_000, encoding="utf-8")
    (found,) = readings([str(tmp_path / "a.txt")], limits=Limits(document=2_000_000))
    assert isinstance(found.found, Failure)
    assert found.found.reason == "larger than 2 MB"


def test_standard_input_may_be_an_archive_and_is_named_by_its_content(tmp_path: Path) -> None:
    data = archive(tmp_path / "a.zip", "eins.txt", "zwei.txt").read_bytes()
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data))):
        found = list(readings(["-"]))
    assert isinstance(found[0].found, Pause)
    names = [name.partition("!") for name in sources(found)]
    assert [inner for _, _, inner in names] == ["eins.txt", "zwei.txt"]
    assert {outer[:6] for outer, _, _ in names} == {"stdin:"}
    assert len({outer for outer, _, _ in names}) == 1


def test_columns_are_named_by_hand(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("k1;k2\nKurs;Auskunft unter 030 23125-001.\n", encoding="utf-8")
    (found,) = readings([str(tmp_path / "a.csv")], columns={"text": "k2", "title": "k1"})
    assert isinstance(found.found, Document)
    assert "030 23125-001" in str(found.found.data)
    assert found.found.metadata.title == "Kurs"


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/kurs-\xff.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123  a name of bytes
        file.write("Auskunft.")
    (found,) = readings([str(tmp_path)])
    assert isinstance(found.found, Document)
    assert found.found.source == os.fsdecode(name)


def test_json_and_xml_of_another_kind_are_passed_over_in_a_folder_but_not_if_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"version": 3, "size": 80}', encoding="utf-8")
    (tmp_path / "b.xml").write_text(
        '<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>', encoding="utf-8"
    )
    (tmp_path / "c.txt").write_text("Auskunft.", encoding="utf-8")
    assert sources(list(readings([str(tmp_path)]))) == [str(tmp_path / "c.txt")]
    named = list(readings([str(tmp_path / "a.json"), str(tmp_path / "b.xml")]))
    assert all(isinstance(one.found, Failure) for one in named)
    assert len(named) == 2
    (dotted,) = readings([os.path.join(tmp_path, ".", "a.json")])  # noqa: PTH118  a Path would lose the dot
    assert isinstance(dotted.found, Failure)


def test_a_book_is_its_chapters_whatever_else_lies_in_it(tmp_path: Path) -> None:
    book = tmp_path / "a.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<?xml version="1.0"?><container><rootfiles/></container>')
        archive.writestr("OEBPS/content.opf", '<?xml version="1.0"?><package><metadata/></package>')
        archive.writestr("OEBPS/toc.ncx", '<?xml version="1.0"?><ncx><navMap/></ncx>')
        archive.writestr("OEBPS/eins.xhtml", "<html><title>Kurs</title><p>Auskunft gibt Ute Buch.</p></html>")
    assert sources(list(readings([str(book)]))) == [f"{book}!OEBPS/eins.xhtml"]


@pytest.mark.parametrize(
    "name", ["ftp://verein.example/kurs.html", "file:///etc/passwd", "gopher://a.example"]
)
def test_an_address_of_another_kind_is_no_file(name: str) -> None:
    found = [one.found for one in readings([name]) if not isinstance(one.found, Pause)]
    assert found == [Failure(name, "no address of the web (http or https)")]
