"""Sentences, prose and cards: how a page is cut into what is read in one go."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Article, Block, BlockKind, Span, read_bytes
from extract.layout import Shape, is_prose, sentences, units_of

# Each row is a text with "|" where one sentence ends and the next begins.
DEVELOPED_ON = [
    "Der Kurs beginnt um neun. |Anmeldung ist nötig.",
    "Kommen Sie vorbei! |Wir freuen uns.",
    "Haben Sie Fragen? |Anna Kramer hilft.",
    "Sie sagte: „Kommen Sie!“ |Danach ging sie.",
    "Er kam … |Dann ging er.",
    "Das kostet nichts. |„Wirklich“, sagt sie.",
    "Am 30. |Der Kurs beginnt später.",
    "Beginn ist um 18 Uhr. |3 Plätze sind frei.",
]
BUGS = [
    "Anmeldung unter Tel. 030 23125000.",
    "Fragen an Dr. Anna Kramer.",
    "Prof. Dr. med. Anna Kramer spricht.",
    "Der 1. Vorsitzende Bernd Voss begrüßt.",
    "Angeboten werden z. B. Sprachkurse.",
    "Das sind u. a. Kurse und Treffen.",
    "Der Verein Seefurt e. V. Lindenaue lädt ein.",
    "Sie wohnt in der Haupt Str. 5.",
    "Hr. Voss und Fr. Kramer helfen.",
    "Anna M. Kramer leitet den Kurs.",
    "Die Kirche St. Marien ist offen.",
    "Zimmer Nr. 12 im Rathaus.",
    "Am 3. Mai beginnt der Kurs.",
    "Die Kath. Kirche lädt ein.",
    "Der stellv. Leiter hilft.",
    "Von Mo. bis Fr. 9 Uhr.",
    # a telephone's number and a year are no ordinals
    "Anruf unter 030 23125-001. |Träger ist der Verein.",
    "Anruf unter 030/23125-01. |Träger ist der Verein.",
    "Das gibt es seit 2020. |Träger ist der Verein.",
    "Das 12. Treffen ist am 5. Juni.",
    "Die Klassen 1. bis 4. Stufe.",
]
NEGATIVE = [
    "Mehr unter www.verein.example und bei uns.",
    "Es kostet 3.50 Euro.",
    "Um 18.30 Uhr geht es los.",
    "anna.kramer@verein.example hilft.",
    "Eins. zwei. drei.",
]


@pytest.mark.parametrize("marked", [*DEVELOPED_ON, *BUGS, *NEGATIVE])
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace("|", "")
    found = [span.of(text) for span in sentences(text, Span(0, len(text)))]
    assert found == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Für Fragen stehen sie unter der genannten Nummer gern zur Verfügung.", True),
        ("Der Kurs beginnt am Montag und ist für alle kostenlos, die noch nie einen besucht haben", True),
        ("Anmeldung bei Anna Kramer", False),
        ("Anna Kramer, Bernd Voss, Claudia Eckel, Doris Lange, Emil Thoma, Frida Berg", False),
        ("Jugendamt Seefurt, Lindenstraße 5, Zimmer 12, 1. Stock, Telefon, Fax, E-Mail", False),
        ("Büro: Anna Kramer, dienstags und donnerstags von neun bis zwölf Uhr", False),
        ("Telefon 030 23125000", False),
        # what stands in brackets is an aside: a card's line stays one
        ("Standesamt (Geburts- und Sterbefälle, Aufgebote und was sonst noch anfällt), Telefon 030", False),
        ("Stadtkasse (Gebühren und Steuern für alle, die in der Stadt wohnen), Zimmer 12", False),
        ("Anna Kramer (sie ist am Montag und am Dienstag von neun bis zwölf da) Telefon", False),
        ("Der Kurs (jeden Montag) beginnt am Abend und ist für alle kostenlos.", True),
        ("Wer will, der kommt (auch ohne Anmeldung) am Montag in das Haus am See.", True),
        ("Der Kurs (jeden Montag beginnt am Abend und ist für alle kostenlos, die kommen.", True),
        ("((()))", False),
        ("", False),
    ],
)
def test_prose_is_told_from_cards(line: str, *, expected: bool) -> None:
    assert is_prose(line) == expected


@given(st.text(alphabet="(ab )\nÄ.", max_size=80))
def test_lines_of_brackets_are_told_too(line: str) -> None:
    assert is_prose(f"{line} (und noch eine lange Reihe von Worten)") == is_prose(f"{line} ")


def units(page: str) -> list[tuple[Shape, str]]:
    (article,) = read_bytes(page.encode(), "a.html")
    return [(unit.shape, unit.span.of(article.text)) for unit in units_of(article)]


def test_a_page_is_cut_into_headings_lines_and_sentences() -> None:
    page = (
        "<html><body><h2>Kontakt</h2><p>Anna Kramer<br>Tel. 030 23125000</p>"
        "<p>Der Kurs beginnt am Montag und kostet alle nichts. Wer kommen will, meldet sich an.</p>"
    )
    assert units(page) == [
        (Shape.HEADING, "Kontakt"),
        (Shape.LINE, "Anna Kramer"),
        (Shape.LINE, "Tel. 030 23125000"),
        (Shape.SENTENCE, "Der Kurs beginnt am Montag und kostet alle nichts."),
        (Shape.SENTENCE, "Wer kommen will, meldet sich an."),
    ]


@pytest.mark.parametrize(
    ("page", "bold"),
    [
        ("<p><b>Anna Kramer</b>", True),
        ("<p><b>Anna</b> <b>Kramer</b>", True),
        ("<p><b>Anna</b> Kramer", False),
        ("<p><b><strong>Anna</strong></b> Kramer Voss", False),  # nested bold print counted twice
        ("<p>Anna Kramer", False),
    ],
)
def test_a_line_in_bold_print_stands_like_a_heading(page: str, *, bold: bool) -> None:
    (article,) = read_bytes(f"<html>{page}</html>".encode(), "a.html")
    (unit,) = units_of(article)
    assert (unit.is_bold, unit.level) == (bold, 7 if bold else 0)


@pytest.mark.parametrize(
    ("page", "same"),
    [
        ("<table><tr><td>Anna Kramer<td>030 23125000</table>", True),
        ("<table><tr><td>Anna Kramer<tr><td>030 23125000</table>", False),
        ("<ul><li>Anna Kramer<li>030 23125000</ul>", False),
        ("<dl><dt>Anna Kramer<dd>030 23125000</dl>", True),
    ],
)
def test_rows_are_told_apart(page: str, *, same: bool) -> None:
    (article,) = read_bytes(f"<html>{page}</html>".encode(), "a.html")
    first, second = units_of(article)
    assert (first.row == second.row) == same


@given(st.text())
def test_sentences_cover_the_text_in_order(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    joined = "".join(span.of(text) for span in found)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="Ab .!?\n„“12", max_size=80))
def test_units_are_in_order_and_hold_what_is_printed(text: str) -> None:
    article = Article("a.txt", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    found = units_of(article)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert "".join("".join(unit.span.of(text).split()) for unit in found) == "".join(text.split())
