"""Everything the app says is in every catalogue, with the same places to fill."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import wegweiser

import tui
from tui import language
from tui.actions import Action, key_caps
from tui.exits import Exit
from tui.language import say, say_count, say_day, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

# The command line has a `say` of its own.
SPEAKS = re.compile(r"from tui\.language import [^\n]*\bsay\b")
SOURCES = Path(tui.__file__).parent
# Shown as they are in every language.
MODIFIERS = {"Ctrl", "Shift", "Alt"}
# Shown as they are in every language.
SAME_EVERYWHERE = {"Esc"}
# Tables and enumerations whose texts are handed to `say` by a variable.
TABLES = {
    "_CAPS",
    "_AGES",
    "_OLDER",
    "_UNDATED",
    "LABELS",
    "CHANGES",
    "TROUBLES",
    "SYSTEM_TROUBLES",
    "LIKENESSES",
}
ENUMERATIONS = {"Chapter", "Order", "Kind"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    language.use("en")
    yield
    language.wish(None)
    language.use("en")


def sentences_of_source() -> set[str]:
    """All literals that are handed to `say`, `say_count`, `Action`, or stand in the tables."""
    found: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if SPEAKS.search(text) or path.name in {"actions.py", "fields.py"}:
            for node in ast.walk(ast.parse(text)):
                found |= {piece for part in _said(node) for piece in _literals(part)}
    return {sentence for sentence in found if re.search(r"[A-Za-z]{2}", sentence)}


def _said(node: ast.AST) -> list[ast.expr]:
    """The parts of a node whose texts are shown."""
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in {"say", "say_count"}:
            return node.args
        if name == Action.__name__:
            return node.args[2:]
    targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
    if isinstance(node, ast.Assign | ast.AnnAssign) and any(
        getattr(each, "id", "") in TABLES for each in targets
    ):
        held = node.value
        return list(held.values) if isinstance(held, ast.Dict) else [held] if held else []
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        names = {getattr(target, "id", "") for target in node.targets[0].elts}
        return [node.value] if names & TABLES else []
    if isinstance(node, ast.ClassDef) and node.name in ENUMERATIONS:
        return [member.value for member in node.body if isinstance(member, ast.Assign)]
    return []


def _literals(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_is_in_german() -> None:
    missing = sentences_of_source() - set(language.load("de").sentences) - SAME_EVERYWHERE
    assert not missing


def test_no_german_sentence_is_left_over() -> None:
    left = set(language.load("de").sentences) - sentences_of_source() - MODIFIERS
    assert not left


def test_translations_fill_the_same_places() -> None:
    for english, german in language.load("de").sentences.items():
        assert places(english) == places(german), english


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "de_AT.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "de_CH", "LANG": "en_US"}, "de"),
        ({"LC_ALL": "", "LANG": "de_DE"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_locale_decides(environment: dict[str, str], expected: str) -> None:
    assert language.language_of(environment) == expected


def test_values_are_not_searched_for_places() -> None:
    assert say("Copied: {text}", text="{text} {0} {path}") == "Copied: {text} {0} {path}"


def test_numbers_and_days_follow_the_language() -> None:
    assert (say_number(5457), say_day("2017-11-30")) == ("5,457", "30 Nov 2017")
    language.use("de")
    assert (say_number(5457), say_day("2017-11-30")) == ("5.457", "30.11.2017")
    assert say_count(1, "in one article", "in {count} articles") == "in einem Artikel"
    assert say_count(1200, "in one article", "in {count} articles") == "in 1.200 Artikeln"


@pytest.mark.parametrize(("iso", "shown"), [(None, ""), ("2017-11", "2017-11"), ("gestern", "gestern")])
def test_no_day_is_invented(iso: str | None, shown: str) -> None:
    assert say_day(iso) == shown


@pytest.mark.parametrize(
    ("key", "caps"),
    [("slash", "/"), ("ctrl+q", "Ctrl+Q"), ("f1", "F1"), ("G", "G"), ("g", "g"), ("pagedown", "PgDn")],
)
def test_keys_are_named_as_on_a_keyboard(key: str, caps: str) -> None:
    assert key_caps(key) == caps


@pytest.mark.parametrize(("wished", "expected"), [("de", "de"), ("en", "en"), (None, "de")])
def test_language_named_goes_before_the_locale(
    monkeypatch: pytest.MonkeyPatch, wished: str | None, expected: str
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    language.wish(wished)
    assert language.wished() == expected
    assert language.use().name == expected


@pytest.mark.parametrize(("wished", "expected"), [("de", "Schuldnerberatung"), ("en", "Debt")])
def test_command_line_names_topics_in_the_language_named(tmp_path: Path, wished: str, expected: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Schuldnerberatung\n\nRat bei Schulden gibt Ada Beispiel, Telefon (0 30) 2 31 25-0 01.",
        encoding="utf-8",
    )
    file = tmp_path / "town.sqlite3"
    wegweiser("--directory", file, "add", article)
    assert expected in wegweiser("--lang", wished, "--directory", file, "topics").out


def test_language_that_is_not_spoken_is_refused() -> None:
    ran = wegweiser("--lang", "fr", "topics")
    assert ran.code == Exit.USAGE
    assert "'fr' is not one of 'en', 'de'" in ran.err
