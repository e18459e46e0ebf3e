"""PDF: columns, tables, hyphens, line ends, headings, running titles, links, and what cannot be read."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_writer import Text, column, pdf
from reading_samples import wrapped

from extract import Article, BlockKind, FormatError, Region, read_bytes

# ruff: noqa: E501  paragraphs of a newspaper

LEFT = (
    "Der Landkreis sucht auch in diesem Jahr wieder Menschen, die sich um neue Nachbarn kümmern wollen. Der Kurs "
    "beginnt am Montag und dauert zehn Abende, er ist für alle kostenlos, die danach ein Jahr lang mitmachen."
)
RIGHT = (
    "In der Stadthalle spielt am Sonntag das Orchester der Musikschule eine Sinfonie, die es im Sommer mit vielen "
    "jungen Leuten eingeübt hat. Der Eintritt ist frei, um eine Spende für die Instrumente wird am Ausgang gebeten."
)
THIRD = (
    "Die Feuerwehr hat ihr neues Haus bezogen. Zur Feier kamen auch die Kameraden aus den Dörfern ringsum, die den "
    "Abend bei Musik und gutem Essen verbrachten und erst spät in der Nacht nach Hause gingen, wie es heißt."
)


def the_article(data: bytes) -> Article:
    (article,) = read_bytes(data, "x.pdf")
    return article


def texts(data: bytes) -> list[str]:
    article = the_article(data)
    return [block.span.of(article.text) for block in article.blocks]


def set_in(x: float, y: float, text: str, width: int = 42) -> list[Text]:
    return column(x, y, "\n".join(wrapped(text, width)))


@pytest.mark.parametrize("offset", [0, 3, 6, 9])
def test_two_columns_are_read_one_after_the_other(offset: float) -> None:
    assert texts(pdf(set_in(50, 100, LEFT) + set_in(320, 100 + offset, RIGHT))) == [LEFT, RIGHT]


def test_the_order_in_the_file_does_not_matter() -> None:
    page = set_in(50, 100, LEFT) + set_in(320, 104, RIGHT)
    assert texts(pdf(page[::-1])) == [LEFT, RIGHT]
    assert texts(pdf(sorted(page, key=lambda text: text.y))) == [LEFT, RIGHT]


def test_three_columns_under_one_headline() -> None:
    title = "Neues aus dem Landkreis und aus allen seinen Städten und Dörfern"
    page = [Text(50, 60, title, 16, bold=True)]
    for number, text in enumerate((LEFT, RIGHT, THIRD)):
        page += set_in(40 + 185 * number, 90 + number, text, 30)
    assert texts(pdf(page)) == [title, LEFT, RIGHT, THIRD]


def test_columns_of_unlike_length_are_not_taken_for_a_table() -> None:
    assert texts(pdf(set_in(50, 100, f"{LEFT} {THIRD}") + set_in(320, 100, RIGHT))) == [
        f"{LEFT} {THIRD}",
        RIGHT,
    ]


def test_articles_above_each_other_with_unlike_columns() -> None:
    page = set_in(50, 80, LEFT) + set_in(320, 80, RIGHT)
    page += set_in(50, 300, THIRD, 90)
    assert texts(pdf(page)) == [LEFT, RIGHT, THIRD]


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Wohngeld", "Anna Kramer", "030 23125431"),
        ("Pflege", "Ben Kurz", "030 23125432"),
        ("Kita", "Cem Öz", ""),
    ]
    page = [
        Text(50 + 150 * cell, 100 + 15 * row, text)
        for row, texts_ in enumerate(rows)
        for cell, text in enumerate(texts_)
    ]
    article = the_article(pdf(page))
    cells = [(block.path, block.span.of(article.text)) for block in article.blocks]
    assert {block.kind for block in article.blocks} == {BlockKind.CELL}
    assert [text for _, text in cells] == [text for row in rows for text in row if text]
    assert len({path for path, _ in cells}) == len(rows)
    assert cells[0][0] == cells[1][0] == cells[2][0]


def test_cards_beside_each_other_are_read_one_after_the_other() -> None:
    left = "Jugendamt Seefurt\nAnna Kramer\nTel. 030 23125410\njugend@seefurt.example"
    right = "Sozialamt Seefurt\nBen Kurz\nTel. 030 23125411\nsozial@seefurt.example"
    assert texts(pdf(column(50, 100, left) + column(300, 100, right))) == [left, right]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # developed on
        (
            "Für alle Fragen rund um die Integra-\ntionslotsen steht Anna Kramer bereit.",
            "Für alle Fragen rund um die Integrationslotsen steht Anna Kramer bereit.",
        ),
        (
            "Das Amt für Migrations- und Teilhabe-\nfragen hat geschlossen.",
            "Das Amt für Migrations- und Teilhabefragen hat geschlossen.",
        ),
        (
            "Der Dienst für Migrations-\nund Asylfragen hat geschlossen.",
            "Der Dienst für Migrations- und Asylfragen hat geschlossen.",
        ),
        (
            "Anmeldung bei Frau Anna Kramer-\nVogt im Rathaus der Stadt.",
            "Anmeldung bei Frau Anna Kramer-Vogt im Rathaus der Stadt.",
        ),
        (
            "Anmeldung unter Telefon 030 23125-\n410 im Rathaus der Stadt.",
            "Anmeldung unter Telefon 030 23125-410 im Rathaus der Stadt.",
        ),
        (
            "Anmeldung per Mail an kurs@kreis-\nseefurt.example bis Freitag.",
            "Anmeldung per Mail an kurs@kreis-seefurt.example bis Freitag.",
        ),
        (
            "Anmeldung per Mail an anna.kramer@\nseefurt.example bis Freitag.",
            "Anmeldung per Mail an anna.kramer@seefurt.example bis Freitag.",
        ),
        # line ends that were meant
        (
            "Jugendamt Seefurt\nMarkt 1\n12345 Seefurt\nTel. 030 23125410",
            "Jugendamt Seefurt\nMarkt 1\n12345 Seefurt\nTel. 030 23125410",
        ),
        # hard negatives: a dash is no hyphen
        (
            "Die Beratung ist offen von Montag -\nso der Plan - bis Freitag.",
            "Die Beratung ist offen von Montag - so der Plan - bis Freitag.",
        ),
    ],
)
def test_line_ends(lines: str, expected: str) -> None:
    assert texts(pdf(column(50, 100, lines))) == [expected]


@pytest.mark.parametrize("cut", [3, 4, 5, 6])
def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(cut: int) -> None:
    lines = wrapped(f"{LEFT[:-1]}, {RIGHT[3:]}", 30)
    page = column(50, 100, "\n".join(lines[:cut])) + column(320, 103, "\n".join(lines[cut : 2 * cut]))
    assert texts(pdf(page, column(50, 100, "\n".join(lines[2 * cut :])))) == [f"{LEFT[:-1]}, {RIGHT[3:]}"]


def test_paragraphs_are_told_by_their_distance() -> None:
    page = set_in(50, 100, LEFT, 80) + set_in(50, 160, RIGHT, 80)
    assert texts(pdf(page)) == [LEFT, RIGHT]


def test_headings_have_levels_by_their_size() -> None:
    page = [Text(50, 60, "Kreisblatt", 24), Text(50, 100, "Neuer Kurs", 16), *set_in(50, 130, LEFT, 80)]
    article = the_article(pdf(page))
    assert [(block.kind, block.level) for block in article.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert article.title == "Kreisblatt"


def test_bold_print_is_marked() -> None:
    article = the_article(pdf([Text(50, 100, "Anna Kramer", bold=True), *set_in(50, 112, LEFT, 80)]))
    assert "".join(span.of(article.text) for span in article.emphases) == "AnnaKramer"


def test_bullets_are_items() -> None:
    page = [
        Text(50, 100, "\u2022 Anna Kramer"),
        Text(50, 112, "\u2022 Ben Kurz"),
        Text(50, 124, "\u2022 Cem Öz"),
    ]
    article = the_article(pdf(page))
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == [
        (BlockKind.ITEM, "Anna Kramer"),
        (BlockKind.ITEM, "Ben Kurz"),
        (BlockKind.ITEM, "Cem Öz"),
    ]


def test_running_titles_and_page_numbers_are_furniture() -> None:
    sheets = [
        [
            Text(50, 30, "Amtsblatt Seefurt, Redaktion 030 23125000"),
            *set_in(50, 100, text, 80),
            Text(290, 810, f"Seite {n}"),
        ]
        for n, text in enumerate((LEFT, RIGHT, THIRD), start=1)
    ]
    article = the_article(pdf(*sheets))
    kept = [block.span.of(article.text) for block in article.blocks if block.region is Region.ARTICLE]
    assert kept == [LEFT, RIGHT, THIRD]
    assert "Redaktion 030 23125000" in article.text


def test_links_keep_their_targets() -> None:
    article = the_article(
        pdf([Text(50, 100, "Anmeldung", target="mailto:kurs@seefurt.example"), Text(50, 130, "Ende")])
    )
    assert [(link.span.of(article.text), link.target) for link in article.links] == [
        ("Anmeldung", "mailto:kurs@seefurt.example")
    ]


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(quarter: int) -> None:
    page = [
        *set_in(50, 100, LEFT, 40),
        *set_in(320, 103, RIGHT, 40),
        Text(50, 300, "Anna Kramer"),
        Text(50, 340, "Ende"),
    ]
    assert texts(pdf(page, rotate=quarter)) == [LEFT, "Anna Kramer", "Ende", RIGHT]


@pytest.mark.parametrize(
    ("title", "created", "text", "expected"),
    [
        ("Kurs für Lotsen", "20171130", "Nur Text ohne Datum", ("Kurs für Lotsen", "2017-11-30", "meta")),
        ("satz.indd", "20171130", "Seefurt, den 3. Mai 2018", (None, "2018-05-03", "text")),
        ("Microsoft Word - Dokument1", "19700101", "Nur Text", (None, None, None)),
        ("", "", "Nur Text", (None, None, None)),
    ],
)
def test_title_and_date(title: str, created: str, text: str, expected: tuple[str | None, ...]) -> None:
    article = the_article(pdf([Text(50, 100, text)], title=title, created=created))
    assert (article.title, article.published, article.published_rule) == expected


def encrypted() -> bytes:
    data = pdf([Text(50, 100, "geheim")])
    lock = "<< /Filter /Standard /V 1 /R 2 /O (" + "x" * 32 + ") /U (" + "y" * 32 + ") /P -4 >>"
    return data.replace(b"/Root", b"/ID [(a) (a)] /Encrypt " + lock.encode() + b" /Root")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted(), "encrypted: a password is needed"),
        (b"%PDF-1.7\nnur der Anfang", "a damaged PDF file"),
        (pdf([]), "no text in it: pictures of pages?"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        list(read_bytes(data, "x.pdf"))
    assert str(caught.value) == f"x.pdf: {reason}"


def test_without_the_library_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(
        FormatError, match=r"x\.pdf: reading PDF files needs pypdfium2: pip install 'wegweiser\[pdf\]'"
    ):
        list(read_bytes(pdf([Text(50, 100, "a")]), "x.pdf"))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=40))
def test_no_damage_is_an_unexpected_error(place: int, noise: bytes) -> None:
    data = pdf(set_in(50, 100, LEFT) + set_in(320, 100, RIGHT))
    place %= len(data)
    try:
        list(read_bytes(data[:place] + noise + data[place + len(noise) :], "x.pdf"))
    except FormatError as error:
        assert "\n" not in str(error)  # noqa: PT017  either is right: text, or one line


WORDS = st.lists(
    st.sampled_from("Anna Kramer berät im Rathaus zu Wohngeld, Kita und Pflege.".split()),
    min_size=12,
    max_size=80,
)


@settings(max_examples=30, deadline=None)
@given(WORDS, WORDS)
def test_no_word_is_lost_or_doubled(left: list[str], right: list[str]) -> None:
    page = column(50, 100, "\n".join(wrapped(" ".join(left), 40))) + column(
        320, 105, "\n".join(wrapped(" ".join(right), 40))
    )
    article = the_article(pdf(page))
    assert sorted(article.text.split()) == sorted([*left, *right])
