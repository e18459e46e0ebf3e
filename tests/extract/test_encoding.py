"""Which encoding is meant, and what is no text at all."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import FormatError
from extract.read.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = "Für Rückfragen: Günther Groß, „Café Änne“ – 5 €. Öffnungszeiten: täglich außer übermorgen.\n"
PLAIN = "Anmeldung bei Frau Okafor im Rathaus.\n"

WRITTEN: list[tuple[str, bytes, str]] = [
    # developed on: what the issue names
    ("ASCII", PLAIN.encode(), PLAIN),
    ("UTF-8", GERMAN.encode(), GERMAN),
    ("UTF-8 with mark", GERMAN.encode("utf-8-sig"), GERMAN),
    ("UTF-16 with mark", GERMAN.encode("utf-16"), GERMAN),
    ("UTF-16 LE with mark", b"\xff\xfe" + GERMAN.encode("utf-16-le"), GERMAN),
    ("UTF-16 BE with mark", b"\xfe\xff" + GERMAN.encode("utf-16-be"), GERMAN),
    ("UTF-16 LE", GERMAN.encode("utf-16-le"), GERMAN),
    ("UTF-16 BE", GERMAN.encode("utf-16-be"), GERMAN),
    ("UTF-32 with mark", GERMAN.encode("utf-32"), GERMAN),
    ("Windows-1252", GERMAN.encode("cp1252"), GERMAN),
    ("ISO-8859-1", "Über Größe\n".encode("latin-1"), "Über Größe\n"),
    # what other files hold
    ("one letter of Windows-1252", "Grüße\n".encode("cp1252"), "Grüße\n"),
    ("quotes of Windows-1252", "„Lotsen“ – heute\n".encode("cp1252"), "„Lotsen“ – heute\n"),
    (
        "code page 850",
        "Grüße aus Österreich, schöne Bäume\n".encode("cp850"),
        "Grüße aus Österreich, schöne Bäume\n",
    ),
    (
        "Mac Roman",
        "Grüße aus Österreich, schöne Bäume\n".encode("mac_roman"),
        "Grüße aus Österreich, schöne Bäume\n",
    ),
    ("names from elsewhere", "Nguyễn, Yıldırım, Kovács\n".encode(), "Nguyễn, Yıldırım, Kovács\n"),
    ("Arabic", "مرحبا Beratung\n".encode(), "مرحبا Beratung\n"),
    ("UTF-8, cut off in a letter", GERMAN.encode() * 3 + "ü".encode()[:1], GERMAN * 3 + "Ã"),
    ("UTF-8 with a byte of Windows-1252", GERMAN.encode() + b"Gr\xfc\xdfe", GERMAN + "Grüße"),
    ("a stray NUL", GERMAN.encode() * 10 + b"\0" + PLAIN.encode(), GERMAN * 10 + "\0" + PLAIN),
    ("the end mark of DOS", PLAIN.encode() + b"\x1a", PLAIN + "\x1a"),
    ("UTF-16 with half a character", GERMAN.encode("utf-16") + b"\0", GERMAN + "\ufffd"),
    ("encoded twice", GERMAN.encode().decode("cp1252").encode(), GERMAN),
    ("a quotation of the fault", "Statt ü steht da Ã¼.".encode(), "Statt ü steht da Ã¼."),
    # declared
    (
        "a page that says Windows-1252",
        '<html><meta charset="windows-1252"><p>Größe</p>'.encode("cp1252"),
        '<html><meta charset="windows-1252"><p>Größe</p>',
    ),
    (
        "a page that says ISO-8859-1 and means Windows-1252",
        "<html><meta charset=iso-8859-1><p>„5 €“</p>".encode("cp1252"),
        "<html><meta charset=iso-8859-1><p>„5 €“</p>",
    ),
    (
        "a page in ISO-8859-2",
        '<?xml version="1.0" encoding="ISO-8859-2"?><p>Zieliński, Hruška</p>'.encode("iso-8859-2"),
        '<?xml version="1.0" encoding="ISO-8859-2"?><p>Zieliński, Hruška</p>',
    ),
    (
        "a page that says ISO-8859-1 and is UTF-8",
        "<html><meta charset=iso-8859-1><p>Größe</p>".encode(),
        "<html><meta charset=iso-8859-1><p>Größe</p>",
    ),
    (
        "a page that says nonsense",
        "<html><meta charset=klingon><p>Größe</p>".encode("cp1252"),
        "<html><meta charset=klingon><p>Größe</p>",
    ),
    (
        "a page that says what is no text encoding",
        "<html><meta charset=hex><p>Größe</p>".encode("cp1252"),
        "<html><meta charset=hex><p>Größe</p>",
    ),
]


@pytest.mark.parametrize(("data", "text"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_the_text_comes_out(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    "data", [b"", b"\n", b" \r\n\t ", b"\0\0\0\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \0\n\0"]
)
def test_nothing_in_it_is_empty(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        decode(data, "leer.txt")
    assert str(caught.value) == "leer.txt: empty"


BINARY: list[tuple[str, bytes]] = [
    ("PDF", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
    ("Word, LibreOffice", b"PK\x03\x04\x14\x00\x06\x00word/document.xml"),
    ("RTF", b"{\\rtf1\\ansi Gr\\'fc\\'dfe}"),
    ("PNG", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ("JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"),
    ("gzip", gzip.compress(GERMAN.encode())),
    ("zlib", zlib.compress(GERMAN.encode() * 20)),
    ("program", b"\x7fELF\x02\x01\x01\x00" + bytes(40)),
    ("all bytes", bytes(range(256)) * 8),
    ("numbers", b"".join(number.to_bytes(4, "little") for number in range(1000))),
    ("controls", b"\x01\x02\x03\x04 abc" * 2),
    ("many NULs", b"abc\0" * 100),
]


@pytest.mark.parametrize("data", [row[1] for row in BINARY], ids=[row[0] for row in BINARY])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        decode(data, "bild.txt")
    assert caught.value.reason == "binary data, not a text"
    assert caught.value.source == "bild.txt"


def test_a_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (text)")
    connection.close()
    with pytest.raises(FormatError):
        decode(path.read_bytes(), str(path))


@given(st.binary(max_size=300))
def test_bytes_are_a_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        assert decode(data, "a.txt").strip()
    except FormatError as error:
        assert error.reason in {"empty", "binary data, not a text"}  # noqa: PT017


WORDS = st.lists(
    st.sampled_from(["Grüße", "Öffnung", "außen", "Bäume", "und", "der", "Amt", "Zürich"]), min_size=8
)


@given(
    WORDS.map(" ".join),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"]),
)
def test_german_words_survive_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text
