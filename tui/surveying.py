"""Survey one document: its articles, made ready for the directory, or why it cannot be read.

`serve` does so in a process of its own. A document that lies in a file is read here, and only surveyed if
it is not in the directory as it is.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directory.documents import seen
from directory.prepared import Prepared, prepare
from directory.topics import load_topics
from extract import ExtractError, survey
from extract.read.document import Unopened
from extract.read.parsing import parse
from extract.read.unopened import read_unopened
from tui.article_files import Failure
from tui.documents import unexpected
from tui.harmless import storable

if TYPE_CHECKING:
    from collections.abc import Container
    from multiprocessing.connection import Connection

    from directory.documents import Seen
    from extract.read.document import Document

READY = "ready"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What came of a document: articles, or a failure; both where the failure came in the middle.

    Of one that was read here, `seen` is what is to be remembered; `is_known`: it is in as it is, and was
    not surveyed. `is_several`: it is no document, but a container of several under a document's name.
    """

    articles: tuple[Prepared, ...] = ()
    failure: Failure | None = None
    seen: Seen | None = None
    is_known: bool = False
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A document to survey, and the digest under which it is in the directory, if it is."""

    document: Document | Unopened
    known: bytes | None = None


def do(job: Job, apart: Container[str] = ()) -> Surveyed | None:
    """Read what is unread, and survey it unless it is known; None if its format is to be read elsewhere."""
    if not isinstance(job.document, Unopened):
        return survey_document(job.document)
    document = _read(job.document)
    if isinstance(document, Surveyed):
        return document
    if document.format in apart:
        return None
    remembered = seen(document, storable(document.source))
    if remembered.digest == job.known:
        return Surveyed(seen=remembered, is_known=True)
    return replace(survey_document(document), seen=remembered)


def _read(unopened: Unopened) -> Document | Surveyed:
    """Read a document; what stands in the way is an answer already."""
    try:
        return read_unopened(unopened) or Surveyed(is_several=True)
    except ExtractError as error:
        return Surveyed((), Failure(error.source, error.reason))
    except Exception as error:  # noqa: BLE001  one file that trips a reader must not end a run of thousands
        return Surveyed((), unexpected(unopened.source, error))


def survey_document(document: Document) -> Surveyed:
    """Return the articles of a document; a fault of any kind is a failure, never an exception."""
    topics = load_topics()
    found: list[Prepared] = []
    try:
        # What was found before a fault stays found: extend() takes one at a time.
        found.extend(
            prepare(survey(replace(article, source=storable(article.source))), topics)
            for article in parse(document)
            if article.text.strip()
        )
    except ExtractError as error:
        return Surveyed(tuple(found), Failure(error.source, error.reason))
    except MemoryError:
        return Surveyed(tuple(found), Failure(document.source, "needs more memory than there is"))
    except Exception as error:  # noqa: BLE001  one document that trips a finder must not end a run of thousands
        return Surveyed(tuple(found), unexpected(document.source, error))
    if not found:
        return Surveyed((), Failure(document.source, "empty: no text in it"))
    return Surveyed(tuple(found))


def serve(connection: Connection) -> None:
    """Survey batches of documents until the other end is closed; each answer is sent at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    try:
        connection.send(READY)
        while True:
            for job in connection.recv():
                connection.send(do(job))
    except (EOFError, OSError):
        return  # the writer has ended
