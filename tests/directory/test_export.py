"""The formats: golden files as bytes, no formulas, Excel's dialect as LibreOffice reads it."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.entry import Entry, Status
from directory.export import FORMATS
from directory.export.csv import COLUMNS, dialled, safe
from directory.export.vcard import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

GOLDEN = Path(__file__).with_name("golden")
WRITERS = {form.name: form.write for form in FORMATS}

ENTRIES = (
    Entry(
        id=1,
        person="Jörg Größer-Weiß",
        role="1. Vorsitzender",
        department="Fachdienst Migration und Teilhabe",
        organization="Landkreis Musterberg",
        service="Qualifizierung zum Integrationslotsen",
        topics=("integration", "education-courses"),
        phones=("116117", "+493023125001", "+493023125002"),
        mobiles=("+4917139200001",),
        faxes=("+493023125009",),
        emails=("integration@musterberg.example", "j.groesser@musterberg.example"),
        place="Marktplatz 1, 10115 Berlin",
        first_seen="2016-02-29",
        last_seen="2017-11-30",
        sources=("artikel/kurs.txt", "https://bote.example/kurs?id=1"),
        confidence=0.97,
        quote='Für Fragen steht er unter „030 23125001" gern zur Verfügung;\nauch per E-Mail.',
    ),
    Entry(
        id=2, organization='Verein "Hand, in Hand"', phones=("+43131250001", "+442079460001"), confidence=0.5
    ),
    Entry(
        id=3,
        person='=HYPERLINK("https://boese.example")',
        role="-2+3",
        department="@SUM(A1)",
        service="\t=1+1",
        topics=("=x", "+y"),
        phones=("+493023125001 =1",),
        emails=("+plus@boese.example", "=a@boese.example"),
        place="\u202egnulletsretnU\u202c \u200bHaus",
        sources=("-rf.txt", "ok.txt"),
        quote="\x1b]52;c;Ym9lc2U=\x07 \x00Ende",
        status=Status.DOUBTFUL,
        note="=note",
    ),
    Entry(id=4),
)


def written(name: str, entries: Iterable[Entry] = ENTRIES) -> bytes:
    stream = BytesIO()
    WRITERS[name](entries, stream)
    return stream.getvalue()


def cells(name: str, data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";" if name == "csv-excel" else ","))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_golden_files(form: object) -> None:
    name, suffix = form.name, form.suffix  # type: ignore[attr-defined]
    golden = GOLDEN / f"{name}{suffix}"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_bytes(written(name))
    assert written(name) == golden.read_bytes()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_nothing_to_export_and_the_stream_stays_open(form: object) -> None:
    stream = BytesIO()
    form.write((), stream)  # type: ignore[attr-defined]
    assert not stream.closed
    if "csv" in form.name:  # type: ignore[attr-defined]
        assert cells(form.name, stream.getvalue()) == [list(COLUMNS)]  # type: ignore[attr-defined]
    else:
        assert stream.getvalue() == b""


def test_the_columns_of_the_table() -> None:
    columns, row, *_ = cells("csv", written("csv"))
    named = dict(zip(columns, row, strict=True))
    assert columns == [
        *("id", "person", "role", "department", "organization", "service", "topics", "phones", "mobiles"),
        *("faxes", "emails", "place", "last_seen", "sources", "confidence", "status", "quote"),
    ]
    assert named["phones"] == "116117; +493023125001; +493023125002"
    assert named["emails"] == "integration@musterberg.example; j.groesser@musterberg.example"
    assert named["topics"] == "integration; education-courses"
    assert named["last_seen"] == "2017-11-30"
    assert named["status"] == "found"


def test_rows_end_as_rfc_4180_says() -> None:
    data = written("csv")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert re.sub(rb'"[^"]*"', b"", data).count(b"\n") == data.count(b"\r\n") == len(ENTRIES) + 1


def test_excel_gets_a_mark_a_semicolon_and_numbers_as_text() -> None:
    data = written("csv-excel")
    assert data.startswith(b"\xef\xbb\xbfid;person;")
    columns, row, *_ = cells("csv-excel", data)
    named = dict(zip(columns, row, strict=True))
    assert named["phones"] == "116117; 030 23125001; 030 23125002"
    assert named["person"] == "Jörg Größer-Weiß"
    assert named["confidence"] == "0,97"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+495021967606", "05021 967606"),
        ("+493023125001", "030 23125001"),
        ("+4917139200001", "0171 39200001"),
        ("+498001110111", "0800 1110111"),
        ("+43131250001", "0043 1 31250001"),
        ("+41443334455", "0041 44 333 44 55"),
        ("110", "110"),
        ("116117", "116117"),
        ("+999", "0099 9"),
        ("+", "00"),
    ],
)
def test_numbers_as_one_dials_them(number: str, expected: str) -> None:
    assert dialled(number) == expected


DANGEROUS = re.compile(r"[=+\-@\t\r]")
PHONES = re.compile(r"\+[0-9 ]+(; \+[0-9 ]+)*")
HOSTILE = st.text(
    st.sampled_from("=+-@\t\r\n;,\"'a1 \u202e\u200b\x00\x1b\u2028＝\ufeff\u00a0") | st.characters(),
    max_size=12,
)
HOSTILE_ENTRIES = st.builds(
    Entry,
    id=st.integers(1, 99),
    person=st.none() | HOSTILE,
    role=HOSTILE,
    department=HOSTILE,
    organization=HOSTILE,
    service=HOSTILE,
    topics=st.lists(HOSTILE, max_size=2).map(tuple),
    phones=st.lists(HOSTILE | st.from_regex(r"\+49[0-9]{5,11}", fullmatch=True), max_size=3).map(tuple),
    emails=st.lists(HOSTILE, max_size=2).map(tuple),
    place=HOSTILE,
    last_seen=HOSTILE,
    sources=st.lists(HOSTILE, max_size=2).map(tuple),
    quote=HOSTILE,
    confidence=st.floats(0, 1),
)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@given(entry=HOSTILE_ENTRIES)
@pytest.mark.parametrize("name", ["csv", "csv-excel"])
def test_no_cell_is_a_formula(name: str, entry: Entry) -> None:
    rows = cells(name, written(name, [entry]))
    assert len(rows) == 2
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    for column, cell in zip(COLUMNS, rows[1], strict=True):
        assert not UNSEEN.search(cell)
        if DANGEROUS.match(cell.lstrip()):
            assert column in {"phones", "mobiles", "faxes"}
            assert PHONES.fullmatch(cell)


@given(entry=HOSTILE_ENTRIES)
def test_json_lines_are_one_line_each(entry: Entry) -> None:
    data = written("jsonl", [entry]).decode()
    assert data.endswith("\n")
    assert len(data.splitlines()) == 1
    assert not UNSEEN.search(data)
    assert json.loads(data)["id"] == entry.id


@given(entry=HOSTILE_ENTRIES)
def test_cards_have_one_property_a_line(entry: Entry) -> None:
    data = written("vcard", [entry])
    assert data.endswith(b"END:VCARD\r\n")
    lines = data.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    for line in data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        assert re.match(r"[A-Z]+[;:]", line)
        assert not UNSEEN.search(line)
        assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kurs", "Kurs"),
        ("=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("-2", "'-2"),
        ("@a", "'@a"),
        ("+49 30", "'+49 30"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        (None, ""),
    ],
)
def test_text_cells(text: str | None, expected: str) -> None:
    assert safe(text) == expected


def test_folding_keeps_characters_whole() -> None:
    line = "NOTE:" + "ä" * 100
    folded = fold(line)
    assert all(len(piece) <= 75 for piece in folded.split(b"\r\n"))
    assert folded.decode().replace("\r\n ", "") == line + "\r\n"


def test_a_card_is_the_same_from_every_directory() -> None:
    one, other = ENTRIES[0], replace(ENTRIES[0], id=77, last_seen="2020-01-01")
    uid = re.compile(rb"UID:urn:uuid:(\S+)")
    assert uid.findall(written("vcard", [one])) == uid.findall(written("vcard", [other]))


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc)")
def test_libreoffice_reads_the_excel_table_as_it_was_written(tmp_path: Path) -> None:
    assert OFFICE is not None
    source = tmp_path / "contacts.csv"
    source.write_bytes(written("csv-excel"))
    profile = (tmp_path / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    # What a double click does: the file is opened by its name, with nothing told about its form. The
    # numbers of the filter are those of the dialogue: semicolon, quote, UTF-8, and on the way back.
    opened = [
        "--infilter=CSV:59,34,76,1,,1031",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run([*command, *opened], check=True, capture_output=True, timeout=180)
    back = tmp_path / "back"
    formulas = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,true"
    closed = ["--convert-to", formulas, "--outdir", str(back), str(tmp_path / "contacts.ods")]
    subprocess.run([*command, *closed], check=True, capture_output=True, timeout=180)
    expected = cells("csv-excel", source.read_bytes())
    found = cells("csv-excel", (back / "contacts.csv").read_bytes())
    day = re.compile(r"(\d\d)\.(\d\d)\.(\d{2,4})")
    for row, read in zip(expected, found, strict=True):
        for column, cell, seen in zip(COLUMNS, row, read, strict=True):
            if column == "last_seen" and (shown := day.fullmatch(seen)):
                assert cell.endswith(f"{shown[2]}-{shown[1]}")  # a date is shown as one
            elif column == "confidence":
                assert seen.replace(".", ",") == cell  # a number, shown as the reader's country has it
            else:
                assert seen == cell, column
    with zipfile.ZipFile(tmp_path / "contacts.ods") as opened_file:
        sheet = opened_file.read("content.xml").decode()
    assert "table:formula" not in sheet
    assert 'office:value-type="string"' in sheet
    for number in ("0171 39200001", "030 23125009"):
        assert f"<text:p>{number}</text:p>" in sheet
        assert not re.search(rf'office:value="[^"]*"[^>]*><text:p>{number}', sheet)
