"""Numbers of links, the page's country, columns of tables, and completion by the article's blocks."""

from __future__ import annotations

import pytest

from extract.article import Block, BlockKind, Link, Region, Span
from extract.find.phone_links import number_of_target, phones_of_links
from extract.find.phone_numbers import area_codes, area_of, codes_of_town, number_of
from extract.find.phone_region import region_of
from extract.find.phones import find_phones
from extract.mention import PhoneKind


def link(text: str, printed: str, target: str) -> Link:
    start = text.index(printed)
    return Link(Span(start, start + len(printed)), target)


@pytest.mark.parametrize(
    ("target", "number"),
    [
        ("tel:+493023125456", "+493023125456"),
        ("tel:+49 30 23125456", "+493023125456"),
        ("tel:+49%2030%2023125456", "+493023125456"),
        ("tel:+49(0)3023125456", "+493023125456"),
        ("tel:+49030 23125456", "+493023125456"),
        ("tel:004930-23125456", "+493023125456"),
        ("tel:03023125456", "+493023125456"),
        ("tel:030/23125-456", "+493023125456"),
        ("tel://03023125456", "+493023125456"),
        ("TEL:03023125456", "+493023125456"),
        ("tel:03023125456;ext=12", "+493023125456"),
        ("tel:+493023125456;phone-context=" + "+1" * 100, "+493023125456"),
        ("callto:+493023125456", "+493023125456"),
        ("fax:+493023125457", "+493023125457"),
        ("sms:+491713920045", "+491713920045"),
        ("whatsapp://send?phone=491713920045", "+491713920045"),
        ("https://wa.me/491713920045", "+491713920045"),
        ("https://wa.me/491713920045?text=Hallo", "+491713920045"),
        ("https://api.whatsapp.com/send?phone=491713920045&text=Hallo", "+491713920045"),
        ("https://web.whatsapp.com/send/?phone=491713920045", "+491713920045"),
        ("tel:112", "112"),
        ("tel:116117", "116117"),
        ("tel:116 117", "116117"),
        ("tel:", None),
        ("tel:0", None),
        ("tel:anrufen", None),
        ("mailto:info@verein.example", None),
        ("https://verein.example/03023125456", None),
        ("#tel:03023125456", None),
        ("tel:" + "9" * 5000, None),
    ],
)
def test_targets(target: str, number: str | None) -> None:
    assert number_of_target(target) == number


def test_a_link_without_a_printed_number_gives_one() -> None:
    text = "Jetzt anrufen oder schreiben."
    (phone,), rejections = phones_of_links([link(text, "Jetzt anrufen", "tel:+493023125456")], text, ())
    assert (phone.number, phone.text, phone.rule) == ("+493023125456", "Jetzt anrufen", "link")
    assert rejections == ()


def test_the_print_counts_where_the_target_differs() -> None:
    text = "Telefon 030 23125456"
    links = [link(text, "030 23125456", "tel:+493023125999")]
    found, _ = find_phones(text, links=links)
    phones, (rejection,) = phones_of_links(links, text, found)
    assert [phone.number for phone in found] == ["+493023125456"]
    assert phones == ()
    assert rejection.reason == "link differs from print"


def test_the_same_number_in_print_and_target_is_one() -> None:
    text = "Telefon 030 23125456"
    links = [link(text, "030 23125456", "tel:+493023125456")]
    found, _ = find_phones(text, links=links)
    assert phones_of_links(links, text, found) == ((), ())


def test_a_target_completes_what_is_printed_without_area_code() -> None:
    text = "Tel. 23125456"
    links = [link(text, "23125456", "tel:+493023125456")]
    found, _ = find_phones(text, links=links)
    (phone,), _ = phones_of_links(links, text, found)
    assert (phone.number, phone.completed, phone.text) == ("+493023125456", True, "23125456")


def test_digits_printed_for_a_dialling_link_need_no_label() -> None:
    text = "Amt für Beispiele\n0302312"
    assert find_phones(text)[0] == ()
    found, _ = find_phones(text, links=[link(text, "0302312", "tel:0302312")])
    assert [phone.number for phone in found] == ["+49302312"]


def test_a_fax_link() -> None:
    text = "senden"
    (phone,), _ = phones_of_links([link(text, "senden", "fax:+493023125457")], text, ())
    assert phone.kind is PhoneKind.FAX


@pytest.mark.parametrize(
    ("text", "url", "language", "region"),
    [
        ("", "https://verein.example/", None, "DE"),
        ("", "https://www.gemeinde.example.at/seite", None, "AT"),
        ("", "https://www.gemeinde.example.ch", None, "CH"),
        ("+43 1 9999999", "https://www.amt.example.de/", None, "DE"),
        ("", None, "de-AT", "AT"),
        ("", None, "de-CH", "CH"),
        ("", None, "de", "DE"),
        ("A-1010 Wien", None, None, "AT"),
        ("A - 8010 Graz", None, None, "AT"),
        ("1010 Wien", None, None, "AT"),
        ("Telefon +43 1 9999999", None, "de", "AT"),
        ("Telefon 0043 1 9999999", None, "de", "AT"),
        ("Tel. +41 44 999 99 99", None, None, "CH"),
        ("CH-8001 Zürich", None, None, "CH"),
        ("31582 Nienburg, +43 1 9999999", None, None, "DE"),
        ("+49 30 23125456 und +43 1 9999999", None, None, "DE"),
        ("Ein Ausflug nach Österreich, Seite 43", None, None, "DE"),
        ("Wien, Wien, nur du allein", None, None, "DE"),
    ],
)
def test_region(text: str, url: str | None, language: str | None, region: str) -> None:
    assert region_of(text, url, language) == region


def test_an_unknown_region_counts_as_german() -> None:
    assert find_phones("Tel. 030 23125456", region="IT")[0][0].number == "+493023125456"


def test_the_articles_area_code_completes_not_the_frames() -> None:
    text = "Rathaus 030 23125400\n\nTel. 23125456\n\nVerlag 040 66969123"
    bounds = [(0, 20), (22, 35), (37, len(text))]
    regions = [Region.ARTICLE, Region.ARTICLE, Region.FOOTER]
    blocks = [
        Block(Span(*bound), BlockKind.PARAGRAPH, region=region)
        for bound, region in zip(bounds, regions, strict=True)
    ]
    assert "+493023125456" in [phone.number for phone in find_phones(text, blocks=blocks)[0]]
    assert "+493023125456" not in [phone.number for phone in find_phones(text)[0]]


def test_two_places_make_no_area_code_certain() -> None:
    phones, rejections = find_phones("Tel. 23125456, Berlin 030 23125400, Hamburg 040 66969123")
    assert [phone.number for phone in phones] == ["+493023125400", "+494066969123"]
    assert [rejection.reason for rejection in rejections] == ["no area code"]


def test_the_publishers_place_must_agree_with_the_document() -> None:
    phones, _ = find_phones("Tel. 23125456, Hamburg 040 66969123", area_codes=("030",))
    assert [phone.number for phone in phones] == ["+494066969123"]


def test_area_codes() -> None:
    assert len(area_codes("DE")) > 5000
    assert area_codes("DE")["030"] == "Berlin"
    assert area_of("05021967606", "DE") == "05021"
    assert area_of("02129123456", "DE") == "02129"
    assert area_of("0212123456", "DE") == "0212"
    assert area_of("0123456789", "DE") == ""
    assert codes_of_town("Berlin") == ("030",)
    assert len(codes_of_town("Nienburg")) == 2
    assert codes_of_town("Entenhausen") == ()


@pytest.mark.parametrize(
    "digits", ["0", "+", "00", "+49", "030", "030000000", "1234", "+0", "0" * 40, "+4" * 9]
)
def test_no_number(digits: str) -> None:
    assert number_of(digits, "DE") is None
