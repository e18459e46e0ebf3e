"""Documents named by their place: the same bytes, the same complaints, as if they had been read at once."""

from __future__ import annotations

import gzip
import io
import pickle
import tarfile
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import SAMPLES, mbox, warc

from extract import ExtractError, FormatError, UnreadableError
from extract.read.document import Document, Entry, Limits, Metadata, Opening, Unopened
from extract.read.members import Members
from extract.read.parsing import parse
from extract.read.unopened import read_unopened, unpack_unopened
from extract.read.unpacking import unpack_lazily

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = b"Auskunft gibt Anna Beispiel unter 030 23125-001.\n"
PAGE = b"<!doctype html><title>Kurs</title><p>Anmeldung bei Bernd Muster.</p>"
FILES = {"kurs.txt": TEXT, "seiten/kurs.html": PAGE, "seiten/kurs.md": b"# Kurs\n", "liste.csv": b"text\nA\n"}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2018, 5, 3, 0, 0, 0)), data, method)
    return stream.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_525_305_600
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def parts(path: Path, *, lazily: bool) -> tuple[list[Document | Unopened], list[str]]:
    errors: list[str] = []
    opening = Opening(lambda error: errors.append(str(error)))
    opening.path = str(path) if lazily else None
    with path.open("rb") as stream:
        found = list(unpack_lazily(Entry(str(path), stream, Metadata(), "", seekable=True), opening))
    return found, errors


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.zip", lambda files: zipped(files, zipfile.ZIP_STORED)),
        ("a.zip", lambda files: zipped(files, zipfile.ZIP_BZIP2)),
        ("a.zip", lambda files: b"a program that unpacks itself" + zipped(files)),
        ("a.tar", tarred),
    ],
    ids=["deflated", "stored", "bzip2", "behind other bytes", "tar"],
)
def test_what_is_read_later_is_what_is_read_at_once(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(pack({**FILES, "seiten/langer Name" + "x" * 120 + ".txt": TEXT}))
    at_once, _ = parts(path, lazily=False)
    later, _ = parts(path, lazily=True)
    unread = [part for part in later if isinstance(part, Unopened)]
    assert len(unread) == 4  # all but the table, which holds several articles
    assert [read_unopened(part) if isinstance(part, Unopened) else part for part in later] == at_once


def test_entries_of_archives_in_archives_are_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"innen.zip": zipped(FILES), "a.txt": TEXT}))
    found, _ = parts(path, lazily=True)
    assert [part.source.partition("!")[2] for part in found if isinstance(part, Unopened)] == ["a.txt"]
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(tarred(FILES)))
    found, _ = parts(path, lazily=True)
    assert all(isinstance(part, Document) for part in found)


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    names = (
        "s/Kurs.html",
        "s/Kurs_files/frame.html",
        "s/Kurs_files/a/b.html",
        "andere_files/c.html",
        "Kurs.html",
    )
    path.write_bytes(zipped(dict.fromkeys(names, PAGE)))
    for lazily in (True, False):
        found, _ = parts(path, lazily=lazily)
        there = [part.source.partition("!")[2] for part in found]
        assert there == ["s/Kurs.html", "andere_files/c.html", "Kurs.html"]


LETTER = b"""From anna@verein.example Thu Nov 30 21:00:00 2017
From: anna@verein.example
Subject: Kurs

>From now on 030 23125-001.
>>From here too.
"""


@pytest.mark.parametrize(
    ("name", "data", "are_places"),
    [
        ("a.mbox", mbox(SAMPLES), True),
        ("a.mbox", b"\n\r\n" + LETTER + b"\n" + LETTER.replace(b"\n", b"\r\n") + b"\r\n" + LETTER, True),
        ("a.mbox.gz", gzip.compress(mbox(SAMPLES)), False),
        ("a.warc", warc(SAMPLES), True),
        ("a.warc.gz", warc(SAMPLES, compressed=True), True),
        ("a.warc.gz", warc(SAMPLES, compressed=True) + b"\0" * 700, True),
        ("a", warc(SAMPLES, compressed=True), True),
        # One member for all: no record of it is reached but through those before it.
        ("a.warc.gz", gzip.compress(warc(SAMPLES)), False),
        ("a.warc.gz.gz", gzip.compress(warc(SAMPLES, compressed=True)), False),
        ("a.zip", zipped({"a.warc": warc(SAMPLES), "a.mbox": mbox(SAMPLES)}), False),
    ],
)
def test_records_are_told_by_their_places(
    tmp_path: Path, name: str, data: bytes, *, are_places: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    at_once, errors = parts(path, lazily=False)
    assert at_once
    assert not errors
    later, errors = parts(path, lazily=True)
    assert not errors
    assert all(isinstance(part, Unopened) for part in later) == are_places
    # In any order: each is found alone.
    read = [read_unopened(part) if isinstance(part, Unopened) else part for part in reversed(later)]
    assert read[::-1] == at_once
    if are_places:
        assert all(isinstance(part, Unopened) and part.size > 0 for part in later)
        assert len(pickle.dumps(later[0])) < 1500


def test_what_stands_behind_a_bracket_in_a_letter_is_as_it_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(LETTER)
    (part,), _ = parts(path, lazily=True)
    assert isinstance(part, Unopened)
    document = read_unopened(part)
    assert document is not None
    assert document.data == LETTER.partition(b"\n")[2].replace(b">From", b"From")


@pytest.mark.parametrize("name", ["a.mbox", "a.warc", "a.warc.gz"])
@pytest.mark.parametrize("shifted", [b"", b"X", b"From nobody\n\n"])
def test_a_record_that_is_no_longer_there(tmp_path: Path, name: str, shifted: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(
        {"a.mbox": mbox(SAMPLES), "a.warc": warc(SAMPLES)}.get(name) or warc(SAMPLES, compressed=True)
    )
    later, _ = parts(path, lazily=True)
    last = later[-1]
    assert isinstance(last, Unopened)
    assert last.start
    path.write_bytes(path.read_bytes()[: last.start] + shifted)
    with pytest.raises(FormatError):
        read_unopened(last)


def test_a_record_that_makes_place_for_another_is_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(SAMPLES[:1]))
    (part,), _ = parts(path, lazily=True)
    assert isinstance(part, Unopened)
    path.write_bytes(warc(SAMPLES[1:2]))
    with pytest.raises(FormatError, match="no longer where it was"):
        read_unopened(part)


@pytest.mark.parametrize("compressed", [False, True])
def test_a_page_that_is_too_large_or_empty(tmp_path: Path, *, compressed: bool) -> None:
    path = tmp_path / "a.warc"
    large = replace(SAMPLES[0], blocks=(*SAMPLES[0].blocks, ("p", "lang " * 2000)))
    path.write_bytes(warc([large, SAMPLES[1]], compressed=compressed))
    limits = Limits(document=6000)
    for lazily in (True, False):
        errors: list[str] = []
        opening = Opening(lambda error: errors.append(str(error)), limits)  # noqa: B023 - called in this turn
        opening.path = str(path) if lazily else None
        with path.open("rb") as stream:
            found = list(unpack_lazily(Entry(str(path), stream, Metadata(), "", seekable=True), opening))
        assert len(found) == (2 if lazily else 1)
        if isinstance(found[0], Unopened):
            with pytest.raises(FormatError, match="larger than 1 MB"):
                read_unopened(found[0])
        else:
            assert errors == [f"{path}#{large.url}: larger than 1 MB"]
    empty = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n \n"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (len(empty), empty)
    path.write_bytes(gzip.compress(record) if compressed else record)
    assert parts(path, lazily=False) == ([], [])
    (part,), _ = parts(path, lazily=True)
    assert isinstance(part, Unopened)
    assert read_unopened(part) is None
    assert not list(unpack_unopened(part, lambda error: pytest.fail(str(error))))


@given(
    st.lists(st.binary(max_size=200), max_size=5),
    st.lists(st.sampled_from([1, 7, 100, 70_000]), min_size=1),
    st.integers(0, 9),
)
def test_members_are_what_the_standard_library_unpacks(
    contents: list[bytes], lengths: list[int], padding: int
) -> None:
    packed = b"".join(gzip.compress(content * 50) + b"\0" * padding for content in contents)
    members = Members(io.BytesIO(packed))
    read, places, turn = b"", [], 0
    while data := members.read(lengths[turn % len(lengths)]):
        read, turn = read + data, turn + 1
    assert read == gzip.decompress(packed)
    members = Members(io.BytesIO(packed))
    members.readall()
    position = 0
    for content in contents:
        # Members without content begin where the next one does: the first of them is told.
        start = members.start_of(position)
        assert start is not None
        places.append(start)
        assert gzip.decompress(packed[start:]).startswith(content * 50)
        position += len(content) * 50
        if not content:
            break
    assert places == sorted(places)


@pytest.mark.parametrize("cut", [0, 3, 12, 30, -1])
def test_a_member_that_is_cut_or_followed_by_something_else(cut: int) -> None:
    packed = gzip.compress(TEXT)
    rest = packed[:cut] if cut else b"kein gzip"
    members = Members(io.BytesIO(packed + rest))
    with pytest.raises((EOFError, zlib.error)):
        members.readall()


def test_a_container_under_the_name_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "kurs.txt"
    path.write_bytes(zipped(FILES))
    unopened = Unopened(str(path), str(path), path.stat().st_size)
    assert read_unopened(unopened) is None
    errors: list[ExtractError] = []
    inner = list(unpack_unopened(unopened, errors.append))
    assert not errors
    assert [document.source for document in inner[:2]] == [f"{path}!kurs.txt", f"{path}!seiten/kurs.html"]
    assert inner[0].data == TEXT


def test_a_sum_that_is_wrong_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"kurs.txt": TEXT}, zipfile.ZIP_STORED).replace(b"Anna", b"Hans", 1))
    (part,), _ = parts(path, lazily=True)
    assert isinstance(part, Unopened)
    with pytest.raises(FormatError, match=r"kurs\.txt: damaged \(Bad CRC-32"):
        read_unopened(part)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary data"),
        (b"x" * 2000, "larger than"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    unopened = Unopened(str(path), str(path), len(data), limits=Limits(document=1000))
    with pytest.raises(FormatError, match=reason):
        _read_and_parse(unopened)


def _read_and_parse(unopened: Unopened) -> None:
    document = read_unopened(unopened)
    assert document is not None
    list(parse(document))


def test_a_file_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read_unopened(Unopened("weg.txt", str(tmp_path / "weg.txt"), 10))


@pytest.mark.parametrize("cut", [10, 60])
def test_an_archive_that_was_cut_meanwhile(tmp_path: Path, cut: int) -> None:
    for name, pack in (("a.zip", zipped), ("a.tar", tarred)):
        path = tmp_path / name
        path.write_bytes(pack({"kurs.txt": TEXT * 40}))
        (part,), _ = parts(path, lazily=True)
        assert isinstance(part, Unopened)
        path.write_bytes(path.read_bytes()[:cut])
        with pytest.raises(ExtractError):
            read_unopened(part)


def test_what_unpacks_to_more_than_the_limit_is_not_even_handed_out(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{n}.txt": TEXT * 50 for n in range(4)}))
    opening = Opening(lambda _: None, Limits(archive=6000))
    opening.path = str(path)
    with path.open("rb") as stream, pytest.raises(FormatError, match="unpacks to more than"):
        list(unpack_lazily(Entry(str(path), stream, seekable=True), opening))
