"""Find contacts by numbers in any spelling, by the last digits, by parts of e-mail addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from directory.query import Query

# Four digits may stand in every number of a town: nobody looks through more.
_MOST = 10_000
_WHOLE = 7  # digits that make a number one's own; fewer are its last ones, or stand somewhere in it


def find(connection: sqlite3.Connection, query: Query) -> Iterator[tuple[int, float]]:
    """Yield the contacts that have a number or address asked for, with how surely it is meant, in (0, 1]."""
    for digits in query.numbers:
        for contact, number in connection.execute(
            "SELECT contact_id, number FROM contact_phone WHERE instr(number, ?) LIMIT ?", (digits, _MOST)
        ):
            ends = number.endswith(digits)
            yield (
                contact,
                1.0
                if number.lstrip("+") == digits or (ends and len(digits) >= _WHOLE)
                else (0.9 if ends else 0.6),
            )
    for part in query.emails:
        for contact, address in connection.execute(
            "SELECT contact_id, address FROM contact_email WHERE instr(lower(address), ?) LIMIT ?",
            (part, _MOST),
        ):
            yield contact, 1.0 if address.lower() == part else 0.8
