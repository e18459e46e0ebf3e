"""Keep the facts of a directory grouped into contacts while passages come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory import cluster, facts, merge
from directory.pairs import Pairs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from directory.facts import Facts

# Facts are kept while a passage says them, or while a change by hand is tied to them.
_IN_USE: Final = """
SELECT 1 FROM passage WHERE facts_id = :facts
UNION ALL SELECT 1 FROM statement WHERE facts_id = :facts
UNION ALL SELECT 1 FROM change WHERE facts_id = :facts AND undone_at IS NULL
UNION ALL SELECT 1 FROM decision JOIN change ON change.id = change_id
    WHERE :facts IN (facts_a, facts_b) AND undone_at IS NULL
LIMIT 1
"""
# The last decision on a pair counts.
_DECISIONS: Final = """
SELECT facts_a, facts_b, same, max(change_id) FROM decision JOIN change ON change.id = change_id
WHERE undone_at IS NULL AND (facts_a = ?1 OR facts_b = ?1) GROUP BY facts_a, facts_b
"""
_NEIGHBOURS: Final = """
SELECT facts_b FROM facts_pair WHERE facts_a = ?1 UNION SELECT facts_a FROM facts_pair WHERE facts_b = ?1
"""
_CHANNELS: Final = """
SELECT DISTINCT statement.value FROM passage JOIN statement ON statement.passage_id = passage.id
WHERE passage.facts_id = ?1 AND statement.field IN ('phone', 'mobile', 'fax', 'email')
UNION SELECT value FROM statement WHERE facts_id = ?1 AND field IN ('phone', 'mobile', 'fax', 'email')
"""
_PUBLISHERS: Final = """
SELECT DISTINCT coalesce(article.publisher, article.owner) FROM passage
JOIN article ON article.id = passage.article_id WHERE passage.facts_id = ?
"""
_LINKS: Final = """
SELECT facts_a, facts_b, strength FROM facts_pair WHERE strength > 0 AND facts_a = ?1
UNION SELECT facts_a, facts_b, strength FROM facts_pair WHERE strength > 0 AND facts_b = ?1
"""
_MOST_KEPT: Final = 20_000


@dataclass(slots=True)
class _Component:
    """Facts that are linked over any number of links, the evidence, and what a person has decided."""

    members: set[int]
    strengths: dict[cluster.Pair, int]
    decided: dict[cluster.Pair, bool]


class Grouping:
    """The facts of one directory file, compared and grouped; nothing is committed here."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection that writes."""
        self._connection = connection
        self._kept: dict[int, Facts] = {}
        self._pairs = Pairs(connection, self._load)
        self._disturbed: set[int] = set()
        self._kept_apart: dict[tuple[int, int], bool] = {}

    def forget(self) -> None:
        """Read everything from the file again: a transaction has failed, or another process has written."""
        self._kept.clear()
        self._kept_apart.clear()
        self._disturbed.clear()

    def attach(self, found: Facts) -> tuple[int, bool]:
        """Note the facts of a passage; return their id, and whether they must be regrouped."""
        row = self._connection.execute(
            "SELECT id, contact_id FROM facts WHERE key = ?", (found.key,)
        ).fetchone()
        if row is None:
            cursor = self._connection.execute("INSERT INTO facts(key) VALUES (?)", (found.key,))
            facts_id, changed = cursor.lastrowid or 0, True
            self._connection.executemany(
                "INSERT INTO facts_name VALUES (?, ?)", [(name, facts_id) for name in facts.called(found)]
            )
        else:
            facts_id, changed = row[0], row[1] is None
        if self._note(facts_id, found.channels, found.publishers) or changed:
            self._drop(facts_id)
            self._disturbed |= self._pairs.compare(facts_id)
        return facts_id, changed

    def settle(self, ids: Iterable[int]) -> set[int]:
        """Forget what no passage says any more; return the ids of the facts that must be regrouped."""
        touched: set[int] = set()
        gone: set[int] = set()
        for facts_id in ids:
            touched.update(self._neighbours(facts_id))
            self._drop(facts_id)
            if self._connection.execute(_IN_USE, {"facts": facts_id}).fetchone():
                self._recount(facts_id)
                touched |= self._pairs.compare(facts_id) | {facts_id}
            else:
                touched |= self._pairs.remove(facts_id)
                self._connection.executemany(
                    "DELETE FROM facts_name WHERE name = ? AND facts_id = ?",
                    [(name, facts_id) for name in facts.called(self._load(facts_id))],
                )
                self._kept.pop(facts_id, None)
                self._connection.execute("DELETE FROM facts WHERE id = ?", (facts_id,))
                gone.add(facts_id)
        return touched - gone

    def _recount(self, facts_id: int) -> None:
        """Gather channels and publishers anew from the passages that are left."""
        self._connection.execute("DELETE FROM facts_trait WHERE facts_id = ?", (facts_id,))
        channels = {value for (value,) in self._connection.execute(_CHANNELS, (facts_id,))}
        papers = {value for (value,) in self._connection.execute(_PUBLISHERS, (facts_id,))}
        found = facts.gather(channels=channels)
        publishers = {p for paper in papers for p in facts.gather(publisher=paper).publishers}
        self._note(facts_id, found.channels, publishers)

    def _note(self, facts_id: int, channels: Iterable[str], publishers: Iterable[str]) -> bool:
        """Add channels and publishers; tell whether any was new."""
        return bool(
            self._connection.executemany(
                "INSERT OR IGNORE INTO facts_trait VALUES (?, ?, ?)",
                [
                    *((facts_id, "channel", channel) for channel in channels),
                    *((facts_id, "publisher", publisher) for publisher in publishers),
                ],
            ).rowcount
        )

    def regroup(self, ids: Iterable[int]) -> set[int]:
        """Group the facts, and what they are linked to, anew; return the ids of the contacts concerned.

        A contact keeps its id where it can: with the oldest of its facts.
        """
        concerned: set[int] = set()
        waiting = set(ids) | self._disturbed
        self._disturbed = set()
        while waiting:
            component = self._component(waiting.pop())
            waiting -= component.members
            concerned |= self._assign(self._groups(component), component.members)
        return concerned

    def _groups(self, component: _Component) -> list[frozenset[int]]:
        """Group by evidence, then join what a person has merged, whatever speaks against it."""

        def apart(one: int, other: int) -> bool:
            decided = component.decided.get((min(one, other), max(one, other)))
            return self._apart(one, other) if decided is None else not decided

        groups = {
            member: group
            for group in cluster.group(sorted(component.members), component.strengths, apart)
            for member in group
        }
        for (one, other), same in component.decided.items():
            if same and groups[one] != groups[other]:
                joined = groups[one] | groups[other]
                groups.update(dict.fromkeys(joined, joined))
        return list(dict.fromkeys(groups.values()))

    def _load(self, facts_id: int) -> Facts:
        found = self._kept.get(facts_id)
        if found is None:
            (key,) = self._connection.execute("SELECT key FROM facts WHERE id = ?", (facts_id,)).fetchone()
            traits = self._connection.execute(
                "SELECT kind, value FROM facts_trait WHERE facts_id = ?", (facts_id,)
            ).fetchall()
            found = facts.restore(
                key,
                (value for kind, value in traits if kind == "channel"),
                (value for kind, value in traits if kind == "publisher"),
            )
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[facts_id] = found
        return found

    def _drop(self, facts_id: int) -> None:
        """Forget what is remembered of facts that are otherwise now."""
        self._kept.pop(facts_id, None)
        self._kept_apart.clear()

    def _apart(self, one: int, other: int) -> bool:
        pair = (one, other)
        known = self._kept_apart.get(pair)
        if known is None:
            known = self._kept_apart[pair] = merge.judge(self._load(one), self._load(other)).against
        return known

    def _neighbours(self, facts_id: int) -> list[int]:
        return [row[0] for row in self._connection.execute(_NEIGHBOURS, (facts_id,))]

    def _component(self, start: int) -> _Component:
        """Return all facts that are linked to one, over any number of links, and the links."""
        found = _Component(set(), {}, {})
        waiting = [start]
        while waiting:
            facts_id = waiting.pop()
            if facts_id in found.members:
                continue
            found.members.add(facts_id)
            for one, other, strength in self._connection.execute(_LINKS, (facts_id,)):
                found.strengths[one, other] = strength
                waiting.append(other if one == facts_id else one)
            for one, other, same, _ in self._connection.execute(_DECISIONS, (facts_id,)):
                found.decided[one, other] = bool(same)
                if same:
                    waiting.append(other if one == facts_id else one)
        for pair, same in found.decided.items():
            if not same:
                found.strengths.pop(pair, None)
        return found

    def _assign(self, groups: Collection[frozenset[int]], members: Iterable[int]) -> set[int]:
        """Give each group its contact; return the ids of all contacts that won or lost something."""
        held = {
            facts_id: self._connection.execute(
                "SELECT contact_id FROM facts WHERE id = ?", (facts_id,)
            ).fetchone()[0]
            for facts_id in members
        }
        # The oldest facts of a contact keep it, those outside of these members included.
        keepers = {
            contact_id: self._connection.execute(
                "SELECT min(id) FROM facts WHERE contact_id = ?", (contact_id,)
            ).fetchone()[0]
            for contact_id in set(held.values()) - {None}
        }
        concerned: set[int] = set()
        for group in groups:
            kept = [contact_id for contact_id, facts_id in keepers.items() if facts_id in group]
            contact_id = min(kept) if kept else self._new_contact()
            moved = [facts_id for facts_id in group if held[facts_id] != contact_id]
            for facts_id in moved:
                self._move(facts_id, contact_id)
            if moved:
                concerned |= {contact_id, *(held[f] for f in moved if held[f] is not None)}
        return concerned

    def _new_contact(self) -> int:
        return self._connection.execute("INSERT INTO contact DEFAULT VALUES").lastrowid or 0

    def _move(self, facts_id: int, contact_id: int) -> None:
        self._connection.execute("UPDATE facts SET contact_id = ? WHERE id = ?", (contact_id, facts_id))
        self._connection.execute(
            "UPDATE passage SET contact_id = ? WHERE facts_id = ?", (contact_id, facts_id)
        )
        self._connection.execute(
            "UPDATE statement SET contact_id = ?"
            " WHERE passage_id IN (SELECT id FROM passage WHERE facts_id = ?)",
            (contact_id, facts_id),
        )
        self._connection.execute(
            "UPDATE statement SET contact_id = ? WHERE facts_id = ?", (contact_id, facts_id)
        )
