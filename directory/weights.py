"""How strongly a document is found by each of its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from directory.words import parts, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How much a word counts where it stands. Chosen on one half of the questions of ../shared/gold/search.
ARTICLE_WEIGHTS: Final = {"title": 5.0, "text": 1.0}
CONTACT_WEIGHTS: Final = {
    "person": 4.0,
    "service": 4.0,
    "role": 3.0,
    "department": 3.0,
    "organization": 2.5,
    "topics": 2.0,
    "place": 1.5,
    "emails": 1.0,
    "quotes": 1.0,
    "context": 1.0,
}
# What a contact is besides its person: the words stand in the index once more, as they are written, marked.
# So "Angler" in the name of a body is told from who is called so, and from who stands in a quote.
MARKED_FIELDS: Final = ("role", "department", "organization", "service", "place")
_MARK: Final = "="
# A word inside a compound counts less than the word itself.
_PART_WEIGHT: Final = 0.6
# BM25 (Robertson & Zaragoza 2009) with the usual saturation; lengths are measured against a fixed mean, so
# that what is written for one article does not depend on the others.
_SATURATION: Final = 1.5
_LENGTH_SHARE: Final = 0.6
_USUAL_LENGTH: Final = {"text": 200.0, "quotes": 30.0, "context": 60.0}
_FULL: Final = 255
_LONGEST_WORD: Final = 40
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


# Where words are not parted as names and numbers stand (directory/candidates.py): marks that make no letter
# with the one before, "(in)" with more behind it, digits amid letters or beside "²", apostrophes in Cyrillic.
_DIGIT_LIKE: Final = (
    r"\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218f\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\uff10-\uff19"
    r"\U0001d7ce-\U0001d7ff"
)
_ODD: Final = re.compile(
    r"[\u0300-\u036f]|\(-?in(?:nen)?\)[^\W_]|[^\W\d_][0-9]{6,60}[^\W\d_]"
    rf"|[0-9][{_DIGIT_LIKE}]|[{_DIGIT_LIKE}][0-9]|[\u0400-\u04ff][^\W_]{{0,60}}['’]"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a document is found by: the weight of each term (1-255), and its words with their stems.

    `is_odd`: names and numbers may stand in it that its words do not show.
    """

    weights: dict[str, int]
    words: tuple[tuple[str, str], ...]
    is_odd: bool = False


def of_contact(fields: Mapping[str, str], stems: Mapping[str, str] = _NONE) -> Terms:
    """Return what a contact is found by; `stems` are known already, of some words."""
    terms = weigh(fields, CONTACT_WEIGHTS, stems)
    said = (fields[name] for name in MARKED_FIELDS if name in fields)
    found = marked_words(fields.get("person"), said)
    return replace(terms, weights=terms.weights | dict.fromkeys(sorted(found), 1))


def marked_words(person: str | None, said: Iterable[str]) -> set[str]:
    """Return the words of a contact's fields, each as the term that it has when it is no word of its name."""
    words = {word for text in said for word in tokens(text) if len(word) <= _LONGEST_WORD}
    return {marked(word) for word in words.difference(tokens(person or ""))}


def marked(word: str) -> str:
    """Return the term of a folded word that stands in a field of a contact other than the name."""
    return f"{_MARK}{word}"


def is_marked(term: str) -> bool:
    """Tell whether a term stands for a word as it is written."""
    return term.startswith(_MARK)


def of_article(title: str | None, text: str) -> Terms:
    """Return what an article is found by."""
    terms = weigh({"title": title or "", "text": text}, ARTICLE_WEIGHTS)
    return replace(terms, is_odd=is_odd(f"{text}\n{title or ''}"))


def is_odd(text: str) -> bool:
    """Tell whether names and numbers may stand in a text that its words do not show."""
    return _ODD.search(text) is not None


def weigh(fields: Mapping[str, str], weights: Mapping[str, float], stems: Mapping[str, str] = _NONE) -> Terms:
    """Return what a document with these fields is found by; `stems` are known already, of some words."""
    sums: Counter[str] = Counter()
    vocabulary: dict[str, str] = {}
    for field, text in fields.items():
        counts = Counter(word for word in tokens(text) if len(word) <= _LONGEST_WORD)
        usual = _USUAL_LENGTH.get(field)
        length = 1.0 if usual is None else 1 - _LENGTH_SHARE + _LENGTH_SHARE * counts.total() / usual
        for word, count in counts.items():
            worth = weights[field] * count / length
            root = vocabulary.get(word)
            if root is None:
                root = vocabulary[word] = stems.get(word) or stem(word)
            sums[root] += worth  # type: ignore[assignment]
            for part in parts(word):
                sums[part] += worth * _PART_WEIGHT  # type: ignore[assignment]
    terms = {term: max(1, round(_FULL * worth / (_SATURATION + worth))) for term, worth in sums.items()}
    return Terms(terms, tuple(sorted(vocabulary.items())))
