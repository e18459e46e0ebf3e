"""Reading plain text and Markdown: paragraphs, meant line ends, datelines, furniture, front matter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Article, Region, read_bytes
from extract.read.language import language_of
from extract.read.lines import meant_breaks


def plain(text: str) -> Article:
    (article,) = read_bytes(text.encode(), "notiz.txt")
    return article


def markdown(text: str, name: str = "notiz.md") -> Article:
    (article,) = read_bytes(text.encode(), name)
    return article


def printed(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eins\n\nzwei\n", ["eins", "zwei"]),
        ("eins\n \t\nzwei", ["eins", "zwei"]),
        ("Jugendamt\nAnna Kramer\nTelefon 030", ["Jugendamt\nAnna Kramer\nTelefon 030"]),
        ("- eins\n- zwei", ["eins", "zwei"]),
        ("• eins\n• zwei", ["eins", "zwei"]),
        ("-531 ist die Durchwahl", ["-531 ist die Durchwahl"]),
        ("+4930 23125000", ["+4930 23125000"]),
        ("[DATENBANK=44]Anna Kramer[/DATENBANK] hilft", ["Anna Kramer hilft"]),
        ("[1] bleibt [sic]", ["[1] bleibt [sic]"]),
        ("[DATENBANK=44]Anna", ["Anna"]),
        ("[/DATENBANK]Anna", ["Anna"]),
    ],
)
def test_paragraphs_and_items(text: str, expected: list[str]) -> None:
    assert printed(plain(text)) == expected


def test_the_publishers_record_number_is_kept() -> None:
    article = plain("Fragen an [DATENBANK=44]Anna Kramer[/DATENBANK] und [DATENBANK=5] [/DATENBANK].")
    assert [(one.span.of(article.text), one.key) for one in article.identities] == [("Anna Kramer", "44")]


def test_a_dateline_gives_section_date_and_publisher() -> None:
    article = plain("Neuer Kurs\n\nLandkreis 30.11.2017 Von Die Seefurter\n\nDer Kurs beginnt.\n")
    assert (article.published, article.section, article.publisher) == (
        "2017-11-30",
        "Landkreis",
        "Die Seefurter",
    )
    assert [block.region for block in article.blocks] == [Region.HEADER, Region.HEADER, Region.ARTICLE]


@pytest.mark.parametrize(
    "line",
    ["Zum Artikel", "Artikel drucken", "Kommentare (3)", "Lesedauer: ca. 2 min", "Erstellt:", "Teilen"],
)
def test_what_a_content_system_prints_is_furniture(line: str) -> None:
    article = plain(f"Der Kurs beginnt am Montag.\n\n{line}\n")
    assert [block.region for block in article.blocks] == [Region.ARTICLE, Region.FOOTER]


@pytest.mark.parametrize(
    "line", ["Teilen ist schön, sagt Anna Kramer.", "Kommentare der Leser sind willkommen."]
)
def test_a_sentence_about_comments_is_text(line: str) -> None:
    article = plain(f"Der Kurs beginnt am Montag.\n\n{line}\n")
    assert article.blocks[-1].region is Region.ARTICLE


WIDE = "Der Kurs beginnt am kommenden Montag um neun Uhr im großen Saal"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Anna Kramer", "Telefon 030"], [True]),
        (["Anmeldung unter", "Telefon 030"], [False]),
        (["Sie wohnt in der", "Stadt Seefurt"], [False]),
        (["Anna Kramer", "hilft gern"], [False]),
        (["Anna Kramer", "info@verein.example"], [True]),
        (["Anna Kramer", "www.verein.example"], [True]),
        ([WIDE, "Gemeindehaus und dauert drei Stunden, wie schon im letzten", "Jahr."], [False, False]),
        ([f"{WIDE} ein.", "Anmeldung: Anna Kramer"], [False]),
        (["Ende."], []),
        (["Anna.", "Bernd."], [True]),
    ],
)
def test_line_ends_that_the_writer_meant(lines: list[str], expected: list[bool]) -> None:
    assert meant_breaks(lines) == expected


def test_front_matter() -> None:
    article = markdown(
        '---\ntitle: "Neuer Kurs"\ndate: 2018-06-07\nauthor: Anna Kramer\npublisher: Verein Seefurt\n'
        "lang: de\nurl: https://verein.example/kurs\n---\n\nDer Kurs beginnt.\n"
    )
    assert (article.title, article.published, article.published_rule) == ("Neuer Kurs", "2018-06-07", "meta")
    assert (article.author, article.publisher, article.language) == ("Anna Kramer", "Verein Seefurt", "de")
    assert (article.url, article.text) == ("https://verein.example/kurs", "Der Kurs beginnt.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Kurs\n\nNeu", ["Kurs", "Neu"]),
        ("Jugendamt\nAnna Kramer\nTelefon 030", ["Jugendamt\nAnna Kramer\nTelefon 030"]),
        ("Anmeldung unter\nTelefon 030", ["Anmeldung unter Telefon 030"]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ("* eins\n* zwei", ["eins", "zwei"]),
        ('{{ site.url }} Text {% include x %}{:class="a"}', ["Text"]),
        ("---\nkein Ende", ["kein Ende"]),
        ("<script>a</script>\n\nText", ["Text"]),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert printed(markdown(text)) == expected


def test_a_posts_name_tells_its_date() -> None:
    article = markdown("Text", "posts/2018-06-07-raddemo.md")
    assert (article.published, article.published_rule) == ("2018-06-07", "address")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Kurs ist für alle, die noch nicht sprechen, und die Anmeldung ist kostenlos.", "de"),
        ("The course is open to all who have not been there, and it is free of charge.", "en"),
        ("Le cours est ouvert pour tous et les enfants dans la ville avec des amis.", "fr"),
        ("Il corso è anche per gli adulti, con una lezione nel centro della città.", "it"),
        ("Anna Kramer 030 23125000", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


LINES = st.sampled_from(
    [
        "",
        " ",
        "Anna Kramer",
        "- eins",
        "* zwei",
        "# Kurs",
        "---",
        "Zum Artikel",
        "30.11.2017",
        "unter",
        "[DATENBANK=1]",
        "|a|b|",
    ]
)

PRINTED = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)


@given(st.lists(LINES | PRINTED, max_size=20).map("\n".join), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_read_whole(text: str, name: str) -> None:
    (article,) = read_bytes(f"Anna\n\n{text}".encode("utf-8", "replace"), name)
    covered = "".join("".join(block.span.of(article.text).split()) for block in article.blocks)
    assert covered == "".join(article.text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.blocks))
    assert all(0 <= one.span.start < one.span.end <= len(article.text) for one in article.identities)
