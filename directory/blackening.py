"""Blacken names, numbers and addresses in texts, so that every character keeps its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLACK: Final = "█"
_NAME_LETTERS: Final = 3
_BETWEEN_DIGITS: Final = r"[ \t()/.\-–]{0,3}"


def blacken(
    text: str, patterns: Iterable[re.Pattern[str] | None], ranges: Iterable[tuple[int, int]] = ()
) -> str:
    """Return the text with all matches and ranges blackened; it keeps its length."""
    for start, end in ranges:
        text = text[:start] + _BLACK * (end - start) + text[end:]
    for pattern in patterns:
        if pattern is not None:
            text = pattern.sub(lambda match: _BLACK * len(match[0]), text)
    return text


def name_pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds a name as it is written, over line ends too: "Anna Behrens", "Behrens, Anna"."""
    words = re.findall(r"[\w.-]+", name)
    if len(words) <= 1:
        return surname_pattern(name)
    there, back = (r"[\s,]{1,3}".join(map(re.escape, order)) for order in (words, [words[-1], *words[:-1]]))
    return re.compile(rf"\b(?:{there}|{back})", re.IGNORECASE)


def surname_pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds the last word of a name, with its genitive: "Behrens", "Meiers"."""
    words = re.findall(r"[\w-]+", name)
    if not words or len(words[-1]) < _NAME_LETTERS:
        return None
    return re.compile(rf"\b{re.escape(words[-1])}s?\b", re.IGNORECASE)


def channel_pattern(value: str) -> re.Pattern[str]:
    """Return what finds an address, or a number however its digits are parted."""
    if "@" in value:
        return re.compile(rf"(?<![\w.+-]){re.escape(value)}(?![\w-])", re.IGNORECASE)
    if not value.startswith("+"):
        return re.compile(rf"(?<!\d){_BETWEEN_DIGITS.join(value)}(?!\d)")
    digits = value[3:]  # the country codes of the three countries have two digits
    country = rf"(?:(?:\+|00){_BETWEEN_DIGITS.join(value[1:3])}{_BETWEEN_DIGITS}(?:\(0\)|0)?|0)"
    return re.compile(rf"(?<!\d){country}{_BETWEEN_DIGITS}{_BETWEEN_DIGITS.join(digits)}(?!\d)")
