"""The one error root of the package: which directory file cannot be used, and why."""

from __future__ import annotations


class DirectoryError(Exception):
    """Root of all errors that `directory` raises.

    Carries `path`, the file in hand as the user named it, and `reason`, one clear clause without
    the path. `str()` joins both: "town.sqlite3: no directory of Wegweiser (plain text)".
    """

    def __init__(self, path: str, reason: str) -> None:
        """Keep the path and the reason apart, so that a screen can show them apart."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class MissingError(DirectoryError):
    """There is no such file, and reading does not make one."""


class NotADirectoryFileError(DirectoryError):
    """The file is not ours, is damaged, or was written by a newer version."""


class OutdatedError(NotADirectoryFileError):
    """The file is of an older version: opening it once for writing brings it up to date."""


class LockedError(DirectoryError):
    """Another process is writing to the file and did not finish in time."""


class AccessError(DirectoryError):
    """The file, its folder or its disk refuses: no permission, read-only, full."""


class NoSuchContactError(DirectoryError):
    """There is no contact of that number."""


class ChangeError(DirectoryError):
    """A change by hand cannot be made: an unknown field, two parts of one, nothing to undo."""
