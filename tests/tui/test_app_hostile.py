"""Text from articles is data: it never becomes markup, and never steers the terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from app_hostile import MARKUP, PAYLOADS, SEQUENCES, STEERING, WRITING, hostile
from app_invented import Invented
from app_screen import opened, press, screen_lines, screen_text
from rich.cells import cell_len

from directory.entry import Claim, Conflict, ConflictKind, Duplicate, Mark, Statement
from directory.errors import NotADirectoryFileError
from tui.widgets import shown

if TYPE_CHECKING:
    from directory.entry import ArticleText, Entry

TESTS = Path(__file__).parent.parent


def test_there_are_at_least_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("payload", MARKUP, ids=repr)
async def test_markup_stands_on_the_screen_letter_for_letter(payload: str) -> None:
    async with opened(hostile(payload), size=(200, 60)) as pilot:
        await press(pilot, "escape", "enter")
        assert f"vor{payload}nach" in screen_text(pilot)
        assert pilot.app.is_running


async def test_nothing_invisible_reaches_the_screen() -> None:
    source = hostile("")
    people: list[Entry] = []
    texts: list[ArticleText] = []
    for number, payload in enumerate(PAYLOADS):
        poisoned = hostile(payload)
        people.append(shifted(poisoned, number))
        texts += poisoned.texts
    source.people, source.texts = tuple(people), tuple(texts)
    async with opened(source, size=(200, 60)) as pilot:
        await press(pilot, "escape")
        for _ in PAYLOADS[:60]:
            assert_only_printable(screen_text(pilot))
            await pilot.press("down")
        await press(pilot, "end")
        assert_only_printable(screen_text(pilot))


def shifted(source: Invented, number: int) -> Entry:
    return replace(source.people[0], id=number)


def assert_only_printable(text: str) -> None:
    odd = [
        c
        for c in text
        if c != "\n" and (not c.isprintable() or unicodedata.category(c) in {"Cf", "Cc", "Co"})
    ]
    assert odd == []


@pytest.mark.parametrize("payload", WRITING, ids=repr)
async def test_columns_align_whatever_the_writing(payload: str) -> None:
    async with opened(hostile(payload), size=(120, 30)) as pilot:
        bar = screen_lines(pilot)[1].index("│")
        for line in screen_lines(pilot)[1:-1]:
            assert cell_len(line[: line.index("│")]) == bar


async def test_message_about_a_file_with_a_hostile_name() -> None:
    def refuse(_path: Path) -> Invented:
        raise NotADirectoryFileError("\x1b]52;c;QQ==\x07[/].sqlite3", "damaged \x1b[2J[bold]")

    async with opened(open_source=refuse) as pilot:
        assert "[/].sqlite3: damaged \\x1b[2J[bold]" in screen_text(pilot)
        assert_only_printable(screen_text(pilot))


# What is changed by hand


@dataclass
class Contested(Invented):
    """Two contacts that may be one, and articles that disagree, with the payload in all that is said."""

    payload: str = ""

    def duplicates(self, *, limit: int = 1000) -> tuple[Duplicate, ...]:
        one = self.people[0]
        return (Duplicate(one, replace(one, id=2), f"same name, same {self.payload}"),)[:limit]

    def conflicts(self, id: int | None = None, *, limit: int = 100) -> tuple[Conflict, ...]:  # noqa: A002, ARG002
        claims = (Claim(self.payload, self.payload, "2019-01-01", 2, current=True),)
        return (Conflict(ConflictKind.VALUES, self.people[0], "phone", claims),)[:limit]

    def statements(self, id: int) -> tuple[Statement, ...]:  # noqa: A002, ARG002
        said = self.payload
        return tuple(
            Statement(field, said, said, said, said, 0, 1, said, said_by, current=current)
            for field, said_by, current in (
                ("phone", None, False),
                ("role", said, True),
                ("email", None, False),
            )
        )


FEW = (*MARKUP[:6], *STEERING[::12], *SEQUENCES[::12])


@pytest.mark.parametrize("payload", FEW, ids=repr)
async def test_review_and_form_show_data_as_data(payload: str) -> None:
    town = hostile(payload)
    twin = replace(town.people[0], id=2)
    source = Contested(people=(*town.people, twin), texts=town.texts, payload=f"vor{payload}nach")
    async with opened(source, size=(120, 40)) as pilot:
        await press(pilot, "escape")
        for keys in (("e", "escape"), ("N", "escape"), ("f", "escape"), ("r",), ("n",), ("n",)):
            for key in keys:
                await press(pilot, key)
                assert_only_printable(screen_text(pilot))
        assert pilot.app.is_running
        assert "vor" in screen_text(pilot)


# Cutting a passage keeps the marks on their words


@pytest.mark.parametrize("payload", [*STEERING[:40], *SEQUENCES[:20]], ids=repr)
def test_marks_stay_on_their_words(payload: str) -> None:
    text = f"{payload}Fragen {payload}an Ada{payload} Bei{payload}spiel, {payload}bitte."
    start, end = text.index("Ada"), text.index(",")
    cut = shown.paragraph(text, 0, len(text), [Mark(start, end, "person")])
    marked = cut.text[cut.marks[0].start : cut.marks[0].end]
    assert (marked[:3], marked[-5:]) == ("Ada", "spiel")
    assert_only_printable(cut.text)


# On a terminal

# What Textual itself writes: colours, cursor, modes, keyboard protocol, synchronised output, reports.
OWN = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*H|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9;]+\$p|\x1b\[[<>=][0-9;]*u|\x1b\[\?u"
    rb"|\x1b\[[0-9]*J|\x1b\[[0-9;]*t|\x1b\[c|\x1b\[>q|\x1b\[[0-9]* q|\x1b\[[0-9]+[ABCDGK]"
    rb"|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)|\x1bP\+q[0-9a-f;]*\x1b\\|\x1b_G[^\x1b]*\x1b\\|\r|\n|\r\n"
)
PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
from dataclasses import replace
from datetime import date
from pathlib import Path
from app_hostile import PAYLOADS, hostile
from app_invented import opening
from tui.app import Wegweiser
source = hostile("")
towns = [hostile(payload) for payload in PAYLOADS]
source.people = tuple(replace(town.people[0], id=number) for number, town in enumerate(towns))
source.passages = lambda id: towns[id].passages(1)
source.article = lambda id: None
Wegweiser(Path("town\\x1b]52;c;QQ==\\x07.sqlite3"), opening(source), date(2026, 11, 22)).run()
"""


def test_no_control_sequence_of_the_data_reaches_the_terminal() -> None:
    written = session([b"\x1b[B"] * 40 + [b"\x1b[6~"] * 12 + [b"\x11"])
    assert written.count(b"vor") > 200
    left = OWN.sub(b"", written)
    assert b"\x1b" not in left
    text = left.decode("utf-8")
    assert [c for c in text if not c.isprintable()] == []
    # Sequences that the app never writes of itself but the payloads would.
    for order in (b"\x1b]0;", b"\x1b]52", b"\x1b]8", b"\x1b[6n", b"\x1bc", b"\x1b[201~", b"\x1b[999;999H"):
        assert order not in written


def session(keys: list[bytes]) -> bytes:
    """Run the app on a terminal of 120 × 40, hit the keys, and return all that it wrote."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(tests=str(TESTS))],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
        close_fds=True,
    )
    os.close(follower)
    written = bytearray()
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline:
            ready, _, _ = select.select([leader], [], [], 0.5)
            if ready:
                try:
                    piece = os.read(leader, 65536)
                except OSError:
                    break
                if not piece:
                    break
                written += piece
            # The next key when the screen has shown the data and rests.
            if keys and b"vor" in written and not select.select([leader], [], [], 0.05)[0]:
                os.write(leader, keys.pop(0))
        running.wait(10)
    finally:
        running.kill()
        running.wait()
        os.close(leader)
    assert not keys
    return bytes(written)
