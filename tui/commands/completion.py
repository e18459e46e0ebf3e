"""The verb `completion`: the script that makes a shell complete verbs, options and topics."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tui.exits import Exit
from tui.language import say
from tui.usage import Example, verb


@verb(
    "completion",
    Example("completion bash >> ~/.bashrc"),
    Example("completion zsh >> ~/.zshrc"),
    Example("completion fish > ~/.config/fish/completions/wegweiser.fish"),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that lets a shell complete commands, options and topics with the TAB key."""
    completion = get_completion_class(shell)
    if completion is None:  # all three ship with click
        raise click.ClickException(say("{shell} is not supported", shell=shell))
    click.echo(completion(ctx.find_root().command, {}, "wegweiser", "_WEGWEISER_COMPLETE").source())
    return Exit.DONE
