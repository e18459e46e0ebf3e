"""Read files and survey their articles; what cannot be read becomes a `Failure`, never an exception."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from extract import ExtractError, read, read_bytes, survey
from tui.article_files import Failure, article_files
from tui.harmless import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract import Article, Findings


STANDARD_INPUT = "-"


def survey_each(names: Sequence[str]) -> Iterator[Iterable[Findings | Failure]]:
    """Yield, for each file named or lying in a folder named, what its articles hold.

    A failure ends the file it is in, not the run. "-" is the article on standard input; its source is
    named by its content ("stdin:9f86d081884c"): two articles that are piped in one after the other stay
    two in the directory, and the same one piped in again is the same.
    """
    for name in names:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read()
            source = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
            yield _survey_all(read_bytes(data, source), source)
            continue
        for file in article_files([name]):
            yield [file] if isinstance(file, Failure) else _survey_all(read(file), str(file))


def unexpected(source: str, error: Exception) -> Failure:
    """Return the failure for an error that is a fault of ours."""
    return Failure(source, f"failed unexpectedly ({type(error).__name__}: {error}); please report this")


def _survey_all(articles: Iterator[Article], source: str) -> Iterator[Findings | Failure]:
    empty = True
    try:
        for article in articles:
            if article.text.strip():
                empty = False
                yield survey(replace(article, source=storable(article.source)))
    except ExtractError as error:
        yield Failure(error.source, error.reason)
    except OSError as error:
        yield Failure(source, (error.strerror or "cannot be read").lower())
    except Exception as error:  # noqa: BLE001  one document that trips a reader must not end a run of thousands
        yield unexpected(source, error)
    else:
        if empty:
            yield Failure(source, "empty: no text in it")
