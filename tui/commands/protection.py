"""The verbs `about` and `forget`: what anybody may ask of who keeps a directory (GDPR, Art. 15 and 17)."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from directory.topics import load_topics
from tui import directory_file as files
from tui.complaints import row, tell
from tui.exits import Exit
from tui.harmless import file_name, json_line, one_line
from tui.language import say, say_count, say_day, say_number, spoken
from tui.printing import change_line, entry_in_a_line, entry_lines, look_of_stdout, number_as_dialled
from tui.usage import Example, asked, verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from directory.about import About, Mention
    from directory.entry import Entry
    from directory.erase import Forgotten
    from directory.reader import Reader

# What `find` shows in brackets; a phone number has its area code and begins with 0 or +.
_ID = re.compile(r"[1-9][0-9]{0,8}")
_MOST_MENTIONS = 20


@verb(
    "about",
    Example("about Monika Brandt"),
    Example("about 030 23125-001"),
    Example("about --json brandt@kreis.example > answer.json"),
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
    tell(say("nothing is held about {words}", words=one_line(" ".join(words))))
    return Exit.NOTHING


@verb(
    "forget",
    Example("forget 17"),
    Example("forget Monika Brandt"),
    Example("forget --yes 030 23125-001"),
)
@click.argument("words", nargs=-1, metavar="ID|NAME|NUMBER|ADDRESS")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--finish", is_flag=True, help="Forget nobody else; only write the file anew.")
@files.verb_option
def forget(words: Sequence[str], directory_file: Path, *, yes: bool, finish: bool) -> int:
    """Forget somebody for good, with all that is derived from it; no later `add` brings them back.

    This cannot be undone. Names, numbers and addresses are blackened in the texts kept here, also of who
    is merely mentioned in them; the articles themselves and earlier exports lie outside of the directory
    and are listed.
    """
    whom = " ".join(words)
    if bool(whom.strip()) == finish:
        raise click.UsageError(say("Say whom to forget, or --finish."))
    if finish:
        with files.changing(directory_file) as store:
            return told_clear(is_clear=store.clear())
    wanted = int(whom) if _ID.fullmatch(whom) else whom
    if not yes:
        with files.reading(directory_file) as reader:
            _ask(*_meant(reader, wanted))
    with files.changing(directory_file) as store:
        forgotten = store.forget(wanted)
        is_clear = forgotten.is_clear or store.clear()
    for line in _forgotten_lines(forgotten):
        tell(line)
    return told_clear(is_clear=is_clear)


def told_clear(*, is_clear: bool) -> int:
    """Say if another program that is reading keeps what was removed from leaving the file."""
    if is_clear:
        return Exit.DONE
    held = say("another program has the directory open, so that the file still holds what was removed;")
    tell(f"wegweiser: {held}")
    tell(f"           {say('close it, then: wegweiser forget --finish')}")
    return Exit.NOTHING


def _meant(reader: Reader, wanted: int | str) -> tuple[list[Entry], Sequence[Mention]]:
    """Return who is meant, and the articles that mention the words."""
    if isinstance(wanted, str):
        held = reader.about(wanted)
        return [record.entry for record in held.records], held.mentions
    entry = reader.entry(wanted)
    return [] if entry is None else [entry], ()


def _ask(entries: Sequence[Entry], mentions: Sequence[Mention]) -> None:
    """Show who would be forgotten and ask; without a terminal to ask on, --yes is needed."""
    if not entries and not mentions:
        raise click.ClickException(say("nobody of that number, name or address is in this directory"))
    if not sys.stdin.isatty():
        raise click.UsageError(say("Forgetting cannot be undone: say --yes where nobody can be asked."))
    for entry in entries:
        tell(entry_in_a_line(entry))
    for mention in mentions[:_MOST_MENTIONS]:
        tell(_mention_line(mention))
    if more := len(mentions[_MOST_MENTIONS:]):
        tell(f"    {say_count(more, 'and in {count} more article', 'and in {count} more articles')}")
    if not asked(say("Forget for good?")):
        raise click.ClickException(say("nothing is forgotten"))


def _about_lines(held: About) -> Iterator[str]:
    look = look_of_stdout()
    topics, language = load_topics(), spoken()
    for record in held.records:
        yield from entry_lines(
            record.entry, record.passages, record.statements, look, lambda topic: topics.name(topic, language)
        )
        if record.changes:
            yield ""
            yield look.strong(say("Changes by hand"))
            yield from (f"    {change_line(change)}" for change in record.changes)
        yield ""
    if held.mentions:
        yield look.strong(say("Articles in which the words stand"))
        yield from map(_mention_line, held.mentions)


def _mention_line(mention: Mention) -> str:
    times = say_count(
        mention.times,
        "{count} time in {source}",
        "{count} times in {source}",
        source=file_name(mention.source),
    )
    return f"    {times}"


def _forgotten_lines(forgotten: Forgotten) -> Iterator[str]:
    done = say(
        "contacts: {contacts}, texts blackened: {texts}",
        contacts=say_number(forgotten.contacts),
        texts=say_number(forgotten.texts),
    )
    yield row("forgotten", done)
    if forgotten.kept:
        shared = ", ".join(map(number_as_dialled, forgotten.kept))
        yield row("kept", say("{values}: others answer there too", values=shared))
    alone = forgotten.surname_alone
    for source in alone[:_MOST_MENTIONS]:
        why = say("the surname alone stands there, which may be another's")
        yield row("kept", f"{file_name(source)}: {why}")
    if more := len(alone[_MOST_MENTIONS:]):
        told = say_count(
            more, "the surname alone in {count} more article", "the surname alone in {count} more articles"
        )
        yield row("kept", told)
    for source in forgotten.named_paths:
        why = say("the path names the person; rename the file and add it anew")
        yield row("kept", f"{file_name(source)}: {why}")
    for source in forgotten.sources:
        yield row("outside", f"{file_name(source)}: {say('the article itself is not touched')}")
    for export in forgotten.exports:
        written = say_count(
            export.entries,
            "an earlier export ({format} of {day}, {count} contact)",
            "an earlier export ({format} of {day}, {count} contacts)",
            format=one_line(export.format),
            day=one_line(say_day(export.at[:10])),
        )
        yield row("outside", f"{file_name(export.path)}: {written}")
