"""Help, usage and errors of the command line in the language in use; click itself speaks English alone."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from tui import reasons
from tui.harmless import one_line
from tui.language import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Example:
    """A command line as one types it, and what it is for where that needs a word.

    `line` begins with the verb. In another language "wegweiser …" may have other words, and need not.
    """

    line: str
    purpose: str = ""


class SpokenFormatter(click.HelpFormatter):
    """Writes headings in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how to call."""
        super().write_usage(prog, args, prefix or f"{say('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(say(heading))


class SpokenContext(click.Context):
    """Writes help with `SpokenFormatter`."""

    formatter_class = SpokenFormatter


class SpokenCommand(click.Command):
    """A command whose help is said in the language in use, and that takes `--lang`.

    Its help (a docstring), what its options say and stand for, and its notes are English sentences of the
    catalogues, a paragraph each.
    """

    context_class = SpokenContext

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  click's own
        examples: Sequence[Example] = (),
        notes: Sequence[str] = (),
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Take click's arguments, examples, and paragraphs to stand behind them."""
        super().__init__(*args, **kwargs)
        self.examples, self.notes = tuple(examples), tuple(notes)
        self.params.append(_lang_option())

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands behind the command's name where it is shown how to call it."""
        return [say(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the command does."""
        for paragraph in paragraphs(self.help or ""):
            _write(formatter, say(paragraph))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [row for parameter in self.get_params(ctx) if (row := _row(parameter, ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write examples and notes."""
        if self.examples:
            heading = say("Example:") if len(self.examples) == 1 else say("Examples:")
            _write(formatter, "\n".join(["\b", heading, *self._example_lines()]))
        for note in self.notes:
            _write(formatter, say(note))

    def _example_lines(self) -> Iterator[str]:
        typed = [(f"wegweiser {each.line}", each.purpose) for each in self.examples]
        shown = [(say(line), say(purpose)) for line, purpose in typed]
        width = max((len(line) for line, purpose in shown if purpose), default=0) + 3
        for line, purpose in shown:
            yield f"  {line:<{width}}{purpose}" if purpose else f"  {line}"


def verb(
    name: str, *examples: Example, notes: Sequence[str] = ()
) -> Callable[[Callable[..., Any]], SpokenCommand]:
    """Make a function a verb of the command line; its docstring is the help."""
    return click.command(name, cls=SpokenCommand, examples=examples, notes=notes)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, a line each."""
    return [" ".join(each.split()) for each in inspect.cleandoc(text).split("\n\n") if each.strip()]


def error_lines(error: click.ClickException) -> Iterator[str]:
    """Yield the harmless lines that tell an error; what it quotes may be a stranger's file name."""
    message = reasons.retold(error.format_message())
    if not isinstance(error, click.UsageError):
        yield f"wegweiser: {one_line(message)}"
        return
    if error.ctx is not None:
        yield from map(one_line, error.ctx.get_usage().splitlines())
        yield say("Try '{command} --help' for help.", command=one_line(error.ctx.command_path))
        yield ""
    yield one_line(say("Error: {message}", message=message))


def asked(question: str) -> bool:
    """Ask on the terminal for yes or no, until one of them is said; nothing said is no.

    Raises:
        click.Abort: the terminal is gone, or Ctrl-C was typed.
    """
    while True:
        answer = click.prompt(
            f"{question} {say('[y/N]')}", default="", show_default=False, prompt_suffix=": ", err=True
        )
        if (meant := _ANSWERS.get(str(answer).strip().lower())) is not None:
            return meant


# Of both languages in each: fingers have their habits.
_ANSWERS = {"": False, "n": False, "no": False, "nein": False} | dict.fromkeys(("y", "yes", "j", "ja"), True)


def _lang_option() -> click.Option:
    """Return `--lang`, which `tui.cli.run` has obeyed already: here it is checked and described."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help="The language to speak, instead of the locale's.",
    )


def _row(parameter: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    """Return what an option looks like, and what it is for; None for one that is not shown."""
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return None
    record = parameter.get_help_record(ctx)
    if record is None:
        return None
    names, blank, last = record[0].rpartition(" ")
    extra = parameter.get_help_extra(ctx)
    told = [say("default: {default}", default=extra["default"])] if "default" in extra else []
    if "range" in extra:
        told.append(extra["range"])
    if "required" in extra:
        told.append(say("required"))
    text = say(parameter.help or "")
    return f"{names}{blank}{say(last)}", f"{text}  [{'; '.join(told)}]" if told else text


def _write(formatter: click.HelpFormatter, text: str) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)
