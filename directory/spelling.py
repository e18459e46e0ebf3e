"""Words as typed, begun and not yet ended or with one letter wrong, among those of directory and lexicon."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from directory import lexicon
from directory.lexicon import Target, Wanted
from directory.words import parts, stem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

# A typo is looked for in words from so many letters on: shorter ones have too many neighbours.
_SHORTEST: Final = 5
_FIRST: Final = 2  # one end of a misspelt word is right: so many letters of it are
_MOST: Final = 30
_MOST_NEIGHBOURS: Final = 3000
_TYPO: Final = 0.7
_BEGUN: Final = 0.9
_LAST: Final = "\U0010ffff"
_BEGINNING: Final = "SELECT word, stem FROM lookup_word WHERE word >= ? AND word < ? LIMIT ?"
# The shortest go on with the fewest letters: "int" rather "integration" than "intensivpflegestation".
_BEGUN_WORDS: Final = (
    "SELECT word, stem FROM lookup_word WHERE word >= ? AND word < ? ORDER BY length(word), word LIMIT ?"
)
_MOST_BEGUN: Final = 60
_ENDING: Final = "SELECT word, stem FROM lookup_word WHERE reversed >= ? AND reversed < ? LIMIT ?"


def _is_near(word: str, other: str) -> bool:
    return abs(len(word) - len(other)) <= 1 and OSA.distance(word, other, score_cutoff=1) <= 1


class Spelling:
    """Knows the words of a directory as it stood when this was made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection for reading; nothing is read yet."""
        self._connection: Final = connection
        self._near: Final = lru_cache(maxsize=1024)(self._neighbours)

    def widen(self, wanted: Sequence[Wanted], language: str, *, begun: str | None) -> tuple[Wanted, ...]:
        """Return what is wanted with other words for those nobody knows, and for the last, if only begun.

        A word nobody knows in a question in another language is no typo of a German one. What is begun may
        look like a word that says nothing ("las", "int"): it counts all the same.
        """
        if begun is None:
            german = language == lexicon.GERMAN
            return tuple(self._corrected(each) for each in wanted) if german else tuple(wanted)
        *before, last = wanted or [Wanted("", (), "")]
        if last.written.rsplit(" ", 1)[-1] != begun:
            before, last = list(wanted), Wanted(begun, (), begun)
        return (*(self._corrected(each) for each in before), self._begun(last, begun))

    def _begun(self, each: Wanted, begun: str) -> Wanted:
        roots = dict.fromkeys(root for _, root in self._range(_BEGUN_WORDS, begun, _MOST_BEGUN))
        more = tuple(Target(({root: 1.0},), _BEGUN) for root in roots)
        return replace(each, targets=(*each.targets, *more))

    def _corrected(self, each: Wanted) -> Wanted:
        word = each.written
        if each.known or " " in word or len(word) < _SHORTEST or not word.isalpha() or parts(word):
            return each
        held = self._connection.execute(
            "SELECT 1 FROM lookup_word WHERE word = ? OR stem = ?", (word, stem(word))
        )
        if held.fetchone():
            return each
        return replace(each, targets=(*each.targets, *self._near(word)))

    def _neighbours(self, word: str) -> tuple[Target, ...]:
        """Return the words one letter away (OSA distance): "schudlen" → "schulden", "schulen"."""
        found = [
            *self._range(_BEGINNING, word[:_FIRST], _MOST_NEIGHBOURS),
            *self._range(_ENDING, word[::-1][:_FIRST], _MOST_NEIGHBOURS),
        ]
        near = {root for other, root in found if _is_near(word, other)}
        targets = [Target(({root: 1.0},), _TYPO) for root in sorted(near)[:_MOST]]
        for other in lexicon.german_words():
            if (other[:_FIRST] == word[:_FIRST] or other[-_FIRST:] == word[-_FIRST:]) and _is_near(
                word, other
            ):
                for wanted in lexicon.read(other, (other,)).wanted:
                    targets.extend(Target(t.words, t.share * _TYPO) for t in wanted.targets)
        return tuple(targets)

    def _range(self, query: str, begin: str, most: int) -> Iterator[tuple[str, str]]:
        yield from self._connection.execute(query, (begin, begin + _LAST, most))
