"""The verb `retain`: list or withdraw what is older than one may keep it (GDPR, Art. 5 (1) e)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.age import day_before
from tui import directory_file as files
from tui.commands.protection import told_clear
from tui.complaints import say
from tui.exits import Exit
from tui.harmless import file_name, one_line
from tui.printing import look_of_stdout

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """\b
Examples:
  wegweiser retain --older-than 5y
  wegweiser retain --older-than 18m --remove

\b
An age is a number with y, m, w or d: years, months, weeks, days. Articles
without a date stay, and those of contacts that were verified since.
"""


@click.command("retain", epilog=_EPILOG)
@click.option("--older-than", "age", required=True, metavar="AGE", help="5y, 18m, 90d.")
@click.option("--remove", is_flag=True, help="Withdraw them, for good, and write the file anew.")
@files.verb_option
def command(age: str, directory_file: Path, *, remove: bool) -> int:
    """List the articles older than an age, or withdraw them with everything that only they said."""
    since = day_before(look_of_stdout().today, age)
    if since is None:
        raise click.UsageError(f"{age!r} is no age: a number with y, m, w or d, such as 5y.")
    if remove:
        with files.changing(directory_file) as store:
            removed = store.retain(since)
            is_clear = not removed.sources or store.clear()
        say(f"articles  {removed.sources} from before {since} withdrawn")
        say(f"contacts  {removed.contacts_gone} gone with them")
        told = told_clear(is_clear=is_clear)
        return told if removed.sources else Exit.NOTHING
    with files.reading(directory_file) as reader:
        aged = reader.older(since)
    for source, published in aged.sources:
        click.echo(f"{one_line(published)}  {file_name(source)}")
    say(f"{len(aged.sources)} articles from before {since}; {aged.contacts} contacts are said by them alone")
    return Exit.DONE if aged.sources else Exit.NOTHING
