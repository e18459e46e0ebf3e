"""Know the nouns that head the name of a body, in every case: "Jugendamtes", "Kliniken", "Verein"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extract.data_file import data_rows


class Head(NamedTuple):
    """A head noun: base form, gender ("m", "f", "n", "p"), and how it heads a name.

    `sort`: "unit" is a part of a larger body, "body" a body of its own, "area" a territorial body that
    needs a name behind it, "part" is as unsure as "weak" and needs one too, "weak" names a body
    only with a name, a legal form or a larger body beside it.
    `match`: "end" is also the end of a compound ("Jugendamt"), "word" only a word of its own.
    `trait`: what is peculiar to a few, as the head of the list says ("house", "kind", "line" …).
    """

    base: str
    gender: str
    sort: str
    match: str
    trait: str = ""

    @property
    def is_compounding(self) -> bool:
        """Whether the noun names anything only as the end of a compound: "Amt" alone says not which."""
        return self.match == "end" or self.trait == "kind"


_INFLECTIONS = ("", "s", "es", "e", "n", "en", "er", "ern")
_LONG = 9  # letters of a word that ends no other word by chance
_SHORTEST = 3  # letters of the shortest head ("amt"), and of what is left before one in a compound
# "Versichertenberater" ends like a "Rat" in a plural that it has not.
_ADVISERS = ("rater", "raters", "ratern")
# Towns that end like a head noun in another case, and are no body: "Gersthofen", "Mannheim".
_TOWN_ENDING = re.compile(r"(?:hofen|kirchen|hausen|heim|bergen|stetten|ringen)\Z")
# "Kliniken", "Beratungsstellen", "Vereine": several, so not the one that answers.
_PLURALS = ("en", "vereine", "dienste", "büros")
# Shorter words in "e" are mostly names ("Elbe", "Anne").
_SHORT_ADJECTIVES = frozenset({"Alte", "Hohe", "Neue", "Rote"})
_STRONG = {"m": "er", "n": "es", "f": "e", "p": "e"}


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list in extract/data."""
    return frozenset(word for row in data_rows(name) for word in row.split())


@cache
def _heads() -> dict[str, Head]:
    heads = (Head(*row.split("\t")) for row in data_rows("body_heads.tsv"))
    return {head.base: head for head in heads}


@cache
def _no_bodies() -> frozenset[str]:
    return word_list("no_bodies.txt")


# A text repeats its words: most of the work is done once. The size bounds what is kept of texts read.
@lru_cache(maxsize=16384)
def head_of(word: str) -> Head | None:
    """Return the head noun in which a capitalised word ends, None if it heads no body's name."""
    lower = word.lower().rstrip(".")
    if not word[:1].isupper() or lower in _no_bodies() or lower.endswith(_ADVISERS):
        return None
    return _head_in(word, lower) or (_head_in(word, plain) if (plain := _umlauts(lower)) != lower else None)


def _umlauts(lower: str) -> str:
    """Return a word with the umlauts that it spells with two letters: "bootshuette"."""
    return lower.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


def _head_in(word: str, lower: str) -> Head | None:
    if len(lower) < _SHORTEST:
        return _heads().get(lower) if word.isupper() else None  # "SV Seefurt"; not "Sg", "Tb"
    town = _TOWN_ENDING.search(lower)
    for ending in _INFLECTIONS:
        if not lower.endswith(ending):
            continue
        stem = lower[: len(lower) - len(ending)]
        if stem in _no_bodies():
            return None
        if found := _head_of_stem(stem):
            # "Tierheim", "Pflegeheim" are heads of more letters than the ending of "Mannheim"
            return None if town and len(found.base) <= len(town.group()) else found
    return None


def _head_of_stem(stem: str) -> Head | None:
    """Return the longest head in which a stem ends; two letters before it are no first part of a compound."""
    heads = _heads()
    if found := heads.get(stem):
        return found
    for cut in range(1, len(stem) - _SHORTEST + 1):
        found = heads.get(stem[cut:])
        if found and _ends_compounds(found) and (cut >= _SHORTEST or stem[cut - 1] == "-"):
            return found
    return None


def _ends_compounds(head: Head) -> bool:
    """Tell a head that a compound ends in: "Landespolizeipräsidium"; of a short word it would be chance."""
    return head.match == "end" or (head.sort in ("unit", "body") and len(head.base) >= _LONG)


def base_form(word: str, head: Head) -> str:
    """Return the head noun in the nominative singular: "Landkreises" → "Landkreis", "Amtes" → "Amt"."""
    lower = word.lower()
    position = lower.rfind(head.base)
    if position < 0:
        return word
    end = position + len(head.base)
    # A plural stays ("Jugendhilfedienste"): cutting it would name another body.
    return word[:end] if lower[end:].rstrip(".") in ("s", "es", "") else word.rstrip(".")


def strong_form(word: str, head: Head) -> str:
    """Return an adjective as it stands without an article: "(des) Staatlichen" → "Staatliches"."""
    for ending in ("en", "em", "es"):
        is_adjective = len(word) > 5 or f"{word[:-2]}e" in _SHORT_ADJECTIVES
        if word.endswith(ending) and is_adjective and word[0].isupper() and "-" not in word:
            return word[: -len(ending)] + _STRONG[head.gender]
    if word.endswith("e") and (len(word) > 4 or word in _SHORT_ADJECTIVES):
        return word[:-1] + _STRONG[head.gender]
    return word


def is_plural(word: str, head: Head) -> bool:
    """Tell whether a head noun as written names several bodies."""
    return head.gender == "p" or word.lower().endswith(_PLURALS)
