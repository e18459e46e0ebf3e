"""The verb `show`: one contact with all that is known about it and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.topics import load_topics
from tui import directory_file as files
from tui.by_hand import contact_id
from tui.exits import Exit
from tui.language import say, spoken
from tui.originals import original_lines
from tui.printing import entry_lines, look_of_stdout
from tui.usage import Example, verb

if TYPE_CHECKING:
    from pathlib import Path


@verb(
    "show",
    Example("show 17"),
    Example("show --original 17"),
    notes=("The number stands in brackets in what `wegweiser find` prints.",),
)
@click.argument("contact", type=contact_id, metavar="ID")
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
        entry = files.held(reader, contact)
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
        click.echo(look_of_stdout().strong(say("Where it stands")))
        for line in original_lines(passages, texts.get):
            click.echo(line)
    return Exit.DONE


def _topic_name(topic: str) -> str:
    return load_topics().name(topic, spoken())
