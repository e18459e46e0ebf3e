"""Find contacts by numbers in any spelling, by the last digits, by parts of e-mail addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from directory.query import Query

# Four digits may stand in every number of a town: nobody looks through more.
_MOST: Final = 10_000
_WHOLE: Final = 7  # digits that make a number one's own; fewer are its last ones, or stand somewhere in it
# Countries whose numbers are written without their code here; "" for one that was written with it, and for
# short codes.
_BEFORE: Final = ("+49", "+43", "+41", "+", "")
# A number with up to so many digits behind it is an extension of it: "967-0" is asked for, "967606" is held.
_EXACT_NUMBER: Final = """
SELECT contact_id, number FROM contact_phone WHERE number >= ?1 AND number < ?1 || ':' LIMIT ?2
"""
_PART_OF_NUMBER: Final = "SELECT contact_id, number FROM contact_phone WHERE instr(number, ?) LIMIT ?"
_EXACT_ADDRESS: Final = "SELECT contact_id FROM contact_email WHERE address = ? LIMIT ?"
_PART_OF_ADDRESS: Final = """
SELECT contact_id, address FROM contact_email WHERE instr(lower(address), ?) LIMIT ?
"""


def find(connection: sqlite3.Connection, query: Query) -> Iterator[tuple[int, float]]:
    """Yield the contacts that have a number or address asked for, with how surely it is meant, in (0, 1].

    A whole number or address is looked up in the index. If it is nobody's, all are searched for one that
    ends with it or holds it, which in a directory of a million takes a tenth of a second.
    """
    for digits in query.numbers:
        yield from _by_number(connection, digits)
    for part in query.emails:
        exact = connection.execute(_EXACT_ADDRESS, (part, _MOST)).fetchall()
        yield from ((contact, 1.0) for (contact,) in exact)
        if not exact:
            for contact, address in connection.execute(_PART_OF_ADDRESS, (part, _MOST)):
                yield contact, 1.0 if address.lower() == part else 0.8


def _by_number(connection: sqlite3.Connection, digits: str) -> Iterator[tuple[int, float]]:
    found = [
        row
        for before in _BEFORE
        if len(digits) >= _WHOLE
        for row in connection.execute(_EXACT_NUMBER, (before + digits, _MOST))
    ]
    if found:
        for contact, number in found:
            yield contact, 1.0 if number.endswith(digits) else 0.6
        return
    for contact, number in connection.execute(_PART_OF_NUMBER, (digits, _MOST)):
        ends = number.endswith(digits)
        whole = number.lstrip("+") == digits or (ends and len(digits) >= _WHOLE)
        yield contact, 1.0 if whole else (0.9 if ends else 0.6)
