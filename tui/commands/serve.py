"""The verb `serve`: the app in the browser."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from tui import directory_file as files
from tui import reasons
from tui.complaints import tell
from tui.exits import Exit
from tui.harmless import file_name
from tui.language import say, spoken
from tui.usage import Example, verb

if TYPE_CHECKING:
    from pathlib import Path

HERE = "127.0.0.1"
_PORT = click.IntRange(1, 65535)


@verb("serve", Example("serve"), Example("serve --port 8080 --directory town.sqlite3"))
@click.option(
    "--port", type=_PORT, metavar="N", default=8000, show_default=True, help="The port of the page."
)
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
        missing = say("serving needs the extra `web`; install it with: pip install 'wegweiser[web]'")
        tell(f"wegweiser: {missing}")
        return Exit.NOTHING
    from tui.serving import is_everywhere, is_loopback, serve  # noqa: PLC0415  part of an extra

    if is_everywhere(address):
        raise click.UsageError(say("Name the one address at which others find this machine."))
    with files.reading(directory_file):  # a page could not say what is wrong with the file
        pass
    if not is_loopback(address):
        tell(
            say(
                "warning: everybody who reaches {address} can read, change and forget contacts, and write"
                " files in your name; there is no password and no encryption",
                address=file_name(address),
            )
        )
    shown = file_name(f"[{address}]" if ":" in address else address)
    tell(say("the directory is at {url} – Ctrl-C ends it", url=f"http://{shown}:{port}"))
    try:
        serve(directory_file, spoken(), address, port)
    except OSError as error:
        reason = reasons.of_system(error, "cannot be used")
        raise click.ClickException(f"{address}:{port}: {reason}") from error
    return Exit.DONE
