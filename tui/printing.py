"""Contacts as text for people, in the language in use: numbers as one dials them, days with their age.

All that comes from the directory passes `one_line`; only the words set here may carry terminal styles.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from directory.entry import ConflictKind, Status
from tui.fields import CHANGES, FIELD_WORDS
from tui.harmless import file_name, one_line
from tui.language import say, say_count, say_day, say_moment, say_number, say_quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from directory.entry import Change, Conflict, Entry, Hit, Passage, Statement

# E.164; nothing else may reach phonenumbers.parse, which is exponential on crafted text.
_E164 = re.compile(r"\+[1-9][0-9]{4,14}")
_GERMANY = 49
# What stands in front of the lines of a contact.
ROWS = (
    *("for", "phone", "mobile", "fax", "e-mail", "place", "last seen", "first seen"),
    *("topics", "status", "note", "conflict"),
)
_WIDEST = 100
_NUMBER_FIELDS = frozenset({"phone", "mobile", "fax"})


# How sure an entry is.
STATUS = {Status.FOUND: "found", Status.VERIFIED: "verified", Status.DOUBTFUL: "doubtful"}


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
    """Return an ISO date as people write it: "30 Nov 2017", in German "30.11.2017"; None is "no date"."""
    return say("no date") if iso is None else one_line(say_day(iso))


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
    if months >= 12:
        return say_count(months // 12, "{count} year ago", "{count} years ago")
    if months:
        return say_count(months, "{count} month ago", "{count} months ago")
    return say_count(days, "{count} day ago", "{count} days ago") if days else say("today")


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
    yield _labelled("status", _standing(entry))
    if entry.note:
        yield _labelled("note", one_line(entry.note))
    for conflict in conflicts:
        yield _labelled("conflict", conflict_in_a_line(conflict))
    yield ""
    yield look.strong(say("What articles say"))
    for passage in passages:
        yield from passage_lines(passage, look)
    yield ""
    yield look.strong(say("Evidence of each field"))
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
    field = say(conflict.field)
    if conflict.kind is ConflictKind.PEOPLE:
        others = "; ".join(entry_in_a_line(other).strip() for other in conflict.others)
        value = _value(conflict.field, conflict.value)
        return say("{value} is also the {field} of {others}", value=value, field=field, others=others)
    claims = (
        f"{_value(conflict.field, claim.value)} ({_last(claim.last, is_current=claim.current)})"
        for claim in conflict.claims
    )
    return f"{field} " + ", ".join(claims)


def change_line(change: Change) -> str:
    """Return a change by hand in one line: when, who, what, on which contact."""
    what = [say(CHANGES.get(change.action, change.action))]
    field = change.field or ""
    if field:
        what.append(say(field))
    if change.value:
        what.append(_entered(change.value) if change.action == "enter" else _value(field, change.value))
    if change.instead_of:
        what.append(say("instead of {value}", value=_value(field, change.instead_of)))
    on = f"[{change.contact_id}]" if change.contact_id is not None else say("[gone]")
    undone = say(" (undone by {name})", name=one_line(change.undone_by)) if change.undone_by else ""
    when = one_line(say_moment(change.at))
    return f"{when}  {one_line(change.said_by)}  {on}  {one_line(' '.join(what))}{undone}"


def _entered(value: str) -> str:
    """Return what was entered by hand, of which the journal keeps the fields as JSON."""
    try:
        fields = json.loads(value)
        values = [said for held in fields.values() for said in (held if isinstance(held, list) else [held])]
    except (ValueError, AttributeError):
        return value
    return ", ".join(number_as_dialled(str(said)) for said in values if said)


def _standing(entry: Entry) -> str:
    """Return how far an entry is to be trusted: who verified it and when, or how sure its finding is."""
    if entry.verified and entry.verified_by:
        return say("verified on {day} by {name}", day=day(entry.verified), name=one_line(entry.verified_by))
    if entry.by_hand and not entry.sources:
        return say("entered by hand")
    sure = say_number(entry.confidence, 2)
    return say("{status}, confidence {confidence}", status=say(STATUS[entry.status]), confidence=sure)


def _article_lines(place: int, hit: Hit, look: Look) -> Iterator[str]:
    """Yield the lines of an article that answers but names nobody to call; its entry has the title only."""
    entry = hit.entry
    yield f"{place:>2}  {look.strong(_title(hit))}"
    yield f"    {say('an article that names nobody to call')}"
    yield _last_seen(entry, look)
    yield from _source_lines(hit, look)


def _title(hit: Hit) -> str:
    return one_line(hit.entry.service or "") or file_name(hit.source)


def _source_lines(hit: Hit, look: Look) -> Iterator[str]:
    if hit.quote:
        yield from _wrapped(say_quoted(one_line(hit.quote)), look)
    source = file_name(hit.source) if hit.source else say("entered by hand")
    yield f"    {look.faint(source)}"


def _last_seen(entry: Entry, look: Look) -> str:
    since = age(entry.last_seen, look.today)
    return _labelled("last seen", day(entry.last_seen) + (f" ({since})" if since else ""))


def _name(entry: Entry) -> str:
    return one_line(entry.person or entry.body or say("(no name)"))


def _value(field: str, value: str) -> str:
    return number_as_dialled(value) if field in _NUMBER_FIELDS else one_line(value)


def _contact_lines(entry: Entry, look: Look, private: frozenset[str] = frozenset()) -> Iterator[str]:
    def marked(field: str, values: Iterable[str]) -> str:
        return ", ".join(
            _value(field, value) + (f" ({say('private')})" if value in private else "") for value in values
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


def _last(iso: str | None, *, is_current: bool) -> str:
    return day(iso) if is_current else say("until {day}", day=day(iso))


def passage_lines(passage: Passage, look: Look) -> Iterator[str]:
    """Yield the lines of a passage: when and where it was printed, the sentence, and in which file."""
    said_by = ", ".join(one_line(part) for part in (passage.publisher, passage.title) if part)
    yield f"    {day(passage.published)}" + (f"  {said_by}" if said_by else "")
    yield from _wrapped(say_quoted(one_line(passage.quote)), look)
    place = say(
        "{source}, characters {start}-{end}",
        source=file_name(passage.source),
        start=passage.start,
        end=passage.end,
    )
    yield f"    {look.faint(place)}"
    if passage.url:
        yield f"    {look.faint(file_name(passage.url))}"


def _statement_line(statement: Statement) -> str:
    value = _value(statement.field, statement.value)
    if not statement.current and statement.published:
        value = say("until {day}", day=one_line(statement.published[:4])) + f": {value}"
    if statement.said_by:
        where = say("by hand ({name})", name=one_line(statement.said_by))
    else:
        where = f"{file_name(statement.source)}:{statement.start}-{statement.end}, {one_line(statement.rule)}"
    if statement.text not in {"", statement.value}:
        value = say("{value} from {text}", value=value, text=say_quoted(one_line(statement.text)))
    older = "" if statement.current else f", {say('no longer shown')}"
    return _labelled(statement.field, f"{value} ({where}{older})", FIELD_WORDS, 2)


def _labelled(label: str, value: str, among: Iterable[str] = ROWS, gap: int = 1) -> str:
    """Return a line whose text begins in one column with those behind the labels it stands among."""
    width = max(len(say(each)) for each in among) + gap
    return f"    {say(label):<{width}}{value}"


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
