"""Which column of a table, or key of a record, holds what of an article: by its name, or as somebody said."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from extract.errors import FormatError
from extract.read.body import document_of, line_of
from extract.read.date import iso_date
from extract.read.document import Document, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Names in the order of preference, folded: of "body" and "summary", the body is the text.
_NAMES = {
    "text": "text fulltext volltext articletext artikeltext body articlebody inhalt content contenthtml "
    "contenttext html haupttext maintext rawtext article artikel beitrag nachricht fliesstext copy "
    "beschreibung description message plaintext lauftext",
    "title": "title titel headline ueberschrift uberschrift schlagzeile heading name betreff subject ",
    "lead": "lead teaser vorspann anrisstext anleser untertitel subtitle subheadline unterzeile dachzeile "
    "kurztext summary zusammenfassung abstract excerpt",
    "published": "date datum published publishedat publicationdate pubdate publishdate datepublished "
    "datumveroeffentlicht veroeffentlicht veroffentlicht veroeffentlichtam veroffentlichtam erschienen "
    "erschienenam erscheinungsdatum erscheinungstag veroeffentlichungsdatum veroffentlichungsdatum "
    "created createdat erstellt erstelltam timestamp time tag zeit day",
    "publisher": "publisher quelle source medium zeitung newspaper outlet herausgeber verlag sitename site "
    "website publikation publication portal",
    "author": "author authors autor autoren autorin verfasser verfasserin byline creator redakteur",
    "section": "section ressort rubrik category kategorie categories",
    "language": "language lang sprache",
    "url": "url link uri href adresse webadresse weblink permalink canonicalurl canonical sourceurl pageurl",
    "id": "id articleid artikelid key guid uid nummer nr number",
}
FIELDS = tuple(_NAMES)
_LETTERS = re.compile(r"[^a-z]")


def columns_of(names: Iterable[object], given: Mapping[str, str]) -> dict[str, str]:
    """Return the columns by the field they hold; `given` ones before those guessed by their names."""
    written = [str(name) for name in names if name]
    folded: dict[str, str] = {}
    for name in written:
        folded.setdefault(_folded(name), name)
    found = {
        field: folded[known]
        for field, known_names in _NAMES.items()
        if (known := _first(known_names, folded))
    }
    for field, name in given.items():
        wanted = next(
            (column for column in written if column.strip() == name.strip()), folded.get(_folded(name))
        )
        if wanted:
            found[field] = wanted
    return found


def document_of_row(
    row: Mapping[str, object], source: str, columns: Mapping[str, str], number: int
) -> Document | None:
    """Return the document of a row or record; None if there is no text in it.

    Raises:
        FormatError: no column is known to hold the text.
    """
    if "text" not in columns:
        names = ", ".join(str(name)[:40] for name in list(row)[:12])
        raise FormatError(source, f"no column known to hold the text (columns: {names})")

    def value(field: str) -> str | None:
        found = row.get(columns[field]) if field in columns else None
        if isinstance(found, list):
            found = "\n\n".join(str(part) for part in found if isinstance(part, str | int | float))
        elif isinstance(found, dict):  # {"name": "Kreisblatt"}, as in JSON-LD
            found = found.get("name")
        return str(found).strip() or None if found is not None else None

    body = value("text") or ""
    lead = value("lead")
    if lead and lead[:60] not in body[:2000]:
        body = f"{lead}\n\n{body}" if body else lead
    title = line_of(value("title"))
    if not body and not title:
        return None
    metadata = Metadata(
        title=title,
        published=iso_date(value("published") or ""),
        publisher=line_of(value("publisher")),
        section=line_of(value("section")),
        author=line_of(value("author")),
        language=value("language"),
        url=value("url"),
    )
    return document_of(f"{source}#{number}", body, metadata)


def is_known(name: str) -> bool:
    """Tell whether a column's name is one of those known."""
    return _folded(name) in _ALL


def _first(known_names: str, folded: Mapping[str, str]) -> str | None:
    return next((name for name in known_names.split() if name in folded), None)


def _folded(name: str) -> str:
    """Fold a name: "Veröffentlicht am" → "veroffentlichtam", "pub_date" → "pubdate"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return _LETTERS.sub("", plain)


_ALL = frozenset(name for names in _NAMES.values() for name in names.split())
