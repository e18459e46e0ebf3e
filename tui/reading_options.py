"""The options of what reads articles: which columns hold what, and whether the own network may be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def reading_options(command: _Command) -> _Command:
    """Add `--column FIELD=NAME`, as often as wanted (`columns`, a mapping), and `--own-network`."""
    own_network = click.option(
        "--own-network", is_flag=True, help="Allow a web address in the own network or on this machine."
    )
    columns = click.option(
        "--column",
        "columns",
        multiple=True,
        callback=_columns,
        metavar="FIELD=NAME",
        help="Which column of a table, or key of JSON, holds a field (text, title, published, url …).",
    )
    return columns(own_network(command))


def _columns(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Return which column holds a field: "text=Inhalt"."""
    if not values:
        return {}
    from extract.read.columns import FIELDS  # noqa: PLC0415  of no use but where a column is named

    pairs = [value.partition("=") for value in values]
    for (name, equals, column), value in zip(pairs, values, strict=True):
        if not (name and equals and column):
            message = say("'{value}' is not of the form FIELD=NAME, like text=Inhalt", value=value)
            raise click.BadParameter(message)
        if name.strip() not in FIELDS:
            message = say(
                "no field '{name}'; there are {fields}", name=name.strip(), fields=", ".join(FIELDS)
            )
            raise click.BadParameter(message)
    return {name.strip(): column.strip() for name, _, column in pairs}
