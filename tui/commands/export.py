"""The verb `export`: contacts in the format of another program."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from directory import privacy
from directory.errors import DirectoryError
from directory.export import FORMATS
from directory.store import Store
from tui import directory_file as files
from tui import filters, reasons
from tui.complaints import tell
from tui.exits import Exit
from tui.harmless import file_name, one_line, storable
from tui.language import say, say_count
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directory.entry import Entry, Filters
    from directory.export import Format
    from directory.reader import Reader
    from tui.filters import Narrowed

_MOST = 1_000_000
_PATIENCE = 1.0  # seconds to wait for another process that writes, for a note alone


@verb(
    "export",
    Example("export > contacts.csv"),
    Example("export --format csv-excel -o contacts.csv"),
    Example("export --topic debt -o debt.csv"),
    Example("export --office-only -o offices.csv"),
    Example("export integration course"),
)
@click.argument("query", nargs=-1, metavar="[QUERY…]")
@click.option(
    "--format",
    "name",
    type=click.Choice([f.name for f in FORMATS]),
    help="Default: by FILE's ending, or csv.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to a file instead of standard output; it is replaced only when all is written.",
)
@click.option(
    "--office-only",
    is_flag=True,
    help="Without a person's own: mobile numbers, free-mail addresses, who has no office.",
)
@filters.options
@files.verb_option
def command(
    query: Sequence[str],
    name: str | None,
    output: Path | None,
    directory_file: Path,
    *,
    office_only: bool,
    **narrowed: Unpack[Narrowed],
) -> int:
    """Write contacts in another program's format: all of them, or those that a query finds."""
    written = _Counted()
    with files.reading(directory_file) as reader:
        found = _entries(reader, " ".join(query), filters.chosen(narrowed))
        entries = written.count(_of_offices(found) if office_only else found)
        form = _format(name, output)
        if output is None:
            form.write(entries, sys.stdout.buffer)
        elif output.exists() and output.samefile(directory_file):
            raise click.UsageError(say("{path} is the directory itself.", path=file_name(str(output))))
        else:
            _replace(output, form, entries)
    if not written.entries:
        asked = one_line(" ".join(query))
        if asked:
            tell(say("no contact to export for {query}", query=asked))
        else:
            tell(f"{say('no contact to export')}; {files.fill_it()}")
        return Exit.NOTHING
    _note(directory_file, form, output, written.entries)
    if output is not None:
        told = say_count(
            written.entries,
            "One contact written to {path}",
            "{count} contacts written to {path}",
            path=file_name(str(output)),
        )
        tell(told)
    return Exit.DONE


def _note(directory_file: Path, form: Format, output: Path | None, entries: int) -> None:
    """Remember the export, so that `forget` can name what it cannot reach.

    A directory that cannot be written to is exported all the same.
    """
    with suppress(DirectoryError), Store.open(directory_file, patience=_PATIENCE) as store:
        where = "standard output" if output is None else storable(str(output.absolute()))
        store.note_export(form.name, where, entries)


class _Counted:
    """Counts entries while they stream by."""

    def __init__(self) -> None:
        self.entries = 0

    def count(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            self.entries += 1
            yield entry


def _entries(reader: Reader, query: str, wanted: Filters) -> Iterator[Entry]:
    if not query.strip():
        yield from reader.entries(filters=wanted)
        return
    results = reader.find(query, limit=_MOST, filters=wanted)
    if not results.nothing_fits:  # what is only near is no answer, and a table could not say so
        yield from (hit.entry for hit in results.hits[: results.total] if hit.entry.id > 0)


def _of_offices(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (left for left in map(privacy.office_only, entries) if left is not None)


def _format(name: str | None, output: Path | None) -> Format:
    if name is None and output is not None:
        for form in FORMATS:
            if output.name.lower().endswith(f".{form.suffix.lstrip('.')}"):
                return form
    return next(form for form in FORMATS if form.name == (name or "csv"))


def _replace(output: Path, form: Format, entries: Iterable[Entry]) -> None:
    """Write beside the file and put it in its place at the end: no half table after Ctrl-C or a full disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                form.write(entries, file)
            unfinished.replace(output)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"{file_name(str(output))}: {reasons.of_system(error)}") from error
