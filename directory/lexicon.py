"""Turn the words of a question, in any of eleven languages, into the German words of the directory.

The files `data/lexicon*.tsv` have a row for each notion of the field: the German words that offices use, then
what people say for it in German, English, French, Arabic, Ukrainian, Russian, Turkish and Polish, some files
in Spanish, Romanian and Persian (Farsi, Dari) too.
`data/function_words.txt` has the words that tell languages apart, some more languages too, and are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from directory.words import compound_parts, parts, splitter, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeAlias

    # A word as it is looked for, whether it says nothing, and what else it may be.
    _Asked: TypeAlias = tuple[str, bool, tuple[str, ...]]

_DATA: Final = Path(__file__).with_name("data")
GERMAN: Final = "de"
LATIN: Final = ("de", "en", "fr", "tr", "pl", "es", "ro", "it")
# A word that says little, and the further words of a row.
_WEAK: Final = 0.5
_FURTHER: Final = (1.0, 0.8, 0.65, 0.55, 0.5)
_SYNONYM: Final = 0.5
# What a word of the lexicon inside a German compound counts beside one that stands alone.
_PART: Final = 0.7
_SHORTEST_INSIDE: Final = 5
# From so many letters on, a word in the lexicon may have endings of so many letters.
_ENDINGS: Final = ((6, 4), (4, 3))
_ENDINGS_GERMAN: Final = ((4, 2),)
_PLURAL_S: Final = ("en", "fr", "es")
_SHORTEST_VOTE: Final = 4
_NOTION: Final = 0.6  # what a word of the lexicon tells of the language, beside a function word
# A star stands for any ending after so many letters, for as short a one as without star before.
_ANY_ENDING: Final = 40
_SHORT_HEAD: Final = 3
_SHORT_ENDING: Final = 3
_FEWER_LETTERS: Final = 2
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_PERSIAN: Final = re.compile(r"[پچژگکی]|\b(?:است|برای|می)\b")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN: Final = re.compile(r"[іїєґ]|\b(?:та|або|чи|це|щоб)\b", re.IGNORECASE)
_RUSSIAN: Final = re.compile(r"[ыэъё]", re.IGNORECASE)
# Letters that stand for one another, and the article and particles written onto an Arabic word.
_ARABIC_LETTERS: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ـ": None,
    }
)
# "for", "with", "and", "like" are written onto a word that has no article too: "لطفلي", "بعمل".
_PREFIXES: Final = "لبوفك"
_SHORTEST_PREFIXED: Final = 4
_MOST_GLUED: Final = 3
_ARABIC_SCRIPT: Final = ("ar", "fa")
_ARABIC_ARTICLE: Final = re.compile(r"^(?:[وف]?(?:ال|لل|بال|كال)|[وف](?=.{4}))(?=.{2})")
# "to the" swallows the article: "للاجئين" is "ل" + "ال" + "لاجئين", whose own first letter it keeps.
_TO_THE: Final = "لل"
# The letter that tells who does it, "يضربني" (he hits me), with the stem and who is hit after it.
_ARABIC_PERSON: Final = re.compile(r"^س?[يتن](?=.{4})")


@dataclass(frozen=True, slots=True)
class Target:
    """One way to say a thing in German: its words, each as index terms with weights, the word itself first.

    `share` tells how well it says the thing, in (0, 1].
    """

    words: tuple[Mapping[str, float], ...]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one word or phrase of a question asks for.

    A document has as much of it as it has of the best of the `targets`. `known` tells that the lexicon has
    it; `meant` is what was likely meant if it is misspelt.
    """

    written: str
    targets: tuple[Target, ...]
    known: bool = False
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A question understood: its language (BCP 47) and what it asks for."""

    language: str
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[tuple[str, int], ...]  # each with how many letters may follow
    row: int


def read(text: str, words: Sequence[str]) -> Reading:
    """Read a question: its text and its folded words."""
    language = language_of(text, words)
    return Reading(language, tuple(_wanted(words, language)))


def language_of(text: str, words: Sequence[str]) -> str:
    """Tell the language of a question by its script, then by its function words; German if nothing tells."""
    if _ARABIC.search(text):
        return "fa" if _PERSIAN.search(text) else "ar"
    if _CYRILLIC.search(text):
        if _UKRAINIAN.search(text):
            return "uk"
        if _RUSSIAN.search(text):
            return "ru"
        candidates: Sequence[str] = ("ru", "uk")
    else:
        candidates = LATIN
    votes = {language: _votes(words, language) for language in candidates}
    return max(candidates, key=lambda language: votes[language])


def _votes(words: Sequence[str], language: str) -> float:
    """Return how many words a language knows; German, which comes first, wins where nothing tells."""
    asked = _asked(words, language)
    votes = 0.0
    at = 0
    while at < len(asked):
        word, is_function, _ = asked[at]
        length = max((length for length, _ in _match(asked, at, language)), default=0)
        if length and (length > 1 or len(word) >= _SHORTEST_VOTE):
            votes += _NOTION * length
            at += length
            continue
        if is_function:
            votes += 1.0
        elif language == GERMAN and (parts(word) or word in compound_parts()):
            votes += _NOTION
        at += 1
    return votes


def _wanted(words: Sequence[str], language: str) -> Iterator[Wanted]:
    asked = _asked(words, language)
    at = 0
    while at < len(asked):
        found = max(_match(asked, at, language), key=lambda match: match[0], default=None)
        written, is_function, _ = asked[at]
        if found is None:
            if not is_function:
                # a name or a German word in a foreign question is looked for as it is
                inside = _inside(written) if language == GERMAN else ()
                itself = Target((_terms(written),))
                yield Wanted(written, (itself, *inside), known=bool(inside))
            at += 1
            continue
        length, rows = found
        taken = [word for word, is_function, _ in asked[at : at + length] if not is_function or length == 1]
        own = [Target(tuple(_terms(word) for word in taken))] if language == GERMAN and taken else []
        targets = (*own, *(t for row in rows for t in _targets(row, _SYNONYM if own else 1.0)))
        yield Wanted(" ".join(taken), targets, known=True)
        at += length


def _asked(words: Sequence[str], language: str) -> list[_Asked]:
    """Return the words of a question as they are looked for.

    A French verb and its pronoun come as one word, then as two: "peuvent-ils"; of those that say nothing
    the one is left out.
    """
    functions = _function_words().get(language, frozenset())
    asked = []
    for at, word in enumerate(words):
        following = words[at + 1 : at + 1 + _MOST_GLUED]
        if any(
            word == "".join(following[:count]) and functions.issuperset(following[:count])
            for count in range(2, len(following) + 1)
        ):
            continue
        bare = _bare(word, language)
        asked.append((bare, word in functions or bare in functions, _other_forms(word, bare, language)))
    return asked


def _other_forms(word: str, bare: str, language: str) -> tuple[str, ...]:
    """Return what an Arabic word may be if it is not known without its article, likeliest first."""
    if language not in _ARABIC_SCRIPT:
        return ()
    plain = word.translate(_ARABIC_LETTERS)
    forms = [plain] if plain != bare else []
    if plain.startswith(_TO_THE):
        forms.insert(0, plain[1:])
    if len(bare) >= _SHORTEST_PREFIXED and bare[0] in _PREFIXES:
        forms.append(bare[1:])
    forms.append(_ARABIC_PERSON.sub("", bare))
    return tuple(form for form in dict.fromkeys(forms) if form != bare)


def _inside(word: str) -> tuple[Target, ...]:
    """Return what the lexicon has for the words in a German compound: "Panikattacken", "Alkoholproblem"."""
    rows: dict[int, None] = {}
    for part in splitter().split(word):
        if len(part) >= _SHORTEST_INSIDE:
            for found in _entries([(part, False, ())], 0, GERMAN).values():
                rows |= dict.fromkeys(row for letters, row in found if letters >= _SHORTEST_INSIDE)
    return tuple(target for row in rows for target in _targets(row, _SYNONYM * _PART))


def _match(asked: Sequence[_Asked], at: int, language: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield what the lexicon has at a place: how many words it takes, and the rows.

    Of entries that take as many words only those count that spell out nearly as many letters as the best:
    "training" is no "train".
    """
    found = _entries(asked, at, language)
    _, is_function, others = asked[at]
    for other in others:
        if found:
            break
        found = _entries([*asked[:at], (other, is_function, ()), *asked[at + 1 :]], at, language)
    for length, rows in found.items():
        most = max(letters for letters, _ in rows)
        yield length, tuple(dict.fromkeys(row for letters, row in rows if letters >= most - _FEWER_LETTERS))


def _entries(asked: Sequence[_Asked], at: int, language: str) -> dict[int, list[tuple[int, int]]]:
    """Return what stands at a place: for each number of words the letters spelt out and the rows."""
    found: dict[int, list[tuple[int, int]]] = {}
    for pattern in _patterns(language).get(asked[at][0][:2], ()):
        length = _taken(asked, at, pattern.words)
        if length:
            letters = sum(len(head) for head, _ in pattern.words)
            found.setdefault(length, []).append((letters, pattern.row))
    return found


def _taken(asked: Sequence[_Asked], at: int, words: Sequence[tuple[str, int]]) -> int:
    """Return how many words of a question the words of a pattern take, 0 if they do not stand there."""
    place = at
    for head, more in words:
        while place < len(asked):
            word, is_function, _ = asked[place]
            place += 1
            if word.startswith(head) and len(word) - len(head) <= more:
                break
            if not is_function or place == at + 1:
                return 0
        else:
            return 0
    return place - at


def _targets(row: int, share: float) -> Iterator[Target]:
    for weight, target in zip(_FURTHER, _rows()[row][0], strict=False):
        yield Target(_words(target), weight * share)


@cache
def _words(text: str) -> tuple[Mapping[str, float], ...]:
    functions = _function_words()[GERMAN]
    return tuple(_terms(word) for word in tokens(text) if word not in functions)


def _terms(word: str) -> Mapping[str, float]:
    root = stem(word)
    terms = {root: _WEAK if root in _weak() else 1.0}
    for part in parts(word):
        terms.setdefault(part, _WEAK if part in _weak() else 1.0)
    return terms


def _bare(word: str, language: str) -> str:
    """Return an Arabic or Persian word without the article and the particles written onto it."""
    if language not in _ARABIC_SCRIPT:
        return word
    return _ARABIC_ARTICLE.sub("", word.translate(_ARABIC_LETTERS))


@cache
def _rows() -> tuple[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]], ...]:
    """Return the rows of the lexicon: the German words, and for each language what is said for them."""
    return tuple(row for path in sorted(_DATA.glob("lexicon*.tsv")) for row in _rows_of(path))


def _rows_of(path: Path) -> Iterator[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]]:
    lines = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    header = lines[0]
    for line in lines[1:]:
        said = {language: _cell(cell) for language, cell in zip(header[1:], line[1:], strict=False)}
        yield _cell(line[0]), said


def _cell(text: str) -> tuple[str, ...]:
    return tuple(item for item in (item.strip() for item in text.split(";")) if item)


@cache
def _patterns(language: str) -> Mapping[str, Sequence[_Pattern]]:
    """Return what a language says for the rows, by the first two letters of the first word."""
    patterns: dict[str, list[_Pattern]] = {}
    functions = _function_words().get(language, frozenset())
    for number, (targets, said) in enumerate(_rows()):
        for item in (*targets[:1], *said.get("de", ())) if language == GERMAN else said.get(language, ()):
            words = _pattern(item, language, functions)
            if words:
                patterns.setdefault(words[0][0][:2], []).append(_Pattern(words, number))
    return patterns


def _pattern(item: str, language: str, functions: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Return the words of an entry with how many letters may follow each.

    Function words are left out of a phrase if two others are left: "cours de langue", but not "help out".
    """
    words = []
    for piece in item.split():
        open_end, exact = piece.endswith("*"), piece.endswith("=")
        for word in tokens(piece.rstrip("*=")):
            bare = _bare(word, language)
            more = 0 if exact else _any_ending(bare) if open_end else _letters_more(bare, language)
            words.append((bare, more, word in functions and not open_end))
    telling = tuple((word, more) for word, more, is_function in words if not is_function)
    return telling if len(telling) > 1 else tuple((word, more) for word, more, _ in words)


def _any_ending(head: str) -> int:
    return _ANY_ENDING if len(head) > _SHORT_HEAD else _SHORT_ENDING


def _letters_more(word: str, language: str) -> int:
    """Return how many letters an ending may have: "kurs" → "kursen", but not "kur" → "kurs"."""
    for shortest, letters in _ENDINGS_GERMAN if language == GERMAN else _ENDINGS:
        if len(word) >= shortest:
            return letters
    return 1 if language in _PLURAL_S else 0


@cache
def german_words() -> tuple[str, ...]:
    """Return the single German words of the lexicon, folded."""
    items = (item for targets, said in _rows() for item in (*targets, *said.get(GERMAN, ())))
    return tuple(dict.fromkeys(word for item in items if " " not in item for word in tokens(item)))


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    lines = (_DATA / "function_words.txt").read_text(encoding="utf-8").splitlines()
    return {
        language: frozenset(word for word in tokens(words))
        for language, _, words in (
            line.partition("\t") for line in lines if line and not line.startswith("#")
        )
    }


@cache
def _weak() -> frozenset[str]:
    return frozenset(stem(word) for word in _function_words()["weak"])
