"""The verb `show`: one contact with all that is known about it and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.topics import load_topics
from tui import directory_file as files
from tui.exits import Exit
from tui.language import wished
from tui.originals import original_lines
from tui.printing import entry_lines, look_of_stdout

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """\b
Examples:
  wegweiser show 17
  wegweiser show --original 17

\b
The number stands in brackets in what `wegweiser find` prints.
"""


@click.command("show", epilog=_EPILOG)
@click.argument("contact", type=click.IntRange(1, 2**63 - 1), metavar="ID")
@click.option(
    "--original",
    is_flag=True,
    help="Read the files again and tell where it stands: file, line, column or page.",
)
@files.verb_option
def command(contact: int, directory_file: Path, *, original: bool) -> int:
    """Show one contact with all its evidence: each sentence that offers it, each field with its origin.

    Marked are a person's own numbers and addresses ("private"), and where articles contradict each other.
    """
    with files.reading(directory_file) as reader:
        entry = reader.entry(contact)
        if entry is None:
            raise click.ClickException(f"there is no contact {contact} in this directory")
        passages, statements = reader.passages(contact), reader.statements(contact)
        conflicts = reader.conflicts(contact)
        texts = {
            passage.article_id: article.text
            for passage in (passages if original else ())
            if (article := reader.article(passage.article_id)) is not None
        }
    for line in entry_lines(entry, passages, statements, look_of_stdout(), _topic_name, conflicts=conflicts):
        click.echo(line)
    if original:
        click.echo("")
        click.echo(look_of_stdout().strong("Where it stands"))
        for line in original_lines(passages, texts.get):
            click.echo(line)
    return Exit.DONE


def _topic_name(topic: str) -> str:
    return load_topics().name(topic, wished())
