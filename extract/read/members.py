"""Read gzip (RFC 1952) member by member, and tell where in the file each of them begins.

A web archive is one file of many members, a record each: whoever knows where one begins reads it alone.
"""

from __future__ import annotations

import io
import zlib
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_WITH_HEADER = 31  # zlib: the largest window, and gzip's header and check sum around the data
_CHUNK = 65536
_AT_ONCE = 1 << 18  # bytes that are unpacked in one go: a bomb grows no faster


class Members(io.RawIOBase):
    """The unpacked bytes of a stream of gzip members, one after the other.

    Raises EOFError where the last member is cut off, zlib.error where one is damaged or is no gzip.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Take a stream that stands where a member begins; offsets are counted from there."""
        super().__init__()
        self._stream = stream
        self._packed = b""  # what was read and is not unpacked yet
        self._unpacked = memoryview(b"")
        self._taken = 0  # bytes of the stream before `_packed`
        self._length = 0  # bytes unpacked so far
        self._member: zlib._Decompress | None = None
        self._starts: deque[tuple[int, int]] = deque()

    def readable(self) -> bool:
        """Tell that it can be read; it cannot be sought."""
        return True

    def start_of(self, position: int) -> int | None:
        """Return where the member begins whose first unpacked byte is at this position; None if none does.

        Positions are asked for in rising order: what lies before is forgotten.
        """
        while self._starts and self._starts[0][0] < position:
            self._starts.popleft()
        return self._starts[0][1] if self._starts and self._starts[0][0] == position else None

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # as in io
        """Fill the buffer."""
        while not self._unpacked and self._unpack():
            pass
        data = self._unpacked[: len(buffer)]
        self._unpacked = self._unpacked[len(data) :]
        buffer[: len(data)] = data
        return len(data)

    def _unpack(self) -> bool:
        """Unpack some more; False at the end."""
        if not self._packed:
            self._packed = self._stream.read(_CHUNK)
        if self._member is None:
            return self._begin()
        if not self._packed:
            raise EOFError("unexpected end of data")
        before = len(self._packed)
        data = self._member.decompress(self._packed, _AT_ONCE)
        self._packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._taken += before - len(self._packed)
        self._length += len(data)
        self._unpacked = memoryview(data)
        if self._member.eof:
            self._member = None
        return True

    def _begin(self) -> bool:
        """Begin the next member, behind the zeros that may lie between (tape blocks); False at the end."""
        found = self._packed.lstrip(b"\0")
        self._taken += len(self._packed) - len(found)
        more = bool(self._packed)
        self._packed = found
        if found:
            self._starts.append((self._length, self._taken))
            self._member = zlib.decompressobj(_WITH_HEADER)
        return more
