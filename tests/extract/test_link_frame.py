"""Whose page it is, by its frame: copyright, address and association of header and footer."""

from __future__ import annotations

import pytest

from extract import read_bytes
from extract.link.owner import owner_of

PAGE = (
    "<html><head><title>{title}</title></head><body><header><p>{header}</p></header>"
    "<main><h1>{title}</h1><p>Anna Kramer</p><p>kramer@web.example</p></main>"
    "<footer><p>{footer}</p></footer></body></html>"
)


@pytest.mark.parametrize(
    ("title", "header", "footer", "owner"),
    [
        # developed on
        ("Vorstand", "Menü", "© 2014 Förderverein Lohe e. V. | Impressum", "Förderverein Lohe e. V."),
        ("Vorstand", "Menü", "(c) 2010-2024 Musikverein Lohe. Alle Rechte vorbehalten.", "Musikverein Lohe"),
        ("Kontakt", "Turnverein Lohe e. V.", "Impressum", "Turnverein Lohe e. V."),
        (
            "Vorstand",
            "Menü",
            "Förderverein der<br>Musikschule Lohe<br>Marktstraße 5, 12345 Lohe<br>Telefon",
            "Förderverein der Musikschule Lohe",
        ),
        # hard negatives: what a site writes about is not all its owner's
        ("Neue Halle eröffnet", "Menü", "© 2014 Förderverein Lohe e. V. | Impressum", None),
        ("Kontakt", "Menü", "© 2014 Anzeiger Verlag GmbH", None),
        ("Kontakt", "Menü", "© 2014", None),
        ("Kontakt", "Turnverein Lohe e. V.", "Unser Sponsor: Musikverein Talbach e. V.", None),
    ],
)
def test_owners_in_the_frame(title: str, header: str, footer: str, owner: str | None) -> None:
    page = PAGE.format(title=title, header=header, footer=footer)
    (article,) = read_bytes(page.encode(), "seite.html")
    found = owner_of(article, ())
    assert (found and found.body.name) == owner
