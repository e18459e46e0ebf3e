"""The verb `show`: one contact with all that is known about it and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.topics import load_topics
from tui import directory_file as files
from tui.exits import Exit
from tui.language import wished
from tui.printing import entry_lines, look_of_stdout

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """\b
Example:
  wegweiser show 17

\b
The number stands in brackets in what `wegweiser find` prints.
"""


@click.command("show", epilog=_EPILOG)
@click.argument("contact", type=click.IntRange(1, 2**63 - 1), metavar="ID")
@files.verb_option
def command(contact: int, directory_file: Path) -> int:
    """Show one contact with all its evidence: each sentence that offers it, each field with its origin.

    Marked are a person's own numbers and addresses ("private"), and where articles contradict each other.
    """
    with files.reading(directory_file) as reader:
        entry = reader.entry(contact)
        if entry is None:
            raise click.ClickException(f"there is no contact {contact} in this directory")
        passages, statements = reader.passages(contact), reader.statements(contact)
        conflicts = reader.conflicts(contact)
    for line in entry_lines(entry, passages, statements, look_of_stdout(), _topic_name, conflicts=conflicts):
        click.echo(line)
    return Exit.DONE


def _topic_name(topic: str) -> str:
    return load_topics().name(topic, wished())
