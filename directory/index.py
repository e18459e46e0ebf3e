"""Write what a directory is searched by: the words of each contact, folded."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# "ue" is an umlaut written out in "mueller", none in "neue", "bauer", "quelle".
_WRITTEN_UE = re.compile(r"(?<![aeqäu])ue")


def fold(text: str) -> str:
    """Return the text in one spelling: "Müller", "mueller" → "muller", "Straße" → "strasse"."""
    split = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    plain = "".join(c for c in split if not unicodedata.combining(c))
    return _WRITTEN_UE.sub("u", plain).replace("ae", "a").replace("oe", "o")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the index; called once by a migration."""
    connection.execute("CREATE VIRTUAL TABLE contact_words USING fts5(words, prefix='2 3')")


def contacts(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Write the words of the contacts anew, or remove them if the contact is gone; no commit."""
    for contact_id in ids:
        connection.execute("DELETE FROM contact_words WHERE rowid = ?", (contact_id,))
        texts = [
            text
            for (text,) in connection.execute(
                "SELECT value FROM statement WHERE contact_id = ?1"
                " UNION SELECT quote FROM passage WHERE contact_id = ?1"
                " UNION SELECT article.title FROM passage JOIN article ON article.id = passage.article_id"
                " WHERE passage.contact_id = ?1 AND article.title IS NOT NULL",
                (contact_id,),
            )
        ]
        if texts:
            connection.execute(
                "INSERT INTO contact_words(rowid, words) VALUES (?, ?)",
                (contact_id, fold("\n".join(texts))),
            )


def pending(connection: sqlite3.Connection) -> None:
    """Finish what is computed in bulk after a batch."""
    connection.execute("INSERT INTO contact_words(contact_words) VALUES ('optimize')")
