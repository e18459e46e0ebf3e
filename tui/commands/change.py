"""The verbs `verify`, `correct`, `note` and `hide`: changes by hand to one contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.hand import CHANNELS, FIELDS
from tui.by_hand import changing_verb, contact_id, value_of
from tui.language import say
from tui.usage import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directory.store import Store


@changing_verb("verify", Example("verify 17"), Example('verify 17 18 --as "Monika Brandt"'))
@click.argument("contacts", nargs=-1, required=True, type=contact_id, metavar="ID…")
def verify(store: Store, contacts: Sequence[int], by: str) -> Iterator[str]:
    """Say that contacts are still right today."""
    for contact in contacts:
        store.verify(contact, by)
        yield say("contact {contact} is verified", contact=contact)


@changing_verb(
    "correct",
    Example("correct 17 role Integrationsbeauftragte"),
    Example('correct 17 phone "030 23125-002" --instead-of "030 23125-001"'),
    Example("correct 17 email --instead-of old@kreis.example"),
    Example("correct 17 service"),
    notes=(
        (
            "Without VALUE the field is emptied; of several numbers or addresses the one named by"
            " --instead-of goes."
        ),
    ),
)
@click.argument("contact", type=contact_id, metavar="ID")
@click.argument("field", type=click.Choice([*FIELDS, *CHANNELS]))
@click.argument("value", nargs=-1, metavar="[VALUE…]")
@click.option("--instead-of", metavar="OLD", help="The number or address that the new one replaces.")
def correct(  # noqa: PLR0913  click passes each argument by itself
    store: Store, contact: int, field: str, value: Sequence[str], by: str, *, instead_of: str | None
) -> Iterator[str]:
    """Put a value in place of what articles say; their statements stay, overruled."""
    typed = " ".join(value).strip()
    new = value_of(field, typed) if typed else None
    old = value_of(field, instead_of) if instead_of else None
    store.correct(contact, field, new, by, instead_of=old)
    store.finish()
    yield say("contact {contact} is corrected", contact=contact)


@changing_verb("note", Example("note 17 on leave until May"), Example("note 17 --delete"))
@click.argument("contact", type=contact_id, metavar="ID")
@click.argument("words", nargs=-1, metavar="[TEXT…]")
@click.option("--delete", is_flag=True, help="Take the note away.")
def note(store: Store, contact: int, words: Sequence[str], by: str, *, delete: bool) -> Iterator[str]:
    """Write a note on a contact, in place of the last one."""
    text = " ".join(words).strip()
    if bool(text) == delete:
        raise click.UsageError(say("Say what to note, or --delete."))
    store.note(contact, text or None, by)
    if delete:
        yield say("the note on contact {contact} is deleted", contact=contact)
    else:
        yield say("the note on contact {contact} is written", contact=contact)


@changing_verb("hide", Example("hide 17"), Example("hide 17 --take-back"))
@click.argument("contact", type=contact_id, metavar="ID")
@click.option("--take-back", is_flag=True, help="Show the contact again.")
def hide(store: Store, contact: int, by: str, *, take_back: bool) -> Iterator[str]:
    """Leave a contact out of every answer, list and export; `show` still shows it."""
    if take_back:
        store.show(contact, by)
        yield say("contact {contact} is shown again", contact=contact)
    else:
        store.hide(contact, by)
        yield say("contact {contact} is hidden", contact=contact)
