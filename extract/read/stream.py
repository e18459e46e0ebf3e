"""Decode a stream of bytes as text, line by line or piece by piece, without ever holding all of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, cast

from extract.errors import FormatError
from extract.read.encoding import encoding_of
from extract.read.head import Joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = 65536
_CHUNK = 65536


def text_stream(stream: BinaryIO, source: str) -> io.TextIOWrapper:
    """Return the text of a stream; its encoding is told from the first 64 KiB, a wrong byte is Windows-1252.

    Line ends stay as they are.

    Raises:
        FormatError: the first bytes are no text.
    """
    head = stream.read(_HEAD)
    encoding, mark = encoding_of(head, source)
    rest = cast("BinaryIO", io.BufferedReader(Joined(head[mark:], stream), _HEAD))
    return io.TextIOWrapper(rest, encoding, errors="wegweiser.windows", newline="")


def chunks(stream: BinaryIO, source: str) -> Iterator[str]:
    """Yield the text of a stream in pieces.

    Raises:
        FormatError: the first bytes are no text.
    """
    text = text_stream(stream, source)
    return iter(lambda: text.read(_CHUNK), "")


def lines(stream: BinaryIO, source: str, longest: int) -> Iterator[str]:
    """Yield the lines of a stream with their ends.

    Raises:
        FormatError: the first bytes are no text, or a line has more than `longest` characters.
    """
    text = text_stream(stream, source)
    while line := text.readline(longest + 1):
        if len(line) > longest:
            raise FormatError(source, f"a line of more than {longest // 1_000_000 or 1} MB")
        yield line
