"""The verbs `duplicates`, `merge`, `apart` and `split`: which contacts are one and which are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui.by_hand import as_option, contact_id, limit_option
from tui.complaints import say
from tui.exits import Exit
from tui.harmless import one_line
from tui.printing import conflict_in_a_line, entry_in_a_line, look_of_stdout, part_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command(
    "duplicates",
    epilog="""\b
Examples:
  wegweiser duplicates
  wegweiser merge 17 23        they are one
  wegweiser apart 17 23        they are two
""",
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
        click.echo(f"        {one_line(pair.reason)}")
    for conflict in conflicts:
        click.echo(entry_in_a_line(conflict.entry))
        click.echo(f"        conflict: {conflict_in_a_line(conflict)}")
    if not pairs:
        say("no two contacts look like one")
    return Exit.DONE if pairs or conflicts else Exit.NOTHING


@click.command(
    "merge",
    epilog="""\b
Example:
  wegweiser merge 17 23
""",
)
@click.argument("one", type=contact_id, metavar="ID")
@click.argument("other", type=contact_id, metavar="ID")
@as_option
@files.verb_option
def merge(one: int, other: int, by: str, directory_file: Path) -> int:
    """Make one contact of two, with all their evidence."""
    with files.changing(directory_file) as store:
        merged = store.merge(one, other, by)
    say(f"contacts {one} and {other} are contact {merged} now")
    return Exit.DONE


@click.command(
    "apart",
    epilog="""\b
Example:
  wegweiser apart 17 23
""",
)
@click.argument("one", type=contact_id, metavar="ID")
@click.argument("other", type=contact_id, metavar="ID")
@as_option
@files.verb_option
def apart(one: int, other: int, by: str, directory_file: Path) -> int:
    """Keep two contacts apart for good: they are no duplicates and are never merged."""
    with files.changing(directory_file) as store:
        store.keep_apart(one, other, by)
    say(f"contacts {one} and {other} stay two")
    return Exit.DONE


@click.command(
    "split",
    epilog="""\b
Examples:
  wegweiser split 17           lists the parts of contact 17
  wegweiser split 17 42 43     takes parts 42 and 43 out
""",
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
        say(f"contact {contact} is split")
        return Exit.DONE
    with files.reading(directory_file) as reader:
        if reader.entry(contact) is None:
            raise click.ClickException(f"there is no contact {contact} in this directory")
        held = reader.parts(contact)
    look = look_of_stdout()
    for part in held:
        for line in part_lines(part, look):
            click.echo(line)
    return Exit.DONE
