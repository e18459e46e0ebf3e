"""What holds for every article: ranges, written forms, channels, and texts of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from link_rows import Row, assert_contacts, row_of, surveyed

from extract import Email, ExtractError, Findings, read_bytes, survey

if TYPE_CHECKING:
    from extract import Person, Phone, Place, Role

# A card beside the text, and the page's own channels.
TEXT = (
    "<main><h1>Neuer Kurs in Seefurt</h1><p>Der Kurs beginnt am Montag und ist für alle kostenlos.</p></main>"
)
PAGES: list[tuple[str, list[Row]]] = [
    # developed on
    (
        f"{TEXT}<aside><h3>Ansprechpartnerin</h3><p>Anna Kramer</p><p>Telefon 030 23125-001</p></aside>",
        [("Anna Kramer", "*", "*", "001")],
    ),
    (f"{TEXT}<footer>Anna Kramer, Telefon 030 23125-999</footer>", []),
    (f"{TEXT}<aside><h3>Anzeige</h3><p>Bernd Voss, Telefon 030 23125-999</p></aside>", []),
    # bugs caught: a card beside the text goes on with nothing that the text has said
    (
        (
            "<main><h1>Fest</h1><p>Ansprechpartnerin ist Anna Kramer.</p></main>"
            "<aside><h3>Pressekontakt</h3><p>Bernd Voss</p><p>030 23125-002</p></aside>"
        ),
        [("Bernd Voss", "*", "*", "002")],
    ),
    # the same number in text and frame is the text's
    (
        "<main><p>Anmeldung bei Anna Kramer, 030 23125-001.</p></main><footer>Telefon 030 23125-001</footer>",
        [("Anna Kramer", "*", "*", "001")],
    ),
    # hard negatives: an article without channels has no contacts
    ("Anna Kramer leitet das Jugendamt der Stadt Seefurt seit vielen Jahren.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_pages(text: str, expected: list[Row]) -> None:
    assert_contacts(text, expected)


# Pieces of which articles are made: names, bodies, channels, marks, and noise between them.
PIECES = [
    "Anna Kramer", "Herr Voss", "Frau Dr. Kramer-Odenthal", "Tafel Seefurt e. V.", "Jugendamt",
    "Stadt Seefurt", "030 23125-001", "(030) 23125002", "-003", "+49 30 23125004", "0171 3920001",
    "112", "116 117", "kramer@seefurt.example", "voss (at) seefurt (dot) example", "Telefon", "Tel.:",
    "Fax", "E-Mail:", "Ansprechpartnerin", "Sie ist", "erreichbar", "Anmeldung zum Sommerfest",
    "unter", "bei", "oder", "und", "Foto:", "Marktstraße 5", "12345 Seefurt", "Mo-Fr 9-12 Uhr",
    "z. B.", "(", ")", ",", ".", ":", "|", "–", "„", "“", "\n", "\n\n", "\t", "\xa0", "\xad",
    "\u200b", "# ", "## ", "- ", "* ", "**", "| a | b |", "<b>", "</p>", "<td>", "<li>", "<h2>",
    "<br>", "&nbsp;", "&#64;", '<a href="mailto:x@y.example">', "<aside>", "😀", "ﬁ", "İ",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text(max_size=120),
)
SOURCES = st.sampled_from(["a.txt", "a.md", "a.html"])
ANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def findings(text: str, source: str) -> list[Findings]:
    """Survey what can be read of a text: an empty one is refused by the reader, as it promises."""
    try:
        articles = list(read_bytes(text.encode("utf-8", "surrogatepass"), source))
    except ExtractError:
        return []
    return [survey(article) for article in articles]


def values(channels: tuple[Phone | Email, ...]) -> set[str]:
    return {channel.address if isinstance(channel, Email) else channel.number for channel in channels}


@ANY
@given(TEXTS, SOURCES)
def test_any_text_can_be_surveyed_and_every_range_holds(text: str, source: str) -> None:
    for found in findings(text, source):
        printed = found.article.text
        mentions: list[Phone | Email | Person | Place | Role] = [*found.phones, *found.emails, *found.persons]
        mentions += [*found.furniture_phones, *found.furniture_emails]
        for contact in found.contacts:
            parts = (contact.person, contact.place, contact.role, *contact.phones, *contact.emails)
            mentions += [part for part in parts if part]
        for mention in mentions:
            assert 0 <= mention.span.start <= mention.span.end <= len(printed)
            assert mention.span.of(printed) == mention.text
        for contact in found.contacts:
            assert 0 <= contact.quote.start < contact.quote.end <= len(printed)
            assert 0 <= contact.confidence <= 1


@ANY
@given(TEXTS, SOURCES)
def test_contacts_have_channels_of_the_article_alone(text: str, source: str) -> None:
    for found in findings(text, source):
        for contact in found.contacts:
            channels = values((*contact.phones, *contact.emails))
            assert channels
            assert channels <= values((*found.phones, *found.emails))
            assert len(channels) == len(contact.phones) + len(contact.emails)


def contacts_in(text: str, source: str = "a.txt") -> list[Row]:
    return [row_of(contact) for found in findings(text, source) for contact in found.contacts]


PLAIN = st.lists(
    st.sampled_from(
        [piece for piece in PIECES if piece.strip() and piece[0] not in "#<&*|-\u00a0\u00ad\u200b"] + ["\n"]
    ),
    max_size=20,
).map(" ".join)


@ANY
@given(PLAIN, SOURCES)
def test_line_ends_do_not_matter(text: str, source: str) -> None:
    assert contacts_in(text.replace("\n", "\r\n"), source) == contacts_in(text, source)


@ANY
@given(PLAIN, st.sampled_from(["a.txt", "a.html"]))  # in Markdown, two blanks end a line
def test_doubled_blanks_do_not_matter_anywhere(text: str, source: str) -> None:
    assert contacts_in(text.replace(" ", "  "), source) == contacts_in(text, source)


@ANY
@given(PLAIN)
def test_same_again(text: str) -> None:
    assert contacts_in(text) == contacts_in(text)


SAMPLES = [
    "Tafel Seefurt e. V.\nAnna Kramer\nTelefon: 030 23125-001\nE-Mail: kramer@seefurt.example",
    "Anmeldungen nimmt Anna Kramer unter Telefon 030 23125-001 bis Freitag gern entgegen.",
    "Die Gruppe leiten Anna Kramer und Bernd Voss. Für Fragen stehen sie unter 030 23125-001 zur Verfügung.",
    "Jugendamt der Stadt Seefurt\nMarktstraße 5\n12345 Seefurt\nTel. 030 23125-001",
    "Anna Kramer, 1. Vorsitzende, Tel. (030) 23125-001, Mobil 0171 39200-01",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_doubled_blanks_do_not_matter(text: str) -> None:
    assert contacts_in(text.replace(" ", "  ")) == contacts_in(text)
    assert contacts_in(text)


@pytest.mark.parametrize("text", SAMPLES)
def test_crlf_and_blank_ends_do_not_matter(text: str) -> None:
    assert contacts_in(text.replace("\n", "\r\n")) == contacts_in(text)
    assert contacts_in(text.replace("\n", " \n")) == contacts_in(text)
    assert contacts_in(f"\n\n{text}\n\n") == contacts_in(text)


@pytest.mark.parametrize("text", SAMPLES)
def test_quotes_hold_a_channel_of_the_contact(text: str) -> None:
    found = surveyed(text)
    for contact in found.contacts:
        spans = [*(phone.span for phone in contact.phones), *(email.span for email in contact.emails)]
        assert any(contact.quote.covers(span) for span in spans)
