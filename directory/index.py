"""Write what a directory is searched by: the terms of its articles and contacts, and its vocabulary."""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from directory import meaning, postings
from directory.topics import load_topics
from directory.words import parts, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ARTICLE: Final = 0
CONTACT: Final = 1

# How much a word counts where it stands. Chosen on one half of the questions of ../shared/gold/search.
_ARTICLE_WEIGHTS: Final = {"title": 5.0, "text": 1.0}
_CONTACT_WEIGHTS: Final = {
    "person": 4.0,
    "service": 4.0,
    "role": 3.0,
    "department": 3.0,
    "organization": 2.5,
    "topics": 2.0,
    "place": 1.5,
    "emails": 1.0,
    "quotes": 1.0,
    "context": 1.0,
}
# A word inside a compound counts less than the word itself.
_PART_WEIGHT: Final = 0.6
# BM25 (Robertson & Zaragoza 2009) with the usual saturation; lengths are measured against a fixed mean, so
# that what is written for one article does not depend on the others.
_SATURATION: Final = 1.5
_LENGTH_SHARE: Final = 0.6
_USUAL_LENGTH: Final = {"text": 200.0, "quotes": 30.0, "context": 60.0}
_FULL: Final = 255
# So many characters before and after the start of a passage are about the contact.
_CONTEXT: Final = 400
_CONTEXTS: Final = (
    "SELECT article.title, article.text, passage.start, passage.end FROM passage"
    " JOIN article ON article.id = article_id WHERE contact_id = ?"
    " ORDER BY passage.published DESC, passage.id LIMIT 3"
)
_LONGEST_WORD: Final = 40

_TABLES: Final = """
CREATE TABLE lookup_stale (
    kind INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup_word (
    word TEXT PRIMARY KEY, reversed TEXT NOT NULL, stem TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lookup_word_reversed ON lookup_word(reversed, word, stem);
CREATE TRIGGER lookup_article_added AFTER INSERT ON article BEGIN
    INSERT OR IGNORE INTO lookup_stale VALUES (0, new.id);
END;
CREATE TRIGGER lookup_article_changed AFTER UPDATE OF title, text ON article BEGIN
    INSERT OR IGNORE INTO lookup_stale VALUES (0, new.id);
END;
CREATE TRIGGER lookup_article_gone AFTER DELETE ON article BEGIN
    INSERT OR IGNORE INTO lookup_stale VALUES (0, old.id);
END;
CREATE TRIGGER lookup_contact_gone AFTER DELETE ON contact BEGIN
    INSERT OR IGNORE INTO lookup_stale VALUES (1, old.id);
END"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the index; called once by a migration."""
    for tables in (postings.TABLES, meaning.TABLES, _TABLES):
        for command in _commands(tables):
            connection.execute(command)
    connection.execute("INSERT INTO lookup_stale SELECT 0, id FROM article")
    connection.execute("INSERT INTO lookup_stale SELECT 1, id FROM contact")


def contacts(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Write the terms of the contacts anew, or remove them if the contact is gone; no commit.

    Articles that were added, changed or removed since the last call are written too.
    """
    for contact_id in ids:
        connection.execute("INSERT OR IGNORE INTO lookup_stale VALUES (?, ?)", (CONTACT, contact_id))
    for kind, document in connection.execute("SELECT kind, id FROM lookup_stale").fetchall():
        read, weights = (_article, _ARTICLE_WEIGHTS) if kind == ARTICLE else (_contact, _CONTACT_WEIGHTS)
        fields = read(connection, document)
        if fields is None:
            postings.remove(connection, kind, document)
        else:
            terms, vocabulary = _weigh(fields, weights)
            postings.write(connection, kind, document, terms)
            connection.executemany("INSERT OR IGNORE INTO lookup_word VALUES (?, ?, ?)", vocabulary)
        meaning.link(connection, kind, document, _texts(kind, fields))
    connection.execute("DELETE FROM lookup_stale")
    postings.settle(connection)


def pending(
    connection: sqlite3.Connection,
    tell: Callable[[int, int], None] | None = None,
    *,
    with_meaning: bool = True,
) -> None:
    """Finish what is computed in bulk after a batch: segments, then vectors; may be called again at any time.

    Vectors are committed in steps where the connection is in autocommit mode: what was computed stays.
    `tell` hears how many are done, and of how many. Without meaning, the next call computes them.
    """
    contacts(connection, ())
    postings.settle(connection, at_least=1)
    if with_meaning:
        meaning.compute(connection, tell)


def purge(connection: sqlite3.Connection) -> None:
    """Leave nothing of articles and contacts that are gone: terms, vocabulary, vectors; no commit."""
    contacts(connection, ())
    postings.purge(connection)
    connection.execute("DELETE FROM lookup_word WHERE stem NOT IN (SELECT term FROM lookup_posting)")
    meaning.purge(connection)


def _commands(tables: str) -> Iterable[str]:
    command = ""
    for line in tables.strip().splitlines(keepends=True):
        command += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(command):
            yield command
            command = ""
    if command.strip():
        yield command


def _article(connection: sqlite3.Connection, article_id: int) -> Mapping[str, str] | None:
    row = connection.execute("SELECT title, text FROM article WHERE id = ?", (article_id,)).fetchone()
    return None if row is None else {"title": row[0] or "", "text": row[1]}


def _contact(connection: sqlite3.Connection, contact_id: int) -> Mapping[str, str] | None:
    row = connection.execute(
        "SELECT person, role, department, organization, service, place FROM contact"
        " WHERE id = ? AND NOT hidden",
        (contact_id,),
    ).fetchone()
    if row is None:
        return None
    own = dict(zip(("person", "role", "department", "organization", "service", "place"), row, strict=True))
    own = {field: text for field, text in own.items() if text}
    for field, query in _MANY.items():
        own[field] = "\n".join(text for (text,) in connection.execute(query, (contact_id,)))
    own["topics"] = "\n".join(_topic_name(topic) for topic in own["topics"].split("\n") if topic)
    own["context"] = "\n".join(_contexts(connection, contact_id))
    return own


def _contexts(connection: sqlite3.Connection, contact_id: int) -> Iterator[str]:
    """Yield what stands about the contact in its newest articles: the passage and the lines before it."""
    for title, text, start, end in connection.execute(_CONTEXTS, (contact_id,)):
        begin = max(0, start - _CONTEXT)
        begin = text.find("\n", begin, start) + 1 or begin if begin else 0
        around = " ".join(text[begin : min(end, start + _CONTEXT)].split())
        yield f"{title or ''}: {around}"


_MANY: Final = {
    "topics": "SELECT topic FROM contact_topic WHERE contact_id = ? ORDER BY topic",
    "emails": "SELECT address FROM contact_email WHERE contact_id = ? ORDER BY address",
    "quotes": "SELECT DISTINCT quote FROM passage WHERE contact_id = ? ORDER BY published DESC, id LIMIT 20",
}


@cache
def _topic_name(topic: str) -> str:
    return load_topics().name(topic, "de")


def _texts(kind: int, fields: Mapping[str, str] | None) -> list[tuple[int, str]]:
    """Return the texts whose meaning stands for a document, each with its role."""
    if fields is None:
        return []
    if kind == CONTACT:
        own = "; ".join(
            fields[name] for name in ("service", "role", "department", "organization") if name in fields
        )
        texts = [(meaning.CONTEXT, line) for line in fields["context"].split("\n") if line]
        return [*texts, (meaning.OWN, own)] if own else texts
    title = fields["title"]
    texts = [(meaning.CHUNK, chunk) for chunk in meaning.chunks(title, fields["text"])]
    return [(meaning.TITLE, title), *texts] if title else texts


def _weigh(
    fields: Mapping[str, str], weights: Mapping[str, float]
) -> tuple[dict[str, int], list[tuple[str, str, str]]]:
    """Return the weight of each term in the document (1-255), and its words: (word, reversed, stem)."""
    sums: Counter[str] = Counter()
    vocabulary: set[str] = set()
    for field, text in fields.items():
        counts = Counter(word for word in tokens(text) if len(word) <= _LONGEST_WORD)
        vocabulary.update(counts)
        usual = _USUAL_LENGTH.get(field)
        length = 1.0 if usual is None else 1 - _LENGTH_SHARE + _LENGTH_SHARE * counts.total() / usual
        for word, count in counts.items():
            worth = weights[field] * count / length
            sums[stem(word)] += worth  # type: ignore[assignment]
            for part in parts(word):
                sums[part] += worth * _PART_WEIGHT  # type: ignore[assignment]
    terms = {term: max(1, round(_FULL * worth / (_SATURATION + worth))) for term, worth in sums.items()}
    return terms, [(word, word[::-1], stem(word)) for word in sorted(vocabulary)]
