"""How probable it is that a contact is wholly right, calibrated on annotated documents."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from extract.data_file import data_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.mention import Contact


def confidence_of(contact: Contact) -> float:
    """Return the probability in [0, 1] that person, body and channels are right.

    A logistic model of how the contact was found, fitted by tests/bench/confidence.py on annotated
    documents (see extract/data/README.md); cross-validation shows how well it is calibrated.
    """
    weights = _weights()
    odds = sum(weights.get(trait, 0.0) for trait in traits(contact))
    return round(1 / (1 + math.exp(-odds)), 2)


def traits(contact: Contact) -> Iterator[str]:
    """Yield what is known of how a contact was found, as names of the model's weights."""
    yield "any"
    first, *others = contact.rule.split(", ")
    yield f"offer {first}"
    yield from others
    person, body = contact.person, contact.department or contact.organization
    if person:
        yield "person"
        if person.certainty < 0.9:
            yield "doubtful person"
        if not person.given or " " not in person.name:
            yield "part of a name"
    if body:
        yield f"body {body.rule}"
        if contact.department and contact.organization:
            yield "body in body"
    if any(phone.completed for phone in contact.phones):
        yield "completed number"
    if len(contact.phones) + len(contact.emails) > 3:
        yield "many channels"


@cache
def _weights() -> dict[str, float]:
    cells = (row.split("\t") for row in data_rows("confidence.tsv"))
    return {trait: float(weight) for trait, weight in cells}
