"""Turn written German into the terms it is searched by: folding, stems, parts of compounds."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_PARTS_FILE: Final = Path(__file__).with_name("data") / "compound_parts.txt"
# "ue" is an umlaut written out in "mueller", none in "neue", "bauer", "quelle".
_WRITTEN_UE: Final = re.compile(r"(?<![aeq])ue")
# A bound feminine ending: "Berater:in", "Berater*innen", "Berater/-in", "Lehrer(innen)", "BeraterInnen".
# The letter before it keeps "(in Augsburg)" and "/in" after a space; the word's end keeps "Lehrer(inklusive".
_GENDER: Final = re.compile(
    r"(?<=[a-zäöüß])(?:[:*_·/]-?in(?:nen)?\b|\(-?in(?:nen)?\)|In(?:nen)?\b)",
)
# The feminine of a word for a person; the endings before it keep "Termin", "Medizin", "Berlin" whole.
_FEMININE: Final = re.compile(r"(?:(?<=er|or)|(?<=ist|ent|ant|ekt|eur|rzt|alt)|(?<=freund))in(?:nen)?$")
# Nouns whose last "s" is no ending, though the stemmer takes it for one: "kurs" like "kurse", not "kur".
_KEPT_S: Final = re.compile(r"(?:[gk]urs|puls|hals|zins|krebs|bus|fels)$")
_WORD: Final = re.compile(r"[^\W_]+(?:[-·'’][^\W_]+)*")
_HYPHEN: Final = re.compile(r"[-·'’]")
# A French or Italian article or pronoun written onto a word: "l'école", "qu'il"; a name like "O'Hara" stays.
_ELISION: Final = re.compile(r"^(?:[cdjlmnst]|qu|dell|nell|all)['’](?=\w)", re.IGNORECASE)
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_NO_APOSTROPHE: Final = {ord("'"): None, ord("’"): None}
_LETTERS: Final = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_LINKS: Final = ("", "s", "n", "en", "es", "er", "e", "ens")
# Prefixes and endings of words, not words in words: "aus" in "Ausbildung", "heit" in "Gesundheit".
_NEVER_PARTS: Final = frozenset(
    "auf aus bei der des die ein ent fur haft heit hin keit lich mit nach oder schaft und ung ver von vor"
    " zum zur".split()
)
_ENDINGS: Final = ("e", "n", "s", "en", "er", "es")
_SHORTEST_PART: Final = 3
_SHORTEST_COMPOUND: Final = 7
_LONGEST_COMPOUND: Final = 60
_MOST_PARTS: Final = 5


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the one spelling of a word: lower case, no accents, "müller", "mueller" → "muller", ß → ss."""
    if word.isascii():
        plain = word.lower()
    else:
        split = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
        # Lower once more: taking apart makes capitals of "𝕬", and a blank of a lone "ͺ".
        plain = "".join(c for c in split if not unicodedata.combining(c) and c != " ").lower()
    return _WRITTEN_UE.sub("u", plain).replace("ae", "a").replace("oe", "o")


def tokens(text: str) -> Iterator[str]:
    """Yield the words of a text, folded, in order.

    A hyphenated word comes whole, without its hyphens, then in parts: "Asyl-Antrag" → "asylantrag",
    "asyl", "antrag". Bound feminine endings are left out: "Berater:innen" → "berater".
    """
    for word in _WORD.findall(_GENDER.sub("", text)):
        if word.isalnum():  # most words: no hyphen, no apostrophe
            yield fold(word)
            continue
        # "зв'язок": no place to part a word
        written = word.translate(_NO_APOSTROPHE) if _CYRILLIC.match(word) else word
        pieces = _HYPHEN.split(_ELISION.sub("", written))
        if len(pieces) > 1:
            yield fold("".join(pieces))
        for piece in pieces:
            yield fold(piece)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word: "kursen" → "kurs", "arztinnen" → "arzt"."""
    return word if _KEPT_S.search(word) else str(_stemmer().stemWord(_FEMININE.sub("", word)))


@cache
def _stemmer() -> Any:  # noqa: ANN401 - the package has no types
    import snowballstemmer  # noqa: PLC0415 - it brings 30 languages: 40 ms, and a plain list needs none

    return snowballstemmer.stemmer("german")


@cache
def compound_parts() -> frozenset[str]:
    """Return the folded words of which compounds are made (data/compound_parts.txt)."""
    lines = _PARTS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


class Splitter:
    """Split compounds into known words: "schuldnerberatungsstelle" → schuldner, beratung, stelle.

    Of all ways to cover a word wholly with known words and the endings that link them, the one with
    the fewest parts wins, then the one with the fewest short parts and linking letters. A word that no
    way covers stays whole.
    """

    def __init__(self, known: Container[str]) -> None:
        """Take the folded words that may be parts."""
        self._known: Final = known

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded word, in order; empty if it is no compound of known words.

        Time is bounded by the square of the length, at most 60 letters.
        """
        length = len(word)
        if not _SHORTEST_COMPOUND <= length <= _LONGEST_COMPOUND or not word.isalpha():
            return ()
        # ways[i]: the cheapest cover of word[:i]: parts, cost, and the range of the last part
        ways: dict[int, tuple[int, int, int, int]] = {0: (0, 0, 0, 0)}
        for start in range(length - _SHORTEST_PART + 1):
            way = ways.get(start)
            if way is None or way[0] >= _MOST_PARTS:
                continue
            for end in range(start + _SHORTEST_PART, length + 1):
                part = word[start:end]
                if end - start == length or not self._may_be_part(part, last=end == length):
                    continue
                cost = way[1] + max(0, 5 - len(part)) ** 2
                for link in _LINKS if end < length else ("",):
                    at = end + len(link)
                    offer = (way[0] + 1, cost + len(link), start, end)
                    if word.startswith(link, end) and (at not in ways or offer < ways[at]):
                        ways[at] = offer
        parts: list[str] = []
        at = length
        while at > 0 and at in ways:
            _, _, at, end = ways[at]
            parts.append(word[at:end])
        return tuple(reversed(parts)) if len(parts) > 1 else ()

    def _may_be_part(self, part: str, *, last: bool) -> bool:
        if part in _NEVER_PARTS:
            return False
        if part in self._known:
            return True
        if last:  # only the last part is inflected freely: "schuldnerberatungsstellen"
            return any(part.endswith(ending) and part[: -len(ending)] in self._known for ending in _ENDINGS)
        return len(part) > _SHORTEST_PART and f"{part}e" in self._known  # "hochschul|abschluss"


@cache
def splitter() -> Splitter:
    """Return the splitter over the words of data/compound_parts.txt."""
    return Splitter(compound_parts())


@lru_cache(maxsize=65536)
def parts(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a folded compound, empty if it is none."""
    return tuple(stem(part) for part in splitter().split(_FEMININE.sub("", word)))
