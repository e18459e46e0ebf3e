"""Find bodies in running text: departments, offices, associations, firms, each in the nominative.

A German body's name has a head noun ("Jugendamt", "Verein", "Klinikum"), a legal form ("e. V.", "gGmbH")
or is known by itself ("Caritas"). From there the name reaches left over adjectives and proper names
("Staatliches Berufliches Schulzentrum", "Hürther Brücke") and right over proper names, quotes and a few
prepositions ("für Jugend und Familie", "Neusäß"). A genitive behind it that names a body of its own is
the larger body: "Fachdienst Migration des Landkreises Nienburg".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.body_heads import Head, base_form, head_of, is_plural, strong_form
from extract.find.body_reach import DETERMINERS, after_abbreviation, before_legal_form, left, right
from extract.find.body_words import Words, begins_with_known, cut, has_legal_form, has_seed
from extract.mention import Body

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NamedBody", "Strength", "find_bodies", "head_of"]


class Strength(IntEnum):
    """How surely a body found in running text is one."""

    BARE = 1  # "Verein", "Büro": says that there is one, not which
    WEAK = 2  # "Energieberatung": may be what is offered as well as who offers it
    NAMED = 3  # "Jugendamt", "Polizei Bad Salzdetfurth"
    LEGAL = 4  # "… e. V.", "… gGmbH"


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body with the larger body that its own name mentions, and how sure the finding is.

    `is_place` marks a house named by its kind alone ("Grundschule"): where something is, more often than
    who answers.
    """

    body: Body
    parent: Body | None
    strength: Strength
    is_unit: bool
    is_plural: bool = False
    is_place: bool = False


# Not frozen, and nowhere changed: made by the thousand, and freezing takes three quarters of the making.
@dataclass(slots=True)
class _Name:
    """Where a name lies among the words: from `first` to `last`, with its head, if any, at `core`."""

    first: int
    core: int
    last: int
    head: Head | None
    is_known: bool


_PREPOSITIONS = frozenset("bei von mit an in für durch über unter nach aus zu seit gegen um per via".split())
_LARGER = frozenset({"des", "der", "vom", "beim", "im", "am"})
_INDEFINITE = frozenset("ein eine einer eines einem einen kein keine keiner keinem keinen".split())
_ABOUT = frozenset("ohne gegen trotz über".split())
_INSIDE = frozenset({"im", "am"})
_DEEPEST = 4  # bodies in a chain of genitives: "Team des Amtes der Verwaltung des Landkreises"
_PLACES = frozenset(
    "schule heim klinik klinikum krankenhaus zentrum center museum theater bibliothek bücherei praxis kino "
    "hotel gymnasium schulzentrum "
    "rathaus gemeindehaus pfarrhaus jugendhaus kulturhaus kirche kindergarten kita hochschule "
    "universität seniorenheim pflegeheim apotheke mehrgenerationenhaus volkshochschule musikschule".split()
)
# "(VHS)" within a name, which a longer remark in brackets is not.
_IN_BRACKETS = re.compile(r" ?\([^()]{1,12}\)")


def find_bodies(
    text: str, spans: Sequence[Span] | None = None, persons: Sequence[Span] = ()
) -> tuple[NamedBody, ...]:
    """Find bodies in the given ranges of the text (default: all of it), in order, none within another.

    `persons` are ranges of persons' names: no body reaches into one.
    """
    found: list[NamedBody] = []
    names = sorted(persons)
    starts = [name.start for name in names]
    longest = max((name.end - name.start for name in names), default=0)
    for span in spans if spans is not None else (Span(0, len(text)),):
        if not has_seed(text, span):
            continue
        first, last = bisect_left(starts, span.start - longest), bisect_left(starts, span.end)
        found += _bodies(cut(text, span, names[first:last]))
    return tuple(found)


def _bodies(words: Words) -> list[NamedBody]:
    found: list[NamedBody] = []
    free_from = 0
    for index in words.seeds:
        if index >= free_from and (item := _body_at(words, index, free_from)):
            found.append(item[0])
            free_from = max(item[1], index + 1)
    return found


def _body_at(words: Words, index: int, free_from: int, depth: int = 1) -> tuple[NamedBody, int] | None:
    """Return the body whose name is told by the word at `index`, and the first word behind it."""
    word = words[index].text
    if index in words.taken or not word[0].isalpha():
        return None
    known, head = words.known_last(index), head_of(word)
    if known is not None and not words.are_free(index, known):
        known = None
    if known is None and head is None:
        return _legal_body(words, index, free_from)
    if known is not None and known > index:
        head = None  # "Deutsche Bahn": the name is not inflected by its first word
    sort = head.sort if head and known is None else "body"
    name = _Name(
        left(words, index, free_from),
        index,
        # "Lahnkreis zur Ferienhilfe": a county is for all things
        right(words, index if known is None else known, "area" if head and head.base == "kreis" else sort),
        head,
        known is not None,
    )
    parent, after = _larger(words, name.last, depth)
    if name.last + 1 == after and after + 2 < len(words) and words[after].text == "(":
        # "Industrie- und Handelskammer (IHK)": the abbreviation is the same body once more
        after = (after_abbreviation(words, after) or after - 1) + 1
    alone = name.first == name.last and not parent
    if sort in ("area", "part"):
        # "SV", "HC 5": letters and a number say not which club
        behind = words.words[name.core + 1 : name.last + 1] if sort == "area" and not name.is_known else ()
        numbered = name.first == name.core and all(word.text.isdigit() for word in behind) and not parent
        if alone or (behind and numbered):
            return None
    if (
        word == "Haus"
        and all(w.text.isdigit() for w in words.words[index + 1 : name.last + 1])
        and not parent
    ):
        return None  # "Haus 2, Zimmer 337"
    span = Span(words[name.first].start, _end(words, name.last))
    written = span.of(words.text)
    rule = "known name" if name.is_known else "head noun"
    body = Body(span, written, _nominative(words, name), rule)
    legal = has_legal_form(written)
    before = (
        words[name.first - 1].text.lower() if name.first and words.adjoins(name.first - 1, name.first) else ""
    )
    # "in Form einer E-Mail-Beratung", "in keinem Krankenhaus", "ohne Krankenversicherung": which is not said
    unsaid = (
        before in _INDEFINITE | _ABOUT
        and name.first == name.core == name.last
        and not name.is_known
        and not legal
    )
    named = NamedBody(
        body,
        parent,
        Strength.LEGAL
        if legal
        else Strength.BARE
        if unsaid
        else _strength(name, word, body.name, alone=alone),
        is_unit=sort == "unit" and not legal,
        is_plural=head is not None and is_plural(word, head),
        is_place=alone and head is not None and head.base in _PLACES,
    )
    return named, max(after, name.last + 1)


def _legal_body(words: Words, index: int, free_from: int) -> tuple[NamedBody, int] | None:
    """Return a body that only its legal form tells: "Hürth rockt e. V.", "BIB Augsburg gGmbH"."""
    end = words.legal_end(index) if index > free_from else None
    first = before_legal_form(words, index, free_from) if end is not None else None
    if end is None or first is None or not words.are_free(first, words.until(index, end)):
        return None
    span = Span(words[first].start, end)
    written = span.of(words.text)
    body = Body(span, written, " ".join(written.split()), "legal form")
    return NamedBody(body, None, Strength.LEGAL, is_unit=False), words.until(index, end) + 1


def _larger(words: Words, last: int, depth: int) -> tuple[Body | None, int]:
    """Find the larger body behind a name: "… des Landkreises Nienburg", "… im Landratsamt Augsburg"."""
    none = None, last + 1
    if depth == _DEEPEST or last + 2 >= len(words) or not words.adjoins(last, last + 1):
        return none
    link = words[last + 1].text
    if link not in _LARGER:
        return none
    start = last + 2
    while start < min(last + 5, len(words) - 1) and not words.heads(start):
        if not words.adjoins(start, start + 1) or not words[start].text[0].isalpha():
            return none
        start += 1
    if link in _INSIDE and head_of(words[start].text) is None:
        return none
    inner = _body_at(words, start, last + 2, depth + 1) if start not in words.taken else None
    if inner is None or inner[0].strength is Strength.BARE:
        return none
    return (inner[0].body, inner[1]) if inner[0].body.span.start <= words[start].start else none


def _strength(name: _Name, word: str, nominative: str, *, alone: bool) -> Strength:
    head = name.head
    if head is None or name.is_known or begins_with_known(nominative):
        return Strength.NAMED
    compound = head.match == "end" and not word.lower().startswith(head.base)
    if alone and not compound and (head.sort in ("weak", "area") or head.is_compounding):
        return Strength.WEAK if head.base.endswith("telefon") else Strength.BARE
    return Strength.WEAK if head.sort in ("weak", "part") else Strength.NAMED


def _end(words: Words, last: int) -> int:
    """Return the offset behind a name: a sentence's full stop ends it, the one of "St." is part of it."""
    word = words[last]
    stops = word.text.endswith(".") and len(word.text) > 4 and word.text[-2].islower()
    return word.end - 1 if stops and not has_legal_form(word.text) else word.end


def _nominative(words: Words, name: _Name) -> str:
    """Put adjectives and head into the nominative; drop an abbreviation in brackets."""
    if name.head is not None and name.first == name.core == name.last:
        return base_form(words[name.core].text, name.head)
    end = _end(words, name.last)
    written = words.text[words[name.first].start : end]
    if name.head is not None:
        determined = _is_determined(words, name.first)
        before = "".join(
            (strong_form(words[i].text, name.head) if determined else words[i].text)
            + words.text[words[i].end : words[i + 1].start]
            for i in range(name.first, name.core)
        )
        written = (
            before
            + base_form(words[name.core].text, name.head)
            + (words.text[words[name.core].end : end] if name.core < name.last else "")
        )
    return " ".join((_IN_BRACKETS.sub("", written) if "(" in written else written).split())


def _is_determined(words: Words, first: int) -> bool:
    if first == 0 or not words.adjoins(first - 1, first):
        return False
    before = words[first - 1].text.lower()
    return before in DETERMINERS or before in _PREPOSITIONS
