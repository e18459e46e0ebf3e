"""Say on stderr what went wrong, one line each, and count the reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from tui.harmless import file_name, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.article_files import Failure


def say(message: str) -> None:
    """Print a line of our own words on stderr; what comes from data is made harmless before."""
    click.echo(message, err=True)


class Complaints:
    """The failures of one run.

    `reasons` counts them by what they say in front of the first colon or bracket, so that a thousand
    different file names or byte positions add up to a few lines.
    """

    def __init__(self, write: Callable[[str], None] = say) -> None:
        """Write each line with `write`: `say`, or the progress bar's own way to print above itself."""
        self.reasons: Counter[str] = Counter()
        self._write = write

    def add(self, failure: Failure) -> None:
        """Print the failure in one line and count it."""
        reason = one_line(failure.reason)
        self.reasons[reason.partition(":")[0].partition(" (")[0]] += 1
        self._write(f"wegweiser: {file_name(failure.source)}: {reason}")
