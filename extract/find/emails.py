"""Find e-mail addresses in running text, plain or disguised; anchored on "@" and its written-out forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract.article import Span
from extract.find.email_context import is_address_like, is_apart_address, is_labelled, is_sample, refusal
from extract.find.email_domain import Domain, read_domain, top_level_domains
from extract.find.email_local import Local, read_local, read_names
from extract.mention import Email, Rejection

if TYPE_CHECKING:
    from collections.abc import Callable

_INSIDE = r"\s?(?i:at|ät|ätt|aet|a|[@＠]|klammeraffe|affenschwanz)\s?[)\]}>]"
# Every pattern begins with one literal, which stands beside it: most texts lack it, and `in` says so at
# memory speed; `re` finds it at 2 GB/s, where an alternation of them all runs at 30 MB/s. What may follow
# is short and closed, so "(am Markt)" and "(at home)" are passed over at once.
_SIGNS: Final = (
    # "@" itself, full width, small, or as an entity that a plain text kept.
    *(("plain", sign[0], re.compile(sign)) for sign in ("@(?!@)", "＠", "﹫")),
    ("plain", "&", re.compile("&(?i:#0{0,3}64|#x0{0,3}40|commat);")),
    # "(at)", "[ät]", "{ @ }", "<at>", "(a)", "(Klammeraffe)".
    *(("bracketed", bracket, re.compile(re.escape(bracket) + _INSIDE)) for bracket in "([{<"),
    # "info*at*stadt.de", "info_at_stadt.de": the same mark on both sides.
    *(
        ("marked", mark, re.compile(rf"{re.escape(mark)}(?i:[aä]t){re.escape(mark)}"))
        for mark in "-_|*~#°'\""
    ),
    # "info at stadt punkt de", "info ät stadt.de".
    ("written out", "a", re.compile("at (?<= at )")),
    *(("written out", letter, re.compile(f"{letter}(?<= {letter})[tT] ")) for letter in "AäÄ"),
)
# One address with a domain of two labels, in lower case, between blanks or brackets, a mark behind it;
# whatever is written otherwise, and what goes on behind it with a dot in brackets, is looked at closer.
_SIMPLE = re.compile(
    r"\(?(?P<local>[A-Za-z][A-Za-z0-9]{0,29}(?:[._-][A-Za-z0-9]{1,30}){0,2})"
    r"@(?P<domain>[a-z0-9]{1,30}(?:-[a-z0-9]{1,20}){0,4}\.(?P<ending>[a-z]{2,12}))"
    r"(?=[,;)]?(?:[ \n](?![\s(\[{<])|\Z)|\.(?:[ \n]|\Z))"
)
_LONGEST_SIMPLE = 64
_MOST_SPACES = 3
_DOCUMENT_WORD = re.compile(r"\w{1,64}(?:-\w{1,64}){0,5}")
# A handle or decorator behind "@", for the rejection's range.
_WORD = re.compile(r"[\w.-]{1,64}")


@dataclass(frozen=True, slots=True)
class _Sign:
    """What may stand between the two sides of an address, how it is written, and white space beside it."""

    start: int
    end: int
    rule: str
    before: bool = False
    after: bool = False

    @property
    def apart(self) -> bool:
        """Whether there is white space on either side."""
        return self.before or self.after


def find_emails(text: str) -> tuple[tuple[Email, ...], tuple[Rejection, ...]]:
    """Find the addresses of a cleaned text, in order, and what looked like one and is none.

    Ranges do not overlap and index `text`. Addresses are lower case, IDN domains in Unicode. Local parts have
    at most 64 and domains at most 255 characters (RFC 5321); a domain ends in a top-level domain of the root
    zone or in ".example". Social handles, file names, samples and addresses inside URLs are rejected.
    """
    emails: list[Email] = []
    rejections: list[Rejection] = []
    known = _words_of(text)
    floor = 0
    for sign in _signs(text):
        if sign.start < floor:
            continue
        found = _simple(text, sign, floor) or _read(text, sign, floor, known)
        if isinstance(found, Rejection):
            rejections.append(found)
        elif found:
            emails.extend(found)
            floor = found[-1].span.end
    return tuple(emails), tuple(rejections)


def _signs(text: str) -> list[_Sign]:
    """List all signs in order; at one place the bracketed form comes before the bare sign in it."""
    found = []
    for rule, literal, pattern in _SIGNS:
        if literal in text and (first := pattern.search(text)):
            for match in (first, *pattern.finditer(text, first.end())):
                end = match.end() - 1 if rule == "written out" else match.end()
                found.append(_Sign(match.start(), end, rule))
    found.sort(key=lambda sign: (sign.start, -sign.end))
    return found


def _words_of(text: str) -> Callable[[str], bool]:
    """Return a test whether the document has a word, in any case; the words are collected on first use."""
    words: set[str] = set()

    def known(word: str) -> bool:
        if not words:
            words.update(m.group().lower() for m in _DOCUMENT_WORD.finditer(text))
        return word.lower() in words

    return known


def _read(
    text: str, sign: _Sign, floor: int, known: Callable[[str], bool]
) -> tuple[Email, ...] | Rejection | None:
    """Read both sides of a sign. None: it is no more than a word or a mark of prose."""
    left, right = sign.start, sign.end
    while left > max(floor, sign.start - _MOST_SPACES) and text[left - 1] in " \n":
        left -= 1
    while right < min(len(text), sign.end + _MOST_SPACES) and text[right] in " \n":
        right += 1
    sign = _Sign(sign.start, sign.end, sign.rule, before=left < sign.start, after=right > sign.end)
    plain = sign.rule == "plain"
    disguised = sign.apart or not plain or sign.end > sign.start + 1  # "info&#64;stadt&#46;de"
    domain = read_domain(text, right, disguised=disguised, known=known)
    if names := read_names(text, left, floor):
        return _of_names(text, names, domain) if isinstance(domain, Domain) else None
    local = read_local(text, left, floor, known)
    if isinstance(local, Local) and isinstance(domain, Domain):
        if not _is_meant(text, sign, local, domain):
            return _refused(text, sign.start, sign.end, "social handle") if plain else None
        return _judged(text, sign, local, domain)
    if not plain:
        return None
    if isinstance(local, Local) and isinstance(domain, str) and not sign.apart:
        return _refused(text, local.start, sign.end, domain)
    return _refused(text, sign.start, sign.end, local if isinstance(local, str) else "social handle")


def _simple(text: str, sign: _Sign, floor: int) -> tuple[Email, ...] | Rejection | None:
    """Read what nearly all addresses are: plain, parted from the words around. None: look closer."""
    reach = max(floor, sign.start - _LONGEST_SIMPLE)
    begin = max(text.rfind(" ", reach, sign.start), text.rfind("\n", reach, sign.start)) + 1
    match = _SIMPLE.match(text, begin) if begin or not reach else None
    if match is None or match.end("local") != sign.start or match["ending"] not in top_level_domains():
        return None
    local, domain = match["local"], match["domain"]
    start = match.start("local")
    # "E-Mailinfo@…", half a word at the line end above
    if local.lower().startswith(("email", "e-mail")) or "-" in text[max(0, start - 3) : start]:
        return None
    return _judged(text, sign, Local(start, local), Domain(domain, match.end()))


def _is_meant(text: str, sign: _Sign, local: Local, domain: Domain) -> bool:
    """Tell whether a sign that is set apart, or a word or mark for it, is meant as "@" at all."""
    if domain.name.startswith("www.") and (sign.apart or sign.rule != "plain"):
        return False  # "Kontakt at www.stadt.de"
    if sign.rule == "plain" and not domain.disguised:
        both = sign.before and sign.after
        return not sign.before or is_apart_address(text, local.start, local.name, domain.name, both=both)
    if is_labelled(text, local.start) or domain.disguised:
        return True
    written = text[sign.start : sign.end]
    if sign.rule == "bracketed":
        # "Wien (AT) bank.at" has the code of the country, "Absatz (a) haus.de" the letter of a list.
        return not sign.apart or written[1:-1].strip() not in ("AT", "a", "A") or is_address_like(local.name)
    if sign.rule == "marked":
        return written[0] not in "-_"  # "look_at_me.info" is a file, "made-at-home.de" a domain
    return "ä" in written.lower() or is_address_like(local.name)


def _judged(text: str, sign: _Sign, local: Local, domain: Domain) -> tuple[Email, ...] | Rejection:
    """Return the address of both sides, or why it is none."""
    span = Span(local.start, domain.end)
    reason = refusal(text, local.start, domain.end, local.name)
    address = _validated(local.name, domain.name)
    if reason is None and is_sample(local.name.lower(), domain.name):
        reason = "sample address"
    if reason or not address:
        return Rejection(span, span.of(text), "email", reason or "not a valid address")
    if sign.rule != "plain":
        rule = sign.rule
    elif local.joined or domain.joined:
        rule = "hyphenated"
    elif sign.apart or domain.disguised:
        rule = "spaced"
    else:
        rule = "glued" if local.glued or domain.glued else "plain"
    return (Email(span, span.of(text), address, rule),)


def _of_names(text: str, names: tuple[Span, ...], domain: Domain) -> tuple[Email, ...]:
    """Return one address a name of "{anna.meier,ben}@…"; the last one's range takes in the domain."""
    found = []
    for number, name in enumerate(names, 1):
        span = Span(name.start, domain.end) if number == len(names) else name
        local = name.of(text)
        address = _validated(local, domain.name)
        if address and not is_sample(local.lower(), domain.name):
            found.append(Email(span, span.of(text), address, "brace list"))
    return tuple(found)


def _refused(text: str, start: int, end: int, reason: str) -> Rejection:
    """Reject a sign with the word behind it, and the one before it if `start` says so."""
    word = _WORD.match(text, end)
    span = Span(start, word.end() if word else end)
    return Rejection(span, span.of(text), "email", reason)


@lru_cache(maxsize=4096)
def _validated(local: str, domain: str) -> str | None:
    """Return the address in lower case, its domain in Unicode, or None where RFC 5321/6531 refuses it."""
    # Imported late: 40 ms that only a document with an address pays.
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415

    try:
        checked = validate_email(f"{local}@{domain}".lower(), check_deliverability=False)
    except EmailNotValidError:
        return None
    return checked.normalized.lower()
