"""Find the surname alone of a person whose full name stands elsewhere: "wendet sich an Diallo unter …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.bodies import head_of
from extract.mention import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    taken = [person.span for person in persons]
    found: list[Person] = []
    for span in spans:
        for match in _WORD.finditer(text, span.start, span.end) if names else ():
            full = names.get(match.group(), set())
            here = Span(*match.span())
            before = text[max(0, match.start() - 40) : match.start()].split()
            if before and head_of(before[-1]):
                continue  # "Puppentheater Kläff", "Autohaus Krüger"
            if len(full) == 1 and not any(here.overlaps(other) for other in taken):
                found.append(Person(here, match.group(), next(iter(full)), "surname again", given=True))
    return tuple(found)
