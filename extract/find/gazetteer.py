"""Word lists of the name finder: first names, family names, words that are no names. Loaded at first use.

The lists of names hold folded keys (`fold`), those of words are in lower case; extract/data/README.md
states their sources and licences.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from extract.data_file import data_text

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
# How many answers about words are kept: texts repeat their words, so most of the work is done once.
_KEPT = 32768
# Words looked up one by one before a set is made of a list.
_FEW = 1500
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


@lru_cache(maxsize=_KEPT)
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


class WordList:
    """A sorted list of words, one a line; lines with "#" before the first word are remarks.

    A short text asks for few words: those are looked up in the text of the file itself, by halving. A set,
    which takes longer to build than a short text to search, is made when many words were asked for.
    """

    def __init__(self, text: str) -> None:
        """Take the text of the file."""
        while text.startswith("#"):
            text = text[text.index("\n") + 1 :]
        self._text = text
        self._asked = 0
        self._set: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        """Tell whether the word is on the list."""
        if self._set is not None:
            return word in self._set
        self._asked += 1
        if self._asked > _FEW:
            self._set = self.words()
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            middle = (low + high) // 2
            start = text.rfind("\n", low, middle) + 1 or low
            end = text.find("\n", middle)
            found = text[start:end]
            if found == word:
                return True
            if found < word:
                low = end + 1
            else:
                high = start
        return False

    def words(self) -> frozenset[str]:
        """Return all words of the list."""
        return frozenset(self._text.split())


@cache
def entries(file: str) -> WordList:
    """Return a list in extract/data."""
    return WordList(data_text(file))


@lru_cache(maxsize=_KEPT)
def first_name_rank(word: str) -> int:
    """Tell how well known a first name is: 2 listed by locale, 1 in the world's list only, 0 unlisted."""
    return _rank(word, "first_names")


@lru_cache(maxsize=_KEPT)
def family_name_rank(word: str) -> int:
    """Tell how well known a family name is: 2 listed by locale, 1 in the census list only, 0 unlisted."""
    return _rank(word, "family_names")


def _rank(word: str, name: str) -> int:
    keys = spellings(word)
    near, far = entries(f"{name}.txt"), entries(f"{name}_world.txt")
    return 2 if any(key in near for key in keys) else int(any(key in far for key in keys))


@lru_cache(maxsize=_KEPT)
def is_common_word(word: str) -> bool:
    """Tell whether the word is listed as a word of German prose that is in no name.

    Umlauts count here: "Bäder" is a word, "Bader" a name.
    """
    return word.lower() in entries("words.txt")


@lru_cache(maxsize=_KEPT)
def is_town(word: str) -> bool:
    """Tell whether the word is a large town's name, which some people bear as a surname ("Kai Bielefeld")."""
    return word.lower() in entries("places.txt")


@lru_cache(maxsize=_KEPT)
def is_notice_word(word: str) -> bool:
    """Tell whether the word is listed as one of notices, menus, headings or brands, which are no persons."""
    return word.lower() in entries("nouns.txt")
