"""The progress of `add` on stderr: a bar on a terminal, nothing elsewhere."""

# ruff: noqa: PLC0415  rich takes 60 ms, and runs in a script show no bar
from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.complaints import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Progress:
    """How to tell that one more file is done or another stage begins, and to print a line above the bar."""

    advance: Callable[[], None]
    stage: Callable[[str], None]
    say: Callable[[str], None]


@contextmanager
def progress(count: Callable[[], int], *, quiet: bool = False) -> Iterator[Progress]:
    """Show a bar while the body runs; `count` tells how many files there are, asked only for a bar."""
    if quiet or not sys.stderr.isatty():
        yield Progress(lambda: None, lambda _: None, say)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=count())

        def say_above(line: str) -> None:
            # Text, not str: rich would read "[/]" in a file's name as markup.
            console.print(Text(line), soft_wrap=True)

        def stage(name: str) -> None:
            bar.update(task, description=name)

        yield Progress(lambda: bar.advance(task), stage, say_above)
