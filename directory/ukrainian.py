"""Ukrainian in the words and letters of Russian, for a sentence encoder that knows only the latter.

The encoder (directory.meaning) has no word pieces with "і", "ї", "є" and takes such words for unknown. Many
words of the two languages differ in spelling alone; `data/ukrainian.tsv` has the frequent ones that do not,
by their beginnings. Endings follow rules: "навчання" ends like "обучение", "курсів" like "курсов",
"отримати" like "получить". The result is no good Russian, but means to the encoder what was asked.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = Path(__file__).with_name("data") / "ukrainian.tsv"
_WORD: Final = re.compile(r"\w+(?:['’ʼ]\w+)*")
_LETTERS: Final = str.maketrans("іїєґІЇЄҐ'’ʼ", "ииегИИЕГъъъ")
_SHORTEST: Final = 3
# What words end in, the longest first, and the Russian for it; tried on words of four letters and more. Those
# that stay as they are keep a shorter ending away: "курси" becomes "курсы", but not "книжки" "книжкы".
_ENDINGS: Final = tuple(
    pair.split(":")
    for pair in (
        "уванням:ованием уватися:оваться юватися:еваться ається:ается ського:ского ському:скому "
        "ування:ование уванні:овании ується:уется ювання:евание юється:уется яється:яется лення:ление "
        "ління:ление ністю:ностью ський:ский ським:ским ських:ских ською:ской ської:ской ській:ской "
        "увати:овать цький:цкий цьких:цких цькою:цкой цької:цкой ювати:евать ється:ется ання:ание "
        "ення:ение иття:итие нням:нием ньої:ней овий:овой ості:ости ська:ская ське:ское ську:скую "
        "ські:ские тися:ться цька:цкая цьку:цкую цькі:цкие цією:цией яння:яние іння:ение ість:ость "
        "ами:ами ати:ать емо:ем ими:ыми имо:им ити:ить ний:ный нню:нию нні:нии ною:ной ної:ной "
        "ній:ной ова:овая ове:овое ову:овую ові:овые ого:ого стю:стью ття:тие ути:уть цій:ций ції:ции "
        "ями:ями яти:ять іти:еть ією:ией ає:ает ги:ги ею:ей жи:жи ий:ый им:ым их:ых ки:ки не:ное "
        "ну:ную ня:ня ні:ные ою:ой ої:ой ті:те ує:ует хи:хи чи:чи ши:ши щи:щи ює:ует яє:яет ів:ов "
        "ію:ию ія:ия ії:ии їв:ев и:ы є:ет і:е"
    ).split()
)
_SHORTEST_INFLECTED: Final = 4
# "інтеграційний" → "интеграционный", but not "спокійний", "війна".
_FROM_NOUNS: Final = re.compile(r"(?<=[цсз])ійн(?=[а-яіїє]{1,3}$)")
# The endings of an adjective, told by what it is made with: "навчальні" → "-ые", "соціальна" → "-ая".
_ADJECTIVE: Final = re.compile(r"((?:[лйчтврд]ь?|он|ен)н)([ауеі])$")
_OF_ADJECTIVES: Final = {"а": "ая", "у": "ую", "е": "ое", "і": "ые"}
# "у чому різниця", not "чому" (why).
_WHEREIN: Final = re.compile(r"\b[ув] чому\b", re.IGNORECASE)


@cache
def _words() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the whole words, and the beginnings of words, each with the Russian for it."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    whole = {word[:-1].lower(): russian for word, russian in pairs if word.endswith("=")}
    return whole, {word.lower(): russian for word, russian in pairs if not word.endswith("=")}


def in_russian(text: str) -> str:
    """Return a Ukrainian text with Russian words and letters in place of its own, where they are known."""
    return _WORD.sub(lambda match: _word(match[0]), _WHEREIN.sub("в чем", text))


def _word(word: str) -> str:
    whole, beginnings = _words()
    lower = _FROM_NOUNS.sub("ионн", word.lower())
    if lower in whole:
        return whole[lower]
    for length in range(len(lower), _SHORTEST - 1, -1):
        if (russian := beginnings.get(lower[:length])) is not None:
            return russian + _inflected(lower, length).translate(_LETTERS)
    return _inflected(lower if lower != word.lower() else word, 0).translate(_LETTERS)


def _inflected(word: str, at: int) -> str:
    """Return what follows the beginning of a word, with the ending of a Russian one."""
    if len(word) >= _SHORTEST_INFLECTED:
        adjective = _ADJECTIVE.search(word)
        if adjective and adjective.start(2) >= at:
            return word[at : adjective.start(2)] + _OF_ADJECTIVES[adjective[2]]
        for ending, russian in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= at:
                return word[at : len(word) - len(ending)] + russian
    return word[at:]
