"""What people change by hand: verified, corrected, hidden, noted, entered, merged, kept apart.

A change is a line in the journal (table `change`) and nothing else: entries are derived from the
articles and from the changes that stand. So a change holds over every later `add`, and undoing one is
marking its line. A change is tied to the facts of the contact, not to its number: it stays where it
belongs when contacts are merged or split, and comes back with an article that was away.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from directory import facts
from extract.text import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from directory.work import Work

FIELDS: Final = ("person", "role", "department", "organization", "service", "place")
CHANNELS: Final = ("phone", "mobile", "fax", "email")
BY_HAND: Final = "by hand"


@dataclass(frozen=True, slots=True)
class Entered:
    """What a person enters by hand; numbers are E.164 or short codes."""

    person: str | None = None
    role: str | None = None
    department: str | None = None
    organization: str | None = None
    service: str | None = None
    place: str | None = None
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    def said(self) -> Iterator[tuple[str, str]]:
        """Yield fields and values, cleaned, without empty ones."""
        for field in FIELDS:
            if value := clean(getattr(self, field) or "").strip():
                yield field, value
        for field, values in zip(CHANNELS, (self.phones, self.mobiles, self.faxes, self.emails), strict=True):
            for given in values:
                if value := clean(given).strip():
                    yield field, value.lower() if field == "email" else value


def note_change(  # noqa: PLR0913 - a column each
    work: Work,
    action: str,
    by: str,
    facts_id: int,
    *,
    field: str | None = None,
    value: str | None = None,
    instead_of: str | None = None,
) -> int:
    """Write a line of the journal; return its number."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    row = (moment, clean(by).strip(), action, facts_id, field, value, instead_of)
    return (
        work.connection.execute(
            "INSERT INTO change (at, said_by, action, facts_id, field, value, instead_of)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        or 0
    )


def anchor(connection: sqlite3.Connection, contact_id: int) -> int | None:
    """Return the facts to which a change of the contact is tied: its oldest; None if there is no contact."""
    row = connection.execute(
        "SELECT min(facts.id) FROM facts JOIN contact ON contact.id = facts.contact_id"
        " WHERE contact_id = ? AND (passage_id IS NOT NULL OR by_hand)",
        (contact_id,),
    ).fetchone()
    return None if row is None else row[0]


def enter(work: Work, entered: Entered, by: str) -> int:
    """Enter a contact by hand; return the id of its facts."""
    said = list(entered.said())
    one = dict(said)
    found = facts.gather(
        person=one.get("person"),
        written=one.get("person", ""),
        department=one.get("department"),
        organization=one.get("organization"),
        place=one.get("place"),
        channels=[value for field, value in said if field in CHANNELS],
    )
    facts_id, _ = work.grouping.attach(found)
    change_id = note_change(
        work, "enter", by, facts_id, value=json.dumps(asdict(entered), ensure_ascii=False)
    )
    today = datetime.now(UTC).date().isoformat()
    work.connection.executemany(
        'INSERT INTO statement (facts_id, change_id, field, value, text, start, "end", rule, confidence,'
        " published, said_by) VALUES (?, ?, ?, ?, ?, 0, 0, ?, 1.0, ?, ?)",
        [(facts_id, change_id, field, value, value, BY_HAND, today, clean(by)) for field, value in said],
    )
    work.facts.add(facts_id)
    return facts_id


def decide(work: Work, pairs: Iterable[tuple[int, int]], action: str, by: str) -> None:
    """Say of facts that they are the same ("merge") or not ("apart"), whatever evidence says."""
    decided = [(min(pair), max(pair)) for pair in pairs]
    change_id = note_change(work, action, by, decided[0][0])
    work.connection.executemany(
        "INSERT INTO decision VALUES (?, ?, ?, ?)",
        [(change_id, one, other, int(action == "merge")) for one, other in decided],
    )
    work.facts.update(facts_id for pair in decided for facts_id in pair)


def members(connection: sqlite3.Connection, contact_id: int) -> Sequence[int]:
    """Return the ids of all facts of a contact, oldest first."""
    rows = connection.execute("SELECT id FROM facts WHERE contact_id = ? ORDER BY id", (contact_id,))
    return [row[0] for row in rows]


def undo(work: Work, by: str) -> str | None:
    """Undo the last change that stands; return its action, None if there is none."""
    last = work.connection.execute(
        "SELECT id, action, facts_id FROM change WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if last is None:
        return None
    change_id, action, facts_id = last
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    work.connection.execute(
        "UPDATE change SET undone_at = ?, undone_by = ? WHERE id = ?", (moment, clean(by), change_id)
    )
    work.connection.execute("DELETE FROM statement WHERE change_id = ?", (change_id,))
    for pair in work.connection.execute(
        "SELECT facts_a, facts_b FROM decision WHERE change_id = ?", (change_id,)
    ).fetchall():
        work.facts.update(pair)
    touch(work, facts_id)
    return str(action)


def touch(work: Work, facts_id: int | None) -> None:
    """Have the contact of the facts derived anew, and the facts removed if nothing holds them any more."""
    if facts_id is None:
        return
    work.left.add(facts_id)
    row = work.connection.execute("SELECT contact_id FROM facts WHERE id = ?", (facts_id,)).fetchone()
    if row is not None and row[0] is not None:
        work.contacts.add(row[0])
