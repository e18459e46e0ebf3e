"""The command line: what stands in front of the verb, the list of verbs, and how a run ends."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from directory.errors import DirectoryError, MissingError
from tui import directory_file as files
from tui import language, reasons
from tui.complaints import tell
from tui.exits import Exit
from tui.harmless import file_name
from tui.language import say
from tui.usage import Example, error_lines
from tui.verbs import Verb, VerbGroup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BY_HAND = "Changes by hand, kept over every later add"
_PROTECTION = "Data protection"
VERBS = (
    Verb("add", "tui.commands.add:command", "Read articles into the directory."),
    Verb("find", "tui.commands.find:command", "Look up whom to call."),
    Verb("show", "tui.commands.show:command", "Show one contact with all its evidence."),
    Verb("topics", "tui.commands.topics:command", "List the service topics with their contacts counted."),
    Verb("export", "tui.commands.export:command", "Write contacts as CSV and other formats."),
    Verb("extract", "tui.commands.articles_to_lines:command", "Print contacts of articles as JSON Lines."),
    Verb("remove", "tui.commands.remove:command", "Withdraw an article or a folder of articles."),
    Verb("serve", "tui.commands.serve:command", "Open the directory in the browser."),
    Verb(
        "completion",
        "tui.commands.completion:command",
        "Print the script for completion by TAB.",
    ),
    Verb("verify", "tui.commands.change:verify", "Say that a contact is right today.", _BY_HAND),
    Verb("correct", "tui.commands.change:correct", "Put a value in place of what articles say.", _BY_HAND),
    Verb("note", "tui.commands.change:note", "Write a note on a contact.", _BY_HAND),
    Verb("hide", "tui.commands.change:hide", "Leave a contact out of every answer.", _BY_HAND),
    Verb("add-contact", "tui.commands.add_contact:command", "Enter a contact by hand.", _BY_HAND),
    Verb("duplicates", "tui.commands.same:duplicates", "List pairs of contacts that may be one.", _BY_HAND),
    Verb("merge", "tui.commands.same:merge", "Make one contact of two.", _BY_HAND),
    Verb("apart", "tui.commands.same:apart", "Keep two contacts apart for good.", _BY_HAND),
    Verb("split", "tui.commands.same:split", "Take parts out of a contact.", _BY_HAND),
    Verb("journal", "tui.commands.journal:journal", "List the changes by hand.", _BY_HAND),
    Verb("undo", "tui.commands.journal:undo", "Undo the last change by hand.", _BY_HAND),
    Verb("about", "tui.commands.protection:about", "Tell all that is held about somebody.", _PROTECTION),
    Verb("retain", "tui.commands.retain:command", "List or withdraw what is too old.", _PROTECTION),
    Verb("forget", "tui.commands.protection:forget", "Forget somebody for good.", _PROTECTION),
)

_EXAMPLES = (
    Example("add articles/", "read a folder of articles"),
    Example("find integration course", "whom to call about it"),
    Example("export -o contacts.csv", "all contacts as a table"),
    Example("", "look around in the terminal"),
)
_NOTES = (
    (
        "Data goes to standard output, everything else to standard error. Exit code: 0 found or done,"
        " 1 nothing found or failed, 2 wrong usage, 130 interrupted."
    ),
)


@click.group(
    cls=VerbGroup,
    verbs=VERBS,
    invoke_without_command=True,
    no_args_is_help=False,
    examples=_EXAMPLES,
    notes=_NOTES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@files.group_option
@click.version_option(package_name="wegweiser", message="%(prog)s %(version)s")
@click.pass_context
def wegweiser(ctx: click.Context, directory_file: Path | None) -> int:
    """Whom to call about what: a directory of the contacts printed in articles.

    Without a command, opens the directory in the terminal.
    """
    if ctx.invoked_subcommand is not None:
        return Exit.DONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(ctx.get_help())
        return Exit.DONE
    from tui.app import run as open_app  # noqa: PLC0415  textual takes 220 ms, and no verb needs it

    return open_app(directory_file or files.default_directory())


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; no error leaves it as a traceback of our making."""
    language.wish(language.asked_in(arguments))
    language.use()
    try:
        code = wegweiser.main(list(arguments), prog_name="wegweiser", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return Exit.INTERRUPTED
    except click.ClickException as error:
        for line in error_lines(error):
            tell(line)
        return error.exit_code
    except MissingError as error:
        tell(f"wegweiser: {file_name(error.path)}: {say('there is no directory yet')}; {files.fill_it()}")
        return Exit.NOTHING
    except DirectoryError as error:
        tell(f"wegweiser: {reasons.trouble(error)}")
        return Exit.NOTHING
    except OSError as error:
        if error.errno != errno.EPIPE:
            raise
        # The reader of our output has left (`wegweiser find … | head -1`). What Python still holds
        # back must go nowhere, or it complains about the same once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.NOTHING
    return Exit.DONE if code is None else int(code)


def main() -> NoReturn:
    """Run with the process's arguments and exit."""
    # A terminal of another encoding shows "?" for what it lacks; data files are written as bytes anyway.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    # numpy's threads wait for each other by spinning: on short vectors they take twice the processor time
    # and save none. Set before numpy is imported; who sets it otherwise keeps it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
