"""Add all articles of what a person names: read, survey on several cores, write; one article at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directory import documents
from directory.errors import DirectoryError
from extract import ExtractError
from extract.read.document import Limits, Unopened
from extract.read.unopened import unpack_unopened
from tui.article_files import Failure
from tui.documents import Pause, Reading, readings, unexpected
from tui.harmless import storable
from tui.pool import Pool, Task
from tui.surveying import Job, survey_document

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from directory.documents import Seen
    from directory.entry import Added
    from directory.prepared import Prepared
    from directory.preview import Preview
    from directory.store import Store
    from tui.surveying import Surveyed

USUAL_SECONDS: Final = 60.0
USUAL_MEGABYTES: Final = 50


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: on how many cores, how long and how large one document may be, which columns tables have.

    `jobs` None: as many as this process may use.
    """

    jobs: int | None = None
    seconds: float = USUAL_SECONDS
    megabytes: int = USUAL_MEGABYTES
    columns: Mapping[str, str] | None = None
    own_network: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that is in as it is."""

    source: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An article, and what adding it did."""

    article: Prepared
    added: Added


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one article or document, in which file; `position` counts the bytes of all up to it."""

    what: Taken | Unchanged | Failure
    position: int
    file: int


@dataclass(frozen=True, slots=True)
class _Tag:
    reading: Reading
    seen: Seen | None = None


def add_all(target: Store | Preview, names: Sequence[str], options: Options) -> Generator[Step, None, None]:
    """Add the articles of files and folders, and yield what became of each, in the order of the files.

    What is yielded is written. Raises DirectoryError if the directory itself fails.
    """
    limits = Limits(document=options.megabytes * 1_000_000)
    read = readings(
        names, limits=limits, columns=options.columns, own_network=options.own_network, are_read=False
    )
    with Pool[_Tag](options.jobs or cores(), options.seconds) as pool:
        for tag, surveyed in pool.run(_task(target, reading) for reading in read):
            for what in _written(target, tag, surveyed):
                yield Step(what, tag.reading.position, tag.reading.file)


def cores() -> int:
    """Return how many processes this one may run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _task(target: Store | Preview, reading: Reading) -> Task[_Tag]:
    if isinstance(reading.found, Failure | Pause):
        return Task(_Tag(reading), None, is_pause=isinstance(reading.found, Pause))
    if isinstance(reading.found, Unopened):
        held = target.held_digest(storable(reading.found.source))
        return Task(_Tag(reading), Job(reading.found, held))
    seen = documents.seen(reading.found, storable(reading.found.source))
    if target.knows(seen):
        return Task(_Tag(reading, seen), None)
    return Task(_Tag(reading, seen), Job(reading.found))


def _written(
    target: Store | Preview, tag: _Tag, surveyed: Surveyed | None
) -> Iterator[Taken | Unchanged | Failure]:
    if isinstance(tag.reading.found, Failure):
        yield tag.reading.found
        return
    if isinstance(tag.reading.found, Pause):
        return
    found = tag.reading.found
    if isinstance(found, Unopened) and surveyed is not None and surveyed.is_several:
        yield from _each(target, found)
        return
    yield from _taken(target, found.source, tag.seen, surveyed)


def _each(target: Store | Preview, container: Unopened) -> Iterator[Taken | Unchanged | Failure]:
    """Add the documents of a container under the name of one document, here: there are few such files."""
    failures: list[Failure] = []
    try:
        for document in unpack_unopened(
            container, lambda error: failures.append(Failure(error.source, error.reason))
        ):
            while failures:
                yield failures.pop(0)
            remembered = documents.seen(document, storable(document.source))
            surveyed = None if target.knows(remembered) else survey_document(document)
            yield from _taken(target, document.source, remembered, surveyed)
    except ExtractError as error:
        failures.append(Failure(error.source, error.reason))
    yield from failures


def _taken(
    target: Store | Preview, source: str, seen: Seen | None, surveyed: Surveyed | None
) -> Iterator[Taken | Unchanged | Failure]:
    """Write what came of a document; None: it is known."""
    seen = seen or (surveyed.seen if surveyed else None)
    if surveyed is None or surveyed.is_known:
        yield Unchanged(source)
        return
    if surveyed.failure is not None or seen is None:
        # Nothing of a document is taken in that could not be read whole.
        yield surveyed.failure or Failure(source, "cannot be read")
        return
    try:
        added = target.add_document(seen, surveyed.articles)
    except DirectoryError:  # the directory itself: no further article would fare better
        raise
    except Exception as error:  # noqa: BLE001  one article must not end a run of thousands
        yield unexpected(source, error)
        return
    for article, one in zip(surveyed.articles, added, strict=False):  # one answer for all if it is outdated
        yield Taken(article, one)
