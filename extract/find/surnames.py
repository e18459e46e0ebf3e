"""Find the surname alone of a person whose full name stands elsewhere: "wendet sich an Diallo unter …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.bodies import head_of
from extract.mention import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

# A capitalised word; none in "anna.Kramer@…", "www.Kramer.example" or "Haus-Kramer".
_WORD = re.compile(r"(?<![\w@.-])[A-ZÄÖÜÀ-ÖØ-Þ][\w'’-]{2,40}(?![\w@]|\.\w)")


def repeated_surnames(text: str, persons: Sequence[Person], spans: Sequence[Span]) -> tuple[Person, ...]:
    """Return mentions of surnames in the given ranges that no person covers yet.

    A surname counts only if exactly one full name of the document ends so; a word of a longer name
    ("Diallo-Stiftung") is none.
    """
    names: dict[str, set[str]] = {}
    for person in persons:
        words = person.name.split()
        if person.given and len(words) > 1:
            names.setdefault(words[-1], set()).add(person.name)
    taken = sorted(person.span for person in persons)
    found: list[Person] = []
    for span in spans:
        for match in _WORD.finditer(text, span.start, span.end) if names else ():
            full = names.get(match.group(), set())
            here = Span(*match.span())
            if len(full) != 1 or _lies_in(here, taken):
                continue
            before = text[max(0, here.start - 40) : here.start].split()
            if not (before and head_of(before[-1])):  # "Puppentheater Kläff", "Autohaus Krüger"
                found.append(Person(here, match.group(), next(iter(full)), "surname again", given=True))
    return tuple(found)


def _lies_in(here: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a range overlaps one of the names, which are in order and none within another."""
    index = bisect_left(taken, Span(here.end, here.end)) - 1
    return index >= 0 and taken[index].overlaps(here)
