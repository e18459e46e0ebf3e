"""The verb `completion`: the script that makes a shell complete verbs, options and topics."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tui.exits import Exit

_EPILOG = """\b
Examples:
  wegweiser completion bash >> ~/.bashrc
  wegweiser completion zsh >> ~/.zshrc
  wegweiser completion fish > ~/.config/fish/completions/wegweiser.fish
"""


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that lets a shell complete commands, options and topics with the TAB key."""
    completion = get_completion_class(shell)
    if completion is None:  # all three ship with click
        raise click.ClickException(f"{shell} is not supported")
    click.echo(completion(ctx.find_root().command, {}, "wegweiser", "_WEGWEISER_COMPLETE").source())
    return Exit.DONE
