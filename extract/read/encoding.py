"""Decode the bytes of a text file: which encoding is meant, and whether it is a text at all."""

from __future__ import annotations

import codecs
import re
from typing import Final

from extract.errors import FormatError

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How files begin that are no text even where most of their bytes are letters: PDF, PostScript, RTF, archives
# (so also .docx and .odt), pictures, sound, old Office files, programs, SQLite, fonts.
_SIGNATURES: Final = (
    b"%PDF-",
    b"%!PS",
    b"{\\rtf",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"ID3",
    b"OggS",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ\x90",
    b"SQLite format 3",
    b"wOFF",
)
# No text has these bytes, whatever its encoding: C0 controls but white space, SUB (the end of old DOS texts),
# and what steers a terminal (BEL, BS, ESC), which is made harmless later. A few stray ones are a fault of an
# export; compressed data has one in twelve.
_CONTROLS: Final = bytes({*range(0x20)} - {*range(0x07, 0x0E), 0x1A, 0x1B})
_STRAY: Final = 0.04
_FEW: Final = 4
# In UTF-16 a text in Latin letters has a zero in most of its high bytes and in no low byte.
_ZEROS: Final = 0.6
_FEW_ZEROS: Final = 0.05
# <meta charset="…">, <meta http-equiv=… content="text/html; charset=…">, <?xml … encoding="…"?>.
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{2,40})")
_HEAD: Final = 2048
# What calls itself ISO-8859-1 is Windows-1252, as browsers read it (WHATWG Encoding Standard).
_MEANT: Final = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Letters and marks that are usual in German texts, foreign names included. An encoding that turns the bytes
# beyond ASCII into these is the right one, if a mark doesn't come to stand inside a word ("sch”ne").
_GERMAN: Final = frozenset("äöüÄÖÜß")
_LETTERS: Final = frozenset("éèêëàâáåãçñíîïóôõøúûýžšÉÈÀÁÅÇÑÍÓØÚŠŽæœ")
_SIGNS: Final = frozenset("„“”‚‘’«»‹›–—…€§°²³·•©®™½¼¾µ´×\xa0\xad")
_BEHIND: Final = frozenset("®™")  # stand behind a word: "™ffnung" is "Öffnung" in another encoding
_USUAL: Final = _GERMAN | _LETTERS | _SIGNS
_OLD: Final = ("cp1252", "cp850", "mac_roman")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_MOSTLY: Final = 0.8
_EXPECTED: Final = 0.1  # what Windows-1252, by far the most frequent, is ahead of the others
_SAMPLE: Final = 65536
# UTF-8 read as Windows-1252 and written again: "fÃ¼r", "â€žLotsenâ€œ".
_TWICE: Final = {
    char.encode().decode("cp1252", "replace"): char
    for char in sorted(_USUAL - {"\xad"}, key=lambda char: -len(char.encode()))
    if "\ufffd" not in char.encode().decode("cp1252", "replace")
}
_TWICE_CODED: Final = re.compile("|".join(map(re.escape, _TWICE)))


def decode(data: bytes, source: str) -> str:
    """Return the text of the bytes, without a byte order mark.

    In this order: the byte order mark; UTF-16 without one; UTF-8, a few wrong bytes in it read as
    Windows-1252; the encoding that a page declares; Windows-1252, code page 850 or Mac Roman, whichever gives
    German letters; charset-normalizer's best guess. Text that was encoded twice ("fÃ¼r") is repaired.

    Raises:
        FormatError: there is nothing in the file, or no text.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\0"):
        raise FormatError(source, "empty")
    text = _marked(data)
    if text is None:
        if data.startswith(_SIGNATURES):
            raise FormatError(source, "binary data, not a text")
        text = _wide(data) or _narrow(data, source)
    if not text.strip():
        raise FormatError(source, "empty")
    return repaired(text)


def decode_as(data: bytes, charset: str | None, source: str) -> str:
    """Decode as a mail's or a server's header says, or like `decode` where it says nothing or is wrong.

    Raises:
        FormatError: there is nothing in the data, or no text.
    """
    if charset and not data.startswith(_SIGNATURES) and _marked(data) is None:
        try:
            name = codecs.lookup(charset[:40]).name
            # What a server says of all its pages is wrong for some; UTF-8 is never valid by chance.
            text = _utf_8(data) or data.decode(_MEANT.get(name, name))
        except (LookupError, UnicodeError, ValueError):
            return decode(data, source)
        if text.strip() and text.count("\0") <= _FEW:
            return repaired(text)
    return decode(data, source)


def _utf_8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def repaired(text: str) -> str:
    """Undo a second encoding of the text ("fÃ¼r" → "für")."""
    return _TWICE_CODED.sub(lambda match: _TWICE[match.group()], text) if _is_twice_coded(text) else text


def glimpse(head: bytes) -> str:
    """Decode the first bytes of a file, only to see what it is; a character may be cut off at the end."""
    return _marked(head) or _wide(head) or head.decode("latin-1")


def encoding_of(head: bytes, source: str) -> tuple[str, int]:
    """Tell the encoding of a text from its first bytes, as `decode` tells it from all of them.

    Returns the codec's name and the length of the byte order mark.

    Raises:
        FormatError: the bytes are no text.
    """
    if head.startswith(_SIGNATURES):
        raise FormatError(source, "binary data, not a text")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return _encoding_of(head, source), 0


def _encoding_of(head: bytes, source: str) -> str:
    if wide := _wide(head):
        return "utf-16-le" if wide.encode("utf-16-le")[:64] == head[:64] else "utf-16-be"
    if len(head) - len(head.translate(None, _CONTROLS)) > max(_FEW, len(head) * _STRAY):
        raise FormatError(source, "binary data, not a text")
    cut = head[:-4] if len(head) > _FEW else head  # the last character may be cut off
    if _patched(cut + b" ") is not None:
        return "utf-8"
    if head.lstrip().startswith(b"<") and (match := _DECLARED.search(head, 0, _HEAD)):
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except LookupError:
            name = "cp1252"
        return "cp1252" if name == "utf-8" else _MEANT.get(name, name)
    texts = [head.decode(encoding, "replace") for encoding in _OLD]
    rated = [_germanness(text[:_SAMPLE]) for text in texts]
    rated[0] += _EXPECTED
    return _OLD[rated.index(max(rated))]


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Stand in for bytes that are no UTF-8: what they are in Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("wegweiser.windows", _as_windows)


def _marked(data: bytes) -> str | None:
    """Decode by the byte order mark; None where there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without a byte order mark; None where the zeros do not lie as in one."""
    if data.find(b"\0", 0, _SAMPLE) < 0 or len(data) < 2:
        return None
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros[0] < _FEW_ZEROS and zeros[1] > _ZEROS:
        return data.decode("utf-16-le", "replace")
    if zeros[1] < _FEW_ZEROS and zeros[0] > _ZEROS:
        return data.decode("utf-16-be", "replace")
    return None


def _narrow(data: bytes, source: str) -> str:
    """Decode bytes of which each letter of ASCII is one."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(_FEW, len(data) * _STRAY):
        raise FormatError(source, "binary data, not a text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _patched(data) or _declared(data) or _old(data)


def _patched(data: bytes) -> str | None:
    """Decode UTF-8 with a few wrong bytes, which are Windows-1252 or cut off; None if they aren't few."""
    text = data.decode("utf-8", "surrogateescape")
    beyond = [char for char in text if char > "\x7f"]
    wrong = sum("\udc80" <= char <= "\udcff" for char in beyond)
    if wrong > (1 - _MOSTLY) * len(beyond):
        return None
    single = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
    return text.translate(single)


def _declared(data: bytes) -> str | None:
    """Decode as the page or XML file itself says; None if it doesn't, or says what cannot be."""
    if not data[:_HEAD].lstrip().startswith(b"<") or not (match := _DECLARED.search(data, 0, _HEAD)):
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        return data.decode(_MEANT.get(name, name))
    except (LookupError, UnicodeError):
        return None


def _old(data: bytes) -> str:
    """Decode one of the encodings from before Unicode by the letters that come out."""
    texts = [data.decode(encoding, "replace") for encoding in _OLD]
    rated = [_germanness(text[:_SAMPLE]) for text in texts]
    rated[0] += _EXPECTED
    if max(rated) >= _MOSTLY:
        return texts[rated.index(max(rated))]
    # Imported late: most files never need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _germanness(text: str) -> float:
    """Rate the characters beyond ASCII: 1 if all are at home in a German text, less for each that isn't."""
    right, total = 0.0, 0
    for match in _BEYOND.finditer(text):
        char, start = match.group(), match.start()
        total += 1
        before_letter = text[start + 1 : start + 2].isalpha()
        inside = before_letter and (text[start - 1 : start].isalpha() or char in _BEHIND)
        if char in _GERMAN:
            right += 1
        elif char in _LETTERS:
            right += 0.8  # a foreign name; where another encoding has "ü", "ü" it is
        elif char in _SIGNS:
            right += -1 if inside else 0.9
    return right / total if total else 1.0


def _is_twice_coded(text: str) -> bool:
    """Tell whether a text was encoded twice; one pair alone may be a quotation of the fault."""
    return ("Ã" in text or "â€" in text) and len(_TWICE_CODED.findall(text)) > 1
