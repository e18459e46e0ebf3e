"""Which directory file a command works on, and how it is opened."""

# ruff: noqa: PLC0415  what opens directories is imported by the verbs that open one, not by --help
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from directory.entry import Entry
    from directory.reader import Reader
    from directory.store import Store

VARIABLE = "WEGWEISER_DIRECTORY"

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def default_directory() -> Path:
    """Return the file used when none is named: in the user's data folder, as the system has it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("wegweiser", appauthor=False)) / "directory.sqlite3"


def fill_it() -> str:
    """Return what to do about a directory that is empty or missing."""
    return say("fill it with: wegweiser add PATH… (files or folders of articles)")


def group_option(command: _Command) -> _Command:
    """Add `--directory` in front of the verb; the variable and the default are looked up here."""
    return click.option(
        "--directory",
        "directory_file",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar=VARIABLE,
        metavar="FILE",
        help="The directory file. Default: WEGWEISER_DIRECTORY, or else directory.sqlite3 in the user's data"
        " folder.",
    )(command)


def verb_option(command: _Command) -> _Command:
    """Add `--directory` behind the verb, which goes before the one in front of it."""
    return click.option(
        "--directory",
        "directory_file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        callback=_chosen,
        help="The directory file.",
    )(command)


def _chosen(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    in_front: Path | None = ctx.find_root().params.get("directory_file")
    return value or in_front or default_directory()


def reading(path: Path) -> Reader:
    """Open a directory for looking up; raise DirectoryError, which the command line tells in one line."""
    from directory.reader import Reader

    return Reader.open(path)


def held(reader: Reader, contact: int) -> Entry:
    """Return a contact by its id, or end the command: there is none."""
    entry = reader.entry(contact)
    if entry is None:
        raise click.ClickException(say("there is no contact {contact} in this directory", contact=contact))
    return entry


def changing(path: Path) -> Store:
    """Open a directory for changes by hand; unlike `writing` this makes none where there is none."""
    from directory.errors import MissingError

    if not path.exists():
        raise MissingError(str(path), "no such file")
    return writing(path)


def writing(path: Path) -> Store:
    """Open a directory for adding and changing, making a new one where there is none."""
    from directory.store import Store

    if path == default_directory():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Store.open(path)
