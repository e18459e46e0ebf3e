"""Find in the sources the reasons that errors and failures carry, with samples for what differs."""

from __future__ import annotations

import ast
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import directory
import extract
import tui
from directory.errors import DirectoryError
from extract.errors import ExtractError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What is called with a reason, and at which place: beside the errors and `Failure`, functions that pass
# one on.
PLACES = {"Failure": 1, "_error": 0, "_replace": 1, "Verdict": 1, "_apart": 0}
# Tables of reasons, looked up by what went wrong.
TABLES = {"_REASONS"}
# The topics are part of the program: what is wrong with them is for who writes them.
NOT_FOR_USERS = {"topics_file.py", "topic_words.py", "pairs.py"}
NUMBER, QUOTED = "7", "'x'"


@cache
def reasons_raised() -> frozenset[str]:
    """All reasons that users may meet, one sample for each way they can be put together."""
    return frozenset(reason for path in _sources() for reason in _Module(path).reasons() if reason)


def _sources() -> Iterator[Path]:
    for package in (extract, directory, tui):
        for path in Path(package.__file__ or "").parent.rglob("*.py"):
            if path.name not in NOT_FOR_USERS:
                yield path


def _errors() -> Iterator[str]:
    waiting: list[type[Exception]] = [ExtractError, DirectoryError]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        yield kind.__name__


class _Module:
    """One module: every name that is given a text, and every call that passes a reason."""

    def __init__(self, path: Path) -> None:
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.given: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._give(target, node.value)
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                self._give(node.target, node.value)

    def _give(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.given.setdefault(target.id, []).append(value)

    def reasons(self) -> Iterator[str]:
        places = PLACES | dict.fromkeys(_errors(), 1)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                place = places.get(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
                if place is not None and len(node.args) > place:
                    yield from self.samples(node.args[place])
        for name in TABLES & self.given.keys():
            for table in self.given[name]:
                yield from (text for text in self._constants(table) if " " in text)

    def samples(self, node: ast.expr) -> list[str]:
        """Return what an expression may be; nothing for what comes from elsewhere."""
        inner: list[ast.expr] = []
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return ["".join(chosen) for chosen in product(*map(self._part, parts))]
            case ast.IfExp(body=one, orelse=other):
                inner = [one, other]
            case ast.BoolOp(values=values):
                inner = values
            case ast.Call(func=ast.Attribute(value=held, attr="lower")):
                inner = [held]
            case ast.Call(func=ast.Attribute(attr="get"), args=[_, otherwise]):
                inner = [otherwise]
            case ast.Name(id=name):
                inner = self.given.get(name, [])
        return [sample for each in inner for sample in self.samples(each)]

    def _part(self, node: ast.expr) -> list[str]:
        if isinstance(node, ast.FormattedValue):
            return self.samples(node.value) or [QUOTED if node.conversion == ord("r") else NUMBER]
        return self.samples(node)

    def _constants(self, node: ast.expr) -> Iterable[str]:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner.value
