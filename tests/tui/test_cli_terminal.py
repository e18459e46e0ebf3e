"""Runs on a pseudo-terminal: what a person sees, and what a terminal is never sent."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import articles, wegweiser

from tui.exits import Exit

COMMAND = Path(sys.executable).with_name("wegweiser")
_STYLES = re.compile(r"\x1b\[[0-9;]*m")
# What rich's bar sends to move about; everything else that begins with ESC comes from elsewhere.
_BAR = re.compile(r"\x1b\[(?:\?25[lh]|[0-9]*[ABKGJ]|[0-9;]*m)|\r")


def on_a_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """Run with all three streams on a terminal; return the exit code and what the terminal was sent."""
    master, slave = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    process = subprocess.Popen(
        [str(COMMAND), *map(str, arguments)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=kept | {"TERM": "xterm-256color"} | environment,
    )
    os.close(slave)
    sent = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not piece:
            break
        sent += piece
    os.close(master)
    return process.wait(), sent.decode().replace("\r\n", "\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "d.sqlite3"
    wegweiser("--directory", file, "add", articles(tmp_path / "in"))
    return file


def test_find_sets_names_off(file: Path) -> None:
    code, sent = on_a_terminal("--directory", file, "find", "Sprachkurs")
    assert code == Exit.DONE
    assert "\x1b[1mMonika Brandt\x1b[0m" in sent
    assert not re.search(r"[^ -~\n\u00a0-\uffff]", _STYLES.sub("", sent))


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_styles_can_be_turned_off(file: Path, environment: dict[str, str]) -> None:
    code, sent = on_a_terminal("--directory", file, "find", "Sprachkurs", **environment)
    assert code == Exit.DONE
    assert "Monika Brandt" in sent
    assert "\x1b" not in sent


def test_add_shows_a_bar_and_failures_above_it(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in")
    (folder / "[red]\x1b]52;c;cm0=\x07[b].txt").write_bytes(b"")
    (folder / ("sehr-langer-name-" * 12 + ".txt")).write_bytes(b"")
    code, sent = on_a_terminal("--directory", tmp_path / "d.sqlite3", "add", folder)
    assert code == Exit.NOTHING
    assert "reading" in sent
    assert re.search(r"\d+% [1-4] articles, \d+/s, \d\.\d MB/s", _BAR.sub("", sent))
    assert r"[red]\x1b]52;c;cm0=\x07[b].txt: empty" in sent
    assert "sehr-langer-name-" * 12 + ".txt: empty" in sent
    assert "articles  2 read: 2 new" in sent
    assert not re.search(r"[^ -~\n\u00a0-\uffff]", _BAR.sub("", sent))


def test_quiet_shows_no_bar(tmp_path: Path) -> None:
    code, sent = on_a_terminal("--directory", tmp_path / "d.sqlite3", "add", "-q", articles(tmp_path / "in"))
    assert (code, sent) == (Exit.DONE, "")


def test_ctrl_c_ends_with_130_and_leaves_the_terminal_well(tmp_path: Path) -> None:
    waiting = tmp_path / "waiting.txt"
    os.mkfifo(waiting)
    file = tmp_path / "d.sqlite3"
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [str(COMMAND), "--directory", str(file), "add", str(articles(tmp_path / "in")), str(waiting)],
        stdin=slave,
        stdout=slave,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 60
    try:
        while wegweiser("--directory", file, "export").out.count("@") < 2:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
        os.close(slave)
        os.close(master)
    assert process.returncode == Exit.INTERRUPTED
    assert b"Traceback" not in told
    assert b"interrupted; what was added stays" in told
