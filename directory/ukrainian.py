"""Ukrainian in the words and letters of Russian, for a sentence encoder that knows only the latter.

The encoder (directory.meaning) has no word pieces with "і", "ї", "є" and takes such words for unknown. Many
words of the two languages differ in spelling alone; `data/ukrainian.tsv` has the frequent ones that do not,
by their beginnings, so that endings stay. The result is no Russian, but means to the encoder what was asked.
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


@cache
def _words() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the whole words, and the beginnings of words, each with the Russian for it."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    whole = {word[:-1]: russian for word, russian in pairs if word.endswith("=")}
    return whole, {word: russian for word, russian in pairs if not word.endswith("=")}


def in_russian(text: str) -> str:
    """Return a Ukrainian text with Russian words and letters in place of its own, where they are known."""
    return _WORD.sub(lambda match: _word(match[0]), text)


def _word(word: str) -> str:
    whole, beginnings = _words()
    lower = word.lower()
    if lower in whole:
        return whole[lower]
    for length in range(len(lower), _SHORTEST - 1, -1):
        if (russian := beginnings.get(lower[:length])) is not None:
            return russian + word[length:].translate(_LETTERS)
    return word.translate(_LETTERS)
