"""Blacken names, numbers and addresses in texts, so that every character keeps its place.

A name is found however it is spelled: "Jürgen Größer", "Juergen Groesser", "GRÖSSER, Jürgen", with a title
or an initial between, over a line end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from directory import names

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLACK: Final = "█"
_NAME_LETTERS: Final = 3
_BETWEEN_DIGITS: Final = r"[ \t()/.\-–]{0,3}"
# Between first name and surname, or the other way round: "Vera M. Quandtmeyer", "Quandtmeyer, Dr. Vera".
_BETWEEN_NAMES: Final = r"[\s,\-]{1,3}(?:\w{1,5}\.\s{0,2}){0,3}"
# One more given name, as in "Vera Maria Quandtmeyer"; not "Vera und Hans Quandtmeyer".
_FURTHER: Final = r"(?:(?-i:[^\W\d_a-zäöüß])\w{1,20}[\s\-]{1,3})?"
# "Müller-Lüdenscheidt", "Mueller Luedenscheidt", "D'Angelo", "O’Hara".
_BETWEEN_PARTS: Final = r"[\s\-'’]{0,3}"
# Keeps "Behrensstraße" out for Behrens, and "Reber" in "Schreber"; the genitive is the name.
_START: Final = r"(?<!\w)"
_END: Final = r"(?:s|’s|'s)?(?!\w)"
# "v.quandt (at) diakonie [punkt] example": spelled out against programs, which readers know too.
_AT: Final = r"\s{0,2}(?:@|[(\[{<]\s?(?:at|ät|@)\s?[)\]}>])\s{0,2}"
_DOT: Final = r"(?:\.|\s{0,2}[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s{0,2})"
# Latin, Greek and Cyrillic letters with marks: "é", "ή", "й".
_MARKED: Final = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
_COMBINING: Final = "[\u0300-\u036f]{0,2}"


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
    """Return what finds a full name in any spelling and order, or a surname where that is all there is."""
    parsed = names.parse(name, name)
    if parsed is None:
        return None
    if not parsed.given:
        return surname_pattern(name)
    given = _BETWEEN_PARTS.join(map(_word, parsed.given[:1]))
    further = "".join(f"(?:{_BETWEEN_PARTS}{_word(one)}\\.?)?" for one in parsed.given[1:])
    surname = _surname(parsed)
    there = f"{given}{further}{_BETWEEN_NAMES}{_FURTHER}{surname}"
    back = f"{surname}{_BETWEEN_NAMES}{given}{further}"
    return re.compile(f"{_START}(?:{there}|{back}){_END}", re.IGNORECASE)


def surname_pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds the surname of a name, with its genitive: "Behrens", "Meiers"; None if too short."""
    parsed = names.parse(name, name)
    if parsed is None or len(parsed.surname[-1]) < _NAME_LETTERS:
        return None
    return re.compile(f"{_START}{_surname(parsed)}{_END}", re.IGNORECASE)


def path_pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds a full name in an address or a path: "/2019/vera-quandtmeyer-geht.html"."""
    parsed = names.parse(name, name)
    if parsed is None or not parsed.given:
        return None
    words = [_word(word) for word in (parsed.given[0], *parsed.surname)]
    between = r"(?:%20|[-_.+ ]){0,2}"
    return re.compile(between.join(words) + "|" + between.join([*words[1:], words[0]]), re.IGNORECASE)


def channel_pattern(value: str) -> re.Pattern[str]:
    """Return what finds an address, or a number however its digits are parted."""
    if "@" in value:
        local, _, domain = value.rpartition("@")
        parts = (_DOT.join(map(re.escape, part.split("."))) for part in (local, domain))
        return re.compile(rf"(?<![\w.+-]){_AT.join(parts)}(?![\w-])", re.IGNORECASE)
    if not value.startswith("+"):
        return re.compile(rf"(?<!\d){_BETWEEN_DIGITS.join(value)}(?!\d)")
    digits = value[3:]  # the country codes of the three countries have two digits
    country = rf"(?:(?:\+|00){_BETWEEN_DIGITS.join(value[1:3])}{_BETWEEN_DIGITS}(?:\(0\)|0)?|0)"
    return re.compile(rf"(?<!\d){country}{_BETWEEN_DIGITS}{_BETWEEN_DIGITS.join(digits)}(?!\d)")


def _surname(name: names.Name) -> str:
    core = [word for word in name.surname if word not in names.PARTICLES] or [name.surname[-1]]
    before = "".join(f"(?:{_word(word)}\\s{{1,2}})?" for word in name.surname if word in names.PARTICLES)
    return (before if len(core) < len(name.surname) else "") + _BETWEEN_PARTS.join(map(_word, core))


def _word(folded: str) -> str:
    """Return what finds a folded word in all its spellings: "groser" as "Größer", "Groesser"."""
    written = []
    position = 0
    while position < len(folded):
        if folded.startswith("ss", position):
            written.append("(?:ß|ẞ|ss)")
            position += 2
            continue
        written.append(_letter(folded[position]) + _COMBINING)
        position += 1
    return "".join(written)


def _letter(letter: str) -> str:
    others = _spellings().get(letter, "")
    single = f"[{letter}{others}]" if others else re.escape(letter)
    return f"(?:{letter}e|{single})" if letter in {"a", "o", "u"} else single


@cache
def _spellings() -> dict[str, str]:
    """Return for each letter those that fold to it: "a" → "àáâãäåæ…"."""
    found: dict[str, str] = {}
    for code in _MARKED:
        plain = names.fold(chr(code))
        if len(plain) == 1 and plain != chr(code) and plain.isalpha():
            found[plain] = found.get(plain, "") + chr(code)
    return found
