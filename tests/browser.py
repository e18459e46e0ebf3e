"""A headless Chromium, driven over its debugging protocol: opens a page, types, takes a picture."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

# Seconds until something must have happened; the machine may be busy.
PATIENCE = 45.0
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Return the browser's program; None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """One page of a browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Take the page's debugging socket."""
        self._socket = socket
        self._number = 0
        self.requested: list[str] = []
        self.received: list[str] = []

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401
        """Send a command and return its result; keep what happens meanwhile."""
        self._number += 1
        number = self._number
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            said = json.loads((await self._socket.receive(PATIENCE)).data)
            if said.get("id") == number:
                result: dict[str, Any] = said.get("result", {})
                return result
            self._keep(said)

    def _keep(self, said: dict[str, Any]) -> None:
        if said.get("method") == "Network.responseReceived":
            self.requested.append(said["params"]["response"]["url"])
        if said.get("method") == "Network.webSocketFrameReceived":
            frame = said["params"]["response"]
            data = frame["payloadData"]
            binary = frame["opcode"] == 2
            self.received.append(base64.b64decode(data).decode("utf-8", "replace") if binary else data)

    async def open(self, url: str) -> None:
        """Open an address."""
        await self.ask("Network.enable")
        await self.ask("Page.enable")
        await self.ask("Page.navigate", url=url)

    async def until(self, text: str) -> None:
        """Wait until the terminal in the page was sent this."""
        async with asyncio.timeout(PATIENCE):
            while not any(text in received for received in self.received):
                await self.ask("Runtime.evaluate", expression="1")
                await asyncio.sleep(0.05)

    async def click(self, x: int, y: int) -> None:
        """Click at a place of the page, in pixels."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        for letter in text:
            await self.ask("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def picture(self) -> bytes:
        """Return the page as a PNG."""
        await asyncio.sleep(1)  # the page fades its cover out
        taken = await self.ask("Page.captureScreenshot", format="png")
        return base64.b64decode(taken["data"])


@asynccontextmanager
async def browser(size: tuple[int, int] = (1100, 700)) -> AsyncIterator[Browser]:
    """Start a browser with an empty profile, and end it."""
    found = program()
    assert found
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        running = subprocess.Popen(  # noqa: ASYNC220  it returns at once
            (
                found,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-port=0",
                f"--user-data-dir={profile}",
                f"--window-size={size[0]},{size[1]}",
                "about:blank",
            ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port = await _port(Path(profile))
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                    pages = await answer.json(content_type=None)
                page = next(each for each in pages if each["type"] == "page")
                async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                    yield Browser(socket)
        finally:
            running.terminate()
            running.wait()


async def _port(profile: Path) -> int:
    """Return the port that the browser has chosen, once it says."""
    async with asyncio.timeout(PATIENCE):
        while True:
            said = await asyncio.to_thread(_said, profile / "DevToolsActivePort")
            if said:
                return int(said)
            await asyncio.sleep(0.1)


def _said(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0]
    except OSError:
        return ""
