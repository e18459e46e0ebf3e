"""Entries in the formats of other programs: one module a format, one tuple of formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from directory.export import csv, jsonl, vcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from directory.entry import Entry

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the suffix of its files, and what writes it.

    `write` takes entries as they come, one in memory at a time, and leaves the stream open.
    """

    name: str
    suffix: str
    write: Callable[[Iterable[Entry], BinaryIO], None]


FORMATS: Final = (
    Format("csv", ".csv", csv.write),
    Format("csv-excel", ".csv", csv.write_for_excel),
    Format("jsonl", ".jsonl", jsonl.write),
    Format("vcard", ".vcf", vcard.write),
)
