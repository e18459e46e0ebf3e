"""Add articles in a process of its own, telling its progress as JSON Lines: what the app starts and reads.

    python -m tui.adding DIRECTORY PATH

A process of its own keeps the app quick and small: models and sentence vectors take their memory there.
Each line is one object: {"files": 40}, then after each file {"done": 1, "new": …, "changed": …,
"unchanged": …, "contacts": …}, {"failed": "leaflet.pdf", "reason": "…"}, {"stage": "indexing"}, and
at the end {"end": true}, or {"trouble": "…"} where the directory itself fails.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directory.entry import Outcome
from directory.errors import DirectoryError
from directory.store import Store
from tui.article_files import Failure, article_files
from tui.harmless import json_line
from tui.reading import survey_each, unexpected

if TYPE_CHECKING:
    from collections.abc import Callable


def add(path: Path, named: str, tell: Callable[[dict[str, Any]], None]) -> None:
    """Add the articles of a file or a folder; every article is in at once or not at all.

    Raises DirectoryError if the directory cannot be written.
    """
    outcomes: Counter[Outcome] = Counter()
    contacts = 0
    tell({"files": sum(1 for _ in article_files([named]))})
    with Store.open(path) as store:
        for done, file in enumerate(survey_each([named]), start=1):
            for found in file:
                if isinstance(found, Failure):
                    tell({"failed": found.source, "reason": found.reason})
                    continue
                try:
                    added = store.add(found)
                except DirectoryError:  # the directory itself: no further article would fare better
                    raise
                except Exception as error:  # noqa: BLE001  one article must not end a run of thousands
                    failure = unexpected(found.article.source, error)
                    tell({"failed": failure.source, "reason": failure.reason})
                    continue
                outcomes[added.outcome] += 1
                contacts += added.contacts_new
            tell({"done": done, "contacts": contacts, **{each.value: outcomes[each] for each in Outcome}})
        tell({"stage": "indexing"})
        store.finish()
    tell({"end": True})


def _print(said: dict[str, Any]) -> None:
    sys.stdout.write(json_line(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run with the process's arguments."""
    path, named = sys.argv[1:]
    try:
        add(Path(path), named, _print)
    except DirectoryError as error:
        _print({"trouble": error.reason})
    except BrokenPipeError:  # the app has gone; what was added stays
        sys.exit(1)


if __name__ == "__main__":
    main()
