"""Read the addresses that stand behind links, and undo the ways in which pages hide them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from extract.article import Span
from extract.find.emails import find_emails
from extract.mention import Email
from extract.ranges import Ranges
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Link

_MAILTO = re.compile(r"mailto:(?://)?", re.IGNORECASE)
# TYPO3 until version 12: javascript:linkTo_UnCryptMailto('nbjmup+jogpAtubeu\/ef').
_UNCRYPT: Final = re.compile(r"UnCryptMailto\(\s?(?:'|%27)([^']{1,300}?)(?:'|%27)")
# Cloudflare: <a href="/cdn-cgi/l/email-protection#5a33…">.
_CLOUDFLARE: Final = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-fA-F]{6,600})")
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}){2,300}")
# What a page offers to do with itself: "Tippfehler melden" writes to the editors, "Artikel versenden" to a
# friend. Neither is whom the article offers to its readers.
_PAGE_ACTION: Final = re.compile(
    r"\W{0,3}(?:(?:diesen|den|die|einen|als|per)\s)?(?:artikel|seite|beitrag|link|text|mail|e-mail|meldung)?\s?"
    r"(?:(?:tipp|schreib|druck)?fehler|korrektur\w{0,2}|per\s(?:e-?)?mail|an\sfreunde?)?\s?(?:im\stext\s)?"
    r"(?:melden|versenden|senden|verschicken|weiterempfehlen|empfehlen|weiterleiten|teilen)\W{0,3}",
    re.IGNORECASE,
)
# Ranges in which TYPO3 shifts characters, each round in itself (TypoScriptFrontendController::encryptEmail).
_SHIFTED: Final = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
_ROUND: Final = 26
_LONGEST_TARGET: Final = 2000


def emails_of_links(
    links: Sequence[Link], text: str, found: Sequence[Email] | None = None
) -> tuple[Email, ...]:
    """Return the addresses of link targets whose printed text is no address; the range is the link's.

    Where a link prints an address, wholly or in part, or an icon with the link stands beside a printed
    address, the printed one counts and the target is dropped; so are the page's own actions ("Tippfehler
    melden"). `text` is the article's, `found` what `find_emails` found in it. Targets are `mailto:`
    (RFC 6068: several recipients, `?to=`, percent-encoded) and the hidden forms of TYPO3 and Cloudflare.
    """
    if not links:
        return ()
    printed = Ranges(email.span for email in (find_emails(text)[0] if found is None else found))
    hidden: list[Email] = []
    for link in links:
        addresses = addresses_of_target(link.target)
        if not addresses:
            continue
        written = link.span.of(text)
        if not _PAGE_ACTION.fullmatch(written) and not _is_printed(written, link.span, printed):
            rule = "mailto link" if _MAILTO.search(link.target) else "hidden link"
            hidden += [Email(link.span, written, address, rule) for address in addresses]
    return tuple(hidden)


def _is_printed(written: str, span: Span, printed: Ranges) -> bool:
    if not any(c.isalnum() for c in written):
        # An icon: what it stands for is printed beside it.
        span = Span(max(0, span.start - 3), span.end + 3)
    return printed.touching(span) is not None


def addresses_of_target(target: str) -> tuple[str, ...]:
    """Return the addresses that a link's target writes to, each once, in order."""
    target = target[:_LONGEST_TARGET]
    lower = target.lower()
    if "mailto" not in lower and "email-protection#" not in lower:
        return ()  # nearly all links of a page
    if hidden := _CLOUDFLARE.search(target):
        return _addresses(decode_cfemail(hidden[1]))
    if hidden := _UNCRYPT.search(target):
        return _addresses(_uncrypted(unquote(hidden[1]).replace("\\", "")))
    if not (scheme := _MAILTO.search(target)):
        return ()
    recipients, _, query = unescape(target[scheme.end() :]).partition("?")
    fields = (field.partition("=") for field in query.split("&"))
    more = (value for name, _, value in fields if name.lower() == "to")
    return _addresses(unquote("\n".join((recipients, *more))))


def _addresses(text: str) -> tuple[str, ...]:
    """Find the addresses in a list of recipients; a comma or semicolon parts them."""
    text = _MAILTO.sub("", clean(text)).replace(",", " , ").replace(";", " ; ")
    emails, _ = find_emails(text)
    return tuple(dict.fromkeys(email.address for email in emails))


def decode_cfemail(code: str) -> str:
    """Decode Cloudflare's `data-cfemail`: hexadecimal bytes, each XORed with the first; "" if malformed."""
    if not _HEX.fullmatch(code):
        return ""
    key, *rest = bytes.fromhex(code)
    return bytes(byte ^ key for byte in rest).decode("utf-8", "replace")


def _uncrypted(code: str) -> str:
    """Undo TYPO3's shift, whose width the page keeps elsewhere: the one that begins with "mailto:"."""
    for width in range(-_ROUND + 1, _ROUND):
        if (plain := shifted(code, width)).lower().startswith("mailto:"):
            return plain
    return ""


def shifted(code: str, width: int) -> str:
    """Shift characters as TYPO3 hides addresses; `data-mailto-token` is undone with minus the vector."""
    out = []
    for char in code:
        point = ord(char)
        for low, high in _SHIFTED:
            if low <= point <= high:
                point = low + (point - low + width) % (high - low + 1)
                break
        out.append(chr(point))
    return "".join(out)
