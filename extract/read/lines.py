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
# Lines of a card: "Kirchplatz 2", "12345 Seefurt", "Tel. 030 …"; in running text they stand in a line.
_OF_CARD = re.compile(
    r"(?:[A-ZÄÖÜ][\w.-]{0,30} ){0,2}\w{2,30}(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|damm|ring|markt)"
    r" \d{1,4} ?[a-z]?\Z|"
    r"\d{5} [A-ZÄÖÜ][\w-]{2,30}\Z|(?:Tel|Telefon|Fax|Mobil|E-?Mail|Mail|Info)(?:\.|:|\.:) ?\S|"
    r"(?:Frau|Herrn?)(?: [A-ZÄÖÜ][\w-]{1,30}){1,3}\Z|[A-ZÄÖÜ][\w*/-]{4,30}:\Z"
)
# "Asylcafé / jeden Freitag 15 bis 17 Uhr": when, below what.
_WHEN = re.compile(r"(?:jeden|jeweils|täglich|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs)\b")
# "Pro Lohe, Sandweg 7, 23552 Lohe: 030 23125-101 (Frau Voss)"; a date or a year has fewer digits in a row.
_ENDS_WITH_NUMBER = re.compile(r"\d(?:[ /()–-]{0,3}\d){5,16}\)?(?: \([^()]{2,40}\))?[.;,]?\Z")
_FEWEST_NUMBERS = 2


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
    # a number at the end of most lines is a list's: running text gives one wherever it falls
    numbered = [_ENDS_WITH_NUMBER.search(line.rstrip()) is not None for line in lines]
    listed = sum(numbered) >= max(_FEWEST_NUMBERS, len(lines) / 2)
    return [
        (listed and ends and after.lstrip()[:1].isupper())
        or _is_meant(line.rstrip(), after.lstrip(), width, wrapped=wrapped and not listed)
        for (line, after), ends in zip(pairwise(lines), numbered, strict=False)
    ]


def ends_open(line: str) -> bool:
    """Tell a line that cannot be the last of its sentence: "melden Sie sich bitte unter"."""
    return _OPEN_END.search(line) is not None


def _is_meant(line: str, after: str, width: int, *, wrapped: bool) -> bool:
    first, *_ = after.split(" ", 1)
    if not line or not after:
        return True
    if _COLUMNS.search(line) or _COLUMNS.search(after):
        return True
    if _is_listed(line, after, width) or (not wrapped and _is_of_card(line, after)):
        return True
    if first[0].islower() and not _ADDRESS.match(first) and line[-1] not in ".!?:":
        return False
    if ends_open(line) or (wrapped and line[-1] not in ".!?:"):
        return False
    return len(line) + 1 + len(first) <= width


def _is_of_card(line: str, after: str) -> bool:
    """Tell a street, a town, a channel or hours on a line of their own."""
    if _OF_CARD.match(after):
        return not ends_open(line)
    return len(line) < _NARROWEST and line.istitle() and _WHEN.match(after) is not None


def _is_listed(line: str, after: str, width: int) -> bool:
    """Tell an entry of a list below another entry or below the short line that heads the list."""
    if not _LABELLED.match(after):
        return False
    return line[-1] == ":" or 2 * len(line) < width or _LABELLED.match(line) is not None
