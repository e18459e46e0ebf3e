"""A click group whose verbs are imported only when they are used.

Listing verbs for `--help` and for the shell's completion needs names and one line each; importing the
directory, its search and the extractor for that would cost a tenth of a second at every TAB.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from tui.language import say
from tui.usage import SpokenCommand

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the command line: `place` is the module and in it the name of the click command.

    `summary` and `section` are English sentences of the catalogues.
    """

    name: str
    place: str
    summary: str
    section: str = "Commands"


class VerbGroup(SpokenCommand, click.Group):
    """A group over a tuple of verbs, shown in the tuple's order."""

    def __init__(self, *args: Any, verbs: Sequence[Verb] = (), **kwargs: Any) -> None:  # noqa: ANN401  click's own
        """Take click's arguments and the verbs."""
        super().__init__(*args, **kwargs)
        self.verbs = {verb.name: verb for verb in verbs}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the verbs' names."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the verb's module and return its command; None for an unknown verb."""
        verb = self.verbs.get(cmd_name)
        if verb is None:
            return None
        module, _, name = verb.place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; where there is none, say which one may be meant."""
        if args[0] not in self.verbs and not ctx.resilient_parsing:
            near = get_close_matches(args[0], self.verbs, n=1)
            hint = (
                say("Did you mean '{verb}'?", verb=near[0])
                if near
                else say("To look up words: wegweiser find WORDS.")
            )
            ctx.fail(say("No such command '{name}'.", name=args[0]) + f" {hint}")
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the group's options, and the verbs."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the verbs with their summaries, importing none."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for verb in self.verbs.values():
            sections.setdefault(verb.section, []).append((verb.name, say(verb.summary)))
        for section, rows in sections.items():
            with formatter.section(section):
                formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete verbs and the group's options, importing none."""
        found = [
            CompletionItem(v.name, help=say(v.summary))
            for v in self.verbs.values()
            if v.name.startswith(incomplete)
        ]
        return found + click.Command.shell_complete(self, ctx, incomplete)
