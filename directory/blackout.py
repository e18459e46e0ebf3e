"""Blacken who is forgotten in the kept texts, in what is quoted of them, and in the journal."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from directory import passages
from directory.blackening import blacken, channel_pattern, name_pattern, surname_pattern
from directory.candidates import Candidates

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from directory.work import Work

_Pattern = re.Pattern[str] | None
_HEAD: Final = ("title", "section", "publisher", "owner", "url")
_AT_ONCE: Final = 500
_TEXTS: Final = f"""
SELECT id, text, {", ".join(_HEAD)} FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""  # noqa: S608 - constants
_HEADS: Final = f"SELECT {', '.join(_HEAD)} FROM origin WHERE article_id = ? ORDER BY source"  # noqa: S608 - constants
# Of several places the head of one is the article's; the others stand in their rows alone.
_SEVERAL: Final = "SELECT article_id FROM origin GROUP BY article_id HAVING count(*) > 1"
_OF_HEAD: Final = "SELECT id FROM article WHERE section IS ? AND publisher IS ? AND owner IS ?"
_SAME_SURNAME: Final = """
SELECT value FROM statement WHERE article_id = ? AND field = 'person' AND contact_id IS NOT NULL
"""
_CHANGES: Final = """
SELECT change.id, contact_id, value, instead_of, said_by, undone_by
FROM change LEFT JOIN facts ON facts.id = change.facts_id
"""


@dataclass(slots=True)
class Black:
    """What to blacken.

    `everywhere`: numbers and addresses. `people`: for each name the pattern of the full name, and that of
    the surname, which is blackened where the full name stands too. `here`: by article, what is
    blackened only in it. `spans`: by article, ranges of its text. `channels` and `names` are what was added.
    """

    everywhere: list[_Pattern] = field(default_factory=list)
    people: list[tuple[_Pattern, _Pattern]] = field(default_factory=list)
    here: dict[int, list[_Pattern]] = field(default_factory=dict)
    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    channels: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add_channel(self, value: str) -> None:
        """Blacken a number or an address wherever it stands."""
        self.channels.add(value)
        self.everywhere.append(channel_pattern(value))

    def add_name(self, name: str) -> None:
        """Blacken a full name wherever it stands, and the surname beside it."""
        self.names.add(name)
        self.people.append((name_pattern(name), surname_pattern(name)))


def blacken_articles(work: Work, black: Black) -> tuple[set[int], set[int]]:
    """Blacken all texts; return the ids of those changed, and of those where a surname alone still stands."""
    connection = work.connection
    changed: set[int] = set()
    surname_alone: set[int] = set()
    several = {row[0] for row in connection.execute(_SEVERAL)}
    for some in _portions(_where(connection, black, several)):
        rows = connection.execute(_TEXTS, (json.dumps(some),)).fetchall()
        for article_id, text, *head in rows:
            heads = [head]
            if article_id in several:
                heads += map(list, connection.execute(_HEADS, (article_id,)))
            parts = [text, *(part for one in heads for part in one)]
            patterns = _patterns(connection, article_id, "\n".join(filter(None, parts)), black)
            written = blacken(text, patterns, black.spans.get(article_id, ()))
            left = [written, *(part and blacken(part, patterns) for part in parts[1:])]
            if left != parts:
                changed.add(article_id)
                _rewrite(work, article_id, written, patterns)
            whole = "\n".join(filter(None, left))
            if any(surname is not None and surname.search(whole) for _, surname in black.people):
                surname_alone.add(article_id)
    return changed, surname_alone


def _where(connection: sqlite3.Connection, black: Black, several: set[int]) -> list[int]:
    """Return the articles in whose text or heads something of it may stand."""
    candidates = Candidates(connection)
    found = black.here.keys() | black.spans.keys() | several
    for among in (*map(candidates.of_surname, black.names), *map(candidates.of_channel, black.channels)):
        if among is None:
            return [row[0] for row in connection.execute("SELECT id FROM article ORDER BY id")]
        found |= set(among.tolist())
    patterns = [one for one in (*black.everywhere, *(p for pair in black.people for p in pair)) if one]
    # Sections and publishers are few, of many articles each.
    for head in connection.execute("SELECT DISTINCT section, publisher, owner FROM article").fetchall():
        if any(one.search("\n".join(filter(None, head))) for one in patterns):
            found |= {row[0] for row in connection.execute(_OF_HEAD, head)}
    for article_id, url in connection.execute("SELECT id, url FROM article WHERE url IS NOT NULL"):
        if any(one.search(url) for one in patterns):
            found.add(article_id)
    return sorted(found)


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def blacken_changes(connection: sqlite3.Connection, black: Black) -> set[int]:
    """Blacken what notes and corrections of other entries say; return the ids of those entries."""
    touched: set[int] = set()
    patterns = [*black.everywhere, *(full for full, _ in black.people)]
    for change_id, contact_id, *held in connection.execute(_CHANGES).fetchall():
        new = [None if text is None else blacken(text, patterns) for text in held]
        if new != held:
            connection.execute(
                "UPDATE change SET value = ?, instead_of = ?, said_by = ?, undone_by = ? WHERE id = ?",
                (*new, change_id),
            )
            connection.execute(
                "UPDATE statement SET said_by = ?1 WHERE change_id = ?2 AND said_by <> ?1",
                (new[2], change_id),
            )
            if contact_id is not None:
                touched.add(contact_id)
    return touched


def _patterns(connection: sqlite3.Connection, article_id: int, whole: str, black: Black) -> list[_Pattern]:
    """Return what is blackened in an article: the surname alone only beside the full name.

    Not if somebody else of that surname is offered there: "Frau Quandtmeyer" may be the other one.
    """
    patterns = [*black.everywhere, *black.here.get(article_id, ())]
    others: list[str] | None = None
    for full, surname in black.people:
        patterns.append(full)
        if full is None or surname is None or not full.search(whole):
            continue
        if others is None:
            others = [row[0] for row in connection.execute(_SAME_SURNAME, (article_id,))]
        if not any(surname.search(other) and not full.search(other) for other in others):
            patterns.append(surname)
    return patterns


def _rewrite(work: Work, article_id: int, text: str, patterns: Iterable[_Pattern]) -> None:
    """Write a blackened article, its places, and what others quote of it."""
    connection = work.connection
    patterns = list(patterns)
    connection.execute("UPDATE article SET text = ? WHERE id = ?", (text, article_id))
    for table, key in (("article", "id"), ("origin", "article_id")):
        query = f"SELECT source, {', '.join(_HEAD)} FROM {table} WHERE {key} = ?"  # noqa: S608 - constants
        for source, *head in connection.execute(query, (article_id,)).fetchall():
            new = [None if part is None else blacken(part, patterns) for part in head]
            if new != head:
                setting = ", ".join(f"{column} = ?" for column in _HEAD)
                connection.execute(
                    f"UPDATE {table} SET {setting} WHERE source = ?",  # noqa: S608 - constants
                    (*new, source),
                )
    held = connection.execute(
        'SELECT id, start, "end" FROM passage WHERE article_id = ?', (article_id,)
    ).fetchall()
    for passage_id, start, end in held:
        connection.execute("UPDATE passage SET quote = ? WHERE id = ?", (text[start:end], passage_id))
    said = connection.execute(
        'SELECT id, field, value, text, start, "end" FROM statement WHERE article_id = ?', (article_id,)
    ).fetchall()
    for statement_id, name, value, written, start, end in said:
        new_text = text[start:end] if written and name != "topic" else blacken(written, patterns)
        is_word = name not in {"phone", "mobile", "fax", "email", "topic"}
        kept = blacken(value, patterns) if is_word else value
        if (new_text, kept) != (written, value):
            connection.execute(
                "UPDATE statement SET text = ?, value = ? WHERE id = ?", (new_text, kept, statement_id)
            )
    _reattach(work, article_id)


def _reattach(work: Work, article_id: int) -> None:
    """Gather the facts of a blackened article anew; changes by hand go with them."""
    query = "SELECT id, facts_id FROM passage WHERE article_id = ?"
    before = dict(work.connection.execute(query, (article_id,)).fetchall())
    work.reattach(article_id)
    for passage_id, new in work.connection.execute(query, (article_id,)).fetchall():
        old = before[passage_id]
        if old != new:
            passages.hand_over(work.connection, old, new)
