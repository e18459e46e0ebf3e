"""The one error root of the package: what cannot be read, and why."""

from __future__ import annotations


class ExtractError(Exception):
    """Root of all errors that `extract` raises on bad input.

    Carries `source`, the file or address in hand as the user named it, and `reason`, one clear
    clause without the source. `str()` joins both: "notes.bin: not a text (binary data)".
    """

    def __init__(self, source: str, reason: str) -> None:
        """Keep the source and the reason apart, so that a summary can count reasons."""
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnreadableError(ExtractError):
    """The bytes cannot be had: missing file, no permission, a folder without articles."""


class FormatError(ExtractError):
    """The bytes are there but are no text in any format known here."""
