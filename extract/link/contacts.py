"""Link an article's mentions: from offers to contacts, one a person, one a body without a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.email_domain import is_provider
from extract.find.gazetteer import fold
from extract.find.roles import find_roles
from extract.layout import Shape
from extract.link import labels
from extract.link.answering import bodies_from_context, department_and_organization
from extract.link.apposition import addressed_office
from extract.link.confidence import confidence_of
from extract.link.location import by_place
from extract.link.offers import Offer
from extract.link.overview import Overview, overview_of
from extract.link.place import address_of
from extract.link.service import service_of
from extract.link.shares import shares_of
from extract.link.walk import offers_of
from extract.mention import Body, Channel, Contact, Email, Person, Phone, Place, Service, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.article import Article
    from extract.link.context import Context
    from extract.link.passages import Passage

_QUOTE_LENGTH = 500
_MOST_NAMES = 8  # of bodies with one number; more of them are no spellings of one name
_MOST_CHANNELS = 64  # of a sentence in which each body may have its own street


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
    location: str = ""  # of several at which one body answers


def link(article: Article, passages: Sequence[Passage]) -> tuple[Contact, ...]:
    """Return the contacts that the passages offer, in the order of the page."""
    overview = overview_of(article, passages)
    answers = [
        answer
        for offer, context in offers_of(passages)
        for answer in _answers(article, offer, context, overview)
    ]
    return tuple(_contact(article, answer) for answer in _without_repeats(_united(_completed(answers))))


def _answers(article: Article, offer: Offer, context: Context, overview: Overview) -> Iterator[_Answer]:
    bodies, rule = offer.bodies, offer.rule
    if not bodies:
        bodies = bodies_from_context(offer, context, overview)
        if not bodies and not offer.persons:
            office = addressed_office(article.text, offer.passages[-1].unit.span, offer.channels[0])
            bodies = (office,) if office else ()
        rule += ", body from context" if bodies else ", no body"
    persons = offer.persons
    if not persons and (named := overview.named_in(offer.channels)):
        persons, rule = (named,), rule + ", name in address"
    department, organization = department_and_organization(bodies, context, overview)
    if bodies is not offer.bodies:
        offer = Offer(offer.persons, bodies, offer.channels, offer.passages, offer.rule)
    service, quote = service_of(article, offer, context), _quote(offer)
    passages = offer.passages
    owners = () if persons else overview.owners_by_address(offer.channels)
    if not persons and not owners:
        for place, channels in by_place(article.text, offer.channels):
            yield _Answer(None, department, organization, channels, service, quote, rule, passages, place)
    for person, channels in owners or shares_of(persons, offer.channels):
        if channels:
            yield _Answer(person, department, organization, channels, service, quote, rule, passages)


def _quote(offer: Offer) -> Span:
    """Return the range of the sentence or of the card that makes the offer."""
    spans = [passage.unit.span for passage in offer.passages]
    if offer.passages[-1].unit.shape is Shape.SENTENCE:
        return spans[-1]
    start = min(span.start for span in spans)
    return Span(start, spans[-1].end) if spans[-1].end - start <= _QUOTE_LENGTH else spans[-1]


def _completed(answers: Sequence[_Answer]) -> list[_Answer]:
    """Give an answer without a body that of the answers with which it shares a number or a domain, if one.

    "Emil Walker, Musikverein Talbach, mvb@mv-talbach.example / Kassier: kasse@mv-talbach.example". Those who
    share a domain share the organization, not the department.
    """
    bodies: dict[str, dict[str, tuple[Body | None, Body | None]]] = {}
    for answer in answers:
        for channel in answer.channels:
            if answer.department or answer.organization:
                name = _folded(answer.department) + "/" + _folded(answer.organization)
                known = bodies.setdefault(value_of(channel), {})
                known.setdefault(name, (answer.department, answer.organization))
            if answer.organization and (domain := _own_domain(channel)):
                bodies.setdefault(domain, {}).setdefault(
                    _folded(answer.organization), (None, answer.organization)
                )
    return [_with_body(answer, bodies) for answer in answers]


def _with_body(
    answer: _Answer, bodies: Mapping[str, Mapping[str, tuple[Body | None, Body | None]]]
) -> _Answer:
    """Return an answer with the body that its channels are known with, if it has none and they know one."""
    if answer.department or answer.organization:
        return answer
    found: dict[str, tuple[Body | None, Body | None]] = {}
    for channel in answer.channels:
        found |= bodies.get(value_of(channel)) or bodies.get(_own_domain(channel) or "", {})
    if len(found) != 1:
        return answer
    ((department, organization),) = found.values()
    rule = answer.rule.replace("no body", "body of its domain")
    return replace(answer, department=department, organization=organization, rule=rule)


def _folded(body: Body | None) -> str:
    return fold(body.name) if body else ""


def _own_domain(channel: Channel) -> str | None:
    """Return the domain of an address, None if it is a provider's or the channel is none."""
    domain = channel.address.rpartition("@")[2] if isinstance(channel, Email) else ""
    return domain if domain and not is_provider(domain) else None


def _united(answers: Sequence[_Answer]) -> list[_Answer]:
    """Unite answers of the same person, or of the same body, and their channels."""
    groups: dict[tuple[str, str], list[_Answer]] = {}
    shorter = _shorter_names(answers)
    for answer in answers:
        identity = _identity(answer)
        groups.setdefault(shorter.get(identity, identity), []).append(answer)
    return [_one_of(group) if len(group) > 1 else group[0] for group in groups.values()]


def _shorter_names(answers: Sequence[_Answer]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the longer name that a body has where its number is given again: "Seefurter Polizei"."""
    named: dict[str, set[tuple[str, str]]] = {}
    for answer in answers:
        if not answer.person and not answer.department and answer.organization:
            for channel in answer.channels:
                named.setdefault(value_of(channel), set()).add(_identity(answer))
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for identities in named.values():
        if len(identities) > _MOST_NAMES:
            continue
        for kind, name in identities:
            ending = f" {name[:-1]}"
            longer = [other for other in identities if other[1].rpartition("@")[0].endswith(ending)]
            if len(longer) == 1 and name.endswith("@"):
                found[kind, name] = longer[0]
    return found


def _one_of(group: Sequence[_Answer]) -> _Answer:
    """Make one answer of several: the first with all channels, each once, and what only later ones know."""
    # what an answer says itself comes before what the page around it says
    sure = sorted(group, key=lambda answer: "body from context" in answer.rule)
    with_body = next((answer for answer in sure if answer.department or answer.organization), group[0])
    nearer = next((a for a in group if a.department and _same(a.organization, with_body.organization)), None)
    return replace(
        group[0],
        channels=_each_once(channel for answer in group for channel in answer.channels),
        department=with_body.department or (nearer.department if nearer else None),
        organization=with_body.organization or next((a.organization for a in group if a.organization), None),
        service=next((answer.service for answer in group if answer.service), None),
    )


def _same(one: Body | None, other: Body | None) -> bool:
    return one is not None and other is not None and fold(one.name) == fold(other.name)


def _identity(answer: _Answer) -> tuple[str, str]:
    if answer.person:
        return "person", fold(answer.person.name)
    body = answer.department or answer.organization
    if body is None and _is_labelled(answer):
        return "label", fold(answer.passages[0].text)
    return "body", f"{fold(body.name) if body else ''}@{answer.location}"


def _is_labelled(answer: _Answer) -> bool:
    """Tell channels below a line that says for what they are: "Jugendtraining: / jugend@…"."""
    first = answer.passages[0]
    return not first.channels and first.text.endswith(":") and not labels.is_generic(first.text)


def _without_repeats(answers: Sequence[_Answer]) -> list[_Answer]:
    """Drop a body's channels that the page elsewhere gives to a person of that body."""
    given = {value_of(c) for answer in answers if answer.person for c in answer.channels}
    kept = []
    for answer in answers:
        channels = (
            answer.channels
            if answer.person
            else tuple(c for c in answer.channels if value_of(c) not in given)
        )
        if channels:
            kept.append(answer if channels == answer.channels else replace(answer, channels=channels))
    return kept


def _each_once(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """Return the channels in order, of those with one number or address the first."""
    unique: dict[str, Channel] = {}
    for channel in channels:
        unique.setdefault(value_of(channel), channel)
    return tuple(unique.values())


def _place(article: Article, answer: _Answer) -> Place | None:
    """Return the town or land named before the number of one of several places, else the address."""
    if not answer.location:
        return address_of(article, answer.passages, since=_own_part(answer))
    start = article.text.rfind(answer.location, 0, answer.channels[0].span.start)
    span = Span(start, start + len(answer.location))
    return Place(span, answer.location, "before number") if start >= 0 else None


def _own_part(answer: _Answer) -> int:
    """Return where the part of a sentence begins that is about an answer's own body, 0 if all of it may be.

    "in der Buchhandlung Odenthal, Hauptstraße 12, 030 …, und in der Tourist-Information, 040 …"
    """
    last = answer.passages[-1]
    body = answer.department or answer.organization
    if last.unit.shape is not Shape.SENTENCE or body is None or not last.unit.span.covers(body.span):
        return 0
    if len(last.channels) > _MOST_CHANNELS:
        return 0
    own = {value_of(channel) for channel in answer.channels}
    others = (c.span.end for c in last.channels if value_of(c) not in own)
    return max((end for end in others if end <= body.span.start), default=0)


def _contact(article: Article, answer: _Answer) -> Contact:
    channels = _each_once(answer.channels)
    role = find_roles(article.text, answer.person) if answer.person else None
    # "Anna Kramer / Ganztagskoordination": what she does is no office besides
    is_function = role is not None and _folded(answer.department) == fold(role.text)
    contact = Contact(
        person=answer.person,
        role=role,
        department=None if is_function else answer.department,
        organization=answer.organization,
        service=answer.service,
        place=_place(article, answer),
        phones=tuple(c for c in channels if isinstance(c, Phone)),
        emails=tuple(c for c in channels if isinstance(c, Email)),
        quote=answer.quote,
        confidence=0.0,
        rule=answer.rule,
    )
    return replace(contact, confidence=confidence_of(contact))
