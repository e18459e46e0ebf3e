"""Write what a directory is searched by: the terms of its articles and contacts, and its vocabulary."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from directory import meaning, postings, weights
from directory.meaning import together
from directory.topics import load_topics
from directory.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from directory.weights import Terms

ARTICLE: Final = 0
CONTACT: Final = 1

# So many characters before and after the start of a passage are about the contact.
_CONTEXT: Final = 400
_STEP: Final = 32
_CONTEXTS: Final = (
    "SELECT article.title, article.text, passage.start, passage.end FROM passage"
    " JOIN article ON article.id = article_id WHERE contact_id = ?"
    " ORDER BY passage.published DESC, passage.id LIMIT 3"
)
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


@dataclass(slots=True)
class Ready:
    """What need not be computed again while documents are indexed: the terms of articles by their ids."""

    vocabulary: Vocabulary
    articles: dict[int, tuple[Mapping[str, str], Terms]] = field(default_factory=dict)

    def of_article(self, article_id: int, fields: Mapping[str, str]) -> Terms:
        """Return the terms of an article, as they were computed before if its fields are the same."""
        held = self.articles.get(article_id)
        if held is not None and held[0] == fields:
            return held[1]
        return weights.of_article(fields["title"], fields["text"])

    def stems(self) -> dict[str, str]:
        """Return the stems of the words of these articles."""
        return {word: stem for _, terms in self.articles.values() for word, stem in terms.words}


def is_stale(connection: sqlite3.Connection) -> bool:
    """Tell whether articles or contacts wait to be indexed."""
    return connection.execute("SELECT 1 FROM lookup_stale LIMIT 1").fetchone() is not None


def contacts(connection: sqlite3.Connection, ids: Iterable[int], ready: Ready | None = None) -> None:
    """Write the terms of the contacts anew, or remove them if the contact is gone; no commit.

    Articles that were added, changed or removed since the last call are written too.
    """
    ready = ready or Ready(Vocabulary(connection))
    stems = ready.stems()
    for contact_id in ids:
        connection.execute("INSERT OR IGNORE INTO lookup_stale VALUES (?, ?)", (CONTACT, contact_id))
    stale = connection.execute("SELECT kind, id FROM lookup_stale").fetchall()
    for kind, document in stale:
        fields = _article(connection, document) if kind == ARTICLE else _contact(connection, document)
        if kind == ARTICLE:
            connection.execute("DELETE FROM lookup_odd WHERE id = ?", (document,))
        if fields is None:
            postings.remove(connection, kind, document)
        else:
            terms = (
                ready.of_article(document, fields) if kind == ARTICLE else weights.of_contact(fields, stems)
            )
            postings.write(connection, kind, document, terms.weights)
            if terms.is_odd:
                connection.execute("INSERT OR IGNORE INTO lookup_odd VALUES (?)", (document,))
            ready.vocabulary.add(terms.words)
        meaning.link(connection, kind, document, _texts(kind, fields))
    connection.execute("DELETE FROM lookup_stale")
    # Counting what is fresh takes as long as writing some of it: not with each article.
    if len(stale) >= _STEP or any(document % _STEP == 0 for _, document in stale):
        postings.settle(connection)


def pending(
    connection: sqlite3.Connection,
    tell: Callable[[int, int], None] | None = None,
    *,
    with_meaning: bool = True,
) -> None:
    """Finish what is computed in bulk after a batch: segments, then vectors; may be called again at any time.

    The connection must be in autocommit mode. Vectors are committed in steps: what was computed stays. `tell`
    hears how many are done, and of how many. Without meaning, the next call computes them.
    """
    with together(connection):  # half a segment would be found twice
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
    own = {name: text for name, text in own.items() if text}
    for name, query in _MANY.items():
        own[name] = "\n".join(text for (text,) in connection.execute(query, (contact_id,)))
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
