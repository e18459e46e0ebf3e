"""Add articles in a process of its own, telling its progress as JSON Lines: what the app starts and reads.

    python -m tui.adding DIRECTORY PATH

A process of its own keeps the app quick and small: models and sentence vectors take their memory there.
Each line is one object: {"files": 40}, then after each article {"done": 1, "new": …, "changed": …,
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
from tui.adding_articles import Options, Unchanged, add_all
from tui.article_files import Failure, article_files
from tui.harmless import json_line

if TYPE_CHECKING:
    from collections.abc import Callable


def add(path: Path, named: str, tell: Callable[[dict[str, Any]], None]) -> None:
    """Add the articles of a file or a folder; every document is in at once or not at all.

    Raises DirectoryError if the directory cannot be written.
    """
    outcomes: Counter[Outcome] = Counter()
    contacts = 0

    def told(done: int) -> dict[str, Any]:
        new = outcomes[Outcome.NEW] + outcomes[Outcome.SAME_TEXT]
        unchanged = outcomes[Outcome.UNCHANGED] + outcomes[Outcome.OUTDATED]
        changed = outcomes[Outcome.CHANGED]
        return {"done": done, "contacts": contacts, "new": new, "unchanged": unchanged, "changed": changed}

    files = sum(1 for _ in article_files([named]))
    tell({"files": files})
    with Store.open(path) as store:
        for step in add_all(store, [named], Options()):
            what = step.what
            if isinstance(what, Failure):
                tell({"failed": what.source, "reason": what.reason})
            elif isinstance(what, Unchanged):
                outcomes[Outcome.UNCHANGED] += 1
            else:
                outcomes[what.added.outcome] += 1
                contacts += what.added.contacts_new
            tell(told(step.file - 1))
        tell(told(files))
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
