"""An article as a reader yields it: text in blocks, where it comes from, and what its links say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in an article's text: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other range lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of this range."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block is on the page. A line break inside a block is a line feed in the text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TERM = "term"
    DEFINITION = "definition"
    CAPTION = "caption"


class Region(StrEnum):
    """The part of the page in which a block lies. All but ARTICLE is page furniture."""

    ARTICLE = "article"
    HEADER = "header"
    NAVIGATION = "navigation"
    ASIDE = "aside"
    FOOTER = "footer"
    COMMENT = "comment"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page; blocks are in reading order, do not overlap, and hold all of the text.

    `level` is 1-6 for headings, the nesting depth from 1 for list items, the column from 1 for the cells
    of a table, else 0. `path` numbers the
    elements that enclose the block, outermost first (numbers are unique in the article): two blocks
    are the closer on the page the more of the beginning of their paths they share; the cells of one
    table row share all of it.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    region: Region = Region.ARTICLE
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the range of its printed text and its target as written, entities undone."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A publisher's own record number for what the range names ("[DATENBANK=4434]…[/DATENBANK]")."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned: no control, zero-width or soft-hyphen characters, spaces unified.

    `source` is the path or address as the user named it, with "#2" for the second article of a
    container. `published` is an ISO 8601 date. `published_rule` names where the date was found
    ("meta", "text", "file"). `language` is a BCP 47 tag. `owner` is the name under which the site
    speaks of itself (og:site_name, the imprint), which is not always the publisher of the article.
    `emphases` are the ranges printed bold.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    published_rule: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    owner: str | None = None
    author: str | None = None
    links: tuple[Link, ...] = ()
    identities: tuple[Identity, ...] = ()
    emphases: tuple[Span, ...] = ()
