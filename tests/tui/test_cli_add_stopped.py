from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import many_articles, wegweiser

from tui.exits import Exit


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "d.sqlite3"


def _killed(arguments: list[str], delay: float) -> None:
    """Start `add` as a process of its own and kill it, with all that it has started, after a while."""
    command = [sys.executable, "-c", "from tui.cli import main; main()", *arguments]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(delay)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def test_killed_at_any_moment_the_directory_is_sound_and_the_next_run_completes_it(
    tmp_path: Path, file: Path
) -> None:
    folder = many_articles(tmp_path / "in", 120)
    arguments = ["add", "--quiet", "--directory", str(file), str(folder)]
    held = []
    for delay in (0.2, 0.9, 1.3, 1.8, 2.4):
        _killed(arguments, delay)
        if file.exists() and file.stat().st_size:
            with contextlib.closing(sqlite3.connect(file)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
                tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
                if "document" in tables:
                    held.append(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    assert held == sorted(held)
    assert wegweiser(*arguments).both == ""
    whole = tmp_path / "whole.sqlite3"
    wegweiser("add", "--quiet", "--directory", whole, folder)
    assert wegweiser("export", "--directory", file).out == wegweiser("export", "--directory", whole).out


def test_workers_end_with_the_one_that_is_killed(tmp_path: Path, file: Path) -> None:
    folder = many_articles(tmp_path / "in", 200)
    mark = f"wegweiser-test-{os.getpid()}"
    command = [
        sys.executable,
        "-c",
        "from tui.cli import main; main()",
        "add",
        "-q",
        "--directory",
        str(file),
    ]
    environment = {**os.environ, "WEGWEISER_MARK": mark}
    with subprocess.Popen([*command, str(folder)], env=environment, stderr=subprocess.PIPE) as process:
        for _ in range(200):
            if len(_marked(mark)) >= 3 or process.poll() is not None:
                break
            time.sleep(0.05)
        process.kill()
    for _ in range(200):
        if not (left := _marked(mark)):
            break
        time.sleep(0.05)
    assert left == []


def _marked(mark: str) -> list[str]:
    """Return the processes that have the mark in their environment; none where /proc is missing."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark.encode() in path.read_bytes():
                found.append(path.parent.name)
    return found


def test_ctrl_c_ends_a_run_on_many_cores_in_one_line(tmp_path: Path, file: Path) -> None:
    folder = many_articles(tmp_path / "in", 300)
    command = [sys.executable, "-c", "from tui.cli import main; main()", "add", "--directory", str(file)]
    with subprocess.Popen([*command, str(folder)], stderr=subprocess.PIPE, start_new_session=True) as process:
        for _ in range(200):
            if file.exists() and (tmp_path / "d.sqlite3-wal").exists():
                break
            time.sleep(0.05)
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, told = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED
    lines = told.decode().splitlines()
    assert lines[-1].startswith("interrupted; what was added stays")
    assert lines[0].startswith("articles  ")
    assert len(lines) == 4
