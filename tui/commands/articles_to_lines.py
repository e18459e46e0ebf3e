"""The verb `extract`: contacts of articles as JSON Lines; no directory is touched."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from directory.offers import offers
from directory.topics import load_topics
from tui.article_files import Failure
from tui.complaints import Complaints
from tui.exits import Exit
from tui.lines import article_line
from tui.reading import survey_each
from tui.reading_options import reading_options
from tui.usage import Example, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.topics import Topics
    from extract import Findings


@verb(
    "extract",
    Example("extract articles/ > contacts.jsonl"),
    Example("extract - < article.html"),
    Example("extract --explain page.html | jq .rejections"),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option(
    "--format",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    expose_value=False,  # one form so far
    help="The form of the output.",
)
@click.option(
    "--explain", is_flag=True, help="Add the rule that found each mention, and what was rejected and why."
)
@reading_options
@click.option("--directory", hidden=True, expose_value=False, help="Accepted like everywhere; not used.")
def command(
    paths: Sequence[str],
    columns: dict[str, str],
    *,
    own_network: bool,
    explain: bool,
) -> int:
    """Print the contacts of articles as JSON Lines, one line an article.

    Folders are read with all that lies in them; "-" reads standard input.
    """
    topics = load_topics()
    complaints = Complaints()
    output = sys.stdout.buffer
    for found in survey_each(paths, columns, own_network=own_network):
        if isinstance(found, Failure):
            complaints.add(found)
            continue
        output.write(article_line(found, _topics(found, topics), explain=explain).encode() + b"\n")
        output.flush()
    return Exit.NOTHING if complaints.reasons else Exit.DONE


def _topics(findings: Findings, topics: Topics) -> list[list[str]]:
    """Return the topics of each contact, as `add` files it."""
    return [
        [said.value for said in offer.said if said.field == "topic"] for offer in offers(findings, topics)
    ]
