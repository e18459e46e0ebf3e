"""Everything held about one person: found by name, number or address, with all sources."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory import names
from directory.blackening import channel_pattern, name_pattern
from directory.facts import restore

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from directory.entry import Change, Entry, Passage, Statement

_CONTACTS_OF_VALUE: Final = """
SELECT DISTINCT contact_id FROM statement
WHERE value = ? AND field IN ('phone', 'mobile', 'fax', 'email') AND contact_id IS NOT NULL
UNION SELECT facts.contact_id FROM change JOIN facts ON facts.id = change.facts_id
WHERE change.value = ?1 OR change.instead_of = ?1
UNION SELECT contact_id FROM contact_phone WHERE number = ?1
UNION SELECT contact_id FROM contact_email WHERE address = ?1
"""
_FACTS_OF_NAME: Final = """
SELECT DISTINCT facts.contact_id, facts.key FROM facts_name JOIN facts ON facts.id = facts_name.facts_id
WHERE facts_name.name IN (SELECT value FROM json_each(?)) AND facts.contact_id IS NOT NULL
"""
# What a person has put in place of a name stands in no facts.
_CORRECTED: Final = """
SELECT DISTINCT contact.id, contact.person FROM change JOIN facts ON facts.id = change.facts_id
JOIN contact ON contact.id = facts.contact_id
WHERE change.action = 'correct' AND change.field = 'person' AND contact.person IS NOT NULL
"""
_EVERY_ARTICLE: Final = """
SELECT id, source, published, text || char(10) || coalesce(title, '') FROM article ORDER BY source
"""
_ARTICLES: Final = """
SELECT id, source, published, text || char(10) || coalesce(title, '') FROM article
WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY source
"""
_NUMBER: Final = re.compile(r"[+(]?\d[\d ()/.–-]{1,40}")


@dataclass(frozen=True, slots=True)
class Record:
    """What the directory holds about one contact: the entry and all its evidence."""

    entry: Entry
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An article in which the words asked for stand, and how often."""

    article_id: int
    source: str
    published: str | None
    times: int


@dataclass(frozen=True, slots=True)
class About:
    """The answer to "what do you hold about me?": contacts, and articles that only mention the words."""

    asked: str
    records: tuple[Record, ...]
    mentions: tuple[Mention, ...]


def whom(connection: sqlite3.Connection, asked: str) -> tuple[int, ...]:
    """Return the ids of the contacts that have a name, a number in any spelling, or an address."""
    value = channel(asked)
    if value is not None:
        return tuple(row[0] for row in connection.execute(_CONTACTS_OF_VALUE, (value,)) if row[0] is not None)
    wanted = names.parse(asked, asked)
    if wanted is None:
        return ()
    found = set()
    for contact_id, key in connection.execute(_FACTS_OF_NAME, (json.dumps(sorted(_called(wanted))),)):
        held = restore(key, (), ()).name
        if held is not None and _is_meant(wanted, held):
            found.add(contact_id)
    for contact_id, person in connection.execute(_CORRECTED):
        held = names.parse(person, person)
        if held is not None and _is_meant(wanted, held):
            found.add(contact_id)
    return tuple(sorted(found))


def _called(wanted: names.Name) -> set[str]:
    """Return by what all facts are found that `_is_meant` may accept; see directory.facts.called."""
    if not wanted.given:
        return {wanted.surname[-1]}
    # "Meier Anna" is Anna Meier, "Hanspeter" is Hans Peter.
    return {*wanted.words, f"={''.join(wanted.given + wanted.surname)}"}


def _is_meant(wanted: names.Name, held: names.Name) -> bool:
    """Tell whether a name asked for is the one held; a surname asked for means all who bear it."""
    if not wanted.given:
        return wanted.surname[-1] in held.surname
    return names.compare(wanted, held) is names.Likeness.SAME


def channel(asked: str) -> str | None:
    """Return the number in E.164, or the address, that is asked for; None if it is a name."""
    asked = asked.strip()
    if "@" in asked:
        return asked.lower()
    if not _NUMBER.fullmatch(asked):
        return None
    digits = re.sub(r"\D", "", asked)
    if asked.startswith("+"):
        return "+" + re.sub(r"^(4[139])0", r"\1", digits)
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+49{digits[1:]}" if digits.startswith("0") else digits


def mentions(connection: sqlite3.Connection, asked: str) -> tuple[Mention, ...]:
    """Return the articles in whose text or title the words stand, in the order of their sources."""
    return tuple(_mentions(connection, asked))


def is_mentioned(connection: sqlite3.Connection, asked: str) -> bool:
    """Tell whether the words stand in any article, or in a change by hand."""
    pattern = _pattern(asked)
    if pattern is None:
        return False
    if next(_mentions(connection, asked), None) is not None:
        return True
    rows = connection.execute("SELECT coalesce(value, '') || ' ' || coalesce(instead_of, '') FROM change")
    return any(pattern.search(row[0]) for row in rows)


def is_surname(asked: str) -> bool:
    """Tell whether a name asked for has no first name written out."""
    parsed = names.parse(asked, asked)
    return parsed is not None and not parsed.is_full


def _pattern(asked: str) -> re.Pattern[str] | None:
    value = channel(asked)
    return name_pattern(asked) if value is None else channel_pattern(value)


def _mentions(connection: sqlite3.Connection, asked: str) -> Iterator[Mention]:
    pattern = _pattern(asked)
    if pattern is None:
        return
    from directory.candidates import Candidates  # noqa: PLC0415 - loads numpy, which looking up does without

    value = channel(asked)
    candidates = Candidates(connection)
    found = candidates.of_name(asked) if value is None else candidates.of_channel(value)
    if found is None:
        rows = connection.execute(_EVERY_ARTICLE)
    else:
        rows = connection.execute(_ARTICLES, (json.dumps(found.tolist()),))
    for article_id, source, published, text in rows:
        if times := sum(1 for _ in pattern.finditer(text)):
            yield Mention(article_id, source, published, times)
