"""The verb `find`: a query in, whom to call out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Unpack

import click

from directory.entry import Filters, Results
from tui import directory_file as files
from tui import filters
from tui.complaints import tell
from tui.exits import Exit
from tui.harmless import one_line
from tui.language import say, say_number
from tui.lines import answer_line
from tui.printing import hit_lines, look_of_stdout
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from directory.reader import Reader
    from tui.filters import Narrowed

_STANDARD_INPUT = ("-",)
_MOST = 100_000


@verb(
    "find",
    Example("find integration course"),
    Example("find 030 23125 001", "whose number is this?"),
    Example("find --topic debt", "all contacts of a topic"),
    Example("find --json --limit 3 - < queries.txt"),
    notes=(
        (
            'With "-", each line of standard input is a query, and with --json each gets exactly one line, an'
            " empty one too (it has no hits)."
        ),
        (
            "Exit code 1 if no query found whom to call: where nothing fits, the nearest contacts are printed"
            " all the same, and an article that answers but names nobody is printed too."
        ),
    ),
)
@click.argument("query", nargs=-1, metavar="QUERY…|-")
@click.option(
    "--limit",
    type=click.IntRange(1, _MOST),
    metavar="N",
    default=10,
    show_default=True,
    help="At most so many hits.",
)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a query.")
@filters.options
@files.verb_option
def command(
    query: Sequence[str],
    limit: int,
    directory_file: Path,
    *,
    as_json: bool,
    **narrowed: Unpack[Narrowed],
) -> int:
    """Look up whom to call: by service, person, department, organization, number or address.

    The words of QUERY need no quotes, in German, English or another language.
    """
    wanted = filters.chosen(narrowed)
    if not query and wanted == Filters():
        raise click.UsageError(say("Say what to look up, or narrow down with --topic."))
    found_any = False
    with files.reading(directory_file) as reader:
        several = tuple(query) == _STANDARD_INPUT
        for asked in _lines_of_standard_input() if several else [" ".join(query)]:
            results = _ask(reader, asked, limit, wanted, blank_asks=not several)
            found_any = found_any or _names_somebody(results)
            if as_json:
                _print_json(asked, results)
            else:
                _print(asked, results, headed=several)
        if not reader.counts().contacts:
            tell(f"{say('the directory is empty')}; {files.fill_it()}")
    return Exit.DONE if found_any else Exit.NOTHING


def _lines_of_standard_input() -> Iterator[str]:
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if not number else text


def _ask(reader: Reader, query: str, limit: int, wanted: Filters, *, blank_asks: bool) -> Results:
    """Ask the directory; a blank query means all contacts, but a blank line among queries means nothing."""
    if not blank_asks and not query.strip():
        return Results((), 0)
    return reader.find(query, limit=limit, filters=wanted)


def _names_somebody(results: Results) -> bool:
    """Tell whether a hit fits and names whom to call; an article that names nobody has no positive id."""
    return not results.nothing_fits and any(hit.entry.id > 0 for hit in results.hits)


def _print_json(query: str, results: Results) -> None:
    output = sys.stdout.buffer
    output.write(answer_line(query, results).encode() + b"\n")
    output.flush()


def _print(query: str, results: Results, *, headed: bool) -> None:
    look = look_of_stdout()
    if headed:
        click.echo(look.strong(f"{one_line(query)}:"))
    if not results.hits:
        asked = one_line(query)
        tell(say("nothing found for {query}", query=asked) if asked else say("nothing found"))
    elif results.nothing_fits:
        tell(say("nothing fits; the nearest:"))
    for place, hit in enumerate(results.hits, 1):
        for line in hit_lines(place, hit, look):
            click.echo(line)
        click.echo()
    if results.total > len(results.hits) > 0 and not results.nothing_fits:
        shown, total = say_number(len(results.hits)), say_number(results.total)
        tell(say("{shown} of {total}; --limit shows more", shown=shown, total=total))
