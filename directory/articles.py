"""Keep the articles of a directory: one row a text, with every place where it was met.

A `source` is what is shown: a path as it was typed, an address. What tells two of them apart is the
`place`, the absolute path: "kurs.txt" of two folders is two. The second one is shown by its place.
"""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from directory.load import SAID_ON

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from extract.article import Article

# An address ("https://…"), or what was piped in ("stdin:9f86d081884c").
_NO_PATH: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|stdin:")
# Of the places where a text was met, the one whose head counts: a date that stands in the article beats
# the date of a file, then the newest, then the first by name. It depends on no order of adding.
_BEST: Final = """
SELECT source FROM origin WHERE article_id = ?
ORDER BY published IS NOT NULL AND published_rule IS NOT 'file' DESC, published DESC,
    coalesce(place, source) LIMIT 1
"""
_PUT_ORIGIN: Final = """
INSERT OR REPLACE INTO origin (source, article_id, head_digest, title, published, published_rule,
                               publisher, section, language, url, owner, added_at, place)
VALUES (:source, :article_id, :head_digest, :title, :published, :published_rule,
        :publisher, :section, :language, :url, :owner, :added_at, :place)
"""
_PUT_ARTICLE: Final = """
INSERT INTO article (source, digest, title, published, published_rule, publisher, section, language, url,
                     owner, text, added_at)
VALUES (:source, :digest, :title, :published, :published_rule, :publisher, :section, :language, :url, :owner,
        :text, :added_at)
"""
_COPY_HEAD: Final = """
UPDATE article SET (source, title, published, published_rule, publisher, section, language, url, owner) =
    (SELECT source, title, published, published_rule, publisher, section, language, url, owner
     FROM origin WHERE source = :source)
WHERE id = :article_id
"""
_OLDER: Final = """
SELECT origin.source, origin.article_id, article.published
FROM origin JOIN article ON article.id = article_id
WHERE article.published < ?1 AND NOT EXISTS (
    SELECT 1 FROM passage JOIN contact ON contact.id = passage.contact_id
    WHERE passage.article_id = article.id AND contact.verified_at >= ?1
) ORDER BY article.published, origin.source
"""
_ONLY: Final = """
WITH gone(id) AS (SELECT value FROM json_each(?))
SELECT count(DISTINCT contact_id) FROM passage JOIN contact ON contact.id = contact_id
WHERE article_id IN gone AND NOT by_hand AND NOT EXISTS (
    SELECT 1 FROM passage AS other
    WHERE other.contact_id = passage.contact_id AND other.article_id NOT IN gone
)
"""


class Held(NamedTuple):
    """An article that is in: its source as shown, its id, its digest, that of text and head."""

    source: str
    article_id: int
    digest: str
    head_digest: str


def place(source: str) -> str:
    """Return what tells a source from others: its absolute path, or the address or name that it is."""
    return source if _NO_PATH.match(source) else os.path.abspath(source)  # noqa: PTH100 - plain text, "#" and all


def held(connection: sqlite3.Connection, source: str) -> Held | None:
    """Return the article at a source; None if it is new.

    A file of an older version knows no places: what was typed then is taken for what is typed now.
    """
    row = connection.execute(
        "SELECT origin.source, article.id, article.digest, head_digest"
        " FROM origin JOIN article ON article.id = article_id"
        " WHERE origin.place = ?1 OR (origin.place IS NULL AND origin.source = ?2)",
        (place(source), source),
    ).fetchone()
    return None if row is None else Held(*row)


def put(connection: sqlite3.Connection, article: Article, digest: str, head_digest: str) -> tuple[int, bool]:
    """Note the article at its source; return its id, and whether its text is new to the directory.

    `digest` is what sources of one article share. The source must have left another article before. One
    whose file is gone is taken for moved here if it has the same text.
    """
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    row = connection.execute("SELECT id FROM article WHERE digest = ?", (digest,)).fetchone()
    where = place(article.source)
    head = {
        "place": where,
        "head_digest": head_digest,
        "title": article.title,
        "published": article.published,
        "published_rule": article.published_rule,
        "publisher": article.publisher,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "owner": article.owner,
        "added_at": moment,
    }
    if row is None:
        head["source"] = _shown(connection, article.source)
        new = {**head, "digest": digest, "text": article.text}
        article_id = connection.execute(_PUT_ARTICLE, new).lastrowid or 0
        connection.execute(_PUT_ORIGIN, {**head, "article_id": article_id})
        return article_id, True
    article_id = int(row[0])
    _leave_moved(connection, article_id, where)
    head["source"] = _shown(connection, article.source)
    connection.execute(_PUT_ORIGIN, {**head, "article_id": article_id})
    _head(connection, article_id)
    return article_id, False


def _shown(connection: sqlite3.Connection, source: str) -> str:
    """Return how a source is shown: as typed, unless that is shown for another place already."""
    where = place(source)
    row = connection.execute("SELECT place FROM origin WHERE source = ?", (source,)).fetchone()
    return source if row is None or row[0] in {None, where} else where


def _leave_moved(connection: sqlite3.Connection, article_id: int, where: str) -> None:
    """Take away the places of an article that hold no file any more, where the new one does."""
    if not _is_there(where):
        return
    query = "SELECT source, place FROM origin WHERE article_id = ? AND place IS NOT NULL AND place <> ?"
    for source, old in connection.execute(query, (article_id, where)).fetchall():
        if not _NO_PATH.match(old) and not _is_there(old):
            connection.execute("DELETE FROM origin WHERE source = ?", (source,))


def _is_there(where: str) -> bool:
    """Tell whether a file, or the container of an article ("post.mbox#3", "page.zip!a.html"), exists."""
    inside = where.partition("#")[0]
    return any(map(os.path.exists, (where, inside, inside.partition("!")[0])))


def below(connection: sqlite3.Connection, source: str) -> list[tuple[str, int]]:
    """Return the sources, with their articles, that are this one or lie in it: a folder, a container.

    A source is named by its place, or as it is shown.
    """
    for column, name in (("place", place(source)), ("source", source)):
        found = connection.execute(
            f"SELECT source, article_id FROM origin WHERE {column} = ?1"  # noqa: S608 - constants
            f" OR substr({column}, 1, length(?1) + 1) IN (?1 || '/', ?1 || '#') ORDER BY source",
            (name.rstrip("/") or name,),
        ).fetchall()
        if found:
            return found
    return []


def of_document(connection: sqlite3.Connection, where: str) -> list[tuple[str, int, str]]:
    """Return source, article and place of what a document at a place has yielded: it, or numbered parts."""
    return connection.execute(
        "SELECT source, article_id, place FROM origin WHERE place = ?1"
        " OR (place > ?1 || '#' AND place < ?1 || '$') ORDER BY place",  # "$" is the sign behind "#"
        (where,),
    ).fetchall()


def another_source(connection: sqlite3.Connection, article_id: int, source: str) -> str | None:
    """Return the first other source of an article, None if it has no other."""
    query = "SELECT source FROM origin WHERE article_id = ? AND place IS NOT ? ORDER BY source LIMIT 1"
    row = connection.execute(query, (article_id, place(source))).fetchone()
    return None if row is None else str(row[0])


def older(connection: sqlite3.Connection, since: str) -> list[tuple[str, int, str]]:
    """Return sources, articles and days of what was published before a day and is not verified since."""
    return connection.execute(_OLDER, (since,)).fetchall()


def said_only_by(connection: sqlite3.Connection, article_ids: Iterable[int]) -> int:
    """Return how many entries no other articles say, and nobody has entered by hand."""
    wanted = (json.dumps(sorted(set(article_ids))),)
    return int(connection.execute(_ONLY, wanted).fetchone()[0])


def leave(connection: sqlite3.Connection, source: str, article_id: int) -> bool:
    """Take a source away from its article; tell whether another one is left."""
    connection.execute("DELETE FROM origin WHERE source = ?", (source,))
    return _head(connection, article_id)


def remove(connection: sqlite3.Connection, article_id: int) -> None:
    """Remove an article whose passages are gone."""
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))


def _head(connection: sqlite3.Connection, article_id: int) -> bool:
    """Give the article the head of its best source, and its passages that date; False if none is left."""
    row = connection.execute(_BEST, (article_id,)).fetchone()
    if row is None:
        return False
    connection.execute(_COPY_HEAD, {"source": row[0], "article_id": article_id})
    (published,) = connection.execute(
        f"SELECT {SAID_ON} FROM article WHERE id = ?",  # noqa: S608  no value from outside
        (article_id,),
    ).fetchone()
    for redate in (
        "UPDATE passage SET published = :new WHERE article_id = :article AND published <> :new",
        "UPDATE statement SET published = :new WHERE article_id = :article AND published <> :new",
    ):
        connection.execute(redate, {"new": published, "article": article_id})
    return True
