"""The hand that changes a directory from within the app: what it can do, and in whose name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from directory.erase import Forgotten


class Hand(Protocol):
    """The writing half of a directory (`directory.store.Store`), as far as the app uses it."""

    def verify(self, contact_id: int, by: str) -> None:
        """Say that the entry is right today."""

    def correct(
        self, contact_id: int, field: str, value: str | None, by: str, *, instead_of: str | None = None
    ) -> None:
        """Put a value in place of what articles say."""

    def hide(self, contact_id: int, by: str) -> None:
        """Leave the entry out of every answer."""

    def note(self, contact_id: int, text: str | None, by: str) -> None:
        """Write a note on the entry."""

    def merge(self, one: int, other: int, by: str) -> int:
        """Make one entry of two."""

    def keep_apart(self, one: int, other: int, by: str) -> None:
        """Say that two entries are two for good."""

    def forget(self, wanted: int | str) -> Forgotten:
        """Forget a contact for good."""

    def undo(self, by: str) -> str:
        """Undo the last change that stands; return what it was."""

    def note_export(self, form: str, path: str, entries: int) -> None:
        """Remember an export."""

    def close(self) -> None:
        """Close the file."""


def open_store(path: Path, patience: float) -> Hand:
    """Open a directory file for writing, waiting so many seconds for a lock.

    Raises DirectoryError: MissingError if there is no file, which is not made here.
    """
    from directory.errors import MissingError  # noqa: PLC0415  not before somebody changes something
    from directory.store import Store  # noqa: PLC0415

    if not path.exists():
        raise MissingError(str(path), "no such file")
    return Store.open(path, patience=patience)
