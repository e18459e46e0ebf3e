"""From the paths a person names to the files that hold articles."""

# ruff: noqa: PTH112, PTH113, PTH114, PTH116, PTH118, PTH122  os.path asks without raising (a name too long,
# a link in a circle), and plain strings keep a folder of millions small.
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.read import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUFFIXES = frozenset(SUFFIXES)


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: the file or folder as the user named it, and the reason in one clause."""

    source: str
    reason: str


def article_files(names: Iterable[str]) -> Iterator[Path | Failure]:
    """Yield the files to read, in the order named; folders are walked, sorted by name.

    A file that is named itself is always tried. In folders, hidden files, files with other endings than
    the readers' own and special files are passed over; a folder is walked once however many symbolic
    links lead to it, so links in circles end.
    """
    for name in names:
        if not os.path.isdir(name):
            yield Path(name)
            continue
        found_any = False
        for found in _walk(name):
            found_any = True
            yield found
        if not found_any:
            yield Failure(name, f"no articles in this folder (looked for {', '.join(SUFFIXES)})")


def _walk(top: str) -> Iterator[Path | Failure]:
    seen: set[tuple[int, int]] = set()
    waiting = [top]  # a stack, not recursion: folders may lie deeper than Python's stack
    while waiting:
        path = waiting.pop()
        if not os.path.isdir(path):
            yield Path(path)
            continue
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as listing:
                names = sorted((entry.name for entry in listing), reverse=True)
        except OSError as error:
            yield Failure(path, (error.strerror or "cannot be read").lower())
            continue
        waiting.extend(inner for name in names if _is_wanted(inner := os.path.join(path, name), name))


def _is_wanted(path: str, name: str) -> bool:
    if name.startswith("."):
        return False
    if os.path.isdir(path):
        return True
    # A broken link is wanted too: it is reported as missing instead of passed over in silence.
    is_file = os.path.isfile(path) or os.path.islink(path)
    return is_file and os.path.splitext(name)[1].lower() in _SUFFIXES
