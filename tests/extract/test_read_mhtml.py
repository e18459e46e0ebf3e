"""Pages that a browser saved in one file: the page itself, not its frames; messages stay messages."""

from __future__ import annotations

import pytest
from mhtml_page import chromium, explorer
from reading_samples import SAMPLES, html_page, message

from extract import ExtractError, FormatError, read_bytes, survey
from extract.read.encoding import glimpse
from extract.read.formats import recognise
from extract.read.head import Head

URL = "https://www.lindenaue.example/aktuelles/kurs.html"
PAGE = (
    '<!doctype html><html lang="de"><head><title>Kurs – Stadt Lindenaue</title></head><body><h1>Kurs für '
    "Eltern</h1><p>Auskunft gibt Anna Kramer vom Sozialamt unter Telefon 030 23125-001.</p></body></html>"
)


@pytest.mark.parametrize("name", ["kurs.mhtml", "kurs.mht", "kurs.txt", "kurs"])
@pytest.mark.parametrize("data", [chromium(PAGE, URL), explorer(PAGE, URL)], ids=["chromium", "explorer"])
def test_the_page_is_read_under_any_name(name: str, data: bytes) -> None:
    (article,) = read_bytes(data, name)
    assert article.text.startswith("Kurs für Eltern\n\nAuskunft gibt")
    assert "Anzeige" not in article.text
    assert (article.title, article.url, article.language) == ("Kurs für Eltern", URL, "de")
    (contact,) = survey(article).contacts
    assert contact.person is not None
    assert contact.person.name == "Anna Kramer"


@pytest.mark.parametrize(
    ("page", "url", "published", "rule"),
    [
        (PAGE.replace("<h1>", "<p>30.11.2016</p><h1>"), URL, "2016-11-30", "text"),
        (PAGE, "https://www.lindenaue.example/2015/03/02/kurs", "2015-03-02", "address"),
        (PAGE, URL, "2017-11-30", "file"),
    ],
)
def test_the_day_of_saving_stands_in_last(page: str, url: str, published: str, rule: str) -> None:
    (article,) = read_bytes(chromium(page, url), "kurs.mhtml")
    assert (article.published, article.published_rule) == (published, rule)


def test_a_page_of_the_own_disk_has_no_address() -> None:
    (article,) = read_bytes(chromium(PAGE, "file:///home/anna/kurs.html"), "kurs.mhtml")
    assert article.url is None


def test_a_page_without_a_title_takes_the_subject() -> None:
    (article,) = read_bytes(chromium("<html><body><p>Auskunft erteilt das Amt.", URL, "Übersicht"), "a.mhtml")
    assert article.title == "Übersicht"


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_contacts_as_of_the_page(sample: object) -> None:
    page = html_page(sample)  # type: ignore[arg-type]
    (plain,) = read_bytes(page.encode(), "a.html")
    (saved,) = read_bytes(chromium(page, URL), "a.mhtml")
    assert survey(saved).contacts == survey(plain).contacts


# Hard negatives: messages with pictures in them are no saved pages.
@pytest.mark.parametrize(
    "data",
    [
        message(SAMPLES[0]),
        chromium(PAGE, URL)
        .replace(b"<Saved by Blink>", b"Anna <anna@lindenaue.example>")
        .replace(b"Snapshot-Content-Location", b"X-Location"),
        b"From: Anna\r\nSubject: Snapshot-Content-Location: x\r\nDate: x\r\n\r\nText\r\n",
    ],
)
def test_messages_stay_messages(data: bytes) -> None:
    known = recognise(Head(data, glimpse(data)), "a")
    assert known is not None
    assert known.name == "mail"


@pytest.mark.parametrize(
    "data",
    [
        chromium(PAGE, URL)[:300],
        chromium(PAGE, URL).replace(b"text/html", b"text/x"),
        b"MIME-Version: 1.0\r\n" * 3,
        chromium("", URL),
    ],
)
def test_what_holds_no_page_is_a_failure(data: bytes) -> None:
    with pytest.raises(FormatError):
        list(read_bytes(data, "a.mhtml"))


@pytest.mark.parametrize("cut", range(0, 2000, 97))
def test_no_cut_makes_it_fail_otherwise(cut: int) -> None:
    try:
        articles = list(read_bytes(chromium(PAGE, URL)[:cut], "a.mhtml"))
    except ExtractError:
        return
    assert len(articles) == 1
