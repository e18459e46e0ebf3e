"""The verb `add`: articles into the directory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from directory.entry import Outcome
from directory.errors import DirectoryError
from tui import directory_file as files
from tui.article_files import Failure, article_files
from tui.complaints import Complaints, say
from tui.exits import Exit
from tui.harmless import file_name
from tui.progress import progress
from tui.reading import STANDARD_INPUT, survey_each, unexpected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from directory.entry import Added
    from directory.store import Store
    from tui.progress import Progress

_EPILOG = """\b
Examples:
  wegweiser add articles/ more/leaflet.md
  wegweiser add - < page.html
  wegweiser add --directory town.sqlite3 articles/

\b
What has been added stays added: after Ctrl-C or a crash, run the same
command again, and it goes on where it stopped.
"""


@dataclass(slots=True)
class _Tally:
    """What one run of `add` did."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    contacts_new: int = 0
    contacts_seen_again: int = 0

    def add(self, added: Added) -> None:
        self.outcomes[added.outcome] += 1
        self.contacts_new += added.contacts_new
        self.contacts_seen_again += added.contacts_seen_again


@click.command("add", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary; failures are told all the same.")
@files.verb_option
def command(paths: Sequence[str], directory_file: Path, *, quiet: bool) -> int:
    """Read articles into the directory.

    PATH is a file or a folder; folders are read with all that lies in them, without hidden files. "-"
    reads one article from standard input. An article that is there already is not added twice.
    """
    tally = _Tally()
    interrupted = False
    with files.writing(directory_file) as store, progress(lambda: _count(paths), quiet=quiet) as shown:
        complaints = Complaints(shown.say)
        try:
            _add_all(paths, store, tally, complaints, shown)
            shown.stage("indexing")
            store.finish()
        except KeyboardInterrupt:
            interrupted = True
    if not quiet:
        for line in _summary(tally, complaints.reasons, directory_file):
            say(line)
    if interrupted:
        say("interrupted; what was added stays, run the same command again to go on")
        return Exit.INTERRUPTED
    return Exit.NOTHING if complaints.reasons else Exit.DONE


def _add_all(
    paths: Sequence[str], store: Store, tally: _Tally, complaints: Complaints, shown: Progress
) -> None:
    for file in survey_each(paths):
        for found in file:
            if isinstance(found, Failure):
                complaints.add(found)
                continue
            try:
                tally.add(store.add(found))
            except DirectoryError:  # the directory itself: no further article would fare better
                raise
            except Exception as error:  # noqa: BLE001  one article must not end a run of thousands
                complaints.add(unexpected(found.article.source, error))
        shown.advance()


def _count(paths: Sequence[str]) -> int:
    named = [path for path in paths if path != STANDARD_INPUT]
    return len(paths) - len(named) + sum(1 for _ in article_files(named))


def _summary(tally: _Tally, reasons: Counter[str], directory_file: Path) -> Iterator[str]:
    new, changed, unchanged = (tally.outcomes[o] for o in (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED))
    read = sum(tally.outcomes.values())
    yield f"articles  {read} read: {new} new, {changed} changed, {unchanged} skipped unchanged"
    if failed := sum(reasons.values()):
        yield f"failed    {failed}: " + ", ".join(
            f"{count} {reason}" for reason, count in reasons.most_common()
        )
    yield f"contacts  {tally.contacts_new} new, {tally.contacts_seen_again} seen again"
    if unchanged and not new and not changed:
        yield "nothing has changed"
    yield f"directory {file_name(str(directory_file))}"
