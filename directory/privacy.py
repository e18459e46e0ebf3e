"""Private or office: what an entry says of somebody's own telephone and letter box."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directory.blackening import blacken, channel_pattern
from extract.find.email_domain import is_provider

if TYPE_CHECKING:
    from directory.entry import Entry


def private_channels(entry: Entry) -> frozenset[str]:
    """Return the numbers and addresses of an entry that are a person's own.

    Of a person without a body that is all. Of one with a body: mobile numbers, and addresses at
    providers where anybody gets one. A body has none; staff whose office deals with the public may be
    listed with what their office gives out (BVerwG, 23 June 2008, 2 B 131/07).
    """
    if entry.person is None:
        return frozenset()
    if entry.body is None:
        return frozenset(entry.all_phones + entry.emails)
    free = (address for address in entry.emails if is_provider(address.rpartition("@")[2]))
    return frozenset((*entry.mobiles, *free))


def office_only(entry: Entry) -> Entry | None:
    """Return the entry without private numbers and addresses, in the quote too; None if none is left."""
    private = private_channels(entry)
    if not private:
        return entry
    left = replace(
        entry,
        phones=tuple(number for number in entry.phones if number not in private),
        mobiles=tuple(number for number in entry.mobiles if number not in private),
        faxes=tuple(number for number in entry.faxes if number not in private),
        emails=tuple(address for address in entry.emails if address not in private),
        quote=None if entry.quote is None else blacken(entry.quote, map(channel_pattern, sorted(private))),
    )
    return left if left.all_phones or left.emails else None
