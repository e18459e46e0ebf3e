"""Turn the findings of an article into what is stored: passages that offer a contact, and statements."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from directory import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directory.facts import Facts
    from directory.topics import Topics
    from extract.article import Article, Span
    from extract.mention import Contact, Findings, Person

_FIELD_OF_KIND: Final = {"voice": "phone", "short": "phone", "mobile": "mobile", "fax": "fax"}
CHANNELS: Final = frozenset({"phone", "mobile", "fax", "email"})
_PRINTED: Final = "heading"
# Father and son: "Karl Wessel jun.", "Karl Wessel (sen.)", "Karl Wessel, Junior,". What follows keeps out "im
# Jun. 2019" and "Karl Wessel Senior Consultant".
_GENERATION: Final = re.compile(
    r"(?P<before>,?\s?\(?)(?P<name>(?:jun|sen|[JjSs]r)\.(?! ?\d)"
    r"|(?:jun|sen|[JjSs]r|[Jj]unior|[Ss]enior)(?=[,;.:)\n]|\Z))\)?"
)


class _Mention(Protocol):
    """What all mentions have."""

    @property
    def span(self) -> Span: ...
    @property
    def text(self) -> str: ...
    @property
    def rule(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Said:
    """One field as an article says it; `text` is the written form at `start:end` of its text."""

    field: str
    value: str
    text: str
    start: int
    end: int
    rule: str
    confidence: float
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that offers a contact: `quote` is `start:end` of the article's text."""

    facts: Facts
    start: int
    end: int
    quote: str
    confidence: float
    said: tuple[Said, ...]


def offers(findings: Findings, topics: Topics) -> tuple[Offer, ...]:
    """Return what an article offers, in its order."""
    article = findings.article
    headings = [block.span for block in article.blocks if block.kind == _PRINTED]
    starts = [span.start for span in headings]
    offered = []
    for contact in findings.contacts:
        before = bisect_right(starts, contact.quote.start)
        heading = headings[before - 1].of(article.text) if before else None
        offered.append(_offer(article, contact, heading, topics))
    return tuple(offered)


def gathered(said: Iterable[tuple[str, str, str, str | None]], publisher: str | None) -> Facts:
    """Return the facts of a passage that says these: (field, value, text, identity)."""
    said = list(said)
    one = {field: (value, text, identity) for field, value, text, identity in said}
    nothing = (None, "", None)
    person, place = one.get("person", nothing), one.get("place", nothing)
    department, organization = one.get("department", nothing), one.get("organization", nothing)
    return facts.gather(
        person=person[0],
        written=person[1],
        department=department[0],
        organization=organization[0],
        place=place[0],
        record=person[2],
        body_record=(department if department[0] else organization)[2],
        channels=[value for field, value, _, _ in said if field in CHANNELS],
        publisher=publisher,
    )


def facts_of(said: Iterable[Said], article: Article) -> Facts:
    """Return the facts of a passage of an article that says these."""
    fields = [(one.field, one.value, one.text, one.identity) for one in said]
    return gathered(fields, article.publisher or article.owner)


def digest_of_article(article: Article) -> str:
    """Return what tells whether text or head of an article are otherwise now."""
    # A file's date changes when it is copied; nothing in it has.
    published = None if article.published_rule == "file" else article.published
    head = (article.title, published, article.published_rule, article.publisher)
    place = (article.section, article.language, article.url, article.owner)
    return _digest(article.text, repr(head), repr(place))


def digest_of_offers(article: Article, offered: Sequence[Offer]) -> str:
    """Return what two sources must share to be one article: the text, and what it offers."""
    parts = (repr((offer.start, offer.end, offer.confidence, offer.said)) for offer in offered)
    return _digest(article.text, *parts)


def _digest(*parts: str) -> str:
    # Surrogates are cleaned away on reading; whoever builds an article by hand must not crash here.
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _offer(article: Article, contact: Contact, heading: str | None, topics: Topics) -> Offer:
    start, end = contact.quote.start, contact.quote.end
    quote = article.text[start:end]
    person = None if contact.person is None else _with_generation(contact.person, article.text)
    service = contact.service.name if contact.service else None
    classified = topics.classify(service, heading, article.title, quote)
    where = contact.service.span if contact.service else contact.quote
    topics_said = (
        Said("topic", topic, service or "", where.start, where.end, "topics", confidence)
        for topic, confidence in classified
    )
    said = tuple(dict.fromkeys((*_said(replace(contact, person=person)), *topics_said)))
    return Offer(facts_of(said, article), start, end, quote, contact.confidence, said)


def _with_generation(person: Person, text: str) -> Person:
    """Return the person with the "jun." or "sen." that stands behind the name: the father is not the son."""
    found = _GENERATION.match(text, person.span.end)
    if found is None or not found["before"]:
        return person
    span = replace(person.span, end=found.end())
    return replace(person, span=span, text=text[span.start : span.end], name=f"{person.name} {found['name']}")


def _said(contact: Contact) -> Iterator[Said]:
    sure = contact.confidence
    if person := contact.person:
        yield _of("person", person.name, person, sure, person.identity)
    for field, body in (("department", contact.department), ("organization", contact.organization)):
        if body is not None:
            yield _of(field, body.name, body, sure, body.identity)
    if service := contact.service:
        yield _of("service", service.name, service, sure)
    if role := contact.role:
        yield _of("role", role.text, role, sure)
    if place := contact.place:
        yield _of("place", place.text, place, sure)
    for phone in contact.phones:
        yield _of(_FIELD_OF_KIND[phone.kind], phone.number, phone, sure)
    for email in contact.emails:
        yield _of("email", email.address, email, sure)


def _of(field: str, value: str, mention: _Mention, confidence: float, identity: str | None = None) -> Said:
    span = mention.span
    return Said(field, value, mention.text, span.start, span.end, mention.rule, confidence, identity)
