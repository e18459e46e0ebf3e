"""The verbs `journal` and `undo`: who changed what by hand, and taking the last of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui.by_hand import as_option, contact_id, limit_option
from tui.complaints import say
from tui.exits import Exit
from tui.harmless import one_line
from tui.printing import change_line

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "journal",
    epilog="""\b
Examples:
  wegweiser journal
  wegweiser journal 17
""",
)
@click.argument("contact", type=contact_id, required=False, metavar="[ID]")
@limit_option
@files.verb_option
def journal(contact: int | None, limit: int, directory_file: Path) -> int:
    """List the changes by hand, newest first: of all contacts, or of one."""
    with files.reading(directory_file) as reader:
        changes = reader.journal(contact, limit=limit)
    for change in changes:
        click.echo(change_line(change))
    if not changes:
        say("nothing was changed by hand")
    return Exit.DONE if changes else Exit.NOTHING


@click.command(
    "undo",
    epilog="""\b
Example:
  wegweiser undo
""",
)
@as_option
@files.verb_option
def undo(by: str, directory_file: Path) -> int:
    """Undo the last change by hand that still stands; again, and the one before it goes."""
    with files.changing(directory_file) as store:
        action = store.undo(by)
    say(f"undone: {one_line(action)}")
    return Exit.DONE
