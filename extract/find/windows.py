"""Where in a text a name may stand: the few places that are worth cutting into words.

German capitalises every noun, but seldom two in a row. Nearly every name is two capitalised words in a row,
or stands behind a salutation, behind a label or at the head of a line. Patterns find those places at the
speed of the pattern matcher; what the words are tells which of them deserve a closer look.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.names import LEADING_PARTICLES, Kind, keeps_stop, kind_of
from extract.find.person_context import CHANNEL_BEHIND

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽƏȘȚḀ-Ỹ]"
# Possessive: what follows a word is not looked for within it.
_WORD = rf"{_CAPITAL}[\w'’‘ʼ´`‐‑-]{{0,60}}+(?:\.-[^\W\d_]{{1,30}})?\.?"
_GLUED = r"(?:(?:al|el|ad|an|as|ash|at|d|l|t|dell|dall)[-'’])"


def _small_words() -> str:
    """Return the particles as a pattern, by first letters, so that most other words fail at once."""
    letters = sorted({particle[0] for particle in LEADING_PARTICLES})
    rests = ("|".join(sorted(p[1:] for p in LEADING_PARTICLES if p[0] == letter)) for letter in letters)
    return "|".join(f"{letter}(?:{rest})" for letter, rest in zip(letters, rests, strict=True))


# Two capitalised words in a row ("Anna Kramer"), with particles between ("Anna von der Heide") or a comma
# ("Kramer, Anna"). The second is looked at only, so that it is seen as a first one too.
_PAIR = re.compile(
    rf"({_WORD})(?:(,)[ ]|[ ]{{0,2}})"
    rf"(?=(?:(?:{_small_words()})[ ](?:(?:{_small_words()}|der|und)[ ]){{0,2}})?{_GLUED}?({_WORD}))"
)
# A word at the head of a line or behind a colon with a channel behind it: "Sven: 0171 …".
_FIRST = re.compile(rf"[ ]{{0,2}}({_CAPITAL}[\w’'‐-]{{0,60}})(?={CHANNEL_BEHIND})")
_HEAD = re.compile(rf"[:\n](?=[ ]{{0,2}}({_CAPITAL}[\w'’‐-]{{0,60}}+))")
# A channel glued to a word cuts it short: "Anna@…", "SvenTel. …".
_GLUED_CHANNEL = re.compile(r".{60}|\d|(?i:tel|fon|mobil|handy|unter|mail)", re.DOTALL)
# Labels whose names may be unlisted or alone, fields of forms, salutations at the end of a line.
_LABELS = (
    "nsprech", "ontaktperson", "uständig", "ückfragen", "Kontakt", "Vorname", "achname", "amilienname",
    "Frau\n", "Herr\n", "Herrn\n",
)  # fmt: skip
_MAIL_MARKS = frozenset("@.+")  # behind a word that is the beginning of an address
_PLAIN = Kind.COMMON | Kind.THING
_UNLIKELY = _PLAIN | Kind.UPPER
# Characters before and behind a place: the label or thing that a name belongs to, and all of a long name.
_BEFORE = 48
_BEHIND = 80


def windows(text: str, span: Span) -> list[Span]:
    """Return the ranges within a range where a name may stand, with what stands around, in order.

    They begin and end at blanks or with the range, and no two touch.
    """
    start, end = span.start, span.end
    places: list[int] = []
    for match in _PAIR.finditer(text, start, end):
        first, comma, second = match.groups()
        if _may_turn(first, second) if comma else _may_pair(first, second):
            places.append(match.start())
    places += _heads(text, start, end)
    for label in _LABELS:
        place = text.find(label, start, end)
        while place >= 0:
            places.append(place)
            place = text.find(label, place + 1, end)
    places.sort()
    found: list[Span] = []
    for place in places:
        start = max(span.start, place - _BEFORE)
        end = min(span.end, place + _BEHIND)
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return _snapped(text, span, found)


def _heads(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a first name alone may stand: at the head of a line, behind a colon."""
    for head in _HEAD.finditer(text, start, end):
        if _may_head(head[1]) or text[head.end(1) : head.end(1) + 1] in _MAIL_MARKS:
            first = _FIRST.match(text, head.start() + 1, end)
            if first and _may_stand_alone(first[1]):
                yield first.start(1)
    if (first := _FIRST.match(text, start, end)) and _may_stand_alone(first[1]):
        yield start


def _snapped(text: str, span: Span, found: list[Span]) -> list[Span]:
    """Move the ends of the ranges out to the next blank, and join those that meet."""
    snapped: list[Span] = []
    for part in found:
        start, end = part.start, part.end
        while start > span.start and not text[start - 1].isspace():
            start -= 1
        while end < span.end and not text[end].isspace():
            end += 1
        if snapped and start <= snapped[-1].end:
            snapped[-1] = Span(snapped[-1].start, max(end, snapped[-1].end))
        else:
            snapped.append(Span(start, end))
    return snapped


@lru_cache(maxsize=32768)
def _kind(word: str) -> int:
    """Tell what a word may be, its closing stop left out where it ends a sentence."""
    return kind_of(word if word[-1] != "." or keeps_stop(word) else word.rstrip("."))


def _may_pair(first: str, second: str) -> bool:
    """Tell whether a name may begin with a word that another capitalised word follows."""
    forbidden = _forbidden_behind(first)
    return forbidden is not None and not (forbidden and _kind(second) & forbidden)


@lru_cache(maxsize=32768)
def _forbidden_behind(first: str) -> int | None:
    """Return what the word behind may not be where a name begins with a word, None where none does."""
    if first[-1] == "." and not keeps_stop(first):
        return 0 if "." in first[:-1] else None  # "J.P. Weber"; else a sentence ends here
    kind = _kind(first)
    if kind & Kind.FORM:
        return 0
    likely = kind & (Kind.GIVEN | Kind.ROLE)
    if kind & Kind.BLOCKED or (kind & _UNLIKELY and not likely):
        return None
    return Kind.BLOCKED if likely else Kind.BLOCKED | _PLAIN


def _may_turn(surname: str, first: str) -> bool:
    """Tell whether two words with a comma may be a name turned round."""
    return bool(_kind(first) & Kind.GIVEN) and not _kind(surname) & (Kind.COMMON | Kind.BLOCKED | Kind.FORM)


@lru_cache(maxsize=32768)
def _may_head(word: str) -> bool:
    """Tell whether a word, or its beginning before a channel glued to it, may be a first name alone."""
    return _may_stand_alone(word) or _GLUED_CHANNEL.search(word) is not None


def _may_stand_alone(word: str) -> bool:
    """Tell whether a word may be a first name that stands alone."""
    return _kind(word) & (Kind.FIRST | Kind.COMMON | Kind.WEAK | Kind.UPPER) == Kind.FIRST
