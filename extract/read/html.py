"""Read HTML pages as articles: every text on the page in blocks, each with the region it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import turbohtml
from turbohtml import Element, Text

from extract.article import Article, BlockKind, Region
from extract.find.email_links import decode_cfemail
from extract.read.metadata import describe
from extract.read.page import Page
from extract.read.regions import region_of_element

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
_CELLS = frozenset({"td", "th"})
_PLAIN = frozenset({"table", "section", "article", "main"})
_HIDEABLE = frozenset({"span", "input"})
_SET_APART = frozenset({"span", "label"})
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
# Looked up once: for each block, `BlockKind.CELL` takes as long as an attribute of the page (in Python 3.11).
_BESIDE = (BlockKind.CELL, BlockKind.TERM, BlockKind.DEFINITION)
_HEADING, _ITEM, _PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH
_ARTICLE = Region.ARTICLE
# The blocks whose tag says what is in them; the others (<div>, <ul>, <p>) change nothing.
_TELLING = {*_HEADINGS, *_KINDS, *_PLAIN, *_ROWS, "pre"}
# A path names no more elements than this: deeper ones lie equally close, and a page of nested boxes costs
# no more than its length.
_DEEPEST_PATH = 100
_MOST_COLUMNS = 1000  # of one cell, as browsers allow (HTML Living Standard, 4.9.11)


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
    # Searched in the markup, which is faster than asking each element. Cloudflare writes it in lower case.
    is_protected = (b"data-cfemail" in data) if isinstance(data, bytes) else "data-cfemail" in data
    _Walk(page, is_protected=is_protected).walk(document)
    yield describe(page.article(source), document)


class _Around(NamedTuple):
    """What holds for the text of an element, and for the elements in it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    region: Region = Region.ARTICLE
    in_article: bool = False
    preformatted: bool = False


class _Walk:
    """Walk a document without recursion, so that no nesting exhausts the stack."""

    __slots__ = (
        "around",
        "columns",
        "count",
        "is_protected",
        "left_inline",
        "page",
        "path",
        "pending",
        "rows",
    )

    def __init__(self, page: Page, *, is_protected: bool = True) -> None:
        self.page = page
        self.is_protected = is_protected
        self.count = 0
        self.path: list[int] = []
        self.around = _Around()
        self.rows: list[int] = []  # depths in the path at which a table row or a definition list begins
        self.columns: list[int] = []  # of each table row that is open, the columns taken so far
        self.left_inline = False
        self.pending = False  # a block has to begin before the next text

    def walk(self, document: turbohtml.Document) -> None:  # noqa: C901, PLR0912  a call a node is a third of it
        """Write the text of all elements that a reader sees.

        Of each element that is open: its children still to come, its tag, itself, where it began, and
        what held around it if it is a block.
        """
        page, is_protected = self.page, self.is_protected
        stack: list[tuple[Iterator[turbohtml.Node], str, turbohtml.Element, int, _Around | None]] = []
        first: tuple[turbohtml.Node, ...] = () if document.root is None else (document.root,)
        children = iter(first)
        while True:
            for node in children:
                if type(node) is Text:
                    text = node.data
                elif type(node) is not Element:
                    continue
                elif (tag := node.tag) == "br":
                    page.break_line()
                    continue
                elif is_protected and (address := node.attr("data-cfemail")):
                    text = decode_cfemail(address)
                elif tag in _SKIPPED or (tag in _HIDEABLE and _is_hidden(node)):
                    continue
                else:
                    around = None
                    if tag in _BLOCKS:
                        around = self._enter(node, tag)
                    elif tag == "span" and (names := node.attr("class")) and not names.isspace():
                        page.part_words()
                    start = page.position if tag == "a" or tag in _BOLD else 0
                    stack.append((children, tag, node, start, around))
                    children = iter(node)
                    break
                if self.left_inline:
                    self.left_inline = False
                    if text[:1].isupper():
                        page.part_words()  # "<span>Telefon</span><span>Anna</span>", set apart by style
                if self.pending:
                    if text.isspace() or not text:
                        continue
                    self._open()
                page.write(text, keep_lines=self.around.preformatted)
            else:
                if not stack:
                    return
                children, tag, element, start, around = stack.pop()
                self.left_inline = tag in _SET_APART
                if tag == "a":
                    if target := element.attr("href"):
                        page.link(start, target)
                elif tag in _BOLD:
                    page.emphasise(start)
                if around is not None:
                    self._leave(tag, around)

    def _open(self) -> None:
        """Begin the block that is pending."""
        around = self.around
        is_beside = around.kind in _BESIDE and self.rows
        depth = min(self.rows[-1], _DEEPEST_PATH) if is_beside else _DEEPEST_PATH
        self.page.open(around.kind, level=around.level, region=around.region, path=tuple(self.path[:depth]))
        self.pending = False

    def _enter(self, node: turbohtml.Element, tag: str) -> _Around:
        """Begin a block; return what held around it."""
        if not self.pending:
            self.page.close()
            self.pending = True
        self.count += 1
        self.path.append(self.count)
        around = self.around
        region = around.region
        if region is _ARTICLE:
            region = region_of_element(node, tag, inside_article=around.in_article)
        if tag in _TELLING or region is not around.region:
            self.around = self._within(node, tag, region)
        return around

    def _within(self, node: turbohtml.Element, tag: str, region: Region) -> _Around:
        """Return what holds inside of a block."""
        around = self.around
        if tag == "tr":
            self.columns.append(0)
        kind, level = self._kind(tag)
        if tag in _CELLS and self.columns:
            self.columns[-1] += _span(node)
        if tag in _ROWS:
            self.rows.append(len(self.path))
        return _Around(
            kind, level, region, around.in_article or tag == "article", around.preformatted or tag == "pre"
        )

    def _kind(self, tag: str) -> tuple[BlockKind, int]:
        if tag in _HEADINGS:
            return _HEADING, _HEADINGS[tag]
        around = self.around
        if tag == "li":
            return _ITEM, around.level + 1 if around.kind is _ITEM else 1
        if tag in _CELLS and self.columns:
            return _KINDS[tag], self.columns[-1] + 1
        if tag in _KINDS:
            return _KINDS[tag], 0
        if tag in _PLAIN:
            return _PARAGRAPH, 0
        return around.kind, around.level

    def _leave(self, tag: str, around: _Around) -> None:
        """End a block; what held around it holds again."""
        if not self.pending:
            self.page.close()
            self.pending = True
        if tag in _ROWS:
            self.rows.pop()
            if tag == "tr":
                self.columns.pop()
        self.path.pop()
        self.around = around


def _span(cell: turbohtml.Element) -> int:
    """Return how many columns a cell takes (its colspan), 1 where the attribute is no sensible number."""
    written = cell.attr("colspan") or ""
    return min(max(int(written), 1), _MOST_COLUMNS) if written.isdecimal() and len(written) < 5 else 1


def _is_hidden(node: turbohtml.Element) -> bool:
    """Tell hidden inline text, with which pages spoil addresses for robots, from folded-up sections."""
    style = node.attr("style")
    return style is not None and "display:none" in style.replace(" ", "")
