"""Find bodies by the letters that the text gives them: "Kontaktstelle Lohe (KISL)", later "die KISL"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.bodies import NamedBody, Strength
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Two capitals and more right behind a name: "(KOS)", "(FaZ)"; not "(Lohe)", "(030 …)".
_IN_BRACKETS = re.compile(r" ?\(([A-ZÄÖÜ][A-Za-zÄÖÜäöü.-]{0,9}[A-ZÄÖÜ][A-Za-zÄÖÜäöü-]{0,9})\)")
# A word with two capitals, of no address: not in "www.KOS.example", "KOS@…", "KOS-Gruppe".
_WORD = re.compile(
    r"(?<![\w@./-])(?=\w{0,9}[A-ZÄÖÜ]\w{0,9}[A-ZÄÖÜ])[A-ZÄÖÜ][A-Za-zÄÖÜäöü.-]{1,20}(?![\w@/-]|\.\w)"
)


def with_abbreviations(
    text: str, bodies: Sequence[NamedBody], spans: Sequence[Span], persons: Sequence[Span]
) -> tuple[NamedBody, ...]:
    """Return the bodies, those that the text abbreviates as sure ones, and each mention by the letters alone.

    Letters that stand for two names stand for none.
    """
    names: dict[str, NamedBody] = {}
    unclear: set[str] = set()
    found: list[NamedBody] = []
    for named in bodies:
        behind = _IN_BRACKETS.match(text, named.body.span.end)
        if behind is None or named.strength < Strength.WEAK or named.is_plural:
            found.append(named)
            continue
        sure = replace(named, strength=max(named.strength, Strength.NAMED))
        found.append(sure)
        if names.setdefault(behind[1], sure).body.name != sure.body.name:
            unclear.add(behind[1])
    for letters in unclear:
        del names[letters]
    if not names:
        return tuple(bodies)
    taken = Ranges([*(body.body.span for body in bodies), *persons])
    found += _by_letters(text, names, Ranges(spans), taken)
    return tuple(sorted(found, key=lambda named: named.body.span))


def _by_letters(
    text: str, names: dict[str, NamedBody], searched: Ranges, taken: Ranges
) -> Iterator[NamedBody]:
    for match in _WORD.finditer(text):
        letters = match.group().rstrip(".")
        if letters not in names:
            continue
        span = Span(match.start(), match.start() + len(letters))
        in_brackets = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
        if in_brackets or taken.touching(span) or not searched.covering(span):
            continue
        named = names[letters]
        body = replace(named.body, span=span, text=letters, rule="abbreviation")
        yield replace(named, body=body)
