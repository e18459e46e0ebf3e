"""What a query demands: phrases in quotes must stand so, what follows a minus must not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from directory.words import stem, tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from directory.answer import Ranked
    from directory.postings import Postings

_CONTACT: Final = """
SELECT coalesce(person, '') || char(10) || coalesce(role, '') || char(10) || coalesce(department, '')
       || char(10) || coalesce(organization, '') || char(10) || coalesce(service, '')
       || char(10) || coalesce(place, '')
FROM contact WHERE id = ?
"""
_ARTICLE: Final = "SELECT coalesce(title, '') || char(10) || text FROM article WHERE id = ?"


def having(postings: Postings, words: Sequence[str], kind: int) -> NDArray[np.bool_]:
    """Return which documents have all the words, in any form."""
    found = np.ones(postings.size[kind], dtype=bool)
    for word in words:
        one = np.zeros_like(found)
        one[postings.of(stem(word), kind)[0]] = True
        found &= one
    return found


def stands(connection: sqlite3.Connection, ranked: Ranked, phrases: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether each phrase stands word for word in the contact's fields or in its article."""
    texts = [
        row[0]
        for query, number in ((_CONTACT, ranked.contact), (_ARTICLE, ranked.article))
        if number and (row := connection.execute(query, (number,)).fetchone())
    ]
    folded = [f" {' '.join(tokens(line))} " for text in texts for line in text.splitlines()]
    return all(any(f" {' '.join(phrase)} " in line for line in folded) for phrase in phrases)
