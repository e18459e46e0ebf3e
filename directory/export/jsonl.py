"""JSON Lines: one entry a line, in UTF-8, with all fields (https://jsonlines.org)."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, BinaryIO, Final

from directory.entry import Entry
from extract.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIELDS: Final = tuple(field.name for field in fields(Entry) if field.name != "hidden")  # none of them is


def write(entries: Iterable[Entry], stream: BinaryIO) -> None:
    """Write an object a line with the fields of `Entry`; what is unknown is null or an empty list."""
    for entry in entries:
        values = {name: _harmless(getattr(entry, name)) for name in _FIELDS}
        stream.write(json.dumps(values, ensure_ascii=False).encode("utf-8") + b"\n")


def _harmless(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return [_harmless(item) for item in value]
    return value
