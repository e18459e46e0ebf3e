"""Numbers and addresses asked for: whole ones at once, parts where nobody has the whole."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from directory import channels
from directory.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

HELD = [
    (1, "+493023125001"),
    (2, "+493023125"),
    (3, "+493023125001"),
    (4, "115"),
    (5, "+4312345678"),
    (6, "+4917139200"),
    (7, "+499302312500"),
]


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE contact_phone (contact_id, number)")
    made.execute("CREATE TABLE contact_email (contact_id, address)")
    made.executemany("INSERT INTO contact_phone VALUES (?, ?)", HELD)
    made.executemany(
        "INSERT INTO contact_email VALUES (?, ?)",
        [(1, "info@kreis.example"), (2, "einfo@kreis.example"), (3, "anna@verein.example")],
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # developed on
        ("030 23125-001", {1: 1.0, 3: 1.0}),
        ("+49 30 23125001", {1: 1.0, 3: 1.0}),
        ("0049 30 23125 001", {1: 1.0, 3: 1.0}),
        ("030 23125", {1: 0.6, 2: 1.0, 3: 0.6}),
        ("01 2345678", {5: 1.0}),
        ("23125001", {1: 1.0, 3: 1.0}),
        ("25001", {1: 0.9, 3: 0.9}),
        ("3125", {1: 0.6, 2: 0.9, 3: 0.6, 7: 0.6}),
        ("info@kreis.example", {1: 1.0}),
        ("INFO@Kreis.example", {1: 1.0}),
        ("@kreis", {1: 0.8, 2: 0.8}),
        ("anna@", {3: 0.8}),
        # hard negatives
        ("030 23125-009", {}),
        ("9999", {}),
        ("nobody@kreis.example", {}),
        ("Anna", {}),
    ],
)
def test_channels(connection: sqlite3.Connection, asked: str, found: dict[int, float]) -> None:
    assert dict(channels.find(connection, parse(asked))) == found
