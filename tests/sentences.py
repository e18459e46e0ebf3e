"""Find in the sources all that is said to people: what the catalogues must have in every language."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import tui
from tui.actions import Action
from tui.usage import Example, paragraphs
from tui.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(tui.__file__).parent
# Where the arguments of a call that are sentences begin.
FIRST = {
    "say": 0,
    "say_count": 0,
    "section": 0,
    Action.__name__: 2,
    Example.__name__: 1,
    Verb.__name__: 2,
}
# Arguments of click's and of our own that are sentences wherever they are given.
NAMED = {"help", "metavar", "notes"}
VERBS = {"verb", "changing_verb", "group"}
# Tables and enumerations whose texts are handed to `say` by a variable.
TABLES = {
    "_CAPS",
    "_AGES",
    "_OLDER",
    "_UNDATED",
    "_BY_HAND",
    "_PROTECTION",
    "_NOTES",
    "section",
    "LABELS",
    "FIELD_WORDS",
    "CHANGES",
    "ROWS",
    "STATUS",
    "HINT",
}
ENUMERATIONS = {"Chapter", "Order", "Kind"}


@cache
def sentences(*, shortest: int = 2) -> frozenset[str]:
    """All literals that are shown by the app and the command line, and have so many letters in a row."""
    found = {piece for tree in _trees() for piece in _sentences_of(tree)}
    return frozenset(sentence for sentence in found if re.search(rf"[A-Za-z]{{{shortest}}}", sentence))


@cache
def examples() -> frozenset[str]:
    """All command lines that help shows as examples."""
    lines = (piece for node in _calls(Example.__name__) for piece in _literals(node.args[0]))
    return frozenset(f"wegweiser {line}" for line in lines)


def counted() -> set[tuple[str, ...]]:
    """All sentences that are said of a count, for one and for many."""
    return {
        tuple(piece for part in node.args[1:3] for piece in _literals(part)) for node in _calls("say_count")
    }


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@cache
def _trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES.rglob("*.py"))


def _calls(name: str) -> Iterator[ast.Call]:
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) == name:
                yield node


def _sentences_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_is_verb, node.decorator_list)):
            yield from paragraphs(ast.get_docstring(node) or "")
        for part in _said(node):
            yield from _literals(part)


def _is_verb(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) in VERBS


def _said(node: ast.AST) -> list[ast.expr]:
    """The parts of a node whose texts are shown."""
    if isinstance(node, ast.Call):
        first = FIRST.get(_name(node.func))
        positional = [] if first is None else node.args[first:]
        return positional + [each.value for each in node.keywords if each.arg in NAMED]
    if isinstance(node, ast.ClassDef) and node.name in ENUMERATIONS:
        return [member.value for member in node.body if isinstance(member, ast.Assign)]
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return []
    targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
    names = {_name(inner) for target in targets for inner in ast.walk(target)}
    if not names & TABLES:
        return []
    return list(node.value.values) if isinstance(node.value, ast.Dict) else [node.value]


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _literals(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value
