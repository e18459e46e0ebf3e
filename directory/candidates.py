"""Find the articles in which a name, a number or an address may stand, by the words they are indexed with.

What the patterns of directory/blackening.py find is among these articles, always: they are then read. Where
words cannot show it ("Вера", a number of four digits), the answer is None: any article may be one.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

import numpy as np

from directory import names
from directory.index import ARTICLE
from directory.postings import Postings
from directory.words import fold, stem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Articles = NDArray[np.int32]

_ODD: Final = "SELECT id FROM lookup_odd"
_WORDS_FROM: Final = "SELECT stem FROM lookup_word WHERE word > ? AND word < ?"
_WORDS_UP_TO: Final = "SELECT stem FROM lookup_word WHERE reversed > ? AND reversed < ?"
_BEHIND_DIGITS: Final = ":"  # sorts after all digits and before all letters
_LAST: Final = "\U0010ffff"
_PIECE: Final = re.compile(r"[^\W_]+")
# "KarIn" is indexed as "Kar": a capital "In" may be a feminine ending.
_FEMININE: Final = re.compile(r"in(?:nen)?$")
# Written onto a word with an apostrophe they may be indexed without: "D'Angelo".
_ELIDED: Final = frozenset(("c", "d", "j", "l", "m", "n", "s", "t", "qu", "dell", "nell", "all"))
_ENDINGS: Final = frozenset(("in", "innen"))
_MOST_VOWELS: Final = 10
_LONGEST_WORD: Final = 40
_MOST_FURTHER: Final = 3
_FEWEST_DIGITS: Final = 6
_MOST_DIGITS: Final = 20
# What may stand before the area code, and the ends of it: "+49 (0)221", "0049221", "0221".
_PREFIXES: Final = ("", "0", "9", "49", "049", "0049", "90", "490", "0490", "00490")
_COUNTRY: Final = re.compile(r"\+(\d\d)")


class Candidates:
    """Looks through the index as it stands in one transaction or snapshot of the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection for reading."""
        self._connection: Final = connection
        self._postings: Final = Postings(connection)
        self._odd: Final[Articles] = np.array([row[0] for row in connection.execute(_ODD)], dtype=np.int32)

    def of_name(self, name: str) -> Articles | None:
        """Return the articles, in order, in which a full name may stand, or a surname if that is all."""
        parsed = names.parse(name, name)
        if parsed is None:
            return self._none()
        surname = self._of_surname(parsed)
        if not parsed.given or surname is None:
            return self._and_odd(surname)
        further = parsed.given[1:]
        if len(further) > _MOST_FURTHER or (further and parsed.given[0] in _ELIDED):
            return None
        # "Anna-Maria" may be written in one, or without what follows.
        joined = [
            parsed.given[0] + "".join(some)
            for count in range(len(further) + 1)
            for some in combinations(further, count)
        ]
        given = self._any(joined)
        return None if given is None else self._and_odd(np.intersect1d(surname, given))

    def of_surname(self, name: str) -> Articles | None:
        """Return the articles, in order, in which the surname of a name may stand."""
        parsed = names.parse(name, name)
        return self._none() if parsed is None else self._and_odd(self._of_surname(parsed))

    def of_channel(self, value: str) -> Articles | None:
        """Return the articles, in order, in which a number or an address may stand."""
        return self._and_odd(self._of_address(value) if "@" in value else self._of_number(value))

    def _of_surname(self, name: names.Name) -> Articles | None:
        core = [word for word in name.surname if word not in names.PARTICLES] or [name.surname[-1]]
        starts = [0, 1] if core[0] in _ELIDED and len(core) > 1 else [0]
        # The parts of a double name may be written in one.
        return self._any(
            "".join(core[start:end]) for start in starts for end in range(start + 1, len(core) + 1)
        )

    def _any(self, folded: Iterable[str]) -> Articles | None:
        """Return the articles that hold one of these words in any spelling, with the genitive or without."""
        terms: set[str] = set()
        for word in folded:
            spelled = spellings(word)
            if spelled is None:
                return None
            terms.update(stem(f"{one}{ending}") for one in spelled for ending in ("", "s"))
        return self._having(terms)

    def _of_address(self, value: str) -> Articles | None:
        if not value.isascii() or "'" in value:
            return None
        found = None
        for piece in _PIECE.findall(value):
            word = fold(piece)
            if word in _ENDINGS | _ELIDED or len(piece) > _LONGEST_WORD:  # may be left out of the index
                continue
            having = self._having({stem(word), stem(_FEMININE.sub("", word))})
            found = having if found is None else np.intersect1d(found, having)
        return found

    def _of_number(self, value: str) -> Articles | None:
        """Look for the digits in any groups, from the last group to the first."""
        country = _COUNTRY.match(value)
        digits = value[3:] if country else value
        if not (digits.isascii() and digits.isdecimal() and _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS):
            return None
        prefixes = [prefix.replace("49", country[1]) for prefix in _PREFIXES] if country else [""]
        if country:
            prefixes += [country[1][1:], f"{country[1][1:]}0"]
        size = len(digits)
        tails: dict[int, Articles] = {}
        for start in range(size - 1, 0, -1):
            ways = [
                np.intersect1d(self._having({digits[start:end]}), tails[end])
                for end in range(start + 1, size)
                if tails[end].size
            ]
            tails[start] = _union([*ways, self._having(self._begun(digits[start:]))])
        heads = []
        for prefix in dict.fromkeys(prefixes):
            for end in range(1, size + 1):
                head = prefix + digits[:end]
                terms = {head, *self._ended(head)}
                if end == size:
                    heads.append(self._having(terms | self._begun(head)))
                elif tails[end].size:
                    heads.append(np.intersect1d(self._having(terms), tails[end]))
        return _union(heads)

    def _begun(self, digits: str) -> set[str]:
        """Return the terms of a group of digits and of the words in which letters follow it: "471001a"."""
        rows = self._connection.execute(_WORDS_FROM, (digits + _BEHIND_DIGITS, digits + _LAST))
        return {digits, *(row[0] for row in rows)}

    def _ended(self, digits: str) -> set[str]:
        """Return the terms of the words in which letters go before a group of digits: "tel0221"."""
        back = digits[::-1]
        rows = self._connection.execute(_WORDS_UP_TO, (back + _BEHIND_DIGITS, back + _LAST))
        return {row[0] for row in rows}

    def _having(self, terms: Iterable[str]) -> Articles:
        return _union([self._postings.of(term, ARTICLE)[0] for term in terms])

    def _and_odd(self, found: Articles | None) -> Articles | None:
        return None if found is None else _union([found, self._odd])

    @staticmethod
    def _none() -> Articles:
        return np.empty(0, dtype=np.int32)


def spellings(folded: str) -> set[str] | None:
    """Return as what words the spellings of a folded name are indexed; None if they cannot be told.

    "Bauer" is indexed as "bauer", "Baueer" as "baueer": both are found for it.
    """
    vowels = sum(letter in "aou" for letter in folded)
    if not (folded.isascii() and folded.isalpha()) or folded in _ENDINGS or vowels > _MOST_VOWELS:
        return None
    if len(folded) + vowels + 1 > _LONGEST_WORD:
        return None
    letters = [(letter, f"{letter}e") if letter in "aou" else (letter,) for letter in folded]
    found = {fold("".join(one)) for one in product(*letters)}
    return found | {_FEMININE.sub("", one) for one in found} - {""}


def _union(found: Sequence[Articles]) -> Articles:
    return (
        reduce(np.union1d, found)
        if len(found) > 1
        else np.unique(found[0])
        if found
        else np.empty(0, np.int32)
    )
