"""The body of an item of a feed, a row of a table, a record: HTML or plain text, its title in front."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from extract.read.document import Document

if TYPE_CHECKING:
    from extract.read.document import Metadata

# Markup of HTML; "<anna@verein.example>" and "a < b" are none.
_MARKUP = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|table|tr|td|img|figure|article|section|html|body)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def document_of(source: str, body: str, metadata: Metadata) -> Document:
    """Return the document of a body; its title stands above it as a heading, as on a page."""
    title = metadata.title or ""
    if _MARKUP.search(body):
        begins = _TAG.sub("", body[:2000]).strip().startswith(title)
        heading = f"<h1>{escape(title)}</h1>\n" if title and not begins else ""
        return Document(source, f"{heading}{body}", "html", metadata)
    text = unescape(body) if _ENTITY.search(body) else body
    heading = f"{title}\n\n" if title and not text.lstrip().startswith(title) else ""
    return Document(source, f"{heading}{text}", "plain", metadata)


def line_of(markup: str | None) -> str | None:
    """Return a title or name without markup, on one line; None if nothing is left."""
    if not markup:
        return None
    return " ".join(unescape(_TAG.sub("", unescape(markup))).split()) or None
