"""Whose own site a page is on: what its metadata, its titles and its frame say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extract.article import Region, Span
from extract.find.bodies import NamedBody, Strength, find_bodies
from extract.find.gazetteer import is_common_word, is_town
from extract.link import labels
from extract.mention import Body, Email

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article
    from extract.mention import Channel

# Pages of a body's own site: what stands beside them in the title is its name.
_PAGES = re.compile(
    r"(?:(?:Unser|Der|Das|Die) )?(?:Vorstand|Team|Impressum|Startseite|Home|Über uns|"
    r"Wir über uns|Geschäftsstelle|Presse(?:kontakt|bereich)?|Kontakt|"
    r"Trainer|Abteilungen|Mitglieder|Anfahrt|Satzung|Beirat|Vereinsvorstand|Ansprechpartner\w{0,5})",
    re.IGNORECASE,
)
_NAME_WORDS = 6  # more of them are a slogan
_OFTEN = 3  # mentions in the text; by it a page calls its owner by name
_SEPARATOR = re.compile(r"\s[-–|•:]\s")
_MEDIA = re.compile(
    r"zeitung|anzeiger|kurier|nachrichten|news|rundschau|tagblatt|tageblatt|presse|magazin|online|radio|fernsehen|"
    r"\w[ -]tv\b|blog|portal|ticker|redaktion|verlag|\bmedia\b|journal|post\b|welt\b",
    re.IGNORECASE,
)
# "© 2014 Förderverein Lohe e. V. | Impressum": whose the page is.
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)[ :]{0,3}(?:©[ ]?)?(?:(?:19|20)\d\d(?: ?[-–] ?(?:(?:19|20)\d\d|heute))?)?"
    r"[ ,:–-]{0,3}(?:by |der |die |des )?(?P<name>[A-ZÄÖÜ0-9][^|•·©\n]{3,70})"
)
_COPYRIGHT_ENDS = re.compile(
    r"[,.]? (?:Alle Rechte|All rights|Impressum|Datenschutz|Kontakt|Powered)|[ ,]{1,3}(?:19|20)\d\d.*\Z"
)
_ADDRESS_LINES = 3
_LONGEST = 80  # letters of a name over several lines
_ASSOCIATION = re.compile(r"\be\. ?V\.?\Z|\beV\Z")


def owner_of(article: Article, channels: Sequence[Channel]) -> NamedBody | None:
    """Return the body whose own page this is: the site's name, if it is no newspaper's.

    The name itself shows it ("… e. V."), or an address under the site's own domain ("info@verein.example"
    on www.verein.example).
    """
    if not article.owner:
        return _owner_in_frame(article)
    parts = [part.strip() for part in _SEPARATOR.split(article.owner) if part.strip()]
    parts = [part for part in parts if not _is_page(part)]  # "Team · Bunte Kiste"
    if not parts or any(_MEDIA.search(part) for part in parts):
        return None
    names = [part for part in parts if len(part.split()) <= _NAME_WORDS and part != article.title]
    names = names or parts[:1]
    shown = next((part for part in names if _names_a_body(part)), None)
    shown = shown or next((part for part in parts if _is_spoken_of(part, article.text)), None)
    if shown:
        return named_owner(article, shown)
    return _owner_by_evidence(article, names[0], channels) or _owner_in_frame(article)


def _owner_by_evidence(article: Article, name: str, channels: Sequence[Channel]) -> NamedBody | None:
    """Return a site's name as its owner if the title or an address shows that it is one."""
    titled = [part.strip() for part in _SEPARATOR.split(article.title or "") if part.strip()]
    if (name in titled and any(map(_is_page, titled))) or _PAGES.fullmatch(article.title or ""):
        # "KLV Seefurt – Vorstand", "<title>Hospizgruppe Lohe</title>" above "<h1>Vorstand</h1>"
        return named_owner(article, name)
    host = urlsplit(article.url or "").hostname or ""
    domains = {c.address.rpartition("@")[2] for c in channels if isinstance(c, Email)}
    shown = any(host.endswith(domain) or _spells(domain, name) for domain in domains)
    return named_owner(article, name) if shown else None


def _spells(domain: str, name: str) -> bool:
    """Tell whether a domain spells a name, or each of its parts some of it: "klv-seefurt.example"."""
    label, letters = domain.rpartition(".")[0], letters_of(name)
    whole = letters_of(label)
    if whole in letters or letters in whole:
        return True
    parts = [letters_of(part) for part in label.split("-")]
    return len(parts) > 1 and all(len(part) > 2 and part in letters for part in parts)


def _owner_in_frame(article: Article) -> NamedBody | None:
    """Return who has the copyright, or the only association of header and footer, of a page about itself.

    Such a page is called "Vorstand" or "Kontakt"; what else stands on a site is not all about its owner.
    """
    if not _is_page(article.title or "-"):
        return None
    frame = [b.span.of(article.text) for b in article.blocks if b.region in (Region.HEADER, Region.FOOTER)]
    for text in frame:
        match = _COPYRIGHT.search(text)
        if match:
            name = _COPYRIGHT_ENDS.split(match["name"])[0].strip(" ,-–")
            name = name if _ASSOCIATION.search(name) else name.rstrip(".")
            if _names_a_body(name) and not _MEDIA.search(name):
                return named_owner(article, name)
    for text in frame:
        if name := _above_address(text):
            return named_owner(article, name)
    found = {body.body.name for text in frame for body in find_bodies(text) if _is_association(body)}
    return named_owner(article, found.pop()) if len(found) == 1 else None


def _above_address(text: str) -> str | None:
    """Return the body that the lines above a street name: "Förderverein / Musikschule / Markt 5"."""
    lines = [line.strip() for line in text.split("\n")]
    street = next((number for number, line in enumerate(lines) if labels.is_address(line)), 0)
    name = " ".join(lines[max(0, street - _ADDRESS_LINES) : street])
    return name if street and len(name) <= _LONGEST and _names_a_body(name) else None


def _is_association(named: NamedBody) -> bool:
    return named.strength is Strength.LEGAL and _ASSOCIATION.search(named.body.name) is not None


def _is_page(part: str) -> bool:
    """Tell what a body calls a page of its site: "Vorstand", "Kontakt"."""
    return labels.is_generic(part) or _PAGES.fullmatch(part) is not None


def _is_spoken_of(part: str, text: str) -> bool:
    """Tell a proper name that the page uses again and again: "SLUG | Seefurt Linux User Group"."""
    if is_common_word(part) or is_town(part) or len(part.split()) > _NAME_WORDS:
        return False
    return len(re.findall(rf"\b{re.escape(part)}\b", text)) >= _OFTEN


def _names_a_body(name: str) -> bool:
    return any(body.strength >= Strength.NAMED for body in find_bodies(name))


@lru_cache(maxsize=1024)
def letters_of(name: str) -> str:
    """Return a name's letters and digits as a domain spells them: "Bürgerhaus 3" → "buergerhaus3"."""
    folded = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return "".join(filter(str.isalnum, folded))


def named_owner(article: Article, name: str) -> NamedBody:
    """Return a body as owner, where the page prints the name; one in metadata only has an empty range."""
    start = max(article.text.find(name), 0)
    end = start + len(name) if article.text.startswith(name, start) else start
    return NamedBody(Body(Span(start, end), name, name, "owner"), None, Strength.NAMED, is_unit=False)
