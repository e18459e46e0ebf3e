"""From an article's text back into its file: developed on small files, then the invariants."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_writer import Text, pdf
from reading_samples import SAMPLES, SINGLE

from extract import ExtractError, UnreadableError, read
from extract.read.original import Original, reopen

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Kurs für Eltern\n\n- Anna Beispiel, 030 23125-001\n- Bernd Muster, 030 23125-002\n"
PAGE = (
    "<!doctype html>\r\n<html><head><title>Anna Beispiel</title><style>p { color: Anna }</style></head>\r\n"
    "<body><nav>Start</nav><!-- Anna Beispiel -->\r\n<h1>Kurs f&uuml;r Eltern</h1>\r\n"
    "<p>Auskunft gibt <b>An</b>na&nbsp;Beispiel,\r\n Sprech&shy;zeit &amp; Telefon 030&#8239;23125-001</p>"
    "</body></html>\r\n"
)
MARKDOWN = (
    "---\ntitle: Anna Beispiel\n---\n# Kurs für **Eltern**\n\n"
    "[Anna](https://kurs.example/Beispiel) Beispiel,\nTelefon 030 23125-001\n"
)


def opened(path: Path, data: str) -> tuple[Original, str]:
    path.write_bytes(data.encode())
    (article,) = read(path)
    return reopen(article.source, article.text), article.text


@pytest.mark.parametrize(
    ("name", "data", "wanted", "found"),
    [
        # developed on
        ("a.txt", TEXT, "Bernd", (4, "Bernd Muster")),
        ("a.txt", TEXT, "030 23125-001", (3, "030 23125-001")),
        ("a.txt", TEXT.replace("\n", "\r\n"), "Bernd", (4, "Bernd Muster")),
        ("a.html", PAGE, "Anna Beispiel", (5, "An</b>na&nbsp;Beispiel")),
        ("a.html", PAGE, "für", (4, "f&uuml;r Eltern")),
        ("a.html", PAGE, "Telefon", (6, "Telefon 030")),
        ("a.html", PAGE, "zeit", (6, "zeit &amp;")),
        ("a.html", PAGE, "23125", (6, "23125-001")),
        ("a.md", MARKDOWN, "Eltern", (4, "Eltern**")),
        ("a.md", MARKDOWN, "Beispiel,", (6, "Beispiel,\n")),
        ("a.md", MARKDOWN, "030", (7, "030 23125")),
        # bugs caught: a heading that a page repeats, a comment never closed, a page of the title alone
        (
            "a.html",
            "<p>Kurs für alle, die kommen<p>Kurs für alle, die kommen<p>Ende hier",
            "Ende",
            (1, "Ende"),
        ),
        ("a.html", "<!doctype html><p>Anna Beispiel<!-- nie zu Ende", "Beispiel", (1, "Beispiel<!--")),
    ],
)
def test_a_word_is_found_where_it_is_written(
    tmp_path: Path, name: str, data: str, wanted: str, found: tuple[int, str]
) -> None:
    line, written = found
    original, text = opened(tmp_path / name, data)
    place = original.place(text.index(wanted))
    assert place is not None
    assert original.text[place.offset :].startswith(written)
    assert place.line == line
    assert original.text.split("\n")[line - 1][place.column - 1 :].startswith(written.partition("\n")[0])
    assert original.is_file


def test_every_character_of_a_text_is_found(tmp_path: Path) -> None:
    original, text = opened(tmp_path / "a.txt", TEXT)
    for offset, char in enumerate(text):
        if not char.isspace():
            place = original.place(offset)
            assert place is not None
            assert original.text[place.offset] == char


@given(st.text(st.sampled_from("Ab ü\n<>&;-*#[]()\x00"), min_size=1, max_size=60), st.integers(0, 80))
def test_no_file_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, data: str, offset: int) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.txt", "a.md", "a.html"):
        (folder / name).write_text(data, encoding="utf-8")
        try:
            articles = list(read(folder / name))
        except ExtractError:
            continue
        for article in articles:
            original = reopen(article.source, article.text)
            place = original.place(offset)
            if place is not None:
                assert 0 <= place.offset < len(original.text)
                assert original.text[: place.offset].count("\n") == place.line - 1


def test_a_document_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ordner/kurs #2!.txt", TEXT)
        archive.writestr("anders.txt", "Nichts von alledem.")
    article = next(read(path))
    original = reopen(article.source, article.text)
    place = original.place(article.text.index("Bernd"))
    assert original.path == str(path)
    assert not original.is_file
    assert place is not None
    assert place.line == 4


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_every_format_is_opened_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SINGLE[name](SAMPLES[0]))
    for article in read(path):
        original = reopen(article.source, article.text)
        if name.endswith((".txt", ".html", ".md", ".xhtml")):
            assert all(original.place(block.span.start) for block in article.blocks)
        elif not original.text:
            assert original.place(0) is None


def test_of_a_pdf_the_page_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    sheets = [
        [Text(60, 700, "Der Sprachkurs für Eltern beginnt im März und dauert acht Wochen.")],
        [Text(60, 700, "Auskunft gibt Anna Kramer vom Sozialamt unter Telefon 030 23125-001.")],
        [],
        [Text(60, 700, "Der Bastelkurs wird im Sommer von Bernd Vogt geleitet, 030 23125-002.")],
    ]
    path.write_bytes(pdf(*sheets))
    (article,) = read(path)
    original = reopen(article.source, article.text)
    for wanted, page in (("Sprachkurs", 1), ("Anna Kramer", 2), ("030 23125-001", 2), ("Bernd Vogt", 4)):
        place = original.place(article.text.index(wanted))
        assert place is not None
        assert place.page == page


def test_a_text_that_has_changed_is_found_as_far_as_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    _, text = opened(path, TEXT)
    path.write_text(
        "Ganz neu am Anfang.\n\n" + TEXT.replace("Anna Beispiel", "■■■■ ■■■■■■■■"), encoding="utf-8"
    )
    original = reopen(str(path), text)
    assert original.place(text.index("Anna")) is None
    there = original.place(text.index("Bernd"))
    assert there is not None
    assert there.line == 6


def test_another_text_altogether_is_found_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("zzz " * 5000, encoding="utf-8")
    original = reopen(str(tmp_path / "a.txt"), "Auskunft gibt Anna Beispiel. " * 5000)
    assert original.place(5) is None


def test_long_files_cost_no_more_than_their_length(tmp_path: Path) -> None:
    lines = [f"Zeile {number} von sehr vielen in diesem langen Text." for number in range(40_000)]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    text = "\n\n".join(lines)
    original = reopen(str(tmp_path / "a.txt"), text)
    place = original.place(text.index("Zeile 39999"))
    assert place is not None
    assert place.line == 40_000
    (tmp_path / "b.txt").write_text("ab" * 500_000, encoding="utf-8")
    assert reopen(str(tmp_path / "b.txt"), "ac" * 500_000).place(900_000) is None


def test_what_is_no_file_any_more(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("kurs.txt", TEXT)
    for source in (str(tmp_path / "weg.txt"), "https://kurs.example/1", "stdin:9f86d081884c", ""):
        with pytest.raises(UnreadableError, match="no file that is still there"):
            reopen(source, TEXT)
    with pytest.raises(UnreadableError, match="not in this file any more"):
        reopen(f"{path}!anders.txt", TEXT)
