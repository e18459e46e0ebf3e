"""Unpack mailboxes (mbox, RFC 4155): one document a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from extract.read.document import Opening, Unopened
    from extract.read.head import Head

# "From anna@verein.example Thu Nov 30 21:00:00 2017": time and year, so that "From the start …" at the
# head of a paragraph parts no message.
_FROM = re.compile(rb"From [^\r\n]{0,200}\d:\d{2}[^\r\n]{0,40}\d{4}[^\r\n]{0,40}\r?\n?\Z")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:|>?From ")
# A body's line that would look so stands behind ">" (mboxrd: one more than it had).
_MASKED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)


def is_mbox(head: Head) -> bool:
    """Tell a mailbox by its first two lines: who sent the first message when, and a field of its header."""
    first, _, rest = head.data.partition(b"\n")
    return _FROM.match(first + b"\n") is not None and _HEADER.match(rest) is not None


def unpack_mbox(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document | Unopened]:
    """Yield the messages of a mailbox; one that is too large is reported and passed over.

    In a file they are told by their places: lines are looked at here, and read once more where one is wanted.

    Raises:
        FormatError: it does not begin as a mailbox does.
    """
    longest = opening.limits.document
    lines: list[bytes] = []
    number, length, after_empty = 0, 0, True
    start = position = 0
    while line := stream.readline(longest + 1):
        position += len(line)
        if after_empty and line.startswith(b"From ") and _FROM.match(line):
            if number and length <= longest:
                yield _found(lines, start, source, number, opening)
            number, length, lines, start = number + 1, 0, [line], position - len(line)
            continue
        if not number:
            if line.strip():
                raise FormatError(source, "no mailbox: it does not begin with a message")
            continue
        after_empty = not line.strip(b"\r\n")
        before, length = length, length + len(line)
        if length <= longest:
            lines.append(line)
        elif before <= longest:
            lines = []
            opening.report(FormatError(f"{source}#{number}", f"larger than {longest // 1_000_000 or 1} MB"))
    if number and length <= longest:
        yield _found(lines, start, source, number, opening)


def read_message(stream: BinaryIO, unopened: Unopened, _: Opening) -> Document:
    """Read the message at whose first line a stream stands.

    Raises:
        FormatError: there is none any more.
    """
    data = stream.read(unopened.size)
    end = data.find(b"\n") + 1
    if len(data) < unopened.size or not _FROM.match(data[:end]):
        raise FormatError(unopened.source, "no longer where it was")
    return _message(data[end:], unopened.source)


def _found(lines: list[bytes], start: int, source: str, number: int, opening: Opening) -> Document | Unopened:
    place, size = f"{source}#{number}", sum(map(len, lines))
    unopened = opening.record(place, size, start, "mbox:read_message")
    return unopened or _message(b"".join(lines[1:]), place)


def _message(data: bytes, place: str) -> Document:
    return Document(place, _MASKED.sub(rb"\1", data), "mail")
