"""Read a web address that somebody gave by hand: one page, or the articles of a feed.

Nothing here is called by the readers of files: the network is used only when asked for. The address that
was checked is the one that is connected to, at every hop, so that no name can point elsewhere in between.
"""

from __future__ import annotations

import email.utils
import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from extract.errors import UnreadableError
from extract.read.document import Entry, Limits, Metadata, Opening
from extract.read.parsing import parse
from extract.read.unpacking import unpack_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from extract.article import Article
    from extract.read.document import Document

_NAME = "wegweiser"
_HOPS = 5  # redirections; RFC 9309 wants five followed for robots.txt
_ROBOTS_LENGTH = 512_000  # bytes; RFC 9309, 2.5: 500 KiB at least
_LONGEST_ADDRESS = 2000
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65536
# NAT64 (RFC 6052): an address of the own network may stand in the last 32 bits.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit may cost: `length` bytes, `seconds` in all; and whether the own network is allowed."""

    length: int = 10_000_000
    seconds: float = 30
    own_network: bool = False


@dataclass(frozen=True, slots=True)
class _Response:
    url: str
    status: int
    headers: http.client.HTTPMessage
    data: bytes


def read_address(url: str, visit: Visit | None = None) -> Iterator[Article]:
    """Yield the article of a page, or those of a feed, at an address of the web; see `unpack_address`."""
    for document in unpack_address(url, visit):
        yield from parse(document)


def unpack_address(url: str, visit: Visit | None = None) -> Iterator[Document]:
    """Yield the page, or the items of the feed, at an address of the web, to be parsed elsewhere.

    Raises:
        UnreadableError: it is no address of the web, lies in the own network, robots.txt forbids it, the
            server does not answer, or answers with too much, too late, or with an error.
        FormatError: what it answers is in no format known here.
    """
    fetch = _Fetch(url, visit or Visit())
    response = fetch.page()
    moment = (
        email.utils.parsedate_to_datetime(stamp) if (stamp := response.headers["Last-Modified"]) else None
    )
    metadata = Metadata(
        url=response.url,
        charset=response.headers.get_content_charset(),
        modified=moment.date().isoformat() if moment else None,
    )
    entry = Entry(url, io.BytesIO(response.data), metadata, urlsplit(response.url).path, seekable=True)
    opening = Opening(fetch.refuse, Limits(document=fetch.visit.length))
    yield from unpack_entry(entry, opening)


def is_public(address: _Address) -> bool:
    """Tell an address of the internet from one of this machine or its network (RFC 6890)."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner:
            return is_public(inner)
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast


class _Fetch:
    """One visit: its time runs from the beginning, over robots.txt and all redirections."""

    def __init__(self, url: str, visit: Visit) -> None:
        self.source = url
        self.visit = visit
        self.ends = time.monotonic() + visit.seconds
        self.robots: dict[str, RobotFileParser] = {}

    def refuse(self, error: Exception) -> None:
        """Raise what is reported inside of an archive: an address names one thing."""
        raise error

    def page(self) -> _Response:
        """Return the page at the address; robots.txt is asked at each host on the way."""
        response = self._follow(self.source, self.visit.length, asks=True)
        if response.status != http.HTTPStatus.OK:
            raise self._error(f"the server answers {response.status}")
        return response

    def _follow(self, url: str, longest: int, *, asks: bool) -> _Response:
        for _ in range(_HOPS + 1):
            parts = self._checked(url)
            if asks and not self._allowed(parts, url):
                raise self._error("robots.txt forbids to read it")
            response = self._get(parts, longest)
            target = response.headers["Location"]
            if response.status not in _MOVED or not target:
                return response
            url = urljoin(url, target)
        raise self._error(f"redirected more than {_HOPS} times")

    def _checked(self, url: str) -> SplitResult:
        try:
            parts = urlsplit(url)
            valid = parts.scheme in _PORTS and parts.hostname and (parts.port is None or parts.port > 0)
        except ValueError:
            valid = False
        if not valid or len(url) > _LONGEST_ADDRESS or any(ord(char) <= 0x20 for char in url):
            raise self._error("no address of the web (http or https)")
        if parts.username or parts.password:
            raise self._error("addresses with a name or password in them are not read")
        return parts

    def _allowed(self, parts: SplitResult, url: str) -> bool:
        """Ask robots.txt; none there allows all, a server in trouble nothing (RFC 9309, 2.3.1)."""
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self.robots:
            rules = RobotFileParser()
            response = self._follow(f"{place}/robots.txt", _ROBOTS_LENGTH, asks=False)
            if response.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
                raise self._error(f"robots.txt cannot be read (the server answers {response.status})")
            found = response.status == http.HTTPStatus.OK
            rules.parse(response.data.decode("utf-8", "replace").splitlines() if found else [])
            self.robots[place] = rules
        return self.robots[place].can_fetch(_NAME, url)

    def _get(self, parts: SplitResult, longest: int) -> _Response:
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        connection = _Connection(
            host, port, self._resolved(host, port), self._left(), parts.scheme == "https"
        )
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        # A server that sends a byte now and then never runs into a timeout of its own.
        watch = threading.Timer(self._left(), connection.abort)
        watch.start()
        try:
            with connection as opened:
                opened.request("GET", f"{path}{query}", headers=_HEADERS)
                with opened.getresponse() as answer:
                    data = self._body(answer, longest)
            self._left()
        except TimeoutError:
            raise self._late() from None
        except (OSError, http.client.HTTPException, ssl.SSLError, zlib.error, UnicodeError) as error:
            self._left()
            raise self._error(f"cannot be had ({str(error)[:80] or type(error).__name__})") from error
        finally:
            watch.cancel()
        return _Response(parts.geturl(), answer.status, answer.headers, data)

    def _body(self, answer: http.client.HTTPResponse, longest: int) -> bytes:
        """Read what the server sends, but not more than allowed; gzip is undone within the same bounds."""
        packed = answer.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate")
        inflater = zlib.decompressobj(47) if packed else None
        out = bytearray()
        while len(out) <= longest:
            self._left()
            piece = answer.read1(_CHUNK)
            if not piece:
                return bytes(out)
            out += inflater.decompress(piece, longest + 1 - len(out)) if inflater else piece
        raise self._error(f"larger than {longest // 1_000_000 or 1} MB")

    def _resolved(self, host: str, port: int) -> str:
        """Return the first address of a host; each of them must be one of the internet."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = [ipaddress.ip_address(str(place[0]).partition("%")[0]) for *_, place in found]
        except (OSError, UnicodeError, ValueError) as error:
            raise self._error("no such host") from error
        if not addresses:
            raise self._error("no such host")
        if not self.visit.own_network and not all(map(is_public, addresses)):
            raise self._error("an address inside of the own network")
        return str(addresses[0])

    def _left(self) -> float:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self._late()
        return left

    def _late(self) -> UnreadableError:
        return self._error(f"not there within {self.visit.seconds:g} seconds")

    def _error(self, reason: str) -> UnreadableError:
        return UnreadableError(self.source, reason)


_HEADERS = {
    "User-Agent": _NAME,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str, seconds: float, secure: bool) -> None:  # noqa: FBT001
        super().__init__(host, port, timeout=seconds)
        self.default_port = _PORTS["https" if secure else "http"]
        self._place = address
        self._context = ssl.create_default_context() if secure else None
        self._held: socket.socket | None = None

    def connect(self) -> None:
        """Connect; certificates are checked against the name."""
        plain = self._held = socket.create_connection((self._place, self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host) if self._context else plain
        self._held = self.sock

    def abort(self) -> None:
        """End what is going on, from another thread."""
        if self._held:
            with suppress(OSError):
                self._held.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
