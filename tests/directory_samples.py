"""Build findings by hand: invented people, numbers reserved for drama, addresses in .example."""

from __future__ import annotations

from dataclasses import dataclass

from extract.article import Article, Block, BlockKind, Span
from extract.mention import (
    Body,
    Contact,
    Email,
    Findings,
    Person,
    Phone,
    PhoneKind,
    Place,
    Role,
    Service,
)

BERLIN = "+4930231250"  # (0)30 23125 000-999: two digits more make a number
FRANKFURT = "+4969900090"
HAMBURG = "+4940669690"
COLOGNE = "+492214710"
MUNICH = "+4989999980"
MOBILE = "+4917139200"


@dataclass(frozen=True)
class Wanted:
    """What an article shall offer; `findings` writes the sentence and finds the ranges."""

    person: str | None = None
    written: str | None = None
    role: str | None = None
    department: str | None = None
    organization: str | None = None
    service: str | None = None
    place: str | None = None
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    record: str | None = None
    body_record: str | None = None
    confidence: float = 0.9


def findings(  # noqa: PLR0913 - the head of an article has so many lines
    source: str,
    *contacts: Wanted,
    title: str | None = "Neues aus dem Rathaus",
    published: str | None = "2024-05-17",
    published_rule: str | None = "meta",
    publisher: str | None = "Der Bote",
    text: str = "",
) -> Findings:
    """Return an article with a paragraph for each contact, and the contacts with their true ranges."""
    parts = [title or "", text or "Das Angebot richtet sich an alle."]
    position = sum(len(part) + 1 for part in parts)
    found = []
    for wanted in contacts:
        paragraph, made = _paragraph(wanted, position)
        parts.append(paragraph)
        found.append(made)
        position += len(paragraph) + 1
    blocks = []
    position = 0
    for number, part in enumerate(parts):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADING
        blocks.append(Block(Span(position, position + len(part)), kind, level=0 if number else 1))
        position += len(part) + 1
    article = Article(
        source=source,
        text="\n".join(parts),
        blocks=tuple(blocks),
        title=title,
        published=published,
        published_rule=published_rule if published else None,
        publisher=publisher,
        language="de",
    )
    return Findings(article, contacts=tuple(found))


class _Sentence:
    """A sentence that grows and remembers where each piece stands."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.text = ""

    def put(self, text: str, before: str = "") -> tuple[Span, str]:
        self.text += before + text
        end = self.start + len(self.text)
        return Span(end - len(text), end), text


def _paragraph(wanted: Wanted, start: int) -> tuple[str, Contact]:
    sentence = _Sentence(start)
    person = role = department = organization = service = place = None
    if wanted.person:
        span, text = sentence.put(wanted.written or wanted.person)
        given = " " in wanted.person
        person = Person(span, text, wanted.person, "label", given=given, identity=wanted.record)
    if wanted.role:
        role = Role(*sentence.put(wanted.role, ", "), rule="behind name")
    if wanted.department:
        span, text = sentence.put(wanted.department, ", " if sentence.text else "")
        department = Body(span, text, wanted.department, "head", identity=wanted.body_record)
    if wanted.organization:
        span, text = sentence.put(wanted.organization, ", " if sentence.text else "")
        own = None if wanted.department else wanted.body_record
        organization = Body(span, text, wanted.organization, "head", identity=own)
    if wanted.service:
        span, text = sentence.put(wanted.service, " hilft bei: ")
        service = Service(span, text, wanted.service, "heading")
    if wanted.place:
        place = Place(*sentence.put(wanted.place, ", "), rule="address")
    phones = [
        Phone(*sentence.put(number, f", {label} "), number=number, kind=_kind(kind, number), rule="labelled")
        for kind, label, numbers in (
            (PhoneKind.VOICE, "Telefon", wanted.phones),
            (PhoneKind.MOBILE, "mobil", wanted.mobiles),
            (PhoneKind.FAX, "Fax", wanted.faxes),
        )
        for number in numbers
    ]
    emails = [
        Email(*sentence.put(address, ", E-Mail "), address=address, rule="plain") for address in wanted.emails
    ]
    span, _ = sentence.put(".")
    return sentence.text, Contact(
        person=person,
        role=role,
        department=department,
        organization=organization,
        service=service,
        place=place,
        phones=tuple(phones),
        emails=tuple(emails),
        quote=Span(start, span.end),
        confidence=wanted.confidence,
        rule="same sentence",
    )


def _kind(kind: PhoneKind, number: str) -> PhoneKind:
    return kind if number.startswith("+") else PhoneKind.SHORT
