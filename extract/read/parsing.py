"""From a document to its articles: the format's reader, and what the container says about the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.read.date import date_of_address, date_of_path, possible
from extract.read.formats import articles_of
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.article import Article
    from extract.read.document import Document, Metadata


def parse(document: Document) -> Iterator[Article]:
    """Yield the articles of a document.

    Raises:
        FormatError: it is not in the format that it was taken for, or damaged.
    """
    for article in articles_of(document):
        yield complete(article, document.metadata)


def complete(article: Article, metadata: Metadata) -> Article:
    """Put what the container says before what the document says, its address and dates behind it.

    The date is, in this order: the container's, the document's own, the one in the address, and last
    that of the file, marked "file".
    """
    url = article.url or _plain(metadata.url)
    published, rule = article.published, article.published_rule
    if said := possible(metadata.published):
        published, rule = said, "meta"
    elif not published and (found := date_of_address(url) if url else date_of_path(article.source)):
        published, rule = found, "address"
    elif not published and (found := possible(metadata.modified)):
        published, rule = found, "file"
    return replace(
        article,
        title=_plain(metadata.title) or article.title,
        published=published,
        published_rule=rule,
        publisher=_plain(metadata.publisher) or article.publisher,
        section=_plain(metadata.section) or article.section,
        author=_plain(metadata.author) or article.author,
        language=_plain(metadata.language) or article.language,
        url=url,
    )


def _plain(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None
