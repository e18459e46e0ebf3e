"""Contacts in, answers out: the directory file, its writing, merging, searching and export.

`Store` writes, `Reader` reads; what reading yields is in `directory.entry`, every failure is a
`DirectoryError`. The classes are imported on first use: looking up needs nothing of writing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from directory.entry import Entry, Filters, Hit, Outcome, Results, Status
from directory.errors import (
    AccessError,
    DirectoryError,
    LockedError,
    MissingError,
    NotADirectoryFileError,
)

if TYPE_CHECKING:
    from directory.reader import Reader
    from directory.store import Store

__all__ = [
    "AccessError",
    "DirectoryError",
    "Entry",
    "Filters",
    "Hit",
    "LockedError",
    "MissingError",
    "NotADirectoryFileError",
    "Outcome",
    "Reader",
    "Results",
    "Status",
    "Store",
]

_LATE = {"Reader": "directory.reader", "Store": "directory.store"}


def __getattr__(name: str) -> object:
    """Import a class on first use (PEP 562)."""
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
