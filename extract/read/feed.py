"""Unpack feeds (RSS 0.9 to 2.0, RDF, Atom) and WordPress exports: one document an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.body import document_of, line_of
from extract.read.date import iso_date
from extract.read.document import Document, Metadata
from extract.read.stream import chunks
from extract.read.xml import events, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from extract.read.document import Opening
    from extract.read.head import Head
    from extract.read.xml import Record

_ROOT = re.compile(r"<(?:[a-z][\w.-]{0,30}:)?([a-z]+)", re.IGNORECASE)
# What may stand before the root element, and how it ends.
_BEFORE = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_ROOTS = frozenset({"rss", "feed", "rdf"})
_ITEMS = frozenset({"item", "entry"})
_HEAD = 8192
_BODIES = ("content:encoded", "content", "description", "summary", "itunes:summary")
_DATES = ("pubDate", "published", "dc:date", "dcterms:created", "issued", "updated", "wp:post_date", "date")
# WordPress: what readers see is a post or a page that is published; the rest are drafts, menus, pictures.
_POSTS = frozenset({"post", "page"})


def root_of(head: Head) -> str | None:
    """Return the local name of an XML document's root element in lower case, None if it is no XML."""
    text = head.text[:_HEAD].lstrip("\ufeff \t\r\n")
    while before := next((marks for marks in _BEFORE if text.startswith(marks[0])), None):
        text = text.partition(before[1])[2].lstrip()
    match = _ROOT.match(text)
    return match[1].lower() if match else None


def is_feed(head: Head) -> bool:
    """Tell a feed by its root element: rss, feed (Atom), RDF."""
    return head.start.startswith("<") and root_of(head) in _ROOTS


def unpack_feed(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document]:
    """Yield the items of a feed, of a WordPress export the published posts and pages.

    Raises:
        FormatError: it is no feed, or its XML is broken; the items before that have been yielded.
    """
    number = 0
    for around, item in records(
        events(chunks(stream, source), source), source, _ITEMS, opening.limits.document
    ):
        number += 1
        if not _is_published(item):
            continue
        metadata = _metadata(around, item)
        body = next((text for name in _BODIES if (text := item.text(name))), "")
        if body or metadata.title:
            yield document_of(f"{source}#{number}", body, metadata)
    if not number:
        raise FormatError(source, "no item in this feed")


def _is_published(item: Record) -> bool:
    status, kind = item.text("wp:status"), item.text("wp:post_type")
    if item.text("wp:post_password"):
        return False
    return (status is None or status.strip() == "publish") and (kind is None or kind.strip() in _POSTS)


def _metadata(around: Record, item: Record) -> Metadata:
    stamps = (item.text(name) for name in _DATES)
    return Metadata(
        title=line_of(item.text("title", "media:title")),
        published=next((date for stamp in stamps if stamp and (date := iso_date(stamp))), None),
        publisher=line_of(item.text("dc:publisher", "source")) or line_of(around.text("title")),
        section=line_of(item.text("category")),
        author=line_of(item.text("dc:creator", "author", "itunes:author")),
        language=line_of(item.text("dc:language") or around.text("language", "dc:language")),
        url=_address(item),
    )


def _address(item: Record) -> str | None:
    """Return the item's page: Atom's alternate link, RSS's link or permanent guid."""
    for text, attributes in item.fields.get("link", ()):
        if (
            attributes.get("rel", "alternate") == "alternate"
            and (found := attributes.get("href") or text).strip()
        ):
            return found.strip()
    for text, attributes in item.fields.get("guid", ()):
        if attributes.get("isPermaLink") != "false" and text.strip().startswith(("http://", "https://")):
            return text.strip()
    return None
