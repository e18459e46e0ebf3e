"""Which tool copies where."""

from __future__ import annotations

import sys

import pytest

from tui import clipboard
from tui.clipboard import Outcome, copy, tools


def names(environment: dict[str, str], platform: str = "linux") -> list[str]:
    return [tool.command[0] for tool in tools(environment, platform)]


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", []),
        ({"DISPLAY": ":0"}, "linux", ["xclip", "xsel"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["wl-copy", "xclip", "xsel"]),
        ({}, "darwin", ["pbcopy"]),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ["clip.exe"]),
        ({"TMUX": "/tmp/tmux"}, "linux", ["tmux"]),  # noqa: S108
        # The far machine's clipboard is not the person's.
        ({"SSH_CONNECTION": "1", "DISPLAY": ":0"}, "linux", []),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", []),
        ({"SSH_TTY": "/dev/pts/1", "TMUX": "/tmp/tmux"}, "linux", ["tmux"]),  # noqa: S108
    ],
)
def test_tools_that_reach_the_persons_clipboard(
    environment: dict[str, str], platform: str, expected: list[str]
) -> None:
    assert names(environment, platform) == expected


def test_first_tool_that_takes_it_counts() -> None:
    tried: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...], text: str) -> bool:
        tried.append((command[0], text))
        return command[0] == "xsel"

    assert copy("115", {"DISPLAY": ":0"}, run) == Outcome(handled=True, certain=True)
    assert tried == [("xclip", "115"), ("xsel", "115")]


def test_tmux_is_not_certain() -> None:
    assert copy("115", {"TMUX": "x"}, lambda *_: True) == Outcome(handled=True, certain=False)


def test_no_tool_leaves_it_to_the_terminal() -> None:
    assert copy("115", {"DISPLAY": ":0"}, lambda *_: False) == Outcome(handled=False, certain=False)


@pytest.mark.parametrize(
    "command",
    [("no-such-tool-anywhere",), (sys.executable, "-c", "raise SystemExit(3)")],
    ids=["none", "fails"],
)
def test_tool_that_fails_raises_nothing(monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setattr(clipboard, "TOOLS", (clipboard.Tool(command, variable="DISPLAY"),))
    assert not copy("115", {"DISPLAY": ":0"}).handled


def test_tool_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    hanging = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(clipboard, "TOOLS", (clipboard.Tool(hanging, variable="DISPLAY"),))
    assert not copy("115", {"DISPLAY": ":0"}).handled


def test_tool_reads_the_text_from_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = (sys.executable, "-c", "import sys; raise SystemExit(sys.stdin.read() != '+493023125001')")
    monkeypatch.setattr(clipboard, "TOOLS", (clipboard.Tool(reading, variable="DISPLAY"),))
    assert copy("+493023125001", {"DISPLAY": ":0"}) == Outcome(handled=True, certain=True)
