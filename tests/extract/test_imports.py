"""What the package imports when: looking something up in a directory must not pay for finding and reading."""

from __future__ import annotations

import subprocess
import sys

import pytest

import extract

# (statement, modules that it must not load)
LIGHT: list[tuple[str, tuple[str, ...]]] = [
    ("import extract", ("phonenumbers", "turbohtml", "markdown_it", "email_validator", "extract.findings")),
    ("from extract.text import clean", ("phonenumbers", "turbohtml", "extract.mention", "extract.findings")),
    ("from extract import read, survey, ExtractError", ("phonenumbers", "turbohtml", "extract.findings")),
    ("from extract import Article, Contact", ("phonenumbers", "turbohtml", "extract.findings")),
    (
        "from extract import read_bytes; list(read_bytes(b'Text.', 'a.txt'))",
        ("phonenumbers", "email_validator", "extract.findings"),
    ),
]


@pytest.mark.parametrize(("statement", "heavy"), LIGHT)
def test_nothing_heavy_is_loaded(statement: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys\n{statement}\nprint(*[name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("name", extract.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(extract, name).__name__ == name


@pytest.mark.parametrize("order", ["import extract.read.html, extract.findings", "import extract.survey"])
def test_verbs_stay_functions_whatever_is_imported_first(order: str) -> None:
    code = f"{order}\nfrom extract import read, survey\nprint(callable(read), callable(survey))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Telephone'"):
        _ = extract.Telephone
