"""The same articles in every format that is read: invented people, numbers reserved for drama."""

# ruff: noqa: E501  markup stands on one line as it does in such files

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mhtml_page import chromium
from pdf_writer import Text, pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Sample:
    """One article: its head, and its blocks ("h2", "p", "li", or the cells of a table's row)."""

    title: str
    date: str
    publisher: str
    url: str
    blocks: tuple[tuple[str, str] | tuple[str, ...], ...]


SAMPLES = (
    Sample(
        "Neuer Kurs für Integrationslotsen",
        "2017-11-30",
        "Seefurter Kreisblatt",
        "https://kreisblatt.example/2017/11/30/kurs.html",
        (
            ("p", "Der Landkreis Seefurt bildet wieder Integrationslotsen aus."),
            (
                "p",
                (
                    "Auch im Frühjahr werden Leyla Karaca und Jonas Ebeling vom Amt für Migration und Ehrenamt "
                    "diesen Kurs anbieten. Für Fragen stehen sie unter Telefon 030 23125410 oder per E-Mail an "
                    "lotsen@kreis-seefurt.example gern zur Verfügung."
                ),
            ),
        ),
    ),
    Sample(
        "Sprechstunde der Schuldnerberatung",
        "2018-05-03",
        "Seefurter Kreisblatt",
        "https://kreisblatt.example/2018/05/03/schulden.html",
        (
            ("h2", "Anmeldung"),
            ("p", "Die Schuldnerberatung der Stadt Lindenaue hat ihre Sprechstunde auf den Dienstag gelegt."),
            ("p", "Anmeldung bei Ayşe Yılmaz, Telefon 030 23125421, schulden@lindenaue.example."),
        ),
    ),
    Sample(
        "Beratung im Rathaus",
        "2019-02-14",
        "Seefurter Kreisblatt",
        "https://lindenaue.example/2019/02/14/beratung.html",
        (
            (
                "p",
                "Im Rathaus beraten die Mitarbeiterinnen der Stadt Lindenaue nach Vereinbarung zu Fragen:",
            ),
            ("row", "Wohngeld", "Frau Anna Kramer", "030 23125431"),
            ("row", "Pflege", "Herr Ben Kurz", "030 23125432"),
            ("row", "Kita", "Frau Clara Vogt", "030 23125433"),
        ),
    ),
)


def html_body(sample: Sample) -> str:
    """Return the blocks as HTML, without the title."""
    parts: list[str] = []
    for kind, *texts in sample.blocks:
        if kind == "row":
            parts.append("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in texts) + "</tr>")
        else:
            parts.append(f"<{kind}>{escape(texts[0])}</{kind}>")
    return _in_table("\n".join(parts), "tr", "table")


def _in_table(body: str, row: str, table: str) -> str:
    """Put the rows, which stand at the end, into a table."""
    return f"{body.replace(f'<{row}>', f'<{table}><{row}>', 1)}</{table}>" if f"<{row}>" in body else body


def html_page(sample: Sample) -> str:
    """Return a page with its metadata."""
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{escape(sample.title)}</title>'
        f'<meta property="article:published_time" content="{sample.date}T09:00:00+01:00">'
        f'<meta property="og:site_name" content="{sample.publisher}"><link rel="canonical" href="{sample.url}">'
        f"</head><body><h1>{escape(sample.title)}</h1>{html_body(sample)}</body></html>"
    )


def xhtml_page(sample: Sample) -> str:
    """Return the page as XHTML with a declaration."""
    page = html_page(sample).replace("<!DOCTYPE html><html", "")
    page = page.replace('charset="utf-8">', 'charset="utf-8"/>').replace('+01:00">', '+01:00"/>')
    page = page.replace(f'"{sample.publisher}">', f'"{sample.publisher}"/>').replace('.html">', '.html"/>')
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}\n<html xmlns="http://www.w3.org/1999/xhtml"{page}'
    )


def plain_text(sample: Sample) -> str:
    """Return title and blocks as plain text; the cells of a row on one line."""
    parts = [sample.title]
    parts += [", ".join(texts) if kind == "row" else texts[0] for kind, *texts in sample.blocks]
    return "\n\n".join(parts) + "\n"


def markdown(sample: Sample) -> str:
    """Return Markdown with front matter."""
    head = f"---\ntitle: {sample.title}\ndate: {sample.date}\npublisher: {sample.publisher}\nurl: {sample.url}\n---\n\n"
    parts: list[str] = [f"# {sample.title}"]
    rows = [texts for kind, *texts in sample.blocks if kind == "row"]
    for kind, *texts in sample.blocks:
        if kind != "row":
            parts.append({"p": "", "h2": "## "}[kind] + texts[0])
    if rows:
        lines = [f"| {' | '.join(row)} |" for row in rows]
        parts.append("\n".join(["| Thema | Wer | Telefon |", "|---|---|---|", *lines]))
    return head + "\n\n".join(parts) + "\n"


def rss(samples: Iterable[Sample]) -> bytes:
    """Return an RSS 2.0 feed with the full text."""
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>{s.url}</link><pubDate>{_stamp(s.date)}</pubDate>"
        f"<dc:publisher>{s.publisher}</dc:publisher><description>Kurz gesagt</description>"
        f"<content:encoded><![CDATA[{html_body(s)}]]></content:encoded></item>"
        for s in samples
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kreisblatt</title><language>de</language>'
        f"{items}</channel></rss>"
    ).encode()


def atom(samples: Iterable[Sample]) -> bytes:
    """Return an Atom feed with XHTML content."""
    entries = "".join(
        f'<entry><title>{escape(s.title)}</title><link rel="alternate" href="{s.url}"/><id>{s.url}</id>'
        f"<published>{s.date}T09:00:00Z</published><updated>2026-01-01T00:00:00Z</updated>"
        f"<source><title>{s.publisher}</title></source>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{html_body(s)}</div></content></entry>'
        for s in samples
    )
    head = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Kreisblatt</title>'
    return f'<?xml version="1.0" encoding="utf-8"?>{head}{entries}</feed>'.encode()


def wxr(samples: Iterable[Sample]) -> bytes:
    """Return a WordPress export with a draft and a picture among the posts."""
    posts = [
        f"<item><title>{escape(s.title)}</title><link>{s.url}</link><pubDate>{_stamp(s.date)}</pubDate>"
        f"<content:encoded><![CDATA[{html_body(s)}]]></content:encoded><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type></item>"
        for s in samples
    ]
    posts.insert(
        1,
        "<item><title>Entwurf</title><content:encoded>x</content:encoded><wp:status>draft</wp:status></item>",
    )
    posts.insert(
        2,
        "<item><title>Bild</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>",
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Verein</title>'
        f"{''.join(posts)}</channel></rss>"
    ).encode()


def message(sample: Sample) -> bytes:
    """Return an e-mail message with a plain and an HTML part."""
    plain = b64encode(plain_text(sample).encode()).decode()
    page = b64encode(html_page(sample).encode()).decode()
    subject = f"=?utf-8?b?{b64encode(sample.title.encode()).decode()}?="
    return (
        f"Received: from mail.example\r\nFrom: {sample.publisher} <news@kreisblatt.example>\r\nTo: leser@verein.example\r\n"
        f"Subject: {subject}\r\nDate: {_stamp(sample.date)}\r\nArchived-At: <{sample.url}>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="grenze"\r\n\r\n'
        f"--grenze\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{plain}\r\n"
        f"--grenze\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n"
        "--grenze--\r\n"
    ).encode()


def mbox(samples: Iterable[Sample]) -> bytes:
    """Return a mailbox."""
    begin = b"From news@kreisblatt.example Thu Nov 30 21:00:00 2017\n"
    return b"".join(begin + message(s).replace(b"\r\n", b"\n") + b"\n" for s in samples)


def table(samples: Iterable[Sample], separator: str = ";") -> bytes:
    """Return a table as German programs write it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["Nr.", "Titel", "Datum", "Quelle", "Link", "Inhalt"])
    for number, s in enumerate(samples):
        day = ".".join(reversed(s.date.split("-")))
        writer.writerow([number, s.title, day, s.publisher, s.url, html_body(s)])
    return out.getvalue().encode("utf-8-sig")


def json_lines(samples: Iterable[Sample]) -> bytes:
    """Return JSON Lines."""
    return "\n".join(json.dumps(_record(s), ensure_ascii=False) for s in samples).encode()


def json_array(samples: Iterable[Sample]) -> bytes:
    """Return one array of JSON, indented."""
    return json.dumps({"articles": [_record(s) for s in samples]}, indent=2).encode()


def _record(s: Sample) -> dict[str, str]:
    return {"headline": s.title, "date": s.date, "publisher": s.publisher, "url": s.url, "body": html_body(s)}


def docx(sample: Sample) -> bytes:
    """Return a Word document."""
    parts = [f'<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>{_run(sample.title)}</w:p>']
    for kind, *texts in sample.blocks:
        if kind == "row":
            cells = "".join(f"<w:tc><w:p>{_run(text)}</w:p></w:tc>" for text in texts)
            parts.append(f"<w:tr>{cells}</w:tr>")
        else:
            style = '<w:pPr><w:pStyle w:val="berschrift2"/></w:pPr>' if kind == "h2" else ""
            parts.append(f"<w:p>{style}{_run(texts[0])}</w:p>")
    body = _in_table("".join(parts), "w:tr", "w:tbl")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = "".join(
        f'<w:style w:styleId="berschrift{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in (1, 2)
    )
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>".encode(),
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>".encode(),
            "docProps/core.xml": f'<c xmlns:d="x"><d:modified>{sample.date}T10:00:00Z</d:modified></c>'.encode(),
        }
    )


def _run(text: str) -> str:
    half = len(text) // 2  # Word parts a sentence wherever it was edited
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (text[:half], text[half:])
    )
    return f"{runs}<w:proofErr/>"


def odt(sample: Sample) -> bytes:
    """Return an OpenDocument text."""
    parts = [f'<text:h text:outline-level="1">{escape(sample.title)}</text:h>']
    for kind, *texts in sample.blocks:
        if kind == "row":
            cells = "".join(
                f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in texts
            )
            parts.append(f"<table:table-row>{cells}</table:table-row>")
        elif kind == "h2":
            parts.append(f'<text:h text:outline-level="2">{escape(texts[0])}</text:h>')
        else:
            parts.append(f"<text:p>{escape(texts[0]).replace(' ', '<text:s/>', 1)}</text:p>")
    body = _in_table("".join(parts), "table:table-row", "table:table")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    meta = f'<m xmlns:dc="x"><dc:date>{sample.date}T10:00:00</dc:date></m>'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "meta.xml": meta.encode(),
        }
    )


def printed(sample: Sample) -> bytes:
    """Return a PDF file: the title over two columns of text, its long words cut by hyphens."""
    page = [Text(50, 60, sample.title, 18, bold=True)]
    y = 100.0
    for kind, *texts in sample.blocks:
        if kind == "row":
            page += [Text(50 + 160 * number, y, text) for number, text in enumerate(texts)]
            y += 16
            continue
        for line in wrapped(texts[0], 42):
            page.append(Text(50, y, line, 12 if kind == "h2" else 10, bold=kind == "h2"))
            y += 12
        y += 8
    if not any(kind == "row" for kind, *_ in sample.blocks):
        page += [Text(320, 103 + 12 * number, line) for number, line in enumerate(BESIDE)]
    return pdf(page, created=sample.date.replace("-", "") + "090000", title="satz.indd")


# What stands in the column beside the article, at other heights.
BESIDE = (
    "In der Stadthalle spielt am Sonntag",
    "das Orchester der Musikschule die neue",
    "Sinfonie, die es im Sommer mit vielen",
    "jungen Leuten eingeübt hat. Der Ein-",
    "tritt ist frei, um Spenden wird gebeten,",
    "die der Jugend des Vereins zugutekommen.",
)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines, cutting long words with hyphens."""
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 1
        if len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif len(word) > 9 and word.isalpha() and 4 <= room - 1 < len(word) - 3:
            lines[-1] += f" {word[: room - 1]}-"
            lines.append(word[room - 1 :])
        else:
            lines.append(word)
    return lines


def warc(samples: Iterable[Sample], *, compressed: bool = False) -> bytes:
    """Return a web archive with a request, a picture and an error page among the responses."""
    records = [
        _record_of(
            "request", "https://a.example/", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"
        )
    ]
    for s in samples:
        body = gzip.compress(html_page(s).encode())
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        records.append(_response(s.url, head + b"Content-Length: %d\r\n\r\n" % len(body) + body))
    records.append(
        _response("https://a.example/b.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")
    )
    records.append(
        _response(
            "https://a.example/c", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>weg</p>"
        )
    )
    return b"".join(gzip.compress(record) if compressed else record for record in records)


def _response(url: str, block: bytes) -> bytes:
    return _record_of("response", url, block, "application/http; msgtype=response")


def _record_of(kind: str, url: str, block: bytes, content: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(block):012}>\r\n"
        f"WARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP archive; the first entry is stored, as OpenDocument wants it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(files.items()):
            archive.writestr(name, data, None if number else zipfile.ZIP_STORED)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """Return a TAR archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.mtime = 1_500_000_000
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def pages(samples: Iterable[Sample]) -> dict[str, bytes]:
    """Return saved pages by name."""
    return {f"seiten/{number}.html": html_page(s).encode() for number, s in enumerate(samples)}


# Formats that hold one article, and those that hold all.
SINGLE: dict[str, Callable[[Sample], bytes]] = {
    "a.txt": lambda s: plain_text(s).encode(),
    "a.md": lambda s: markdown(s).encode(),
    "a.html": lambda s: html_page(s).encode(),
    "a.xhtml": lambda s: xhtml_page(s).encode(),
    "a.mhtml": lambda s: chromium(html_page(s), s.url),
    "a.eml": message,
    "a.pdf": printed,
    "a.docx": docx,
    "a.odt": odt,
}
MANY: dict[str, Callable[[Iterable[Sample]], bytes]] = {
    "a.rss": rss,
    "a.atom": atom,
    "export.xml": wxr,
    "a.mbox": mbox,
    "a.csv": table,
    "a.tsv": lambda s: table(s, "\t"),
    "a.jsonl": json_lines,
    "a.json": json_array,
    "a.warc": warc,
    "a.warc.gz": lambda s: warc(s, compressed=True),
    "a.zip": lambda s: zipped(pages(s)),
    "a.tar": lambda s: tarred(pages(s)),
    "a.tar.gz": lambda s: gzip.compress(tarred(pages(s))),
    "a.tar.bz2": lambda s: bz2.compress(tarred(pages(s))),
    "a.tar.xz": lambda s: lzma.compress(tarred(pages(s))),
    "verschachtelt.zip": lambda s: zipped({"innen.zip": zipped(pages(s)), "bild.png": b"\x89PNG"}),
    "post.zip": lambda s: zipped({"post/eingang.mbox": mbox(s), "__MACOSX/._x.txt": b"x"}),
}


def _stamp(date: str) -> str:
    year, month, day = date.split("-")
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[int(month) - 1]
    return f"Thu, {int(day)} {name} {year} 09:00:00 +0100"
