"""Read files and survey their articles; what cannot be read becomes a `Failure`, never an exception."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract import ExtractError, survey
from extract.read.document import Document
from extract.read.parsing import parse
from tui.article_files import Failure
from tui.documents import readings, unexpected
from tui.harmless import storable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract import Findings


def survey_each(
    names: Sequence[str], columns: Mapping[str, str] | None = None, *, own_network: bool = False
) -> Iterator[Findings | Failure]:
    """Yield what each article holds of the files named or lying in a folder named; "-" is standard input.

    A failure ends the document it is in, not the run.
    """
    for reading in readings(names, columns=columns, own_network=own_network):
        if isinstance(reading.found, Failure):
            yield reading.found
        elif isinstance(reading.found, Document):
            yield from _survey_all(reading.found)


def _survey_all(document: Document) -> Iterator[Findings | Failure]:
    empty = True
    try:
        for article in parse(document):
            if article.text.strip():
                empty = False
                yield survey(replace(article, source=storable(article.source)))
    except ExtractError as error:
        yield Failure(error.source, error.reason)
    except Exception as error:  # noqa: BLE001  one document that trips a reader must not end a run of thousands
        yield unexpected(document.source, error)
    else:
        if empty:
            yield Failure(document.source, "empty: no text in it")
