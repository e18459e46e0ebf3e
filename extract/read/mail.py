"""Read e-mail messages: the newest text of the message; what it quotes of others is told apart, not cut."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from extract.article import Region
from extract.errors import FormatError
from extract.read.date import iso_date
from extract.read.encoding import decode_as
from extract.read.html import read_html
from extract.read.language import language_of
from extract.read.page import Page
from extract.read.plain import write_paragraphs
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from extract.article import Article
    from extract.read.document import Document
    from extract.read.head import Head

# Header fields with which messages begin (RFC 5322, and what servers put before).
_FIELD = re.compile(
    r"(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|reply-to|"
    r"dkim-signature|content-type|content-transfer-encoding|list-[a-z]{2,20}|x-[a-z-]{2,40}|"
    r"authentication-results|arc-[a-z-]{2,40}):",
    re.IGNORECASE,
)
_NEEDED = re.compile(r"^(?:from|subject|date|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
# "Am 3. Mai 2024 um 10:12 schrieb Anna Kramer <…>:", "On Fri, May 3, 2024, … wrote:"; of one line, or
# broken once. Not "Am 3. Mai schrieb die Zeitung, dass …", which does not end in a colon.
_REPLY = re.compile(
    r"^(?:Am|On|Le|Den)\b[^\n]{5,160}\n?[^\n]{0,80}(?:schrieb|wrote|geschrieben|a écrit)[^\n]{0,120}:[ \t]*$",
    re.MULTILINE,
)
_ORIGINAL = re.compile(
    r"^[ \t>]{0,4}[-_]{2,12} ?(?:Urspr(?:ü|ue)ngliche (?:Nachricht|Mail|E-Mail)|"
    r"Original(?:nachricht|-Nachricht| Message|-?Mail))",
    re.MULTILINE | re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^[ \t>]{0,4}(?:-{2,12} ?)?(?:Weitergeleitete (?:Nachricht|Mail|E-Mail)|Forwarded message|"
    r"Begin forwarded message:|Anfang der weitergeleiteten (?:Nachricht|E-Mail):)",
    re.MULTILINE | re.IGNORECASE,
)
# The header of another message, printed: three lines of it at least, so that "Von: 8 bis 12 Uhr" is none.
_PRINTED_FIELD = (
    r"[*> \t]{0,4}(?:Von|Gesendet|An|Cc|Bcc|Betreff|Datum|Antwort an|From|Sent|To|Subject|Date|Reply-To)\*?:"
    r"[^\n]{0,400}"
)
_PRINTED = re.compile(rf"^{_PRINTED_FIELD}(?:\n{_PRINTED_FIELD}){{2,7}}", re.MULTILINE)
_QUOTED_LINE = re.compile(r"[ \t]{0,2}[>|](?!\S{0,40}@\S{0,40}>)")
# What mail programs put before the subject of an answer: "AW: WG: Kurs", "Re[2]: Kurs".
_ANSWERED = re.compile(r"(?:\s{0,3}(?:re|aw|wg|fwd?|antw|tr)\s?(?:\[\d{1,3}\])?:)+\s{0,3}", re.IGNORECASE)
_FORWARDED = re.compile(r"\s{0,3}(?:wg|fwd?|tr):", re.IGNORECASE)
_RICHER = 1.5  # how many times as many words make the HTML part the better one
_FEW_WORDS = 15  # "Diese Nachricht wird nur als HTML angezeigt."
_HEAD = 16384


def is_message(head: Head) -> bool:
    """Tell an e-mail message by its header: known fields from the first line on, two of them needed ones."""
    text = head.text[:_HEAD].replace("\r\n", "\n")
    if not _FIELD.match(text):
        return False
    header = text.partition("\n\n")[0]
    return len(set(map(str.lower, _NEEDED.findall(header)))) > 1


def read_message(document: Document) -> Iterator[Article]:
    """Yield the article of an e-mail message; the header names its title, date and publisher.

    Raises:
        FormatError: there is no text in the message, or its parts lie too deep in each other.
    """
    # Imported late: half of the time that reading all other formats takes to import.
    from email import message_from_bytes, message_from_string  # noqa: PLC0415

    source, data = document.source, document.data
    try:
        message = message_from_bytes(data) if isinstance(data, bytes) else message_from_string(data)
        plain, html = _texts(message, source)
    except RecursionError:
        raise FormatError(source, "a message whose parts lie too deep in each other") from None
    subject = header_of(message, "Subject") or ""
    article = _article(plain, source, is_forwarded=_FORWARDED.match(subject) is not None) if plain else None
    page = next(read_html(html, source)) if html else None
    article = page if page and (not article or _is_richer(page, article)) else article
    if article is None:
        raise FormatError(source, "a message without text")
    published = iso_date(header_of(message, "Date") or "")
    address = header_of(message, "Archived-At")
    yield replace(
        article,
        title=_ANSWERED.sub("", subject, count=1).strip() or article.title,
        published=published or article.published,
        published_rule="meta" if published else article.published_rule,
        publisher=_sender(header_of(message, "From")),
        language=header_of(message, "Content-Language") or article.language or language_of(article.text),
        url=address.strip("<> ") if address else None,
    )


def _texts(message: Message, source: str) -> tuple[str, str]:
    """Return the first plain and the first HTML text that is no attachment; empty where there is none."""
    found = {"text/plain": "", "text/html": ""}
    for part in message.walk():
        kind = part.get_content_type()
        if found.get(kind) != "" or (part.get_content_disposition() or "inline") != "inline":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            charset = part.get_content_charset()
            try:
                text = decode_as(payload, charset, source).replace("\r\n", "\n")
            except FormatError:
                continue  # bytes that claim to be a text; another part may be one
            if kind == "text/plain" and str(part.get_param("format") or "").lower() == "flowed":
                text = _unflowed(text, joined=str(part.get_param("delsp") or "").lower() == "yes")
            found[kind] = text
    return found["text/plain"], found["text/html"]


def _unflowed(text: str, *, joined: bool) -> str:
    """Join the lines that a mail program broke: those that end in a blank (RFC 3676, section 4.1)."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
        if goes_on and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _is_richer(page: Article, plain: Article) -> bool:
    words = len(plain.text.split())
    return words < _FEW_WORDS or len(page.text.split()) > _RICHER * words


def _article(text: str, source: str, *, is_forwarded: bool) -> Article:
    page = Page()
    for region, part in _regions(clean(text), is_forwarded=is_forwarded):
        write_paragraphs(page, part, region)
    return page.article(source)


def _regions(text: str, *, is_forwarded: bool) -> Iterator[tuple[Region, str]]:
    """Part the sender's own text from what the message answers; what it forwards is its text."""
    forward = _FORWARD.search(text)
    printed = _PRINTED.search(text, forward.end() if forward else 0)
    heads = [match for match in (forward, printed) if match]
    if forward or (is_forwarded and printed):
        start, end = heads[0].start(), heads[-1].end()
        yield from _own(text[:start])
        yield Region.HEADER, text[start:end]
        # A forwarded message stands behind ">" in some programs: there it is no answer.
        yield from _regions(_unquoted(text[end:]), is_forwarded=False)
        return
    marks = [match for match in (_ORIGINAL.search(text), printed) if match]
    reply = next(
        (match for match in _REPLY.finditer(text) if not _is_followed_by_quote(text, match.end())), None
    )
    starts = [match.start() for match in (*marks, reply) if match]
    start = min(starts, default=len(text))
    yield from _own(text[:start])
    if start < len(text):
        yield Region.COMMENT, text[start:]


def _own(text: str) -> Iterator[tuple[Region, str]]:
    """Part lines behind ">" from the sender's own; the line that introduces them goes with them."""
    introduced = _REPLY.sub(lambda match: "\n".join("> " + line for line in match.group().split("\n")), text)
    for is_quote, lines in groupby(introduced.split("\n"), key=lambda line: bool(_QUOTED_LINE.match(line))):
        part = "\n".join(lines)
        yield (Region.COMMENT, _unquoted(part)) if is_quote else (Region.ARTICLE, part)


def _unquoted(text: str) -> str:
    return re.sub(r"^(?:[ \t]{0,2}[>|]){1,20} ?", "", text, flags=re.MULTILINE)


def _is_followed_by_quote(text: str, end: int) -> bool:
    return _QUOTED_LINE.match(text[end : end + 200].lstrip("\n ")) is not None


def header_of(message: Message, name: str) -> str | None:
    """Return a field of a message's header, decoded, on one line; None if there is none."""
    from email.errors import HeaderParseError  # noqa: PLC0415  like the parser
    from email.header import decode_header, make_header  # noqa: PLC0415

    try:
        value = message.get(name)
        text = str(make_header(decode_header(value))) if value is not None else ""
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        text = str(message.get(name) or "")
    return " ".join(clean(text).split()) or None


def _sender(value: str | None) -> str | None:
    """Return the name in "Kreisblatt <news@kreisblatt.example>", or else the domain."""
    if not value:
        return None
    name, _, address = value.rpartition("<")
    return name.strip(" \"'") or address.strip("> ").rpartition("@")[2] or None
