"""The context of a passage: the headings above it, and what the section has said before."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength
from extract.layout import Shape
from extract.link import labels
from extract.link.affiliation import speaks_for
from extract.mention import Body

if TYPE_CHECKING:
    from extract.link.passages import Passage
    from extract.mention import Person, Service

# A heading that speaks to the reader names nobody: "So erreichen Sie uns".
_ADDRESSES = re.compile(
    r"\?|\b(?:Du|Sie|Dich|Dir|Ihnen|Ihr|wir|uns|mich|ich|dein\w*|unser\w*)\b", re.IGNORECASE
)
# "die Broschüre des Bundesministeriums": who wrote what one may read.
_WRITTEN_BY = re.compile(
    r"(?:broschüren?|merkbl(?:att|ätter)|flyers?|leitfaden|ratgeber|faltblatt|homepage|web-?seiten?|"
    r"internet-?seiten?|websites?|internetauftritt|richtlinien?|portal) "
    r"(?:der|des|vom|von|beim|bei der)(?: \w{1,20}en)? \Z",
    re.IGNORECASE,
)
_LONGEST_WRITTEN = 64  # characters that those words take at most
# "Der Pflegedienst ist im Landratsamt zu erreichen": what stands behind is where, not who.
_WITHIN = re.compile(
    r"\b(?:(?:im|in der|in dem|am) (?:\w{1,20}en )?(?:[A-ZÄÖÜ]\w{2,30} (?:der|des) )?|"
    r"(?:Öffnungszeiten|Räumen?|Räumlichkeiten|Foyer|[Ss]aal|Gebäude|Parkplatz|Nähe|Eingang|Turnhalle|Aula) "
    r"(?:des|der|vom|von) (?:\w{1,20}en )?|"
    rf"{labels.PLACE} ?: ?)\Z"
)
_QUOTED = 2  # sentences back to the one that says who speaks
# "auf Anregung der Elternliga", "mit Partnern wie dem Roten Kreuz": who stands beside who answers.
_BESIDE = re.compile(
    r"\b(?:(?:[Aa]uf (?:Anregung|Initiative|Antrag|Wunsch|Kosten)|[Ii]m Auftrag) (?:der|des|von|vom)|"
    r"(?:[Mm]it|[Dd]ank) (?:freundlicher |finanzieller )?Unterstützung (?:der|des|durch|von|vom)|"
    r"(?:gefördert|unterstützt|finanziert) (?:durch|von|vom)|[Zz]u ?[Gg]unsten (?:der|des|von|vom)|"
    r"(?:kommt|kommen|geht|gehen|fließt|fließen)(?: zu gleichen Teilen)?(?: an)? (?:der|dem|die|den|das)|"
    r"(?:[Kk]ooperation|[Zz]usammenarbeit) mit|"
    r"(?:Partnern?|Organisationen|Verbänden?|Vereinen?|Trägern?|Einrichtungen|Behörden) wie)"
    r"(?: (?:der|dem|den|die|das))?(?: \w{1,20}en)? [„“\"]?\Z"
)
_NEAR = 4  # persons before a body that it may be said of
_END = attrgetter("span.end")
_LONG_AGO = 60  # sentences, of a paragraph without end
_MOST_BESIDE = 3  # words of a title or a function beside the name that is a heading
_FAR = 8  # passages between a heading and a card, above which the heading names another thing


@dataclass(slots=True)
class Context:
    """What a reader keeps in mind on the way down the page."""

    headings: list[Passage] = field(default_factory=list)
    section: list[Passage] = field(default_factory=list)
    seen: list[Passage] = field(default_factory=list)
    signed: Person | None = None
    services: dict[int, Service | None] = field(default_factory=dict)  # by the start of the sentence

    def enter(self, heading: Passage) -> None:
        """Take a heading: it ends the sections of its own level and below."""
        level = heading.unit.level or 7
        self.headings = [above for above in self.headings if (above.unit.level or 7) < level]
        self.headings.append(heading)
        self.section = []

    def pass_by(self, passage: Passage) -> None:
        """Keep what the section has said so far."""
        self.section.append(passage)
        self.seen.append(passage)

    def heading_bodies(self) -> tuple[NamedBody, ...]:
        """Return the bodies that the nearest naming heading names by its words.

        "Bistum X, Seelsorge für Y" names two, the larger first.
        """
        for heading in reversed(self.headings):
            if any(body.strength >= Strength.NAMED for body in heading.bodies):
                bodies = tuple(body for body in heading.bodies if body.strength >= Strength.WEAK)
                return (*_before_comma(heading), *bodies)
            inner = [body.parent for body in heading.bodies if body.strength is Strength.WEAK and body.parent]
            if inner and inner[0].span.start >= heading.bodies[0].body.span.end:
                # "Beratung der IHK Seefurt": what it does, and who does it
                return (NamedBody(inner[0], None, Strength.NAMED, is_unit=False),)
            weak = any(body.strength is Strength.WEAK for body in heading.bodies)
            if heading.placed and (
                heading.placed.strength >= Strength.NAMED
                or (weak and not labels.heads_an_offer(heading.placed.body.name))
            ):
                return (heading.placed,)
        return ()

    def heading_person(self) -> tuple[Person, ...]:
        """Return the person whom the nearest heading names that says more than "Kontakt", else nobody."""
        for heading in reversed(self.headings):
            if labels.is_generic(heading.text):
                continue
            if len(heading.persons) != 1 or heading.bodies or heading.channels:
                return ()
            beside = len(heading.text.split()) - len(heading.persons[0].text.split())
            return heading.persons if beside <= _MOST_BESIDE else ()
        return ()

    def person_above(self) -> tuple[Person, ...]:
        """Return the person whose name is a bold line above, nobody if a channel stands in between.

        "**Anna Kramer** / Stellvertretung / „Mir ist wichtig, …“ / Mail: …"
        """
        for passage in reversed(self.section[-_FAR:]):
            if passage.channels:
                return ()
            if passage.unit.shape is Shape.LINE and len(passage.persons) == 1 and passage.unit.is_bold:
                alone = passage.text.strip() == passage.persons[0].text
                return passage.persons if alone else ()
        return ()

    def heading_above(self) -> NamedBody | None:
        """Return the body that the heading right above a card names by its place alone."""
        heading = self.headings[-1] if self.headings else None
        if not heading or not heading.placed or len(self.section) > _FAR:
            return None
        return heading.placed if heading.bodies or not _ADDRESSES.search(heading.text) else None

    def is_generic(self) -> bool:
        """Tell whether the heading above says only that a contact follows."""
        return bool(self.headings) and labels.is_generic(self.headings[-1].text)

    def heads_all(self) -> bool:
        """Tell whether the heading above, if any, only names a function, asks, or announces a contact."""
        if not self.headings or self.is_generic():
            return True
        text = self.headings[-1].text
        return labels.has_role(text) or _ADDRESSES.search(text) is not None

    def card_bodies(self) -> tuple[NamedBody, ...]:
        """Return the bodies that the section named last on a line of their own.

        The line right above a unit's names what it is a part of: "Landratsamt Seefurt / Sachgebiet 32".
        """
        unit: tuple[NamedBody, ...] = ()
        for passage in reversed(self.section[-_FAR:]):
            if passage.unit.shape is Shape.LINE and passage.unit.kind is not BlockKind.ITEM:
                strong = tuple(body for body in passage.bodies if body.strength >= Strength.NAMED)
                if unit or (strong and not strong[-1].is_unit):
                    return (*strong, *unit)
                unit = strong
        return unit

    def introduced(self, block: int) -> tuple[NamedBody, ...]:
        """Return the body with which the paragraph right above begins: "Telefonseelsorge: Ein Ohr …"."""
        for passage in reversed(self.section):
            if passage.unit.block < block - 1:
                break
            first = passage.bodies[0] if passage.bodies else None
            if first is None or first.strength < Strength.NAMED or first.is_plural:
                continue
            begin = passage.unit.span.start
            start, end = first.body.span.start - begin, first.body.span.end - begin
            if start <= 2 and passage.text[end:].startswith((":", " –", " -")):
                return (first,)
        return ()

    def speakers(self) -> tuple[Person, ...]:
        """Return who speaks in the sentence right before, or is named in it: "…“, so Anna Kramer vom …"."""
        return next((p.persons for p in reversed(self.section[-_QUOTED:]) if p.persons), ())

    def said_bodies(self, block: int, *, reach: int = 1) -> tuple[NamedBody, ...]:
        """Return the bodies that this paragraph or one of the `reach` before named last.

        One that only says where something is, who helped or for whom a person speaks answers if they name
        no other.
        """
        where: tuple[NamedBody, ...] = ()
        for passage in reversed(self.section[-_LONG_AGO:]):
            if passage.unit.block < block - reach:
                break
            # "das Repair-Café im Mehrgenerationenhaus Linde": where it belongs says which one
            strong = tuple(
                b
                for b in passage.bodies
                if (b.strength >= Strength.NAMED or (b.strength is Strength.WEAK and b.parent))
                and not (b.is_plural or b.is_place or is_author(passage, b))
            )
            if strong and passage.unit.kind is not BlockKind.ITEM:
                # "Der Pflegedienst ist im Landratsamt zu erreichen": where it is does not answer
                others = tuple(body for body in strong if not _is_aside(passage, body))
                if others:
                    return others[-1:]
                where = where or who_answers(passage, strong)[-1:]
        return where


def who_answers(passage: Passage, bodies: tuple[NamedBody, ...]) -> tuple[NamedBody, ...]:
    """Leave out where something takes place: an office if another is named, a house in any case.

    "Die Tastings finden in der Gaststätte Krone statt" tells nobody who answers.
    """
    others = tuple(body for body in bodies if not is_where(passage, body))
    return others or tuple(body for body in bodies if not body.is_venue)


def is_where(passage: Passage, named: NamedBody) -> bool:
    """Tell a body named as the place of something: "im Landratsamt", "in der Gaststätte Krone"."""
    end = max(0, named.body.span.start - passage.unit.span.start)
    return _WITHIN.search(passage.text, max(0, end - _LONGEST_WRITTEN), end) is not None


def _is_aside(passage: Passage, named: NamedBody) -> bool:
    return is_where(passage, named) or is_beside(passage, named) or is_of_a_person(passage, named)


def is_beside(passage: Passage, named: NamedBody) -> bool:
    """Tell who helps or is an example from who answers: "auf Anregung der Elternliga"."""
    end = max(0, named.body.span.start - passage.unit.span.start)
    return _BESIDE.search(passage.text, max(0, end - _LONGEST_WRITTEN), end) is not None


def is_of_a_person(passage: Passage, body: NamedBody) -> bool:
    """Tell a body that is said of a person: "Prof. Bernd Voss von der Universität Lohe", "… (Die Linke)"."""
    start, begin = body.body.span.start, passage.unit.span.start
    before = bisect_right(passage.persons, start, key=_END)
    near = passage.persons[max(0, before - _NEAR) : before]
    if passage.text.startswith(")", body.body.span.end - begin) and any(
        passage.text[person.span.end - begin : start - begin] == " (" for person in near
    ):
        return True
    return any(speaks_for(passage, person, body) for person in near)


def is_author(passage: Passage, named: NamedBody) -> bool:
    """Tell who wrote what one may read from who answers: "die Broschüre des Bundesministeriums"."""
    end = named.body.span.start - passage.unit.span.start
    return _WRITTEN_BY.search(passage.text, max(0, end - _LONGEST_WRITTEN), max(0, end)) is not None


def _before_comma(heading: Passage) -> tuple[NamedBody, ...]:
    """Return the proper name before what it is: "Annenstift, Fachklinik für Kinder"."""
    name, comma, _ = heading.text.partition(",")
    first = heading.bodies[0].body.span.start - heading.unit.span.start
    if not comma or first <= len(name) or not name[:1].isupper() or len(name.split()) > 4:
        return ()
    span = Span(heading.unit.span.start, heading.unit.span.start + len(name))
    return (NamedBody(Body(span, name, name, "before comma"), None, Strength.NAMED, is_unit=False),)
