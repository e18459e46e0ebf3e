"""Clean text on entry: what nobody sees goes, white space is unified, each character knows its source.

Article text is never trusted. Control characters (C0, C1, DEL), bidi overrides, zero-width and tag
characters could steer a terminal or hide text; they carry no meaning in German prose and are dropped
here, once, before anything is searched. What the finders see is therefore what a person sees.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

# Dropped: C0 without TAB and LF, DEL, C1 without NEL, soft hyphen, zero-width, bidi marks and overrides,
# invisible operators, variation selectors, byte order marks, specials, tag characters, lone surrogates.
_INVISIBLE = (
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff"
)
# Shown as a blank: NBSP, thin, figure, ideographic and other Unicode spaces, TAB.
_BLANK = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Shown as a line end.
_BREAK = "\r\x0b\x0c\x85\u2028\u2029"
_ODD = re.compile(f"\r\n|[{_INVISIBLE}]|[{_BLANK}]|[{_BREAK}]")
# Nothing to do: Latin letters with their signs, dashes and quotation marks, "€", all of them composed as they
# are (Unicode Standard Annex 15: below U+0300 nothing composes). One range test a character, no search.
_USUAL = re.compile("[\n -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u20ac]*")
_INVISIBLE_ONE = re.compile(f"[{_INVISIBLE}]")
# Combining marks in a row (and what else is no letter, blank or ASCII sign: there is nothing to compose).
_LONG_ROW = re.compile(r"[^\w\s!-~]{30}(?=[^\w\s!-~])")
_BREAK_ONE = re.compile(f"\r\n|[{_BREAK}]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Cleaned text; `offsets[i]` is the character of the source from which `text[i]` came.

    `offsets` has one more entry than `text`, the source's length, so that ends can be mapped too.
    """

    text: str
    offsets: tuple[int, ...]


def clean(raw: str) -> str:
    """Return the text without invisible characters, white space unified, letters composed (NFC)."""
    if (raw.isascii() and raw.isprintable()) or _USUAL.fullmatch(raw):
        return raw
    # What pages are full of is put right without a call for each: "Tel.\xa0030", "Sprech\xadstunde", TAB.
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    text = text.replace("\xad", "").replace("\u200b", "")
    if _USUAL.fullmatch(text):
        return text
    text = _ODD.sub(_replacement, text)
    # Sorting a row of marks takes the square of its length: a longer one than any writing has is cut.
    cuts = [0, *(match.end() for match in _LONG_ROW.finditer(text)), len(text)]
    return "".join(unicodedata.normalize("NFC", text[start:end]) for start, end in pairwise(cuts))


def clean_with_offsets(raw: str) -> CleanText:
    """Clean like `clean`, and map every character back to the source."""
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _ODD.finditer(raw):
        kept.append(raw[position : match.start()])
        offsets.extend(range(position, match.start()))
        if new := _replacement(match):
            kept.append(new)
            offsets.append(match.start())
        position = match.end()
    kept.append(raw[position:])
    offsets.extend(range(position, len(raw) + 1))
    return _compose("".join(kept), offsets)


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if _INVISIBLE_ONE.fullmatch(found):
        return ""
    return "\n" if _BREAK_ONE.fullmatch(found) else " "


# A base character with the combining marks behind it: the unit that NFC may make one character of.
_CLUSTER = re.compile(r"[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]{1,8}")


def _compose(text: str, offsets: list[int]) -> CleanText:
    """Compose letters with their marks ("u" + "¨" → "ü"), as PDF and Mac file names split them."""
    pieces: list[str] = []
    mapped: list[int] = []
    position = 0
    for match in _CLUSTER.finditer(text):
        pieces.append(text[position : match.start()])
        mapped.extend(offsets[position : match.start()])
        composed = unicodedata.normalize("NFC", match.group())
        pieces.append(composed)
        mapped.extend(offsets[min(match.start() + i, match.end() - 1)] for i in range(len(composed)))
        position = match.end()
    pieces.append(text[position:])
    mapped.extend(offsets[position:])
    return CleanText("".join(pieces), tuple(mapped))
