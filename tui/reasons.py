"""What is said in English elsewhere, in the language in use: reasons of errors, and of likeness.

`extract` and `directory` know no catalogue, click and the system speak English: their sentences are keys of
`catalogues/*/reasons.toml` as they are, with "{name}" where they differ from case to case. A sentence that
is not there stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from tui.harmless import file_name, one_line
from tui.language import current, load, say, say_day, say_quoted
from tui.printing import number_as_dialled

if TYPE_CHECKING:
    from directory.errors import DirectoryError

# Longer than any reason; what is, is a stranger's text.
_LONGEST = 2000
_QUOTES = "'\""
# A name as Python quotes it: 'find', "O'Neill"; no apostrophe of a word ("one's own").
_QUOTED = re.compile(r"(?<!\w)(?:'([^']{0,300})'|\"([^\"]{0,300})\")(?!\w)")
# "same +493023125001", "same 115", "same rat@kreis.example": what two contacts share; no "same name".
_SHARED = re.compile(r"same ([+0-9].*|\S*@\S*)", re.DOTALL)


def retold(reason: str) -> str:
    """Return a reason in the language in use; one that the catalogue does not have, as it is."""
    language = current()
    if reason in language.sentences:
        return language.sentences[reason]
    if len(reason) > _LONGEST:
        return reason
    for pattern in _patterns(language.name):
        if (values := pattern.match(reason)) is not None:
            said = {name: _value(name, value) for name, value in values.items()}
            return language.reasons[pattern.english].format_map(said)
    return reason


def trouble(error: DirectoryError) -> str:
    """Return in one harmless line which file cannot be used, and why."""
    return f"{file_name(error.path)}: {why(error)}"


def why(error: DirectoryError) -> str:
    """Return the reason of an error as one harmless line."""
    return file_name(retold(error.reason))


def of_system(error: OSError, otherwise: str = "cannot be written") -> str:
    """Return why the system refused, as one harmless line; `otherwise` where it does not say."""
    return one_line(retold((error.strerror or otherwise).lower()))


def likeness(reason: str) -> str:
    """Return what speaks for a pair: "same name, same +4930…" → "gleicher Name, 030 … bei beiden"."""
    if (whole := retold(reason)) != reason:
        return one_line(whole)
    return ", ".join(_piece(piece) for piece in reason.split(", "))


def _piece(piece: str) -> str:
    if shared := _SHARED.fullmatch(piece):
        return say("both have {value}", value=number_as_dialled(shared[1]))
    return one_line(retold(piece))


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An English sentence with places: what stands between them, and their names in order."""

    english: str
    pieces: tuple[str, ...]
    places: tuple[str, ...]
    quoted: frozenset[str]

    def match(self, text: str) -> dict[str, str] | None:
        """Return what fills the places; None if the text is another sentence. Linear in the text."""
        first, *between, last = self.pieces
        if not (text.startswith(first) and text.endswith(last) and len(text) > len(first) + len(last)):
            return None
        values: list[str] = []
        begin, end = len(first), len(text) - len(last)
        for piece in between:
            found = text.find(piece, begin, end)
            if found < 0:
                return None
            values.append(text[begin:found])
            begin = found + len(piece)
        values.append(text[begin:end])
        filled = dict(zip(self.places, values, strict=True))
        for name in self.quoted:
            written = filled[name]
            if len(written) < len("''") or written[0] not in _QUOTES or written[-1] != written[0]:
                return None
            filled[name] = written[1:-1]
        return filled


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    """Return the sentences with places, those first that leave the least to chance.

    "Invalid value for {names}: {reason}" goes before "{value} is not in the range {range}.", for its reason
    may be the latter.
    """
    found = [_pattern(english) for english in load(language).reasons if "{" in english]
    return tuple(sorted(found, key=lambda each: (not each.pieces[0], -sum(map(len, each.pieces)))))


def _pattern(english: str) -> _Pattern:
    """Take a sentence apart; "{name!r}" stands for what Python has put between quotes."""
    parts = list(Formatter().parse(english))
    places = [(name, conversion) for _, name, _, conversion in parts if name is not None]
    pieces = [literal for literal, *_ in parts]
    if parts[-1][1] is not None:  # it ends with a place
        pieces.append("")
    quoted = frozenset(name for name, conversion in places if conversion == "r")
    return _Pattern(english, tuple(pieces), tuple(name for name, _ in places), quoted)


def _value(name: str, value: str) -> str:
    """Return what fills a place: a reason within a reason, a day, names between quotes, or anything."""
    if name == "reason":
        return retold(value)
    if name == "day":
        return say_day(value)
    if name == "names":
        return _QUOTED.sub(lambda found: say_quoted(_shown_name(found[1] or found[2] or "")), value)
    return value


def _shown_name(name: str) -> str:
    """Return what stands for a value as help has it, "FILE", in the language in use; others as they are."""
    return say(name) if name.isupper() else name
