"""Write and remove the passages of an article and their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory.load import SAID_ON
from directory.offers import gathered

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from directory.facts import Facts
    from directory.grouping import Grouping
    from directory.offers import Offer

_SAID_ON: Final = f"SELECT {SAID_ON} FROM article WHERE id = ?"  # noqa: S608  no value from outside
_CONTACT: Final = "SELECT contact_id FROM facts WHERE id = ?"
_PUT: Final = """
INSERT INTO passage (contact_id, facts_id, article_id, start, "end", quote, published, confidence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_PUT_STATEMENT: Final = """
INSERT INTO statement (passage_id, contact_id, article_id, field, value, text, start, "end", rule, confidence,
                       published, identity)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PUBLISHER: Final = "SELECT coalesce(publisher, owner) FROM article WHERE id = ?"
_STATEMENTS: Final = "SELECT field, value, text, identity FROM statement WHERE passage_id = ?"
# What was written before its contact was known; what was grouped anew has been moved already.
_ALLOT: Final = (
    """
UPDATE passage SET contact_id = (SELECT contact_id FROM facts WHERE facts.id = passage.facts_id)
WHERE article_id = ? AND contact_id IS NULL
""",
    """
UPDATE statement SET contact_id = (SELECT contact_id FROM passage WHERE passage.id = passage_id)
WHERE article_id = ? AND contact_id IS NULL
""",
)


def write(
    connection: sqlite3.Connection, grouping: Grouping, article_id: int, offered: Sequence[Offer]
) -> set[int]:
    """Write what an article offers; return the ids of the contacts concerned."""
    if not offered:
        return set()
    attached = [grouping.attach(offer.facts) for offer in offered]
    # Grouped first: what is written with its contact need not be written again with it.
    concerned = grouping.regroup(facts_id for facts_id, is_changed in attached if is_changed)
    (published,) = connection.execute(_SAID_ON, (article_id,)).fetchone()
    for offer, (facts_id, _) in zip(offered, attached, strict=True):
        (contact_id,) = connection.execute(_CONTACT, (facts_id,)).fetchone()
        concerned.add(contact_id)
        row = (offer.start, offer.end, offer.quote, published, offer.confidence)
        passage_id = connection.execute(_PUT, (contact_id, facts_id, article_id, *row)).lastrowid
        connection.executemany(
            _PUT_STATEMENT,
            [
                (
                    passage_id,
                    contact_id,
                    article_id,
                    said.field,
                    said.value,
                    said.text,
                    said.start,
                    said.end,
                    said.rule,
                    said.confidence,
                    published,
                    said.identity,
                )
                for said in offer.said
            ],
        )
    return concerned


def remove(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Remove what an article says; return the ids of the facts that it said."""
    said = {
        row[0]
        for row in connection.execute("SELECT facts_id FROM passage WHERE article_id = ?", (article_id,))
    }
    connection.execute("DELETE FROM statement WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM passage WHERE article_id = ?", (article_id,))
    return said


def reattach(
    connection: sqlite3.Connection, grouping: Grouping, article_id: int
) -> tuple[set[int], set[int]]:
    """Gather the facts of an article's passages anew: its head, or how names are folded, has changed.

    Return the ids of the facts that must be regrouped, and of those that may have lost their last passage.
    """
    changed: set[int] = set()
    left: set[int] = set()
    (publisher,) = connection.execute(_PUBLISHER, (article_id,)).fetchone()
    held = connection.execute(
        "SELECT id, facts_id FROM passage WHERE article_id = ?", (article_id,)
    ).fetchall()
    for passage_id, old in held:
        facts_id, is_changed = grouping.attach(_facts(connection, passage_id, publisher))
        if is_changed:
            changed.add(facts_id)
        if facts_id != old:
            left.add(old)
            connection.execute(
                "UPDATE passage SET facts_id = ?, contact_id = NULL WHERE id = ?", (facts_id, passage_id)
            )
            connection.execute("UPDATE statement SET contact_id = NULL WHERE passage_id = ?", (passage_id,))
    return changed, left


def _facts(connection: sqlite3.Connection, passage_id: int, publisher: str | None) -> Facts:
    return gathered(connection.execute(_STATEMENTS, (passage_id,)).fetchall(), publisher)


def contacts(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Return the ids of the contacts that an article offers, allotting what is not allotted yet."""
    for command in _ALLOT:
        connection.execute(command, (article_id,))
    return {
        row[0]
        for row in connection.execute("SELECT contact_id FROM passage WHERE article_id = ?", (article_id,))
    }


def hand_over(connection: sqlite3.Connection, old: int, new: int) -> None:
    """Tie the changes by hand of facts to others that stand for them now."""
    connection.execute("UPDATE change SET facts_id = ?2 WHERE facts_id = ?1", (old, new))
    connection.execute("UPDATE statement SET facts_id = ?2 WHERE facts_id = ?1", (old, new))
    for column in ("facts_a", "facts_b"):
        connection.execute(f"UPDATE OR REPLACE decision SET {column} = ?2 WHERE {column} = ?1", (old, new))  # noqa: S608 - constants
