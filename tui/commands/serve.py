"""The verb `serve`: the app in the browser."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui import language
from tui.complaints import say
from tui.exits import Exit
from tui.harmless import file_name

if TYPE_CHECKING:
    from pathlib import Path

HERE = "127.0.0.1"
MISSING = "serving needs the extra `web`; install it with: pip install 'wegweiser[web]'"
_PORT = click.IntRange(1, 65535)


@click.command(
    "serve",
    epilog="""\b
Examples:
  wegweiser serve
  wegweiser serve --port 8080 --directory town.sqlite3
""",
)
@click.option("--port", type=_PORT, default=8000, show_default=True, help="The port of the page.")
@click.option(
    "--address",
    metavar="ADDRESS",
    default=HERE,
    show_default=True,
    help="Another address than this machine's own lets others in: there is no password.",
)
@files.verb_option
def command(port: int, address: str, directory_file: Path) -> int:
    """Open the directory in the browser: the same app, on this machine alone.

    Needs the extra `web`. Every page that is open runs a process of its own.
    """
    if find_spec("textual_serve") is None:
        say(f"wegweiser: {MISSING}")
        return Exit.NOTHING
    from tui.serving import is_everywhere, is_loopback, serve  # noqa: PLC0415  part of an extra

    if is_everywhere(address):
        raise click.UsageError("Name the one address at which others find this machine.")
    with files.reading(directory_file):  # a page could not say what is wrong with the file
        pass
    if not is_loopback(address):
        say(
            f"warning: everybody who reaches {file_name(address)} can read, change and forget contacts,"
            " and write files in your name; there is no password and no encryption"
        )
    shown = f"[{address}]" if ":" in address else address
    say(f"the directory is at http://{file_name(shown)}:{port} – Ctrl-C ends it")
    try:
        serve(directory_file, language.wished(), address, port)
    except OSError as error:
        raise click.ClickException(
            f"{address}:{port}: {(error.strerror or 'cannot be used').lower()}"
        ) from error
    return Exit.DONE
