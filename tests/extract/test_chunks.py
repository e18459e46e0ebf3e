"""What stands between two blanks: asked about once, kept within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import chunks, read_bytes, survey
from extract.article import Span
from extract.chunks import ByChunk
from extract.find.body_words import cut, has_seed
from extract.find.names import tokens_of
from extract.layout import is_prose


def test_a_chunk_is_asked_about_once() -> None:
    asked: list[str] = []

    def length(chunk: str) -> int:
        asked.append(chunk)
        return len(chunk)

    lengths = ByChunk(length)
    assert [lengths[chunk] for chunk in "ein Amt und ein Verein".split()] == [3, 3, 3, 3, 6]
    assert asked == ["ein", "Amt", "und", "Verein"]


def test_a_row_of_letters_is_not_kept() -> None:
    lengths = ByChunk(len)
    assert lengths["a" * 5000] == 5000
    assert not lengths


def test_chunks_no_longer_asked_for_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "_MOST", 10)
    asked: list[str] = []

    def noted(chunk: str) -> str:
        asked.append(chunk)
        return chunk.upper()

    answers = ByChunk(noted)
    for number in range(100):
        assert answers[f"n{number}"] == f"N{number}"
        assert answers["amt"] == "AMT"
    assert asked.count("amt") == 1
    assert len(answers) <= 10


# Developed on: marks glued to words, degrees over a blank, addresses, empty chunks between two blanks.
@pytest.mark.parametrize(
    "text",
    [
        "Frau Dr. Anna Kramer, Jugendamt Seefurt",
        "Anna  Kramer   und Bernd\nVoss",
        "Anna Kramer M. A. und Bernd Voss M.Sc.",
        "kramer@seefurt.example oder www.seefurt.example",
        "Sprach- und Bildungsinstitut (IHK)",
        " Verein „Hand in Hand“ e. V. ",
        "",
    ],
)
def test_words_lie_where_they_say(text: str) -> None:
    for word in cut(text, Span(0, len(text)), []).words:
        assert text[word.start : word.end] == word.text
    for token in tokens_of(text, 0, len(text)):
        assert text[token.start : token.end] == token.text


@given(st.text(alphabet="aAäÖ.-@ \n„(1&", max_size=60), st.integers(0, 20))
def test_words_of_any_text_lie_where_they_say(text: str, start: int) -> None:
    span = Span(min(start, len(text)), len(text))
    words = cut(text, span, [])
    assert all(text[word.start : word.end] == word.text for word in words.words)
    assert bool(words.seeds) == has_seed(text, span)
    tokens = tokens_of(text, span.start, span.end)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("Der Verein lädt am Sonntag alle ein, die gern singen und tanzen.", True),
        ("Jugendamt Seefurt, Marktstraße 5, Telefon 030 23125999", False),
        ("Standesamt (Geburts- und Sterbefälle, Aufgebote und mehr), Telefon 030 23125999", False),
        ("", False),
    ],
)
def test_prose_is_told_by_its_words(line: str, prose: bool) -> None:  # noqa: FBT001
    assert is_prose(line) is prose


def test_a_text_without_blanks_is_surveyed() -> None:
    text = "x" * 5000 + "\n\nTelefon 030 23125999"
    (article,) = read_bytes(text.encode(), "lang.txt")
    assert [phone.number for phone in survey(article).phones] == ["+493023125999"]
