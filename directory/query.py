"""Read what a person typed: words, quoted phrases, what must not be there, numbers, e-mail addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer queries are cut: nobody types them, and each word costs time.
_LONGEST: Final = 1000
_MOST_WORDS: Final = 40
# One piece: an optional minus, then a quoted phrase in any kind of quotes, or what runs to the next space.
# A quote that is never closed is taken for a character: the second branch begins with it.
_PIECE: Final = re.compile(
    r"(?P<minus>(?<!\S)[-−–])?(?:[\"„“”«»](?P<phrase>[^\"„“”«»]{1,200})[\"„“”«»]|(?P<plain>[^\s\"„“”«»]{1,200}))"
)
# Digits in the groups people write, "+49 5021 96 76 06", "(0 50 21) 96-76/06". Letters on either side keep
# "A1" and "c2go" out; the least count of digits below keeps "12 bis 27" and "§ 218" out.
_NUMBER: Final = re.compile(r"(?<![\w.])(?:\+|\()?\d(?:[\s()/.\-–]{0,3}\d){3,19}(?!\w)")
_FEWEST_DIGITS: Final = 4
# A mail address or a part of one that shows it is one: "@kreis", "info@", "kurs@verein.example".
_EMAIL: Final = re.compile(r"[\w.+-]{0,64}@[\w.-]{0,255}")


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for.

    `words` are folded, in order; `phrases` are sequences of folded words that must stand so; `excluded`
    are words, or phrases of several, that must not; `numbers` are digits without the leading zero of
    a national number or the zeros of an international one; `emails` are lower-case parts of addresses.
    """

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing is asked for."""
        return not (self.words or self.phrases or self.excluded or self.numbers or self.emails)


def parse(text: str) -> Query:
    """Read a query; any text is one."""
    text = " ".join(text[:_LONGEST].split())
    numbers = tuple(_numbers(text))
    emails = tuple(match[0].lower() for match in _EMAIL.finditer(text) if len(match[0]) > 1)
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    rest = _EMAIL.sub(" ", _NUMBER.sub(_keep_short, text))
    for match in _PIECE.finditer(rest):
        found = tuple(tokens(match["phrase"] or match["plain"]))
        if not found:
            continue
        if match["minus"]:
            excluded.append(found)
        elif match["phrase"] and len(found) > 1:
            phrases.append(found)
            words.extend(found)
        else:
            words.extend(found)
    return Query(text, tuple(words[:_MOST_WORDS]), tuple(phrases), tuple(excluded), numbers, emails)


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        digits = "".join(c for c in match[0] if c.isdigit())
        if len(digits) >= _FEWEST_DIGITS:
            yield _national(match[0], digits)


def _national(written: str, digits: str) -> str:
    """Return the digits by which a number in E.164 ends, whichever way it was written."""
    if written.startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return digits.removeprefix("0")


def _keep_short(match: re.Match[str]) -> str:
    """Take a number out of the words, but leave a year or a short code, which may be either."""
    return match[0] if match[0].isdigit() and len(match[0]) <= _FEWEST_DIGITS else " "
