"""The verb `retain`: list or withdraw what is older than one may keep it (GDPR, Art. 5 (1) e)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.age import day_before
from tui import directory_file as files
from tui.commands.protection import told_clear
from tui.complaints import row, tell
from tui.exits import Exit
from tui.harmless import file_name, one_line
from tui.language import say, say_count, say_day, say_number
from tui.printing import look_of_stdout
from tui.usage import Example, verb

if TYPE_CHECKING:
    from pathlib import Path


@verb(
    "retain",
    Example("retain --older-than 5y"),
    Example("retain --older-than 18m --remove"),
    notes=(
        (
            "An age is a number with y, m, w or d: years, months, weeks, days. Articles without a date stay,"
            " and those of contacts that were verified since."
        ),
    ),
)
@click.option("--older-than", "age", required=True, metavar="AGE", help="5y, 18m, 90d.")
@click.option("--remove", is_flag=True, help="Withdraw them, for good, and write the file anew.")
@files.verb_option
def command(age: str, directory_file: Path, *, remove: bool) -> int:
    """List the articles older than an age, or withdraw them with everything that only they said."""
    since = day_before(look_of_stdout().today, age)
    if since is None:
        message = say("'{age}' is no age: a number with y, m, w or d, such as 5y.", age=age)
        raise click.UsageError(message)
    before = say_day(since)
    if remove:
        with files.changing(directory_file) as store:
            removed = store.retain(since)
            is_clear = not removed.sources or store.clear()
        withdrawn = say("{count} from before {day} withdrawn", count=say_number(removed.sources), day=before)
        tell(row("articles", withdrawn))
        tell(row("contacts", say("{count} gone with them", count=say_number(removed.contacts_gone))))
        told = told_clear(is_clear=is_clear)
        return told if removed.sources else Exit.NOTHING
    with files.reading(directory_file) as reader:
        aged = reader.older(since)
    for source, published in aged.sources:
        click.echo(f"{one_line(say_day(published)):<11}  {file_name(source)}")
    articles = say_count(
        len(aged.sources),
        "{count} article from before {day}",
        "{count} articles from before {day}",
        day=before,
    )
    contacts = say_count(
        aged.contacts, "{count} contact is said by them alone", "{count} contacts are said by them alone"
    )
    tell(f"{articles}; {contacts}")
    return Exit.DONE if aged.sources else Exit.NOTHING
