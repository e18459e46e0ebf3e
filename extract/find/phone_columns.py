"""Labels that stand at the head of a column, or stacked above their numbers, as tables and cards print them.

In an article's text the cells of a row are lines and rows are parted by an empty line, so that the page

    Name | Telefon | Fax            Telefon
    A    | 030 …   | 030 …          Fax
                                    030 …
                                    030 …

leaves the label far from its number. Each cell below a label gets a label of its own, of no width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.find.phone_labels import Label

_CELL = 40  # characters; a longer line is no head of a column
_ROWS = 400  # rows below one head; a longer table keeps its labels in the first of them
_MARKS = " .:*|"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int


def column_labels(text: str, labels: Sequence[Label]) -> Iterator[Label]:
    """Yield a label of no width for each cell that belongs to a column's head, in no order."""
    heads = {line.start: label for label in labels if (line := _line_alone(text, label)) is not None}
    seen = -1
    for start in sorted(heads):
        if start <= seen:
            continue
        head = _paragraph(text, _paragraph_start(text, start))
        columns = {i: heads[line.start] for i, line in enumerate(head) if line.start in heads}
        seen = head[-1].end
        if any(_DIGIT.search(text, line.start, line.end) for line in head):
            below = head[len(columns) :] if list(columns) == list(range(len(columns))) else []
            yield from _stacked(text, list(columns.values()), below)
        elif len(head) == 1:
            yield from _cards(text, start, heads)
        else:
            yield from _table(text, head, columns, heads)


def _table(
    text: str, head: Sequence[_Line], columns: dict[int, Label], heads: dict[int, Label]
) -> Iterator[Label]:
    """Label the cells of all rows that have as many cells as the head."""
    position = head[-1].end
    for _ in range(_ROWS):
        row = _paragraph(text, _skip(text, position))
        if len(row) != len(head) or row[0].start in heads:
            return
        for index, label in columns.items():
            yield _copy(label, row[index].start)
        position = row[-1].end


def _cards(text: str, start: int, heads: dict[int, Label]) -> Iterator[Label]:
    """Label single lines that follow as many single labels: "Telefon", "Fax", "030 …", "030 …"."""
    stack: list[Label] = []
    lines: list[_Line] = []
    position = start
    while len(lines) < len(stack) or not lines:
        paragraph = _paragraph(text, _skip(text, position))
        if len(paragraph) != 1:
            return
        line = paragraph[0]
        if line.start in heads and not lines:
            stack.append(heads[line.start])
        elif _DIGIT.search(text, line.start, line.end) and line.start not in heads:
            lines.append(line)
        else:
            return
        position = line.end
    yield from _stacked(text, stack, lines)


def _stacked(text: str, stack: Sequence[Label], below: Sequence[_Line]) -> Iterator[Label]:
    numbered = [line for line in below if _DIGIT.search(text, line.start, line.end)]
    if len(stack) > 1 and len(numbered) >= len(stack):
        for label, line in zip(stack, numbered, strict=False):
            yield _copy(label, line.start)


def _copy(label: Label, position: int) -> Label:
    return type(label)(position, position, label.kind, short=True, shared=label.shared)


def _line_alone(text: str, label: Label) -> _Line | None:
    """Return the line of a label that holds nothing else, None for one in running text."""
    start = label.start
    while start and label.start - start < _CELL and text[start - 1] in _MARKS:
        start -= 1
    end = label.end
    while end < len(text) and end - label.end < _CELL and text[end] in _MARKS:
        end += 1
    alone = (not start or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
    return _Line(start, end) if alone else None


def _paragraph_start(text: str, position: int) -> int:
    """Return where the paragraph of a line begins, no more than a few cells above."""
    empty = text.rfind("\n\n", max(0, position - 12 * _CELL), position)
    return empty + 2 if empty >= 0 else max(0, position if position > 12 * _CELL else 0)


def _paragraph(text: str, start: int) -> list[_Line]:
    """Return the lines from `start` to the next empty one; one line of no width at the text's end."""
    lines: list[_Line] = []
    position = start
    while len(lines) < _CELL:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        lines.append(_Line(position, end))
        if end >= len(text) or text.startswith("\n", end + 1):
            break
        position = end + 1
    return lines


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] == "\n":
        position += 1
    return position
