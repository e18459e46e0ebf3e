"""Find persons: first and last names in German text, with the reason why each is taken for one."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.article import Span
from extract.find.gazetteer import family_name_rank, fold, is_notice_word
from extract.find.likelihood import likelihood, probability
from extract.find.listed_names import form, surname_first
from extract.find.name_runs import Part, names_in_run, run_end, spans_of
from extract.find.names import MOST_FIRST_NAMES, Kind, Token, is_numeral, may_be_surname, tokens_of
from extract.find.person_context import channel_behind, label_before, names_a_thing_around, offers_contact
from extract.find.person_of import Found, cased, person_of
from extract.find.titles import named, title_end
from extract.find.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.mention import Person

_AND = frozenset({"und", "u.", "u", "&", "+"})
# Log odds asked of a full name without a listed first name, of one beside other evidence, of a neighbour.
_LEAST_UNLISTED = 1.0
_LEAST_BESIDE_EVIDENCE = -3.5
_SURE = 1.5
_COMMON_ONLY = Kind.COMMON | Kind.THING
_MAY_BEGIN = Kind.GIVEN | Kind.FORM


def find_persons(text: str, spans: Sequence[Span] | None = None) -> tuple[Person, ...]:
    """Find the persons named in a text, in order of their place.

    Args:
        text: cleaned text of an article.
        spans: the ranges to search, in characters of `text`; None searches all of it.

    Returns:
        Persons whose ranges lie in the spans and do not overlap. `rule` says why: "full name", or one of
        those in `extract.find.person_of`.
    """
    found: list[Person] = []
    for span in [Span(0, len(text))] if spans is None else _merged(spans, text):
        for window in windows(text, span):
            found.extend(_search(text, _tokens(text, window, span)))
    return tuple(found)


def complete_surnames(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Give "Frau Meier" her full name where exactly one full name in the document ends so.

    A person with a first name alone ("Sven") is completed likewise. Ranges and written forms stay.
    """
    persons = tuple(persons)
    by_surname: dict[str, dict[str, str]] = {}
    by_first_name: dict[str, dict[str, str]] = {}
    if all(person.given and " " in person.name for person in persons):
        return persons
    for person in persons:
        words = person.name.split()
        if person.given and len(words) > 1:
            for i in range(1, len(words)):
                by_surname.setdefault(fold(" ".join(words[i:])), {})[fold(person.name)] = person.name
            by_first_name.setdefault(fold(words[0]), {})[fold(person.name)] = person.name
    completed = []
    for person in persons:
        alone = not person.given or " " not in person.name
        full = (by_first_name if person.given else by_surname).get(fold(person.name), {})
        if alone and len(full) == 1:
            completed.append(replace(person, name=next(iter(full.values())), given=True))
        else:
            completed.append(person)
    return tuple(completed)


def _merged(spans: Sequence[Span], text: str) -> list[Span]:
    """Sort the ranges, cut them to the text, and join those that overlap or that only blanks part.

    So no name is found twice, and a label is seen though it is a block of its own.
    """
    merged: list[Span] = []
    length = len(text)
    for span in sorted(spans, key=attrgetter("start", "end")):
        start, end = span.start, span.end
        if start < 0 or end > length:
            start, end = max(start, 0), min(end, length)
        if merged and (start <= merged[-1].end or text[merged[-1].end : start].isspace()):
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        elif start < end:
            merged.append(Span(start, end))
    return merged


def _tokens(text: str, window: Span, span: Span) -> list[Token]:
    """Cut a window into words; a sign stands for the text left out, so that no line seems to end there."""
    tokens = tokens_of(text, window.start, window.end)
    if window.start > span.start and text[window.start - 1] != "\n":
        tokens.insert(0, Token(window.start, window.start, "…", 0, joined=False))
    if window.end < span.end and text[window.end] != "\n":
        tokens.append(Token(window.end, window.end, "…", 0, joined=True))
    return tokens


def _search(text: str, tokens: list[Token]) -> Iterator[Person]:
    i = seen = 0
    behind = -1
    full: dict[int, Part] = {}
    while i < len(tokens):
        kind = tokens[i].kind
        if not kind & Kind.CAPITAL:
            i += 1
            continue
        if i >= seen and not kind & (Kind.FORM | Kind.BLOCKED):
            seen = run_end(tokens, i)
            full = {part.start: part for part in names_in_run(tokens, i, seen)} if seen - i > 1 else {}
        # A common word that is no first name begins no name; it may be a field of a form.
        if kind & _COMMON_ONLY and not kind & _MAY_BEGIN:
            found = form(text, tokens, i)
        else:
            found = _at(text, tokens, i, full.get(i), behind)
        if found is None:
            i += 1
        else:
            yield from found.persons
            i = found.next
            behind = i if found.persons else behind


def _at(text: str, tokens: list[Token], i: int, part: Part | None, behind: int) -> Found | None:
    """Try the rules at token `i`, the surest first; `behind` is the token behind the last person."""
    if tokens[i].kind & Kind.FORM:
        return _behind_title(text, tokens, i)
    return (
        _couple(text, tokens, i)
        or surname_first(text, tokens, i)
        or (_full_name(text, tokens, part) if part else None)
        or _cut_short(text, tokens, i)
        or _behind_label(text, tokens, i)
        or _behind_role(text, tokens, i)
        or _listed_with_others(text, tokens, i, behind)
    )


def _full_name(text: str, tokens: list[Token], part: Part) -> Found | None:
    """Take a full name of which nothing but its likelihood tells: "Anna Kramer", "M. Klein"."""
    if names_a_thing_around(tokens, part.start, part.end):
        return Found([], part.end)
    if all(is_notice_word(token.text) for token in tokens[part.start : part.end]):
        return None
    listed = any(token.kind & (Kind.FIRST | Kind.FIRST_WORLD) for token in tokens[part.start : part.end])
    beside = channel_behind(text, tokens[part.end - 1].end) or label_before(tokens, part.start) is not None
    if not listed and part.odds < _LEAST_UNLISTED and not beside:
        return None
    certainty = round(probability(part.odds), 3)
    return Found([person_of(text, tokens[part.start : part.end], "full name", certainty=certainty)], part.end)


def _behind_title(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take the name behind salutations and titles: "Frau Dr. Anna Kramer", "Pfarrer Voss"."""
    start = title_end(tokens, i)
    salutation = any(token.kind & Kind.SALUTATION for token in tokens[i:start])
    if start >= len(tokens) or not (tokens[start].joined or (tokens[start - 1].text == "\n")):
        return None
    end, given = named(tokens, start)
    if end == start:
        return None
    last = tokens[end - 1]
    sure = salutation or any(token.text.endswith(".") for token in tokens[i:start])
    if last.kind & Kind.COMMON and not last.kind & Kind.SURNAME_LISTED:
        return None
    if not given and not sure and not last.kind & Kind.SURNAME_LISTED:
        return None
    if not salutation and names_a_thing_around(tokens, start, end):
        return Found([], end)
    rule = "salutation" if salutation else "title"
    return Found([person_of(text, tokens[start:end], rule, given=given)], end)


def _couple(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take a couple sharing a surname: "Anna und Bernd Kramer"."""
    end = _given_end(tokens, i)
    if end == i or end + 2 >= len(tokens) or tokens[end].text not in _AND or not tokens[end].joined:
        return None
    last, second = tokens[end - 1], end + 1
    if end - i > 1 and (last.kind & Kind.FAMILY or family_name_rank(last.text)):
        return None  # "Leyla Karaca und Jonas Ebeling": two names each are two persons
    if not tokens[second].joined or not _is_given(tokens[second]):
        return None
    parts = names_in_run(tokens, second, run_end(tokens, second))
    part = next((part for part in parts if part.start == second), None)
    if part is None or names_a_thing_around(tokens, i, part.end):
        return None
    surname_at = second
    while surname_at + 1 < part.end and tokens[surname_at].kind & Kind.GIVEN:
        surname_at += 1
    surname = text[tokens[surname_at].start : tokens[part.end - 1].end]
    one = person_of(text, tokens[i:end], "couple")
    other = person_of(text, tokens[second : part.end], "couple")
    return Found([replace(one, name=cased(f"{one.name} {surname}")), other], part.end)


def _given_end(tokens: list[Token], i: int) -> int:
    """Return the end of the first names that begin at a token."""
    end = i
    while end < len(tokens) and end - i < MOST_FIRST_NAMES and (end == i or tokens[end].joined):
        if not _is_given(tokens[end]):
            break
        end += 1
    return end


def _is_given(token: Token) -> bool:
    kind = token.kind
    return (
        bool(kind & Kind.GIVEN)
        and not kind & (Kind.WEAK | Kind.BLOCKED | Kind.ROLE)
        and bool(kind & Kind.CAPITAL)
    )


def _behind_label(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take what stands behind a label: an unlisted full name, one name ("Ansprechpartner: Sven")."""
    first = tokens[i]
    if not may_be_surname(first) or first.kind & (Kind.COMMON | Kind.ROLE | Kind.THING | Kind.WEAK):
        return None
    label = label_before(tokens, i)
    line = (i == 0 or tokens[i - 1].text == "\n") and channel_behind(text, first.end)
    if label is None and not line:
        return None
    end, given = named(tokens, i)
    if end == i or names_a_thing_around(tokens, i, end) or _goes_on(tokens, end):
        return None
    if end - i > 1:
        if label is None or any(
            token.kind & (Kind.COMMON | Kind.THING | Kind.ROLE) for token in tokens[i:end]
        ):
            return None
        return Found([person_of(text, tokens[i:end], "label", given=given)], end)
    return _alone(text, tokens, i, label, line=line)


def _alone(text: str, tokens: list[Token], i: int, label: str | None, *, line: bool) -> Found | None:
    """Take one name alone, offered as the contact or beside a channel."""
    kind = tokens[i].kind
    if kind & Kind.UPPER:
        return None
    if kind & Kind.FIRST:
        if line or (label is not None and channel_behind(text, tokens[i].end)):
            return Found([person_of(text, tokens[i : i + 1], "first name beside channel")], i + 1)
        if offers_contact(label):
            return Found([person_of(text, tokens[i : i + 1], "label")], i + 1)
    if kind & Kind.FAMILY and offers_contact(label):
        return Found([person_of(text, tokens[i : i + 1], "label", given=False)], i + 1)
    return None


def _behind_role(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take a name behind what the person does: "Bürgermeisterin Kramer", "Leiterin Ruolan Kösslin"."""
    kind = tokens[i].kind
    if i == 0 or not tokens[i - 1].kind & Kind.ROLE or not tokens[i].joined or not may_be_surname(tokens[i]):
        return None
    if kind & (Kind.COMMON | Kind.THING | Kind.UPPER | Kind.ROLE):
        return None
    if (end := _two_unlisted(tokens, i)) is not None:
        return Found([person_of(text, tokens[i:end], "role + unlisted name")], end)
    if not kind & Kind.FAMILY or _goes_on(tokens, i + 1) or names_a_thing_around(tokens, i, i + 1):
        return None
    return Found([person_of(text, tokens[i : i + 1], "role + surname", given=False)], i + 1)


def _listed_with_others(text: str, tokens: list[Token], i: int, behind: int) -> Found | None:
    """Take an unlisted name between persons: "Anna Kramer, Farzam Rohani und Bernd Voss"."""
    if i == 0 or not (tokens[i - 1].text in {",", "und", "sowie"} or tokens[i].kind & Kind.FIRST):
        return None
    if (end := _two_unlisted(tokens, i)) is None:
        return None
    if behind != i - 1 and not _person_follows(tokens, end):
        return None
    return Found([person_of(text, tokens[i:end], "in a list of persons")], end)


def _person_follows(tokens: list[Token], end: int) -> bool:
    """Tell whether a comma or "und" with a likely full name stands at a token."""
    if end + 2 >= len(tokens) or tokens[end].text not in {",", "und", "sowie"} or not tokens[end + 1].joined:
        return False
    parts = (
        names_in_run(tokens, end + 1, run_end(tokens, end + 1)) if tokens[end + 1].kind & Kind.CAPITAL else []
    )
    return bool(parts) and parts[0].start == end + 1 and parts[0].odds > _SURE


def _two_unlisted(tokens: list[Token], i: int) -> int | None:
    """Return the end of a full name at a token that is no common words, though unlikely by itself."""
    stop = run_end(tokens, i)
    if sum(bool(token.kind & Kind.CAPITAL) for token in tokens[i:stop]) != 2:
        return None
    ends = [end for start, end in spans_of(tokens, i, stop) if start == i and end == stop]
    if not ends or any(
        t.kind & (Kind.COMMON | Kind.THING | Kind.ROLE | Kind.UPPER) for t in tokens[i : ends[0]]
    ):
        return None
    if likelihood(tokens, i, ends[0]) < _LEAST_BESIDE_EVIDENCE or names_a_thing_around(tokens, i, ends[0]):
        return None
    return ends[0]


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Tell whether the run of capitalised words goes on at a token."""
    return i < len(tokens) and tokens[i].joined and bool(tokens[i].kind & Kind.CAPITAL)


def _cut_short(text: str, tokens: list[Token], i: int) -> Found | None:
    """Take a surname cut to its initial: "Dieter S.", as papers print people under suspicion."""
    if (
        i + 1 >= len(tokens)
        or not _is_given(tokens[i])
        or tokens[i].kind & Kind.INITIAL
        or not tokens[i].kind & Kind.FIRST
    ):
        return None
    if not (tokens[i + 1].kind & Kind.INITIAL and tokens[i + 1].joined and tokens[i + 1].text[1] == "."):
        return None
    if (_goes_on(tokens, i + 2) and tokens[i + 2].kind & Kind.SURNAME_LISTED) or is_numeral(
        tokens[i + 1].text[0]
    ):
        return None
    return Found([person_of(text, tokens[i : i + 2], "surname cut short")], i + 2)
