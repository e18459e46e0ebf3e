"""Article or frame: which blocks beside the text belong to this very article."""

from __future__ import annotations

import pytest

from extract import Findings, read_bytes, survey

OWN, SITE = "030 23125001", "030 23125999"
TEXT = (
    "<main><h1>Neuer Kurs in Seefurt</h1><p>Der Kurs beginnt am Montag und ist für alle kostenlos.</p></main>"
)


def surveyed(body: str) -> Findings:
    (article,) = read_bytes(f"<!doctype html><html><body>{body}</body></html>".encode(), "a.html")
    return survey(article)


def numbers(found: Findings) -> tuple[list[str], list[str]]:
    def ends(phones: tuple[object, ...]) -> list[str]:
        return [str(phone)[-3:] for phone in phones]

    return (
        ends(tuple(phone.number for phone in found.phones)),
        ends(tuple(phone.number for phone in found.furniture_phones)),
    )


@pytest.mark.parametrize(
    ("body", "article", "furniture"),
    [
        # the page's frame
        (f"{TEXT}<footer>Telefon {SITE}</footer>", [], ["999"]),
        (f"<header>Hotline {SITE}</header>{TEXT}", [], ["999"]),
        (f"<nav>Hotline {SITE}</nav>{TEXT}", [], ["999"]),
        (f"{TEXT}<form>Hotline {SITE}</form>", [], ["999"]),
        (f"{TEXT}<div class=comments><p>Ruf mal an: {SITE}</p></div>", [], ["999"]),
        (f"{TEXT}<div id=imprint><p>Telefon {SITE}</p></div>", [], ["999"]),
        (f"{TEXT}<aside><h3>Anzeige</h3><p>Telefon {SITE}</p></aside>", [], ["999"]),
        (f"{TEXT}<aside><h3>Kontakt</h3><p>Telefon {SITE}</p></aside>", [], ["999"]),
        # the article
        (f"<main><p>Anmeldung unter Telefon {OWN}.</p></main>", ["001"], []),
        (f"<main><p>Anmeldung: {OWN}.</p></main><footer>Telefon {SITE}</footer>", ["001"], ["999"]),
        (f"<article><p>Neu</p><footer>Telefon {OWN}</footer></article>", ["001"], []),
        # cards beside the text
        (
            f"{TEXT}<aside><h3>Ansprechpartnerin</h3><p>Anna Kramer</p><p>Telefon {OWN}</p></aside>",
            ["001"],
            [],
        ),
        (f"{TEXT}<aside><h3>Pressekontakt</h3><p>Telefon {OWN}</p></aside>", ["001"], []),
        (f"{TEXT}<aside><p>Rückfragen an</p><p>Anna Kramer</p><p>{OWN}</p></aside>", ["001"], []),
        (
            f"{TEXT}<aside><h3>Ansprechpartner</h3><p>{OWN}</p></aside><footer>Telefon {SITE}</footer>",
            ["001"],
            ["999"],
        ),
        (f"<main><p>Anmeldung: {OWN}.</p></main><aside><p>Anna Kramer</p><p>{OWN}</p></aside>", ["001"], []),
    ],
)
def test_article_and_frame(body: str, article: list[str], furniture: list[str]) -> None:
    assert numbers(surveyed(body)) == (article, furniture)


@pytest.mark.parametrize("tag", ["footer", "nav", "header", "form"])
def test_the_frame_gives_no_contact_and_nobody(tag: str) -> None:
    found = surveyed(f"{TEXT}<{tag}><p>Anna Kramer, Telefon {SITE}, anna@verein.example</p></{tag}>")
    assert (found.contacts, found.persons, found.emails) == ((), (), ())
    assert [email.address for email in found.furniture_emails] == ["anna@verein.example"]
