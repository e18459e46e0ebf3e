"""Unpack JSON of articles: JSON Lines, or one array of records; one document a record."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.columns import columns_of, document_of_row
from extract.read.stream import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from extract.read.document import Document, Opening
    from extract.read.head import Head

_BEGIN = re.compile(r'\s{0,40}\[?\s{0,40}\{\s{0,40}"')
_BETWEEN = re.compile(r"[\s,\[\]\x1e]*")  # RS: JSON text sequences (RFC 7464)
_DECODER = json.JSONDecoder(strict=False)
# Where records lie one level deeper: {"articles": [...]}, {"items": [...]}.
_LISTS = (
    "articles",
    "artikel",
    "items",
    "entries",
    "posts",
    "beitraege",
    "beiträge",
    "results",
    "data",
    "documents",
)


def is_json(head: Head) -> bool:
    """Tell JSON records by the first signs: an object with a key, or an array of such."""
    return _BEGIN.match(head.text.lstrip("\ufeff")) is not None


def unpack_json(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document]:
    """Yield the records; a line that is no JSON is reported and passed over.

    Raises:
        FormatError: no key is known to hold the text, or a record is larger than the limit.
    """
    number = 0
    for record in _records(stream, source, opening):
        inner = next((record[key] for key in _LISTS if isinstance(record.get(key), list)), None)
        for row in inner if isinstance(inner, list) else [record]:
            number += 1
            if isinstance(row, dict):
                columns = columns_of(row, opening.columns)
                try:
                    document = document_of_row(row, source, columns, number)
                except FormatError as error:
                    if number == 1:
                        raise
                    opening.report(FormatError(f"{source}#{number}", error.reason))
                    continue
                if document:
                    yield document


def _records(stream: BinaryIO, source: str, opening: Opening) -> Iterator[dict[str, object]]:
    """Decode objects one after the other, whatever stands between them: line ends, commas, brackets."""
    waiting, wanted = "", 0
    for piece in chunks(stream, source):
        waiting += piece
        if len(waiting) < wanted:
            continue
        found, waiting = _decoded(waiting, source, opening, is_end=False)
        yield from found
        # An object that is not complete is tried again when twice as much is there: linear in all.
        wanted = 2 * len(waiting)
        if len(waiting) > opening.limits.document:
            raise FormatError(source, f"a record larger than {opening.limits.document // 1_000_000 or 1} MB")
    yield from _decoded(waiting, source, opening, is_end=True)[0]


def _decoded(
    text: str, source: str, opening: Opening, *, is_end: bool
) -> tuple[list[dict[str, object]], str]:
    found: list[dict[str, object]] = []
    position = 0
    while True:
        between = _BETWEEN.match(text, position)
        position = between.end() if between else position
        if position >= len(text):
            return found, ""
        try:
            value, position = _DECODER.raw_decode(text, position)
        except json.JSONDecodeError as error:
            line_end = text.find("\n", max(position, error.pos))
            next_line = line_end >= 0 and _BEGIN.match(text, line_end + 1)
            if not next_line and not is_end:
                return found, text[position:]
            opening.report(FormatError(source, f"broken JSON: {text[position : position + 30]!r}"))
            if not next_line:
                return found, ""
            position = line_end + 1
        except RecursionError:
            raise FormatError(source, "JSON nested too deep") from None
        else:
            if isinstance(value, dict):
                found.append(value)
