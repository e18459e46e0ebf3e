"""Tell the folders that browsers put beside a saved page: its pictures, scripts and advertisements."""

from __future__ import annotations

# "Kurs.html" and beside it "Kurs_files" (Chromium, Edge, Firefox), "Kurs-Dateien" (the same in German).
_ENDINGS = ("_files", "-Dateien", "_Dateien", "-files", "_fichiers", "_file", "_archivos", "_bestanden")
_PAGES = (".html", ".htm", ".xhtml")


def pages_of_folder(name: str) -> tuple[str, ...]:
    """Return the names that the page of such a folder may have; none if it is no such folder.

    Only together they are a saved page: a folder "alte_files" alone may hold articles.
    """
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), None)
    stem = name.removesuffix(ending) if ending else ""
    return tuple(stem + page for page in _PAGES) if stem else ()
