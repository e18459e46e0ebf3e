"""Unpack tables of articles (CSV, RFC 4180, with any usual separator): one document a row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.columns import columns_of, document_of_row, is_known
from extract.read.stream import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from extract.read.document import Document, Opening
    from extract.read.head import Head

_SEPARATORS = (",", ";", "\t", "|")
_NEEDED = 2  # known columns that make a first line the head of a table of articles


def is_table(head: Head) -> bool:
    """Tell a table of articles by its first line: columns of known names, one of them the text's."""
    line = head.text.partition("\n")[0].strip("\ufeff\r")
    names = _cells(line, _separator(line))
    return sum(map(is_known, names)) >= _NEEDED and "text" in columns_of(names, {})


def unpack_table(stream: BinaryIO, source: str, opening: Opening) -> Iterator[Document]:
    """Yield the rows of a table; its first line names the columns.

    Raises:
        FormatError: no column is known to hold the text, or the quotes are so broken that a cell never ends.
    """
    longest = opening.limits.document
    csv.field_size_limit(longest)  # of the whole process; the library's own 128 KiB is less than an article
    text = lines(stream, source, longest)
    first = next(text, "")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):  # as Excel wants it
        separator, first = first[4], next(text, "")
    else:
        separator = _separator(first)
    names = _cells(first, separator)
    columns = columns_of(names, opening.columns)
    rows = csv.reader(text, delimiter=separator)
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise FormatError(source, f"row {number + 1}: {error}") from error
        if row is None:
            return
        number += 1
        values = dict(zip(names, row, strict=False))
        if document := document_of_row(values, source, columns, number):
            yield document


def _separator(line: str) -> str:
    """Return the separator that parts a first line into the most known names, and of these the most cells."""
    return max(_SEPARATORS, key=lambda mark: (sum(map(is_known, _cells(line, mark))), line.count(mark)))


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line.strip("\r\n\ufeff")], delimiter=separator), [])
    except csv.Error:
        return []
