"""The inverted index in the directory file: for each term the documents that hold it, and how strongly.

Documents are numbered by the rows they come from, in separate spaces, one a kind. A document just
written lies in `lookup_fresh` with its own list of terms; some hundred of them are turned into a
segment: one row a term, with the numbers of the documents and their weights as arrays. Segments of
one level are merged into one of the next, so that there are few (a log-structured merge tree, O'Neil
et al. 1996). A document that is written anew is marked dead in the segment that holds its old form. Lists are
ordered by segment, then term: a merge reads and writes nothing but its own segments, each from end to end.
"""

from __future__ import annotations

import json
from array import array
from functools import cached_property
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

FRESH_AT_MOST: Final = 1000
_SEGMENTS_A_LEVEL: Final = 8
_MERGING: Final = -1  # the level of segments while they are merged
_PARTS: Final = "(SELECT id FROM lookup_segment WHERE level = ?)"
_LITTLE_ENDIAN: Final = array("H", [1]).tobytes() == b"\x01\x00"
_SHORT: Final = 64
_ITEM: Final = 5  # bytes: a document number of four, a weight of one

# Of a million, all at once are 16 MB for a moment.
_AT_ONCE: Final = 1 << 16
_HIGHEST: Final = "SELECT coalesce(max(id), 0) FROM lookup_document WHERE kind = ?"
_NUMBERS: Final = "SELECT group_concat(id) FROM lookup_document WHERE kind = ? AND id >= ? AND id < ?"

TABLES: Final = """
CREATE TABLE lookup_document (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, segment INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup_fresh (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, terms TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup_segment (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, level INTEGER NOT NULL, dead TEXT NOT NULL
) STRICT;
CREATE TABLE lookup_posting (
    term TEXT NOT NULL, kind INTEGER NOT NULL, segment INTEGER NOT NULL, documents BLOB NOT NULL,
    UNIQUE (term, kind, segment)
) STRICT"""


def write(connection: sqlite3.Connection, kind: int, document: int, terms: Mapping[str, int]) -> None:
    """Write a document's terms with their weights (1-255) in place of what it had; no commit."""
    remove(connection, kind, document)
    connection.execute(
        "INSERT INTO lookup_fresh VALUES (?, ?, ?)",
        (kind, document, json.dumps(terms, ensure_ascii=False, separators=(",", ":"))),
    )
    connection.execute("INSERT INTO lookup_document VALUES (?, ?, 0)", (kind, document))


def remove(connection: sqlite3.Connection, kind: int, document: int) -> None:
    """Take a document out of the index if it is in; no commit."""
    key = (kind, document)
    held = connection.execute("SELECT segment FROM lookup_document WHERE kind = ? AND id = ?", key).fetchone()
    if held is None:
        return
    if held[0] == 0:
        connection.execute("DELETE FROM lookup_fresh WHERE kind = ? AND id = ?", key)
    else:
        connection.execute("INSERT INTO lookup_dead VALUES (?, ?)", (held[0], document))
    connection.execute("DELETE FROM lookup_document WHERE kind = ? AND id = ?", key)


def settle(connection: sqlite3.Connection, *, at_least: int = FRESH_AT_MOST) -> None:
    """Turn fresh documents into a segment where there are at least so many, and merge; no commit."""
    query = "SELECT kind, count(*) FROM lookup_document WHERE segment = 0 GROUP BY kind"
    for kind, count in connection.execute(query).fetchall():
        if count < at_least:
            continue
        segment = _segment(connection, kind, level=0)
        rows = connection.execute("SELECT id, terms FROM lookup_fresh WHERE kind = ?", (kind,))
        store(connection, kind, segment, ((number, json.loads(terms)) for number, terms in rows))
        connection.execute(
            "UPDATE lookup_document SET segment = ? WHERE kind = ? AND segment = 0", (segment, kind)
        )
        connection.execute("DELETE FROM lookup_fresh WHERE kind = ?", (kind,))
        _merge_full_levels(connection, kind)


def purge(connection: sqlite3.Connection) -> None:
    """Rewrite all without the documents that are gone, so that no word only they had is left; no commit."""
    settle(connection, at_least=1)
    levels = connection.execute("SELECT kind, max(level) FROM lookup_segment GROUP BY kind").fetchall()
    for kind, level in levels:
        connection.execute("UPDATE lookup_segment SET level = ? WHERE kind = ?", (_MERGING, kind))
        _merge(connection, kind, level)


def store(
    connection: sqlite3.Connection, kind: int, segment: int, rows: Iterable[tuple[int, Mapping[str, int]]]
) -> None:
    """Write documents with terms that their segment does not hold yet; no commit."""
    _store(connection, kind, segment, _invert(rows))


def _invert(rows: Iterable[tuple[int, Mapping[str, int]]]) -> Iterator[tuple[str, bytes]]:
    lists: dict[str, tuple[array[int], bytearray]] = {}
    for document, terms in rows:
        for term, weight in terms.items():
            held = lists.get(term)
            if held is None:
                lists[term] = array("i", (document,)), bytearray((weight,))
            else:
                held[0].append(document)
                held[1].append(weight)
    for term, (documents, weights) in lists.items():
        if not _LITTLE_ENDIAN:
            documents.byteswap()
        yield term, documents.tobytes() + weights


def _segment(connection: sqlite3.Connection, kind: int, level: int) -> int:
    row = connection.execute(
        "INSERT INTO lookup_segment (kind, level) VALUES (?, ?) RETURNING id", (kind, level)
    ).fetchone()
    return int(row[0])


def _store(
    connection: sqlite3.Connection, kind: int, segment: int, lists: Iterable[tuple[str, bytes]]
) -> None:
    connection.executemany(
        "INSERT INTO lookup_posting VALUES (?, ?, ?, ?)",
        ((term, kind, segment, data) for term, data in lists),
    )


def _merge_full_levels(connection: sqlite3.Connection, kind: int) -> None:
    while True:
        full = connection.execute(
            "SELECT level FROM lookup_segment WHERE kind = ? GROUP BY level HAVING count(*) >= ? LIMIT 1",
            (kind, _SEGMENTS_A_LEVEL),
        ).fetchone()
        if full is None:
            return
        connection.execute(
            "UPDATE lookup_segment SET level = ? WHERE kind = ? AND level = ?", (_MERGING, kind, full[0])
        )
        _merge(connection, kind, full[0] + 1)


def _merge(connection: sqlite3.Connection, kind: int, level: int) -> None:
    """Merge the segments of the level _MERGING into one of the level given."""
    parts = [
        segment
        for (segment,) in connection.execute(
            "SELECT id FROM lookup_segment WHERE level = ? ORDER BY id", (_MERGING,)
        )
    ]
    dead = {segment: _dead(connection, segment) for segment in parts}
    merged = _segment(connection, kind, level)
    rows = merge(*(_lists(connection, segment) for segment in parts))
    _store(connection, kind, merged, _joined(rows, dead))
    connection.execute(
        f"UPDATE lookup_document SET segment = ? WHERE kind = ? AND segment IN {_PARTS}",  # noqa: S608 - constants
        (merged, kind, _MERGING),
    )
    for table in ("lookup_posting", "lookup_dead"):
        connection.execute(f"DELETE FROM {table} WHERE segment IN {_PARTS}", (_MERGING,))  # noqa: S608 - constants
    connection.execute("DELETE FROM lookup_segment WHERE level = ?", (_MERGING,))


def _lists(connection: sqlite3.Connection, segment: int) -> Iterator[tuple[str, int, bytes]]:
    """Yield the lists of a segment by term."""
    query = "SELECT term, segment, documents FROM lookup_posting WHERE segment = ? ORDER BY term"
    yield from connection.execute(query, (segment,))


def _dead(connection: sqlite3.Connection, segment: int) -> NDArray[np.int32]:
    rows = connection.execute("SELECT id FROM lookup_dead WHERE segment = ?", (segment,))
    return np.fromiter((row[0] for row in rows), dtype=np.int32)


def _joined(
    rows: Iterable[tuple[str, int, bytes]], dead: Mapping[int, NDArray[np.int32]]
) -> Iterator[tuple[str, bytes]]:
    gone = {segment: frozenset(numbers.tolist()) for segment, numbers in dead.items()}
    for term, lists in groupby(rows, key=itemgetter(0)):
        documents = strengths = b""
        for _, segment, data in lists:
            if gone[segment]:
                having, weights = _alive(data, gone[segment], dead[segment])
            else:
                having, weights = data[: len(data) // _ITEM * 4], data[len(data) // _ITEM * 4 :]
            documents += having
            strengths += weights
        if documents:
            yield term, documents + strengths


def _alive(data: bytes, gone: frozenset[int], dead: NDArray[np.int32]) -> tuple[bytes, bytes]:
    """Return numbers and weights of the documents that are not dead; most lists are short."""
    documents, weights = unpack(data)
    if documents.size <= _SHORT:
        alive = [document not in gone for document in documents.tolist()]
        if all(alive):
            return documents.tobytes(), weights.tobytes()
        return documents[alive].tobytes(), weights[alive].tobytes()
    kept = ~np.isin(documents, dead)
    return documents[kept].tobytes(), weights[kept].tobytes()


def numbers(listed: str | None) -> NDArray[np.int64]:
    """Return the numbers of a list in SQLite's form, "1,2,3": four times as fast as row by row."""
    return np.fromstring(listed or "", dtype=np.int64, sep=",")


def unpack(data: bytes) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Return the document numbers and the weights of one stored list."""
    count = len(data) // _ITEM
    return np.frombuffer(data, dtype="<i4", count=count), np.frombuffer(
        data, dtype=np.uint8, offset=4 * count
    )


class Postings:
    """Read the index as it stands in one transaction or snapshot of the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Load what is not in segments, and which documents of segments are dead."""
        self._connection: Final = connection
        self._dead: Final[dict[int, NDArray[np.int32]]] = {
            segment: _dead(connection, segment)
            for (segment,) in connection.execute("SELECT DISTINCT segment FROM lookup_dead").fetchall()
        }
        self._fresh: Final[dict[tuple[int, str], bytes]] = {}
        for kind in (0, 1):
            rows = connection.execute("SELECT id, terms FROM lookup_fresh WHERE kind = ?", (kind,))
            for term, data in _invert((number, json.loads(terms)) for number, terms in rows):
                self._fresh[kind, term] = data

    @cached_property
    def listed(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return, by kind, which numbers are those of documents; the last one is."""
        return self._listed(0), self._listed(1)

    @cached_property
    def count(self) -> tuple[int, int]:
        """Return how many documents of each kind there are."""
        return int(self.listed[0].sum()), int(self.listed[1].sum())

    @cached_property
    def size(self) -> tuple[int, int]:
        """Return one more than the highest number of a document of each kind."""
        return self.listed[0].size, self.listed[1].size

    def _listed(self, kind: int) -> NDArray[np.bool_]:
        (highest,) = self._connection.execute(_HIGHEST, (kind,)).fetchone()
        flags = np.zeros(highest + 1, dtype=bool)
        for first in range(0, flags.size, _AT_ONCE):
            (listed,) = self._connection.execute(_NUMBERS, (kind, first, first + _AT_ONCE)).fetchone()
            flags[numbers(listed)] = True
        return flags

    def of(self, term: str, kind: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Return the numbers of the documents that hold a term, each once, and its weights in them."""
        found = []
        rows = self._connection.execute(
            "SELECT segment, documents FROM lookup_posting WHERE term = ?"
            " AND segment IN (SELECT id FROM lookup_segment WHERE kind = ?)",
            (term, kind),
        )
        for segment, data in rows:
            documents, weights = unpack(data)
            dead = self._dead.get(segment)
            if dead is not None:
                alive = ~np.isin(documents, dead)
                documents, weights = documents[alive], weights[alive]
            found.append((documents, weights))
        fresh = self._fresh.get((kind, term))
        if fresh is not None:
            found.append(unpack(fresh))
        if len(found) == 1:
            return found[0]
        if not found:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.uint8)
        return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])
