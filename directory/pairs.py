"""Find the pairs of facts that are one, or may be, without comparing everything with everything.

Facts are compared if they share a block (`directory.facts.blocks`). A block that too many share tells
nothing and is passed over, as if it were not there: "Bürgerbüro" with a Berlin number, a hotline that a
thousand papers print. Who is one for better reasons shares another block, so that adding stays linear;
and as what counts is how many share a block, not who came first, the order of adding does not matter.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from directory import facts, merge

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from directory.facts import Facts

# More facts than these in one block are a crowd. A weak block leads to doubtful pairs alone, of which
# nobody looks through hundreds.
_CROWD: Final = 300
_WEAK_CROWD: Final = 20
_HASH_SIZE: Final = 8

_Row = tuple[str, int, str]


class Pairs:
    """The tables `facts_block` and `facts_pair` of one directory file; nothing is committed here."""

    def __init__(self, connection: sqlite3.Connection, load: Callable[[int], Facts]) -> None:
        """Take the connection that writes, and what loads facts by their id."""
        self._connection = connection
        self._load = load

    def compare(self, facts_id: int) -> set[int]:
        """Write blocks and pairs of facts that are new or otherwise now; return what must be regrouped."""
        held = self._blocks(facts_id)
        wanted = {number_of(block) for block in facts.blocks(self._load(facts_id))}
        crossed = [block for block in sorted(held - wanted) if self._leave(block, facts_id)]
        before = self._others(facts_id, held & wanted)
        crossed += [block for block in sorted(wanted - held) if self._join(block, facts_id)]
        others = self._others(facts_id, wanted)
        touched = self._judge(facts_id, others)
        if others - before:
            touched.add(facts_id)
        return touched | self._judge_anew(crossed, facts_id)

    def remove(self, facts_id: int) -> set[int]:
        """Take facts that go out of their blocks; return what must be regrouped for it."""
        crossed = [block for block in sorted(self._blocks(facts_id)) if self._leave(block, facts_id)]
        return self._judge_anew(crossed, facts_id)

    def _judge_anew(self, crossed: Iterable[int], facts_id: int) -> set[int]:
        """Compare again all that share blocks which have become crowds, or are none any more."""
        again = {member for block in crossed for member in self._members(block)} - {facts_id}
        touched: set[int] = set()
        for member in sorted(again):
            touched |= self._judge(member, self._others(member, self._blocks(member)))
        return touched

    def _judge(self, facts_id: int, others: Iterable[int]) -> set[int]:
        """Write the verdicts on facts and others; return the ids of those whose verdict has changed."""
        found = self._load(facts_id)
        rows: dict[int, _Row] = {}
        for other in others:
            verdict = merge.judge(found, self._load(other))
            if verdict.same or verdict.doubtful:
                kind = "same" if verdict.same else "doubtful"
                rows[other] = (kind, int(verdict.strength), verdict.reason)
        held = self._rows(facts_id)
        changed = {other for other in held.keys() | rows.keys() if held.get(other) != rows.get(other)}
        for other in changed:
            pair = (min(facts_id, other), max(facts_id, other))
            self._connection.execute("DELETE FROM facts_pair WHERE facts_a = ? AND facts_b = ?", pair)
            if other in rows:
                self._connection.execute("INSERT INTO facts_pair VALUES (?, ?, ?, ?, ?)", pair + rows[other])
        return changed | {facts_id} if changed else changed

    def _rows(self, facts_id: int) -> dict[int, _Row]:
        """Return the verdicts that are written, by the other of the pair."""
        query = (
            "SELECT facts_b, verdict, strength, reason FROM facts_pair WHERE facts_a = ?1"
            " UNION ALL SELECT facts_a, verdict, strength, reason FROM facts_pair WHERE facts_b = ?1"
        )
        return {
            other: (kind, strength, reason)
            for other, kind, strength, reason in self._connection.execute(query, (facts_id,))
        }

    def _blocks(self, facts_id: int) -> set[int]:
        query = "SELECT block FROM facts_block WHERE facts_id = ?"
        return {row[0] for row in self._connection.execute(query, (facts_id,))}

    def _others(self, facts_id: int, blocks: Iterable[int]) -> set[int]:
        """Return all that share any of the blocks, without those that are crowds."""
        found: set[int] = set()
        for block in blocks:
            members = self._members(block)
            if len(members) <= _limit(block):
                found.update(members)
        return found - {facts_id}

    def _members(self, block: int) -> list[int]:
        """Return who shares a block, of a crowd one more than makes it one."""
        query = "SELECT facts_id FROM facts_block WHERE block = ? LIMIT ?"
        return [row[0] for row in self._connection.execute(query, (block, _limit(block) + 2))]

    def _join(self, block: int, facts_id: int) -> bool:
        """Put facts into a block; tell whether that makes it a crowd."""
        self._connection.execute("INSERT INTO facts_block VALUES (?, ?)", (block, facts_id))
        return len(self._members(block)) == _limit(block) + 1

    def _leave(self, block: int, facts_id: int) -> bool:
        """Take facts out of a block; tell whether it was a crowd until now."""
        self._connection.execute(
            "DELETE FROM facts_block WHERE block = ? AND facts_id = ?", (block, facts_id)
        )
        return len(self._members(block)) == _limit(block)


def number_of(block: str) -> int:
    """Return a block as it is stored: 64 bits of its hash, the last of which tells that it is weak.

    Two blocks of one number cost a comparison more, no more.
    """
    digest = hashlib.blake2b(block.encode("utf-8", "surrogatepass"), digest_size=_HASH_SIZE).digest()
    return int.from_bytes(digest, "big", signed=True) & ~1 | facts.is_weak(block)


def _limit(block: int) -> int:
    return _WEAK_CROWD if block & 1 else _CROWD
