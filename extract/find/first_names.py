"""Find first names alone beside a number: "bei Gudrun (030 …) oder Heinz (040 …)", "0171 … (Julia)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.body_heads import head_of
from extract.find.gazetteer import is_town
from extract.find.names import Kind, kind_of
from extract.find.person_of import CERTAINTY
from extract.find.phone_numbers import area_codes
from extract.mention import Person
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# In prose a first name alone is one behind a word that leads to whom one calls and right before a number;
# not "im Haus Anna (030 …)" or "Kita Anna und Paul (030 …)". In brackets it follows its number:
# "0681 39200-01 (Julia)".
_NAME = r"(?P<name>[A-ZÄÖÜ][a-zäöüßé]{2,14}(?:-[A-ZÄÖÜ][a-zäöüßé]{2,14})?)"
_BEFORE_NUMBER = re.compile(
    rf"(?:\b(?:bei|an|mit)|[)\d],? (?:und|oder|sowie)) {_NAME}(?: \(|, |: | unter )"
    r"(?:(?:Tel|Telefon|Mobil|Handy|Fon)\b[.: ]{0,2})?(?:0|\+\d|\(0)\d"
)
_BEHIND_NUMBER = re.compile(rf"\d ?\({_NAME}\)")
_RULE = "first name beside channel"


def first_names_alone(text: str, persons: Iterable[Person], spans: Sequence[Span]) -> tuple[Person, ...]:
    """Return first names beside a number, in the given ranges, that no person covers yet."""
    taken = Ranges(person.span for person in persons)
    searched = Ranges(spans)
    return tuple(
        Person(span, span.of(text), span.of(text), _RULE, certainty=CERTAINTY[_RULE])
        for span in sorted(set(_places(text)))
        if searched.covering(span) and not taken.touching(span)
    )


def _places(text: str) -> Iterator[Span]:
    for pattern in (_BEFORE_NUMBER, _BEHIND_NUMBER):
        for match in pattern.finditer(text):
            if all(map(_is_first_name, match["name"].split("-"))):
                yield Span(*match.span("name"))


def _is_first_name(word: str) -> bool:
    """Tell a well-known first name that is no word of prose, town or body."""
    unclear = Kind.COMMON | Kind.WEAK | Kind.ROLE | Kind.THING | Kind.BLOCKED
    if kind_of(word) & (Kind.FIRST | unclear) != Kind.FIRST or head_of(word):
        return False
    return not is_town(word) and word not in _towns()  # "030 … (Jena)"


@cache
def _towns() -> frozenset[str]:
    """Return the towns of one word for which area codes are named."""
    return frozenset(town for region in ("DE", "AT", "CH") for town in area_codes(region).values())
