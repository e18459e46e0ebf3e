"""Which of several persons answers on which of the channels that they are named with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.find.gazetteer import fold
from extract.mention import Email, Phone, PhoneKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.mention import Channel, Person


def shares_of(
    persons: Sequence[Person], channels: Sequence[Channel]
) -> list[tuple[Person, tuple[Channel, ...]]]:
    """Tell which of several persons answers on which of the run's channels.

    An address that holds one person's surname is hers alone; as many numbers as persons, printed after
    all of them, are theirs in order ("-531 | -425" to two names); all else is shared.
    """
    if len(persons) <= 1:
        return [(person, tuple(channels)) for person in persons]
    owned = {id(channel): owner for channel in channels if (owner := _owner(persons, channel))}
    phones = [channel for channel in channels if isinstance(channel, Phone)]
    if _are_in_order(persons, phones):
        owned |= {id(phone): person for person, phone in zip(persons, phones, strict=True)}
    return [(person, tuple(c for c in channels if owned.get(id(c), person) is person)) for person in persons]


def _are_in_order(persons: Sequence[Person], phones: Sequence[Phone]) -> bool:
    """Tell whether each person has one of the numbers, which stand behind all of them in their order."""
    if len(phones) != len(persons) or len({phone.number for phone in phones}) < len(phones):
        return False
    last_name = max(person.span.end for person in persons)
    if any(phone.span.start < last_name for phone in phones):
        return False
    # "Telefon: 030 … / Mobil: 0171 …" below two names are both's
    labelled = any(phone.rule == "label" for phone in phones)
    return len({phone.kind if labelled else phone.kind is PhoneKind.FAX for phone in phones}) == 1


def _owner(persons: Sequence[Person], channel: Channel) -> Person | None:
    """Return the one person whose surname the address holds."""
    if not isinstance(channel, Email):
        return None
    local = fold(channel.address.split("@")[0]).replace(".", "").replace("-", "").replace("_", "")
    owners = [person for person in persons if _surname(person) in local]
    return owners[0] if len(owners) == 1 else None


def _surname(person: Person) -> str:
    return fold(person.name.split()[-1]).replace("-", "")
