"""The tables of a directory file, as numbered migrations with a ledger, each in its own transaction.

A migration is a named function of a connection. It runs once a file; the ledger (table `migration`)
keeps its name. A migration that has been released is never changed: a new one is appended.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from directory.schema_of_search import bearers, names, segments

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

# "WEGW" in ASCII, at bytes 68-71 of the file (https://www.sqlite.org/fileformat.html, section 1.3).
APPLICATION_ID = 0x57454757


def base(connection: sqlite3.Connection) -> None:
    """Make the tables of articles, contacts and their evidence.

    An `article` is a text, its `origin`s are the places where it was met (the same press release in
    two papers is one article with two origins). A `passage` is a sentence that offers a contact, its
    `statement`s say the fields. `facts` are what decides whether two passages mean the same person or
    body (directory/merge.py); many passages share one row. A `contact` is the entry shown: it is
    derived from the statements and can be made anew from them at any time.
    """
    for command in _BASE.split(";\n"):
        connection.execute(command)


_BASE = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL UNIQUE,
    title TEXT, published TEXT, published_rule TEXT, publisher TEXT, section TEXT, language TEXT,
    url TEXT, owner TEXT,
    text TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE TABLE origin (
    source TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    head_digest TEXT NOT NULL,
    title TEXT, published TEXT, published_rule TEXT, publisher TEXT, section TEXT, language TEXT,
    url TEXT, owner TEXT,
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_article ON origin(article_id);
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT, role TEXT, department TEXT, organization TEXT, service TEXT, place TEXT,
    first_seen TEXT, last_seen TEXT,
    confidence REAL NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'found',
    passage_id INTEGER,
    note TEXT,
    hidden INTEGER NOT NULL DEFAULT 0,
    by_hand INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contact_last_seen ON contact(last_seen);
CREATE INDEX contact_organization ON contact(organization);
CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    contact_id INTEGER REFERENCES contact(id)
) STRICT;
CREATE INDEX facts_contact ON facts(contact_id);
CREATE TABLE facts_trait (
    facts_id INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (facts_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE facts_block (
    block TEXT NOT NULL,
    facts_id INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    PRIMARY KEY (block, facts_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_block_facts ON facts_block(facts_id);
CREATE TABLE facts_pair (
    facts_a INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    facts_b INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    strength INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (facts_a, facts_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_pair_b ON facts_pair(facts_b);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact(id),
    facts_id INTEGER NOT NULL REFERENCES facts(id),
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    published TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX passage_contact ON passage(contact_id, published);
CREATE INDEX passage_sure ON passage(contact_id, confidence);
CREATE INDEX passage_facts ON passage(facts_id);
CREATE INDEX passage_article ON passage(article_id);
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    passage_id INTEGER REFERENCES passage(id) ON DELETE CASCADE,
    contact_id INTEGER REFERENCES contact(id),
    article_id INTEGER REFERENCES article(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    published TEXT NOT NULL,
    identity TEXT,
    said_by TEXT
) STRICT;
CREATE INDEX statement_contact ON statement(contact_id, field, published);
CREATE INDEX statement_passage ON statement(passage_id);
CREATE INDEX statement_article ON statement(article_id);
CREATE INDEX statement_channel ON statement(value, contact_id, field, published)
    WHERE field IN ('phone', 'mobile', 'fax', 'email');
CREATE TABLE contact_phone (
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (contact_id, kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_phone_number ON contact_phone(number);
CREATE TABLE contact_email (
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    PRIMARY KEY (contact_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_email_address ON contact_email(address);
CREATE TABLE contact_topic (
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (contact_id, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_topic_topic ON contact_topic(topic, contact_id);
CREATE INDEX statement_identity ON statement(contact_id) WHERE identity IS NOT NULL;
CREATE VIEW identity AS
    SELECT DISTINCT statement.contact_id, statement.field,
           coalesce(article.publisher, article.owner) AS publisher, statement.identity AS key
    FROM statement JOIN article ON article.id = statement.article_id
    WHERE statement.identity IS NOT NULL AND coalesce(article.publisher, article.owner) IS NOT NULL;
CREATE VIEW duplicate AS
    SELECT min(a.contact_id, b.contact_id) AS contact_a, max(a.contact_id, b.contact_id) AS contact_b,
           min(pair.reason) AS reason
    FROM facts_pair AS pair
    JOIN facts AS a ON a.id = pair.facts_a
    JOIN facts AS b ON b.id = pair.facts_b
    WHERE a.contact_id <> b.contact_id
    GROUP BY 1, 2"""


def index(connection: sqlite3.Connection) -> None:
    """Make what contacts and articles are searched by."""
    from directory.index import create  # noqa: PLC0415 - loads numpy, of no use but where a file is made

    create(connection)


def changes_by_hand(connection: sqlite3.Connection) -> None:
    """Make the journal of changes by hand, and who is the same by hand (directory/hand.py)."""
    for command in _CHANGES_BY_HAND.split(";\n"):
        connection.execute(command)


_CHANGES_BY_HAND = """
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    said_by TEXT NOT NULL,
    action TEXT NOT NULL,
    facts_id INTEGER REFERENCES facts(id) ON DELETE SET NULL,
    field TEXT, value TEXT, instead_of TEXT,
    undone_at TEXT, undone_by TEXT
) STRICT;
CREATE INDEX change_facts ON change(facts_id);
CREATE TABLE decision (
    change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
    facts_a INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    facts_b INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    same INTEGER NOT NULL,
    PRIMARY KEY (facts_a, facts_b, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_b ON decision(facts_b);
CREATE INDEX decision_change ON decision(change_id);
ALTER TABLE statement ADD COLUMN facts_id INTEGER REFERENCES facts(id) ON DELETE CASCADE;
ALTER TABLE statement ADD COLUMN change_id INTEGER REFERENCES change(id) ON DELETE CASCADE;
CREATE INDEX statement_facts ON statement(facts_id) WHERE facts_id IS NOT NULL;
CREATE INDEX statement_change ON statement(change_id) WHERE change_id IS NOT NULL;
CREATE INDEX statement_entered ON statement(contact_id, published) WHERE change_id IS NOT NULL;
ALTER TABLE contact ADD COLUMN verified_at TEXT;
ALTER TABLE contact ADD COLUMN verified_by TEXT"""


def forgotten(connection: sqlite3.Connection) -> None:
    """Make the keyed hashes of who is forgotten, and the list of exports (directory/suppress.py)."""
    import secrets  # noqa: PLC0415 - of no use but where a file is made

    for command in _FORGOTTEN.split(";\n"):
        connection.execute(command)
    connection.execute("INSERT INTO forgotten_key VALUES (?)", (secrets.token_bytes(32),))


_FORGOTTEN = """
CREATE TABLE forgotten (hash BLOB PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE forgotten_key (key BLOB NOT NULL) STRICT;
CREATE TABLE export (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, format TEXT NOT NULL, path TEXT NOT NULL,
    entries INTEGER NOT NULL
) STRICT"""


def scale(connection: sqlite3.Connection) -> None:
    """Keep blocks as numbers, and find the newest value of a desk that thousands of articles name."""
    from directory import facts  # noqa: PLC0415 - of no use but where a file is brought up to date
    from directory.pairs import number_of  # noqa: PLC0415

    for command in _SCALE.split(";\n"):
        connection.execute(command)
    query = "SELECT kind, value FROM facts_trait WHERE facts_id = ?"
    for facts_id, key in connection.execute("SELECT id, key FROM facts").fetchall():
        traits = connection.execute(query, (facts_id,)).fetchall()
        held = facts.restore(
            key,
            (value for kind, value in traits if kind == "channel"),
            (value for kind, value in traits if kind == "publisher"),
        )
        numbers = {(number_of(block), facts_id) for block in facts.blocks(held)}
        connection.executemany("INSERT INTO facts_block VALUES (?, ?)", numbers)


_SCALE = """
DROP TABLE facts_block;
CREATE TABLE facts_block (
    block INTEGER NOT NULL,
    facts_id INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    PRIMARY KEY (block, facts_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_block_facts ON facts_block(facts_id);
CREATE INDEX statement_said ON statement(contact_id, field, value, published)
    WHERE field IN ('phone', 'mobile', 'fax', 'email');
CREATE INDEX statement_name
    ON statement(contact_id, instr(value, ' ') > 2 AND substr(value, 2, 1) <> '.', published, confidence)
    WHERE field = 'person'"""


def places(connection: sqlite3.Connection) -> None:
    """Keep the absolute path beside what was typed, so that one name in two folders is two."""
    connection.execute("ALTER TABLE origin ADD COLUMN place TEXT")
    connection.execute("CREATE UNIQUE INDEX origin_place ON origin(place)")


def tallies(connection: sqlite3.Connection) -> None:
    """Keep count of entries and articles, and find the oldest at once."""
    for command in _TALLIES.split(";;\n"):
        connection.execute(command)


_TALLIES = """
CREATE TABLE tally (what TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;;
INSERT INTO tally VALUES ('contact', (SELECT count(*) FROM contact WHERE NOT hidden)),
    ('article', (SELECT count(*) FROM article));;
CREATE TRIGGER tally_contact_added AFTER INSERT ON contact WHEN NOT new.hidden BEGIN
    UPDATE tally SET number = number + 1 WHERE what = 'contact';
END;;
CREATE TRIGGER tally_contact_gone AFTER DELETE ON contact WHEN NOT old.hidden BEGIN
    UPDATE tally SET number = number - 1 WHERE what = 'contact';
END;;
CREATE TRIGGER tally_contact_hidden AFTER UPDATE OF hidden ON contact WHEN new.hidden <> old.hidden BEGIN
    UPDATE tally SET number = number + iif(new.hidden, -1, 1) WHERE what = 'contact';
END;;
CREATE TRIGGER tally_article_added AFTER INSERT ON article BEGIN
    UPDATE tally SET number = number + 1 WHERE what = 'article';
END;;
CREATE TRIGGER tally_article_gone AFTER DELETE ON article BEGIN
    UPDATE tally SET number = number - 1 WHERE what = 'article';
END;;
CREATE INDEX article_published ON article(published)"""


def documents(connection: sqlite3.Connection) -> None:
    """Remember which documents were taken in (directory/documents.py)."""
    from directory.documents import TABLES  # noqa: PLC0415 - of no use but where a file is made

    for command in TABLES:
        connection.execute(command)


def listing(connection: sqlite3.Connection) -> None:
    """List who stands where, and who is hidden, from indexes alone."""
    for command in _LISTING.split(";\n"):
        connection.execute(command)


_LISTING = """
DROP INDEX passage_article;
CREATE INDEX passage_article ON passage(article_id, contact_id);
CREATE INDEX contact_hidden ON contact(id) WHERE hidden"""


MIGRATIONS: tuple[tuple[str, Callable[[sqlite3.Connection], None]], ...] = (
    ("0001 base", base),
    ("0002 index", index),
    ("0003 changes by hand", changes_by_hand),
    ("0004 forgotten", forgotten),
    ("0005 scale", scale),
    ("0006 places", places),
    ("0007 tallies", tallies),
    ("0008 documents", documents),
    ("0009 listing", listing),
    ("0010 segments", segments),
    ("0011 names", names),
    ("0012 bearers", bearers),
)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version; each migration and its line in the ledger are one transaction.

    The connection must be in autocommit mode (`isolation_level=None`).
    """
    while (step := _next(connection)) is not None:
        name, change = step
        connection.execute("BEGIN IMMEDIATE")
        try:
            if name not in applied(connection):  # another process may have been faster
                _record(connection, name)
                change(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def applied(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names in the ledger; empty for a file without one."""
    ledger = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").fetchone()
    if ledger is None:
        return frozenset()
    return frozenset(name for (name,) in connection.execute("SELECT name FROM migration"))


def unknown(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names in the ledger that this version does not know: a newer version wrote the file."""
    return applied(connection) - {name for name, _ in MIGRATIONS}


def outdated(connection: sqlite3.Connection) -> bool:
    """Tell whether migrations wait: the file must be opened for writing once before it can be read."""
    return _next(connection) is not None


def _next(connection: sqlite3.Connection) -> tuple[str, Callable[[sqlite3.Connection], None]] | None:
    done = applied(connection)
    return next((step for step in MIGRATIONS if step[0] not in done), None)


def _record(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT"
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migration VALUES (?, ?)", (name, moment))
