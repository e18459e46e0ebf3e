"""Read PDF files: words and links from pdfium, put into reading order, columns one after the other."""

from __future__ import annotations

import re
from ctypes import byref, c_int, create_string_buffer
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extract.article import BlockKind, Region
from extract.errors import FormatError
from extract.read.date import iso_date, published_date
from extract.read.language import language_of
from extract.read.page import Page
from extract.read.print_layout import Line, Word, lines_of
from extract.read.print_paragraphs import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.article import Article
    from extract.read.document import Document
    from extract.read.head import Head

_INSTALL = "reading PDF files needs pypdfium2: pip install 'wegweiser[pdf]'"
_MOST_PAGES = 3000
_MOST_CHARACTERS = 60_000  # a page: a broadsheet has 25,000
_BOLD = 600  # weight of a font (CSS and OpenType: 700 is bold)
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_MARGIN = 0.09  # share of the page's height in which running titles and page numbers stand
_REPEATED = 3  # pages that must say the same at the margin
_APART = 0.22  # em: the narrowest blank; letters that are spaced out stand closer
_MOST_LINKS = 5000  # a page
_LONGEST_TARGET = 4000
_TOP = 1500  # characters in which the text may name its date
_DIGITS = re.compile(r"\d{1,9}")
# "D:20171130210000+01'00'" (ISO 32000-1, 7.9.4)
_MOMENT = re.compile(r"(?:D:)?(\d{8})")
# What programs write as a title: the name of the file.
_NO_TITLE = re.compile(
    r"\.(?:docx?|odt|indd|qxp|qxd|pdf|pub|rtf|pptx?)\Z|\A(?:Microsoft|untitled|unbenannt|druck)",
    re.IGNORECASE,
)


_Box = tuple[float, float, float, float]  # left, top, right, bottom


def is_pdf(head: Head) -> bool:
    """Tell a PDF file by its mark, which may stand behind some bytes of a server (ISO 32000-1, annex H)."""
    return b"%PDF-" in head.data[:1024]


def read_pdf(document: Document) -> Iterator[Article]:
    """Yield the article of a PDF file.

    Raises:
        FormatError: it is encrypted, damaged, or has no text; or pypdfium2 is not installed.
    """
    file, pypdfium2 = _opened(document)
    try:
        pages = [lines_of(_words(file, number, pypdfium2)) for number in range(len(file))]
        said = file.get_metadata_dict()
    finally:
        file.close()
    if not any(pages):
        raise FormatError(document.source, "no text in it: pictures of pages?")
    page = Page()
    write_lines(page, pages, _frames(pages))
    yield _described(page.article(document.source), said)


def texts_of_pages(document: Document) -> list[str]:
    """Return the text of each page as it lies in the file, to find a place in it again.

    Raises:
        FormatError: it is encrypted or damaged, or pypdfium2 is not installed.
    """
    file, pypdfium2 = _opened(document)
    texts: list[str] = []
    try:
        for number in range(len(file)):
            try:
                page = file[number]
            except pypdfium2.PdfiumError:
                texts.append("")
                continue
            text = page.get_textpage()
            texts.append(str(text.get_text_bounded()))
            text.close()
            page.close()
    finally:
        file.close()
    return texts


def _opened(document: Document) -> tuple[Any, Any]:
    """Return the file, and the library that reads it."""
    try:
        # An extra: the library is larger than all others together.
        import pypdfium2  # noqa: PLC0415
    except ImportError:
        raise FormatError(document.source, _INSTALL) from None
    data = document.data if isinstance(document.data, bytes) else document.data.encode()
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = (
            "encrypted: a password is needed" if "password" in str(error).lower() else "a damaged PDF file"
        )
        raise FormatError(document.source, reason) from error
    if len(file) > _MOST_PAGES:
        file.close()
        raise FormatError(document.source, f"more than {_MOST_PAGES} pages")
    return file, pypdfium2


def _described(article: Article, said: dict[str, str]) -> Article:
    written = said.get("Title", "").strip()
    headings = [
        block
        for block in article.blocks
        if block.kind is BlockKind.HEADING and block.region is Region.ARTICLE
    ]
    first = min(headings, key=lambda block: block.level, default=None)
    heading = " ".join(first.span.of(article.text).split()) if first else None
    published, rule = published_date(article.text, _TOP), "text"
    if not published and (moment := _MOMENT.match(said.get("CreationDate", ""))):
        published, rule = iso_date(moment[1]), "meta"
    return replace(
        article,
        title=heading or (written if written and not _NO_TITLE.search(written) else None),
        published=published,
        published_rule=rule if published else None,
        language=language_of(article.text),
        author=said.get("Author", "").strip() or None,
    )


def _words(file: Any, number: int, pdfium: Any) -> list[Word]:  # noqa: ANN401  an extra, without types
    """Return the words of a page, in the order of the file."""
    raw = pdfium.raw
    try:
        page = file[number]
    except pdfium.PdfiumError:
        return []  # a damaged page; the others are read
    width, height = page.get_size()
    turned = page.get_rotation() // 90 % 4
    if turned % 2:
        width, height = height, width
    links = [(_turned(box, turned, width, height), target) for box, target in _links(page, raw, height)]
    text = page.get_textpage()
    bounds = raw.FS_RECTF()
    reference = byref(bounds)
    code_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox  # for each character
    words = _Words(links)
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)):
        code = code_of(text, index)
        char = chr(code) if 0 < code < 0x110000 else " "
        if char.isspace() or not box_of(text, index, reference):
            words.end()
            continue
        box = (bounds.left, height - bounds.top, bounds.right, height - bounds.bottom)
        if turned:
            box = _turned(box, turned, width, height)
        if not words.goes_on(box):
            size = raw.FPDFText_GetFontSize(text, index)
            words.begin(box, size, is_bold=_is_bold(text, index, raw))
        words.add(char, box)
    words.end()
    text.close()
    page.close()
    return words.found


def _is_bold(text: Any, index: int, raw: Any) -> bool:  # noqa: ANN401  as above
    """Tell bold print by the font's weight or, where it states none, by its name."""
    if (weight := raw.FPDFText_GetFontWeight(text, index)) > 0 and weight >= _BOLD:
        return True
    name, flags = create_string_buffer(120), c_int()
    raw.FPDFText_GetFontInfo(text, index, name, len(name), byref(flags))
    return _BOLD_NAME.search(name.value) is not None


def _links(page: Any, raw: Any, height: float) -> Iterator[tuple[_Box, str]]:  # noqa: ANN401  as above
    """Yield the places of a page's links and their targets."""
    position, link, bounds = c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, byref(position), byref(link)):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if not 1 < length <= _LONGEST_TARGET or not raw.FPDFLink_GetAnnotRect(link, byref(bounds)):
            continue
        target = create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf, action, target, length)
        box = (bounds.left, height - bounds.top, bounds.right, height - bounds.bottom)
        yield box, target.value.decode("utf-8", "replace")


def _turned(box: _Box, turned: int, width: float, height: float) -> _Box:
    """Turn a box as the page is shown (/Rotate, in quarters clockwise)."""
    left, top, right, bottom = box
    if turned == 1:
        return height - bottom, left, height - top, right
    if turned == 2:
        return width - right, height - bottom, width - left, height - top
    return (top, width - right, bottom, width - left) if turned else box


class _Words:
    """Words under construction, character by character."""

    def __init__(self, links: Sequence[tuple[_Box, str]]) -> None:
        self.found: list[Word] = []
        self._links = links
        self._text = ""
        self._box: _Box = (0.0, 0.0, 0.0, 0.0)
        self._size = 0.0
        self._bold = False

    def goes_on(self, box: _Box) -> bool:
        """Tell whether a character stands next to the last one; blanks need not be printed as characters."""
        if not self._text:
            return False
        left, top, _, bottom = box
        gap = left - self._box[2]
        middle = (top + bottom) / 2
        return -self._size < gap < _APART * self._size and self._box[1] < middle < self._box[3]

    def begin(self, box: _Box, size: float, *, is_bold: bool) -> None:
        """Begin a word; the font's size counts if the page is not scaled."""
        self.end()
        height = box[3] - box[1]
        self._size = size if 0.7 * size <= height <= 2 * size else max(height / 1.2, 1)
        self._box, self._bold = box, is_bold

    def add(self, char: str, box: _Box) -> None:
        """Add a character to the word in hand."""
        left, top, right, bottom = self._box
        self._text += char
        self._box = min(left, box[0]), min(top, box[1]), max(right, box[2]), max(bottom, box[3])

    def end(self) -> None:
        """End the word in hand."""
        if self._text:
            left, top, right, bottom = self._box
            x, y = (left + right) / 2, (top + bottom) / 2
            places = ((box, to) for box, to in self._links if box[0] <= x <= box[2] and box[1] <= y <= box[3])
            target = next((to for _, to in places), None)
            self.found.append(Word(self._text, *self._box, round(self._size, 1), self._bold, target))
        self._text = ""


def _frames(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[int, int]]:
    """Return (page, line) of what stands at the margin of several pages: running titles, page numbers."""
    ends: dict[str, list[tuple[int, int]]] = {}
    for number, lines in enumerate(pages):
        if not lines:
            continue
        top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
        for index, line in enumerate(lines):
            if line.top < top + _MARGIN * (bottom - top) or line.bottom > bottom - _MARGIN * (bottom - top):
                ends.setdefault(_DIGITS.sub("0", line.text), []).append((number, index))
    return frozenset(
        place
        for places in ends.values()
        if len({number for number, _ in places}) >= _REPEATED
        for place in places
    )
