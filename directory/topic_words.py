"""Words and phrases that speak for a topic, and one matcher that finds all of them in a text at once.

How a word is written in topics.toml says how it may match, in the way people know from search fields:

    asyl*           a word that begins so: "Asylverfahren"
    *verein         a word that ends so, German endings allowed: "Sportvereins", "Turnvereine"
    *schuldner*     anywhere inside a word: "Privatschuldnerberatung"
    heirat          the whole word, German endings allowed: "Heiraten"
    =rat            the whole word and nothing else: not "Rate", not "Beratung"
    gewalt gegen    a phrase: the words follow each other (a hyphen counts as a space)
    kind* + pflege* both within the same dozen words, in any order

Texts and words are folded alike (`directory.words.fold`: case, umlauts, accents), and gendered forms
are joined ("Berater:innen" → "beraterinnen").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from directory.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# "Berater:innen", "Berater*in", "Berater_innen", "Berater/innen"; not "Bürger/Inland": the word must end.
_GENDERED = re.compile(r"(?<=\w)[:*_/]-?(in|innen)\b")
# One written word with its hyphens; a digit run is a word too ("115", "2-fach").
_WRITTEN = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_STREET_ENDINGS = ("straße", "strasse", "str", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer")
# " 12", ". 4 a"; not the year of "Weihnachtsmarkt am Kirchplatz 2018": at most three digits.
_HOUSE_NUMBER = re.compile(r"\.?[ \u00a0]\d{1,3}\b")
_HYPHENS = re.compile(r"[-\u2010\u2011]")
# Endings of German nouns and adjectives and the English plural; bounded, longest first is not needed.
_ENDINGS = frozenset(("", "e", "n", "en", "s", "es", "er", "ern", "em", "se", "sen", "ses", "in", "innen"))
_SHORTEST_INFLECTED = 4  # "amt" + "s" is meant to be written "*amt"; "rat" + "e" is another word
_WINDOW = 12
_CACHE_LIMIT = 50_000


class PatternError(ValueError):
    """A word in a topics file cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of a pattern: folded letters, which sides are open, whether endings are allowed."""

    letters: str
    open_left: bool
    open_right: bool
    inflected: bool

    def fits(self, word: str, start: int) -> bool:
        """Tell whether the letters, found at `start` of the folded `word`, may count there."""
        if start and not self.open_left:
            return False
        rest = word[start + len(self.letters) :]
        if not rest or self.open_right:
            return True
        return self.inflected and rest in _ENDINGS


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word, a phrase (`phrases` holds one) or a conjunction (several phrases near each other)."""

    phrases: tuple[tuple[Atom, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The pattern number `pattern` found at characters `start` to `end` of the folded text.

    Parts of hyphenated words lie side by side, other words one character apart, so that ranges tell
    what covers what. The range of a conjunction is empty: it covers nothing.
    """

    pattern: int
    start: int
    end: int


def _words(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the written words of a text, folded, each as its parts between hyphens.

    A street before its house number is an address and says nothing: "Schulstraße 4",
    "Bürgermeister-Stolz-Str. 12".
    """
    joined = _GENDERED.sub(r"\1", text)
    for written in _WRITTEN.finditer(joined):
        if written[0].lower().endswith(_STREET_ENDINGS) and _HOUSE_NUMBER.match(joined, written.end()):
            continue
        yield tuple(fold(part) for part in _HYPHENS.split(written[0]))


def parse(written: str) -> Pattern:
    """Read a pattern as it is written in a topics file (grammar: see the module).

    Raises:
        PatternError: it holds no letters, or a mark where none is allowed.
    """
    phrases: list[tuple[Atom, ...]] = []
    for phrase in written.split(" + "):
        words = phrase.replace("-", " ").split()
        if not words:
            raise PatternError(f"{written!r} holds an empty phrase")
        phrases.append(tuple(_atom(word, written) for word in words))
    return Pattern(tuple(phrases))


def _atom(word: str, written: str) -> Atom:
    exact = word.startswith("=")
    bare = word[1:] if exact else word
    open_left, open_right = bare.startswith("*"), bare.endswith("*")
    letters = fold(bare.strip("*"))
    if not letters.isalnum():
        raise PatternError(f"{written!r} holds no word (letters and digits, * only at its ends, = before it)")
    if exact and (open_left or open_right):
        raise PatternError(f"{written!r} asks for a whole word and for a part of one")
    inflected = not exact and len(letters) >= _SHORTEST_INFLECTED
    return Atom(letters, open_left, open_right, inflected)


@dataclass(slots=True)
class _Node:
    """A node of the trie: what follows, and the atoms whose letters end here."""

    deeper: dict[str, _Node] = field(default_factory=dict)
    atoms: list[int] = field(default_factory=list)


_Phrase = tuple[int, ...]


class Matcher:
    """All patterns of all topics as one trie; a text is walked once, whatever the number of patterns.

    Time grows with the length of the text: at each character the trie is followed for at most as many
    steps as the longest word has letters. Analyses of words are kept, because articles repeat them.
    """

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Build the trie. Matches name a pattern by its number in `patterns`."""
        self._atoms: list[Atom] = []
        self._trie = _Node()
        self._known: dict[str, tuple[tuple[int, int, int], ...]] = {}
        numbers: dict[Atom, int] = {}
        # phrase → patterns that consist of it alone; phrases by their first atom; conjunctions
        self._alone: dict[_Phrase, list[int]] = {}
        self._by_first: dict[int, list[_Phrase]] = {}
        self._together: list[tuple[int, tuple[_Phrase, ...]]] = []
        wanted: set[_Phrase] = set()
        for number, pattern in enumerate(patterns):
            phrases = tuple(
                tuple(self._number(atom, numbers) for atom in phrase) for phrase in pattern.phrases
            )
            if len(phrases) == 1:
                self._alone.setdefault(phrases[0], []).append(number)
            else:
                self._together.append((number, phrases))
            wanted.update(phrases)
        for phrase in sorted(wanted):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def _number(self, atom: Atom, numbers: dict[Atom, int]) -> int:
        known = numbers.get(atom)
        if known is not None:
            return known
        number = numbers[atom] = len(self._atoms)
        self._atoms.append(atom)
        node = self._trie
        for letter in atom.letters:
            node = node.deeper.setdefault(letter, _Node())
        node.atoms.append(number)
        return number

    def _analyse(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Return the atoms in a folded word: (number, start, end)."""
        known = self._known.get(word)
        if known is not None:
            return known
        found: list[tuple[int, int, int]] = []
        for start in range(len(word)):
            node = self._trie
            for end in range(start, len(word)):
                following = node.deeper.get(word[end])
                if following is None:
                    break
                node = following
                found += [(n, start, end + 1) for n in node.atoms if self._atoms[n].fits(word, start)]
        if len(self._known) >= _CACHE_LIMIT:
            self._known.clear()
        analysed = self._known[word] = tuple(found)
        return analysed

    def find(self, text: str) -> list[Match]:
        """Find every pattern in a text as written; overlapping matches are all reported."""
        places: list[dict[int, tuple[int, int]]] = []  # of each part: atom → its first range
        joined: list[tuple[int, int, int]] = []  # atoms across the hyphens of one word
        position = 0
        for parts in _words(text):
            whole = position
            for part in parts:
                here: dict[int, tuple[int, int]] = {}
                for atom, start, end in self._analyse(part):
                    here.setdefault(atom, (position + start, position + end))
                places.append(here)
                position += len(part)
            if len(parts) > 1:
                edges = {whole + sum(map(len, parts[:count])) for count in range(1, len(parts))}
                joined += [
                    (atom, whole + start, whole + end)
                    for atom, start, end in self._analyse("".join(parts))
                    if any(whole + start < edge < whole + end for edge in edges)
                ]
            position += 1
        return self._assemble(places, joined)

    def _assemble(
        self, places: list[dict[int, tuple[int, int]]], joined: list[tuple[int, int, int]]
    ) -> list[Match]:
        matches: list[Match] = []
        seen: dict[_Phrase, list[int]] = {}
        for index, here in enumerate(places):
            for first, (start, _) in here.items():
                for phrase in self._by_first.get(first, ()):
                    end = self._ends(phrase, places, index)
                    if end is not None:
                        seen.setdefault(phrase, []).append(index)
                        matches += [Match(number, start, end) for number in self._alone.get(phrase, ())]
        for atom, start, end in joined:
            matches += [Match(number, start, end) for number in self._alone.get((atom,), ())]
        for number, phrases in self._together:
            if all(phrase in seen for phrase in phrases) and _near([seen[phrase] for phrase in phrases]):
                matches.append(Match(number, -1, -1))
        return matches

    @staticmethod
    def _ends(phrase: _Phrase, places: list[dict[int, tuple[int, int]]], index: int) -> int | None:
        """Return where the phrase that begins with part `index` ends, or None where it doesn't stand."""
        if index + len(phrase) > len(places):
            return None
        for offset, atom in enumerate(phrase):
            if atom not in places[index + offset]:
                return None
        return places[index + len(phrase) - 1][phrase[-1]][1]


def _near(occurrences: list[list[int]]) -> bool:
    """Tell whether one occurrence of each lies within the window: one sweep over all in order."""
    everything = sorted((index, kind) for kind, indices in enumerate(occurrences) for index in indices)
    last = [-_WINDOW - 1] * len(occurrences)
    for index, kind in everything:
        last[kind] = index
        if index - min(last) <= _WINDOW:
            return True
    return False


def uncovered(matches: list[Match]) -> list[Match]:
    """Drop every match that lies inside a longer one: "sport" in "Transport" if "transport" is a word too.

    Order: by start, longer first. Conjunctions cover nothing and are never covered.
    """
    ordered = sorted(matches, key=lambda match: (match.start, -match.end, match.pattern))
    kept: list[Match] = []
    reach = -1  # the furthest end of the longer matches seen so far, all of which begin no later
    for (start, end), same in groupby(ordered, key=lambda match: (match.start, match.end)):
        if start < 0 or end > reach:
            kept.extend(same)
        reach = max(reach, end)
    return kept
