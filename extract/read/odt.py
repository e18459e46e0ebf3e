"""Read text documents of LibreOffice (ODT, ISO/IEC 26300): paragraphs, lists, tables, boxes, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.flow import Flow, Parts, article_of
from extract.read.xml import End, Start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from extract.article import Article
    from extract.read.document import Document
    from extract.read.head import Head

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    f"{_OASIS}:{space}:1.0": prefix
    for space, prefix in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("drawing", "draw"),
        ("style", "style"),
        ("xsl-fo-compatible", "fo"),
    )
} | {"http://www.w3.org/1999/xlink": "xlink"}
_KIND = b"mimetypeapplication/vnd.oasis.opendocument.text"
# What is no text of the document: deleted text, comments, forms, a phonetic gloss, what is counted.
_SKIPPED = frozenset(
    {"text:tracked-changes", "office:annotation", "office:forms", "text:ruby-text", "text:note-citation"}
)
_TABLES = {"table:table": "table", "table:table-row": "tr", "table:table-cell": "td"}
_BOXES = frozenset({"draw:text-box", "text:note-body"})
_MAX_BLANKS = 200
_MAX_LEVEL = 6


def is_odt(head: Head) -> bool:
    """Tell a text document by its archive's first entry, which is stored (OpenDocument 1.2 part 3, 3.3)."""
    return head.data.startswith(b"PK\x03\x04") and head.data[30:120].startswith(_KIND)


def read_odt(document: Document) -> Iterator[Article]:
    """Yield the article of a text document.

    Raises:
        FormatError: it is damaged, encrypted, or no text document.
    """
    data, source = document.data, document.source
    parts = Parts(data if isinstance(data, bytes) else data.encode(), source)
    if "content.xml" not in parts.names:
        raise FormatError(source, "an OpenDocument file without content")
    encrypted = any(
        isinstance(event, Start) and event.name.endswith("encryption-data")
        for event in parts.events("META-INF/manifest.xml", {})
    )
    if encrypted:
        raise FormatError(source, "encrypted")
    head, foot = _Walk(frozenset()), _Walk(frozenset())
    frames = {"style:header": head, "style:footer": foot}
    inside: _Walk | None = None
    for event in parts.events("styles.xml", _PREFIXES):
        if isinstance(event, Start) and event.name in frames:
            inside = frames[event.name]
        elif isinstance(event, End) and event.name in frames:
            inside = None
        elif inside:
            inside.take(event)
    walk = _Walk(_bold_styles(parts))
    for event in parts.events("content.xml", _PREFIXES):
        walk.take(event)
    above, below = f"<header>{head.flow.html()}</header>", f"<footer>{foot.flow.html()}</footer>"
    said = parts.texts("meta.xml", {})
    yield article_of(
        f"{above}<main>{walk.flow.html()}</main>{below}", source, said, title="title", modified="date"
    )


def _bold_styles(parts: Parts) -> frozenset[str]:
    bold, style = set(), ""
    for event in parts.events("content.xml", _PREFIXES):
        if isinstance(event, Start):
            if event.name == "office:body":
                break
            if event.name == "style:style":
                style = event.attributes.get("style:name", "")
            elif event.attributes.get("fo:font-weight") in ("bold", "700", "800", "900"):
                bold.add(style)
    return frozenset(bold)


class _Walk:
    """What is open at a place of the document."""

    def __init__(self, bold: AbstractSet[str]) -> None:
        self.flow = Flow()
        self.bold = bold
        self.skipping = 0
        self.paragraphs: list[int] = []  # heading level of each open paragraph
        self.spans: list[bool] = []
        self.lists = [0]  # open lists, of each text box and cell around

    def take(self, event: Start | End | str) -> None:
        """Follow one event."""
        if isinstance(event, Start):
            if self.skipping or event.name in _SKIPPED:
                self.skipping += 1
            else:
                self._start(event)
        elif isinstance(event, End):
            if self.skipping:
                self.skipping -= 1
            else:
                self._end(event.name)
        elif self.paragraphs and not self.skipping:
            self.flow.text(event)

    def _start(self, event: Start) -> None:
        name, given = event.name, event.attributes
        if name in _BOXES:
            self.flow.begin_box()
            self.lists.append(0)
        elif name in _TABLES:
            if name == "table:table":
                self.flow.list_level(0)
            self.flow.tag(_TABLES[name])
            self.lists += [0] if name == "table:table-cell" else []
        elif name == "text:list":
            self.lists[-1] += 1
        elif name in ("text:p", "text:h"):
            level = given.get("text:outline-level", "1")[:1]
            is_title = given.get("text:style-name") == "Title"
            heading = int(level) if name == "text:h" and level.isdigit() else int(is_title)
            self.paragraphs.append(min(heading, _MAX_LEVEL))
            self.flow.begin_paragraph()
            self._begin_span(given)
        else:
            self._inline(name, given)

    def _inline(self, name: str, given: Mapping[str, str]) -> None:
        match name:
            case "text:span":
                self._begin_span(given)
            case "text:a":
                self.flow.tag("a", href=given.get("xlink:href", ""))
            case "text:s":
                count = given.get("text:c", "1")[:3]
                self.flow.text(" " * min(int(count) if count.isdigit() else 1, _MAX_BLANKS))
            case "text:tab":
                self.flow.text(" ")
            case "text:line-break":
                self.flow.tag("br")

    def _begin_span(self, given: Mapping[str, str]) -> None:
        self.spans.append(given.get("text:style-name", "") in self.bold)
        if self.spans[-1]:
            self.flow.tag("b")

    def _end_span(self) -> None:
        if self.spans and self.spans.pop():
            self.flow.tag("/b")

    def _end(self, name: str) -> None:
        if name in _BOXES:
            self.lists.pop()
            self.flow.end_box()
        elif name in _TABLES:
            if name == "table:table-cell":
                self.flow.list_level(0)
                self.lists.pop()
            self.flow.tag(f"/{_TABLES[name]}")
        elif name == "text:list":
            self.lists[-1] -= 1
        elif name in ("text:p", "text:h") and self.paragraphs:
            self._end_span()
            heading = self.paragraphs.pop()
            self.flow.end_paragraph(heading=heading, item=0 if heading else self.lists[-1])
        elif name == "text:span":
            self._end_span()
        elif name == "text:a":
            self.flow.tag("/a")
