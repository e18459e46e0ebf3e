"""Find contacts by the name of a person, from lists in the file, without loading what ranking takes."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory.weights import marked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from directory.query import Query

_CONTACT: Final = 1  # as in directory.index, which loads numpy
_NUMBER: Final = 4  # bytes of a document number in the index; its weight has one more
_LITTLE_ENDIAN: Final = array("H", [1]).tobytes() == b"\x01\x00"
_MOST_WORDS: Final = 5
# What so many times as many have in another field as are called so is a town's name or a firm's rather.
_NO_NAME: Final = 10
# "Frau Garten" is asked for by name; titles belong to no name either, but "Dr. Bauer" may be a firm.
_CALLED: Final = frozenset(("frau", "herr", "herrn"))
_ADDRESS: Final = _CALLED | {"dr", "prof"}
_COUNT: Final = "SELECT count(*) FROM contact_name WHERE name = ?"
# Of the rarest word's bearers those who bear the others too: each is one step in the table's own order.
_BEARERS: Final = "FROM contact_name AS rarest WHERE name = ?"
_TOO: Final = """
 AND EXISTS (SELECT 1 FROM contact_name AS other WHERE other.name = ?
    AND other.last_seen = rarest.last_seen AND other.contact_id = rarest.contact_id)"""
_NEWEST_FIRST: Final = " ORDER BY last_seen DESC, contact_id LIMIT ?"
_LISTS: Final = """
SELECT segment, documents FROM lookup_posting
WHERE term = ? AND segment IN (SELECT id FROM lookup_segment WHERE kind = ?)
"""
# A term as a key of a document's own list of terms: "=angler":1. Terms hold no quotes.
_FRESH: Final = "SELECT id FROM lookup_fresh WHERE kind = ? AND instr(terms, ? || ':')"
_NO_SEGMENT: Final = 0
_ALIVE: Final = """
SELECT value FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM lookup_dead WHERE segment = ?2 AND id = value)
"""
_NEWEST: Final = """
SELECT contact_id, article_id FROM passage WHERE contact_id IN (SELECT value FROM json_each(?))
ORDER BY published, id
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is called what was asked for, last seen first, and in whose other fields it stands.

    `bearers` are no more than were wanted, of so many as `count`; `others` are in no order.
    """

    bearers: tuple[int, ...]
    count: int
    others: tuple[int, ...]


def named(connection: sqlite3.Connection, query: Query, limit: int) -> Named | None:
    """Return whose persons bear all the words of a query as names, at most so many; -1: all.

    None where nobody does, and where the words are no mere name, so that it takes ranking to tell what is
    meant: a word of the field that other contacts have too ("Bauer", "Garten"), the name of a town. The
    name in a sentence that names somebody else too says nothing.
    """
    words = [word for word in query.words if word not in _ADDRESS]
    if not words or len(words) > _MOST_WORDS or query.phrases or query.excluded:
        return None
    if query.numbers or query.emails:
        return None
    counts = {word: int(connection.execute(_COUNT, (word,)).fetchone()[0]) for word in words}
    rarest = sorted(counts, key=counts.__getitem__)
    if not counts[rarest[0]]:
        return None
    bearing = _BEARERS + _TOO * (len(rarest) - 1)
    count = counts[rarest[0]]
    if len(rarest) > 1:
        (count,) = connection.execute(f"SELECT count(*) {bearing}", rarest).fetchone()
        if not count:
            return None
    others = _others(connection, words) if _CALLED.isdisjoint(query.words) else ()
    if others and (len(others) > _NO_NAME * count or _is_notion(words)):
        return None
    bearers = connection.execute(f"SELECT contact_id {bearing}{_NEWEST_FIRST}", (*rarest, limit))
    return Named(tuple(contact for (contact,) in bearers), count, others)


def newest_articles(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each contact with the articles that offer it, the newest of one contact last."""
    yield from connection.execute(_NEWEST, (json.dumps(list(ids)),))


def _is_notion(words: Sequence[str]) -> bool:
    """Tell whether all of the words are of the field, as the German side of the lexicon has them."""
    from directory.lexicon import german_words  # noqa: PLC0415 - 100 ms, and few names stand elsewhere

    return set(words).issubset(german_words())


def _others(connection: sqlite3.Connection, words: Sequence[str]) -> tuple[int, ...]:
    """Return the contacts in whose fields all the words stand, none of them in its name."""
    # What a contact is found by lies in one segment, whole; its old form may lie in another.
    forms: dict[int, set[int]] | None = None
    for word in words:
        having = _having(connection, marked(word))
        forms = having if forms is None else {key: forms[key] & having[key] for key in forms.keys() & having}
        if not any(forms.values()):
            return ()
    alive = (
        connection.execute(_ALIVE, (json.dumps(sorted(numbers)), segment))
        for segment, numbers in sorted((forms or {}).items())
    )
    return tuple(contact for rows in alive for (contact,) in rows)


def _having(connection: sqlite3.Connection, term: str) -> dict[int, set[int]]:
    """Return the numbers of the contacts that have a term, by segment, also of their old forms."""
    having: dict[int, set[int]] = {}
    for segment, data in connection.execute(_LISTS, (term, _CONTACT)):
        numbers = array("i")
        numbers.frombytes(data[: len(data) // (_NUMBER + 1) * _NUMBER])
        if not _LITTLE_ENDIAN:
            numbers.byteswap()
        having[segment] = set(numbers)
    fresh = connection.execute(_FRESH, (_CONTACT, json.dumps(term, ensure_ascii=False)))
    having[_NO_SEGMENT] = {number for (number,) in fresh}
    return having
