"""What changes by hand share: who makes them, which contact is meant, and values as a person types them."""

from __future__ import annotations

import getpass
import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

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


def as_option(command: _Command) -> _Command:
    """Add `--as NAME`, under which the journal keeps a change; the default is the user's name here."""
    return click.option(
        "--as", "by", metavar="NAME", default=user_name, help="Who says so. Default: your user name."
    )(command)


def limit_option(command: _Command) -> _Command:
    """Add `--limit` to a command that lists."""
    many = click.IntRange(1, 1_000_000)
    return click.option("--limit", type=many, default=100, show_default=True, help="At most so many.")(
        command
    )


def value_of(field: str, typed: str) -> str:
    """Return a typed value as the directory keeps it: numbers in E.164, addresses in lower case.

    Raises:
        click.UsageError: it is no number, no address.
    """
    if field in NUMBER_FIELDS:
        return number_of(typed)
    if field == "email":
        if not _ADDRESS.fullmatch(typed.strip()):
            raise click.UsageError(f"{typed!r} is no e-mail address.")
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
    raise click.UsageError(f"{typed!r} is no phone number with its area code.")


def user_name() -> str:
    """Return the name under which the journal keeps what the person here changes."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user and no variable: a bare container
        return "unknown"
