"""Tell on stderr what was done and what went wrong, one line each, and count the reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from tui import reasons
from tui.harmless import file_name, one_line
from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.article_files import Failure


# What stands in front of the lines of a summary.
ROWS = ("articles", "contacts", "directory", "failed", "forgotten", "kept", "outside")


def tell(message: str) -> None:
    """Print a line of our own words on stderr; what comes from data is made harmless before."""
    click.echo(message, err=True)


def row(label: str, text: str) -> str:
    """Return a line of a summary, behind one of `ROWS`; all their texts begin in one column."""
    width = max(len(say(each)) for each in ROWS) + 1
    return f"{say(label):<{width}}{text}"


class Complaints:
    """The failures of one run.

    `reasons` counts them by what they say in front of the first colon or bracket, so that a thousand
    different file names or byte positions add up to a few lines.
    """

    def __init__(self, write: Callable[[str], None] = tell) -> None:
        """Write each line with `write`: `tell`, or the progress bar's own way to print above itself."""
        self.reasons: Counter[str] = Counter()
        self._write = write

    def add(self, failure: Failure) -> None:
        """Print the failure in one line and count it."""
        reason = one_line(reasons.retold(failure.reason))
        self.reasons[reason.partition(":")[0].partition(" (")[0]] += 1
        self._write(f"wegweiser: {file_name(failure.source)}: {reason}")
