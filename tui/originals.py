"""Show where in the files what an article says stands: file, line and column, as editors take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import ExtractError
from tui import reasons
from tui.harmless import file_name, one_line
from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from directory.entry import Passage

_BEFORE, _AROUND = 20, 100  # characters of the file's line that are shown


def original_lines(passages: Iterable[Passage], text_of: Callable[[int], str | None]) -> Iterator[str]:
    """Yield for each passage the place in the file it was read from, and what stands there.

    `text_of` returns the text of an article by its id. A file that is gone or has changed is told so.
    """
    for passage in passages:
        text = text_of(passage.article_id)
        if text is None:
            continue
        try:
            yield from _place_of(passage, text)
        except ExtractError as error:
            yield f"  {file_name(error.source)}: {one_line(reasons.retold(error.reason))}"


def _place_of(passage: Passage, text: str) -> Iterator[str]:
    # Imported late: it brings the readers, which nothing else that is looked up needs.
    from extract.read.original import reopen  # noqa: PLC0415

    original = reopen(passage.source, text)
    source = file_name(passage.source)
    place = original.place(passage.start)
    if place is None:
        reason = say("other words than the directory has") if original.text else say("no text that has lines")
        yield f"  {source}: {reason}"
        return
    if place.page is not None:
        yield f"  {source}: {say('page {page}', page=place.page)}"
        return
    line = original.text.split("\n", place.line)[place.line - 1]
    begin = max(0, place.column - 1 - _BEFORE)
    cut = one_line(line[begin : begin + _AROUND])
    yield f"  {source}:{place.line}:{place.column}"
    yield f"    {'…' if begin else ''}{cut}{'…' if begin + _AROUND < len(line) else ''}"
