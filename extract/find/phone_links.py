"""Numbers that only a link gives: "tel:" behind an icon or "Jetzt anrufen". What is printed counts more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from extract.find.phone_numbers import is_short_code, number_of
from extract.mention import Phone, PhoneKind, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.article import Link

# The target up to its parameters. phonenumbers 9.0.43 parses crafted ";phone-context=" in exponential time:
# it never sees them, nor more than 40 characters.
_TARGET = re.compile(
    r"(?:(?:tel|callto|fax|sms|whatsapp|signal):(?://)?(?:send/?\?phone=)?|https?://(?:www\.)?wa\.me/"
    r"|https?://(?:api|web)\.whatsapp\.com/send/?\?phone=)(?P<number>[^;?&#,]{3,40})",
    re.IGNORECASE,
)
_SCHEMES = ("tel:", "callto:", "fax:", "sms:", "whatsapp:", "signal:")
_SCHEMES_END = 60  # characters of a target
_DIGITS = re.compile(r"\d")
_PRINTED_DIGITS = 3  # "Anruf 24h" prints no number, "967" may be one


def number_of_target(target: str, region: str = "DE") -> str | None:
    """Return the number a link dials, E.164 or a short code; None where it dials none."""
    begins = target.lstrip()[:_SCHEMES_END].lower()
    if not begins.startswith(_SCHEMES) and "wa.me/" not in begins and "whatsapp" not in begins:
        return None  # nearly all links of a page
    match = _TARGET.match(target[:250].strip())
    if match is None:
        return None
    written = unquote(match["number"]).strip()
    digits = re.sub(r"\(0\)|\D", "", written)
    if is_short_code(digits, region):
        return digits
    scheme = match.group()[: match.start("number")].lower()
    international = written.startswith("+") or scheme.startswith("http") or "phone=" in scheme
    if digits.startswith("00"):
        digits, international = digits[2:], True
    number = number_of(f"+{digits}" if international else digits, region)
    return number.number if number is not None and number.valid else None


def phones_of_links(
    links: Iterable[Link], text: str, found: Sequence[Phone], *, region: str = "DE"
) -> tuple[tuple[Phone, ...], tuple[Rejection, ...]]:
    """Return the numbers of "tel:" links for which none is printed, and the targets set aside.

    `found` is what `find_phones` found in `text`. Where print and target differ the print counts.
    """
    phones: list[Phone] = []
    rejections: list[Rejection] = []
    for link in links:
        number = number_of_target(link.target, region)
        if number is None:
            continue
        printed = link.span.of(text)
        here = [phone for phone in found if phone.span.overlaps(link.span)]
        if here:
            if all(phone.number != number for phone in here):
                rejections.append(Rejection(link.span, printed, "phone", "link differs from print"))
        elif len(_DIGITS.findall(printed)) < _PRINTED_DIGITS:
            phones.append(Phone(link.span, printed, number, _kind(link.target, number, region), "link"))
        elif number.endswith("".join(_DIGITS.findall(printed))):
            kind = _kind(link.target, number, region)
            phones.append(Phone(link.span, printed, number, kind, "link", completed=True))
    return tuple(phones), tuple(rejections)


def _kind(target: str, number: str, region: str) -> PhoneKind:
    if not number.startswith("+"):
        return PhoneKind.SHORT
    if target[:4].lower() == "fax:":
        return PhoneKind.FAX
    parsed = number_of(number, region)
    return parsed.kind if parsed is not None else PhoneKind.VOICE
