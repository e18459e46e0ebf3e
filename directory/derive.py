"""Derive the entry shown from all that is said of it: the newest wins, the rest is kept as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory import bearers
from directory.entry import Status

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# "Anna Meier" shows more than "Frau Meier", "A. Meier" however new: the first word has two letters.
# Written as in the index statement_name (directory/schema.py), which finds the newest one at once.
_FULLNESS: Final = "(instr(value, ' ') > 2 AND substr(value, 2, 1) <> '.')"
_NEWEST: Final = """
SELECT value FROM statement WHERE contact_id = ? AND field = ?
ORDER BY published DESC, confidence DESC, value LIMIT 1
"""
_NEWEST_NAME: Final = f"""
SELECT value FROM statement WHERE contact_id = ? AND field = 'person'
ORDER BY {_FULLNESS} DESC, published DESC, confidence DESC, value LIMIT 1
"""  # noqa: S608 - a constant
# The next channel after one, with the days when it was first and last said ("": without a date). Channels are
# stepped through in the index: an office that is named every week costs no more than one named once.
_NEXT_CHANNEL: Final = """
SELECT field, value, published, (
    SELECT max(published) FROM statement WHERE contact_id = ?1 AND field = said.field AND value = said.value
        AND field IN ('phone', 'mobile', 'fax', 'email'))
FROM statement AS said
WHERE contact_id = ?1 AND (field, value) > (?2, ?3) AND field IN ('phone', 'mobile', 'fax', 'email')
ORDER BY field, value, published LIMIT 1
"""
_PASSAGE: Final = """
SELECT id FROM passage WHERE contact_id = ?
ORDER BY published DESC, confidence DESC, quote, start LIMIT 1
"""
_SPAN: Final = """
SELECT (SELECT nullif(max(published), '') FROM passage WHERE contact_id = ?1),
       (SELECT max(confidence) FROM passage WHERE contact_id = ?1),
       (SELECT min(published) FROM passage WHERE contact_id = ?1 AND published > '')
"""
_ENTERED: Final = "SELECT max(published) FROM statement WHERE contact_id = ? AND change_id IS NOT NULL"
_CHANGES: Final = """
SELECT action, field, value, instead_of, at, said_by FROM change JOIN facts ON facts.id = change.facts_id
WHERE facts.contact_id = ? AND undone_at IS NULL ORDER BY change.id
"""
# An office that is named every week is about what it was about of late: nothing here grows with the archive.
_TOPICS: Final = """
INSERT INTO contact_topic
SELECT :contact, value, max(confidence) FROM (
    SELECT value, confidence FROM statement WHERE contact_id = :contact AND field = 'topic'
    ORDER BY published DESC, value, confidence LIMIT 500
) GROUP BY value
"""
_KIND_OF_FIELD: Final = {"phone": "voice", "mobile": "mobile", "fax": "fax"}
_DOUBTFUL_BELOW: Final = 0.5


_WRITE: Final = """
UPDATE contact SET person = :person, role = :role, department = :department, organization = :organization,
    service = :service, place = :place, first_seen = :first_seen, last_seen = :last_seen,
    confidence = :confidence, status = :status, passage_id = :passage_id, note = :note, hidden = :hidden,
    by_hand = :by_hand, verified_at = :verified_at, verified_by = :verified_by
WHERE id = :id
"""


@dataclass(slots=True)
class _Draft:
    """An entry while it is derived: its columns, and (field, value) of its channels."""

    columns: dict[str, object]
    channels: list[tuple[str, str]]


def derive(connection: sqlite3.Connection, contact_id: int) -> None:
    """Write the entry anew from its statements and the changes by hand that stand; no commit.

    Nothing is left of a contact that nobody says any more, unless changes wait for it to come back: then
    an empty and hidden one.
    """
    for table in ("contact_phone", "contact_email", "contact_topic"):
        connection.execute(f"DELETE FROM {table} WHERE contact_id = ?", (contact_id,))  # noqa: S608
    called = bearers.held(connection, contact_id)
    draft = _said(connection, contact_id)
    if draft is None:
        if connection.execute("SELECT 1 FROM facts WHERE contact_id = ?", (contact_id,)).fetchone() is None:
            connection.execute("DELETE FROM contact WHERE id = ?", (contact_id,))
            bearers.replace(connection, called, frozenset())
            return
        draft = _Draft({**dict.fromkeys(_SCALARS), **_NOTHING, "id": contact_id, "hidden": 1}, [])
    else:
        _change(connection, contact_id, draft)
    connection.execute(_WRITE, draft.columns)
    bearers.replace(connection, called, bearers.held(connection, contact_id))
    _write_channels(connection, contact_id, draft.channels)
    connection.execute(_TOPICS, {"contact": contact_id})


_SCALARS: Final = ("person", "role", "department", "organization", "service", "place")
_CHANNELS: Final = ("phone", "mobile", "fax", "email")
_NOTHING: Final[dict[str, object]] = {
    "first_seen": None,
    "last_seen": None,
    "confidence": 0.0,
    "status": Status.FOUND,
    "passage_id": None,
    "note": None,
    "hidden": 0,
    "by_hand": 0,
    "verified_at": None,
    "verified_by": None,
}


def _said(connection: sqlite3.Connection, contact_id: int) -> _Draft | None:
    """Draft the entry from what articles say and what was entered by hand; None if nobody says anything."""
    passage = connection.execute(_PASSAGE, (contact_id,)).fetchone()
    (entered,) = connection.execute(_ENTERED, (contact_id,)).fetchone()
    if passage is None and entered is None:
        return None
    last_seen, confidence, first_seen = connection.execute(_SPAN, (contact_id,)).fetchone()
    seen = [day for day in (first_seen, last_seen, entered) if day]
    sure = 1.0 if entered is not None else confidence
    columns: dict[str, object] = {
        **_NOTHING,
        "id": contact_id,
        "first_seen": min(seen, default=None),
        "last_seen": max(seen, default=None),
        "confidence": sure,
        "status": Status.DOUBTFUL if sure < _DOUBTFUL_BELOW else Status.FOUND,
        "passage_id": None if passage is None else passage[0],
        "by_hand": int(entered is not None),
    }
    for field in _SCALARS:
        wanted = (contact_id,) if field == "person" else (contact_id, field)
        row = connection.execute(_NEWEST_NAME if field == "person" else _NEWEST, wanted).fetchone()
        columns[field] = None if row is None else row[0]
    channels = _current(connection, contact_id, is_person=columns["person"] is not None)
    return _Draft(columns, channels)


def _current(connection: sqlite3.Connection, contact_id: int, *, is_person: bool) -> list[tuple[str, str]]:
    """Return (field, value) of the channels to show.

    An office answers on many numbers, each in its own article: all that were said in the two years before
    the newest one are shown. A person has a desk: the newest article knows its number. What has no date
    cannot be called older, and is shown too. One article says fax, another says phone: the newest knows.
    """
    said: dict[str, list[tuple[str, str, str]]] = {field: [] for field in _CHANNELS}
    field = value = ""
    while row := connection.execute(_NEXT_CHANNEL, (contact_id, field, value)).fetchone():
        field, value, first, last = row
        said[field].append((value, first, last))
    newest_said: dict[str, tuple[str, str]] = {}
    for field in sorted(said):
        for value, _, last in said[field]:
            if value not in newest_said or last > newest_said[value][0]:
                newest_said[value] = (last, field)
    shown = []
    for field, values in said.items():
        newest = max((last for _, _, last in values), default="")
        since = newest if is_person else _two_years_before(newest)
        shown += [
            (field, value)
            for value, first, last in values
            if (not first or last >= since) and newest_said[value][1] == field
        ]
    return shown


def _two_years_before(day: str) -> str:
    """Return what sorts as the day two years before an ISO date, whole or not; "" where it is none."""
    year = day[:4]
    return f"{int(year) - 2:04}{day[4:]}" if year.isdecimal() else ""


def _change(connection: sqlite3.Connection, contact_id: int, draft: _Draft) -> None:
    """Change the draft by what people have said, in the order they said it."""
    for action, field, value, instead_of, at, by in connection.execute(_CHANGES, (contact_id,)):
        if action == "verify":
            draft.columns |= {"status": Status.VERIFIED, "verified_at": at[:10], "verified_by": by}
        elif action == "note":
            draft.columns["note"] = value
        elif action in {"hide", "show"}:
            draft.columns["hidden"] = int(action == "hide")
        elif action == "correct" and field in _SCALARS:
            draft.columns[field] = value
        elif action == "correct":
            draft.channels = [c for c in draft.channels if c[1] not in (instead_of, value)]
            if value is not None:
                draft.channels.append((field, value))


def _write_channels(
    connection: sqlite3.Connection, contact_id: int, channels: Iterable[tuple[str, str]]
) -> None:
    for field, value in channels:
        if field == "email":
            connection.execute("INSERT OR IGNORE INTO contact_email VALUES (?, ?)", (contact_id, value))
        else:
            kind = _KIND_OF_FIELD[field] if value.startswith("+") else "short"
            connection.execute(
                "INSERT OR IGNORE INTO contact_phone VALUES (?, ?, ?)", (contact_id, value, kind)
            )
