"""The verbs `journal` and `undo`: who changed what by hand, and taking the last of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui.by_hand import changing_verb, contact_id, limit_option
from tui.complaints import tell
from tui.exits import Exit
from tui.fields import CHANGES
from tui.harmless import one_line
from tui.language import say
from tui.printing import change_line
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from directory.store import Store


@verb("journal", Example("journal"), Example("journal 17"))
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
        tell(say("nothing was changed by hand"))
    return Exit.DONE if changes else Exit.NOTHING


@changing_verb("undo", Example("undo"))
def undo(store: Store, by: str) -> Iterator[str]:
    """Undo the last change by hand that still stands; again, and the one before it goes."""
    action = store.undo(by)
    yield say("undone: {what}", what=say(CHANGES.get(action, one_line(action))))
