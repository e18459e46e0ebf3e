"""What the exit code of the command line says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; USAGE is what click itself uses, INTERRUPTED is 128 + SIGINT as shells count it."""

    DONE = 0
    NOTHING = 1
    USAGE = 2
    INTERRUPTED = 130
