"""The progress of `add` on stderr: a bar on a terminal, nothing elsewhere."""

# ruff: noqa: PLC0415  rich takes 60 ms, and runs in a script show no bar
from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.complaints import tell
from tui.language import say, say_count, say_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Progress:
    """How to tell that an article is done, that texts are indexed, and to print a line above the bar.

    `read` takes how many bytes were read so far, `index` how many texts are done and of how many.
    """

    read: Callable[[int], None]
    index: Callable[[int, int], None]
    tell: Callable[[str], None]


@contextmanager
def progress(total: Callable[[], int], *, quiet: bool = False) -> Iterator[Progress]:
    """Show a bar while the body runs; `total` tells how many bytes there are, asked only for a bar."""
    if quiet or not sys.stderr.isatty():
        yield Progress(lambda _: None, lambda _done, _total: None, tell)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    console = Console(stderr=True)
    told = TextColumn("{task.description}"), BarColumn(bar_width=None), TaskProgressColumn()
    columns = (*told, TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task(say("reading"), total=total() or None, rate="")
        begun, articles = time.monotonic(), 0

        def tell_above(line: str) -> None:
            # Text, not str: rich would read "[/]" in a file's name as markup.
            console.print(Text(line), soft_wrap=True)

        def read(position: int) -> None:
            nonlocal articles
            articles += 1
            rate = rate_of(articles, position, time.monotonic() - begun)
            bar.update(task, completed=position, rate=rate)

        def index(done: int, of: int) -> None:
            texts = say("{done} of {total} texts", done=say_number(done), total=say_number(of))
            bar.update(task, description=say("indexing"), completed=done, total=of, rate=texts)

        yield Progress(read, index, tell_above)


def rate_of(articles: int, size: int, seconds: float) -> str:
    """Return how fast articles are added: "1,204 articles, 63/s, 1.2 MB/s"."""
    seconds = max(seconds, 0.001)
    told = say_count(articles, "{count} article", "{count} articles")
    return f"{told}, {say_number(articles / seconds)}/s, {say_number(size / seconds / 1e6, 1)} MB/s"
