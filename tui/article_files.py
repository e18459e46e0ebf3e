"""From the paths a person names to the files that hold articles."""

# ruff: noqa: PTH112, PTH113, PTH114, PTH116, PTH118, PTH122  os.path asks without raising (a name too long,
# a link in a circle), and plain strings keep a folder of millions small.
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.read import SUFFIXES
from extract.read.saved_page import pages_of_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUFFIXES = frozenset(SUFFIXES)
# What lies beside articles and is none. The content of other files decides: the mailboxes of Thunderbird
# ("INBOX"), messages of a Maildir ("1511992800.M1P2.host:2,S"), pages that a server wrote (".php").
_NONE = frozenset(
    (
        ".jpg .jpeg .jpe .png .gif .webp .avif .bmp .tif .tiff .ico .svg .svgz .heic .psd .eps .ai .mp3 "
        ".m4a .ogg .wav .flac .mp4 .m4v .mov .avi .mkv .webm .css .scss .less .js .mjs .ts .map .json5 "
        ".woff .woff2 .ttf .otf .eot .py .pyc .rb .php3 .sh .bat .exe .dll .so .o .a .class .jar .war "
        ".apk .ipa .deb .rpm .msi .iso .img .dmg .whl .db .sqlite .sqlite3 .mdb .msf .lock .log .ini "
        ".cfg .toml .yml .yaml .xls .xlsx .xlsm .ods .ppt .pptx .odp .odg .key .numbers .vcf .ics .p7s "
        ".asc .sig .bak .tmp .swp .part .crdownload"
    ).split()
)
_HEAD = 8192  # bytes, in which a file says what it is


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: the file or folder as the user named it, and the reason in one clause."""

    source: str
    reason: str


def article_files(names: Iterable[str]) -> Iterator[Path | Failure]:
    """Yield the files to read, in the order named; folders are walked, sorted by name.

    A file that is named itself is always tried. In folders, hidden files and special files are passed over,
    files whose ending and content are those of no article, and the folder beside a saved page that holds
    its parts. A folder is walked once however many symbolic links lead to it, so links in circles end.
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
            yield Failure(name, "no articles in this folder (what is named itself is read whatever its kind)")


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
                there = frozenset(names)
        except OSError as error:
            yield Failure(path, (error.strerror or "cannot be read").lower())
            continue
        waiting.extend(inner for name in names if _is_wanted(inner := os.path.join(path, name), name, there))


def _is_wanted(path: str, name: str, there: frozenset[str]) -> bool:
    if name.startswith("."):
        return False
    if os.path.isdir(path):
        return not any(page in there for page in pages_of_folder(name))
    ending = os.path.splitext(name)[1].lower()
    if ending in _SUFFIXES:
        # A broken link is wanted too: it is reported as missing instead of passed over in silence.
        return os.path.isfile(path) or os.path.islink(path)
    return ending not in _NONE and os.path.isfile(path) and _says_article(path, name)


def _says_article(path: str, name: str) -> bool:
    # Imported late: in most folders endings tell all.
    from extract.read.encoding import glimpse  # noqa: PLC0415
    from extract.read.formats import may_be_article  # noqa: PLC0415
    from extract.read.head import Head  # noqa: PLC0415

    try:
        with open(path, "rb") as stream:  # noqa: PTH123  as above
            data = stream.read(_HEAD)
    except OSError:
        return False
    return may_be_article(Head(data, glimpse(data)), name)
