"""The verb `add-contact`: a contact that no article says, entered by hand and marked so."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from directory.hand import Entered
from tui import directory_file as files
from tui.by_hand import as_option, number_of, value_of
from tui.complaints import tell
from tui.exits import Exit
from tui.language import say
from tui.usage import Example, verb

if TYPE_CHECKING:
    from pathlib import Path


class _Given(TypedDict):
    person: str | None
    role: str | None
    department: str | None
    organization: str | None
    service: str | None
    place: str | None
    phone: tuple[str, ...]
    mobile: tuple[str, ...]
    fax: tuple[str, ...]
    email: tuple[str, ...]


@verb(
    "add-contact",
    Example(
        'add-contact --person "Monika Brandt" --department Sozialamt \\\n'
        '      --phone "030 23125-001" --email brandt@kreis.example'
    ),
)
@click.option("--person", metavar="NAME", help="First and last name.")
@click.option("--role", metavar="TEXT", help="The person's function.")
@click.option("--department", metavar="NAME", help="The office, department or unit.")
@click.option("--organization", metavar="NAME", help="What the department belongs to.")
@click.option("--service", metavar="TEXT", help="What one calls about.")
@click.option("--place", metavar="TEXT", help="Postal address or town.")
@click.option("--phone", multiple=True, metavar="NUMBER", help="May be given several times.")
@click.option("--mobile", multiple=True, metavar="NUMBER", help="May be given several times.")
@click.option("--fax", multiple=True, metavar="NUMBER", help="May be given several times.")
@click.option("--email", multiple=True, metavar="ADDRESS", help="May be given several times.")
@as_option
@files.verb_option
def command(by: str, directory_file: Path, **given: Unpack[_Given]) -> int:
    """Enter a contact by hand: a person, a department or an organization, with numbers and addresses."""
    entered = Entered(
        person=given["person"],
        role=given["role"],
        department=given["department"],
        organization=given["organization"],
        service=given["service"],
        place=given["place"],
        phones=tuple(map(number_of, given["phone"])),
        mobiles=tuple(map(number_of, given["mobile"])),
        faxes=tuple(map(number_of, given["fax"])),
        emails=tuple(value_of("email", address) for address in given["email"]),
    )
    if not (entered.person or entered.department or entered.organization):
        raise click.UsageError(say("Say who it is: --person, --department or --organization."))
    with files.writing(directory_file) as store:
        contact = store.enter(entered, by)
        store.finish()
    tell(say("entered as contact {contact}", contact=contact))
    return Exit.DONE
