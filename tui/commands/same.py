"""The verbs `duplicates`, `merge`, `apart` and `split`: which contacts are one and which are two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui import directory_file as files
from tui import reasons
from tui.by_hand import as_option, changing_verb, contact_id, limit_option
from tui.complaints import tell
from tui.exits import Exit
from tui.language import say
from tui.printing import conflict_in_a_line, entry_in_a_line, look_of_stdout, passage_lines
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from directory.entry import Part
    from directory.store import Store
    from tui.printing import Look

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def _two_contacts(command: _Command) -> _Command:
    """Take the ids of two contacts, `one` and `other`."""
    one, other = (click.argument(name, type=contact_id, metavar="ID") for name in ("one", "other"))
    return one(other(command))


@verb(
    "duplicates",
    Example("duplicates"),
    Example("merge 17 23", "they are one"),
    Example("apart 17 23", "they are two"),
)
@limit_option
@files.verb_option
def duplicates(limit: int, directory_file: Path) -> int:
    """List pairs of contacts that may be one, then where articles contradict each other.

    Something speaks for the pairs, not enough to merge them unasked. Contradictions: several people at one
    number, several numbers of one desk. `verify` and `correct` settle the latter.
    """
    with files.reading(directory_file) as reader:
        pairs = reader.duplicates(limit=limit)
        conflicts = reader.conflicts(limit=limit - len(pairs))
    for pair in pairs:
        click.echo(entry_in_a_line(pair.one))
        click.echo(entry_in_a_line(pair.other))
        click.echo(f"        {reasons.likeness(pair.reason)}")
    for conflict in conflicts:
        click.echo(entry_in_a_line(conflict.entry))
        click.echo(f"        {say('conflict')}: {conflict_in_a_line(conflict)}")
    if not pairs:
        tell(say("no two contacts look like one"))
    return Exit.DONE if pairs or conflicts else Exit.NOTHING


@changing_verb("merge", Example("merge 17 23"))
@_two_contacts
def merge(store: Store, one: int, other: int, by: str) -> Iterator[str]:
    """Make one contact of two, with all their evidence."""
    merged = store.merge(one, other, by)
    yield say("contacts {one} and {other} are contact {merged} now", one=one, other=other, merged=merged)


@changing_verb("apart", Example("apart 17 23"))
@_two_contacts
def apart(store: Store, one: int, other: int, by: str) -> Iterator[str]:
    """Keep two contacts apart for good: they are no duplicates and are never merged."""
    store.keep_apart(one, other, by)
    yield say("contacts {one} and {other} stay two", one=one, other=other)


@verb(
    "split",
    Example("split 17", "lists the parts of contact 17"),
    Example("split 17 42 43", "takes parts 42 and 43 out"),
)
@click.argument("contact", type=contact_id, metavar="ID")
@click.argument("parts", nargs=-1, type=contact_id, metavar="[PART…]")
@as_option
@files.verb_option
def split(contact: int, parts: Sequence[int], by: str, directory_file: Path) -> int:
    """Take parts out of a contact that was merged wrongly; without PART, list them."""
    if parts:
        with files.changing(directory_file) as store:
            store.split(contact, parts, by)
        tell(say("contact {contact} is split", contact=contact))
        return Exit.DONE
    with files.reading(directory_file) as reader:
        files.held(reader, contact)
        held = reader.parts(contact)
    look = look_of_stdout()
    for part in held:
        for line in _part_lines(part, look):
            click.echo(line)
    return Exit.DONE


def _part_lines(part: Part, look: Look) -> Iterator[str]:
    """Yield the lines of a part of a contact: its number, why it belongs there, and its sentences."""
    reason = f": {reasons.likeness(part.reason)}" if part.reason else ""
    yield say("part {number}", number=part.id) + reason
    for passage in part.passages:
        yield from passage_lines(passage, look)
