"""Know again who asked to be forgotten, without knowing them: keyed hashes, no clear text.

A hash is of who somebody is together with where: name and body, name and channel, a publisher's
record; and of a number or address that was nobody else's. A namesake elsewhere is not touched. The key
lies in the same file: it keeps the hashes from being looked up in lists made beforehand, not from
somebody who has the file and tries all numbers of a town.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from directory import names
from directory.blackening import blacken, channel_pattern, name_pattern, surname_pattern
from directory.offers import CHANNELS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from directory.facts import Facts
    from directory.offers import Offer, Said

_HASH_SIZE: Final = 20


@dataclass(frozen=True, slots=True)
class Screen:
    """What tells whether somebody in a new article has been forgotten."""

    key: bytes
    hashes: frozenset[bytes]

    def knows(self, *what: str) -> bool:
        """Tell whether this has been forgotten."""
        return hashed(self.key, *what) in self.hashes


def screen(connection: sqlite3.Connection) -> Screen | None:
    """Return what is forgotten, None if that is nothing."""
    hashes = frozenset(row[0] for row in connection.execute("SELECT hash FROM forgotten"))
    return Screen(key(connection), hashes) if hashes else None


def key(connection: sqlite3.Connection) -> bytes:
    """Return the key of this file."""
    return bytes(connection.execute("SELECT key FROM forgotten_key").fetchone()[0])


def hashed(secret: bytes, *what: str) -> bytes:
    """Return the keyed hash of what somebody is known by."""
    return hashlib.blake2b("\0".join(what).encode(), key=secret, digest_size=_HASH_SIZE).digest()


def traces(found: Facts) -> Iterator[tuple[str, ...]]:
    """Yield by what the contact with these facts would be known again, were it said once more."""
    if found.record is not None:
        yield ("record", *found.record)
    name = found.name
    if name is None:
        return
    who = names.sound(name.surname[-1])
    if name.is_full:
        who = " ".join(sorted((names.sound(name.given[0]), who)))
    for body in (found.unit, found.parent):
        if body is not None and not body.is_generic:
            yield ("name and body", who, body.key)
        elif body is not None:
            for where in (*found.areas, *found.town[:1]):
                yield ("name and body", who, body.key, where)
    for channel in found.channels:
        yield ("name and channel", who, channel)


def traces_of_surname(found: Facts, own: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield by what "Frau Behrens" would be known as Anna Behrens: a channel that was hers alone."""
    if found.name is not None:
        for channel in own:
            yield ("name and channel", names.sound(found.name.surname[-1]), channel)


def keep_out(known: Screen, text: str, offered: Sequence[Offer]) -> tuple[str, list[Offer]]:
    """Return an article's text and offers without those who are forgotten.

    Their names, numbers and addresses are blackened in the text and in the quotes of others; every
    character keeps its place.
    """
    out = [offer for offer in offered if any(known.knows(*trace) for trace in traces(offer.facts))]
    kept = [offer for offer in offered if offer not in out]
    private = {
        said for offer in offered for said in offer.said
        if said.field in CHANNELS and known.knows("channel", said.value)
    }  # fmt: skip
    if not out and not private:
        return text, list(offered)
    patterns = [
        *(name_pattern(said.text) for offer in out for said in offer.said if said.field == "person"),
        *(surname_pattern(said.value) for offer in out for said in offer.said if said.field == "person"),
        *(channel_pattern(said.value) for said in private),
    ]
    blackened = blacken(text, patterns, [(said.start, said.end) for said in private])
    return blackened, [offer for offer in (_without(one, private, blackened) for one in kept) if offer]


def _without(offer: Offer, private: set[Said], text: str) -> Offer | None:
    """Return an offer without channels that are forgotten; None if it has no other."""
    said = tuple(
        replace(one, text=text[one.start : one.end]) if one.text and one.field != "topic" else one
        for one in offer.said
        if one not in private
    )
    if not any(one.field in CHANNELS for one in said):
        return None
    gone = {one.value for one in private}
    facts = replace(offer.facts, channels=offer.facts.channels - gone)
    return replace(offer, said=said, facts=facts, quote=text[offer.start : offer.end])
