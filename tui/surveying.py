"""Survey one document: its articles, made ready for the directory, or why it cannot be read.

`serve` does so in a process of its own.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directory.prepared import Prepared, prepare
from directory.topics import load_topics
from extract import ExtractError, survey
from extract.read.parsing import parse
from tui.article_files import Failure
from tui.documents import unexpected
from tui.harmless import storable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from extract.read.document import Document

READY = "ready"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What came of a document: articles, or a failure; both where the failure came in the middle."""

    articles: tuple[Prepared, ...] = ()
    failure: Failure | None = None


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
            for document in connection.recv():
                connection.send(survey_document(document))
    except (EOFError, OSError):
        return  # the writer has ended
