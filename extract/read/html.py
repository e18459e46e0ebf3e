"""Read HTML pages as articles: every text on the page in blocks, each with the region it lies in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import turbohtml

from extract.article import Article, BlockKind, Region
from extract.find.email_links import decode_cfemail
from extract.read.metadata import describe
from extract.read.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.read.head import Head

_SKIPPED = frozenset(
    "script style template noscript svg math iframe object embed canvas audio video head map datalist".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body button center details dd dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol option p "
    "pre section select summary table tbody td tfoot th thead tr ul".split()
)
_ROWS = frozenset({"tr", "dl"})
_PLAIN = frozenset({"table", "section", "article", "main"})
_BOLD = frozenset({"b", "strong", "th", "dt"})
_KINDS = {
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_REGIONS = {
    "header": Region.HEADER,
    "nav": Region.NAVIGATION,
    "aside": Region.ASIDE,
    "footer": Region.FOOTER,
    "form": Region.FORM,
    "select": Region.FORM,
    "button": Region.FORM,
}
_ROLES = {
    "banner": Region.HEADER,
    "navigation": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "complementary": Region.ASIDE,
    "contentinfo": Region.FOOTER,
    "search": Region.FORM,
}
# Words of class and id names that page builders give to the frame of a page. Whole words only: "header"
# is none in "article-header-text" once the page's <main> or <article> has begun (see _region).
_FRAME_WORDS = {
    "footer": Region.FOOTER,
    "foot": Region.FOOTER,
    "fuss": Region.FOOTER,
    "colophon": Region.FOOTER,
    "copyright": Region.FOOTER,
    "imprint": Region.FOOTER,
    "impressum": Region.FOOTER,
    "nav": Region.NAVIGATION,
    "navbar": Region.NAVIGATION,
    "navi": Region.NAVIGATION,
    "navigation": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "breadcrumb": Region.NAVIGATION,
    "breadcrumbs": Region.NAVIGATION,
    "topbar": Region.HEADER,
    "masthead": Region.HEADER,
    "sidebar": Region.ASIDE,
    "cookie": Region.FORM,
    "comments": Region.COMMENT,
    "comment": Region.COMMENT,
    "commentlist": Region.COMMENT,
    "kommentare": Region.COMMENT,
}
# What a mail program puts around the message that is answered (Gmail, Outlook, Thunderbird, Yahoo, Proton).
_QUOTES = re.compile(
    r"\b(?:gmail_quote|gmail_attr|yahoo_quoted|protonmail_quote|moz-cite-prefix|divRplyFwdMsg)\b"
)
_FORWARD = re.compile(
    r"Forwarded message|Weitergeleitete Nachricht|Begin forwarded|weitergeleiteten Nachricht"
)
_CLASS_WORD = re.compile(r"[a-z]+")
_WRAPPERS = frozenset({"html", "body", "main", "article"})
# A path names no more elements than this: deeper ones lie equally close, and a page of nested boxes costs
# no more than its length.
_DEEPEST_PATH = 100
_MOST_COLUMNS = 1000  # of one cell, as browsers allow (HTML Living Standard, 4.9.11)
_MAX_PENDING = 1_000_000  # nodes waiting at once; a page made to exhaust memory is cut, not refused


def is_page(head: Head) -> bool:
    """Tell an HTML page by its first words; an XML declaration may stand before those of XHTML."""
    start = head.start
    if start.startswith("<?xml"):
        start = start.partition("?>")[2].lstrip()
    return start.startswith(("<!doctype html", "<html"))


def read_html(data: bytes | str, source: str) -> Iterator[Article]:
    """Yield the one article of a page; bytes are decoded as browsers do (WHATWG encoding sniffing)."""
    document = turbohtml.parse(data, detect_encoding=isinstance(data, bytes), positions=False)
    page = Page()
    _Walk(page).walk(document)
    yield describe(page.article(source), document)


class _Walk:
    """Walk a document without recursion, so that no nesting exhausts the stack."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0
        self.path: list[int] = []
        self.regions = [Region.ARTICLE]
        self.kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self.rows: list[int] = []  # depths in the path at which a table row or a definition list begins
        self.columns: list[int] = []  # of each table row that is open, the columns taken so far
        self.left_inline = False
        self.preformatted = 0
        self.articles = 0  # <article> elements that are open
        self.pending = False  # a block has to begin before the next text

    def walk(self, document: turbohtml.Document) -> None:
        """Write the text of all elements that a reader sees."""
        if document.root is None:
            return
        stack: list[tuple[turbohtml.Node, int | None]] = [(document.root, None)]
        while stack:
            node, start = stack.pop()
            if isinstance(node, turbohtml.Text):
                self._write(node.data)
            elif not isinstance(node, turbohtml.Element):
                continue
            elif start is not None:
                self._leave(node, start)
            elif node.tag == "br":
                self.page.break_line()
            elif protected := node.attrs.get("data-cfemail"):
                self._write(decode_cfemail(str(protected)))
            elif node.tag not in _SKIPPED and not _is_hidden(node):
                self._enter(node)
                stack.append((node, self.page.position))
                if len(stack) < _MAX_PENDING:
                    stack.extend((child, None) for child in reversed(node.children))

    def _write(self, text: str) -> None:
        if self.left_inline and text[:1].isupper():
            self.page.part_words()  # "<span>Telefon</span><span>Anna</span>", set apart by the page's style
        self.left_inline = False
        if self.pending:
            if not text.strip():
                return
            kind, level = self.kinds[-1]
            beside = kind in (BlockKind.CELL, BlockKind.TERM, BlockKind.DEFINITION) and self.rows
            path = self.path[: min(self.rows[-1], _DEEPEST_PATH)] if beside else self.path[:_DEEPEST_PATH]
            self.page.open(kind, level=level, region=self.regions[-1], path=tuple(path))
            self.pending = False
        self.page.write(text, keep_lines=self.preformatted > 0)

    def _enter(self, node: turbohtml.Element) -> None:
        tag = node.tag
        if tag not in _BLOCKS:
            if tag == "span" and node.attrs.get("class"):
                self.page.part_words()
            return
        self.page.close()
        self.pending = True
        self.count += 1
        self.path.append(self.count)
        self.regions.append(_region(node, self.regions[-1], inside_article=self.articles > 0))
        self.articles += tag == "article"
        if tag == "tr":
            self.columns.append(0)
        self.kinds.append(self._kind(tag))
        if tag in ("td", "th") and self.columns:
            self.columns[-1] += _span(node)
        self.preformatted += tag == "pre"
        if tag in _ROWS:
            self.rows.append(len(self.path))

    def _kind(self, tag: str) -> tuple[BlockKind, int]:
        kind, level = self.kinds[-1]
        if tag in _HEADINGS:
            return BlockKind.HEADING, _HEADINGS[tag]
        if tag == "li":
            return BlockKind.ITEM, level + 1 if kind is BlockKind.ITEM else 1
        if tag in ("td", "th") and self.columns:
            return _KINDS[tag], self.columns[-1] + 1
        if tag in _KINDS:
            return _KINDS[tag], 0
        if tag in _PLAIN:
            return BlockKind.PARAGRAPH, 0
        return kind, level

    def _leave(self, node: turbohtml.Element, start: int) -> None:
        tag = node.tag
        self.left_inline = tag in ("span", "label")
        if tag == "a" and (target := node.attrs.get("href")):
            self.page.link(start, str(target))
        elif tag in _BOLD:
            self.page.emphasise(start)
        if tag in _BLOCKS:
            self.page.close()
            self.pending = True
            if tag in _ROWS:
                self.rows.pop()
            if tag == "tr":
                self.columns.pop()
            self.path.pop()
            self.regions.pop()
            self.kinds.pop()
            self.preformatted -= tag == "pre"
            self.articles -= tag == "article"


def _span(cell: turbohtml.Element) -> int:
    """Return how many columns a cell takes (its colspan), 1 where the attribute is no sensible number."""
    written = str(cell.attrs.get("colspan") or "")
    return min(max(int(written), 1), _MOST_COLUMNS) if written.isdecimal() and len(written) < 5 else 1


def _is_hidden(node: turbohtml.Element) -> bool:
    """Tell hidden inline text, with which pages spoil addresses for robots, from folded-up sections."""
    style = str(node.attrs.get("style") or "").replace(" ", "")
    return node.tag in ("span", "input") and "display:none" in style


def _region(node: turbohtml.Element, outer: Region, *, inside_article: bool) -> Region:
    """Return the region of an element; what lies in a frame stays in it."""
    if outer is not Region.ARTICLE:
        return outer
    tag = node.tag
    if tag in _REGIONS and not (tag in ("header", "footer") and inside_article):
        return _REGIONS[tag]
    if tag in _WRAPPERS:
        return outer
    if role := _ROLES.get(str(node.attrs.get("role") or "")):
        return role
    written = f"{_joined(node.attrs.get('id'))} {_joined(node.attrs.get('class'))}"
    if (tag == "blockquote" and node.attrs.get("type") == "cite") or _QUOTES.search(written):
        return outer if _FORWARD.search(node.text[:300]) else Region.COMMENT
    words = _CLASS_WORD.findall(written.lower())
    return next((_FRAME_WORDS[word] for word in words if word in _FRAME_WORDS), outer)


def _joined(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
