"""Link an article's mentions: from offers to contacts, one a person, one a body without a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extract.article import BlockKind, Span
from extract.find.bodies import NamedBody, Strength
from extract.find.gazetteer import fold
from extract.layout import Shape
from extract.link import labels
from extract.link.context import Context, main_body, of_domain, owner_of, press_office, title_bodies
from extract.link.offers import Offer, Run, neighbours, runs_of, share_numbers, shares_of
from extract.link.place import place_of
from extract.link.prose import offers_in_sentence, persons_offered_before
from extract.link.service import service_of
from extract.mention import Body, Contact, Email, Person, Phone, Service

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.article import Article
    from extract.link.passages import Channel, Passage

_QUOTE_LENGTH = 500
_FILLED = 0.6
_ALIKE = 88  # of 100: an inflected adjective apart


@dataclass(frozen=True, slots=True)
class _Answer:
    """One who answers, before the answers of the whole page are united."""

    person: Person | None
    department: Body | None
    organization: Body | None
    channels: tuple[Channel, ...]
    service: Service | None
    quote: Span
    rule: str
    passages: tuple[Passage, ...]


def link(article: Article, passages: Sequence[Passage]) -> tuple[Contact, ...]:
    """Return the contacts that the passages offer, in the order of the page."""
    answers = [
        answer
        for offer, context in _offers(passages)
        for answer in _answers(article, passages, offer, context)
    ]
    return tuple(_contact(article, passages, answer) for answer in _united(answers))


def _offers(passages: Sequence[Passage]) -> Iterator[tuple[Offer, Context]]:
    """Walk down the page: headings set the context, lines gather into groups, sentences stand alone."""
    context = Context()
    group: list[Passage] = []
    region = passages[0].unit.region if passages else None
    for number, passage in enumerate(passages):
        shape = passage.unit.shape
        if shape is not Shape.LINE or (group and passage.unit.region is not group[-1].unit.region):
            yield from ((offer, context) for offer in _offers_in_group(group, context))
            for line in group:
                context.pass_by(line)
            group = []
        if passage.unit.region is not region:
            # the column beside the text goes on with nothing that the text has said
            region, context = passage.unit.region, Context()
        if shape is Shape.HEADING:
            context.enter(passage)
            if passage.channels or passage.persons:
                group = [passage]
        elif shape is Shape.SENTENCE:
            if passage.channels:
                yield from (
                    (offer, context)
                    for offer in offers_in_sentence(
                        passage, context, passages[number + 1] if number + 1 < len(passages) else None
                    )
                )
            context.pass_by(passage)
        else:
            group.append(passage)
    yield from ((offer, context) for offer in _offers_in_group(group, context))


def _offers_in_group(group: Sequence[Passage], context: Context) -> Iterator[Offer]:
    """Read neighbouring lines as cards; a card without a body of its own has that of the first card."""
    if not any(passage.channels for passage in group):
        return
    first_bodies: tuple[NamedBody, ...] = ()
    first_block = -1
    runs = runs_of(group, cards=True)
    share_numbers(runs)
    before: Run | None = None
    for run in runs:
        bodies = tuple(_near(run))
        if all(body.is_plural for body in bodies) and context.heading_bodies():
            bodies = ()  # "Orthopädische Fachkliniken" below the heading that names the clinic
        if not run.channels:
            if bodies and not first_bodies and bodies[-1].strength >= Strength.NAMED:
                first_bodies, first_block = bodies, run.passages[0].unit.block
            continue
        persons = tuple(neighbours(run))
        rule = "card"
        if not persons and not bodies and (offered := persons_offered_before(context)):
            persons, rule = offered, "above card"
        if not bodies:
            unit = run.passages[0].unit
            if unit.block == first_block or unit.row or len(run.passages) == 1 or _continues(before, run):
                bodies = first_bodies
        elif not first_bodies:
            first_bodies, first_block = bodies, run.passages[0].unit.block
        yield Offer(persons, bodies, tuple(run.channels), tuple(run.passages), rule)
        before = run


def _continues(before: Run | None, run: Run) -> bool:
    """Tell whether a card of a person alone goes on with the office of the person's card right above."""
    if before is None or not before.persons or not run.persons:
        return False
    adjacent = run.passages[0].unit.block - before.passages[-1].unit.block <= 2
    return adjacent and not any(labels.has_role(passage.text) for passage in run.passages)


def _near(run: Run) -> list[NamedBody]:
    """Choose among the bodies above the channels: sure names before places on the page, both near by."""
    near = _adjoining(run)
    in_list = any(p.channels and p.unit.kind is BlockKind.ITEM for p in run.passages)
    listed = [p.unit.span for p in run.passages if p.unit.kind is BlockKind.ITEM and not in_list]
    bodies = [
        body
        for body in run.bodies
        if not any(span.covers(body.body.span) for span in listed)
        and (body.strength >= Strength.NAMED or body.body.span.start >= near)
    ]
    sure = [body for body in bodies if body.strength >= Strength.NAMED]
    if sure:
        return sure
    # "Babymassage / Anmeldung unter: …": what one registers for does not answer
    invites = any(labels.INVITES.search(passage.text) for passage in run.passages)
    return [] if invites else bodies[-1:]


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


def _answers(
    article: Article, passages: Sequence[Passage], offer: Offer, context: Context
) -> Iterator[_Answer]:
    bodies, rule = offer.bodies, offer.rule
    if not bodies:
        bodies = _bodies_from_context(article, passages, offer, context)
        rule += ", body from context" if bodies else ", no body"
    department, organization = _department_and_organization(bodies)
    if (
        bodies
        and (bodies[-1].is_unit or bodies[-1].strength < Strength.NAMED)
        and department in (None, bodies[-1].body)
    ):
        larger = organization if department else None
        larger = (
            larger or _larger(bodies[-1].body, passages) or _around(article, passages, bodies[-1], context)
        )
        if larger:
            department, organization = bodies[-1].body, larger
    service = service_of(article, replace(offer, bodies=bodies), context)
    quote = _quote(offer)
    persons = offer.persons
    if not persons and (named := _named_in_address([p for q in passages for p in q.persons], offer.channels)):
        persons, rule = (named,), rule + ", name in address"
    if not persons:
        yield _Answer(None, department, organization, offer.channels, service, quote, rule, offer.passages)
    for person, channels in shares_of(persons, offer.channels):
        if channels:
            yield _Answer(person, department, organization, channels, service, quote, rule, offer.passages)


def _bodies_in(passage: Passage) -> tuple[NamedBody, ...]:
    return passage.bodies if passage.placed is None else (*passage.bodies, passage.placed)


def _bodies_from_context(
    article: Article, passages: Sequence[Passage], offer: Offer, context: Context
) -> tuple[NamedBody, ...]:
    """Return who answers where the offer itself names no body, the nearest evidence first."""
    if office := press_office(article):
        return (office,)
    channels = [channel for passage in passages for channel in passage.channels]
    last = offer.passages[-1]
    leading = main_body(article, passages)
    main = (leading,) if leading else ()
    owner = owner_of(article, channels)
    owners = (owner,) if owner else ()
    spelled = of_domain([body for passage in passages for body in _bodies_in(passage)], offer.channels)
    spelling = (spelled,) if spelled else ()
    if last.unit.shape is Shape.SENTENCE:
        speaks = labels.OURS.search(last.text)
        said = () if speaks else context.said_bodies(last.unit.block)
        named = context.heading_bodies() or title_bodies(article, passages, placed=False)
        return spelling or said or named or owners or main
    heading = context.heading_bodies()
    if card := context.card_bodies():
        return (*heading, *card) if card[-1].is_unit else card
    invites = any(labels.INVITES.search(passage.text) for passage in offer.passages)
    above = None if invites else context.heading_above()
    if above and offer.persons and not context.headings[-1].bodies:
        above = None  # above a person stands what she does as often as where
    return (
        heading
        or spelling
        or ((above,) if above else ())
        or context.said_bodies(last.unit.block, reach=3)
        or title_bodies(article, passages, placed=context.is_generic())
        or owners
        or (() if context.headings else main)
    )


def _named_in_address(persons: Sequence[Person], channels: Sequence[Channel]) -> Person | None:
    """Return the person of the article whose first and last name the only address holds."""
    emails = [channel for channel in channels if isinstance(channel, Email)]
    if len(emails) != 1:
        return None
    local = fold(emails[0].address.partition("@")[0])
    for person in persons:
        words = fold(person.name).split()
        if len(words) > 1 and words[0] in local and words[-1] in local.replace(words[0], "", 1):
            return person
    return None


def _around(article: Article, passages: Sequence[Passage], unit: NamedBody, context: Context) -> Body | None:
    """Return the larger body that heading, title, site or the whole article name for a unit."""
    channels = [channel for passage in passages for channel in passage.channels]
    titles = [body for body in title_bodies(article, passages, placed=False) if _fills(body, article.title)]
    main = [body] if unit.is_unit and (body := main_body(article, passages)) else []
    headings = context.heading_bodies() if unit.is_unit else ()
    for named in (*headings, *titles, owner_of(article, channels), *main):
        if named and _is_larger(named) and not _alike(named.body, unit.body):
            return named.body
    return None


def _is_larger(named: NamedBody) -> bool:
    """Tell a body that can have units: one with a name or a legal form, not "Schuldnerberatung" alone."""
    if named.is_unit or named.is_plural or named.strength < Strength.NAMED:
        return False
    return (
        named.strength is Strength.LEGAL
        or " " in named.body.name
        or named.body.rule in ("known name", "owner")
    )


def _fills(named: NamedBody, title: str | None) -> bool:
    """Tell a title that is a body's name from one that mentions a body."""
    return title is not None and len(named.body.name) >= _FILLED * len(title)


def _larger(department: Body, passages: Sequence[Passage]) -> Body | None:
    """Return the larger body that the article names elsewhere ("der Fachdienst X des Landkreises Y")."""
    named = fold(department.name)
    parents = (b.parent for p in passages for b in p.bodies if b.parent and fold(b.body.name) == named)
    return next(parents, None)


def _department_and_organization(bodies: Sequence[NamedBody]) -> tuple[Body | None, Body | None]:
    """Tell the unit that answers from the larger body it belongs to."""
    if not bodies:
        return None, None
    units = [named for named in bodies if named.is_unit]
    chosen = units[-1] if units else bodies[-1]
    others = [named.body for named in bodies if named is not chosen]
    larger = chosen.parent or next((other for other in others if not _alike(other, chosen.body)), None)
    if chosen.is_unit or larger:
        return chosen.body, larger
    return None, chosen.body


def _alike(one: Body, other: Body) -> bool:
    """Tell whether two names are of the same body: "Staatliche Gesundheitsamt", "Staatliches Gesundheitsamt"."""
    return fuzz.ratio(fold(one.name), fold(other.name)) > _ALIKE


def _quote(offer: Offer) -> Span:
    """Return the range of the sentence or of the card that makes the offer."""
    spans = [passage.unit.span for passage in offer.passages]
    if offer.passages[-1].unit.shape is Shape.SENTENCE:
        return spans[-1]
    start = min(span.start for span in spans)
    return Span(start, spans[-1].end) if spans[-1].end - start <= _QUOTE_LENGTH else spans[-1]


def _united(answers: Sequence[_Answer]) -> list[_Answer]:
    """Unite answers of the same person, or of the same body, and their channels."""
    united: list[_Answer] = []
    for answer in answers:
        position = next((i for i, other in enumerate(united) if _is_same(answer, other)), None)
        if position is None:
            united.append(answer)
            continue
        other = united[position]
        known = {_value(channel) for channel in other.channels}
        channels = (*other.channels, *(c for c in answer.channels if _value(c) not in known))
        united[position] = replace(
            other,
            channels=channels,
            department=other.department or answer.department,
            organization=other.organization or answer.organization,
            service=other.service or answer.service,
        )
    return _without_repeats(united)


def _is_same(one: _Answer, other: _Answer) -> bool:
    if one.person or other.person:
        return (
            one.person is not None
            and other.person is not None
            and (fold(one.person.name) == fold(other.person.name))
        )
    return _body_name(one) == _body_name(other)


def _body_name(answer: _Answer) -> str:
    body = answer.department or answer.organization
    return fold(body.name) if body else ""


def _without_repeats(answers: Sequence[_Answer]) -> list[_Answer]:
    """Drop a body's channels that the page elsewhere gives to a person of that body."""
    given = {_value(c) for answer in answers if answer.person for c in answer.channels}
    kept = []
    for answer in answers:
        channels = (
            answer.channels if answer.person else tuple(c for c in answer.channels if _value(c) not in given)
        )
        if channels:
            kept.append(replace(answer, channels=channels))
    return kept


def _value(channel: Channel) -> str:
    return channel.address if isinstance(channel, Email) else channel.number


def _contact(article: Article, passages: Sequence[Passage], answer: _Answer) -> Contact:
    unique: dict[str, Channel] = {}
    for channel in answer.channels:
        unique.setdefault(_value(channel), channel)
    return Contact(
        person=answer.person,
        role=None,
        department=answer.department,
        organization=answer.organization,
        service=answer.service,
        place=place_of(article, answer.passages),
        phones=tuple(c for c in unique.values() if isinstance(c, Phone)),
        emails=tuple(c for c in unique.values() if isinstance(c, Email)),
        quote=answer.quote,
        confidence=0.5,
        rule=answer.rule,
    )
