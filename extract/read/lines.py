"""Tell the line ends that an editor's width made from those that a writer meant."""

from __future__ import annotations

import re
from itertools import pairwise

# Below this width nobody wraps running text; such short lines are meant (an address, a list of names).
_NARROWEST = 45
# Running text is wrapped at such a width and more, and most of its lines reach most of the way.
_PROSE_WIDTH = 60
_FULL = 0.75
_MOST = 0.6
# Words set in columns, three blanks or a tab apart: a row of a table, not running text.
_COLUMNS = re.compile(r"[^\s] {3,}[^\s]|[^\s]\t[^\s]")
# A line that ends so goes on: "melden Sie sich bitte unter / info@…".
_OPEN_END = re.compile(
    r"\b(?:unter|bei|beim|an|am|und|oder|sowie|per|der|die|das|dem|den|des|mit|im|in|für|von|vom|zu|zum|zur|auf|aus|"
    r"über|durch|als|wie|ein|eine|einer|einem|einen|eines|ist|sind|wird|werden|sich|nicht|auch)\Z"
)
# "info@…", "www.…", "stadt.example": begins in lower case, yet begins a line of its own.
_ADDRESS = re.compile(r"\S*(?:@|www\.|://|\w\.\w{2})")

# "Zahnarzt: Dr. Kramer, 030 …" above "Apotheke: Markt 1, 030 …": a list whose longest line is full by chance.
_LABELLED = re.compile(r"[A-ZÄÖÜ][\w./–-]{1,30}(?: [\w./–-]{1,30}){0,3}: ?\S")


def meant_breaks(lines: list[str]) -> list[bool]:
    """Tell for each line but the last whether the line end behind it is meant.

    A line end is the editor's if the first word of the next line would not have fitted: the line, a
    blank and that word are longer than the longest line of the paragraph. "Telefon 030 23125 456" above
    "Anna Beispiel" in a card of short lines is therefore meant; so is every line end beside a line of
    dashes. A next line that goes on in lower case goes on with the sentence.
    """
    if len(lines) < 2:
        return []
    width = max([_NARROWEST, *(len(line) for line in lines)])
    full = sum(len(line) >= _FULL * width for line in lines[:-1])
    wrapped = width >= _PROSE_WIDTH and full >= _MOST * (len(lines) - 1)
    return [
        _is_meant(line.rstrip(), after.lstrip(), width, wrapped=wrapped) for line, after in pairwise(lines)
    ]


def ends_open(line: str) -> bool:
    """Tell a line that cannot be the last of its sentence: "melden Sie sich bitte unter"."""
    return _OPEN_END.search(line) is not None


def _is_meant(line: str, after: str, width: int, *, wrapped: bool) -> bool:
    first, *_ = after.split(" ", 1)
    if not line or not after:
        return True
    if _COLUMNS.search(line) or _COLUMNS.search(after) or _is_listed(line, after, width):
        return True
    if first[0].islower() and not _ADDRESS.match(first) and line[-1] not in ".!?:":
        return False
    if ends_open(line):
        return False
    if wrapped and line[-1] not in ".!?:":
        return False
    return len(line) + 1 + len(first) <= width


def _is_listed(line: str, after: str, width: int) -> bool:
    """Tell an entry of a list below another entry or below the short line that heads the list."""
    if not _LABELLED.match(after):
        return False
    return line[-1] == ":" or 2 * len(line) < width or _LABELLED.match(line) is not None
