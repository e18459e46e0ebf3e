"""The verb `topics`: the tree of service topics with the contacts of each counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui.complaints import tell
from tui.exits import Exit
from tui.harmless import one_line
from tui.language import say, say_number, spoken
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from directory.entry import TopicCount


@verb("topics", Example("topics"), Example("find --topic debt"))
@files.verb_option
def command(directory_file: Path) -> int:
    """List the service topics that contacts are filed under, with their contacts counted.

    Each line has the count, the name, and in brackets the word to use with --topic.
    """
    with files.reading(directory_file) as reader:
        counts = [topic for topic in reader.topics(spoken()) if topic.count]
    for line in _tree(counts, None, 0):
        click.echo(line)
    if not counts:
        tell(f"{say('no contact has a topic yet')}; {files.fill_it()}")
    return Exit.DONE if counts else Exit.NOTHING


def _tree(counts: Sequence[TopicCount], parent: str | None, depth: int) -> Iterator[str]:
    for topic in counts:
        if topic.parent == parent and depth <= len(counts):
            count = say_number(topic.count)
            yield f"{count:>6}  {'  ' * depth}{one_line(topic.name)}  [{one_line(topic.id)}]"
            yield from _tree(counts, topic.id, depth + 1)
