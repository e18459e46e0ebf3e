"""A web address given by hand, against a server of our own: pages, feeds, limits, robots.txt."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from reading_samples import SAMPLES, html_page, rss

from extract import ExtractError, survey
from extract.read import web
from extract.read.web import Visit, is_public, read_address

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = html_page(SAMPLES[0]).encode()
HERE = Visit(own_network=True, seconds=5)
Answer = tuple[int, dict[str, str], bytes]


class Site(ThreadingHTTPServer):
    """A site whose pages a test puts into `pages`; `asked` is what was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.slow = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, headers, data = self.server.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for start in range(0, len(data), 1000):
                self.wfile.write(data[start : start + 1000])
                if self.server.slow and self.path != "/robots.txt":
                    self.wfile.flush()
                    time.sleep(self.server.slow)
        except OSError:
            return  # the reader had enough

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def html(data: bytes = PAGE, **headers: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, data


def reason(url: str, visit: Visit = HERE) -> str:
    with pytest.raises(ExtractError) as caught:
        list(read_address(url, visit))
    assert caught.value.source == url
    return caught.value.reason


def test_a_page(site: Site) -> None:
    site.pages["/kurs"] = html()
    (article,) = read_address(f"{site.url}/kurs", HERE)
    assert (article.source, article.url) == (f"{site.url}/kurs", SAMPLES[0].url)
    assert {c.person.name for c in survey(article).contacts if c.person} == {"Leyla Karaca", "Jonas Ebeling"}
    assert site.asked == ["/robots.txt", "/kurs"]


def test_the_articles_of_a_feed(site: Site) -> None:
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(SAMPLES))
    articles = list(read_address(f"{site.url}/feed", HERE))
    assert [article.source for article in articles] == [f"{site.url}/feed#{n}" for n in (1, 2, 3)]
    assert [article.url for article in articles] == [sample.url for sample in SAMPLES]


def test_what_the_server_says_of_the_page(site: Site) -> None:
    data = "<html><body><p>Grüße aus Seefurt</p></body></html>".encode("iso-8859-2")
    site.pages["/a"] = (
        200,
        {"Content-Type": "text/html; charset=iso-8859-2", "Last-Modified": "Thu, 30 Nov 2017 20:00:00 GMT"},
        data,
    )
    (article,) = read_address(f"{site.url}/a", HERE)
    assert article.text == "Grüße aus Seefurt"
    assert (article.published, article.published_rule, article.url) == ("2017-11-30", "file", f"{site.url}/a")


def test_a_compressed_page(site: Site) -> None:
    site.pages["/a"] = html(gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
    (article,) = read_address(f"{site.url}/a", HERE)
    assert article.title == SAMPLES[0].title


def test_redirections_are_followed(site: Site) -> None:
    site.pages["/a"] = (301, {"Location": "/b?x=1"}, b"")
    site.pages["/b?x=1"] = (302, {"Location": f"{site.url}/c"}, b"")
    site.pages["/c"] = html()
    (article,) = read_address(f"{site.url}/a", HERE)
    assert article.title == SAMPLES[0].title
    assert site.asked == ["/robots.txt", "/a", "/b?x=1", "/c"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((302, {"Location": "/a"}, b""), "redirected more than 5 times"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "no address of the web (http or https)"),
        ((302, {"Location": "ftp://a.example/"}, b""), "no address of the web (http or https)"),
        (
            (302, {"Location": "http://anna:geheim@a.example/"}, b""),
            "addresses with a name or password in them are not read",
        ),
        ((404, {}, b"weg"), "the server answers 404"),
        ((500, {}, b"kaputt"), "the server answers 500"),
        ((200, {}, b""), "empty"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n\0\0\0\0\0"), "binary data, not a text"),
        (
            (200, {"Content-Encoding": "gzip"}, b"kein gzip"),
            "cannot be had (Error -3 while decompressing data: incorrect header check)",
        ),
        ((200, {}, b"Wort " * 400_000), "larger than 1 MB"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000)), "larger than 1 MB"),
    ],
)
def test_what_is_not_read_is_told_in_one_line(site: Site, answer: Answer, expected: str) -> None:
    site.pages["/a"] = answer
    assert reason(f"{site.url}/a", Visit(own_network=True, length=1_000_000, seconds=10)) == expected


def test_a_server_that_takes_its_time(site: Site) -> None:
    site.pages["/a"] = html(b"Wort " * 4000)
    site.slow = 0.2
    assert reason(f"{site.url}/a", Visit(own_network=True, seconds=0.6)) == "not there within 0.6 seconds"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /intern/\n"), "/intern/a", False),
        ((200, {}, b"User-agent: *\nDisallow: /intern/\n"), "/a", True),
        ((200, {}, b"User-agent: wegweiser\nDisallow: /\n"), "/a", False),
        ((200, {}, b"User-agent: other\nDisallow: /\n"), "/a", True),
        ((404, {}, b"User-agent: *\nDisallow: /\n"), "/a", True),
        ((200, {}, b"<html>keine Datei</html>"), "/a", True),
        ((301, {"Location": "/r"}, b""), "/a", False),
    ],
)
def test_robots_txt_is_respected(site: Site, robots: Answer, path: str, allowed: bool) -> None:  # noqa: FBT001
    site.pages["/robots.txt"] = robots
    site.pages["/r"] = (200, {}, b"User-agent: *\nDisallow: /\n")
    site.pages[path] = html()
    if allowed:
        assert len(list(read_address(site.url + path, HERE))) == 1
    else:
        assert reason(site.url + path) == "robots.txt forbids to read it"
        assert path not in site.asked


def test_a_server_in_trouble_forbids(site: Site) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    assert reason(f"{site.url}/a") == "robots.txt cannot be read (the server answers 503)"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104  asked for, not bound to
        "2130706433",
        "127.1",
    ],
)
def test_the_own_network_is_closed(host: str) -> None:
    assert reason(f"http://{host}/", Visit(seconds=5)) in (
        "an address inside of the own network",
        "no such host",
    )


def test_every_hop_is_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "is_public", lambda address: str(address) == "127.0.0.1")
    site.pages["/a"] = (302, {"Location": f"http://127.0.0.2:{site.server_port}/b"}, b"")
    site.pages["/b"] = html()
    assert reason(f"{site.url}/a", Visit(seconds=5)) == "an address inside of the own network"
    assert "/b" not in site.asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a00:1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
    ],
)
def test_addresses_of_the_internet(address: str, public: bool) -> None:  # noqa: FBT001
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://",
        "http:///a",
        "kurs.html",
        "http://a.example:99999/",
        "http://a.example/\r\nX: y",
        "javascript:alert(1)",
        "http://[::1",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_no_addresses_of_the_web(url: str) -> None:
    assert reason(url) == "no address of the web (http or https)"


def test_a_server_that_sends_a_byte_now_and_then() -> None:
    ready, over = threading.Event(), threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        ready.set()
        taken, _ = listening.accept()
        with taken, contextlib.suppress(OSError):
            taken.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not over.wait(0.05):
                taken.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    ready.wait(5)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/a"
    assert reason(url, Visit(own_network=True, seconds=0.5)) == "not there within 0.5 seconds"
    over.set()
    thread.join(5)
    listening.close()
