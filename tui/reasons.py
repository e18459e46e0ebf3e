"""What `directory` says of errors and of likeness, in the language of the app.

`directory` speaks English and knows no other language; its sentences are keys of the catalogue as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.harmless import file_name, one_line
from tui.language import say
from tui.printing import number_as_dialled

if TYPE_CHECKING:
    from directory.errors import DirectoryError

# The reasons of errors that people meet (directory/file.py, directory/store.py).
TROUBLES = (
    "another process is writing to it; try again when that has finished",
    "cannot be written (the file or its folder is read-only)",
    "cannot be written (the disk is full)",
    "cannot be opened (no permission, or its folder is read-only)",
    "cannot be read or written (the disk fails)",
    "cannot be opened (no permission)",
    "damaged (the file is not whole); restore a copy, or make it anew from the articles",
    "written by a newer version of Wegweiser; update the program",
    "made by an older version of Wegweiser, or not finished; run `add` once",
    "no directory of Wegweiser (a text file)",
    "no directory of Wegweiser (data of another kind)",
    "no directory of Wegweiser (a database of another program)",
    "a folder; name a file in it",
    "empty; `add` fills it",
    "no such file",
    "no such file; `add` makes it",
    "the query was broken off",
    "there is no change to undo",
    "it broke off; what was added stays",
)
# The reasons of the system (errno(3), strerror) that people meet who write a file.
SYSTEM_TROUBLES = (
    "no such file or directory",
    "permission denied",
    "is a directory",
    "not a directory",
    "no space left on device",
    "read-only file system",
    "file name too long",
    "cannot be written",
)
# What speaks for or against two contacts being one (directory/merge.py), between commas.
LIKENESSES = (
    "same record of the publisher",
    "same record",
    "two records of one publisher",
    "different names",
    "different towns",
    "same name",
    "like name",
    "same name and body",
    "like name and same body",
    "same body",
    "like body",
    "same town",
    "same area code",
    "same publisher",
)


def trouble(error: DirectoryError) -> str:
    """Return in one harmless line which file cannot be used, and why."""
    return f"{file_name(error.path)}: {why(error)}"


def why(error: DirectoryError) -> str:
    """Return the reason of an error as one harmless line."""
    return file_name(say(error.reason))


def of_system(error: OSError) -> str:
    """Return why the system could not write a file, as one harmless line."""
    return one_line(say((error.strerror or "cannot be written").lower()))


def likeness(reason: str) -> str:
    """Return what speaks for a pair: "same name, same +4930…" → "gleicher Name, 030 … bei beiden"."""
    return ", ".join(_piece(piece) for piece in reason.split(", "))


def _piece(piece: str) -> str:
    if piece in LIKENESSES or not piece.startswith("same "):
        return one_line(say(piece))
    return say("both have {value}", value=number_as_dialled(piece.removeprefix("same ")))
