"""Find the surname alone of a person whose full name stands elsewhere: "wendet sich an Diallo unter …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.body_heads import head_of
from extract.mention import Person
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# A capitalised word; none in "anna.Kramer@…", "www.Kramer.example" or "Haus-Kramer".
_WORD = re.compile(r"(?<![\w@.-])[A-ZÄÖÜÀ-ÖØ-Þ][\w'’-]{2,40}(?![\w@]|\.\w)")
# Up to four words of a firm's name and its legal form: there the surname is the firm's.
_FIRM = re.compile(
    r"(?: (?:[A-ZÄÖÜ][\w.-]{1,30}|&|und|u\.)){0,4}"
    r" (?:g?GmbH|mbH|AG|KG|OHG|GbR|UG|SE|e\. ?K\.|e\. ?V\.|Stiftung)(?!\w)"
)
_FEW = 16  # as many passes at memory speed take about as long as one over all words


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
    unique = {surname: next(iter(full)) for surname, full in names.items() if len(full) == 1}
    taken = sorted(person.span for person in persons)
    searched = Ranges(spans)
    found: list[Person] = []
    for here, surname in _places(text, unique):
        if _lies_in(here, taken) or not searched.covering(here):
            continue
        before = text[max(0, here.start - 40) : here.start].split()
        # "Puppentheater Knirps", "Autohaus Krüger", "Krüger Pumpen GmbH"
        if not (before and head_of(before[-1])) and not _FIRM.match(text, here.end):
            found.append(Person(here, surname, unique[surname], "surname again", given=True))
    return tuple(sorted(found, key=lambda person: person.span))


def _places(text: str, surnames: Collection[str]) -> Iterator[tuple[Span, str]]:
    """Yield where the surnames stand as words of their own: a few are looked for, many are met on the way."""
    if len(surnames) > _FEW:
        for match in _WORD.finditer(text):
            if match.group() in surnames:
                yield Span(*match.span()), match.group()
        return
    for surname in surnames:
        start = text.find(surname)
        while start >= 0:
            word = _WORD.match(text, start)
            if word and word.group() == surname:
                yield Span(*word.span()), surname
            start = text.find(surname, start + len(surname))


def _lies_in(here: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a range overlaps one of the names, which are in order and none within another."""
    index = bisect_left(taken, Span(here.end, here.end)) - 1
    return index >= 0 and taken[index].overlaps(here)
