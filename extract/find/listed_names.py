"""Names whose order or place a list or a form tells: "Kramer, Anna", "Vorname: Anna"."""

from __future__ import annotations

from typing import NamedTuple

from extract.article import Span
from extract.find.likelihood import likelihood
from extract.find.names import MOST_FIRST_NAMES, Kind, Token, may_be_surname
from extract.find.person_of import CERTAINTY, Found, cased
from extract.mention import Person

_LIST_MARKS = frozenset({"\n", "•", "·", "-", "–", "*", "|", ";"})
_ENTRY_ENDS = _LIST_MARKS | {"(", ":"}
# Words of a field, and signs between a field and the next, at most.
_LONGEST_FIELD = 4
_MOST_SIGNS = 3
_MUCH_LIKELIER = 1.5
_FIELDS = {"vorname": "first", "nachname": "last", "name": "last", "familienname": "last", "zuname": "last"}


def surname_first(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take "Kramer, Anna" and "Kramer Anna" where they fill a line or an entry of a list."""
    if not (i == 0 or tokens[i - 1].text in _LIST_MARKS) or not may_be_surname(tokens[i]):
        return None
    comma = i + 1 < len(tokens) and tokens[i + 1].text == "," and tokens[i + 1].start == tokens[i].end
    first = end = i + 1 + comma
    while end < len(tokens) and end - first < MOST_FIRST_NAMES and tokens[end].joined:
        if not tokens[end].kind & Kind.GIVEN:
            break
        end += 1
    behind = tokens[end].text if end < len(tokens) else "\n"
    if end == first or not (behind in _ENTRY_ENDS or (comma and behind == ",")):
        return None
    if not (_by_comma(tokens[i], behind) if comma else _by_words(tokens, i, end)):
        return None
    span = Span(tokens[i].start, tokens[end - 1].end)
    name = cased(" ".join(f"{text[tokens[first].start : span.end]} {tokens[i].text}".split()))
    rule = "surname first"
    return Found([Person(span, span.of(text), name, rule, certainty=CERTAINTY[rule])], end)


def _by_comma(surname: Token, behind: str) -> bool:
    """Tell whether "Kramer, Anna" is one name, and not "Anna, Bernd, Clara", a list of first names."""
    kind = surname.kind
    if kind & (Kind.COMMON | Kind.WEAK | Kind.ROLE | Kind.THING):
        return False
    if kind & Kind.FIRST and (behind == "," or not kind & Kind.FAMILY):
        return False
    return bool(kind & Kind.SURNAME_LISTED) or not kind & Kind.GIVEN


def _by_words(tokens: list[Token], i: int, end: int) -> bool:
    """Tell whether the words of "Behnke Kurt" show their order, or are much likelier the other way round."""
    surname, first = tokens[i], tokens[i + 1]
    odd = Kind.COMMON | Kind.WEAK | Kind.ROLE | Kind.THING | Kind.BLOCKED
    if surname.kind & (odd | Kind.FIRST) or first.kind & (odd | Kind.UPPER):
        return False
    if not (surname.kind & Kind.SURNAME_LISTED and first.kind & Kind.FIRST):
        return False
    if surname.kind & Kind.FAMILY and not surname.kind & Kind.GIVEN:
        return True
    turned = [*tokens[i + 1 : end], surname]
    return likelihood(turned, 0, len(turned)) > likelihood(tokens[i:end], 0, end - i) + _MUCH_LIKELIER


def form(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take the fields of a form: "Vorname: Anna / Nachname: Kramer", in either order."""
    first = _field(tokens, i)
    if first is None:
        return None
    second = _field(tokens, first.next)
    if second is None or {first.name, second.name} != {"first", "last"}:
        return None
    given, surname = (first, second) if first.name == "first" else (second, first)
    parts = (text[tokens[part.start].start : tokens[part.end - 1].end] for part in (given, surname))
    span = Span(tokens[first.start].start, tokens[second.end - 1].end)
    name = cased(" ".join(" ".join(parts).split()))
    return Found([Person(span, span.of(text), name, "form", certainty=CERTAINTY["form"])], second.next)


class _Field(NamedTuple):
    """A field of a form: which name it holds, its tokens `[start, end)`, and the token behind it."""

    name: str
    start: int
    end: int
    next: int


def _field(tokens: list[Token], i: int) -> _Field | None:
    if i >= len(tokens) or (name := _FIELDS.get(tokens[i].text.lower())) is None:
        return None
    j = _skip(tokens, i + 1)
    end = j
    while (
        end < len(tokens)
        and end - j < _LONGEST_FIELD
        and (end == j or tokens[end].joined)
        and tokens[end].kind & (Kind.CAPITAL | Kind.PARTICLE)
    ):
        end += 1
    colon = any(token.text == ":" for token in tokens[i:j])
    return (
        _Field(name, j, end, _skip(tokens, end))
        if end > j and (colon or tokens[j - 1].text == "\n")
        else None
    )


def _skip(tokens: list[Token], i: int) -> int:
    """Return the first token that is no colon, comma or line end, three of them at most."""
    end = i
    while end < len(tokens) and end - i < _MOST_SIGNS and tokens[end].text in {":", ",", "\n", "|"}:
        end += 1
    return end
