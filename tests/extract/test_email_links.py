"""Addresses behind links, and the ways in which pages hide them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Link, Span
from extract.find.email_links import addresses_of_target, decode_cfemail, emails_of_links, shifted


def protected(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


TARGETS: list[tuple[str, tuple[str, ...]]] = [
    ("mailto:info@stadt.example", ("info@stadt.example",)),
    ("MAILTO:Info@Stadt.Example", ("info@stadt.example",)),
    ("mailto: info@stadt.example", ("info@stadt.example",)),
    ("mailto://info@stadt.example", ("info@stadt.example",)),
    ("mailto:info%40stadt.example", ("info@stadt.example",)),
    ("mailto:info@stadt.example%20", ("info@stadt.example",)),
    ("mailto:info@stadt.example?subject=Kurs%20A&body=an%20kurs@vhs.example", ("info@stadt.example",)),
    ("mailto:info@stadt.example?cc=kasse@stadt.example", ("info@stadt.example",)),
    ("mailto:?to=info@stadt.example&subject=Kurs", ("info@stadt.example",)),
    ("mailto:info@stadt.example,presse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
    ("mailto:info@stadt.example;presse@stadt.example", ("info@stadt.example", "presse@stadt.example")),
    ("mailto:info@stadt.example,info@stadt.example", ("info@stadt.example",)),
    ("mailto:%22Amara%20Okafor%22%20%3Cokafor@stadt.example%3E", ("okafor@stadt.example",)),
    ("mailto:info(at)stadt.example", ("info@stadt.example",)),
    ("mailto:info&#64;stadt.example", ("info@stadt.example",)),
    ("mailto:info@xn--mnchberg-65a.example", ("info@münchberg.example",)),
    ("https://archiv.example/web/2016/mailto:info@stadt.example", ("info@stadt.example",)),
    (f"/cdn-cgi/l/email-protection#{protected('info@stadt.example')}", ("info@stadt.example",)),
    (f"/cdn-cgi/l/email-protection#{protected('info@stadt.example?subject=Hallo')}", ("info@stadt.example",)),
    ("javascript:linkTo_UnCryptMailto('nbjmup+jogpAtubeu/fybnqmf');", ("info@stadt.example",)),
    ("javascript:linkTo_UnCryptMailto(%27nbjmup%2BjogpAtubeu%5C%2Ffybnqmf%27);", ("info@stadt.example",)),
    ("mailto:", ()),
    ("mailto:?subject=Artikel", ()),
    ("mailto:name@example.com", ()),
    ("https://stadt.example/", ()),
    ("https://stadt.example/@team", ()),
    ("tel:+493023125001", ()),
    ("/cdn-cgi/l/email-protection#zz", ()),
    ("javascript:linkTo_UnCryptMailto('');", ()),
    ("", ()),
]


@pytest.mark.parametrize(("target", "expected"), TARGETS)
def test_the_addresses_of_a_target(target: str, expected: tuple[str, ...]) -> None:
    assert addresses_of_target(target) == expected


# The text with the printed part of the link in «», its target, and the addresses expected of the link.
LINKS: list[tuple[str, str, tuple[str, ...]]] = [
    (
        "Schreiben Sie «Amara Okafor» eine Nachricht.",
        "mailto:okafor@stadt.example",
        ("okafor@stadt.example",),
    ),
    ("«E-Mail schreiben»", "mailto:info@stadt.example", ("info@stadt.example",)),
    ("«E-Mail»", "mailto:a.b@stadt.example,c.d@stadt.example", ("a.b@stadt.example", "c.d@stadt.example")),
    # what is printed counts
    ("«info@stadt.example»", "mailto:info@stadt.example", ()),
    ("«info@stadt.example»", "mailto:alt@stadt.example", ()),
    ("«Mail an info@stadt.example»", "mailto:alt@stadt.example", ()),
    ("«info(at)stadt.example»", "mailto:alt@stadt.example", ()),
    ("«info»@stadt.example", "mailto:alt@stadt.example", ()),
    ("«info@stadt»", "mailto:info@stadt.example", ("info@stadt.example",)),
    # an icon beside what is printed
    ("«» info@stadt.example", "mailto:alt@stadt.example", ()),
    ("info@stadt.example «✉»", "mailto:alt@stadt.example", ()),
    ("«✉» Amara Okafor", "mailto:okafor@stadt.example", ("okafor@stadt.example",)),
    # what a page does with itself
    ("«Tippfehler melden»", "mailto:redaktion@zeitung.example?subject=Artikel%204", ()),
    ("«Artikel versenden»", "mailto:redaktion@zeitung.example", ()),
    ("«Per Mail teilen»", "mailto:redaktion@zeitung.example", ()),
    ("«Fehler im Text melden»", "mailto:redaktion@zeitung.example", ()),
    ("«Nachricht senden»", "mailto:okafor@stadt.example", ("okafor@stadt.example",)),
    ("«Stadtwerke Seefurt»", "https://stadtwerke.example/", ()),
]


@pytest.mark.parametrize(("marked", "target", "expected"), LINKS)
def test_a_link_counts_where_it_prints_no_address(
    marked: str, target: str, expected: tuple[str, ...]
) -> None:
    before, _, rest = marked.partition("«")
    printed, _, after = rest.partition("»")
    text = before + printed + after
    span = Span(len(before), len(before) + len(printed))
    emails = emails_of_links([Link(span, target)], text)
    assert tuple(email.address for email in emails) == expected
    assert all(email.span == span and email.text == printed for email in emails)


@given(st.text(min_size=1, max_size=60), st.integers(0, 255))
def test_what_cloudflare_hides_is_shown(address: str, key: int) -> None:
    assert decode_cfemail(protected(address, key)) == address


@pytest.mark.parametrize("code", ["", "5", "5a", "5a3", "zz33", "5a 33", "5a33" * 200])
def test_malformed_codes_give_nothing_or_text(code: str) -> None:
    assert isinstance(decode_cfemail(code), str)


@given(st.text(max_size=60), st.integers(-25, 25))
def test_a_shift_back_undoes_the_shift(text: str, width: int) -> None:
    assert shifted(shifted(text, width), -width) == text


@given(st.text(max_size=200))
def test_no_target_raises(target: str) -> None:
    addresses_of_target(target)
    addresses_of_target(f"mailto:{target}")
    addresses_of_target(f"javascript:linkTo_UnCryptMailto('{target}')")
