"""Forget a contact: with everything derived, in every text, so that the raw file holds nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from directory import index, passages, suppress
from directory.blackening import blacken, channel_pattern, name_pattern, surname_pattern
from directory.facts import restore

if TYPE_CHECKING:
    import re
    import sqlite3
    from collections.abc import Iterable, Sequence

    from directory.work import Work

_CHANNELS: Final = """
SELECT DISTINCT value FROM statement
WHERE contact_id = ?1 AND field IN ('phone', 'mobile', 'fax', 'email')
UNION SELECT number FROM contact_phone WHERE contact_id = ?1
UNION SELECT address FROM contact_email WHERE contact_id = ?1
"""
_SHARED: Final = """
SELECT 1 FROM statement WHERE value = ?1 AND field IN ('phone', 'mobile', 'fax', 'email') AND contact_id <> ?2
UNION ALL SELECT 1 FROM contact_phone WHERE number = ?1 AND contact_id <> ?2
UNION ALL SELECT 1 FROM contact_email WHERE address = ?1 AND contact_id <> ?2
LIMIT 1
"""
_NAMES: Final = """
SELECT text, value FROM statement WHERE contact_id = ?1 AND field = 'person'
UNION SELECT person, person FROM contact WHERE id = ?1 AND person IS NOT NULL
"""
_EXPORTS: Final = "SELECT at, format, path, entries FROM export ORDER BY id DESC"


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
    they lie outside of the directory. `exports` were made earlier. `is_clear`: nothing is left in the
    file; if not, another program is reading it: `Store.clear` when that has ended.
    """

    contacts: int
    texts: int
    kept: tuple[str, ...]
    sources: tuple[str, ...]
    exports: tuple[Export, ...]
    is_clear: bool = False


def erase(work: Work, contact_ids: Sequence[int]) -> Forgotten:
    """Remove the contacts with all that was said of them, and blacken what other texts say of them.

    The caller commits and then vacuums the file (`clear`).
    """
    connection = work.connection
    texts = 0
    kept: set[str] = set()
    sources: set[str] = set()
    for contact_id in contact_ids:
        own, shared = _channels(connection, contact_id)
        kept |= shared
        articles = {
            row[0]
            for row in connection.execute(
                "SELECT article_id FROM passage WHERE contact_id = ?", (contact_id,)
            )
        }
        for article_id in articles:
            found = connection.execute("SELECT source FROM origin WHERE article_id = ?", (article_id,))
            sources.update(row[0] for row in found)
        written = connection.execute(_NAMES, (contact_id,)).fetchall()
        spans = _spans(connection, contact_id, own)
        _remember_to_forget(connection, contact_id, own)
        work.left |= _remove(connection, contact_id)
        connection.execute("UPDATE contact SET person = NULL WHERE id = ?", (contact_id,))
        work.contacts.add(contact_id)
        everywhere: list[re.Pattern[str] | None] = [channel_pattern(value) for value in own]
        names = {name for row in written for name in row}
        full = [name_pattern(name) for name in names if " " in name]
        here = [*everywhere, *full, *map(surname_pattern, names)]
        if not any(_has_namesake(connection, name) for name in names):
            everywhere += full
        changed = _blacken_articles(connection, articles, here, everywhere, spans)
        texts += len(changed)
        work.contacts |= {c for article_id in changed for c in passages.contacts(connection, article_id)}
        _blacken_changes(connection, everywhere)
    work.settle()
    index.purge(connection)
    exports = tuple(Export(*row) for row in connection.execute(_EXPORTS))
    return Forgotten(len(contact_ids), texts, tuple(sorted(kept)), tuple(sorted(sources)), exports)


def clear(connection: sqlite3.Connection) -> bool:
    """Write the file anew, so that no free page and no journal holds what was deleted.

    Return whether that was possible: a program that is reading an older state holds on to it.
    """
    connection.execute("VACUUM")
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _channels(connection: sqlite3.Connection, contact_id: int) -> tuple[set[str], set[str]]:
    """Return the numbers and addresses that only this contact has, and those that others have too."""
    every = {row[0] for row in connection.execute(_CHANNELS, (contact_id,))}
    shared = {value for value in every if connection.execute(_SHARED, (value, contact_id)).fetchone()}
    shared |= {value for value in every if not value.startswith("+") and "@" not in value}  # 110, 116117
    return every - shared, shared


def _has_namesake(connection: sqlite3.Connection, name: str) -> bool:
    """Tell whether somebody else of this name is held, whose articles are not to be blackened."""
    return connection.execute("SELECT 1 FROM contact WHERE person = ?", (name,)).fetchone() is not None


def _spans(
    connection: sqlite3.Connection, contact_id: int, own: set[str]
) -> dict[int, list[tuple[int, int]]]:
    """Return where in which article its numbers and addresses stand, however they are written."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for article_id, start, end, value in connection.execute(
        'SELECT article_id, start, "end", value FROM statement'
        " WHERE contact_id = ? AND article_id IS NOT NULL",
        (contact_id,),
    ):
        if value in own:
            spans.setdefault(article_id, []).append((start, end))
    return spans


def _remember_to_forget(connection: sqlite3.Connection, contact_id: int, own: set[str]) -> None:
    secret, moment = suppress.key(connection), datetime.now(UTC).date().isoformat()
    hashes = {suppress.hashed(secret, "channel", value) for value in own}
    held = connection.execute("SELECT id, key FROM facts WHERE contact_id = ?", (contact_id,)).fetchall()
    for facts_id, facts_key in held:
        traits = connection.execute(
            "SELECT value FROM facts_trait WHERE facts_id = ? AND kind = 'channel'", (facts_id,)
        )
        found = restore(facts_key, [row[0] for row in traits], ())
        hashes |= {suppress.hashed(secret, *trace) for trace in suppress.traces(found)}
        hashes |= {suppress.hashed(secret, *trace) for trace in suppress.traces_of_surname(found, own)}
    connection.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", [(h, moment) for h in hashes])


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


def _blacken_articles(
    connection: sqlite3.Connection,
    articles: set[int],
    here: Sequence[re.Pattern[str] | None],
    everywhere: Sequence[re.Pattern[str] | None],
    spans: dict[int, list[tuple[int, int]]],
) -> list[int]:
    """Blacken the articles that offered the contact, and those that merely name it; return their ids."""
    changed = []
    last = 0
    while rows := connection.execute(
        "SELECT id, text, title FROM article WHERE id > ? ORDER BY id LIMIT 500", (last,)
    ).fetchall():
        for article_id, text, title in rows:
            patterns = here if article_id in articles else everywhere
            black = blacken(text, patterns, spans.get(article_id, ()))
            black_title = None if title is None else blacken(title, patterns)
            if (black, black_title) != (text, title):
                changed.append(article_id)
                _rewrite(connection, article_id, black, black_title, patterns)
        last = rows[-1][0]
    return changed


def _rewrite(
    connection: sqlite3.Connection,
    article_id: int,
    text: str,
    title: str | None,
    patterns: Iterable[re.Pattern[str] | None],
) -> None:
    """Write a blackened article, and what others quote of it."""
    patterns = list(patterns)
    connection.execute("UPDATE article SET text = ?, title = ? WHERE id = ?", (text, title, article_id))
    connection.execute("UPDATE origin SET title = ? WHERE article_id = ?", (title, article_id))
    held = connection.execute(
        'SELECT id, start, "end" FROM passage WHERE article_id = ?', (article_id,)
    ).fetchall()
    for passage_id, start, end in held:
        connection.execute("UPDATE passage SET quote = ? WHERE id = ?", (text[start:end], passage_id))
    said = connection.execute(
        'SELECT id, field, value, text, start, "end", contact_id FROM statement WHERE article_id = ?',
        (article_id,),
    ).fetchall()
    for statement_id, field, value, written, start, end, _ in said:
        new = text[start:end] if written and field != "topic" else blacken(written, patterns)
        kept = value if field in {"phone", "mobile", "fax", "email", "topic"} else blacken(value, patterns)
        if (new, kept) != (written, value):
            connection.execute(
                "UPDATE statement SET text = ?, value = ? WHERE id = ?", (new, kept, statement_id)
            )


def _blacken_changes(connection: sqlite3.Connection, patterns: Sequence[re.Pattern[str] | None]) -> None:
    """Blacken what notes and corrections of other entries say of the contact."""
    for change_id, value, instead_of in connection.execute(
        "SELECT id, value, instead_of FROM change WHERE coalesce(value, instead_of) IS NOT NULL"
    ).fetchall():
        new = [None if text is None else blacken(text, patterns) for text in (value, instead_of)]
        if new != [value, instead_of]:
            connection.execute("UPDATE change SET value = ?, instead_of = ? WHERE id = ?", (*new, change_id))
