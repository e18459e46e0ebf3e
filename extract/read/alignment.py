"""Lay two texts beside each other of which one was made from the other by leaving things out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# How many characters must agree where the two go on after a gap, and how many the gap may have: a few that
# agree far away are chance.
_AGREED = ((24, 200_000), (12, 5_000), (6, 300), (3, 30))
_FEWEST = 3
_TELLING = 12  # characters of a line that is no chance
_MOST_ANCHORS = 400
_SEARCHED = 200_000_000  # characters that are read in search of a going on: a second or less


def aligned(lines: Sequence[str], there: str) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches that two texts share, in the order of both: begin, begin there, length.

    One text comes as its lines, which are laid end to end. Time grows with the length of both, and is
    bounded where they have nothing in common.
    """
    here = "".join(lines)
    i = j = searched = 0
    for end, end_there in (*_anchors(lines, there), (len(here), len(there))):
        while i < end and searched < _SEARCHED:
            length = min(_common(here, i, there, j), end - i, end_there - j)
            if length > 0:
                yield i, j, length
                i, j = i + length, j + length
                continue
            for agreed, gap in _AGREED:
                if i + agreed <= end or agreed == _FEWEST:
                    last = min(j + agreed + gap, end_there)
                    at = there.find(here[i : min(i + agreed, end)], j, last)
                    searched += (last if at < 0 else at) - j + 1
                    if at >= 0:
                        j = at
                        break
            else:
                i += 1  # "■" of somebody forgotten, an address that a script puts together
        i, j = end, end_there


def _anchors(lines: Sequence[str], there: str) -> list[tuple[int, int]]:
    """Return where lines that both texts have once begin, as far as they are in the same order in both."""
    begins: dict[str, int] = {}
    twice: set[str] = set()
    position = 0
    for line in lines:
        if len(line) >= _TELLING and begins.setdefault(line, position) != position:
            twice.add(line)
        position += len(line)
    once = [(begin, line) for line, begin in begins.items() if line not in twice]
    tries = min(_MOST_ANCHORS, _SEARCHED // (len(there) + 1))
    found: list[tuple[int, int]] = []
    for begin, line in once[:: max(1, -(-len(once) // tries))] if tries else ():
        at = there.find(line)
        if at >= 0 and there.find(line, at + 1) < 0:
            found.append((begin, at))
    return _in_order(found)


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose second members rise (patience sorting).

    A line that a page has once in its title and once in its text falls out where it does not fit the rest.
    """
    ends: list[int] = []  # of the rows of each length, the lowest second member at the end of one
    last: list[int] = []  # the number of the pair that ends it
    before: list[int] = []  # of each pair, the one before it in its row
    for number, (_, at) in enumerate(pairs):
        length = bisect_right(ends, at)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        last[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _common(here: str, i: int, there: str, j: int) -> int:
    """Return how many characters agree from two places on."""
    length, step = 0, 4096
    while step:
        if here[i + length : i + length + step] == there[j + length : j + length + step] != "":
            length += len(here[i + length : i + length + step])
        else:
            step //= 4
    return length
