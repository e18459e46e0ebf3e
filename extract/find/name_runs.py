"""Full names in a run of capitalised words: which of its parts are names, by how likely each is.

"Diakon Bernd Voss Anna Kramer Leitung" is one run; it may be split in many ways, and the split with the
highest sum of log odds wins. Names of which nothing but their likelihood tells are found here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.find.gazetteer import fold, is_notice_word, is_town
from extract.find.likelihood import likelihood
from extract.find.names import LEADING_PARTICLES, MOST_PARTICLES, Kind, Token, bare, may_be_surname
from extract.find.nouns import is_abstract_noun
from extract.find.person_context import is_named_after_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEGREE_ENDS = frozenset({"sc", "eng", "ed"})
_LONGEST_NAME = 7
_LONGEST_RUN = 24
_MOST_CAPITALS = 4  # behind the first
_TO = frozenset({"zur", "zum", "zu"})
_FIRST_AND_LAST = 2


class Part(NamedTuple):
    """The tokens `[start, end)` as a name, with the log odds that they are one."""

    start: int
    end: int
    odds: float


def run_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of the run of words of names that begins at a token."""
    end = start + 1
    while end < len(tokens) and end - start < _LONGEST_RUN and tokens[end].joined:
        kind = tokens[end].kind
        if not kind & (Kind.CAPITAL | Kind.PARTICLE) or kind & (Kind.BLOCKED | Kind.FORM):
            break
        # "und" and "der" belong to a name behind another particle only: "von der", "von und zu".
        inner = not kind & (Kind.CAPITAL | Kind.GLUED) and fold(tokens[end].text) not in LEADING_PARTICLES
        if inner and not tokens[end - 1].kind & Kind.PARTICLE:
            break
        end += 1
    return end


def spans_of(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run `[start, end)` that have the form of a full name."""
    for first in range(start, end):
        if not may_begin(tokens[first]):
            continue
        particles = capitals = 0
        for last in range(first + 1, min(end, first + _LONGEST_NAME)):
            token = tokens[last]
            if bare(token.text) in _DEGREE_ENDS:
                break  # "M. Sc." behind a name
            if token.kind & Kind.CAPITAL:
                capitals += 1
                particles = 0
            elif token.kind & Kind.GLUED:
                yield first, last + 1
                continue
            elif particles or fold(token.text) in LEADING_PARTICLES:
                particles += 1
            else:
                break
            if particles > MOST_PARTICLES or capitals > _MOST_CAPITALS:
                break
            if may_be_surname(token) and not _goes_beyond(tokens, first, last):
                yield first, last + 1


def _goes_beyond(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a word behind a full name is a thing's: "Anna Kramer Sozialberatung"."""
    kind, before = tokens[last].kind, tokens[last - 1].kind
    if before & Kind.PARTICLE and tokens[last - 1].text in _TO and _is_act(tokens, first, last):
        return True  # "ruft Anna Kramer zur Teilnahme auf"
    thing = bool(kind & (Kind.COMMON | Kind.THING | Kind.ROLE)) and (
        not kind & Kind.FAMILY or is_named_after_people(tokens[last].text)
    )
    if not kind & Kind.FAMILY:
        # Associations are called so: "Villa Lindenhof", "Radio Bremen", "Lara Berlin"; people hardly.
        begins = tokens[first].text
        if kind & Kind.THING and is_notice_word(begins):
            return True
        if is_notice_word(tokens[last].text) and not (is_town(tokens[last].text) and "-" in begins):
            return True
    return thing and last - first > 1 and bool(before & Kind.SURNAME_LISTED)


def _is_act(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell a noun of prose from a family name: "zur Teilnahme" from "zur Mühlen".

    Behind two words of a name only a listed family name is one; "Bernd Meyer zu Altenloh" is of a place.
    """
    word = tokens[last]
    if word.kind & Kind.FAMILY:
        return False
    plain = (
        word.kind & (Kind.COMMON | Kind.THING) or word.text.endswith("nahme") or is_abstract_noun(word.text)
    )
    if tokens[last - 1].text == "zu":
        return bool(plain)
    return bool(plain) or (last - first > _FIRST_AND_LAST and not word.kind & Kind.SURNAME_LISTED)


def may_begin(token: Token) -> bool:
    """Tell whether a full name can begin with a word."""
    kind = token.kind
    if not kind & Kind.CAPITAL or kind & (Kind.BLOCKED | Kind.FORM):
        return False
    if kind & Kind.GIVEN:
        return not kind & Kind.PARTICLE or kind & Kind.FIRST != 0
    return not kind & (Kind.COMMON | Kind.ROLE | Kind.THING | Kind.PARTICLE | Kind.UPPER)


def names_in_run(tokens: Sequence[Token], start: int, end: int) -> list[Part]:
    """Split a run into the names that are likely in sum; what is no name is left out."""
    starts: dict[int, list[Part]] = {}
    for first, last in spans_of(tokens, start, end):
        if (odds := likelihood(tokens, first, last)) > 0:
            starts.setdefault(last, []).append(Part(first, last, odds))
    best: list[tuple[float, Part | None]] = [(0.0, None)]
    for position in range(start + 1, end + 1):
        choice = (best[-1][0], None) if position > start else best[0]
        for part in starts.get(position, ()):
            total = best[part.start - start][0] + part.odds
            if total > choice[0]:
                choice = (total, part)
        best.append(choice)
    parts: list[Part] = []
    position = end
    while position > start:
        chosen = best[position - start][1]
        if chosen is None:
            position -= 1
        else:
            parts.append(chosen)
            position = chosen.start
    return parts[::-1]
