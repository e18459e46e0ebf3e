"""The files in extract/data: the README there tells of each, and their rows are what the finders expect."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from extract.data_file import data_rows, data_text
from extract.find.body_heads import Head
from extract.find.gazetteer import fold

DATA = files("extract").joinpath("data")


def test_each_file_is_told_of() -> None:
    told = set(re.findall(r"^\| `(.*?)`", data_text("README.md"), re.MULTILINE))
    held = {file.name for file in DATA.iterdir() if file.is_file()}
    assert held - {"README.md"} == told


def test_heads_of_bodies_have_known_columns() -> None:
    heads = [Head(*row.split("\t")) for row in data_rows("body_heads.tsv")]
    assert {head.gender for head in heads} == set("mfnp")
    assert {head.sort for head in heads} == {"unit", "body", "area", "part", "weak"}
    assert {head.match for head in heads} == {"end", "word"}
    assert {head.trait for head in heads} == {"", "house", "kind", "line", "building", "circle", "county"}
    assert all(head.base == head.base.lower().strip() for head in heads)
    assert [base for base, count in Counter(head.base for head in heads).items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "first_names.txt",
        "first_names_world.txt",
        "family_names.txt",
        "family_names_world.txt",
        "nouns.txt",
        "places.txt",
        "words.txt",
    ],
)
def test_lists_looked_up_by_halving_are_sorted(name: str) -> None:
    rows = data_rows(name)
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("name", ["first_names.txt", "family_names.txt"])
def test_lists_of_names_hold_folded_keys(name: str) -> None:
    assert [row for row in data_rows(name) if fold(row) != row] == []


def test_area_codes_are_unique_in_their_country() -> None:
    codes = Counter(tuple(row.split("\t")[:2]) for row in data_rows("area_codes.tsv"))
    assert [code for code, count in codes.items() if count > 1] == []
    assert all(code.startswith("0") and code.isdigit() for _, code in codes)
