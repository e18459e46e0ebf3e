"""Find what articles contradict each other in: one desk, several numbers; one number, several people.

`Reader.conflicts(id)` answers for one entry, `Reader.conflicts(limit=…)` for all, in the order of their
ids; both yield `directory.entry.Conflict`:

- `kind` VALUES: the articles say several values of `field` ("phone", "mobile", "fax", "email") for
  `entry`. `claims` has them newest first; `claim.current` are those that the entry shows. To settle it,
  `Store.verify` (what is shown is right) or `Store.correct` (with `instead_of`).
- `kind` PEOPLE: `entry` and the `others` are several people, or several bodies, at one number or address
  (`value`). To settle it, `Store.merge`, `Store.keep_apart`, or `Store.correct` for the one who has left.

What is settled is listed no more. A number on which more than a handful answer is a switchboard or a
shared inbox, no contradiction; a body and the people who work in it share theirs by nature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from directory import load
from directory.entry import Claim, Conflict, ConflictKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from directory.entry import Entry

# A number that so many share is nobody's own: a family has one, an office of three or four.
_HANDFUL: Final = 4
_FIELDS: Final = ("phone", "mobile", "fax", "email")
_CLAIMS: Final = """
SELECT value, min(nullif(published, '')), max(nullif(published, '')), count(DISTINCT article_id)
FROM statement WHERE contact_id = ? AND field = ? AND passage_id IS NOT NULL
GROUP BY value ORDER BY max(published) DESC, value
"""
# Whether any article says both values.
_TOGETHER: Final = """
SELECT 1 FROM statement AS one JOIN statement AS other ON other.article_id = one.article_id
WHERE one.contact_id = ?1 AND one.field = ?2 AND one.value = ?3
    AND other.contact_id = ?1 AND other.field = ?2 AND other.value = ?4 LIMIT 1
"""
_OVERRULED: Final = """
SELECT instead_of FROM change JOIN facts ON facts.id = change.facts_id
WHERE facts.contact_id = ? AND action = 'correct' AND instead_of IS NOT NULL AND undone_at IS NULL
"""
_SEVERAL_VALUES: Final = """
SELECT DISTINCT contact_id FROM (
    SELECT contact_id FROM statement WHERE contact_id IS NOT NULL AND passage_id IS NOT NULL
        AND field IN ('phone', 'mobile', 'fax', 'email')
    GROUP BY contact_id, field HAVING min(value) <> max(value)
)
"""
_SHARING: Final = """
SELECT contact_id FROM contact_phone WHERE number = ?1
UNION SELECT contact_id FROM contact_email WHERE address = ?1 ORDER BY contact_id LIMIT 20
"""
# With bodies among them there may be twice a handful; of more, none is looked at.
_SHARED: Final = """
SELECT number FROM contact_phone WHERE number LIKE '+%'
GROUP BY number HAVING count(DISTINCT contact_id) BETWEEN 2 AND 8
UNION ALL SELECT address FROM contact_email GROUP BY address HAVING count(*) BETWEEN 2 AND 8
"""
_APART: Final = """
SELECT 1 FROM decision JOIN change ON change.id = change_id
JOIN facts AS a ON a.id = facts_a JOIN facts AS b ON b.id = facts_b
WHERE a.contact_id IN (?1, ?2) AND b.contact_id IN (?1, ?2) AND a.contact_id <> b.contact_id
    AND NOT decision.same AND undone_at IS NULL LIMIT 1
"""


def of_entry(connection: sqlite3.Connection, contact_id: int) -> tuple[Conflict, ...]:
    """Return what is contradicted about one entry; nothing of one that is hidden or gone."""
    entry = next(load.entries(connection, [contact_id]), None)
    if entry is None or entry.hidden:
        return ()
    found = list(_values(connection, entry))
    for channel in (*entry.all_phones, *entry.emails):
        others = _others(connection, entry, channel) if _is_own(channel) else ()
        if others:
            found.append(_people(entry, channel, others))
    return tuple(found)


def all_of(connection: sqlite3.Connection, limit: int) -> tuple[Conflict, ...]:
    """Return the first so many contradictions of the directory: numbers of several people, then values."""
    found: list[Conflict] = []
    for (channel,) in connection.execute(_SHARED):
        if len(found) >= limit:
            return tuple(found)
        found.extend(_shared(connection, channel))
    for (contact_id,) in connection.execute(_SEVERAL_VALUES):
        if len(found) >= limit:
            break
        entry = next(load.entries(connection, [contact_id]), None)
        if entry is not None and not entry.hidden:
            found.extend(_values(connection, entry))
    return tuple(found[:limit])


def _values(connection: sqlite3.Connection, entry: Entry) -> Iterator[Conflict]:
    """Yield the fields on which articles disagree and which nobody has verified since."""
    overruled = {row[0] for row in connection.execute(_OVERRULED, (entry.id,))}
    shown = {*entry.all_phones, *entry.emails}
    for field in _FIELDS:
        claims = tuple(
            Claim(value, first, last, articles, value in shown)
            for value, first, last, articles in connection.execute(_CLAIMS, (entry.id, field))
            if value not in overruled
        )
        said = max((claim.last or "" for claim in claims), default="")
        if (entry.verified or "") <= said and _disagree(connection, entry, field, claims):
            yield Conflict(ConflictKind.VALUES, entry, field, claims)


def _disagree(connection: sqlite3.Connection, entry: Entry, field: str, claims: tuple[Claim, ...]) -> bool:
    """Tell whether one value has put another away, or a person has two that nobody says together.

    An office answers on many numbers, each in its own article.
    """
    if len(claims) < 2:
        return False
    if not all(claim.current for claim in claims):
        return True
    if entry.person is None:
        return False
    first, *rest = claims
    return any(
        connection.execute(_TOGETHER, (entry.id, field, first.value, claim.value)).fetchone() is None
        for claim in rest
    )


def _shared(connection: sqlite3.Connection, channel: str) -> Iterator[Conflict]:
    """Yield a contradiction for the first person, and the first body, that shares a channel with another."""
    ids = [row[0] for row in connection.execute(_SHARING, (channel,))]
    entries = [entry for entry in load.entries(connection, ids) if not entry.hidden]
    for people in (True, False):
        alike = [entry for entry in entries if (entry.person is not None) == people]
        if len(alike) > 1 and (others := _others(connection, alike[0], channel)):
            yield _people(alike[0], channel, others)


def _others(connection: sqlite3.Connection, entry: Entry, channel: str) -> tuple[Entry, ...]:
    """Return the few other people, or bodies, at a channel that nobody has told apart from this one."""
    ids = [row[0] for row in connection.execute(_SHARING, (channel,)) if row[0] != entry.id]
    others = [
        other
        for other in load.entries(connection, ids)
        if not other.hidden and (other.person is None) == (entry.person is None)
    ]
    if len(others) >= _HANDFUL:
        return ()
    return tuple(
        other for other in others if connection.execute(_APART, (entry.id, other.id)).fetchone() is None
    )


def _people(entry: Entry, channel: str, others: tuple[Entry, ...]) -> Conflict:
    field = "email" if "@" in channel else "mobile" if channel in entry.mobiles else "phone"
    return Conflict(
        ConflictKind.PEOPLE, entry, "fax" if channel in entry.faxes else field, value=channel, others=others
    )


def _is_own(channel: str) -> bool:
    """Tell a number or address from a short code, which answers everywhere: 110, 116117."""
    return channel.startswith("+") or "@" in channel
