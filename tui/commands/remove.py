"""The verb `remove`: withdraw articles with everything that only they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui.complaints import row, tell
from tui.exits import Exit
from tui.harmless import file_name
from tui.language import say, say_number
from tui.usage import Example, verb

if TYPE_CHECKING:
    from pathlib import Path


@verb("remove", Example("remove articles/kurs.txt"), Example("remove articles"))
@click.argument("source", metavar="SOURCE")
@files.verb_option
def command(source: str, directory_file: Path) -> int:
    """Withdraw an article, or all of a folder, with everything that only it said.

    SOURCE is a path, or written as `show` prints it. What other articles say stays.
    """
    with files.changing(directory_file) as store:
        removed = store.remove(source)
    if not removed.sources:
        tell(f"wegweiser: {file_name(source)}: {say('no article of this directory')}")
        return Exit.NOTHING
    tell(row("articles", say("{count} withdrawn", count=say_number(removed.sources))))
    tell(row("contacts", say("{count} gone with them", count=say_number(removed.contacts_gone))))
    return Exit.DONE
