"""Compare where two contacts are: the town of an address, the area code of a number."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from directory.names import Likeness, fold
from extract.find.phone_numbers import area_codes

# "31582 Nienburg/Weser": four or five digits (four: Austria, Switzerland) keep out "Zimmer 3", house numbers.
_POSTAL: Final = re.compile(r"\b(?:[DAF]-|CH-)?\d{4,5} +([^\W\d][^\d,;()|\n]{1,60})")
_GERMAN_POSTAL: Final = re.compile(r"\b(?:D-)?(\d)\d{4} +[^\W\d]")
_COUNTRIES: Final = {"DE": "+49", "AT": "+43", "CH": "+41"}
_PART: Final = re.compile(r"[,;|\n]")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Begin the name of a town and say nothing alone: "Bad Münder", "Sankt Augustin".
_BEGINNINGS: Final = frozenset("bad sankt st alt alten gross klein neu ober unter am im".split())
# Stand between a town and what tells it from others: "Frankfurt am Main", "Rothenburg ob der Tauber".
_LINKS: Final = frozenset("am an im in a i d ob der die bei b vor v auf".split())
_LONGEST_CODE: Final = 7


@lru_cache(maxsize=16384)
def area(number: str) -> str | None:
    """Return the area code of an E.164 number: "+495021967606" → "+495021"; None for mobile, free, short."""
    known = _areas()
    return next((number[:n] for n in range(_LONGEST_CODE + 2, 3, -1) if number[:n] in known), None)


@lru_cache(maxsize=16384)
def town(place: str) -> tuple[str, ...]:
    """Return the folded words of the town in an address, empty if it names none.

    "Rathausplatz 1, 31582 Nienburg/Weser" → ("nienburg", "weser"). Without a postal code only a town
    that has an area code is believed: "Rathaus, Zimmer 12" names none.
    """
    if found := _POSTAL.search(place):
        return _words(found[1])
    for part in reversed(_PART.split(place)):
        words = _words(part)
        if words and words[0] in towns() and not any(c.isdigit() for c in part):
            return words
    return ()


def region(place: str) -> str:
    """Return the first digit of the German postal code in an address, "" if there is none.

    No town lies in two of the ten postal regions (Deutsche Post).
    """
    found = _GERMAN_POSTAL.search(place)
    return found[1] if found else ""


def compare(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """Tell how two towns relate: "Frankfurt" may be "Frankfurt am Main", which is not the one at the Oder."""
    if not a or not b:
        return Likeness.UNKNOWN
    if a == b:
        return Likeness.SAME
    shorter, longer = sorted((a, b), key=len)
    return Likeness.NEAR if longer[: len(shorter)] == shorter else Likeness.DIFFERENT


@cache
def towns() -> frozenset[str]:
    """Return the folded first words of the towns and districts that have an area code."""
    names = (name for region in _COUNTRIES for name in area_codes(region).values())
    return frozenset(words[0] for words in map(_words, names) if words)


@cache
def _areas() -> frozenset[str]:
    return frozenset(
        prefix + code.removeprefix("0")
        for region, prefix in _COUNTRIES.items()
        for code in area_codes(region)
    )


def _words(name: str) -> tuple[str, ...]:
    words = [word for word in _WORD.findall(fold(name)) if word not in _LINKS]
    if len(words) > 1 and words[0] in _BEGINNINGS:
        words[:2] = ["".join(words[:2])]
    return tuple(words)
