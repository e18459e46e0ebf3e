"""The options that narrow down contacts, the same for every verb that has them."""

# ruff: noqa: PLC0415  the topics file is read only where a topic is named
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click
from click.shell_completion import CompletionItem

from directory.entry import Filters, Status
from tui.language import say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN = 5  # topics named in a message
_Command = TypeVar("_Command", bound="Callable[..., Any]")


class Narrowed(TypedDict):
    """What click passes to a command that has these options."""

    topic: str | None
    organization: str | None
    place: str | None
    status: str | None
    has: tuple[str, ...]


def options(command: _Command) -> _Command:
    """Add --topic, --organization, --place, --status and --has to a command; `chosen` reads them."""
    for option in reversed(
        (
            click.option(
                "--topic",
                metavar="TOPIC",
                callback=_topic_meant,
                shell_complete=_topics_begun,
                help="Only contacts of a topic, by its name or the word that `wegweiser topics` shows.",
            ),
            click.option("--organization", metavar="NAME", help="Only contacts of an organization."),
            click.option("--place", metavar="NAME", help="Only contacts of a place."),
            click.option(
                "--status", type=click.Choice([s.value for s in Status]), help="Only contacts of a status."
            ),
            click.option(
                "--has", type=click.Choice(["phone", "email"]), multiple=True, help="Only contacts with one."
            ),
        )
    ):
        command = option(command)
    return command


def chosen(narrowed: Narrowed) -> Filters:
    """Return the filters that the options ask for."""
    status = narrowed["status"]
    return Filters(
        topic=narrowed["topic"],
        organization=narrowed["organization"],
        place=narrowed["place"],
        status=Status(status) if status else None,
        has=frozenset(narrowed["has"]),
    )


def _topic_meant(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the id of the one topic meant; none or several are wrong usage, and the message says so."""
    if value is None:
        return None
    from directory.topics import load_topics

    found = load_topics().match(value)
    if len(found) == 1:
        return found[0]
    if not found:
        message = say("'{topic}' is no topic; `wegweiser topics` lists them.", topic=value)
    elif len(found) > _SHOWN:
        some = ", ".join(found[:_SHOWN])
        message = say("'{topic}' may mean {topics} and others.", topic=value, topics=some)
    else:
        some = ", ".join(found)
        message = say("'{topic}' may mean {topics}.", topic=value, topics=some)
    raise click.BadParameter(message)


def _topics_begun(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from directory.topics import load_topics

    topics = load_topics()
    begun = [topic for topic in topics.by_id if topic.startswith(incomplete.lower())]
    return [CompletionItem(topic, help=topics.name(topic, spoken())) for topic in begun]
