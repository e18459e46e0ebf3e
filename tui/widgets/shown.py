"""From values of the directory to what a screen shows: harmless, fitted to cells, never markup.

Widths are counted in terminal cells: "日本" takes four, a combining accent none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from extract.text import clean_with_offsets
from tui.harmless import one_line
from tui.language import say
from tui.printing import number_as_dialled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directory.entry import Entry, Mark

ELLIPSIS = "…"
# A number as the directory keeps it: E.164 or the digits of a short code. Nothing else is dialled or copied.
_NUMBER = re.compile(r"\+?[0-9]{2,15}")
# An address fit to be copied: no white space, one "@", within the lengths of RFC 5321.
_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")


def fit(text: str, width: int) -> str:
    """Return the text in exactly `width` cells: padded with blanks, or cut with "…" as its last cell."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + ELLIPSIS


def copyable_number(value: str) -> str | None:
    """Return the number if it is one, to be handed to the clipboard; else None."""
    return value if _NUMBER.fullmatch(value) else None


def copyable_address(value: str) -> str | None:
    """Return the address if it looks like one and holds nothing invisible; else None."""
    return value if _ADDRESS.fullmatch(value) and value == one_line(value) else None


def names_nobody(entry: Entry) -> bool:
    """Tell whether this is an article that answers a query but offers no contact (`Hit` numbers it so)."""
    return entry.id < 0


def who(entry: Entry) -> str:
    """Return who answers: the person, or else the body, or else the first channel."""
    if names_nobody(entry):
        return say("(only an article)")
    if entry.person or entry.body:
        return one_line(entry.person or entry.body or "") or "–"
    if entry.all_phones:
        return number_as_dialled(entry.all_phones[0])
    return one_line(next(iter(entry.emails), "")) or "–"


def where(entry: Entry) -> str:
    """Return the department and the organization on one line, without what `who` already says."""
    said = one_line(entry.person or entry.body or "")
    bodies = (one_line(body) for body in (entry.department, entry.organization) if body)
    return ", ".join(dict.fromkeys(body for body in bodies if body != said))


def for_what(entry: Entry, topic_names: Mapping[str, str]) -> str:
    """Return what one calls about: the service, or else the topics."""
    return one_line(entry.service or "") or topic_line(entry.topics, topic_names)


def topic_line(topics: Iterable[str], topic_names: Mapping[str, str]) -> str:
    """Return the topics' names joined by commas; a topic without a name shows its id."""
    return ", ".join(one_line(topic_names.get(topic, topic)) for topic in topics)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of an article's text ready for the screen, with its marks counted from its own start."""

    text: str
    marks: tuple[Mark, ...]


# A paragraph longer than this many characters is cut around the quote.
_LONGEST = 1200
_AROUND = 400


def paragraph(text: str, start: int, end: int, marks: Iterable[Mark]) -> Cut:
    """Cut the paragraph that holds `text[start:end]`, with the marks that lie in it.

    A paragraph ends at a blank line. A very long one is cut around the range, at blanks, with "…".
    """
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    first = text.rfind("\n\n", 0, start)
    first = 0 if first < 0 else first + 2
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    if last - first > _LONGEST:
        first = _at_blank(text, max(first, start - _AROUND), first)
        last = text.find(" ", min(last, end + _AROUND), last) if last - end > _AROUND else last
        last = last if last > 0 else min(len(text), end + _AROUND)
    return cut(text, first, last, marks)


def cut(text: str, first: int, last: int, marks: Iterable[Mark]) -> Cut:
    """Make `text[first:last]` harmless, and move the marks that touch it to where their text is now."""
    cleaned = clean_with_offsets(text[first:last])
    lead = ELLIPSIS if first > 0 and text[first - 1] != "\n" else ""
    tail = ELLIPSIS if last < len(text) and text[last] != "\n" else ""
    moved = []
    for mark in marks:
        begin, end = max(mark.start, first) - first, min(mark.end, last) - first
        if begin < end:
            moved.append(
                type(mark)(
                    _moved(cleaned.offsets, begin) + len(lead),
                    _moved(cleaned.offsets, end) + len(lead),
                    mark.kind,
                )
            )
    return Cut(lead + _printable(cleaned.text) + tail, tuple(moved))


def _moved(offsets: tuple[int, ...], position: int) -> int:
    """Return the first character of the cleaned text that came from `position` or later."""
    return bisect_left(offsets, position)


def _printable(text: str) -> str:
    """Replace what `clean` let pass but a terminal may not get, one character for one."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def _at_blank(text: str, position: int, floor: int) -> int:
    """Return the place behind the last blank before `position`, not before `floor`."""
    blank = text.rfind(" ", floor, position)
    return floor if blank < 0 else blank + 1
