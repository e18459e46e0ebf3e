"""Forget a person: with everything derived, in every text, so that the raw file holds nothing of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from directory import bearers, index, names, suppress
from directory.about import channel
from directory.blackening import name_pattern, path_pattern, surname_pattern
from directory.blackout import Black, blacken_articles, blacken_changes
from directory.facts import restore

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from directory.work import Work

_CHANNELS: Final = """
SELECT DISTINCT value FROM statement
WHERE contact_id = ?1 AND field IN ('phone', 'mobile', 'fax', 'email')
UNION SELECT number FROM contact_phone WHERE contact_id = ?1
UNION SELECT address FROM contact_email WHERE contact_id = ?1
"""
# Whether anybody but those who go has a number or address.
_SHARED: Final = """
SELECT 1 FROM statement WHERE value = ?1 AND field IN ('phone', 'mobile', 'fax', 'email')
    AND contact_id NOT IN (SELECT value FROM json_each(?2))
UNION ALL SELECT 1 FROM contact_phone WHERE number = ?1
    AND contact_id NOT IN (SELECT value FROM json_each(?2))
UNION ALL SELECT 1 FROM contact_email WHERE address = ?1
    AND contact_id NOT IN (SELECT value FROM json_each(?2))
LIMIT 1
"""
_NAMESAKES: Final = """
SELECT facts.key FROM facts_name JOIN facts ON facts.id = facts_name.facts_id
WHERE facts_name.name IN (SELECT value FROM json_each(?1)) AND facts.contact_id IS NOT NULL
    AND facts.contact_id NOT IN (SELECT value FROM json_each(?2))
"""
_CORRECTED: Final = """
SELECT DISTINCT contact.person FROM change JOIN facts ON facts.id = change.facts_id
JOIN contact ON contact.id = facts.contact_id
WHERE change.action = 'correct' AND change.field = 'person' AND contact.person IS NOT NULL
    AND contact.id NOT IN (SELECT value FROM json_each(?))
"""
_NAMES: Final = """
SELECT text, value FROM statement WHERE contact_id = ?1 AND field = 'person'
UNION SELECT person, person FROM contact WHERE id = ?1 AND person IS NOT NULL
"""
_EXPORTS: Final = "SELECT at, format, path, entries FROM export ORDER BY id DESC"
_SOURCES: Final = """
SELECT source FROM origin WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY source
"""


@dataclass(frozen=True, slots=True)
class Export:
    """An export made earlier, which may hold what is forgotten now."""

    at: str
    format: str
    path: str
    entries: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting did, and what it cannot reach.

    `kept` are numbers and addresses that others answer on too. `sources` are the articles it stood in:
    they lie outside of the directory. `surname_alone` are articles in which the surname still stands
    without the first name, which may be anybody's; `named_paths` are sources that name the person in
    their own path. `exports` were made earlier. `is_clear`: nothing is left in the file; if not, another
    program is reading it: `Store.clear` when that has ended.
    """

    contacts: int
    texts: int
    kept: tuple[str, ...]
    sources: tuple[str, ...]
    exports: tuple[Export, ...]
    surname_alone: tuple[str, ...] = ()
    named_paths: tuple[str, ...] = ()
    is_clear: bool = False


@dataclass(slots=True)
class _Going:
    """What goes: gathered from all contacts first, then blackened in one pass over the texts."""

    kept: set[str] = field(default_factory=set)
    black: Black = field(default_factory=Black)
    names: set[str] = field(default_factory=set)
    hashes: set[bytes] = field(default_factory=set)


def erase(work: Work, contact_ids: Sequence[int], asked: str | None = None) -> Forgotten:
    """Remove the contacts with all that was said of them, and blacken what other texts say of them.

    `asked` is the name, number or address that was asked to be forgotten, None if it was an entry; it may
    stand in texts of which no contact was made. The caller commits and then vacuums the file (`clear`).
    """
    connection = work.connection
    going = _Going()
    secret = suppress.key(connection)
    for contact_id in contact_ids:
        _gather(connection, contact_id, contact_ids, going, secret)
    if asked is not None:
        _gather_asked(asked, going, secret, is_only_mentioned=not contact_ids)
    moment = datetime.now(UTC).date().isoformat()
    connection.executemany(
        "INSERT OR IGNORE INTO forgotten VALUES (?, ?)", [(hashed, moment) for hashed in sorted(going.hashes)]
    )
    for contact_id in contact_ids:
        work.left |= _remove(connection, contact_id)
        bearers.replace(connection, bearers.held(connection, contact_id), frozenset())
        connection.execute("UPDATE contact SET person = NULL, note = NULL WHERE id = ?", (contact_id,))
        work.contacts.add(contact_id)
    changed, surname_alone = blacken_articles(work, going.black)
    work.articles |= changed
    work.contacts |= blacken_changes(connection, going.black)
    work.settle()
    index.purge(connection)
    work.ready.vocabulary.forget()
    return Forgotten(
        contacts=len(contact_ids),
        texts=len(changed),
        kept=tuple(sorted(going.kept)),
        sources=_sources(connection, changed | going.black.here.keys()),
        exports=tuple(Export(*row) for row in connection.execute(_EXPORTS)),
        surname_alone=_sources(connection, surname_alone),
        named_paths=_named_paths(connection, going.names),
    )


def clear(connection: sqlite3.Connection) -> bool:
    """Write the file anew, so that no free page and no journal holds what was deleted.

    Return whether that was possible: a program that is reading an older state holds on to it.

    `secure_delete` alone is not enough, though it costs nothing like it: where rows are moved from page to
    page, their old places are free and not overwritten. Of 2,000 rows deleted from 20,000 in a file that was
    written with it from the beginning, 24 were still found in its bytes; after VACUUM none.
    """
    connection.execute("VACUUM")
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _gather(
    connection: sqlite3.Connection, contact_id: int, all_ids: Sequence[int], going: _Going, secret: bytes
) -> None:
    """Gather what is to be blackened and hashed of a contact."""
    ids = json.dumps(list(all_ids))
    every = {row[0] for row in connection.execute(_CHANNELS, (contact_id,))}
    shared = {value for value in every if connection.execute(_SHARED, (value, ids)).fetchone()}
    shared |= {value for value in every if not value.startswith("+") and "@" not in value}  # 110, 116117
    own = every - shared
    going.kept |= shared
    written = {name for row in connection.execute(_NAMES, (contact_id,)) for name in row}
    going.names |= written
    full = [name_pattern(name) for name in sorted(written) if " " in name]
    here = [*full, *map(surname_pattern, sorted(written))]
    for (article_id,) in connection.execute(
        "SELECT DISTINCT article_id FROM passage WHERE contact_id = ?", (contact_id,)
    ):
        going.black.here.setdefault(article_id, []).extend(here)
    for article_id, start, end, value in connection.execute(
        'SELECT article_id, start, "end", value FROM statement'
        " WHERE contact_id = ? AND article_id IS NOT NULL",
        (contact_id,),
    ):
        if value in own:
            going.black.spans.setdefault(article_id, []).append((start, end))
    for value in sorted(own):
        going.black.add_channel(value)
    going.hashes |= {suppress.hashed(secret, "channel", value) for value in own}
    if not any(_has_namesake(connection, name, ids) for name in written):
        for name in sorted(written):
            _gather_name(name, going, secret, suppress.MENTION)
    going.hashes |= _hashes_of_facts(connection, contact_id, own, secret)


def _has_namesake(connection: sqlite3.Connection, name: str, ids: str) -> bool:
    """Tell whether somebody who stays has this name in some spelling: it is not blackened everywhere then."""
    parsed, pattern = names.parse(name, name), name_pattern(name)
    if parsed is None or pattern is None or not parsed.given:
        return False
    called = json.dumps(sorted({*parsed.words, f"={''.join(parsed.given + parsed.surname)}"}))
    for (key,) in connection.execute(_NAMESAKES, (called, ids)):
        held = restore(key, (), ()).name
        if held is not None and pattern.search(" ".join(held.given + held.surname)):
            return True
    return any(pattern.search(person) for (person,) in connection.execute(_CORRECTED, (ids,)))


def _gather_name(name: str, going: _Going, secret: bytes, kind: str) -> None:
    """Have a full name blackened wherever it stands, now and later."""
    parsed = names.parse(name, name)
    who = None if parsed is None else suppress.identity(parsed)
    if who is None:
        return
    going.names.add(name)
    going.black.add_name(name)
    # A name typed by hand may be turned: "Meier Anna".
    orders = (who, who[::-1]) if kind == suppress.NAME else (who,)
    going.hashes |= {suppress.hashed(secret, kind, *order) for order in orders}


def _gather_asked(asked: str, going: _Going, secret: bytes, *, is_only_mentioned: bool) -> None:
    """Have what was asked for blackened where nobody is left who has it too."""
    value = channel(asked)
    if value is None:
        if is_only_mentioned:
            _gather_name(asked, going, secret, suppress.NAME)
    elif value not in going.kept and (value.startswith("+") or "@" in value):
        going.black.add_channel(value)
        going.hashes.add(suppress.hashed(secret, "channel", value))


def _hashes_of_facts(
    connection: sqlite3.Connection, contact_id: int, own: set[str], secret: bytes
) -> set[bytes]:
    """Return the hashes of all by which a contact would be known again."""
    hashes: set[bytes] = set()
    held = connection.execute("SELECT id, key FROM facts WHERE contact_id = ?", (contact_id,)).fetchall()
    for facts_id, facts_key in held:
        traits = connection.execute(
            "SELECT value FROM facts_trait WHERE facts_id = ? AND kind = 'channel'", (facts_id,)
        )
        found = restore(facts_key, [row[0] for row in traits], ())
        hashes |= {suppress.hashed(secret, *trace) for trace in suppress.traces(found)}
        hashes |= {suppress.hashed(secret, *trace) for trace in suppress.traces_of_surname(found, own)}
    return hashes


def _remove(connection: sqlite3.Connection, contact_id: int) -> set[int]:
    """Remove passages, statements and changes of a contact; return the ids of its facts."""
    facts = {row[0] for row in connection.execute("SELECT id FROM facts WHERE contact_id = ?", (contact_id,))}
    connection.execute("DELETE FROM statement WHERE contact_id = ?", (contact_id,))
    connection.execute("DELETE FROM passage WHERE contact_id = ?", (contact_id,))
    for facts_id in facts:
        connection.execute(
            "DELETE FROM change WHERE facts_id = ?1"
            " OR id IN (SELECT change_id FROM decision WHERE facts_a = ?1 OR facts_b = ?1)",
            (facts_id,),
        )
    return facts


def _sources(connection: sqlite3.Connection, articles: set[int]) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(_SOURCES, (json.dumps(sorted(articles)),)))


def _named_paths(connection: sqlite3.Connection, people: set[str]) -> tuple[str, ...]:
    patterns = [pattern for pattern in map(path_pattern, sorted(people)) if pattern is not None]
    rows = (
        connection.execute("SELECT source, coalesce(place, '') FROM origin ORDER BY source")
        if patterns
        else ()
    )
    return tuple(
        source for source, where in rows if any(p.search(source) or p.search(where) for p in patterns)
    )
