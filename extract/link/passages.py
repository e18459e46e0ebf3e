"""Passages: the units of a page with what is mentioned in each, ready for linking."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from extract.article import Span
from extract.find.bodies import NamedBody, Strength
from extract.find.body_heads import head_of
from extract.find.gazetteer import first_name_rank, fold, is_common_word, is_town
from extract.layout import Shape, Unit
from extract.link import labels
from extract.link.apposition import apposed_body, bracketed_bodies, led_body
from extract.link.placed import department_below, placed_body
from extract.link.tables import Column, columns_of
from extract.mention import CHANNELS, Body, Channel, Email, Person
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.article import Article

Mention: TypeAlias = Person | NamedBody | Channel

_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
# Not "Förderverein Lohe c/o …": a name of several words may be a body's.
_CARE_OF = re.compile(
    r"\W{0,3}(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,24}(?:-[A-ZÄÖÜ][a-zäöüß]{2,24})?),? c/o "
    r"(?P<body>[A-ZÄÖÜ][^,;:\n]{2,80})[,;:]"
)
# "Ort: Gaststätte Krone": where it is
_PLACE_LABEL = re.compile(rf"\W{{0,3}}{labels.PLACE} ?:")
# "Rathaus, Zimmer 12"; not "Zimmer 12" alone, which names no house.
_IN_ROOM = re.compile(r"[,;/] (?:Zimmer|Zi\.|Raum|\d\. (?:OG|Stock|Etage)|EG\b|OG\b)")
_TRANSIT = re.compile(
    r"\A(?:Bus|Straßenbahn|Tram|[US]-Bahn|Linie|Haltestelle|Anfahrt|Zug)\b|"
    r"\A(?:Raum|Ort|Wo|Treffpunkt|Veranstaltungsort|Standort) ?:"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit with its mentions in the order of the text, and the same by what they are.

    `placed` is the body that the line names by its place alone: a short line on top of an address and a
    number ("Turngau Lindenau") names who answers there, whatever its words are.
    """

    unit: Unit
    text: str
    placed: NamedBody | None = None
    mentions: tuple[Mention, ...] = ()
    channels: tuple[Channel, ...] = ()
    persons: tuple[Person, ...] = ()
    bodies: tuple[NamedBody, ...] = ()

    @property
    def names_somebody(self) -> bool:
        """Tell whether a person or a body is surely named here."""
        return bool(self.persons) or any(body.strength >= Strength.NAMED for body in self.bodies)


def _passage(
    unit: Unit, text: str, mentions: tuple[Mention, ...], placed: NamedBody | None = None
) -> Passage:
    """Make a passage; its mentions are sorted by what they are, once, as they are asked for often."""
    if not mentions:  # most lines have none
        return Passage(unit, text, placed)
    return Passage(
        unit,
        text,
        placed,
        mentions,
        channels=tuple(m for m in mentions if isinstance(m, CHANNELS)),
        persons=tuple(m for m in mentions if isinstance(m, Person)),
        bodies=tuple(m for m in mentions if isinstance(m, NamedBody)),
    )


def place_of(mention: Mention) -> Span:
    """Return the range of a mention."""
    return mention.body.span if isinstance(mention, NamedBody) else mention.span


def passages_of(article: Article, units: Sequence[Unit], mentions: Iterable[Mention]) -> tuple[Passage, ...]:
    """Sort the mentions into the units in which they begin."""
    ordered = _in_order(_outside_channels(mentions))
    locals_ = _local_parts(ordered)
    columns = columns_of(article, units, (place_of(m) for m in ordered if not isinstance(m, NamedBody)))
    starts = [place_of(mention).start for mention in ordered]
    found: list[Passage] = []
    for number, unit in enumerate(units):
        inside = ordered[bisect_left(starts, unit.span.start) : bisect_left(starts, unit.span.end)]
        text = unit.span.of(article.text)
        kept = _kept(article.text, unit, text, inside)
        placed = None
        if unit.shape is not Shape.SENTENCE:
            opens = _opens_with_channel(units, number + 1, ordered, starts)
            placed = _placed_in(article, unit, text, kept, above_channel=opens)
            if found and _is_area(found[-1]) and (opens or _is_address(article.text, units, number + 1)):
                kept, placed = _below_area(unit, text, kept, placed)
        column = columns.get(unit.block)
        if column in (Column.FIRST_NAME, Column.SURNAME):
            kept, placed = _name_in_columns(article.text, units, number, columns, kept)
        elif column:
            kept, placed = _by_column(column, kept, placed)
        only_bodies = all(isinstance(mention, NamedBody) for mention in kept)
        if placed and only_bodies and (person := _owner_of_address(placed, locals_, sure=not kept)):
            kept, placed = (person,), None
        if not kept and found and (person := _in_two_lines(article.text, found[-1], unit, text, locals_)):
            found[-1], placed = _passage(found[-1].unit, found[-1].text, (person,)), None
        if kept and not placed and (beside := _named_beside(article.text, unit, kept)):
            kept = _in_order((*kept, *beside))
        found.append(_passage(unit, text, kept, placed))
    return tuple(found)


def _placed_in(
    article: Article, unit: Unit, text: str, mentions: Sequence[Mention], *, above_channel: bool
) -> NamedBody | None:
    """Return the body that a line names by its place, None of a line that heads a list of several."""
    placed = placed_body(article, unit, text, mentions, above_channel=above_channel and text.endswith(":"))
    first = mentions[0] if mentions else None
    return None if placed and isinstance(first, NamedBody) and _is_kind(first, placed) else placed


def _is_area(above: Passage) -> bool:
    """Tell a line that names an area and nothing else: "Gemeinde Lohe"."""
    if above.unit.shape is not Shape.LINE or len(above.mentions) != 1 or not above.bodies:
        return False
    name = above.bodies[0].body.name
    return name == above.text.strip() and labels.AREA.match(name) is not None


def _is_address(text: str, units: Sequence[Unit], number: int) -> bool:
    return number < len(units) and labels.is_address(units[number].span.of(text))


def _is_kind(named: NamedBody, placed: NamedBody) -> bool:
    """Tell a line that heads a list of bodies: "Anlaufstellen für Geflüchtete"."""
    begins = named.body.span.start == placed.body.span.start
    return begins and named.is_plural and named.strength is Strength.BARE


def _below_area(
    unit: Unit, text: str, mentions: tuple[Mention, ...], placed: NamedBody | None
) -> tuple[tuple[Mention, ...], NamedBody | None]:
    """Read the line between an area's name and its address as the department."""
    only_bodies = all(isinstance(mention, NamedBody) for mention in mentions)
    department = department_below(unit, text, mentions) if only_bodies else None
    return ((department,), None) if department else (mentions, placed)


def _kept(text: str, unit: Unit, written: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop credits, and of a line the bodies that say where something is or stand in an aside."""
    kept = tuple([mention for mention in mentions if not _is_credit(text, unit, mention)])
    if "c/o" in written:
        kept = _with_care_of(unit, written, kept)
    if not kept or unit.shape is not Shape.LINE:
        return kept
    if labels.is_address(written) or _TRANSIT.match(written):
        # "Bus 35, Klinik Lindenhof", "Rathausplatz 1": where it is, not who it is
        first = unit.span.start + labels.address_start(written)
        kept = tuple(m for m in kept if not isinstance(m, NamedBody) or m.body.span.end <= first)
        kept = _without_house(text, kept, first)
    if _PLACE_LABEL.match(written):
        return tuple(m for m in kept if not isinstance(m, NamedBody))
    if _IN_ROOM.search(written):
        # "Rathaus, Zimmer 12": where the office named above sits
        kept = tuple(m for m in kept if not isinstance(m, NamedBody) or not m.is_venue)
    if "(" in written:
        # "112 (auch SMS-Notruf)": an aside, not who answers
        aside = Ranges(Span(*match.span()) for match in _ASIDE.finditer(text, unit.span.start, unit.span.end))
        kept = tuple(m for m in kept if not isinstance(m, NamedBody) or not aside.covering(m.body.span))
    return kept


def _without_house(text: str, mentions: tuple[Mention, ...], address: int) -> tuple[Mention, ...]:
    """Drop the house between a name and its address: "Helferkreis Lohe, Gemeindehaus, Marktstraße 5"."""
    bodies = [m for m in mentions if isinstance(m, NamedBody)]
    house = bodies[-1] if len(bodies) > 1 else None
    if house is None or not house.is_venue or house.body.span.end + 2 < address:
        return mentions
    parted = text.startswith(",", bodies[-2].body.span.end)
    return tuple(m for m in mentions if m is not house) if parted else mentions


def _named_beside(text: str, unit: Unit, mentions: Sequence[Mention]) -> Sequence[NamedBody]:
    """Return the bodies that only their place beside a person or a channel tells."""
    if unit.shape is Shape.SENTENCE:
        return bracketed_bodies(text, unit.span, mentions)
    if unit.shape is not Shape.LINE:
        return ()
    beside = apposed_body(text, mentions) or led_body(text, unit.span, mentions)
    return (beside,) if beside else ()


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: place_of(mention).start))


def _opens_with_channel(
    units: Sequence[Unit], number: int, ordered: Sequence[Mention], starts: Sequence[int]
) -> bool:
    """Tell whether a line gives a channel before anybody's name: "Tel. 030 …"."""
    if number >= len(units) or units[number].shape is not Shape.LINE:
        return False
    first = bisect_left(starts, units[number].span.start)
    inside = first < len(ordered) and starts[first] < units[number].span.end
    return inside and isinstance(ordered[first], CHANNELS)


def _in_two_lines(
    text: str, above: Passage, unit: Unit, line: str, local_parts: frozenset[frozenset[str]]
) -> Person | None:
    """Read a first name and a surname on lines of their own as one person's if an address spells both."""
    first_name, surname = above.text.strip(), line.strip()
    is_name = first_name.isalpha() and surname.replace("-", "").isalpha() and not above.mentions
    if not is_name or frozenset((fold(first_name), fold(surname))) not in local_parts:
        return None
    span = Span(above.unit.span.start, unit.span.end)
    return Person(span, span.of(text), f"{first_name} {surname}", "name of address")


def _name_in_columns(
    text: str,
    units: Sequence[Unit],
    number: int,
    columns: Mapping[int, Column],
    mentions: tuple[Mention, ...],
) -> tuple[tuple[Mention, ...], None]:
    """Join a first name and a surname that stand in two cells of a row; the former is the person's."""
    kept = tuple(m for m in mentions if isinstance(m, CHANNELS))
    unit, beside = units[number], units[number + 1 : number + 2]
    if not beside or beside[0].row != unit.row:
        return kept, None
    pair = {columns.get(unit.block): unit, columns.get(beside[0].block): beside[0]}
    if len(pair) != 2 or None in pair or not pair.keys() <= {Column.FIRST_NAME, Column.SURNAME}:
        return kept, None
    span = Span(unit.span.start, beside[0].span.end)
    name = " ".join(
        " ".join(pair[column].span.of(text).split()) for column in (Column.FIRST_NAME, Column.SURNAME)
    )
    return (Person(span, span.of(text), name, "two columns", certainty=0.9), *kept), None


def _by_column(
    column: Column, mentions: tuple[Mention, ...], placed: NamedBody | None
) -> tuple[tuple[Mention, ...], NamedBody | None]:
    """Take a cell for what its table's first row says: who answers ("Verein"), or only for what ("Kurs")."""
    if column is Column.BODY:
        return mentions, placed and replace(placed, strength=Strength.NAMED)
    return tuple(m for m in mentions if not isinstance(m, NamedBody)), None


def _outside_channels(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop names read into an address ("Anna" of "anna.kramer@…")."""
    every = list(mentions)
    emails = [m for m in every if isinstance(m, Email) and not m.rule.endswith("link")]
    printed = Ranges(email.span for email in emails)
    return [m for m in every if isinstance(m, CHANNELS) or not printed.touching(place_of(m))]


def _with_care_of(unit: Unit, written: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Read a surname before "c/o" and who forwards to it: "Kramer c/o Suchthilfe Lohe, Marktstraße 5"."""
    match = _CARE_OF.match(written)
    if match is None or any(isinstance(m, Person) for m in mentions):
        return mentions
    if head_of(match["name"]) or is_common_word(match["name"]) or is_town(match["name"]):
        return mentions
    begin = unit.span.start
    span = Span(begin + match.start("name"), begin + match.end("name"))
    person = Person(span, match["name"], match["name"], "care of", certainty=0.8)
    if any(isinstance(m, NamedBody) and m.strength >= Strength.NAMED for m in mentions):
        return _in_order((person, *mentions))
    forwards = match["body"].rstrip()
    span = Span(begin + match.start("body"), begin + match.start("body") + len(forwards))
    body = NamedBody(Body(span, forwards, forwards, "care of"), None, Strength.NAMED, is_unit=False)
    return _in_order((person, body, *mentions))


def _local_parts(mentions: Sequence[Mention]) -> frozenset[frozenset[str]]:
    """Return the words of each address's local part: "armen.saigh@…" → {armen, saigh}."""
    parts = (re.split(r"[._-]", fold(m.address.partition("@")[0])) for m in mentions if isinstance(m, Email))
    return frozenset(frozenset(part) for part in parts)


def _owner_of_address(
    placed: NamedBody, local_parts: frozenset[frozenset[str]], *, sure: bool
) -> Person | None:
    """Read a line as a person whose address the page gives: "Armen Saigh / armen.saigh@…".

    So names that no list knows are found. Where not `sure`, a word of the line tells a body, and both names
    have to be spelled: "Verena Tafel / verena.tafel@…", not "Elisabeth Klinik / klinik@…".
    """
    words = placed.body.name.split()
    if not 2 <= len(words) <= 3 or any(is_town(word) or (word.isupper() and len(word) > 2) for word in words):
        return None  # "EUTB Lindenau / lindenau.eutb@…"
    first_name = first_name_rank(words[0]) > 1
    spelled = frozenset(fold(word) for word in words) in local_parts
    if not sure:
        spelled = spelled and first_name
    elif not spelled:
        # "Verena Zirkel / zirkel@…": a first name that is one, and the surname as the address has it
        spelled = first_name and frozenset({fold(words[-1])}) in local_parts
    if not spelled:
        return None
    return Person(placed.body.span, placed.body.text, placed.body.name, "name of address")


def _is_credit(text: str, unit: Unit, mention: Mention) -> bool:
    """Tell authors and photographers from contacts: "Foto: Anna Muster"."""
    if not isinstance(mention, Person):
        return False
    return labels.is_credit(text[max(unit.span.start, mention.span.start - 24) : mention.span.start])
