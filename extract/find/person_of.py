"""Make persons of the words that were found, with the certainty of the rule that found them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.article import Span
from extract.find.names import is_numeral
from extract.mention import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.find.names import Token

# Share of right names, rule by rule, where no likelihood is computed (measured on the sentences of GermEval
# 2014 by tests/bench/persons.py).
CERTAINTY = {
    "salutation": 0.97,
    "title": 0.93,
    "label": 0.75,
    "couple": 0.9,
    "surname first": 0.85,
    "role + surname": 0.8,
    "role + unlisted name": 0.8,
    "in a list of persons": 0.8,
    "form": 0.95,
    "surname cut short": 0.9,
    "first name beside channel": 0.7,
}
_LONGEST_ACRONYM = 2
_CAPITALS = re.compile(r"[^\Wa-z\d_]{2}")  # two in a row, or letters that are no ASCII


class Found(NamedTuple):
    """Persons found at a token, and the token to go on with."""

    persons: list[Person]
    next: int


def person_of(
    text: str, words: Sequence[Token], rule: str, *, given: bool = True, certainty: float | None = None
) -> Person:
    """Make a person of the words of a name, found by a rule; `given` and `certainty` as in `Person`."""
    span = Span(words[0].start, words[-1].end)
    name = cased(" ".join(span.of(text).split()))
    sure = CERTAINTY.get(rule, 1.0) if certainty is None else certainty
    return Person(span, span.of(text), name, rule, given=given, certainty=sure)


def cased(name: str) -> str:
    """Return the name with words all in capitals set as usual: "Anna MUSTER" → "Anna Muster"."""
    if not _CAPITALS.search(name):
        return name
    return " ".join(
        re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
        if len(word) > _LONGEST_ACRONYM and word.isupper() and "." not in word and not is_numeral(word)
        else word
        for word in name.split(" ")
    )
