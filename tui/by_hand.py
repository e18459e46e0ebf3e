"""What changes by hand share: how they are made, by whom, to which contact, and values as typed."""

from __future__ import annotations

import getpass
import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui import directory_file as files
from tui.complaints import tell
from tui.exits import Exit
from tui.language import say
from tui.usage import Example, SpokenCommand, verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_Command = TypeVar("_Command", bound="Callable[..., Any]")

contact_id = click.IntRange(1, 2**63 - 1)
NUMBER_FIELDS = frozenset({"phone", "mobile", "fax"})
# What a person types for a number; nothing else may reach phonenumbers, which is exponential on crafted text.
# It begins with "0", "(0" or "+": "23125001" lacks its area code.
_TYPED_NUMBER = re.compile(r"(?:\+|\(\+|\(?0)[0-9 ()/.–-]{2,40}")
# Emergency and service codes (110, 144), harmonised ones (116117), directory enquiries (11833); no "12345".
_SHORT_CODE = re.compile(r"1[0-9]{2}|116[0-9]{3}|118[0-9]{2,3}")
# One "@" between two parts without blanks, the second with a dot: a slip of the hand, not a validation.
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s.]{1,63}(?:\.[^@\s.]{1,63}){1,8}")


def changing_verb(
    name: str, *examples: Example, notes: Sequence[str] = ()
) -> Callable[[Callable[..., Iterator[str]]], SpokenCommand]:
    """Make a verb of a function that changes an open directory and yields what it has done, a line each.

    It is called with the store, with what its own options and arguments hold, and with `by`, who says so.
    """

    def made(change: Callable[..., Iterator[str]]) -> SpokenCommand:
        def run(directory_file: Path, **given: Any) -> int:  # noqa: ANN401  as click passes them
            with files.changing(directory_file) as store:
                for line in change(store, **given):
                    tell(line)
            return Exit.DONE

        run.__doc__ = change.__doc__
        command = verb(name, *examples, notes=notes)(as_option(files.verb_option(run)))
        # click notes arguments and options on the function they stand over, the last one first.
        command.params[:0] = reversed(getattr(change, "__click_params__", []))
        return command

    return made


def as_option(command: _Command) -> _Command:
    """Add `--as NAME`, under which the journal keeps a change; the default is the user's name here."""
    return click.option(
        "--as", "by", metavar="NAME", default=user_name, help="Who says so. Default: your user name."
    )(command)


def limit_option(command: _Command) -> _Command:
    """Add `--limit` to a command that lists."""
    many = click.IntRange(1, 1_000_000)
    return click.option(
        "--limit", type=many, metavar="N", default=100, show_default=True, help="At most so many."
    )(command)


def value_of(field: str, typed: str) -> str:
    """Return a typed value as the directory keeps it: numbers in E.164, addresses in lower case.

    Raises:
        click.UsageError: it is no number, no address.
    """
    if field in NUMBER_FIELDS:
        return number_of(typed)
    if field == "email":
        if not _ADDRESS.fullmatch(typed.strip()):
            raise click.UsageError(say("{text} is no e-mail address.", text=typed))
        return typed.strip().lower()
    return typed


def number_of(typed: str) -> str:
    """Return a typed number in E.164, as dialled from within Germany; short codes stay their digits.

    Raises:
        click.UsageError: it is no number.
    """
    import phonenumbers  # noqa: PLC0415  35 ms, and most changes need none

    digits = re.sub(r"[ /.–-]", "", typed)
    if _SHORT_CODE.fullmatch(digits):
        return digits
    if _TYPED_NUMBER.fullmatch(typed.strip()):
        try:
            parsed = phonenumbers.parse(typed, "DE")
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is not None and phonenumbers.is_possible_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    raise click.UsageError(say("{text} is no phone number with its area code.", text=typed))


def user_name() -> str:
    """Return the name under which the journal keeps what the person here changes."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user and no variable: a bare container
        return "unknown"
