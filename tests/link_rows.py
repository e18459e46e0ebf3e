"""Short articles and the contacts that a careful reader finds in them, as rows of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from extract import Email, read_bytes, survey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from _pytest.mark.structures import ParameterSet

    from extract import Contact, Findings, Phone

# Person, department, organization, and the tails of the channels ("001 kramer" for 030 23125-001 and
# kramer@…). "*" leaves open what a row isn't about.
Row: TypeAlias = tuple[str | None, str | None, str | None, str]


def surveyed(text: str, source: str | None = None) -> Findings:
    """Survey one article: HTML if it begins with "<", Markdown with "#", "|" or "---", else plain text."""
    suffix = "html" if text.startswith("<") else "md" if text.startswith(("#", "|", "---")) else "txt"
    (article,) = read_bytes(text.encode(), source or f"article.{suffix}")
    return survey(article)


def tail_of(channel: Phone | Email) -> str:
    """Return a short code or a number's last three digits, or an address's local part."""
    if isinstance(channel, Email):
        return channel.address.partition("@")[0]
    return channel.number[-3:] if channel.number.startswith("+") else channel.number


def row_of(contact: Contact) -> Row:
    """Return a contact in the form of a row."""
    return (
        contact.person.name if contact.person else None,
        contact.department.name if contact.department else None,
        contact.organization.name if contact.organization else None,
        " ".join(sorted([*map(tail_of, contact.phones), *map(tail_of, contact.emails)])),
    )


def assert_contacts(text: str, expected: Sequence[Row]) -> None:
    """Compare the contacts of a text with the expected rows, whose order does not matter."""
    found = sorted((row_of(contact) for contact in surveyed(text).contacts), key=_order)
    wanted = sorted(expected, key=_order)
    seen: list[tuple[str | None, ...]] = [
        tuple("*" if want == "*" else have for want, have in zip(row, other, strict=True))
        for row, other in zip(wanted, found, strict=False)
    ]
    seen += found[len(wanted) :]
    right = [(*row[:3], " ".join(sorted(row[3].split()))) for row in wanted]
    assert seen == right, f"found {seen}, expected {right}"


def late(table: Mapping[str, tuple[str, object]]) -> list[ParameterSet]:
    """Return strict expected failures from a table of reason → (text, expected)."""
    return [
        pytest.param(text, expected, id=reason, marks=pytest.mark.xfail(reason=reason, strict=True))
        for reason, (text, expected) in table.items()
    ]


def _order(row: Row) -> tuple[str, str]:
    return " ".join(sorted(row[3].split())), row[0] or ""
