"""Reading pages: blocks, regions, rows, links, bold print, what is hidden, and pages made to do harm."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Article, BlockKind, Region, read_bytes
from extract.find.email_links import decode_cfemail


def article_of(body: str, head: str = "") -> Article:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    (article,) = read_bytes(page.encode(), "seite.html")
    return article


def blocks_of(body: str) -> list[tuple[str, str]]:
    article = article_of(body)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Kurs</h1><p>Neu</p>", [("heading", "Kurs"), ("paragraph", "Neu")]),
        ("<p>eins<p>zwei", [("paragraph", "eins"), ("paragraph", "zwei")]),
        (
            "<div>eins<div>zwei</div>drei</div>",
            [("paragraph", "eins"), ("paragraph", "zwei"), ("paragraph", "drei")],
        ),
        ("<p>eins<br>zwei</p>", [("paragraph", "eins\nzwei")]),
        ("<p>  viele \n  Blanke </p>", [("paragraph", "viele Blanke")]),
        ("<pre>eins\n  zwei</pre>", [("paragraph", "eins\nzwei")]),
        ("<ul><li>eins<li>zwei</ul>", [("item", "eins"), ("item", "zwei")]),
        ("<table><tr><th>Amt<td>Zimmer</table>", [("cell", "Amt"), ("cell", "Zimmer")]),
        ("<dl><dt>Telefon<dd>030 23125000</dl>", [("term", "Telefon"), ("definition", "030 23125000")]),
        ("<figure><img><figcaption>Foto</figcaption></figure>", [("caption", "Foto")]),
        ("<p>a<script>b</script>c<style>d</style></p>", [("paragraph", "ac")]),
        ("<p>a<!-- b -->c</p>", [("paragraph", "ac")]),
        (
            "<p>anna<span style='display: none'>spam</span>@verein.example</p>",
            [("paragraph", "anna@verein.example")],
        ),
        ("<p></p><p> </p><p>\xa0</p>", []),
        ("Text ohne alles", [("paragraph", "Text ohne alles")]),
        ("<p>K&auml;se &amp; Br&ouml;tchen&#33;</p>", [("paragraph", "Käse & Brötchen!")]),
        (
            "<p><span class=name>Anna Kramer</span><span class=tel>030</span></p>",
            [("paragraph", "Anna Kramer 030")],
        ),
        ("<p>Tele<b>fon</b></p>", [("paragraph", "Telefon")]),
        ("<template><p>a</p></template><noscript>b</noscript>", []),
        (
            "<details><summary>Kontakt</summary>Anna</details>",
            [("paragraph", "Kontakt"), ("paragraph", "Anna")],
        ),
    ],
)
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert blocks_of(body) == expected


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("<main><p>x</main>", Region.ARTICLE),
        ("<header>x</header>", Region.HEADER),
        ("<article><header>x</header></article>", Region.ARTICLE),
        ("<article><footer>x</footer></article>", Region.ARTICLE),
        ("<nav>x</nav>", Region.NAVIGATION),
        ("<aside>x</aside>", Region.ASIDE),
        ("<footer>x</footer>", Region.FOOTER),
        ("<form>x</form>", Region.FORM),
        ("<div role=contentinfo>x</div>", Region.FOOTER),
        ("<div role=navigation>x</div>", Region.NAVIGATION),
        ("<div class='site-footer wide'>x</div>", Region.FOOTER),
        ("<div id=sidebar>x</div>", Region.ASIDE),
        ("<div class=cookie-banner>x</div>", Region.FORM),
        ("<div class=comments>x</div>", Region.COMMENT),
        ("<footer><article>x</article></footer>", Region.FOOTER),
        # hard negatives: words that hold a frame's name
        ("<div class=football>x</div>", Region.ARTICLE),
        ("<div class=navigate>x</div>", Region.ARTICLE),
        ("<div class=documentation>x</div>", Region.ARTICLE),
        ("<body class=has-sidebar><p>x", Region.ARTICLE),
    ],
)
def test_regions(body: str, region: Region) -> None:
    (block,) = article_of(body).blocks
    assert block.region is region


def test_links_and_bold_print_have_the_range_of_what_is_printed() -> None:
    article = article_of("<p>Mail: <a href='mailto:a@b.example'> Anna </a>, <b>Bernd </b><a href=#></a></p>")
    assert [(link.span.of(article.text), link.target) for link in article.links] == [
        ("Anna", "mailto:a@b.example"),
        ("", "#"),
    ]
    assert [span.of(article.text) for span in article.emphases] == ["Bernd"]


def test_cells_of_a_row_share_their_path() -> None:
    one, two, three = article_of("<table><tr><td>a<td>b<tr><td>c</table>").blocks
    assert one.path == two.path != three.path
    assert one.kind is BlockKind.CELL


@pytest.mark.parametrize(
    ("hexadecimal", "address"),
    [
        ("2b4a454a6b5d4e594e424505 4e534a465b474e".replace(" ", ""), "ana@verein.example"),
        ("", ""),
        ("xyz", ""),
        ("2b", ""),
    ],
)
def test_hidden_addresses(hexadecimal: str, address: str) -> None:
    assert decode_cfemail(hexadecimal) == address


def test_a_hidden_address_stands_in_the_text() -> None:
    key = 0x2B
    coded = bytes([key, *(byte ^ key for byte in b"ana@verein.example")]).hex()
    article = article_of(
        f"<p>Mail: <a class=__cf_email__ data-cfemail={coded}>[email&nbsp;protected]</a></p>"
    )
    assert article.text == "Mail: ana@verein.example"
    two = article_of(
        f"<p>Mail: <b>Büro</b> <a data-cfemail={coded}></a>, <span data-cfemail=''></span>Ende</p>"
    )
    assert two.text == "Mail: Büro ana@verein.example, Ende"
    assert len(two.blocks) == 1


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta property=article:published_time content=2017-11-30T21:00>", "2017-11-30"),
        ("<meta name=date content=2017-11-30>", "2017-11-30"),
        ('<script type=application/ld+json>{"datePublished": "2017-11-30"}</script>', "2017-11-30"),
        (
            '<script type=application/ld+json>{"@graph": [{"datePublished": "2017-11-30"}]}</script>',
            "2017-11-30",
        ),
        ("<script type=application/ld+json>{{{</script>", None),
        ("<meta name=date content=gestern>", None),
    ],
)
def test_dates_of_metadata(head: str, expected: str | None) -> None:
    assert article_of("<p>x", head).published == expected


def test_title_publisher_and_language() -> None:
    article = article_of(
        "<main><h1>Neuer <i>Kurs</i></h1><p>x</main>",
        "<title>Neuer Kurs | Seefurt</title><meta property=og:site_name content='Stadt Seefurt'>",
    )
    assert (article.title, article.publisher, article.owner) == (
        "Neuer Kurs",
        "Stadt Seefurt",
        "Stadt Seefurt",
    )


def test_a_page_of_nested_boxes_does_not_exhaust_stack_or_memory() -> None:
    article = article_of("<div>x" * 100_000)
    assert max(len(block.path) for block in article.blocks) <= 100


@pytest.mark.parametrize(
    "tag", ["b", "a href=x", "table", "ul", "article", "header", "span", "font", "p", "svg", "select"]
)
def test_deep_nesting(tag: str) -> None:
    assert "x" in article_of(f"<p>x<{tag}>" * 3000).text


def test_utf_8_that_calls_itself_latin() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Grüße aus Köln</p></body></html>'
    (article,) = read_bytes(page.encode(), "a.html")
    assert article.text == "Grüße aus Köln"


TAGS = st.sampled_from(
    "<p> </p> <div> </div> <b> </b> <a href=x> </a> <table> <tr> <td> </table> <ul> <li> </ul> <dl> <dt> "
    "<dd> <br> <pre> </pre> <h2> </h2> <span class=a> </span> <footer> </footer> <!-- --> & &nbsp; &# < > "
    "Anna \n \xa0 \u0308 ü".split(" ")
)
PRINTED = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5)


@given(st.lists(TAGS | PRINTED, max_size=40).map(" ".join))
def test_any_page_is_read_whole(body: str) -> None:
    article = article_of(body)
    covered = "".join("".join(block.span.of(article.text).split()) for block in article.blocks)
    assert covered == "".join(article.text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.blocks))
    assert all(block.span.start < block.span.end for block in article.blocks)
    for span in (*article.emphases, *(link.span for link in article.links)):
        assert 0 <= span.start <= span.end <= len(article.text)
        assert span.of(article.text) == span.of(article.text).strip()


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_page_are_read(data: bytes) -> None:
    (article,) = read_bytes(b"<html><p>Anna</p>" + b" Seefurt" * 2000 + data, "a.html")
    assert article.text.startswith("Anna\n\nSeefurt")
