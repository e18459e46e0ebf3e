"""The verb `remove`: withdraw articles with everything that only they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui.complaints import say
from tui.exits import Exit
from tui.harmless import file_name

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """\b
Examples:
  wegweiser remove articles/kurs.txt
  wegweiser remove articles
"""


@click.command("remove", epilog=_EPILOG)
@click.argument("source")
@files.verb_option
def command(source: str, directory_file: Path) -> int:
    """Withdraw an article, or all of a folder, with everything that only it said.

    SOURCE is a path, or written as `show` prints it. What other articles say stays.
    """
    with files.changing(directory_file) as store:
        removed = store.remove(source)
    if not removed.sources:
        say(f"wegweiser: {file_name(source)}: no article of this directory")
        return Exit.NOTHING
    say(f"articles  {removed.sources} withdrawn")
    say(f"contacts  {removed.contacts_gone} gone with them")
    return Exit.DONE
