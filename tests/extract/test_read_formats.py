"""The same articles in every format: the same contacts come out of each, whatever the file is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_samples import MANY, SAMPLES, SINGLE

from extract import read, read_bytes, survey
from extract.read import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from extract import Article

Row = tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]


def contacts(article: Article) -> set[Row]:
    return {
        (
            contact.person.name if contact.person else None,
            contact.department.name if contact.department else None,
            tuple(phone.number for phone in contact.phones),
            tuple(email.address for email in contact.emails),
        )
        for contact in survey(article).contacts
    }


EXPECTED: list[set[Row]] = [
    {
        (name, "Amt für Migration und Ehrenamt", ("+493023125410",), ("lotsen@kreis-seefurt.example",))
        for name in ("Leyla Karaca", "Jonas Ebeling")
    },
    {("Ayşe Yılmaz", "Schuldnerberatung", ("+493023125421",), ("schulden@lindenaue.example",))},
    {
        ("Anna Kramer", None, ("+493023125431",), ()),
        ("Ben Kurz", None, ("+493023125432",), ()),
        ("Clara Vogt", None, ("+493023125433",), ()),
    },
]
# Helvetica without an embedded font has no ş and ı: PDF prints the first and the third article.
PRINTED = (0, 2)


@pytest.mark.parametrize("number", range(len(SAMPLES)))
@pytest.mark.parametrize("name", SINGLE)
def test_one_article(name: str, number: int, tmp_path: Path) -> None:
    if name.endswith(".pdf") and number not in PRINTED:
        pytest.skip("no letters for it in the font")
    path = tmp_path / name
    path.write_bytes(SINGLE[name](SAMPLES[number]))
    (article,) = read(path)
    assert contacts(article) == EXPECTED[number]
    assert article.title == SAMPLES[number].title
    if name != "a.txt":
        assert article.published == SAMPLES[number].date


@pytest.mark.parametrize("name", MANY)
def test_many_articles(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(MANY[name](SAMPLES))
    articles = list(read(path))
    assert [contacts(article) for article in articles] == EXPECTED
    assert [article.title for article in articles] == [sample.title for sample in SAMPLES]
    assert [article.published for article in articles] == [sample.date for sample in SAMPLES]
    assert [article.url for article in articles] == [sample.url for sample in SAMPLES]
    assert {article.published_rule for article in articles} == {"meta"}
    sources = [article.source for article in articles]
    assert all(source.startswith(str(path)) for source in sources)
    assert len(set(sources)) == len(SAMPLES)


@pytest.mark.parametrize("name", sorted({*SINGLE, *MANY} - {"a.txt", "a.md"}))
def test_content_decides_where_the_name_does_not(name: str) -> None:
    data = SINGLE[name](SAMPLES[0]) if name in SINGLE else MANY[name](SAMPLES[:1])
    (article,) = read_bytes(data, "ohne-endung")
    assert contacts(article) == EXPECTED[0]


@pytest.mark.parametrize("name", [name for name in SINGLE if name not in ("a.txt", "a.md", "a.eml")])
def test_content_decides_against_a_wrong_name(name: str) -> None:
    (article,) = read_bytes(SINGLE[name](SAMPLES[0]), "falsch.txt")
    assert contacts(article) == EXPECTED[0]


def test_every_ending_is_shown_here() -> None:
    shown = {f".{name.rpartition('.')[2]}" for name in (*SINGLE, *MANY)}
    same = {".text", ".markdown", ".htm", ".mht", ".mbx", ".ndjson", ".rdf", ".tgz", ".tbz2", ".txz"}
    assert set(SUFFIXES) - shown == same
