"""Read Word documents (DOCX, ECMA-376 part 1): paragraphs, lists, tables, text boxes, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.flow import Flow, Parts, article_of
from extract.read.xml import End, Start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.article import Article
    from extract.read.document import Document
    from extract.read.head import Head

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OOXML}/markup-compatibility/2006": "mc",
}
_MAIN = "word/document.xml"
_FIRST_ENTRIES = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"word/")
# "heading 1", "Überschrift 2", "Title": the name of a style, which unlike its id is the same in all languages
# of Word (ECMA-376, 17.3.1.27), and what other programs make of it.
_HEADING = re.compile(r"(?:heading|überschrift) ?([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
# HYPERLINK "https://…": a field's instruction.
_FIELD = re.compile(r'\s{0,9}HYPERLINK\s{1,9}"([^"]{1,2000})"')
_TABLES = {"w:tbl": "table", "w:tr": "tr", "w:tc": "td"}
# A text box again, in an older form; text that was deleted, or stands elsewhere now.
_SKIPPED = frozenset({"mc:Fallback", "w:del", "w:moveFrom"})
_OFF = frozenset({"0", "false", "off"})


def is_docx(head: Head) -> bool:
    """Tell a file of an Office program by the name of its archive's first entry."""
    return head.data.startswith(b"PK\x03\x04") and head.data[30:60].startswith(_FIRST_ENTRIES)


def read_docx(document: Document) -> Iterator[Article]:
    """Yield the article of a Word document.

    Raises:
        FormatError: it is damaged, encrypted, or of another Office program.
    """
    data, source = document.data, document.source
    parts = Parts(data if isinstance(data, bytes) else data.encode(), source)
    if _MAIN not in parts.names:
        raise FormatError(source, "an Office file, but no Word document")
    styles = _styles(parts)
    pieces = [f"<header>{_part(parts, name, styles)}</header>" for name in _named(parts, "header")]
    pieces.append(f"<main>{_part(parts, _MAIN, styles)}{_part(parts, 'word/footnotes.xml', styles)}</main>")
    pieces += [f"<footer>{_part(parts, name, styles)}</footer>" for name in _named(parts, "footer")]
    said = parts.texts("docProps/core.xml", {})
    yield article_of("".join(pieces), source, said, title="title", modified="modified")


def _named(parts: Parts, kind: str) -> list[str]:
    pattern = re.compile(rf"word/{kind}\d{{0,4}}\.xml")
    return [name for name in parts.names if pattern.fullmatch(name)]


def _styles(parts: Parts) -> dict[str, int]:
    """Return the heading level of each style, by its id; 0 marks the styles of lists."""
    levels: dict[str, int] = {}
    style = ""
    for event in parts.events("word/styles.xml", _PREFIXES):
        if not isinstance(event, Start):
            continue
        value = event.attributes.get("w:val", "")
        if event.name == "w:style":
            style = event.attributes.get("w:styleId", "")
        elif event.name == "w:name" and (match := _HEADING.match(value)):
            levels.setdefault(style, int(match[1]))
        elif event.name == "w:name" and value.lower() in _TITLES:
            levels.setdefault(style, 1)
        elif event.name == "w:outlineLvl" and value.isdigit() and int(value) < 6:
            levels.setdefault(style, int(value) + 1)
    return levels


def _links(parts: Parts, name: str) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    found = parts.events(f"{folder}/_rels/{file}.rels", {})
    return {
        event.attributes.get("Id", ""): event.attributes.get("Target", "")
        for event in found
        if isinstance(event, Start) and event.attributes.get("TargetMode") == "External"
    }


def _part(parts: Parts, name: str, styles: Mapping[str, int]) -> str:
    walk = _Walk(styles, _links(parts, name))
    for event in parts.events(name, _PREFIXES):
        if isinstance(event, Start):
            walk.start(event)
        elif isinstance(event, End):
            walk.end(event.name)
        elif walk.in_text and not walk.skipping:
            walk.flow.text(event)
        elif walk.in_instruction and not walk.skipping:
            walk.instruction += event[:4000]
    return walk.flow.html()


class _Walk:
    """What is open at a place of the document."""

    def __init__(self, styles: Mapping[str, int], links: Mapping[str, str]) -> None:
        self.flow = Flow()
        self.styles = styles
        self.links = links
        self.in_text = self.in_instruction = False
        self.instruction = ""
        self.skipping = 0
        self.paragraphs: list[list[int]] = []  # heading and item level of each open paragraph
        self.linked: list[bool] = []
        self.fields: list[bool] = []  # complex fields that are open: is it a link?
        self.bold = self.hidden = False

    def start(self, event: Start) -> None:
        """Follow the beginning of an element."""
        name, given = event.name, event.attributes
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
        elif name == "w:p":
            self.paragraphs.append([0, 0])
            self.flow.begin_paragraph()
        elif name == "w:txbxContent":
            self.flow.begin_box()
        elif name in _TABLES:
            if name == "w:tbl":
                self.flow.list_level(0)
            self.flow.tag(_TABLES[name])
        elif self.paragraphs:
            self._inline(name, given)
            self._property(name, given.get("w:val", ""), self.paragraphs[-1])

    def _property(self, name: str, value: str, paragraph: list[int]) -> None:
        """Follow what is said of the paragraph and the run in hand."""
        match name:
            case "w:pStyle":
                paragraph[0] = self.styles.get(value, 0)
            case "w:numPr":
                paragraph[1] = 1
            case "w:ilvl" if paragraph[1] and value.isdigit():
                paragraph[1] = int(value[:2]) + 1
            case "w:numId" if value == "0":
                paragraph[1] = 0  # no list, where the style has one
            case "w:r":
                self.bold = self.hidden = False
            case "w:b":
                self.bold = value not in _OFF
            case "w:vanish":
                self.hidden = value not in _OFF

    def _inline(self, name: str, given: Mapping[str, str]) -> None:
        """Follow what lies in a line: text, breaks, links, fields."""
        match name:
            case "w:t":
                self.in_text = not self.hidden
                if self.bold:
                    self.flow.tag("b")
            case "w:tab":
                self.flow.text(" ")
            case "w:noBreakHyphen":
                self.flow.text("-")
            case "w:br" | "w:cr":
                self.flow.tag("br")
            case "w:hyperlink":
                self._begin_link(self.links.get(given.get("r:id", "")))
            case "w:fldSimple":
                match = _FIELD.match(given.get("w:instr", ""))
                self._begin_link(match[1] if match else None)
            case "w:instrText":
                self.in_instruction = True
            case "w:fldChar":
                self._field(given.get("w:fldCharType", ""))

    def _begin_link(self, target: str | None) -> None:
        self.linked.append(bool(target))
        if target:
            self.flow.tag("a", href=target)

    def end(self, name: str) -> None:
        """Follow the end of an element."""
        if self.skipping:
            self.skipping -= 1
            return
        if name in _TABLES:
            if name == "w:tc":
                self.flow.list_level(0)
            self.flow.tag(f"/{_TABLES[name]}")
            return
        match name:
            case "w:p" if self.paragraphs:
                heading, item = self.paragraphs.pop()
                self.flow.end_paragraph(heading=heading, item=0 if heading else item)
            case "w:t":
                self.in_text = False
                if self.bold:
                    self.flow.tag("/b")
            case "w:instrText":
                self.in_instruction = False
            case "w:hyperlink" | "w:fldSimple" if self.linked and self.linked.pop():
                self.flow.tag("/a")
            case "w:txbxContent":
                self.flow.end_box()

    def _field(self, kind: str) -> None:
        """Follow a field: its instruction stands between begin and separate, its text before the end."""
        if kind == "begin":
            self.fields.append(False)
            self.instruction = ""
        elif kind == "separate" and self.fields and (match := _FIELD.match(self.instruction)):
            self.fields[-1] = True
            self.flow.tag("a", href=match[1])
        elif kind == "end" and self.fields and self.fields.pop():
            self.flow.tag("/a")
