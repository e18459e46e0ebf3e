"""The verbs `about` and `forget`: what anybody may ask of who keeps a directory (GDPR, Art. 15 and 17)."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from directory.topics import load_topics
from tui import directory_file as files
from tui.complaints import say
from tui.exits import Exit
from tui.harmless import file_name, json_line, one_line
from tui.language import language_of
from tui.printing import change_line, entry_in_a_line, entry_lines, look_of_stdout, number_as_dialled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from directory.about import About
    from directory.entry import Entry
    from directory.erase import Forgotten
    from directory.reader import Reader

# What `find` shows in brackets; a phone number has its area code and begins with 0 or +.
_ID = re.compile(r"[1-9][0-9]{0,8}")


@click.command(
    "about",
    epilog="""\b
Examples:
  wegweiser about Monika Brandt
  wegweiser about 030 23125-001
  wegweiser about --json brandt@kreis.example > answer.json
""",
)
@click.argument("words", nargs=-1, required=True, metavar="NAME|NUMBER|ADDRESS")
@click.option("--json", "as_json", is_flag=True, help="All as one object of JSON.")
@files.verb_option
def about(words: Sequence[str], directory_file: Path, *, as_json: bool) -> int:
    """Tell everything that is held about somebody, with all sources, and who merely mentions them."""
    with files.reading(directory_file) as reader:
        held = reader.about(" ".join(words))
    if as_json:
        sys.stdout.buffer.write(json_line(asdict(held)).encode() + b"\n")
    else:
        for line in _about_lines(held):
            click.echo(line)
    if held.records or held.mentions:
        return Exit.DONE
    nothing = f"nothing is held about {one_line(' '.join(words))}"
    say(nothing)
    return Exit.NOTHING


@click.command(
    "forget",
    epilog="""\b
Examples:
  wegweiser forget 17
  wegweiser forget Monika Brandt
  wegweiser forget --yes 030 23125-001
""",
)
@click.argument("words", nargs=-1, required=True, metavar="ID|NAME|NUMBER|ADDRESS")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@files.verb_option
def forget(words: Sequence[str], directory_file: Path, *, yes: bool) -> int:
    """Forget somebody for good, with all that is derived from it; no later `add` brings them back.

    This cannot be undone. Names, numbers and addresses are blackened in the texts kept here; the articles
    themselves and earlier exports lie outside of the directory and are listed.
    """
    asked = " ".join(words)
    wanted = int(asked) if _ID.fullmatch(asked) else asked
    if not yes:
        with files.reading(directory_file) as reader:
            _ask(_meant(reader, wanted))
    with files.changing(directory_file) as store:
        forgotten = store.forget(wanted)
    for line in _forgotten_lines(forgotten):
        say(line)
    return Exit.DONE


def _meant(reader: Reader, wanted: int | str) -> list[Entry]:
    if isinstance(wanted, str):
        return [record.entry for record in reader.about(wanted).records]
    entry = reader.entry(wanted)
    return [] if entry is None else [entry]


def _ask(entries: Sequence[Entry]) -> None:
    """Show who would be forgotten and ask; without a terminal to ask on, --yes is needed."""
    if not entries:
        raise click.ClickException("nobody of that number, name or address is in this directory")
    if not sys.stdin.isatty():
        raise click.UsageError("Forgetting cannot be undone: say --yes where nobody can be asked.")
    for entry in entries:
        say(entry_in_a_line(entry))
    if not click.confirm("Forget for good?", err=True):
        raise click.ClickException("nothing is forgotten")


def _about_lines(held: About) -> Iterator[str]:
    look = look_of_stdout()
    topics, language = load_topics(), language_of(os.environ)
    for record in held.records:
        yield from entry_lines(
            record.entry, record.passages, record.statements, look, lambda topic: topics.name(topic, language)
        )
        if record.changes:
            yield ""
            yield look.strong("Changes by hand")
            yield from (f"    {change_line(change)}" for change in record.changes)
        yield ""
    if held.mentions:
        yield look.strong("Articles in which the words stand")
        for mention in held.mentions:
            yield f"    {mention.times:>3} times in {file_name(mention.source)}"


def _forgotten_lines(forgotten: Forgotten) -> Iterator[str]:
    yield f"forgotten  contacts: {forgotten.contacts}, texts blackened: {forgotten.texts}"
    if forgotten.kept:
        shared = ", ".join(map(number_as_dialled, forgotten.kept))
        yield f"kept       {shared}: others answer there too"
    for source in forgotten.sources:
        yield f"outside    {file_name(source)}: the article itself is not touched"
    for export in forgotten.exports:
        written = f"{one_line(export.format)} of {one_line(export.at[:10])}, {export.entries} contacts"
        yield f"outside    {file_name(export.path)}: an earlier export ({written})"
