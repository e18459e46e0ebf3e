"""The body whose own page this is, told by the page's <title> beside its heading."""

from __future__ import annotations

import pytest
from link_rows import assert_contacts

CARD = "<p>Anna Kramer<br>Telefon 030 23125001</p>"


@pytest.mark.parametrize(
    ("title", "heading", "body"),
    [
        # developed on: the site's name is the whole title, the page's stands in the heading
        ("Hospizgruppe Seefurt", "Vorstand", "Hospizgruppe Seefurt"),
        ("Mieterverein Seefurt e. V.", "Team", "Mieterverein Seefurt e. V."),
        # the page beside the site's name
        ("KLV Seefurt – Vorstand", "Vorstand", "KLV Seefurt"),
        ("Vorstand | KLV Seefurt", "Vorstand", "KLV Seefurt"),
        ("Kontakt | Tafel Seefurt e. V.", "Vorstand", "Tafel Seefurt e. V."),
        # bugs caught: a name of any words, above a heading that names one of its pages
        ("Bunte Kiste", "Vorstand", "Bunte Kiste"),
        ("Vorstand | Bunte Kiste", "Vorstand", "Bunte Kiste"),
        ("Bunte Kiste", "Unser Team", "Bunte Kiste"),
        ("Bunte Kiste", "Impressum", "Bunte Kiste"),
        ("Bunte Kiste – Mitglieder", "Mitglieder", "Bunte Kiste"),
        # another page's name was taken for the site's
        ("Impressum - Bunte Kiste", "Vorstand", "Bunte Kiste"),
        ("Team · Bunte Kiste", "Vorstand", "Bunte Kiste"),
        # hard negatives: newspapers, headlines, pages named twice
        ("Seefurter Anzeiger – Vorstand", "Vorstand", None),
        ("Seefurter Zeitung", "Team", None),
        ("Ein schöner Tag am See für alle", "Vorstand", None),
        ("Vorstand", "Vorstand", None),
        ("Kontakt | Team", "Vorstand", None),
        ("Neuer Kurs beginnt", "Angebote", None),
        ("Neuer Kurs", "Neuer Kurs", None),
        ("Bunte Kiste", "Ein Fest am See", None),
        ("", "Vorstand", None),
    ],
)
def test_the_title_names_whose_page_it_is(title: str, heading: str, body: str | None) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>{CARD}</body></html>"
    assert_contacts(page, [("Anna Kramer", None, body, "001")])


def test_a_page_without_heading() -> None:
    page = f"<html><head><title>Bunte Kiste – Vorstand</title></head><body>{CARD}</body></html>"
    assert_contacts(page, [("Anna Kramer", None, "Bunte Kiste", "001")])
