"""Words as typed, begun and not yet ended, with one letter wrong or compounded otherwise.

What they may be is sought among the words of the directory and of the lexicon. Compounds of words that
data/compound_parts.txt lacks are told by the directory's own: "Yogakurs" is Yoga and Kurs where both stand,
and who asks for "Yoga" is shown "Frauenyoga".
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from directory import lexicon
from directory.lexicon import Target, Wanted
from directory.words import Splitter, compound_parts, parts, stem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

# A typo is looked for in words from so many letters on: shorter ones have too many neighbours.
_SHORTEST: Final = 5
_FIRST: Final = 2  # one end of a misspelt word is right: so many letters of it are
_MOST: Final = 30
_SURE: Final = 7
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
# A word in a word has so many letters: "rat" begins "rathaus", but ends "apparat". What a longer word that
# has it counts is what an index term inside a compound counts (directory.weights).
_SHORTEST_INSIDE: Final = 4
_MOST_LONGER: Final = 200
_LONGER: Final = 0.6
_LINKS: Final = ("", "s", "n", "en", "es")


def _is_near(word: str, other: str) -> bool:
    return abs(len(word) - len(other)) <= 1 and OSA.distance(word, other, score_cutoff=1) <= 1


class Spelling:
    """Knows the words of a directory as it stood when this was made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection for reading; nothing is read yet."""
        self._connection: Final = connection
        self._near: Final = lru_cache(maxsize=1024)(self._neighbours)
        self._stands: Final = lru_cache(maxsize=16384)(self._is_written)
        self._splitter: Final = Splitter(self)

    def __contains__(self, word: object) -> bool:
        """Tell whether a folded word may be a part of compounds: it is known as one, or stands by itself."""
        if not isinstance(word, str):
            return False
        return word in compound_parts() or (len(word) >= _SHORTEST_INSIDE and self._stands(word))

    def widen(self, wanted: Sequence[Wanted], language: str, *, begun: str | None) -> tuple[Wanted, ...]:
        """Return what is wanted with other words for those nobody knows, and for the last, if only begun.

        A word nobody knows in a question in another language is no typo of a German one. What is begun may
        look like a word that says nothing ("las", "int"): it counts all the same.
        """
        if begun is None:
            german = language == lexicon.GERMAN
            return (
                tuple(self._compounded(self._corrected(each)) for each in wanted) if german else tuple(wanted)
            )
        *before, last = wanted or [Wanted("", ())]
        if last.written.rsplit(" ", 1)[-1] != begun:
            before, last = list(wanted), Wanted(begun, ())
        return (*(self._corrected(each) for each in before), self._begun(last, begun))

    def _begun(self, each: Wanted, begun: str) -> Wanted:
        roots = dict.fromkeys(root for _, root in self._range(_BEGUN_WORDS, begun, _MOST_BEGUN))
        more = tuple(Target(({root: 1.0},), _BEGUN) for root in roots)
        return replace(each, targets=(*each.targets, *more))

    def _corrected(self, each: Wanted) -> Wanted:
        word = each.written
        if each.known or " " in word or len(word) < _SHORTEST or not word.isalpha() or parts(word):
            return each
        if self._is_held(word):
            return each
        if self._splitter.split(word):  # "Yogakurs" is no slip
            return each
        meant, targets = self._near(word)
        return replace(each, meant=meant, targets=(*each.targets, *targets))

    def _compounded(self, each: Wanted) -> Wanted:
        """Return what is wanted with parts of unknown compounds, or with compounds of unknown parts."""
        word = each.written
        if not word.isalpha() or len(word) < _SHORTEST_INSIDE or not each.targets or parts(word):
            return each
        itself, *others = each.targets
        if found := self._splitter.split(word):
            terms = {**itself.words[0], **{stem(part): 1.0 for part in found}}
            itself = replace(itself, words=(terms, *itself.words[1:]))
        # A word that stands by itself is found where it does: what it is rarely a part of would outweigh it.
        longer = () if word in self or self._is_held(word) else self._longer(word)
        return replace(each, targets=(itself, *others, *longer))

    def _longer(self, word: str) -> tuple[Target, ...]:
        """Return the compounds of the directory that begin or end with a word: "frauenyoga" for "yoga"."""
        found = [
            *self._range(_BEGINNING, word, _MOST_LONGER),
            *self._range(_ENDING, word[::-1], _MOST_LONGER),
        ]
        roots = {root for other, root in found if self._is_compound(other, word)}
        return tuple(Target(({root: 1.0},), _LONGER) for root in sorted(roots))

    def _is_compound(self, word: str, part: str) -> bool:
        """Tell whether what stands before or after a part of a word is a word too: "ament" is none."""
        before, after = word.removesuffix(part), word.removeprefix(part)
        return any(before.removesuffix(link) in self for link in _LINKS) or after in self

    def _is_held(self, word: str) -> bool:
        """Tell whether a word stands in the directory in some form."""
        row = self._connection.execute(
            "SELECT 1 FROM lookup_word WHERE word = ? OR stem = ? LIMIT 1", (word, stem(word))
        ).fetchone()
        return row is not None

    def _is_written(self, word: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM lookup_word WHERE word = ?", (word,)).fetchone()
        return row is not None

    def _neighbours(self, word: str) -> tuple[str | None, tuple[Target, ...]]:
        """Return the words one letter away (OSA distance): "schudlen" → "schulden", "schulen".

        Before them the word of the lexicon that was likely meant, if one is: rather with letters that
        changed places than with others.
        """
        found = [
            *self._range(_BEGINNING, word[:_FIRST], _MOST_NEIGHBOURS),
            *self._range(_ENDING, word[::-1][:_FIRST], _MOST_NEIGHBOURS),
        ]
        near = {other: root for other, root in found if _is_near(word, other)}
        targets = [Target(({root: 1.0},), _TYPO) for root in sorted(set(near.values()))[:_MOST]]
        of_lexicon = [
            other
            for other in lexicon.german_words()
            if (other[:_FIRST] == word[:_FIRST] or other[-_FIRST:] == word[-_FIRST:])
            and _is_near(word, other)
        ]
        for other in of_lexicon:
            for wanted in lexicon.read(other, (other,)).wanted:
                targets.extend(Target(t.words, t.share * _TYPO) for t in wanted.targets)
        # A place or a name is no misspelt word of the field: as many letters as that must be right.
        likely = [other for other in of_lexicon if other[0] == word[0] and len(word) >= _SURE]
        meant = min(likely, key=lambda other: (sorted(other) != sorted(word), other), default=None)
        return meant, tuple(targets)

    def _range(self, query: str, begin: str, most: int) -> Iterator[tuple[str, str]]:
        yield from self._connection.execute(query, (begin, begin + _LAST, most))
