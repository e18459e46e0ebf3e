"""All that one article yields: its mentions, article told from furniture, channels linked to who answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.find.bodies import find_bodies
from extract.find.body_heads import head_of
from extract.find.body_words import may_name_known
from extract.find.email_links import emails_of_links
from extract.find.emails import find_emails
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
from extract.mention import Email, Findings, Person, Phone, Rejection
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.article import Article, Span


def findings_of(article: Article) -> Findings:
    """Find all channels, persons and contacts of an article."""
    text = article.text
    region = "DE"
    phones, refused_phones = find_phones(text, region=region, links=article.links, blocks=article.blocks)
    as_printed = [phone.text for phone in phones]
    as_printed += [r.text for r in refused_phones if r.reason not in ("date", "time")]
    emails, refused_emails = find_emails(text)
    refused_links: tuple[Rejection, ...] = ()
    if article.links and (hidden := emails_of_links(article.links, text, emails)):
        emails = tuple(sorted((*emails, *hidden), key=lambda email: email.span))
    if as_printed:
        addresses = [email.address for email in emails]
        region = region_of(text, article.url, article.language, as_printed, addresses)
    if region != "DE":
        phones, refused_phones = find_phones(text, region=region, links=article.links, blocks=article.blocks)
    if article.links:
        linked, refused_links = phones_of_links(article.links, text, phones, region=region)
        phones = tuple(sorted((*phones, *linked), key=lambda phone: phone.span)) if linked else phones
    refused = (*refused_phones, *refused_links, *refused_emails)
    if not phones and not emails:
        return Findings(article, rejections=refused)
    own = article_blocks(article, [*phones, *emails])
    inside = [block.span for number, block in enumerate(article.blocks) if number in own]
    keys = {identity.span: identity.key for identity in article.identities}
    marked = Ranges(keys)
    found = (person for person in find_persons(text, inside) if not _names_a_body(person))
    persons = complete_surnames(found)
    if keys:
        persons = tuple(replace(person, identity=_key(person.span, marked, keys)) for person in persons)
    if again := repeated_surnames(text, persons, inside):
        persons = tuple(sorted((*persons, *again), key=lambda person: person.span))
    bodies = find_bodies(text, inside, [person.span for person in persons])
    if keys:
        bodies = tuple(
            replace(named, body=replace(named.body, identity=_key(named.body.span, marked, keys)))
            for named in bodies
        )
    blocks = Ranges(inside)
    article_phones = tuple(phone for phone in phones if blocks.covering(phone.span))
    article_emails = tuple(email for email in emails if blocks.covering(email.span))
    units = units_of(article, own)
    contacts = link(
        article, passages_of(article, units, [*article_phones, *article_emails, *persons, *bodies])
    )
    return Findings(
        article,
        phones=_once(article_phones),
        emails=_once_each(article_emails),
        contacts=contacts,
        persons=_named_once(persons),
        furniture_phones=_once(tuple(phone for phone in phones if not blocks.covering(phone.span))),
        furniture_emails=_once_each(tuple(email for email in emails if not blocks.covering(email.span))),
        rejections=refused,
    )


def _key(span: Span, marked: Ranges, keys: Mapping[Span, str]) -> str | None:
    """Return the publisher's record number of a mention that covers, or is covered by, a marked range."""
    near = marked.touching(span)
    return keys[near] if near and (near.covers(span) or span.covers(near)) else None


def _names_a_body(person: Person) -> bool:
    """Tell a body's name from a person's: "Caritas Augsburg", "EUTB Augsburg"."""
    words = person.text.split()
    abbreviated = len(words) > 1 and words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper()
    head = head_of(words[0])
    club = len(words) > 1 and head is not None and head.sort == "area"  # "Spvgg Lohe"
    if (abbreviated or club) and not first_name_rank(words[0]):
        return True
    known = may_name_known(person.text)
    return known and any(named.body.rule == "known name" for named in find_bodies(person.text))


def _once(phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
    return tuple({phone.number: phone for phone in reversed(phones)}.values())[::-1]


def _once_each(emails: tuple[Email, ...]) -> tuple[Email, ...]:
    return tuple({email.address: email for email in reversed(emails)}.values())[::-1]


def _named_once(persons: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple({person.name: person for person in reversed(persons)}.values())[::-1]
