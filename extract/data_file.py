"""Read the files in extract/data: word lists, tables, fitted weights."""

from __future__ import annotations

from importlib.resources import files


def data_text(name: str) -> str:
    """Return the whole text of a file in extract/data."""
    return files("extract").joinpath("data", name).read_text(encoding="utf-8")


def data_rows(name: str) -> list[str]:
    """Return the lines of a file in extract/data without empty ones and remarks, which begin with "#"."""
    return [line for line in data_text(name).splitlines() if line and not line.startswith("#")]
