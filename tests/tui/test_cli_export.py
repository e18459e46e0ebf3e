from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from command_line import answering, articles, wegweiser

from directory.export import FORMATS
from tui.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    "id,person,role,department,organization,service,topics,phones,mobiles,faxes,emails,place,last_seen,"
    "sources,confidence,status,quote"
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    file = folder / "d.sqlite3"
    assert wegweiser("--directory", file, "add", articles(folder / "in")).code == Exit.DONE
    return file


def rows(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output, newline="")))


def test_csv_of_all(file: Path) -> None:
    ran = wegweiser("--directory", file, "export")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert ran.out.splitlines()[0] == COLUMNS
    assert {row["person"] for row in rows(ran.out)} == {"Monika Brandt", "Claudia Winter"}


def test_csv_of_a_topic(file: Path) -> None:
    ran = wegweiser("--directory", file, "export", "--topic", "debt")
    assert [row["person"] for row in rows(ran.out)] == ["Claudia Winter"]


def test_csv_of_a_query_has_what_fits_and_not_what_is_only_near(file: Path) -> None:
    with answering("Monika Brandt", "Claudia Winter", "Henrike Oltmann", total=2):
        ran = wegweiser("--directory", file, "export", "Beratung")
    assert [row["person"] for row in rows(ran.out)] == ["Monika Brandt", "Claudia Winter"]


def test_nothing_to_export(file: Path) -> None:
    with answering("Monika Brandt", nothing_fits=True):
        ran = wegweiser("--directory", file, "export", "xylophonverleih")
    assert ran.code == Exit.NOTHING
    assert rows(ran.out) == []
    assert ran.err == "no contact to export for xylophonverleih\n"


def test_to_a_file_by_its_ending(tmp_path: Path, file: Path) -> None:
    out = tmp_path / "contacts.csv"
    ran = wegweiser("--directory", file, "export", "-o", out)
    assert (ran.code, ran.out) == (Exit.DONE, "")
    assert ran.err == f"2 contacts written to {out}\n"
    assert out.read_bytes().decode() == wegweiser("--directory", file, "export").out
    assert [path.name for path in tmp_path.iterdir()] == ["contacts.csv"]


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
def test_every_format_goes_to_a_pipe_and_to_a_file_alike(tmp_path: Path, file: Path, name: str) -> None:
    out = tmp_path / "out"
    piped = wegweiser("--directory", file, "export", "--format", name)
    assert piped.code == Exit.DONE
    assert wegweiser("--directory", file, "export", "--format", name, "-o", out).code == Exit.DONE
    assert out.read_bytes()


def test_the_directory_itself_is_no_place_to_write_to(file: Path) -> None:
    before = file.read_bytes()
    ran = wegweiser("--directory", file, "export", "-o", file)
    assert ran.code == Exit.USAGE
    assert "is the directory itself" in ran.err
    assert file.read_bytes() == before


def test_a_place_that_cannot_be_written(tmp_path: Path, file: Path) -> None:
    ran = wegweiser("--directory", file, "export", "-o", tmp_path / "nowhere" / "out.csv")
    assert ran.code == Exit.NOTHING
    assert ran.err == f"wegweiser: {tmp_path / 'nowhere' / 'out.csv'}: no such file or directory\n"


def test_what_was_there_stays_if_writing_fails(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "out.csv"
    out.write_text("before")
    monkeypatch.setattr("tui.commands.export.os.fdopen", full)
    ran = wegweiser("--directory", file, "export", "-o", out)
    assert ran.code == Exit.NOTHING
    assert "no space left on device" in ran.err
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
