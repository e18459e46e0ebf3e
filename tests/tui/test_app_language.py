"""Everything the app says is in every catalogue, with the same places to fill."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui
from tui import language
from tui.actions import Action, Chapter, key_caps
from tui.language import say, say_count, say_day, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(tui.__file__).parent
# Shown as they are in every language.
MODIFIERS = {"Ctrl", "Shift", "Alt"}
SAME_EVERYWHERE = {"Esc", "Home", "↑", "↓", "→", "←", "/", "?", "[", "]", "F1"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


def sentences_of_source() -> set[str]:
    """All literals that are handed to `say`, `say_count`, `Action` and `Chapter`."""
    found = {chapter.value for chapter in Chapter}
    for path in [
        SOURCES / "app.py",
        *SOURCES.glob("*.py"),
        *SOURCES.glob("screens/*.py"),
        *SOURCES.glob("widgets/*.py"),
    ]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if "tui.language" not in path.read_text(encoding="utf-8"):
            continue
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            if name in {"say", "say_count"}:
                found |= {piece for argument in call.args for piece in _literals(argument)}
            elif name == Action.__name__:
                found |= {
                    piece
                    for argument in (*call.args[2:], *(k.value for k in call.keywords))
                    for piece in _literals(argument)
                }
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and any(
                getattr(t, "id", "") in {"SAID", "_CAPS"} for t in node.targets
            ):
                found |= set(_literals(node.value))
    return found


def _literals(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_is_in_german() -> None:
    german = language.load("de").sentences
    wanted = {sentence for sentence in sentences_of_source() if re.search(r"[A-Za-z]{2}", sentence)}
    missing = {s for s in wanted - set(german) - SAME_EVERYWHERE if not re.fullmatch(r"[a-z_]+", s)}
    assert not missing


def test_no_german_sentence_is_left_over() -> None:
    assert not set(language.load("de").sentences) - sentences_of_source() - MODIFIERS


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
