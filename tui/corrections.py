"""From the fields of a contact as a person has typed them to the corrections they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from directory.hand import CHANNELS, FIELDS
from tui.by_hand import value_of
from tui.fields import LABELS
from tui.harmless import one_line
from tui.language import say
from tui.printing import number_as_dialled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directory.entry import Entry


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of the form: its field, the value the directory has (None: a place for another one)."""

    field: str
    held: str | None = None

    @property
    def label(self) -> str:
        """Return what the line is called."""
        return say(LABELS[self.field])

    @property
    def shown(self) -> str:
        """Return the value as people write it."""
        if self.held is None:
            return ""
        return number_as_dialled(self.held) if self.field in CHANNELS[:3] else one_line(self.held)


@dataclass(frozen=True, slots=True)
class Correction:
    """A change for `Store.correct`: None as `value` empties the field, or takes `instead_of` away."""

    field: str
    value: str | None
    instead_of: str | None = None


class RefusedError(ValueError):
    """What was typed cannot be kept; the text says why, in the language in use."""


def slots(entry: Entry) -> Iterator[Slot]:
    """Yield the lines of the form for a contact: each field, each channel, a place for a new one."""
    for field in FIELDS:
        yield Slot(field, getattr(entry, field))
    many = (entry.phones, entry.mobiles, entry.faxes, entry.emails)
    for field, values in zip(CHANNELS, many, strict=True):
        yield from (Slot(field, value) for value in values)
        if field in {"phone", "email"} or values:
            yield Slot(field)


def corrections(form: Sequence[tuple[Slot, str]]) -> list[Correction]:
    """Return what to correct, given each line with what stands in it now.

    Raises RefusedError: a number or address is none, or nobody is left to call.
    """
    if not any(
        one_line(typed) for slot, typed in form if slot.field in {"person", "department", "organization"}
    ):
        raise RefusedError(say("Say who it is: a person, a department or an organization."))
    return [wanted for slot, typed in form if (wanted := _correction(slot, one_line(typed)))]


def _correction(slot: Slot, typed: str) -> Correction | None:
    if typed == slot.shown:
        return None
    if slot.field not in CHANNELS:
        return Correction(slot.field, typed or None)
    if not typed:
        return Correction(slot.field, None, slot.held)
    try:
        value = value_of(slot.field, typed)
    except click.UsageError as error:
        raise RefusedError(error.message) from error
    return None if value == slot.held else Correction(slot.field, value, slot.held)
