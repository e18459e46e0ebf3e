"""Find contacts by the name of a person alone, from the index in the file, without loading all of it."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Final

from directory.words import stem, tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from directory.query import Query

_CONTACT: Final = 1  # as in directory.index, which loads numpy
_NUMBER: Final = 4  # bytes of a document number in the index; its weight has one more
_LITTLE_ENDIAN: Final = array("H", [1]).tobytes() == b"\x01\x00"
_MOST_WORDS: Final = 5
_MOST_BEARERS: Final = 2000
# Forms of address belong to no name.
_ADDRESS: Final = frozenset(("frau", "herr", "herrn", "dr", "prof"))
_FIELDS: Final = """
SELECT id, person, coalesce(role, '') || ' ' || coalesce(department, '') || ' ' || coalesce(organization, '')
       || ' ' || coalesce(service, '') || ' ' || coalesce(place, '')
FROM contact WHERE id IN (SELECT value FROM json_each(?))
"""
_IS_DEAD: Final = "SELECT 1 FROM lookup_dead WHERE segment = ? AND id = ?"
_NEWEST: Final = """
SELECT contact_id, article_id FROM passage WHERE contact_id IN (SELECT value FROM json_each(?))
ORDER BY published, id
"""


def named(connection: sqlite3.Connection, query: Query) -> tuple[int, ...]:
    """Return the contacts whose persons bear all the words of a query as names, or none.

    None, too, where a contact has one of the words in another field ("Fischer" in the name of a body): then
    they are no mere name, and it takes ranking to tell what is meant. The name in a sentence that names
    somebody else too says nothing.
    """
    words = [word for word in query.words if word not in _ADDRESS]
    if not words or len(words) > _MOST_WORDS or query.phrases or query.excluded:
        return ()
    if query.numbers or query.emails:
        return ()
    # What a contact is found by lies in one segment, whole; its old form may lie in another.
    forms: set[tuple[int, int]] | None = None
    for word in words:
        having = set(_having(connection, stem(word)))
        forms = having if forms is None else forms & having
        if not forms:
            return ()
    if forms is None or len(forms) > _MOST_BEARERS:
        return ()
    bearers = {form[1] for form in forms if connection.execute(_IS_DEAD, form).fetchone() is None}
    found = []
    for contact, person, fields in connection.execute(_FIELDS, (json.dumps(sorted(bearers)),)):
        if person and set(words) <= set(tokens(person)):
            found.append(contact)
        elif not set(words).isdisjoint(tokens(fields)):
            return ()
    return tuple(found)


def newest_articles(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each contact with the articles that offer it, the newest of one contact last."""
    yield from connection.execute(_NEWEST, (json.dumps(list(ids)),))


def _having(connection: sqlite3.Connection, term: str) -> Iterator[tuple[int, int]]:
    """Yield segment and number of the contacts that have a term, also of their old forms."""
    lists = connection.execute(
        "SELECT segment, documents FROM lookup_posting WHERE term = ?"
        " AND segment IN (SELECT id FROM lookup_segment WHERE kind = ?)",
        (term, _CONTACT),
    )
    for segment, data in lists:
        numbers = array("i")
        numbers.frombytes(data[: len(data) // (_NUMBER + 1) * _NUMBER])
        if not _LITTLE_ENDIAN:
            numbers.byteswap()
        yield from ((segment, number) for number in numbers)
    for number, terms in connection.execute("SELECT id, terms FROM lookup_fresh WHERE kind = ?", (_CONTACT,)):
        if term in json.loads(terms):
            yield 0, number
