"""Word lists of the name finder: first names, family names, words that are no names. Loaded at first use.

The lists of names hold folded keys (`fold`), those of words are in lower case; extract/data/README.md
states their sources and licences.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ßẞ", "ss"),
        **dict.fromkeys("æÆ", "ae"),
        **dict.fromkeys("əƏ", "a"),
        **dict.fromkeys("øØ", "o"),
        **dict.fromkeys("łŁ", "l"),
        **dict.fromkeys("đĐð", "d"),
        **dict.fromkeys("ıİ", "i"),
        "œ": "oe",
        "þ": "th",
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("‐‑", "-"),
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


def fold(word: str) -> str:
    """Return the key of a word: lower case, no accents ("Gönül" → "gonul", "Größer" → "grosser")."""
    if word.isascii():
        return word.lower().replace("`", "'")
    taken_apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in taken_apart if not unicodedata.combining(c)).lower()


def spellings(word: str) -> tuple[str, ...]:
    """Return the keys under which a word may be listed: "Jürgen" → "jurgen", "juergen"."""
    key = fold(word)
    if word.isascii():
        return (key,)
    spelt_out = word.translate(_UMLAUTS)
    return (key,) if spelt_out == word else (key, fold(spelt_out))


@cache
def entries(file: str) -> frozenset[str]:
    """Return the entries of a list in extract/data, parted by white space; lines with "#" are remarks."""
    text = (resources.files("extract") / "data" / file).read_text(encoding="utf-8")
    if text.startswith("#"):
        text = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(text.split())


def first_name_rank(word: str) -> int:
    """Tell how well known a first name is: 2 listed by locale, 1 in the world's list only, 0 unlisted."""
    return _rank(word, "first_names")


def family_name_rank(word: str) -> int:
    """Tell how well known a family name is: 2 listed by locale, 1 in the census list only, 0 unlisted."""
    return _rank(word, "family_names")


def _rank(word: str, name: str) -> int:
    keys = spellings(word)
    near, far = entries(f"{name}.txt"), entries(f"{name}_world.txt")
    return 2 if any(key in near for key in keys) else int(any(key in far for key in keys))


def is_common_word(word: str) -> bool:
    """Tell whether the word is listed as a word of German prose that is in no name.

    Umlauts count here: "Bäder" is a word, "Bader" a name.
    """
    return word.lower() in entries("words.txt")


def is_notice_word(word: str) -> bool:
    """Tell whether the word is listed as one of notices, menus, headings or brands, which are no persons."""
    return word.lower() in entries("nouns.txt")
