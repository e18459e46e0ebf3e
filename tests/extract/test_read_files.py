"""Reading files: every format in every encoding, and one clear error for what cannot be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from extract import ExtractError, FormatError, UnreadableError, read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

LINE = "Rückfragen beantwortet Zoë Groß unter groß-zoë@bürgerbüro.example."
TITLE = "Größere Übersicht"
BODY = f"<body><h1>{TITLE}</h1><p>{LINE}</p></body>"
FORMATS = {
    "a.txt": f"{TITLE}\n\n{LINE}\n",
    "a.md": f"# {TITLE}\n\n{LINE}\n",
    "a.html": f"<!DOCTYPE html><html><head><title>{TITLE}</title></head>{BODY}</html>",
    "ohne-endung": f"<!doctype html><html>{BODY}</html>",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read_in_every_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name].encode(encoding))
    (article,) = read(path)
    assert article.source == str(path)
    assert article.title == TITLE
    assert LINE in article.text


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_file_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(FormatError) as caught:
        list(read(path))
    assert str(caught.value) == f"{path}: empty"


@pytest.mark.parametrize("name", FORMATS)
def test_binary_data_is_named_with_the_reason(name: str) -> None:
    with pytest.raises(FormatError) as caught:
        list(read_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", name))
    assert str(caught.value) == f"{name}: binary data, not a text"


def test_a_missing_file_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "fehlt.txt"
    with pytest.raises(UnreadableError) as caught:
        list(read(path))
    assert caught.value.source == str(path)
    assert "no such file" in caught.value.reason


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        list(read(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "geheim.txt"
    path.write_text("Anmeldung\n", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ExtractError) as caught:
        list(read(path))
    assert "permission" in caught.value.reason


def test_what_steers_a_terminal_does_not_come_in() -> None:
    (article,) = read_bytes(b"Gr\xc3\xbc\xc3\x9fe \x1b]0;titel\x07 \xe2\x80\xae und\x7f mehr\n", "a.txt")
    assert not any(ord(char) < 32 or char in "\x7f\u202e" for char in article.text)
