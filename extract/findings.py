"""All that one article yields: its mentions, article told from furniture, channels linked to who answers."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from extract.article import Span
from extract.find.bodies import find_bodies
from extract.find.body_heads import head_of
from extract.find.body_short import with_abbreviations
from extract.find.body_words import may_name_known
from extract.find.email_links import emails_of_links
from extract.find.emails import find_emails
from extract.find.first_names import first_names_alone
from extract.find.gazetteer import first_name_rank
from extract.find.persons import complete_surnames, find_persons
from extract.find.phone_links import phones_of_links
from extract.find.phone_region import region_of
from extract.find.phones import find_phones
from extract.find.surnames import repeated_surnames
from extract.furniture import article_blocks
from extract.layout import units_of
from extract.link import link
from extract.link.passages import passages_of
from extract.mention import Findings, value_of
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extract.article import Article, Identity
    from extract.find.bodies import NamedBody
    from extract.link.passages import Mention
    from extract.mention import Email, Person, Phone, Rejection

_T = TypeVar("_T")
_PLACE = attrgetter("span")


def findings_of(article: Article) -> Findings:
    """Find all channels, persons and contacts of an article."""
    phones, emails, rejections = _channels(article)
    if not phones and not emails:
        return Findings(article, rejections=rejections)
    own = article_blocks(article, [*phones, *emails])
    inside = [block.span for number, block in enumerate(article.blocks) if number in own]
    persons = _persons(article, inside)
    bodies = _bodies(article, inside, persons)
    blocks = Ranges(inside)
    article_phones = [phone for phone in phones if blocks.covering(phone.span)]
    article_emails = [email for email in emails if blocks.covering(email.span)]
    mentions: list[Mention] = [*article_phones, *article_emails, *persons, *bodies]
    contacts = link(article, passages_of(article, units_of(article, own), mentions))
    return Findings(
        article,
        phones=_first_by(value_of, article_phones),
        emails=_first_by(value_of, article_emails),
        contacts=contacts,
        persons=_first_by(attrgetter("name"), persons),
        furniture_phones=_first_by(value_of, (p for p in phones if not blocks.covering(p.span))),
        furniture_emails=_first_by(value_of, (e for e in emails if not blocks.covering(e.span))),
        rejections=rejections,
    )


def _channels(article: Article) -> tuple[list[Phone], list[Email], tuple[Rejection, ...]]:
    """Find the numbers and addresses of an article, printed or behind links, and what only looks like one.

    Numbers are read as German ones first; where they show that the article is from Austria or Switzerland
    they are read again.
    """
    text, links, blocks = article.text, article.links, article.blocks
    printed_emails, refused_emails = find_emails(text)
    emails = sorted((*printed_emails, *emails_of_links(links, text, printed_emails)), key=_PLACE)
    region = "DE"
    printed_phones, refused_phones = find_phones(text, region=region, links=links, blocks=blocks)
    as_printed = [phone.text for phone in printed_phones]
    as_printed += [r.text for r in refused_phones if r.reason not in ("date", "time")]
    if as_printed:
        addresses = [email.address for email in emails]
        region = region_of(text, article.url, article.language, as_printed, addresses)
    if region != "DE":
        printed_phones, refused_phones = find_phones(text, region=region, links=links, blocks=blocks)
    linked_phones, refused_links = phones_of_links(links, text, printed_phones, region=region)
    phones = sorted((*printed_phones, *linked_phones), key=_PLACE)
    return phones, emails, (*refused_phones, *refused_links, *refused_emails)


def _persons(article: Article, inside: Sequence[Span]) -> tuple[Person, ...]:
    """Find the persons named in ranges of an article, each with the full name that the article has."""
    named = find_persons(article.text, inside)
    found = tuple(_alone(person) for person in named if not _names_a_body(person))
    alone = first_names_alone(article.text, found, inside)
    persons = complete_surnames(sorted((*found, *alone), key=_PLACE))
    if article.identities:
        identities = _Identities(article.identities)
        persons = tuple(replace(person, identity=identities.of(person.span)) for person in persons)
    return tuple(sorted((*persons, *repeated_surnames(article.text, persons, inside)), key=_PLACE))


def _bodies(article: Article, inside: Sequence[Span], persons: Sequence[Person]) -> tuple[NamedBody, ...]:
    """Find the bodies named in ranges of an article."""
    named = [person.span for person in persons]
    bodies = with_abbreviations(article.text, find_bodies(article.text, inside, named), inside, named)
    if not article.identities:
        return bodies
    identities = _Identities(article.identities)
    return tuple(
        replace(body, body=replace(body.body, identity=identities.of(body.body.span))) for body in bodies
    )


class _Identities:
    """The publisher's own record numbers, asked for by the range of a mention."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._keys = {identity.span: identity.key for identity in identities}
        self._marked = Ranges(self._keys)

    def of(self, span: Span) -> str | None:
        """Return the number marked on a range that covers the mention, or that the mention covers."""
        near = self._marked.touching(span)
        return self._keys[near] if near and (near.covers(span) or span.covers(near)) else None


def _alone(person: Person) -> Person:
    """Return a person without the body that she is from: of "Herr Janssen von der Tafel", "Janssen"."""
    name, particle, rest = person.name.partition(" von der ")
    behind = particle + rest
    if not particle or not person.text.endswith(behind) or " " in name or first_name_rank(name) > 1:
        return person
    if head_of(rest.split(" ")[0]) is None and not may_name_known(rest):
        return person
    span = Span(person.span.start, person.span.end - len(behind))
    return replace(person, span=span, text=person.text.removesuffix(behind), name=name)


def _names_a_body(person: Person) -> bool:
    """Tell a body's name from a person's: "Caritas Lindenau", "EUTB Lindenau"."""
    words = person.text.split()
    abbreviated = len(words) > 1 and words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper()
    head = head_of(words[0])
    # "Spvgg Lohe", "Familienbildungsstätte Lohe"
    club = len(words) > 1 and head is not None and head.sort in ("area", "body", "unit")
    if (abbreviated or club) and not first_name_rank(words[0]):
        return True
    known = may_name_known(person.text)
    return known and any(named.body.rule == "known name" for named in find_bodies(person.text))


def _first_by(key: Callable[[_T], str], found: Iterable[_T]) -> tuple[_T, ...]:
    """Return what was found in order, of those with the same key the first."""
    first: dict[str, _T] = {}
    for one in found:
        first.setdefault(key(one), one)
    return tuple(first.values())
