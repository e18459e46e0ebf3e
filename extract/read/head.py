"""The first bytes of a file, from which its format is told without consuming them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from extract.read.encoding import glimpse

if TYPE_CHECKING:
    from extract.read.document import Entry

_LENGTH = 65536


@dataclass(frozen=True, slots=True)
class Head:
    """The first bytes of a file (at most 64 KiB), and the text that they are if they are one."""

    data: bytes
    text: str

    @property
    def start(self) -> str:
        """The first 1,024 characters in lower case without white space before them."""
        return self.text[:1024].lstrip("\ufeff \t\r\n").lower()


def begin(entry: Entry) -> tuple[Head, BinaryIO]:
    """Return the first bytes of an entry and a stream that still holds them."""
    stream = entry.stream
    data = stream.read(_LENGTH)
    while len(data) < _LENGTH and (more := stream.read(_LENGTH - len(data))):  # a pipe gives what it has
        data += more
    if entry.seekable:
        stream.seek(0)
        whole = stream
    else:
        whole = cast("BinaryIO", io.BufferedReader(Joined(data, stream), _LENGTH))
    return Head(data, glimpse(data[:8192])), whole


class Joined(io.RawIOBase):
    """Bytes that were taken from a stream, and the rest of the stream; `count` is what was read of both."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        """Put `head` back before `rest`."""
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest
        self.count = 0

    def readable(self) -> bool:
        """Tell that it can be read; it cannot be sought."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # as in io
        """Fill the buffer."""
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)
