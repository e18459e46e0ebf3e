"""Compare names of persons: titles, umlauts, hyphens, order, initials, misspellings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA


class Likeness(StrEnum):
    """How two names, or two bodies, relate."""

    SAME = "same"
    NEAR = "near"  # a spelling apart, or one says less than the other: no proof by itself
    DIFFERENT = "different"
    UNKNOWN = "unknown"  # one of them is not named


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, folded: "Dr. Anna-Maria Müller-Lüdenscheidt" → (anna, maria), (muller, ludenscheidt).

    `given` is empty where only the surname is known, an initial has one letter. `salutation` is "f",
    "m" or "" as printed ("Frau Meier"), `generation` "jun", "sen" or "".
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    salutation: str = ""
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """Tell whether a given name is written out."""
        return any(len(name) > 1 for name in self.given)

    @property
    def words(self) -> frozenset[str]:
        """Return all words of the name, in no order: "Meier Anna" is "Anna Meier"."""
        return frozenset(self.given + self.surname)


_LETTERS: Final = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
# "ue" is an umlaut written out in "Mueller", none in "Bauer", "Manuela" keeps its sound either way.
_WRITTEN_UE: Final = re.compile(r"(?<![aeq])ue")
_SALUTATIONS: Final = {"frau": "f", "fr": "f", "herr": "m", "herrn": "m", "hr": "m"}
_TITLES: Final = frozenset(
    "dr prof professor professorin dipl diplom ing inf kfm kffr med phil rer nat jur theol habil hc soz pad"
    " sozpad psych oec verw betriebsw wirt kaufm volksw biol chem phys math agr jurist msc bsc mba llm mag"
    " univ pd dres lic iur fh pfr pfrn pfarrer pfarrerin pastor pastorin schwester bruder pater".split()
)
_GENERATIONS: Final = {"jun": "jun", "junior": "jun", "jr": "jun", "sen": "sen", "senior": "sen", "sr": "sen"}
_LEFT_OUT: Final = frozenset(_TITLES | _SALUTATIONS.keys() | _GENERATIONS.keys())
# Stand before a surname and belong to it: "von der Heide", "van Dijk", "zu Guttenberg".
PARTICLES: Final = frozenset(
    "von vom van zu zum zur de del della di da der den dem ten ter al el bin ibn".split()
)
# Degrees whose pieces would else be names: "h. c.", "M.A.", "B. Sc."; Austrian "Dr.in", "Mag.a".
_DEGREE: Final = re.compile(
    r"\b(?:h\. ?c\.|(?:Dr|Mag|Prof|Dipl|Ing)\.(?:in|a)\b|[MB]\. ?(?:A|Sc|Ed|Eng)\b\.?|LL\. ?M\b\.?)"
)
# "v. Bülow" is "von Bülow"; a capital V is an initial.
_VON: Final = re.compile(r"\bv\. ?(?=[A-ZÄÖÜ])")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Sounds that are spelled in several ways; applied in this order to folded words.
_SOUNDS: Final = (
    ("sch", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ch", "k"),
    ("dt", "t"),
    ("tz", "z"),
    ("cz", "z"),
    ("ay", "ei"),
    ("ai", "ei"),
    ("ey", "ei"),
    ("ie", "i"),
    ("y", "i"),
    ("c", "k"),
    ("v", "f"),
)
# A silent h lengthens the vowel before it: "Mohr", "Jahnke"; at the beginning of a word it sounds.
_SILENT_H: Final = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_DOUBLE: Final = re.compile(r"(.)\1+")
# Voiced at the end of a word or not, it sounds the same: "Schmid", "Schmitt", "Eckhard", "Eckart".
_LAST_D: Final = re.compile(r"d$")
_FEWEST_LETTERS: Final = 6
_LONGEST_ABBREVIATION: Final = 4


def fold(text: str) -> str:
    """Return the one spelling of a text: lower case, no accents, "Müller", "Mueller" → "muller", ß → ss.

    What is stored in the directory is compared by this; directory/words.py folds for searching and may
    change, this may not.
    """
    split = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(c for c in split if not unicodedata.combining(c))
    return _WRITTEN_UE.sub("u", plain).replace("ae", "a").replace("oe", "o")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a folded word as it sounds: "kathrin" → "katrin", "eckhardt" → "ekhart", "meyer" → "meier"."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _LAST_D.sub("t", _DOUBLE.sub(r"\1", _SILENT_H.sub("", word)))


@lru_cache(maxsize=16384)
def parse(name: str, written: str = "") -> Name | None:
    """Fold a person's name; `written` is the form in the article, which may have a salutation.

    "Meier, Anna" and "Anna Meier" give the same. None where nothing is left of it.
    """
    name = _VON.sub("von ", _DEGREE.sub(" ", name))
    before, comma, after = name.partition(",")
    turned = f"{after} {before}" if comma and not _only_titles(after) else before
    salutation = next((_SALUTATIONS[w] for w in _words(f"{written} {name}") if w in _SALUTATIONS), "")
    generation = next((_GENERATIONS[w] for w in _words(turned)[1:] if w in _GENERATIONS), "")
    words = _without_titles(_words(turned))
    if not words:
        return None
    # A hyphen binds: the double name "Müller-Schulz" is one surname, "Anna-Maria" one given name.
    pieces = (_words(piece) for piece in reversed(fold(turned).replace(".", ". ").split()))
    surname = next((piece for piece in pieces if piece and piece[-1] == words[-1]), words[-1:])
    given = words[: len(words) - len(surname)]
    while given and given[-1] in PARTICLES:
        surname.insert(0, given.pop())
    return Name(tuple(given), tuple(surname), salutation, generation)


def compare(a: Name, b: Name) -> Likeness:
    """Tell how two names relate; NEAR covers misspellings, initials, and a surname alone.

    UNKNOWN is a surname alone that is misspelt besides.
    """
    if a.salutation and b.salutation and a.salutation != b.salutation:
        return Likeness.DIFFERENT
    if a.generation != b.generation:
        return Likeness.DIFFERENT  # "Karl Wessel jun." is not Karl Wessel, his father
    if a.is_full and b.is_full:
        return _compare_full(a, b)
    if a.given and b.given and a.given[0][0] != b.given[0][0]:
        return Likeness.DIFFERENT  # "A. Meier" is not Bernd Meier
    if _same_surname(a, b):
        return Likeness.NEAR
    # "Frau Lindeman" may be Monika Lindemann misspelt: nothing speaks against it, too little for it.
    is_slip = _slipped("".join(a.surname), "".join(b.surname))
    return Likeness.UNKNOWN if is_slip else Likeness.DIFFERENT


def is_misspelling(a: Name, b: Name) -> bool:
    """Tell whether two full names that are NEAR differ in spelling only, not in a part left out."""
    return a.is_full and b.is_full and len(a.words) == len(b.words)


def _compare_full(a: Name, b: Name) -> Likeness:
    if a.words == b.words or "".join(a.given) + "".join(a.surname) == "".join(b.given) + "".join(b.surname):
        return Likeness.SAME
    if not _same_given(a, b):
        return Likeness.DIFFERENT
    if a.surname == b.surname:
        return Likeness.SAME
    if _same_surname(a, b) or _slipped("".join(a.surname), "".join(b.surname)):
        return Likeness.NEAR
    # A double name of which only one part is used: "Müller-Schulz", "Müller".
    if set(a.surname) & set(b.surname) - PARTICLES:
        return Likeness.NEAR
    return Likeness.DIFFERENT


def _same_given(a: Name, b: Name) -> bool:
    """Compare the first given names: by sound, and a further one may be left out or abbreviated.

    Never by likeness of letters: Andrea and Andreas, Jan and Jana, Martin and Martina are two people.
    """
    one, other = sound(a.given[0]), sound(b.given[0])
    if one == other or sound("".join(a.given)) == sound("".join(b.given)):
        return not _clash(a.given[1:], b.given[1:])
    return False


def _clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether further given names contradict: "Hans Peter", "Hans Georg"."""
    return any(
        sound(one) != sound(other) and not (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(a, b, strict=False)
    )


def _same_surname(a: Name, b: Name) -> bool:
    return a.surname == b.surname or sound("".join(a.surname)) == sound("".join(b.surname))


def _slipped(a: str, b: str) -> bool:
    """Tell whether two long words with the same first letter are one slip of a key apart."""
    return a[0] == b[0] and min(len(a), len(b)) >= _FEWEST_LETTERS and OSA.distance(a, b, score_cutoff=1) <= 1


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _without_titles(words: list[str]) -> list[str]:
    """Leave out titles and salutations; a long one at the end, or alone, is a surname: "Karl Pater"."""
    last = words[-1:]
    is_surname = bool(last) and len(last[0]) > _LONGEST_ABBREVIATION and last[0] not in _SALUTATIONS
    if len(words) > 1 and last[0] not in _TITLES:
        is_surname = False
    return [w for w in words[:-1] if w not in _LEFT_OUT] + [
        w for w in last if is_surname or w not in _LEFT_OUT
    ]


def _only_titles(text: str) -> bool:
    return all(word in _LEFT_OUT for word in _words(text))
