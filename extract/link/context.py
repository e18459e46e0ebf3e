"""The context of a passage: the headings above it, what was said before, and whose page it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength, find_bodies
from extract.layout import Shape
from extract.link import labels
from extract.mention import Body, Email

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.article import Article
    from extract.link.passages import Channel, Passage

# A heading that speaks to the reader names nobody: "So erreichen Sie uns".
_ADDRESSES = re.compile(
    r"\?|\b(?:Du|Sie|Dich|Dir|Ihnen|Ihr|wir|uns|mich|ich|dein\w*|unser\w*)\b", re.IGNORECASE
)
# The code with which press offices of police and fire brigades sign: "POL-F: 120210 …", "FW-BO: …".
_PRESS_CODE = re.compile(r"\A(?:B?POL|FW|HZA|LPI|LKA|BKA)-[A-ZÄÖÜ][\w-]{0,12}(?=:)")
_LEGAL_FORM = re.compile(r"\be\. ?V\.?|\bg?GmbH\b|\bAG\b|\bSE\b|\bmbH\b|\bVerein\b|[„“\"”]")
# A town's domain serves all its offices; the town itself is none of them.
_AREA = re.compile(r"(?:Stadt|Landkreis|Kreis|Gemeinde|Bezirk|Markt|Samtgemeinde|Landeshauptstadt)\b")
_FAR = 8  # passages between a heading and a card, above which the heading names another thing
_NAME_WORDS = 6  # more of them are a slogan
_SPELLED = 5  # letters; "awo", "vhs" stand in too many domains
_SEPARATOR = re.compile(r"\s[-–|•:]\s")
_MEDIA = re.compile(
    r"zeitung|anzeiger|kurier|nachrichten|news|rundschau|tagblatt|tageblatt|presse|magazin|online|radio|fernsehen|"
    r"\btv\b|blog|portal|ticker|redaktion|verlag|\bmedia\b|journal|post\b|welt\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Context:
    """What a reader keeps in mind on the way down the page."""

    headings: list[Passage] = field(default_factory=list)
    section: list[Passage] = field(default_factory=list)
    seen: list[Passage] = field(default_factory=list)

    def enter(self, heading: Passage) -> None:
        """Take a heading: it ends the sections of its own level and below."""
        level = heading.unit.level or 7
        self.headings = [above for above in self.headings if (above.unit.level or 7) < level]
        self.headings.append(heading)
        self.section = []

    def pass_by(self, passage: Passage) -> None:
        """Keep what the section has said so far."""
        self.section.append(passage)
        self.seen.append(passage)

    def heading_bodies(self) -> tuple[NamedBody, ...]:
        """Return the bodies that the nearest naming heading names by its words ("Bistum X, Seelsorge für Y")."""
        for heading in reversed(self.headings):
            if any(body.strength >= Strength.NAMED for body in heading.bodies):
                bodies = tuple(body for body in heading.bodies if body.strength >= Strength.WEAK)
                return (*_before_comma(heading), *bodies)
            if heading.placed and any(body.strength is Strength.WEAK for body in heading.bodies):
                return (heading.placed,)
        return ()

    def heading_above(self) -> NamedBody | None:
        """Return the body that the heading right above a card names by its place alone."""
        heading = self.headings[-1] if self.headings else None
        if not heading or not heading.placed or len(self.section) > _FAR:
            return None
        return heading.placed if heading.bodies or not _ADDRESSES.search(heading.text) else None

    def is_generic(self) -> bool:
        """Tell whether the heading above says only that a contact follows."""
        return bool(self.headings) and labels.is_generic(self.headings[-1].text)

    def card_bodies(self) -> tuple[NamedBody, ...]:
        """Return the bodies that the section named last on a line of their own."""
        for passage in reversed(self.section[-_FAR:]):
            if passage.unit.shape is Shape.LINE and passage.unit.kind is not BlockKind.ITEM:
                strong = tuple(body for body in passage.bodies if body.strength >= Strength.NAMED)
                if strong:
                    return strong
        return ()

    def said_bodies(self, block: int, *, reach: int = 1) -> tuple[NamedBody, ...]:
        """Return the bodies that this paragraph or one of the `reach` before named last."""
        for passage in reversed(self.section):
            if passage.unit.block < block - reach:
                break
            strong = tuple(
                b for b in passage.bodies if b.strength >= Strength.NAMED and not (b.is_plural or b.is_place)
            )
            if strong and passage.unit.kind is not BlockKind.ITEM:
                return strong[-1:]
        return ()


def _before_comma(heading: Passage) -> tuple[NamedBody, ...]:
    """Return the proper name before what it is: "Josefinum, Fachklinik für Kinder"."""
    name, comma, _ = heading.text.partition(",")
    first = heading.bodies[0].body.span.start - heading.unit.span.start
    if not comma or first <= len(name) or not name[:1].isupper() or len(name.split()) > 4:
        return ()
    span = Span(heading.unit.span.start, heading.unit.span.start + len(name))
    return (NamedBody(Body(span, name, name, "before comma"), None, Strength.NAMED, is_unit=False),)


def of_domain(bodies: Sequence[NamedBody], channels: Sequence[Channel]) -> NamedBody | None:
    """Return the body of the article whose name an address's domain spells.

    "info@huerther-bruecke-der-kulturen.de" is answered by „Hürther Brücke der Kulturen e. V.“, wherever
    the article names it. A domain alone, without the name in the text, says nothing.
    """
    best: tuple[int, NamedBody] | None = None
    for channel in channels:
        if not isinstance(channel, Email):
            continue
        label = _letters(channel.address.rpartition("@")[2].rpartition(".")[0])
        for body in bodies:
            if _AREA.match(body.body.name):
                continue
            name = _key(body.body.name)
            shorter = min(len(name), len(label))
            if (
                shorter >= _SPELLED
                and (name in label or label in name)
                and (best is None or shorter > best[0])
            ):
                best = (shorter, body)
    return best[1] if best else None


def _letters(name: str) -> str:
    folded = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return "".join(letter for letter in folded if letter.isalnum())


def main_body(article: Article, passages: Sequence[Passage]) -> NamedBody | None:
    """Return the body that the article is about, None if no body stands out.

    It is the publisher, or named at least twice, or by its full legal name, or in the first or the last
    passage. Towns, houses named by their kind, and several at once are not what answers.
    """
    named: dict[str, list[NamedBody]] = {}
    edges = {id(passage) for passage in (*passages[:2], *passages[-2:])}
    outstanding: set[str] = set()
    publisher = _key(article.publisher or "")
    for passage in passages:
        for body in (*passage.bodies, *_parents(passage)):
            if (
                body.strength < Strength.NAMED
                or body.is_place
                or body.is_plural
                or _AREA.match(body.body.name)
            ):
                continue
            key = _key(body.body.name)
            named.setdefault(key, []).append(body)
            if (
                len(named[key]) > 1
                or body.strength is Strength.LEGAL
                or id(passage) in edges
                or key == publisher
            ):
                outstanding.add(key)
    ranks = {
        key: (key == publisher, len(named[key]), max(b.strength for b in named[key])) for key in outstanding
    }
    best = max(ranks, key=lambda key: ranks[key], default=None)
    return named[best][0] if best else None


def _parents(passage: Passage) -> Iterator[NamedBody]:
    for named in passage.bodies:
        if named.parent:
            yield NamedBody(named.parent, None, Strength.NAMED, is_unit=False)


def _key(name: str) -> str:
    return _letters(_LEGAL_FORM.sub("", name))


def owner_of(article: Article, channels: Sequence[Channel]) -> NamedBody | None:
    """Return the body whose own page this is: the site's name, if it is no newspaper's.

    The name itself shows it ("… e. V."), or an address under the site's own domain ("info@verein.example"
    on www.verein.example).
    """
    if not article.owner or _MEDIA.search(article.owner):
        return None
    parts = [part.strip() for part in _SEPARATOR.split(article.owner) if part.strip()]
    names = [part for part in parts if len(part.split()) <= _NAME_WORDS] or parts
    name = next((part for part in names if part != article.title), names[0] if names else article.owner)
    if any(body.strength >= Strength.NAMED for body in find_bodies(name)):
        return _owner(article, name)
    host = urlsplit(article.url or "").hostname or ""
    letters = _letters(name)
    for channel in channels:
        if isinstance(channel, Email):
            domain = channel.address.rpartition("@")[2]
            label = _letters(domain.rpartition(".")[0])
            if host.endswith(domain) or label in letters or letters in label:
                return _owner(article, name)
    return None


def press_office(article: Article) -> NamedBody | None:
    """Return the police or fire press office whose code opens the title ("POL-F: …")."""
    match = _PRESS_CODE.match(article.title or "")
    return _owner(article, match.group()) if match else None


def title_bodies(article: Article, passages: Sequence[Passage], *, placed: bool) -> tuple[NamedBody, ...]:
    """Return the bodies that the page's first heading names; with `placed`, the whole heading as a name."""
    title = (article.title or "").strip()
    for passage in passages:
        if passage.unit.shape is Shape.SENTENCE or " ".join(passage.text.split()) != title:
            continue
        strong = tuple(body for body in passage.bodies if body.strength >= Strength.NAMED)
        if strong or not placed:
            return strong[:1]
        return (passage.placed,) if passage.placed else ()
    return ()


def _owner(article: Article, name: str) -> NamedBody:
    """Point at the name where the page prints it; a name in metadata only has an empty range."""
    start = max(article.text.find(name), 0)
    end = start + len(name) if article.text.startswith(name, start) else start
    return NamedBody(Body(Span(start, end), name, name, "owner"), None, Strength.NAMED, is_unit=False)
