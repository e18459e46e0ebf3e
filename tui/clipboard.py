"""Put text on the clipboard of the machine at which the person sits.

A native tool is first: it says whether it worked. Over SSH the native tool would fill the clipboard of the
far machine, so there, and where no tool is installed, only the terminal can do it (OSC 52), unacknowledged:
the screen then says "sent", not "copied".
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# A clipboard tool answers at once or hangs (no display server): this long is waited, in seconds.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that reads the clipboard's text from its standard input, and where it serves."""

    command: tuple[str, ...]
    variable: str | None = None  # serves if this variable of the environment is set
    platform: str | None = None  # serves on this system, as `sys.platform` names it

    def serves(self, environment: Mapping[str, str], platform: str) -> bool:
        """Tell whether the tool can reach a clipboard here, if it is installed."""
        if self.platform is not None:
            return platform == self.platform
        return self.variable is not None and bool(environment.get(self.variable))


# In the order tried. tmux passes the text on to the outer terminal itself ("-w", tmux ≥ 3.2), which
# works over SSH too, while it ignores an OSC 52 of a program inside by default ("set-clipboard external").
TMUX = Tool(("tmux", "load-buffer", "-w", "-"), variable="TMUX")
TOOLS = (
    Tool(("pbcopy",), platform="darwin"),
    Tool(("wl-copy", "--type", "text/plain"), variable="WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), variable="DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), variable="DISPLAY"),
    Tool(("clip.exe",), variable="WSL_DISTRO_NAME"),
)


def tools(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[Tool, ...]:
    """Return the tools that would reach the clipboard of the person's own machine, best first.

    None of the native ones over SSH. tmux is last: it knows no more of the outer clipboard than the
    terminal does, so it does not count as copied (see `certain`).
    """
    remote = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
    native = () if remote else tuple(tool for tool in TOOLS if tool.serves(environment, platform))
    return native + ((TMUX,) if TMUX.serves(environment, platform) else ())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text: `handled` by a tool or not at all; `certain` if it is surely there."""

    handled: bool
    certain: bool


def copy(
    text: str,
    environment: Mapping[str, str] | None = None,
    run: Callable[[tuple[str, ...], str], bool] | None = None,
) -> Outcome:
    """Hand the text to the first tool that takes it; never raises, waits at most `PATIENCE` a tool.

    `run` takes a command and the text and tells whether the tool took it.
    """
    environment = os.environ if environment is None else environment
    run = run or _run
    for tool in tools(environment):
        if run(tool.command, text):
            return Outcome(handled=True, certain=tool is not TMUX)
    return Outcome(handled=False, certain=False)


def _run(command: tuple[str, ...], text: str) -> bool:
    program = shutil.which(command[0])
    if program is None:
        return False
    try:
        # xclip stays in the background and serves the text: it must not hold our output open.
        finished = subprocess.run(  # noqa: S603  a fixed command of `TOOLS`; the text goes to its input
            (program, *command[1:]),
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return finished.returncode == 0
