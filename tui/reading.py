"""Read one file and survey its articles; what cannot be read becomes a `Failure`, never an exception."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from extract import ExtractError, read, read_bytes, survey
from tui.article_files import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract import Article, Findings


def survey_file(path: Path) -> Iterator[Findings | Failure]:
    """Yield what each article of a file holds; a failure ends the file, not the run."""
    return _survey_all(read(path), str(path))


def survey_standard_input() -> Iterator[Findings | Failure]:
    """Yield what the article on standard input holds.

    Its source is named by its content ("stdin:9f86d081884c"): two articles that are piped in one after
    the other stay two in the directory, and the same one piped in again is the same.
    """
    data = sys.stdin.buffer.read()
    source = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
    return _survey_all(read_bytes(data, source), source)


def storable(source: str) -> str:
    r"""Return a source with what is no Unicode in a file's name written out: "kurs-\udcff.txt".

    Python keeps such bytes as lone surrogates, which no database and no UTF-8 output takes.
    """
    return source.encode("utf-8", "backslashreplace").decode("utf-8")


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
        yield Failure(source, f"failed unexpectedly ({type(error).__name__}: {error}); please report this")
    else:
        if empty:
            yield Failure(source, "empty: no text in it")
