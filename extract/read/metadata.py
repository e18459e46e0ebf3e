"""What a page says about itself: title, date, publisher, address, language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.article import Article, BlockKind, Region
from extract.read.date import iso_date, published_date
from extract.read.language import language_of
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    import turbohtml

_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "publish-date",
    "pubdate",
    "last-modified",
    "article:modified_time",
)
_PARTS = re.compile(r"\s+[-–—|·:•»]\s+")
_SITE_WORDS = 5  # more of them are a headline
_TOP = 4000  # a dateline stands at the top of a page, an archive's dates further down


def describe(article: Article, document: turbohtml.Document) -> Article:
    """Return the article with the metadata of its page: JSON-LD and meta elements before the text."""
    said = document.article()
    metas = _metas(document)
    records = tuple(_records(document.json_ld()))
    published = _published(records, metas, said.date)
    rule = "meta" if published else None
    if not published and (published := published_date(article.text, _TOP)):
        rule = "text"
    site = _plain(said.site_name) or _plain(metas.get("application-name"))
    return replace(
        article,
        title=_title(article, metas, _plain(said.title)),
        published=published,
        published_rule=rule,
        publisher=_publisher(records) or _plain(metas.get("article:publisher_name")) or site,
        section=_plain(metas.get("article:section")),
        language=_plain(said.lang) or language_of(article.text),
        url=_plain(said.canonical),
        owner=site or _plain(metas.get("copyright")) or _site_of_title(document, article),
        author=_plain(said.byline),
    )


def _site_of_title(document: turbohtml.Document, article: Article) -> str | None:
    """Return what a <title> says beside the page's own heading: "Vorstand – Angelsportverein e. V."."""
    element = document.find("title")
    parts = [part for part in _PARTS.split(_plain(element.text if element else None) or "") if part]
    headings = {
        " ".join(block.span.of(article.text).split())
        for block in article.blocks
        if block.kind is BlockKind.HEADING and block.region is Region.ARTICLE
    }
    rest = [part for part in parts if part not in headings]
    if len(parts) == 1 and headings and len(parts[0].split()) <= _SITE_WORDS:
        return " | ".join(rest) or None  # "<title>Hospizgruppe Lohe</title>" above "<h1>Vorstand</h1>"
    return " | ".join(rest) if len(parts) > 1 and rest else None


def _metas(document: turbohtml.Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in document.find_all("meta"):
        name = meta.attr("property") or meta.attr("name") or meta.attr("itemprop")
        if name and (content := meta.attr("content")):
            found.setdefault(name.lower(), content)
    return found


def _records(values: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Yield every JSON-LD object, also of "@graph"; the nesting is bounded as the input is not trusted."""
    if depth > 6:  # deeper than any page in use
        return
    if isinstance(values, list):
        for value in values:
            yield from _records(value, depth + 1)
    elif isinstance(values, dict):
        yield values
        yield from _records(values.get("@graph"), depth + 1)


def _published(records: tuple[dict[str, object], ...], metas: dict[str, str], time: object) -> str | None:
    stamps = [record.get("datePublished") for record in records]
    stamps += [metas.get(name) for name in _DATE_NAMES[:-2]]
    stamps += [time, *(metas.get(name) for name in _DATE_NAMES[-2:])]
    return next((date for stamp in stamps if stamp and (date := iso_date(str(stamp)))), None)


def _publisher(records: tuple[dict[str, object], ...]) -> str | None:
    for record in records:
        publisher = record.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return _plain(publisher["name"])
    return None


def _title(article: Article, metas: dict[str, str], said: str | None) -> str | None:
    """Prefer the page's own heading: a <title> carries the site's name, a header's <h1> is the site's."""
    headings = [
        block.span.of(article.text)
        for block in article.blocks
        if block.kind is BlockKind.HEADING and block.level == 1 and block.region is Region.ARTICLE
    ]
    if headings:
        return " ".join(headings[0].split())
    return _plain(metas.get("og:title")) or said


def _plain(value: object) -> str | None:
    return " ".join(clean(str(value)).split()) or None if value else None
