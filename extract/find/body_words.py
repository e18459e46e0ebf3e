"""Cut text into the words and marks in which bodies' names are sought."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.chunks import ByChunk
from extract.data_file import data_rows
from extract.find.body_heads import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.article import Span


class Word(NamedTuple):
    """A word or a mark: `text[start:end]` of the article."""

    text: str
    start: int
    end: int


# Words (with inner hyphens, dots of "Dr.", apostrophes), numbers, and single marks; blanks part tokens.
# The bounds cut no word of a text, only rows of letters made to be long.
_WORD = re.compile(r"[^\W\d_][\w'’&.]{0,60}(?:[-/+][\w&]{1,40}){0,6}-?|\d{1,6}|[^\s\w]|\n")
# "e. V.", "gGmbH", "GmbH & Co. KG"; only in this spelling, so that "ag" or "Se" within words is none. "AG"
# only in capitals and behind a name, so that "AG" for a school's working group that begins a line is none.
_LEGAL = re.compile(
    r"e\. ?V\.?(?!\w)|eV\b|g?GmbH(?: & Co\. ?(?:KG|OHG)(?:aA)?)?\b|gAG\b|mbH\b|AG\b|SE\b|eG\b|e\. ?G\.(?!\w)|"
    r"KG\b|OHG\b|GbR\b|UG\b(?: \(haftungsbeschränkt\))?|e\. ?K\.(?!\w)|Stiftung\b|KdöR\b|AöR\b|Ltd\.?(?!\w)|"
    r"Inc\.?(?!\w)"
)
# How the first word of a legal form begins; more does, so that this alone is none.
_LEGAL_BEGINS = re.compile(r"e\.|eV|eG|g?GmbH|g?AG|mbH|SE|KG|OHG|GbR|UG|Stiftung|KdöR|AöR|Ltd|Inc")
_LEGAL_LETTERS = frozenset("egGAmSKOULI")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one range of a text.

    `taken` are the numbers of those in persons' names, `seeds` of those that may tell a body's name.
    """

    text: str
    words: tuple[Word, ...]
    taken: frozenset[int]
    seeds: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        """Return a word by its number."""
        return self.words[index]

    def adjoins(self, left: int, right: int) -> bool:
        """Tell whether only blanks lie between two words: no mark, no line end."""
        return not self.text[self.words[left].end : self.words[right].start].strip(" ")

    def are_free(self, first: int, last: int) -> bool:
        """Tell whether no word from `first` to `last` is in a person's name."""
        return self.taken.isdisjoint(range(first, last + 1))

    def until(self, index: int, offset: int) -> int:
        """Return the last word, from `index` on, that ends at or before an offset of the text."""
        while index + 1 < len(self.words) and self.words[index + 1].end <= offset:
            index += 1
        return index

    def legal_end(self, index: int) -> int | None:
        """Return the offset at which a legal form that begins with a word ends, None if none does."""
        word = self.words[index]
        if word.text[0] not in _LEGAL_LETTERS or not _LEGAL_BEGINS.match(word.text):
            return None
        match = _LEGAL.match(self.text, word.start)
        return match.end() if match else None

    def known_last(self, index: int) -> int | None:
        """Return the last word of a body known by name ("Deutsches Rotes Kreuz") that begins here."""
        word = self.words[index]
        for name in _known().get(word.text.rstrip("."), ()):
            end = word.start + len(name)
            if self.text.startswith(name, word.start) and not self.text[end : end + 1].isalnum():
                return self.until(index, end)
        return None

    def heads(self, index: int) -> bool:
        """Tell whether a word heads the name of a body."""
        return head_of(self.words[index].text) is not None or self.known_last(index) is not None


# The words of a language come again and again; the size bounds what is kept of texts read.
@lru_cache(maxsize=32768)
def is_seed(word: str) -> bool:
    """Tell whether a word may tell a body's name: a head, the first of a known name or of a legal form."""
    return head_of(word) is not None or word.rstrip(".") in _known() or _LEGAL_BEGINS.match(word) is not None


_WHOLE = 60  # letters that the pattern of a word takes at once


def _pieces(chunk: str) -> tuple[tuple[str, int, int, bool], ...]:
    """Return the words and marks of a chunk, their offsets in it, and which may tell a body's name."""
    if chunk.isalpha() and len(chunk) <= _WHOLE:  # most are one word
        return ((chunk, 0, len(chunk), is_seed(chunk)),)
    return tuple([(m[0], m.start(), m.end(), is_seed(m[0])) for m in _WORD.finditer(chunk)])


_PIECES = ByChunk(_pieces)


def _holds_seed(chunk: str) -> bool:
    if chunk.isalpha() and chunk.islower():  # no head, no legal form
        return chunk in _known()
    return any(map(is_seed, _WORD.findall(chunk)))


_HAS_SEED = ByChunk(_holds_seed)


def has_seed(text: str, span: Span) -> bool:
    """Tell whether a range of text holds a word that may tell a body's name; most hold none."""
    return any(map(_HAS_SEED.__getitem__, text[span.start : span.end].split(" ")))


def cut(text: str, span: Span, persons: Sequence[Span]) -> Words:
    """Cut a range of text into words; `persons` are ranges of names, in order and none within another."""
    made = tuple.__new__  # without `Word(…)`, whose arguments cost as much as finding the word
    words: list[Word] = []
    seeds: list[int] = []
    offset = span.start
    for chunk in text[span.start : span.end].split(" "):
        for word, start, end, seed in _PIECES[chunk]:
            if seed:
                seeds.append(len(words))
            words.append(made(Word, (word, offset + start, offset + end)))
        offset += len(chunk) + 1
    taken: set[int] = set()
    starts = [word.start for word in words] if persons else []
    for person in persons:
        first = max(0, bisect_right(starts, person.start) - 1)
        for index in range(first, len(words)):
            if words[index].start >= person.end:
                break
            if words[index].end > person.start:
                taken.add(index)
    return Words(text, tuple(words), frozenset(taken), tuple(seeds))


def may_name_known(text: str) -> bool:
    """Tell whether a text holds the first word of a body known by name."""
    return any(word.rstrip(".") in _known() for word in _WORD.findall(text))


@lru_cache(maxsize=8192)
def has_legal_form(name: str) -> bool:
    """Tell whether a name holds a legal form."""
    return _LEGAL.search(name) is not None


def begins_with_known(name: str) -> bool:
    """Tell whether a name in the nominative begins with one that is known: "Deutsches Rotes Kreuz Lohe"."""
    known = _known().get(name.split(" ", 1)[0], ())
    return any(name == other or name.startswith(f"{other} ") for other in known)


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the names in body_names.txt by their first word, the longest first."""
    by_first: dict[str, list[str]] = {}
    for row in data_rows("body_names.txt"):
        name = " ".join(row.split())
        by_first.setdefault(name.split(" ")[0], []).append(name)
    return {
        first: tuple(sorted(names, key=lambda name: -len(name.split()))) for first, names in by_first.items()
    }
