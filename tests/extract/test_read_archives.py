"""Archives: what lies in each other, what is damaged, what was made to exhaust the machine."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import SAMPLES, html_page, mbox, pages, plain_text, tarred, warc, zipped

from extract import ExtractError, FormatError
from extract.read import Limits, read, read_bytes, read_stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = html_page(SAMPLES[0]).encode()
TEXT = plain_text(SAMPLES[0]).encode()


def outcome(data: bytes, name: str, limits: Limits | None = None) -> tuple[list[str], list[str]]:
    """Return the sources that were read, and what was reported or raised."""
    said: list[str] = []
    sources: list[str] = []
    try:
        articles = read_stream(
            io.BytesIO(data), name, report=lambda error: said.append(str(error)), limits=limits
        )
        sources.extend(article.source for article in articles)
    except ExtractError as error:
        said.append(str(error))
    return sources, said


def test_sources_name_the_place() -> None:
    inner = zipped({"post.mbox": mbox(SAMPLES[:2]), "liesmich.txt": TEXT})
    data = zipped({"b/innen.zip": inner, "a/seite.html": PAGE})
    assert outcome(data, "alles.zip") == (
        [
            "alles.zip!b/innen.zip!post.mbox#1",
            "alles.zip!b/innen.zip!post.mbox#2",
            "alles.zip!b/innen.zip!liesmich.txt",
            "alles.zip!a/seite.html",
        ],
        [],
    )
    assert outcome(gzip.compress(PAGE), "seite.html.gz") == (["seite.html.gz"], [])
    assert outcome(gzip.compress(tarred({"x.txt": TEXT})), "x.tgz") == (["x.tgz!x.txt"], [])
    assert outcome(warc(SAMPLES[:1]), "w.warc") == ([f"w.warc#{SAMPLES[0].url}"], [])


def test_one_bad_entry_does_not_end_the_archive() -> None:
    data = zipped(
        {"a.txt": TEXT, "leer.html": b"", "b.pdf": b"%PDF-1.4 kaputt", "c.txt": TEXT, "d.xml": b"<rss/>"}
    )
    sources, said = outcome(data, "x.zip")
    assert sources == ["x.zip!a.txt", "x.zip!c.txt"]
    assert said == [
        "x.zip!leer.html: empty",
        "x.zip!b.pdf: a damaged PDF file",
        "x.zip!d.xml: no item in this feed",
    ]


def test_without_a_report_the_first_error_is_raised_at_the_end() -> None:
    data = zipped({"a.html": b"", "b.txt": TEXT, "c.html": b""})
    articles = read_bytes(data, "x.zip")
    assert next(articles).source == "x.zip!b.txt"
    with pytest.raises(FormatError, match=r"x\.zip!a\.html: empty"):
        next(articles)


def test_what_is_no_article_is_passed_over() -> None:
    files = {
        "bild.png": b"\x89PNG\r\n\x1a\n",
        "stil.css": b"p { color: red }",
        "app.js": b"var from = 1",
        ".versteckt/a.txt": TEXT,
        "__MACOSX/._a.txt": b"\0\5\x16\7",
        "seite.php": PAGE,
        "ordner/": b"",
        "artikel.aspx?id=5": PAGE,
    }
    assert outcome(zipped(files), "x.zip") == (["x.zip!seite.php", "x.zip!artikel.aspx?id=5"], [])
    assert outcome(tarred(files), "x.tar")[0] == ["x.tar!seite.php", "x.tar!artikel.aspx?id=5"]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "a/../../b.txt", "..\\b.txt"])
def test_a_name_that_leads_out_is_reported(name: str) -> None:
    for data, archive in (
        (zipped({name: TEXT, "ok.txt": TEXT}), "x.zip"),
        (tarred({name: TEXT, "ok.txt": TEXT}), "x.tar"),
    ):
        sources, said = outcome(data, archive)
        assert sources == [f"{archive}!ok.txt"]
        assert [line.rpartition(": ")[2] for line in said] == ["its name leads out of the archive"]


def test_links_and_devices_in_an_archive_are_passed_over() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (
            ("l.txt", tarfile.SYMTYPE),
            ("h.txt", tarfile.LNKTYPE),
            ("d.txt", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert outcome(out.getvalue(), "x.tar") == ([], [])


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": TEXT})
    for _ in range(depth):
        data = zipped({"innen.zip": data, "b.txt": TEXT})
    return data


def test_nesting_has_a_limit() -> None:
    limits = Limits(depth=2)
    sources, said = outcome(nested(3), "x.zip", limits)
    assert sources == ["x.zip!b.txt", "x.zip!innen.zip!b.txt"][::-1]
    assert said == ["x.zip!innen.zip!innen.zip: archives nested more than 2 deep"]


def test_an_archive_that_holds_itself_ends() -> None:
    data = gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(TEXT))))))
    assert outcome(data, "x.gz") == ([], ["x.gz: archives nested more than 5 deep"])


def test_entries_have_a_limit() -> None:
    files = {f"{number}.txt": TEXT for number in range(5)}
    for data, name in ((zipped(files), "x.zip"), (tarred(files), "x.tar")):
        sources, said = outcome(data, name, Limits(entries=3))
        assert len(sources) == 3
        assert said == [f"{name}: more than 3 entries in one archive"]


def test_a_large_document_is_reported_and_the_rest_read() -> None:
    large = b"Wort " * 500_000
    sources, said = outcome(zipped({"gross.txt": large, "a.txt": TEXT}), "x.zip", Limits(document=2_000_000))
    assert sources == ["x.zip!a.txt"]
    assert said == ["x.zip!gross.txt: larger than 2 MB"]
    assert outcome(large, "gross.txt", Limits(document=2_000_000)) == ([], ["gross.txt: larger than 2 MB"])
    letters = mbox(SAMPLES[:1]) + mbox(SAMPLES[:1]).replace(
        b"\n\n--grenze", b"\n\n" + large + b"\n--grenze", 1
    )
    sources, said = outcome(letters + mbox(SAMPLES[:1]), "x.mbox", Limits(document=2_000_000))
    assert sources == ["x.mbox#1", "x.mbox#3"]
    assert said == ["x.mbox#2: larger than 2 MB"]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (gzip.compress(b"0" * 3_000_000), "x.txt.gz", "unpacks to more than 50 times its size"),
        (
            zipped({"stored": b"", "x.txt": b"0" * 3_000_000}),
            "x.zip",
            "unpacks to more than 50 times its size",
        ),
        (
            gzip.compress(tarred({"x.txt": b"0" * 3_000_000})),
            "x.tar.gz",
            "unpacks to more than 50 times its size",
        ),
    ],
)
def test_a_bomb_is_told_by_its_ratio(data: bytes, name: str, reason: str) -> None:
    sources, said = outcome(data, name, Limits(ratio=50, unsuspected=1_000_000))
    assert sources == []
    assert [line.rpartition(": ")[2] for line in said] == [reason]


def test_the_size_of_all_entries_is_limited() -> None:
    files = {f"{number}.txt": b"Wort " * 100_000 for number in range(10)}
    for data, name in ((zipped(files), "x.zip"), (gzip.compress(tarred(files)), "x.tar.gz")):
        sources, said = outcome(data, name, Limits(archive=1_200_000))
        assert len(sources) == 2
        assert "unpacks to more than 1 MB" in said[0]


def damaged_zip() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT * 20, "c.txt": TEXT}))
    start = data.index(b"b.txt") + 5
    data[start : start + 20] = b"\xff" * 20
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT}))
    struct.pack_into("<H", data, 6, 1)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "name", "reason"),
    [
        (damaged_zip, "x.zip", "damaged"),
        (encrypted_zip, "x.zip", "encrypted"),
        (lambda: zipped({"a.txt": TEXT})[:-30], "x.zip", "damaged archive"),
        (lambda: tarred({"a.txt": TEXT})[:700], "x.tar", "damaged"),
        (lambda: gzip.compress(TEXT)[:-30], "x.gz", "damaged"),
        (lambda: gzip.compress(TEXT)[:20] + b"\0" * 40, "x.gz", "damaged"),
        (lambda: b"BZh9" + b"x" * 90, "x.bz2", "damaged"),
        (lambda: b"\xfd7zXZ\0" + b"x" * 90, "x.xz", "damaged"),
        (lambda: warc(SAMPLES, compressed=True)[:-400], "x.warc.gz", "damaged"),
        (lambda: b"7z\xbc\xaf\x27\x1c" + b"\0\3" * 50, "x.7z", "binary data, not a text"),
        (lambda: b"Rar!\x1a\7" + b"\0\3" * 50, "x.txt", "binary data, not a text"),
    ],
)
def test_damage_is_named_in_one_line(make: Callable[[], bytes], name: str, reason: str) -> None:
    _, said = outcome(make(), name)
    assert 1 <= len(said) <= 2  # the entry, and the archive where it cannot go on
    assert all(reason in line and line.startswith(name) and "\n" not in line for line in said)


def test_an_entry_without_a_known_ending_says_nothing() -> None:
    assert outcome(zipped({"x": b"7z\xbc\xaf\x27\x1c", "notiz": b"nur so"}), "x.zip") == ([], [])


def test_the_day_of_the_entry_is_the_last_resort(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    path.write_bytes(tarred({"a.txt": TEXT}))
    (article,) = read(path)
    assert (article.published, article.published_rule) == ("2017-07-14", "file")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt", (2016, 5, 4, 1, 2, 3)), TEXT)
        archive.writestr(zipfile.ZipInfo("2017/11/30/b.txt", (2016, 5, 4, 1, 2, 3)), TEXT)
        archive.writestr(zipfile.ZipInfo("c.txt", (1980, 0, 0, 0, 0, 0)), TEXT)
    found = [(a.published, a.published_rule) for a in read_bytes(out.getvalue(), "x.zip")]
    assert found == [("2016-05-04", "file"), ("2017-11-30", "address"), (None, None)]


class Pipe(io.RawIOBase):
    """A stream that gives a few bytes at a time and cannot be sought."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rest = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # as in io
        piece, self.rest = self.rest[: min(7, len(buffer))], self.rest[min(7, len(buffer)) :]
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.warc", "x.html"])
def test_a_pipe_is_read_like_a_file(name: str) -> None:
    made = {
        "x.zip": zipped(pages(SAMPLES)),
        "x.tar": tarred(pages(SAMPLES)),
        "x.tar.gz": gzip.compress(tarred(pages(SAMPLES))),
        "x.warc": warc(SAMPLES),
        "x.html": PAGE,
    }
    stream = Pipe(made[name])
    found = [article.title for article in read_stream(stream, name)]  # type: ignore[arg-type]  # a raw stream will do
    assert found == [sample.title for sample in (SAMPLES[:1] if name == "x.html" else SAMPLES)]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["zip", "tar", "tgz", "warc", "warc.gz", "mbox"]),
    st.integers(0, 4000),
    st.binary(min_size=1, max_size=30),
)
def test_no_damage_is_an_unexpected_error(kind: str, place: int, noise: bytes) -> None:
    made = {
        "zip": zipped(pages(SAMPLES)),
        "tar": tarred(pages(SAMPLES)),
        "tgz": gzip.compress(tarred(pages(SAMPLES))),
        "warc": warc(SAMPLES),
        "warc.gz": warc(SAMPLES, compressed=True),
        "mbox": mbox(SAMPLES),
    }[kind]
    place %= len(made)
    outcome(made[:place] + noise + made[place + len(noise) :], f"x.{kind}")
