"""The verb `add`: articles into the directory."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from directory.entry import Outcome
from directory.preview import Preview
from directory.store import Store
from tui import directory_file as files
from tui import reasons
from tui.adding_articles import USUAL_MEGABYTES, USUAL_SECONDS, Options, Unchanged, add_all
from tui.article_files import Failure
from tui.complaints import Complaints, row, tell
from tui.documents import total_size
from tui.exits import Exit
from tui.harmless import file_name
from tui.language import say, say_number
from tui.progress import progress
from tui.reading_options import reading_options
from tui.report import report_line
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.adding_articles import Step, Taken


@dataclass(slots=True)
class _Tally:
    """What one run of `add` did."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    contacts_found: int = 0
    contacts_new: int = 0
    contacts_seen_again: int = 0

    def add(self, what: Taken | Unchanged) -> None:
        if isinstance(what, Unchanged):
            self.outcomes[Outcome.UNCHANGED] += 1
            return
        self.outcomes[what.added.outcome] += 1
        self.contacts_found += len(what.article.offered)
        self.contacts_new += what.added.contacts_new
        self.contacts_seen_again += what.added.contacts_seen_again


@verb(
    "add",
    Example("add articles/ more/leaflet.pdf newsletters.mbox"),
    Example("add - < page.html"),
    Example("add https://www.example.org/news/feed.xml"),
    Example("add --dry-run --report what.jsonl archive.zip"),
    Example("add --column text=Inhalt --column published=Datum export.csv"),
    Example("add --directory town.sqlite3 articles/"),
    notes=(
        (
            "What has been added stays added: after Ctrl-C or a crash, run the same command again, and it"
            " goes on where it stopped."
        ),
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary; failures are told all the same.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would happen, and write no directory.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write one line of JSON an article: what became of it, and the contacts found.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes that read. Default: one a core."
)
@reading_options
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=f"{USUAL_SECONDS:g}",
    metavar="SECONDS",
    show_default=True,
    help="How long one document may take.",
)
@click.option(
    "--size-limit",
    type=click.IntRange(1),
    default=USUAL_MEGABYTES,
    metavar="MB",
    show_default=True,
    help="How large one document may be, unpacked.",
)
@click.option(
    "--without-meaning",
    is_flag=True,
    help="Leave to a later add what takes longest: vectors by which find understands other words.",
)
@files.verb_option
def command(  # noqa: PLR0913  one parameter an option
    paths: Sequence[str],
    directory_file: Path,
    *,
    quiet: bool,
    dry_run: bool,
    report: Path | None,
    jobs: int | None,
    columns: dict[str, str],
    own_network: bool,
    time_limit: float,
    size_limit: int,
    without_meaning: bool,
) -> int:
    """Read articles into the directory.

    PATH is a file or a folder; folders are read with all that lies in them, without hidden files. "-"
    reads standard input, a web address one page or the articles of a feed. Archives are opened, and
    content decides where a name does not tell. An article that is there already is not added twice; one
    that has changed replaces what it said.
    """
    tally = _Tally()
    options = Options(jobs, time_limit, size_limit, columns, own_network)
    interrupted = False
    with ExitStack() as open_files:
        target: Store | Preview
        if dry_run:
            target = open_files.enter_context(Preview(directory_file))
        else:
            target = open_files.enter_context(files.writing(directory_file))
        write = _reporting(open_files, report)
        shown = open_files.enter_context(progress(lambda: total_size(paths), quiet=quiet))
        complaints = Complaints(shown.tell)
        try:
            for step in open_files.enter_context(closing(add_all(target, paths, options))):
                write(step)
                if isinstance(step.what, Failure):
                    complaints.add(step.what)
                else:
                    tally.add(step.what)
                shown.read(step.position)
            if isinstance(target, Store):
                target.finish(shown.index, with_meaning=not without_meaning)
        except KeyboardInterrupt:
            interrupted = True
    if not quiet:
        for line in _summary(tally, complaints.reasons, None if dry_run else directory_file):
            tell(line)
    if interrupted:
        tell(say("interrupted; what was added stays, run the same command again to go on"))
        return Exit.INTERRUPTED
    return Exit.NOTHING if complaints.reasons else Exit.DONE


def _reporting(open_files: ExitStack, path: Path | None) -> Callable[[Step], None]:
    """Return what writes a line of the report; it is on disk when the run ends, however it ends."""
    if path is None:
        return lambda _step: None
    try:
        stream: TextIO = open_files.enter_context(path.open("w", encoding="utf-8", errors="backslashreplace"))
    except OSError as error:
        raise click.ClickException(f"{file_name(str(path))}: {reasons.of_system(error)}") from error
    return lambda step: print(report_line(step.what), file=stream)


def _summary(tally: _Tally, failures: Counter[str], directory_file: Path | None) -> Iterator[str]:
    """Yield the lines; no file: nothing was written."""
    outcomes = tally.outcomes
    unchanged = outcomes[Outcome.UNCHANGED]
    told = [
        say("{count} new", count=say_number(outcomes[Outcome.NEW])),
        say("{count} changed", count=say_number(outcomes[Outcome.CHANGED])),
        say("{count} skipped unchanged", count=say_number(unchanged)),
    ]
    if same := outcomes[Outcome.SAME_TEXT]:
        told.append(say("{count} with the text of another", count=say_number(same)))
    if outdated := outcomes[Outcome.OUTDATED]:
        told.append(say("{count} older than what is there", count=say_number(outdated)))
    read = say("{count} read", count=say_number(outcomes.total()))
    yield row("articles", f"{read}: {', '.join(told)}")
    if failed := failures.total():
        most = (f"{say_number(count)} {reason}" for reason, count in failures.most_common())
        yield row("failed", f"{say_number(failed)}: {', '.join(most)}")
    if directory_file is None:
        yield row("contacts", say("{count} found", count=say_number(tally.contacts_found)))
        yield say("dry run; nothing was written")
        return
    new = say("{count} new", count=say_number(tally.contacts_new))
    again = say("{count} seen again", count=say_number(tally.contacts_seen_again))
    yield row("contacts", f"{new}, {again}")
    if unchanged and unchanged == outcomes.total():
        yield say("nothing has changed")
    yield row("directory", file_name(str(directory_file)))
