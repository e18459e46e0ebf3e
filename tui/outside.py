"""Open what stands in an article outside of the app: its address, a number to dial, an address to write to.

Only what is wholly known to be harmless is handed on: web addresses, numbers, e-mail addresses, and files
of the kinds that are read as articles. A program is started for it, never a shell.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from extract.read import SUFFIXES
from tui.harmless import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Longer addresses are no addresses that anybody published.
_LONGEST = 2000
_ENDS = 5  # words of a sentence by whose ends a browser finds it


def web_address(url: str | None) -> str | None:
    """Return the address if it is one of the web, without anything invisible in it; else None."""
    if url is None or len(url) > _LONGEST or url != one_line(url) or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host else None


def at_quote(url: str, quote_there: str) -> str:
    """Return the address with which a browser goes to the sentence and marks it (WICG Text Fragments).

    Of a long one its first and its last words are named; what a browser does not find it passes over.
    """
    words = quote_there.split()
    if not words:
        return url
    parts = (words[:_ENDS], words[-_ENDS:]) if len(words) > 2 * _ENDS else (words,)
    # "-" and "," have a meaning of their own in such a fragment; `quote` leaves "-" as it is.
    coded = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{url}{'' if '#' in url else '#'}:~:text={coded}"


def article_file(source: str) -> str | None:
    """Return the absolute path of the file that an article was read from, if it is still there."""
    path = Path(source.rpartition("#")[0] if "#" in source and not Path(source).exists() else source)
    try:
        there = path.suffix.lower() in SUFFIXES and path.is_file()
    except (OSError, ValueError):
        return None
    return str(path.absolute()) if there else None


def to_dial(number: str) -> str:
    """Return the address under which a system's telephone dials (RFC 3966)."""
    return f"tel:{number}"


def to_write(address: str) -> str:
    """Return the address under which a system's mail program opens a new message (RFC 6068)."""
    return f"mailto:{quote(address, safe='@.-_+')}"


def opener(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Return the program that opens things here; None where there is no desktop (SSH, a text console)."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return None
    if platform == "darwin":
        return "open"
    if environment.get("WSL_DISTRO_NAME"):
        return "wslview"
    return "xdg-open" if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") else None


def open_outside(
    target: str,
    environment: Mapping[str, str] | None = None,
    start: Callable[[tuple[str, ...]], bool] | None = None,
) -> bool:
    """Open an address or a file with the system's program for it; tell whether one was started."""
    program = opener(os.environ if environment is None else environment)
    return program is not None and (start or _start)((program, target))


def _start(command: tuple[str, ...]) -> bool:
    program = shutil.which(command[0])
    if program is None:
        return False
    try:
        subprocess.Popen(  # noqa: S603  a fixed program; the target was checked by the functions above
            (program, *command[1:]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
