"""What stands in the place of the list when there is none: how to fill the directory, or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from directory.errors import DirectoryError, MissingError
from tui import reasons
from tui.harmless import file_name
from tui.language import say

if TYPE_CHECKING:
    from pathlib import Path

COMMAND_STYLE = "bold $accent"


class Welcome(Static):
    """Tell a new user what this is and how to begin."""

    def __init__(self, path: Path) -> None:
        """Take the path of the directory file, to name it."""
        super().__init__(markup=False)
        self._path = path

    def greet(self) -> None:
        """Say what Wegweiser is and how to fill the directory."""
        self.update(
            Content.assemble(
                (say("This directory is empty."), "bold"),
                "\n\n",
                say("Wegweiser collects from articles whom to call about what. Fill it from a shell:"),
                "\n\n",
                ("  wegweiser add article.txt", COMMAND_STYLE),
                "\n",
                ("  wegweiser add folder/", COMMAND_STYLE),
                "\n\n",
                say("Or here: Ctrl+O asks for a file or a folder."),
                "\n\n",
                say("What is added appears here by itself."),
                "\n\n",
                (say("Directory file: {path}", path=file_name(str(self._path))), "$muted"),
            )
        )

    def explain(self, error: DirectoryError, *, was_there: bool = False) -> None:
        """Say why the directory cannot be read; a file that is not there yet is an empty directory."""
        if not isinstance(error, MissingError):
            self._tell(
                say("The directory cannot be read."),
                reasons.trouble(error),
                say("It is tried again when the file changes."),
            )
        elif was_there:
            self._tell(
                say("The directory file is gone."),
                file_name(str(self._path)),
                say("When it is back, it is shown again."),
            )
        else:
            self.greet()

    def _tell(self, what: str, why: str, then: str) -> None:
        self.update(Content.assemble((what, "bold"), "\n\n", why, "\n\n", then))
