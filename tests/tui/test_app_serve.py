"""The app in the browser: who is let in, what is said, and how it looks in a real one."""

from __future__ import annotations

import asyncio
import socket
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from app_town import fill

from tui import cli, language
from tui.commands import serve as verb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

aiohttp = pytest.importorskip("aiohttp", reason="the extra `web` is not installed")
serving = pytest.importorskip("tui.serving", reason="the extra `web` is not installed")
browsing = pytest.importorskip("browser")

PATIENCE = 60.0


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    language.wish(None)
    language.use("en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "town.sqlite3")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture
def page(path: Path) -> Iterator[int]:
    """Serve the town on a free port."""
    port = free_port()
    arguments = ["--lang", "de", "serve", "--port", str(port), "--directory", str(path)]
    running = subprocess.Popen(
        [sys.executable, "-c", "from tui.cli import main; main()", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield port
    finally:
        running.terminate()
        running.wait(PATIENCE)


async def status(url: str, **headers: str) -> int:
    """Ask until somebody answers."""
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(url, headers=headers) as answer:
                    found: int = answer.status
                    return found
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.1)


# Who is let in


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("127.0.0.1:8000", None, True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8001", False),
        ("127.0.0.1:8000", "http://evil.example", False),
        ("127.0.0.1:8000", "null", False),
        ("evil.example:8000", None, False),
        ("evil.example:8000", "http://evil.example:8000", False),
        ("localhost:8000", None, False),
        (None, None, False),
    ],
)
def test_only_the_own_page_is_let_in(host: str | None, origin: str | None, *, expected: bool) -> None:
    assert serving.is_own(host, origin, "127.0.0.1:8000") is expected


@pytest.mark.parametrize(
    ("address", "loopback", "everywhere"),
    [
        ("127.0.0.1", True, False),
        ("127.8.8.8", True, False),
        ("localhost", True, False),
        ("::1", True, False),
        ("192.0.2.7", False, False),
        ("0.0.0.0", False, True),  # noqa: S104  what is refused
        ("::", False, True),
        ("office.example", False, False),
        ("127.0.0.1.example", False, False),
    ],
)
def test_addresses(address: str, *, loopback: bool, everywhere: bool) -> None:
    assert serving.is_loopback(address) is loopback
    assert serving.is_everywhere(address) is everywhere


async def test_other_pages_are_refused_and_nothing_is_loaded_from_elsewhere(page: int) -> None:
    url = f"http://127.0.0.1:{page}"
    assert await status(f"{url}/") == 200
    assert await status(f"{url}/ws", Origin="http://evil.example") == 403
    assert await status(f"{url}/", Host="evil.example") == 403
    async with aiohttp.ClientSession() as session, session.get(f"{url}/") as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


# What the command line says


def test_missing_extra_is_told_in_one_line(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "find_spec", lambda _name: None)
    assert cli.run(["serve", "--directory", str(path)]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "pip install 'wegweiser[web]'" in told


def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(serving, "serve", lambda *given: calls.append(given))
    return calls


def test_own_machine_is_the_default(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = served(monkeypatch)
    assert cli.run(["--lang", "de", "serve", "--directory", str(path)]) == 0
    assert calls == [(path, "de", "127.0.0.1", 8000)]
    assert "warning" not in capsys.readouterr().err


def test_another_address_is_warned_of(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = served(monkeypatch)
    assert cli.run(["--lang", "en", "serve", "--address", "192.0.2.7", "--directory", str(path)]) == 0
    assert calls == [(path, "en", "192.0.2.7", 8000)]
    assert "warning: everybody who reaches 192.0.2.7" in capsys.readouterr().err


def test_all_addresses_at_once_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = served(monkeypatch)
    assert cli.run(["serve", "--address", "0.0.0.0", "--directory", str(path)]) == 2  # noqa: S104
    assert not calls


def test_missing_directory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = served(monkeypatch)
    assert cli.run(["serve", "--directory", str(tmp_path / "none.sqlite3")]) == 1
    assert not calls


def test_paths_and_languages_are_quoted_for_the_shell(tmp_path: Path) -> None:
    command = serving.command(tmp_path / "a b; rm -rf $HOME.sqlite3", "de")
    assert "'" in command
    assert command.endswith(" de")


# In a browser


def colours(png: bytes) -> int:
    """Count the different bytes of a picture's pixels: a page of one colour has a handful."""
    data, position = b"", 8
    while position < len(png):
        (length,) = struct.unpack(">I", png[position : position + 4])
        if png[position + 4 : position + 8] == b"IDAT":
            data += png[position + 8 : position + 8 + length]
        position += length + 12
    return len(set(zlib.decompress(data)))


@pytest.mark.skipif(browsing.program() is None, reason="no Chromium here")
async def test_browser_shows_and_types(page: int, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{page}/"
    assert await status(url) == 200
    async with browsing.browser() as browser:
        await browser.open(url)
        await browser.until("5 von 5")
        await browser.click(200, 8)  # the search box
        await browser.type("vogelsang")
        await browser.until("1 von 1")
        picture = await browser.picture()
        elsewhere = [each for each in browser.requested if not each.startswith(url)]
    (tmp_path / "page.png").write_bytes(picture)
    assert colours(picture) > 50
    assert not elsewhere
