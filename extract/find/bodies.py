"""Find bodies in running text: departments, offices, associations, firms, each in the nominative.

A German body's name has a head noun ("Jugendamt", "Verein", "Klinikum"), a legal form ("e. V.", "gGmbH")
or is known by itself ("Caritas"). From there the name reaches left over adjectives and proper names
("Staatliches Berufliches Schulzentrum", "Seefurter Brücke") and right over proper names, quotes and a few
prepositions ("für Jugend und Familie", "Lohfeld"). A genitive behind it that names a body of its own is
the larger body: "Fachdienst Migration des Landkreises Seefurt".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.body_heads import Head, base_form, head_of, is_plural, strong_form
from extract.find.body_reach import (
    DETERMINERS,
    after_abbreviation,
    before_legal_form,
    ends_sentence,
    left,
    right,
)
from extract.find.body_words import Words, begins_with_known, cut, has_legal_form, has_seed
from extract.find.gazetteer import is_common_word
from extract.mention import Body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Strength(IntEnum):
    """How surely a body found in running text is one."""

    BARE = 1  # "Verein", "Büro": says that there is one, not which
    WEAK = 2  # "Energieberatung": may be what is offered as well as who offers it
    NAMED = 3  # "Jugendamt", "Polizei Bad Lohe"
    LEGAL = 4  # "… e. V.", "… gGmbH"


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body with the larger body that its own name mentions, and how sure the finding is.

    `is_venue` marks a house ("Gaststätte Krone"), `is_place` one named by its kind alone ("Grundschule"):
    where something is, more often than who answers. `of_area` is "stadt", "landkreis" of a body that belongs
    to one whose name is not said beside it.
    """

    body: Body
    parent: Body | None
    strength: Strength
    is_unit: bool
    is_plural: bool = False
    is_place: bool = False
    is_venue: bool = False
    of_area: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """Where a name lies among the words: from `first` to `last`, with its head, if any, at `core`.

    `sort` is the head's; a name known by itself is a body's own.
    """

    first: int
    core: int
    last: int
    head: Head | None
    is_known: bool
    sort: str


# A part of a larger association by its place.
_BRANCH = re.compile(
    r"(?:Kreis|Orts|Bezirks|Landes|Regional|Stadt|Unter|Gau)(?:verband|verein|gruppe|vereinigung|gliederung|stelle)\b"
)
_PREPOSITIONS = frozenset("bei von mit an in für durch über unter nach aus zu seit gegen um per via".split())
_LARGER = frozenset({"des", "der", "vom", "beim", "im", "am"})
_UNSAID = frozenset(
    "ein eine einer eines einem einen kein keine keiner keinem keinen ohne gegen trotz über".split()
)
_LETTERS = 3  # of a club's kind that names one by itself: "der ESV"; "der SV" is any
# Kinds of which lists are made; not "Kreiskliniken Seefurt", "Bürgerdienste", which are names.
_KINDS = re.compile(
    r"(?:stellen|vereine|gruppen|beratungen|treffpunkte|telefone|nummern|verbände|initiativen)\Z",
    re.IGNORECASE,
)
# "Kreismusikschule", "Stadtbücherei": there is one
_OF_A_TOWN = re.compile(r"(?:Stadt|Kreis|Gemeinde|Landes|Bezirks|Samtgemeinde|Universitäts)[a-zäöü]{4}")
# "Freiwillige Feuerwehr" begins with an adjective, "27 Jahren / Internationaler Bund" does not
_ADJECTIVE = ("e", "er", "es")
_DEEPEST = 4  # bodies in a chain of genitives: "Team des Amtes der Verwaltung des Landkreises"
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
    return tuple(_with_branches(text, found))


def _with_branches(text: str, found: Sequence[NamedBody]) -> Iterator[NamedBody]:
    """Yield the bodies, a branch behind a comma with whose it is: "Sozialverband VdK, Kreisverband Lohe"."""
    for number, named in enumerate(found):
        before = found[number - 1] if number else None
        beside = before and text[before.body.span.end : named.body.span.start] in (", ", " – ", " - ")
        is_branch = _BRANCH.match(named.body.name) is not None
        if before and beside and is_branch and not named.parent and not _BRANCH.match(before.body.name):
            yield replace(named, parent=before.body)
        else:
            yield named


def _bodies(words: Words) -> list[NamedBody]:
    found: list[NamedBody] = []
    free_from = 0
    for index in words.seeds:
        if index >= free_from and (item := _body_at(words, index, free_from)):
            body, free_from = item
            found.append(body)
    return found


def _body_at(words: Words, index: int, free_from: int, depth: int = 1) -> tuple[NamedBody, int] | None:
    """Return the body whose name is told by the word at `index`, and the first word behind it."""
    if index in words.taken or not words[index].text[0].isalpha():
        return None
    name = _name_at(words, index, free_from)
    if name is None:
        return _legal_body(words, index, free_from)
    parent, after = _larger(words, name.last, depth)
    if parent is None:
        if _says_not_which(words, name):
            return None
        if after < len(words) and words[after].text == "(":
            # "Industrie- und Handelskammer (IHK)": the abbreviation is the same body once more
            closing = after_abbreviation(words, after)
            after = after if closing is None else closing + 1
    named = _named_body(words, name, parent)
    if parent is None and (area := _area_behind(words, name.last)):
        named = replace(named, of_area=area)
    return named, after


def _area_behind(words: Words, last: int) -> str:
    """Return the town or county to which a body belongs and whose name is not said: "… des Landkreises"."""
    if (
        last + 2 >= len(words)
        or words[last + 1].text not in ("der", "des")
        or not words.adjoins(last, last + 1)
    ):
        return ""
    head = head_of(words[last + 2].text)
    return head.base if head is not None and head.sort == "area" else ""


def _name_at(words: Words, index: int, free_from: int) -> _Name | None:
    """Return the name that reaches around a head noun, or that begins like one that is known."""
    known, head = words.known_last(index), head_of(words[index].text)
    if known is not None and not words.are_free(index, known):
        known = None
    if known is None and head is None:
        return None
    if known is not None and known > index:
        head = None  # "Deutsche Bahn": the name is not inflected by its first word
    sort = head.sort if head and known is None else "body"
    # "Lahnkreis zur Ferienhilfe": a county is for all things
    reaches_as = "area" if head and head.trait == "county" else sort
    first = left(words, index, free_from)
    before = words[first].text
    if known is not None and first < index and is_common_word(before) and not before.endswith(_ADJECTIVE):
        first = index  # "von 12 bis 27 Jahren / Internationaler Bund"
    last = right(words, index if known is None else known, reaches_as)
    return _Name(first, index, last, head, known is not None, sort)


def _says_not_which(words: Words, name: _Name) -> bool:
    """Tell a kind of body with nothing or a number beside it: "im Bereich", "HC 5", "Haus 2"."""
    numbered = all(word.text.isdigit() for word in words.words[name.core + 1 : name.last + 1])
    if name.sort == "area":
        return numbered and name.first == name.core and not _is_the_club(words, name)
    if name.sort == "part":
        return name.first == name.last
    head = name.head
    is_building = head is not None and head.trait == "building" and words[name.core].text.lower() == head.base
    return is_building and numbered


def _is_the_club(words: Words, name: _Name) -> bool:
    """Tell the club of which a text speaks by its letters alone: "Neu im Angebot des ESV"."""
    word = words[name.core].text
    return word.isupper() and len(word) >= _LETTERS and _before(words, name.first) in DETERMINERS


def _named_body(words: Words, name: _Name, parent: Body | None) -> NamedBody:
    span = Span(words[name.first].start, _end(words, name.last))
    rule = "known name" if name.is_known else "head noun"
    body = Body(span, span.of(words.text), _nominative(words, name), rule)
    strength = _strength(words, name, body, parent)
    head = name.head
    is_venue = head is not None and head.trait == "house"
    return NamedBody(
        body,
        parent,
        strength,
        is_unit=name.sort == "unit" and strength is not Strength.LEGAL,
        is_plural=head is not None and is_plural(words[name.core].text, head),
        is_place=is_venue and name.first == name.last and parent is None and not _OF_A_TOWN.match(body.name),
        is_venue=is_venue,
    )


def _legal_body(words: Words, index: int, free_from: int) -> tuple[NamedBody, int] | None:
    """Return a body that only its legal form tells: "Seefurt rockt e. V.", "BIZ Lindenau gGmbH"."""
    end = words.legal_end(index) if index > free_from else None
    first = before_legal_form(words, index, free_from) if end is not None else None
    if end is None or first is None or not words.are_free(first, words.until(index, end)):
        return None
    span = Span(words[first].start, end)
    written = span.of(words.text)
    body = Body(span, written, " ".join(written.split()), "legal form")
    return NamedBody(body, None, Strength.LEGAL, is_unit=False), words.until(index, end) + 1


def _larger(words: Words, last: int, depth: int) -> tuple[Body | None, int]:
    """Find the larger body behind a name: "… des Landkreises Seefurt", "… im Landratsamt Lindenau"."""
    nothing = None, last + 1
    if depth == _DEEPEST or last + 2 >= len(words) or not words.adjoins(last, last + 1):
        return nothing
    link = words[last + 1].text
    if link not in _LARGER:
        return nothing
    start = last + 2
    while start < min(last + 5, len(words) - 1) and not words.heads(start):
        if not words.adjoins(start, start + 1) or not words[start].text[0].isalpha():
            return nothing
        start += 1
    inside = head_of(words[start].text)
    if link in ("im", "am") and (inside is None or inside.sort == "weak"):
        return nothing  # "Bücherei im Alten Schulhaus"
    inner = _body_at(words, start, last + 2, depth + 1) if start not in words.taken else None
    if inner is None or inner[0].strength is Strength.BARE:
        return nothing
    return (inner[0].body, inner[1]) if inner[0].body.span.start <= words[start].start else nothing


def _strength(words: Words, name: _Name, body: Body, parent: Body | None) -> Strength:
    if has_legal_form(body.text):
        return Strength.LEGAL
    alone = name.first == name.last
    head = name.head
    if head is None or name.is_known:
        return Strength.NAMED
    # "in Form einer E-Mail-Beratung", "ohne Krankenversicherung": not said which
    unsaid = alone and _before(words, name.first) in _UNSAID
    # "Anlaufstellen für Geflüchtete" heads a list of them
    kind = name.first == name.core and parent is None and is_kind(words[name.core].text)
    if unsaid or kind:
        return Strength.BARE
    if begins_with_known(body.name) or (name.sort == "area" and _is_the_club(words, name)):
        return Strength.NAMED
    is_compound = head.match == "end" and not words[name.core].text.lower().startswith(head.base)
    says_kind = head.sort in ("weak", "area") or head.is_compounding
    if alone and parent is None and not is_compound and says_kind:
        return Strength.WEAK if head.trait == "line" else Strength.BARE
    # "Haus der Jugend Seefurt"
    says_where = head.trait == "building" and name.last - name.core > len(("der", "Jugend"))
    return Strength.WEAK if head.sort in ("weak", "part") and not says_where else Strength.NAMED


def is_kind(word: str) -> bool:
    """Tell the plural of a kind of body, of which lists are made: "Anlaufstellen"."""
    return _KINDS.search(word) is not None


def _end(words: Words, last: int) -> int:
    """Return the offset behind a name: a sentence's full stop ends it, the one of "St." is part of it."""
    word = words[last]
    short = word.text.endswith(".") and len(word.text) > 4 and word.text[-2].islower()  # "Lohe."
    return word.end - 1 if (short or ends_sentence(word.text)) and not has_legal_form(word.text) else word.end


def _nominative(words: Words, name: _Name) -> str:
    """Put adjectives and head into the nominative; drop an abbreviation in brackets."""
    start, end = words[name.first].start, _end(words, name.last)
    written = words.text[start:end]
    if name.head is not None:
        written = _adjectives(words, name, name.head) + base_form(words[name.core].text, name.head)
        written += words.text[words[name.core].end : end]
    return " ".join((_IN_BRACKETS.sub("", written) if "(" in written else written).split())


def _adjectives(words: Words, name: _Name, head: Head) -> str:
    """Return what stands before the head: "(des) Staatlichen Beruflichen " → "Staatliches Berufliches "."""
    before = _before(words, name.first)
    if before not in DETERMINERS and before not in _PREPOSITIONS:
        return words.text[words[name.first].start : words[name.core].start]
    return "".join(
        strong_form(words[index].text, head) + words.text[words[index].end : words[index + 1].start]
        for index in range(name.first, name.core)
    )


def _before(words: Words, first: int) -> str:
    """Return the word right before a name, in lower case; "" if there is none."""
    return words[first - 1].text.lower() if first and words.adjoins(first - 1, first) else ""
