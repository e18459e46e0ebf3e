"""Write a page as browsers save it in one file (MHTML): Chromium's form, and Internet Explorer's."""

from __future__ import annotations

import quopri
from base64 import b64encode

BOUNDARY = "----MultipartBoundary--Lj5mXkK9----"
FRAME = "<html><body><p>Anzeige: Auskunft gibt Karl Werbung unter 030 23125-999.</p></body></html>"


def chromium(
    page: str, url: str, subject: str = "Kurs", saved: str = "Thu, 30 Nov 2017 21:00:00 -0000"
) -> bytes:
    """Return a page as Chromium saves it, with a stylesheet, a picture and a frame of another site."""
    head = (
        "From: <Saved by Blink>\n"
        f"Snapshot-Content-Location: {url}\n"
        f"Subject: =?utf-8?B?{b64encode(subject.encode()).decode()}?=\n"
        f"Date: {saved}\n"
        "MIME-Version: 1.0\n"
        f'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="{BOUNDARY}"\n\n'
    )
    parts = (
        _part(page, f"text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Location: {url}"),
        _part("p { color: #333 }", "text/css\nContent-Location: cid:css-1@mhtml.blink"),
        f"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n{b64encode(bytes(300)).decode()}\n",
        _part(
            FRAME, "text/html\nContent-ID: <frame-2@mhtml.blink>\nContent-Location: https://anzeigen.example/"
        ),
    )
    body = "".join(f"\n--{BOUNDARY}\n{part}" for part in parts)
    return f"{head}{body}\n--{BOUNDARY}--\n".replace("\n", "\r\n").encode()


def explorer(page: str, url: str) -> bytes:
    """Return a page as Internet Explorer saved it: Windows-1252, named in the part's header."""
    head = (
        "From: <Saved by Windows Internet Explorer 8>\nSubject: Kurs\nDate: Thu, 30 Nov 2017 21:00:00 +0100\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="b1"\n\n'
    )
    coded = b64encode(page.encode("cp1252")).decode()
    part = (
        f'Content-Type: text/html;\n\tcharset="Windows-1252"\nContent-Transfer-Encoding: base64\n'
        f"Content-Location: {url}\n\n{coded}\n"
    )
    return f"{head}--b1\n{part}\n--b1--\n".replace("\n", "\r\n").encode()


def _part(text: str, kind: str) -> str:
    coded = quopri.encodestring(text.encode()).decode()
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: quoted-printable\n\n{coded}\n"
