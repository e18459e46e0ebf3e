"""The context of a passage: the headings above it, what was said before, and whose page it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extract.article import Span
from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import fold
from extract.layout import Shape
from extract.link import labels
from extract.mention import Body, Email

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Article
    from extract.link.passages import Channel, Passage

_QUESTION = re.compile(r"\?|\b(?:Du|Sie|Dich|Dir|Ihnen|wir|uns|mich|ich)\b")
_MEDIA = re.compile(
    r"zeitung|anzeiger|kurier|nachrichten|news|rundschau|tagblatt|tageblatt|presse|magazin|online|radio|fernsehen|"
    r"\btv\b|blog|portal|ticker|redaktion|verlag|media|journal|post\b|welt\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Context:
    """What a reader keeps in mind on the way down the page."""

    headings: list[Passage] = field(default_factory=list)
    section: list[Passage] = field(default_factory=list)

    def enter(self, heading: Passage) -> None:
        """Take a heading: it ends the sections of its own level and below."""
        level = heading.unit.level or 7
        self.headings = [above for above in self.headings if (above.unit.level or 7) < level]
        self.headings.append(heading)
        self.section = []

    def pass_by(self, passage: Passage) -> None:
        """Keep what the section has said so far."""
        self.section.append(passage)

    def heading_body(self) -> NamedBody | None:
        """Return the body that the nearest heading names, by its words or by standing right above."""
        for depth, heading in enumerate(reversed(self.headings)):
            found = [body for body in heading.bodies if body.strength >= Strength.WEAK]
            strong = [body for body in found if body.strength >= Strength.NAMED]
            if strong:
                return strong[-1]
            placed = heading.placed
            if placed and not _QUESTION.search(placed.body.name) and (found or depth == 0):
                return placed
            if placed and not labels.is_generic(heading.text):
                return None
        return None

    def said_body(self, *, within: int = 6) -> NamedBody | None:
        """Return the body that the section named last."""
        for passage in reversed(self.section[-within:]):
            strong = [body for body in passage.bodies if body.strength >= Strength.NAMED]
            if strong:
                return strong[-1]
        return None


def owner_of(article: Article, channels: Sequence[Channel]) -> NamedBody | None:
    """Return the body whose own page this is: the site's name, if it is no newspaper's.

    A channel under the site's own domain proves it ("info@verein.example" on www.verein.example).
    """
    if not article.owner or _MEDIA.search(article.owner):
        return None
    host = urlsplit(article.url or "").hostname or ""
    name = fold(article.owner).replace(" ", "").replace("-", "").replace(".", "")
    for channel in channels:
        if isinstance(channel, Email):
            domain = channel.address.rpartition("@")[2]
            label = domain.split(".")[-2].replace("-", "") if "." in domain else domain
            if host.endswith(domain) or label in name or name in label:
                return _owner(article, article.owner)
    return None


def title_body(article: Article, passages: Sequence[Passage]) -> NamedBody | None:
    """Return the body that the page's first heading names."""
    for passage in passages:
        if passage.unit.shape is Shape.HEADING and passage.text.split("\n")[0] == (article.title or ""):
            strong = [body for body in passage.bodies if body.strength >= Strength.NAMED]
            return strong[0] if strong else None
    return None


def _owner(article: Article, name: str) -> NamedBody:
    """Point at the name where the page prints it; a name in metadata only has an empty range."""
    start = max(article.text.find(name), 0)
    end = start + len(name) if article.text.startswith(name, start) else start
    return NamedBody(Body(Span(start, end), name, name, "owner"), None, Strength.NAMED, is_unit=False)
