"""Walk down the page: headings set the context, lines gather into cards, sentences stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.article import BlockKind
from extract.find.bodies import NamedBody, Strength
from extract.layout import Shape
from extract.link import labels
from extract.link.context import Context
from extract.link.offers import Offer, neighbours, runs_of, share_numbers
from extract.link.passages import place_of
from extract.link.prose import offers_in_sentence, persons_offered_before, signature_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.article import Span
    from extract.link.passages import Passage
    from extract.link.run import Run
    from extract.mention import Person

_SHORTEST_NAME = 5  # letters; "Frau", "Tel."
# "Leitung: Frau " between what a line names and who leads it.
_LED = re.compile(r"(?:\b(?:Frau|Herrn?|Dr\.|Leitung|Leiter(?:in)?|c/o|Tel|Telefon)[ .:,]{0,2}){1,3}\Z")


def offers_of(passages: Sequence[Passage]) -> Iterator[tuple[Offer, Context]]:
    """Yield every offer with the context in which it stands.

    The context goes on changing with the walk: an offer is to be used before the next is asked for.
    """
    signed = signature_of(passages)
    context = Context(signed=signed)
    group: list[Passage] = []
    region = passages[0].unit.region if passages else None
    for number, passage in enumerate(passages):
        shape = passage.unit.shape
        if shape is Shape.HEADING and labels.labels_channel(passage.text):
            shape = Shape.LINE  # "### Musikverein / Marktstraße 5 / ### E-Mail / info@…": one card
        if shape is not Shape.LINE or passage.unit.region is not region:
            yield from ((offer, context) for offer in _offers_in_group(group, context))
            for line in group:
                context.pass_by(line)
            group = []
        if passage.unit.region is not region:
            # the column beside the text goes on with nothing that the text has said
            region, context = passage.unit.region, Context(signed=signed)
        if shape is Shape.HEADING:
            context.enter(passage)
            if passage.channels or passage.persons:
                group = [passage]
        elif shape is Shape.SENTENCE:
            if passage.channels:
                following = passages[number + 1] if number + 1 < len(passages) else None
                yield from ((offer, context) for offer in offers_in_sentence(passage, context, following))
            context.pass_by(passage)
        else:
            group.append(passage)
    yield from ((offer, context) for offer in _offers_in_group(group, context))


def _persons_above(context: Context) -> tuple[tuple[Person, ...], str]:
    """Return who is meant by a card that names nobody, and the rule that says so."""
    if offered := persons_offered_before(context):
        return offered, "above card"
    if named := context.heading_person():
        return named, "heading"
    if above := context.person_above():
        return above, "name above"
    return (), "card"


@dataclass(frozen=True, slots=True)
class _Head:
    """The bodies that a group of cards names first, and the block in which it does.

    They are in an entry where their own line gives the channel.
    """

    bodies: tuple[NamedBody, ...]
    block: int
    heads_all: bool = False
    is_label: bool = False  # "Bauamt: Anna Kramer", not the line on top of a list
    is_in_entry: bool = False

    def is_of(self, run: Run, before: Run | None) -> bool:
        """Tell whether a card without a body of its own is one of theirs; `before` is the card above it."""
        unit, text = run.passages[0].unit, run.passages[0].text
        if self.heads_all:
            return True
        if labels.labels_desk(text) and (self.is_label or labels.labels_office(text)):
            return False  # "Kasse: Anna Kramer, 030 …" below "Bauamt: …" is another desk
        if self.is_in_entry and _opens_otherwise(run.passages[0]):
            return False  # "Kindergarten Lohe, Anna Kramer, 030 … / Villa Kunterbunt, Bernd Voss, 030 …"
        beside = unit.block == self.block or bool(unit.row) or len(run.passages) == 1
        return beside or _continues(before, run)


def _offers_in_group(group: Sequence[Passage], context: Context) -> Iterator[Offer]:
    """Read neighbouring lines as cards; a card without a body of its own has that of the first card."""
    if not any(passage.channels for passage in group):
        return
    runs = runs_of(group, cards=True)
    share_numbers(runs)
    staffed = any(passage.persons and passage.unit.kind is BlockKind.CELL for passage in group)
    head: _Head | None = None
    before: Run | None = None
    bodies_before: tuple[NamedBody, ...] = ()
    for run in runs:
        bodies = tuple(_near(run, staffed=staffed))
        if all(body.is_plural for body in bodies) and context.heading_bodies():
            bodies = ()  # "Orthopädische Fachkliniken" below the heading that names the clinic
        block = run.passages[0].unit.block
        if not run.channels:
            if bodies and (_heads_next(run, bodies[-1]) if head else bodies[-1].strength >= Strength.NAMED):
                head = _Head(bodies, block)
            continue
        persons = tuple(neighbours(run))
        rule = "card"
        if not persons and not bodies:
            persons, rule = _persons_above(context)
        if not bodies and before and before.passages[-1] is run.passages[0]:
            bodies = bodies_before  # "Bauamt: Anna Kramer, 030 …; Bernd Voss, 040 …"
        elif bodies and (head is None or head.is_in_entry):
            head = _head_of(run, bodies)
        elif not bodies and head is not None and head.is_of(run, before):
            bodies = head.bodies
        yield Offer(persons, bodies, tuple(run.channels), tuple(run.passages), rule)
        before, bodies_before = run, bodies


def _head_of(run: Run, bodies: tuple[NamedBody, ...]) -> _Head:
    """Return the bodies of a card as the head of those below it."""
    body = bodies[-1]
    return _Head(
        bodies,
        run.passages[0].unit.block,
        heads_all=_stands_above(run, body),
        is_label=labels.labels_desk(run.passages[0].text),
        is_in_entry=any(p.channels and p.unit.span.covers(body.body.span) for p in run.passages),
    )


def _heads_next(run: Run, body: NamedBody) -> bool:
    """Tell a line that is a body's name alone: from here on the cards below are of that body."""
    passage = run.passages[-1]
    named = [m for m in passage.mentions if isinstance(m, NamedBody)]
    if len(run.passages) > 1 or len(named) != 1 or body.is_venue or body.is_plural:
        return False
    is_whole = named[0].body.span.end - named[0].body.span.start >= len(passage.text.strip(" :"))
    return is_whole and named[0].strength >= Strength.WEAK


def _opens_otherwise(passage: Passage) -> bool:
    """Tell a line that names something of its own before its first person or channel."""
    named = [place_of(m).start for m in passage.mentions if not isinstance(m, NamedBody)]
    if not passage.channels or not named:
        return False
    before = _LED.sub("", passage.text[: min(named) - passage.unit.span.start]).strip(" ,;:(–-")
    if len(before) < _SHORTEST_NAME or not before[0].isupper():
        return False
    said = labels.is_generic(before) or labels.has_role(before) or labels.is_hours(before)
    return not (said or labels.is_address(before))


def _stands_above(run: Run, body: NamedBody) -> bool:
    """Tell whether a body stands above the first person's card in a block of its own: it heads all cards."""
    named = next((p for p in run.passages if p.unit.span.covers(body.body.span)), None)
    if named is None or not run.persons or run.persons[0].span.start < body.body.span.start:
        return False
    return not any(p.unit.block == named.unit.block and (p.channels or p.persons) for p in run.passages)


def _continues(before: Run | None, run: Run) -> bool:
    """Tell whether a card of a person alone goes on with the office of the person's card right above."""
    if before is None or not before.persons or not run.persons:
        return False
    adjacent = run.passages[0].unit.block - before.passages[-1].unit.block <= 2
    # "Buchhaltung" between name and number says that he sits elsewhere
    return adjacent and not any(labels.has_role(p.text) or _is_unknown(p) for p in run.passages)


def _is_unknown(passage: Passage) -> bool:
    """Tell a line of a card that gives nobody, no channel, no address, no hours and no label."""
    text = passage.text
    known = passage.mentions or labels.is_address(text) or labels.is_hours(text) or labels.is_web(text)
    return not (known or labels.is_generic(text) or labels.LABEL.match(text))


def _near(run: Run, *, staffed: bool) -> list[NamedBody]:
    """Choose among the bodies above the channels: sure names before places on the page, both near by.

    In a `staffed` table, one with a column of persons, the other cells say what each is for.
    """
    near, bold, set_aside = _adjoining(run), _bold_starts(run), _set_aside(run, staffed=staffed)
    bodies = [
        body
        for body in run.bodies
        if not any(span.covers(body.body.span) for span in set_aside)
        and (body.strength >= Strength.NAMED or body.body.span.start >= near or body.body.span.start in bold)
    ]
    sure = [body for body in bodies if body.strength >= Strength.NAMED]
    if sure:
        return sure
    # "Babymassage / Anmeldung unter: …": what one registers for does not answer
    invites = any(labels.invites(passage.text) for passage in run.passages)
    return [] if invites else bodies[-1:]


def _set_aside(run: Run, *, staffed: bool) -> list[Span]:
    """Return the lines of a card that name nobody who answers: of a list without channels, of other cells."""
    is_list = any(p.channels and p.unit.kind is BlockKind.ITEM for p in run.passages)
    return [
        p.unit.span
        for p in run.passages
        if (p.unit.kind is BlockKind.ITEM and not is_list)
        or (staffed and p.unit.kind is BlockKind.CELL and p.placed and p.placed.strength < Strength.NAMED)
    ]


def _bold_starts(run: Run) -> frozenset[int]:
    """Return where a bold line heads the block of the channels, whatever stands between.

    "**Kleiderladen** / Gut erhaltene Jacken, Hosen / Telefon: …"
    """
    blocks = {passage.unit.block for passage in run.passages if passage.channels}
    return frozenset(
        p.placed.body.span.start
        for p in run.passages
        if p.placed and p.unit.is_bold and p.unit.block in blocks
    )


def _adjoining(run: Run) -> int:
    """Return where the card begins whose channels these are.

    Going up from the first channel: persons, addresses, hours and labels belong to the card, a line of
    another kind ends it ("Herbstprüfung / 3. Dezember / Leistungsrichter: …").
    """
    first = next((n for n, passage in enumerate(run.passages) if passage.channels), len(run.passages))
    start = run.passages[first].unit.span.start if first < len(run.passages) else 0
    for passage in reversed(run.passages[:first]):
        text = passage.text
        known = passage.placed or passage.mentions or labels.is_address(text) or labels.is_hours(text)
        if not (known or labels.is_web(text) or labels.is_generic(text) or labels.has_role(text)):
            break
        start = passage.unit.span.start
    return start
