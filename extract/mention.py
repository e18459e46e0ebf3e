"""What is found in an article: mentions, each with its range, written form, and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from extract.article import Article, Span


class PhoneKind(StrEnum):
    """What answers at a number. A short code (110, 116117) is dialled as it is, everywhere in the country."""

    VOICE = "voice"
    MOBILE = "mobile"
    FAX = "fax"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number: `number` is E.164, or the digits of a short code; `text` is the written form.

    `completed` marks a number printed without its area code, completed from the document.
    """

    span: Span
    text: str
    number: str
    kind: PhoneKind
    rule: str
    completed: bool = False


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address: `address` is lower-cased with obfuscation undone; `text` is the written form."""

    span: Span
    text: str
    address: str
    rule: str


Channel: TypeAlias = Phone | Email
CHANNELS: Final = (Phone, Email)  # to be asked for by `isinstance`, which is slow with a union


def value_of(channel: Channel) -> str:
    """Return the number or address of a channel: what tells it from others, however it is written."""
    return channel.address if isinstance(channel, Email) else channel.number


@dataclass(frozen=True, slots=True)
class Person:
    """A person: `name` is first and last name without titles; `identity` is the publisher's record number.

    `given` is false where the document has the surname alone ("Frau Meier"). `certainty` is the share
    of right names, in [0, 1], that was measured for names found this way.
    """

    span: Span
    text: str
    name: str
    rule: str
    given: bool = True
    identity: str | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Body:
    """A department, office, association, firm.

    `name` is in the nominative: "des Landkreises X" → "Landkreis X".
    """

    span: Span
    text: str
    name: str
    rule: str
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """The function printed for a person ("Integrationsbeauftragte", "1. Vorsitzender")."""

    span: Span
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Service:
    """What one calls about, a short noun phrase in the document's words; `name` is in the nominative."""

    span: Span
    text: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the contact is: a postal address or a town, as printed."""

    span: Span
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that looked like a channel and is none, with the reason ("date", "iban", "law section")."""

    span: Span
    text: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call about what: a person, or (person None) the body that answers on the channels.

    `quote` is the range of the sentence or block that says so. `confidence` is the probability in
    [0, 1] that the whole contact is right.
    """

    person: Person | None
    role: Role | None
    department: Body | None
    organization: Body | None
    service: Service | None
    place: Place | None
    phones: tuple[Phone, ...]
    emails: tuple[Email, ...]
    quote: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article yields. `furniture_*` are channels of the page's frame, in no contact.

    `persons` are all persons found near a channel or needed to tell them apart, contacts or not.
    """

    article: Article
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    contacts: tuple[Contact, ...] = ()
    persons: tuple[Person, ...] = ()
    furniture_phones: tuple[Phone, ...] = ()
    furniture_emails: tuple[Email, ...] = ()
    rejections: tuple[Rejection, ...] = ()
