"""Read what a table's first row says of its columns: in which one who answers, in which one for what."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from extract.article import BlockKind
from extract.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.article import Article, Span
    from extract.layout import Unit


class Column(StrEnum):
    """What the cells of a column name."""

    BODY = "body"
    OFFER = "offer"
    FIRST_NAME = "first name"
    SURNAME = "surname"


# "Einrichtung", "Name der Schule", "Verein / Gruppe". Not "Ort" or "Adresse", which say where.
_BODY = re.compile(
    r"(?:einrichtung|verein|verband|amt|abteilung|organisation|institution|träger|anbieter|schule|kita|krippe|"
    r"kindergarten|kirchengemeinde|pfarrei|fachbereich|fachdienst|dienststelle|behörde|sparte|beratungsstelle|"
    r"praxis|klinik|firma|stelle|mitgliedsverein|ortsverein|ortsgruppe)(?:en|s|e|n)?\b",
    re.IGNORECASE,
)
# "Aufgaben", "Zuständig für", "Kurs": what stands below is what one calls about.
_OFFER = re.compile(
    r"\b(?:thema|themen|aufgaben?(?:gebiet|bereich)?e?|zuständig(?:keit(?:en)?)?|angebote?|kurse?|leistung(?:en)?|"
    r"anliegen|veranstaltung(?:en)?|titel|gruppe|übung(?:sstunde)?)\b",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(r"Vornamen?", re.IGNORECASE)
_SURNAME = re.compile(r"(?:Nach|Familien|Zu)?namen?", re.IGNORECASE)
_HEADER_WORDS = 4  # a cell of more is no label


def columns_of(article: Article, units: Sequence[Unit], mentioned: Iterable[Span]) -> Mapping[int, Column]:
    """Return what the cells of the tables name, by the number of their block, where a first row says so.

    `mentioned` are the ranges of channels and persons: a row that holds one is no header.
    """
    taken = Ranges(mentioned)
    named: dict[int, Column] = {}
    for table in _tables(units):
        rows = [list(row) for _, row in groupby(table, key=lambda unit: unit.row)]
        header = rows[0]
        labels = {article.blocks[unit.block].level: unit.span.of(article.text) for unit in header}
        if len(rows) < 2 or len(labels) < 2 or any(taken.touching(unit.span) for unit in header):
            continue
        meant = {column: found for column, label in labels.items() if (found := _meaning(label))}
        if Column.FIRST_NAME not in meant.values():
            meant = {column: found for column, found in meant.items() if found is not Column.SURNAME}
        for row in rows[1:]:
            for unit in row:
                if found := meant.get(article.blocks[unit.block].level):
                    named[unit.block] = found
    return named


def _tables(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield the cells of each table: neighbouring cells that share all of their place but row and section."""
    table: list[Unit] = []
    for unit in units:
        if unit.kind is not BlockKind.CELL or (
            table and table[0].row[:-2] != unit.row[: len(table[0].row) - 2]
        ):
            if table:
                yield table
            table = []
        if unit.kind is BlockKind.CELL:
            table.append(unit)
    if table:
        yield table


def _meaning(label: str) -> Column | None:
    if len(label.split()) > _HEADER_WORDS:
        return None
    if _FIRST_NAME.fullmatch(label.strip()):
        return Column.FIRST_NAME
    if _SURNAME.fullmatch(label.strip()):
        return Column.SURNAME
    if _BODY.search(label):
        return Column.BODY
    return Column.OFFER if _OFFER.search(label) else None
