"""Write small PDF files for tests: text at given places, in Helvetica, with links; no library needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEIGHT = 842  # points: A4
WIDTH = 595


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `x` and `y` are points from the left and the top."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    target: str | None = None


def column(x: float, y: float, text: str, *, size: float = 10, pitch: float = 12) -> list[Text]:
    """Return the lines of a text below each other."""
    return [Text(x, y + number * pitch, line, size) for number, line in enumerate(text.splitlines())]


def pdf(*pages: list[Text], title: str = "", created: str = "", rotate: int = 0) -> bytes:
    """Return a PDF file of these pages."""
    objects: list[bytes] = []

    def add(content: str | bytes) -> int:
        objects.append(content if isinstance(content, bytes) else content.encode("cp1252"))
        return len(objects)

    for name in ("Helvetica", "Helvetica-Bold"):
        add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    tree = len(objects) + 1
    objects.append(b"")
    kids = [_page(add, tree, page, rotate) for page in pages]
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    date = f"/CreationDate (D:{created})" if created else ""
    info = add(f"<< /Title ({_escaped(title)}) {date} >>")
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(objects) + 1, root, info)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


# Text is drawn so that it stands upright when the page is turned, as scanners and Word do.
_TURNS = {
    0: "",
    90: f"0 1 -1 0 {WIDTH} 0 cm",
    180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
    270: f"0 -1 1 0 0 {HEIGHT} cm",
}


def _page(add: Callable[[str | bytes], int], tree: int, page: list[Text], rotate: int) -> int:
    height = WIDTH if rotate % 180 else HEIGHT
    lines = [
        f"BT /F{1 + text.bold} {text.size} Tf {text.x} {height - text.y} Td ({_escaped(text.text)}) Tj ET"
        for text in page
    ]
    drawn = "\n".join([_TURNS[rotate], *lines]).encode("cp1252")
    content = add(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
    links = [
        add(
            f"<< /Type /Annot /Subtype /Link /Rect [{text.x} {HEIGHT - text.y - 3} "
            f"{text.x + len(text.text) * text.size * 0.6} {HEIGHT - text.y + text.size}] "
            f"/A << /S /URI /URI ({_escaped(text.target)}) >> >>"
        )
        for text in page
        if text.target
    ]
    annotations = " ".join(f"{link} 0 R" for link in links)
    return add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
        f"/Contents {content} 0 R /Annots [{annotations}] "
        "/Resources << /Font << /F1 1 0 R /F2 2 0 R >> >> >>"
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
