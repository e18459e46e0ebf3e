"""Contacts as text for people: numbers as one dials them, dates as one writes them, with their age.

All that comes from the directory passes `one_line`; only the words set here may carry terminal styles.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from directory.entry import ConflictKind
from tui.harmless import file_name, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from directory.entry import Change, Conflict, Entry, Hit, Part, Passage, Statement

# E.164; nothing else may reach phonenumbers.parse, which is exponential on crafted text.
_E164 = re.compile(r"\+[1-9][0-9]{4,14}")
_GERMANY = 49
_LABEL_WIDTH = 11
_FIELD_WIDTH = 14  # "organization" is the longest field of a statement
_WIDEST = 100
_NUMBER_FIELDS = frozenset({"phone", "mobile", "fax"})


@dataclass(frozen=True, slots=True)
class Look:
    """How to print: `width` in columns (None: never wrap, as for a pipe), `styled` allows bold and dim."""

    today: dt.date
    width: int | None = None
    styled: bool = False

    def strong(self, text: str) -> str:
        """Return the text set off, where the terminal may be styled."""
        return click.style(text, bold=True) if self.styled else text

    def faint(self, text: str) -> str:
        """Return the text set back, where the terminal may be styled."""
        return click.style(text, dim=True) if self.styled else text


def look_of_stdout() -> Look:
    """Return the look for standard output; NO_COLOR (no-color.org) and TERM=dumb turn styles off."""
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    if not sys.stdout.isatty():
        return Look(today)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Look(today, min(shutil.get_terminal_size().columns, _WIDEST), styled=not plain)


def number_as_dialled(number: str) -> str:
    """Return an E.164 number in national format with spaces, foreign ones with their country code.

    "+493023125001" → "030 23125001"; "+43 …" stays international; short codes stay as they are.
    """
    if not _E164.fullmatch(number):
        return one_line(number)
    import phonenumbers  # noqa: PLC0415  35 ms, and --json and entries with e-mail alone need none

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    national = parsed.country_code == _GERMANY
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, form)


def day(iso: str | None) -> str:
    """Return an ISO date as it is written in German: "2017-11-30" → "30.11.2017"; "no date" for None."""
    if iso is None:
        return "no date"
    try:
        return f"{dt.date.fromisoformat(iso):%d.%m.%Y}"
    except ValueError:
        return one_line(iso)


def age(iso: str | None, today: dt.date) -> str | None:
    """Return how long ago a date is, in one unit: "9 years ago"; None without a date or for one to come."""
    try:
        then = dt.date.fromisoformat(iso or "")
    except ValueError:
        return None
    days = (today - then).days
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    if days < 0:
        return None
    if not days:
        return "today"
    for count, unit in ((months // 12, "year"), (months, "month"), (days, "day")):
        if count:
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return None


def hit_lines(place: int, hit: Hit, look: Look) -> Iterator[str]:
    """Yield the lines of one hit: who, the channels, for what, how old, and the sentence that says so."""
    entry = hit.entry
    if entry.id < 0:
        yield from _article_lines(place, hit, look)
        return
    yield f"{place:>2}  {look.strong(_name(entry))}  {look.faint(f'[{entry.id}]')}"
    yield from _contact_lines(entry, look)
    yield from _source_lines(hit, look)


def entry_lines(  # noqa: PLR0913  an entry has so many sides
    entry: Entry,
    passages: Iterable[Passage],
    statements: Iterable[Statement],
    look: Look,
    topic_name: Callable[[str], str],
    *,
    conflicts: Iterable[Conflict] = (),
) -> Iterator[str]:
    """Yield the lines of an entry with all that articles say: each sentence, then each field's evidence.

    A person's own numbers and addresses, which `export --office-only` leaves out, are marked "private".
    """
    from directory.privacy import private_channels  # noqa: PLC0415  60 ms, and the app shows no such mark

    yield f"{look.strong(_name(entry))}  {look.faint(f'[{entry.id}]')}"
    yield from _contact_lines(entry, look, private_channels(entry))
    if entry.topics:
        yield _labelled("topics", ", ".join(topic_name(topic) for topic in entry.topics))
    if entry.first_seen and entry.first_seen != entry.last_seen:
        yield _labelled("first seen", day(entry.first_seen))
    yield _labelled("status", f"{entry.status.value}, confidence {entry.confidence:.2f}")
    if entry.note:
        yield _labelled("note", one_line(entry.note))
    for conflict in conflicts:
        yield _labelled("conflict", conflict_in_a_line(conflict))
    yield ""
    yield look.strong("What articles say")
    for passage in passages:
        yield from _passage_lines(passage, look)
    yield ""
    yield look.strong("Evidence of each field")
    for statement in statements:
        yield _statement_line(statement)


def entry_in_a_line(entry: Entry) -> str:
    """Return who an entry is in one line: name, bodies, channels."""
    parts = (entry.person, entry.department, entry.organization)
    named = dict.fromkeys(one_line(part) for part in parts if part)
    channels = [*map(number_as_dialled, entry.all_phones), *map(one_line, entry.emails)]
    return f"{f'[{entry.id}]':>7} {', '.join(named) or _name(entry)}" + (
        f" ({', '.join(channels)})" if channels else ""
    )


def conflict_in_a_line(conflict: Conflict) -> str:
    """Return what articles contradict each other in: values with their last days, or who shares a number."""
    if conflict.kind is ConflictKind.PEOPLE:
        others = "; ".join(entry_in_a_line(other).strip() for other in conflict.others)
        return f"{_value(conflict.field, conflict.value)} is also the {conflict.field} of {others}"
    claims = (
        f"{_value(conflict.field, claim.value)} ({'' if claim.current else 'until '}{day(claim.last)})"
        for claim in conflict.claims
    )
    return f"{conflict.field} " + ", ".join(claims)


def part_lines(part: Part, look: Look) -> Iterator[str]:
    """Yield the lines of a part of an entry: its number, why it belongs there, and its sentences."""
    yield f"part {part.id}" + (f": {one_line(part.reason)}" if part.reason else "")
    for passage in part.passages:
        yield from _passage_lines(passage, look)


def change_line(change: Change) -> str:
    """Return a change by hand in one line: when, who, what, on which contact."""
    when = one_line(change.at).replace("T", " ")[:16]
    what = [change.action, *(part for part in (change.field, change.value) if part)]
    if change.instead_of:
        what.append(f"instead of {change.instead_of}")
    on = f"[{change.contact_id}]" if change.contact_id is not None else "[gone]"
    undone = f" (undone by {one_line(change.undone_by)})" if change.undone_by else ""
    return f"{when}  {one_line(change.said_by)}  {on}  {one_line(' '.join(what))}{undone}"


def _article_lines(place: int, hit: Hit, look: Look) -> Iterator[str]:
    """Yield the lines of an article that answers but names nobody to call; its entry has the title only."""
    entry = hit.entry
    yield f"{place:>2}  {look.strong(_title(hit))}"
    yield "    an article that names nobody to call"
    yield _last_seen(entry, look)
    yield from _source_lines(hit, look)


def _title(hit: Hit) -> str:
    return one_line(hit.entry.service or "") or file_name(hit.source)


def _source_lines(hit: Hit, look: Look) -> Iterator[str]:
    if hit.quote:
        yield from _wrapped("“" + one_line(hit.quote) + "”", look)
    yield f"    {look.faint(file_name(hit.source))}"


def _last_seen(entry: Entry, look: Look) -> str:
    since = age(entry.last_seen, look.today)
    return _labelled("last seen", day(entry.last_seen) + (f" ({since})" if since else ""))


def _name(entry: Entry) -> str:
    return one_line(entry.person or entry.body or "(no name)")


def _value(field: str, value: str) -> str:
    return number_as_dialled(value) if field in _NUMBER_FIELDS else one_line(value)


def _contact_lines(entry: Entry, look: Look, private: frozenset[str] = frozenset()) -> Iterator[str]:
    def marked(field: str, values: Iterable[str]) -> str:
        return ", ".join(
            _value(field, value) + (" (private)" if value in private else "") for value in values
        )

    if entry.role:
        yield f"    {one_line(entry.role)}"
    bodies = (
        [entry.department, entry.organization]
        if entry.person
        else [entry.organization if entry.department else None]
    )
    if named := ", ".join(one_line(body) for body in bodies if body):
        yield f"    {named}"
    if entry.service:
        yield _labelled("for", one_line(entry.service))
    for label, numbers in (("phone", entry.phones), ("mobile", entry.mobiles), ("fax", entry.faxes)):
        if numbers:
            yield _labelled(label, marked("phone", numbers))
    if entry.emails:
        yield _labelled("e-mail", marked("email", entry.emails))
    if entry.place:
        yield _labelled("place", one_line(entry.place))
    yield _last_seen(entry, look)


def _passage_lines(passage: Passage, look: Look) -> Iterator[str]:
    said_by = ", ".join(one_line(part) for part in (passage.publisher, passage.title) if part)
    yield f"    {day(passage.published)}" + (f"  {said_by}" if said_by else "")
    yield from _wrapped("“" + one_line(passage.quote) + "”", look)
    place = f"{file_name(passage.source)}, characters {passage.start}-{passage.end}"
    yield f"    {look.faint(place)}"
    if passage.url:
        yield f"    {look.faint(file_name(passage.url))}"


def _statement_line(statement: Statement) -> str:
    value = _value(statement.field, statement.value)
    if not statement.current and statement.published:
        value = f"until {one_line(statement.published[:4])}: {value}"
    if statement.said_by:
        where = f"by hand ({one_line(statement.said_by)})"
    else:
        where = f"{file_name(statement.source)}:{statement.start}-{statement.end}, {one_line(statement.rule)}"
    written = "" if statement.text in {"", statement.value} else f" from “{one_line(statement.text)}”"
    older = "" if statement.current else ", no longer shown"
    return _labelled(statement.field, f"{value}{written} ({where}{older})", _FIELD_WIDTH)


def _labelled(label: str, value: str, width: int = _LABEL_WIDTH) -> str:
    return f"    {label:<{width}}{value}"


def _wrapped(text: str, look: Look) -> list[str]:
    if look.width is None:
        return [f"    {text}"]
    return textwrap.wrap(
        text,
        look.width,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
