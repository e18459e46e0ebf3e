"""Decode the bytes of a text file."""

from __future__ import annotations

from extract.errors import FormatError


def decode(data: bytes, source: str) -> str:
    """Return the text of the bytes.

    Raises:
        FormatError: the bytes are no text.
    """
    if not data.strip():
        raise FormatError(source, "empty")
    if b"\0" in data[:4096]:
        raise FormatError(source, "binary data, not a text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
