"""The app in the browser: each visitor's page is a terminal in which a process of its own runs.

textual-serve checks nobody. So the page answers this machine alone unless another address is asked for;
another web page open in the same browser is kept out by the names in its requests, and the page itself
loads nothing from elsewhere.
"""

from __future__ import annotations

import ipaddress
import os
import shlex
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

# The template of textual-serve asks Google for a font: nobody else shall learn that somebody looks here.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'"
)


def is_loopback(address: str) -> bool:
    """Tell whether an address is reached from this machine alone."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def is_everywhere(address: str) -> bool:
    """Tell whether an address stands for all of this machine: "0.0.0.0", "::"; no page is called so."""
    try:
        return ipaddress.ip_address(address).is_unspecified
    except ValueError:
        return False


def is_own(host: str | None, origin: str | None, expected: str) -> bool:
    """Tell whether a request comes from our own page.

    `host` is the name that the browser asked for: another one that leads here is a trick (DNS rebinding).
    `origin` is the page that asks; a web socket may be opened by any page (RFC 6455, 10.2), which says so.
    """
    return host == expected and (origin is None or urlsplit(origin).netloc == expected)


class Page(Server):
    """textual-serve with a door: requests of other pages are refused."""

    async def _make_app(self) -> web.Application:
        page: web.Application = await super()._make_app()
        expected = urlsplit(self.public_url).netloc
        policy = POLICY.format(socket=f"ws://{expected}")

        @web.middleware
        async def own_alone(
            request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
        ) -> web.StreamResponse:
            if not is_own(request.headers.get("Host"), request.headers.get("Origin"), expected):
                raise web.HTTPForbidden(text="Not from here.")
            return await handler(request)

        async def close_windows(_request: web.Request, response: web.StreamResponse) -> None:
            response.headers["Content-Security-Policy"] = policy
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Content-Type-Options"] = "nosniff"

        page.middlewares.append(own_alone)
        page.on_response_prepare.append(close_windows)
        return page

    def initialize_logging(self) -> None:
        """Log nothing: who looks up what is nobody's business."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing here: the command line says where the page is."""


def command(path: Path, spoken: str) -> str:
    """Return the shell's command that runs the app in a page."""
    return shlex.join((sys.executable, "-m", "tui.served", str(path.absolute()), spoken))


def serve(path: Path, spoken: str, address: str, port: int) -> None:
    """Serve the app over a directory file until Ctrl-C. Raises OSError if the port is taken."""
    host = f"[{address}]" if ":" in address else address
    if not is_loopback(address):
        # Who sits elsewhere has the clipboard and the programs there, as over SSH, not those of this machine.
        os.environ["SSH_CONNECTION"] = "wegweiser serve"
    page = Page(
        command(path, spoken),
        host=address,
        port=port,
        title="Wegweiser",
        # As browsers name it: port 80 goes without saying.
        public_url=f"http://{host}" if port == 80 else f"http://{host}:{port}",
    )
    page.serve()
