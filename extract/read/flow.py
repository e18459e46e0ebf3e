"""What word processors' formats share: paragraphs, lists and tables written as HTML, and their parts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.date import possible
from extract.read.document import UNPACKING_ERRORS, Limits
from extract.read.encoding import decode
from extract.read.html import read_html
from extract.read.xml import Event, Start, chunks_of, events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.article import Article

_LONGEST = Limits().document
_DEEPEST = 9  # levels of a list, as Word has
_PARTS = 2000  # parts of one document, far more than any has


class Flow:
    """A running text under construction, as HTML. Text boxes stand behind the paragraph that anchors them."""

    def __init__(self) -> None:
        """Begin with an empty text."""
        self._buffers: list[list[str]] = [[]]
        self._boxes: list[list[str]] = [[]]
        self._items = [0]  # open list levels of each text box around

    def text(self, text: str) -> None:
        """Write text."""
        self._buffers[-1].append(escape(text))

    def tag(self, tag: str, **attributes: str) -> None:
        """Write a tag that encloses text: "b", "/b", "br", "a"."""
        given = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self._buffers[-1].append(f"<{tag}{given}>")

    def begin_paragraph(self) -> None:
        """Begin a paragraph whose kind is told at its end."""
        self._buffers.append([])
        self._boxes.append([])

    def end_paragraph(self, *, heading: int = 0, item: int = 0) -> None:
        """End the paragraph in hand: a heading or an item of a list, of a level from 1, or neither."""
        if len(self._buffers) < 2:
            return
        written, boxes = "".join(self._buffers.pop()), "".join(self._boxes.pop())
        if written.strip():
            self.list_level(item)
            tag = f"h{min(heading, 6)}" if heading else "li" if item else "p"
            self._buffers[-1].append(f"<{tag}>{written}</{tag}>\n")
        self._buffers[-1].append(boxes)

    def list_level(self, level: int) -> None:
        """Open and close lists until as many are open; a table, a box and the end close all."""
        written = self._buffers[-1]
        while self._items[-1] < min(level, _DEEPEST):
            written.append("<li><ul>" if self._items[-1] else "<ul>")
            self._items[-1] += 1
        while self._items[-1] > level:
            self._items[-1] -= 1
            written.append("</ul></li>" if self._items[-1] else "</ul>")

    def begin_box(self) -> None:
        """Begin a text box inside of a paragraph."""
        self._buffers.append([])
        self._items.append(0)

    def end_box(self) -> None:
        """End the text box in hand."""
        if len(self._buffers) > 1 and len(self._items) > 1:
            self.list_level(0)
            self._items.pop()
            self._boxes[-1].append(f"<section>{''.join(self._buffers.pop())}</section>\n")

    def html(self) -> str:
        """Return what was written, paragraphs that were never ended included."""
        while len(self._buffers) > 1:
            inner = "".join(self._buffers.pop())
            self._buffers[-1].append(inner)
        self.list_level(0)
        return "".join((*self._buffers[0], *self._boxes[0]))


class Parts:
    """The XML parts in the ZIP archive that a word processor's document is."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open the archive.

        Raises:
            FormatError: it is damaged.
        """
        self.source = source
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*UNPACKING_ERRORS, ValueError) as error:
            raise FormatError(source, f"damaged ({str(error)[:80]})") from error
        self.names = self._archive.namelist()[:_PARTS]

    def events(self, name: str, prefixes: Mapping[str, str]) -> Iterator[Event]:
        """Yield the events of one part; none if there is no such part.

        Raises:
            FormatError: the part is damaged, encrypted or too large.
        """
        if name in self.names:
            yield from events(chunks_of(decode(self._read(name), self.source)), self.source, prefixes)

    def texts(self, name: str, prefixes: Mapping[str, str]) -> dict[str, str]:
        """Return the texts of a part's elements by name: what the document says about itself."""
        found: dict[str, str] = {}
        inside = ""
        for event in self.events(name, prefixes):
            if isinstance(event, Start):
                inside = event.name
            elif isinstance(event, str) and event.strip():
                found.setdefault(inside, event.strip())
        return found

    def _read(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                data = part.read(_LONGEST + 1)
        except RuntimeError as error:
            raise FormatError(self.source, "encrypted") from error
        except (*UNPACKING_ERRORS, ValueError) as error:
            raise FormatError(self.source, f"damaged ({str(error)[:80]})") from error
        if len(data) > _LONGEST:
            raise FormatError(self.source, f"larger than {_LONGEST // 1_000_000} MB")
        return data


def article_of(html: str, source: str, said: Mapping[str, str], *, title: str, modified: str) -> Article:
    """Return the article of a document, completed by what it says about itself.

    The day on which it was last saved only stands in where the text names no date: it is marked "file".
    """
    article = next(read_html(html, source))
    saved = None if article.published else possible(said.get(modified))
    return replace(
        article,
        title=article.title or said.get(title) or None,
        author=said.get("creator"),
        language=said.get("language") or article.language,
        published=article.published or saved,
        published_rule="file" if saved else article.published_rule,
    )
