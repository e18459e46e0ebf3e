"""Word lists of the name finder: first names, family names, words that are no names. Loaded at first use.

The lists hold folded keys (`fold`), one a line; extract/data/README.md states their sources and licences.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
        "ı": "i", "İ": "i", "ð": "d", "þ": "th", "œ": "oe", "ə": "a", "Ə": "a", "’": "'", "‘": "'", "ʼ": "'",
        "‐": "-", "‑": "-",
    }
)  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


def fold(word: str) -> str:
    """Return the key of a word: lower case, no accents ("Gönül" → "gonul", "Größer" → "grosser")."""
    if word.isascii():
        return word.lower()
    taken_apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in taken_apart if not unicodedata.combining(c)).lower()


def _keys(word: str) -> tuple[str, ...]:
    """Return both keys of a word with umlauts: "Jürgen" → "jurgen", "juergen"."""
    key = fold(word)
    spelt_out = word.translate(_UMLAUTS)
    return (key,) if spelt_out == word else (key, fold(spelt_out))


@cache
def _entries(file: str) -> frozenset[str]:
    text = (resources.files("extract") / "data" / file).read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and line[0] != "#")


def is_first_name(word: str) -> bool:
    """Tell whether the word is listed as a first name, in any spelling of its umlauts."""
    names = _entries("first_names.txt")
    return any(key in names for key in _keys(word))


def is_family_name(word: str) -> bool:
    """Tell whether the word is listed as a family name."""
    names = _entries("family_names.txt")
    return any(key in names for key in _keys(word))


def is_common_word(word: str) -> bool:
    """Tell whether the word is listed as a word of German prose that is no part of a name."""
    return fold(word) in _entries("words.txt")
