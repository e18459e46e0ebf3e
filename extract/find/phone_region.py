"""In which country a page's numbers are dialled: Germany unless the page says Austria or Switzerland."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# One vote each: country codes in print, postal codes with the country's letter or with a town that only this
# country's four-digit codes can mean. "A-1010 Wien", "CH-8001 Zürich", "+43 1", "0041 44".
_EVIDENCE = {
    "AT": re.compile(
        r"(?:\+|\b00) ?43[ (/-]?(?: ?\(0\))? ?\d|\bA ?- ?[1-9]\d{3} [A-ZÄÖÜ]|\b1\d{2}0 Wien\b|\bÖsterreich\b"
    ),
    "CH": re.compile(r"(?:\+|\b00) ?41[ (/-]?(?: ?\(0\))? ?\d|\bCH ?- ?[1-9]\d{3} [A-ZÄÖÜ]|\bSchweiz\b"),
    "DE": re.compile(
        r"(?:\+|\b00) ?49[ (/-]?(?: ?\(0\))? ?\d|\bD ?- ?\d{5} [A-ZÄÖÜ]|\b\d{5} [A-ZÄÖÜ][a-zäöüß]{2}"
    ),
}
_HINTS = ("+43", "0043", "00 43", "+41", "0041", "00 41", "+ 4", "A-", "A -", "CH-", "CH -", " Wien")
_WORD = {"AT": "Österreich", "CH": "Schweiz"}


def region_of(text: str, url: str | None = None, language: str | None = None) -> str:
    """Return "DE", "AT" or "CH", the region of the numbers printed without country code.

    The page's domain decides (.at, .ch, .de), then the language tag ("de-AT"), then the text: it must
    give a country code or a postal code with the country's letter, and no German one.
    """
    host = (urlsplit(url).hostname or "") if url else ""
    ending = host.rpartition(".")[2].upper()
    if ending in ("AT", "CH", "DE"):
        return ending
    country = (language or "").upper().replace("_", "-").partition("-")[2]
    if country in ("AT", "CH", "DE"):
        return country
    if not any(hint in text for hint in _HINTS):
        return "DE"
    if _EVIDENCE["DE"].search(text):
        return "DE"
    found = [
        (sum(1 for match in _EVIDENCE[region].finditer(text) if match.group() != word), region)
        for region, word in _WORD.items()
    ]
    votes, region = max(found)
    return region if votes else "DE"
