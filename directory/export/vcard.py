"""Address book cards: vCard 4.0 (RFC 6350)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final
from uuid import NAMESPACE_URL, uuid5

from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directory.entry import Entry

_LINE_OCTETS: Final = 75  # RFC 6350, section 3.2
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
# A source that is an address may stand in SOURCE, which takes a URI; a path may not.
_URI: Final = re.compile(r"https?://[^\s\"<>]+")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GLOBAL: Final = re.compile(r"\+[0-9]+")
_NAMESPACE: Final = "https://wegweiser.example/contact/"


def write(entries: Iterable[Entry], stream: BinaryIO) -> None:
    """Write a card an entry, in UTF-8 with CRLF."""
    for entry in entries:
        for lines in (_who(entry), _channels(entry), _about(entry)):
            stream.writelines(fold(line) for line in lines)


def _who(entry: Entry) -> Iterator[str]:
    channel = next(iter(entry.all_phones + entry.emails), "?")
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{_uid(entry)}"
    yield f"KIND:{'individual' if entry.person else 'org'}"
    yield f"FN:{_text(entry.person or entry.body or channel)}"
    if entry.person:
        given, _, surname = clean(entry.person).rpartition(" ")
        yield f"N:{_text(surname)};{_text(given)};;;"
    if entry.body:
        parts = [_text(part) for part in (entry.organization or "", entry.department or "")]
        yield f"ORG:{';'.join(parts).rstrip(';')}"
    if entry.role:
        yield f"TITLE:{_text(entry.role)}"


def _channels(entry: Entry) -> Iterator[str]:
    for numbers, kind in ((entry.phones, "voice"), (entry.mobiles, "cell"), (entry.faxes, "fax")):
        for number in numbers:
            yield _phone(clean(number), kind)
    for address in entry.emails:
        yield f"EMAIL;TYPE=work:{_text(address)}"
    if entry.place:
        yield f"ADR;TYPE=work:;;{_text(entry.place)};;;;"


def _about(entry: Entry) -> Iterator[str]:
    if entry.topics:
        yield f"CATEGORIES:{','.join(_text(topic) for topic in entry.topics)}"
    if note := "\n".join(text for text in (entry.service, entry.quote, entry.note) if text):
        yield f"NOTE:{_text(note)}"
    for source in map(clean, entry.sources):
        if _URI.fullmatch(source):
            yield f"SOURCE:{source}"
    if entry.last_seen and _DAY.fullmatch(entry.last_seen):
        yield f"REV:{entry.last_seen.replace('-', '')}T000000Z"
    yield "END:VCARD"


def _phone(number: str, kind: str) -> str:
    if _GLOBAL.fullmatch(number):
        return f'TEL;VALUE=uri;TYPE="work,{kind}":tel:{number}'
    return f"TEL;VALUE=text;TYPE=work:{_text(number)}"  # a short code is no global number (RFC 3966)


def _uid(entry: Entry) -> str:
    """Return the same id for the same person and desk in every export, from any directory file."""
    channels = () if entry.person or entry.body else entry.all_phones + entry.emails
    parts = (entry.person, entry.department, entry.organization, *channels)
    return str(uuid5(NAMESPACE_URL, _NAMESPACE + "/".join(clean(part or "") for part in parts)))


def _text(value: str) -> str:
    return clean(value).strip().translate(_ESCAPED)


def fold(line: str) -> bytes:
    """Break a line after at most 75 octets, never within a character; the rest goes on after a blank."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        encoded = character.encode("utf-8")
        if len(piece) + len(encoded) > _LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
