"""Read pages that a browser saved as one file (MHTML, RFC 2557), as Chromium, Edge and others do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.date import date_of_address, iso_date
from extract.read.encoding import decode_as
from extract.read.html import read_html
from extract.read.mail import header_of, is_message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from extract.article import Article
    from extract.read.document import Document
    from extract.read.head import Head

# What browsers write into the header; a message with pictures is "multipart/related" too.
_SIGNS = ("\nsnapshot-content-location:", "from: <saved by ", 'from: "saved by ', "from: saved by ")


def is_mhtml(head: Head) -> bool:
    """Tell a saved page from a message by what browsers write into its header."""
    if not head.start.startswith(("from:", "snapshot-content-location:", "mime-version:", "subject:")):
        return False
    header = "\n" + head.start.replace("\r\n", "\n").partition("\n\n")[0]
    return is_message(head) and "multipart/related" in header and any(sign in header for sign in _SIGNS)


def read_mhtml(document: Document) -> Iterator[Article]:
    """Yield the article of a saved page; frames and pictures in it are passed over.

    The day on which it was saved only stands in where nothing else tells its date: it is marked "file".

    Raises:
        FormatError: there is no page in it.
    """
    # Imported late, as for messages: half of the time that all other formats take to import.
    from email import message_from_bytes, message_from_string  # noqa: PLC0415

    source, data = document.source, document.data
    try:
        message = message_from_bytes(data) if isinstance(data, bytes) else message_from_string(data)
        page = _page(message)
    except RecursionError:
        raise FormatError(source, "a saved page whose parts lie too deep in each other") from None
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise FormatError(source, "no page in it")
    url = header_of(message, "Snapshot-Content-Location") or header_of(page, "Content-Location") or ""
    saved = iso_date(header_of(message, "Date") or "")
    for article in read_html(decode_as(payload, page.get_content_charset(), source), source):
        address = article.url or (url if url.startswith(("http://", "https://")) else None)
        rule, published = article.published_rule, article.published
        if not published and address and (published := date_of_address(address)):
            rule = "address"
        elif not published and saved:
            rule, published = "file", saved
        yield replace(
            article,
            title=article.title or header_of(message, "Subject"),
            url=address,
            published=published,
            published_rule=rule,
        )


def _page(message: Message) -> Message | None:
    """Return the part that is the page: the first one of HTML, as browsers write it."""
    kinds = ("text/html", "application/xhtml+xml")
    return next((part for part in message.walk() if part.get_content_type() in kinds), None)
