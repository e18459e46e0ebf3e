"""The verbs `verify`, `correct`, `note` and `hide`: changes by hand to one contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from directory.hand import CHANNELS, FIELDS
from tui import directory_file as files
from tui.by_hand import as_option, contact_id, value_of
from tui.complaints import say
from tui.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command(
    "verify",
    epilog="""\b
Examples:
  wegweiser verify 17
  wegweiser verify 17 18 --as "Monika Brandt"
""",
)
@click.argument("contacts", nargs=-1, required=True, type=contact_id, metavar="ID…")
@as_option
@files.verb_option
def verify(contacts: Sequence[int], by: str, directory_file: Path) -> int:
    """Say that contacts are still right today."""
    with files.changing(directory_file) as store:
        for contact in contacts:
            store.verify(contact, by)
            say(f"contact {contact} is verified")
    return Exit.DONE


@click.command(
    "correct",
    epilog="""\b
Examples:
  wegweiser correct 17 role Integrationsbeauftragte
  wegweiser correct 17 phone "030 23125-002" --instead-of "030 23125-001"
  wegweiser correct 17 email --instead-of old@kreis.example
  wegweiser correct 17 service

\b
Without VALUE the field is emptied; of several numbers or addresses the
one named by --instead-of goes.
""",
)
@click.argument("contact", type=contact_id, metavar="ID")
@click.argument("field", type=click.Choice([*FIELDS, *CHANNELS]))
@click.argument("value", nargs=-1, metavar="[VALUE…]")
@click.option("--instead-of", metavar="OLD", help="The number or address that the new one replaces.")
@as_option
@files.verb_option
def correct(  # noqa: PLR0913  click passes each argument by itself
    contact: int, field: str, value: Sequence[str], *, instead_of: str | None, by: str, directory_file: Path
) -> int:
    """Put a value in place of what articles say; their statements stay, overruled."""
    typed = " ".join(value).strip()
    new = value_of(field, typed) if typed else None
    old = value_of(field, instead_of) if instead_of else None
    with files.changing(directory_file) as store:
        store.correct(contact, field, new, by, instead_of=old)
        store.finish()
    say(f"contact {contact} is corrected")
    return Exit.DONE


@click.command(
    "note",
    epilog="""\b
Examples:
  wegweiser note 17 on leave until May
  wegweiser note 17 --delete
""",
)
@click.argument("contact", type=contact_id, metavar="ID")
@click.argument("words", nargs=-1, metavar="[TEXT…]")
@click.option("--delete", is_flag=True, help="Take the note away.")
@as_option
@files.verb_option
def note(contact: int, words: Sequence[str], by: str, directory_file: Path, *, delete: bool) -> int:
    """Write a note on a contact, in place of the last one."""
    text = " ".join(words).strip()
    if bool(text) == delete:
        raise click.UsageError("Say what to note, or --delete.")
    with files.changing(directory_file) as store:
        store.note(contact, text or None, by)
    say(f"the note on contact {contact} is {'deleted' if delete else 'written'}")
    return Exit.DONE


@click.command(
    "hide",
    epilog="""\b
Examples:
  wegweiser hide 17
  wegweiser hide 17 --take-back
""",
)
@click.argument("contact", type=contact_id, metavar="ID")
@click.option("--take-back", is_flag=True, help="Show the contact again.")
@as_option
@files.verb_option
def hide(contact: int, by: str, directory_file: Path, *, take_back: bool) -> int:
    """Leave a contact out of every answer, list and export; `show` still shows it."""
    with files.changing(directory_file) as store:
        (store.show if take_back else store.hide)(contact, by)
    say(f"contact {contact} is {'shown again' if take_back else 'hidden'}")
    return Exit.DONE
