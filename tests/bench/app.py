"""Measure the app: start to first picture on a terminal, key to redrawn list, memory.

    python tests/bench/app.py [--contacts 20000] [--directory FILE]

Invents a directory of so many contacts (kept at FILE for the next run, if one is named), opens the app on
a pseudo-terminal of 120 × 40, and types. What is measured is what a person sees: from the start of the
process until the count stands on the screen; from a key until the list it asks for is drawn.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import re
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress
from pathlib import Path

from directory.store import Store
from extract import (
    Article,
    Block,
    BlockKind,
    Body,
    Contact,
    Email,
    Findings,
    Person,
    Phone,
    PhoneKind,
    Service,
    Span,
)

GIVEN = ("Ada", "Wenke", "Jonas", "Freya", "Milan", "Ines", "Tarek", "Olga", "Piet", "Selma")
FAMILY = ("Beispiel", "Muster", "Nachtigall", "Vogelsang", "Lindner", "Achterberg", "Yilmaz", "Kowalski")
OFFICES = ("Fachdienst Migration", "Jugendamt", "Schuldnerberatung", "Wohngeldstelle", "Tafel", "Bürgerbüro")
SERVICES = (
    "Integrationskurs",
    "Ferienpass",
    "Beratung bei Schulden",
    "Wohngeld",
    "Lebensmittelausgabe",
    "Ausweise",
)
WORDS = ("integration", "schulden", "wohn", "nachtigall", "jugendamt", "ferienpass stadt")
# The heading of the list, drawn whenever the list is.
_HEADING = re.compile(rb"last seen")
# Seconds after a list until the rest of its window has been asked for, and all is quiet.
_REST = 0.8
# A count such as "200 of 5,457" is on the screen.
_COUNTED = re.compile(rb"[\d,]+ of [\d,]+|nearest")


def findings(number: int, chance: random.Random) -> Findings:
    """Invent an article with one contact."""
    kind = chance.randrange(len(OFFICES))
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}-{number}"
    office, service, town = OFFICES[kind], SERVICES[kind], f"Musterstadt {number % 997}"
    phone, address = f"030 23125-{number % 1000:03}", f"stelle{number}@kreis.example"
    quote = f"Auskunft zu {service} gibt {name}, {office} der Stadt {town}, unter {phone} oder {address}."
    text = f"{service} in {town}\n\n{quote}"

    def span(written: str) -> Span:
        start = text.index(written)
        return Span(start, start + len(written))

    day = f"{2016 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
    article = Article(
        f"articles/{number}.txt",
        text,
        (Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
        title=f"{service} in {town}",
        published=day,
        publisher="Musterbote",
    )
    contact = Contact(
        person=Person(span(name), name, name, "invented"),
        role=None,
        department=Body(span(office), office, office, "invented"),
        organization=Body(span(f"Stadt {town}"), f"Stadt {town}", f"Stadt {town}", "invented"),
        service=Service(span(service), service, service, "invented"),
        place=None,
        phones=(Phone(span(phone), phone, f"+493023125{number % 1000:03}", PhoneKind.VOICE, "invented"),),
        emails=(Email(span(address), address, address, "invented"),),
        quote=span(quote),
        confidence=0.9,
        rule="invented",
    )
    return Findings(article, contacts=(contact,))


def fill(path: Path, contacts: int) -> None:
    """Make the directory."""
    chance = random.Random(6)  # noqa: S311  invented people, the same each time
    begun = time.perf_counter()
    with Store.open(path) as store:
        for number in range(contacts):
            store.add(findings(number, chance))
        store.finish()
    print(f"filled with {contacts:,} contacts in {time.perf_counter() - begun:.1f} s")


class Terminal:
    """The app on a pseudo-terminal."""

    def __init__(self, path: Path) -> None:
        """Start it."""
        self.begun = time.perf_counter()
        self.pid, self.leader = pty.fork()
        if self.pid == 0:
            os.environ.update(
                TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8", LINES="40", COLUMNS="120"
            )
            command = [sys.executable, "-c", "from tui.cli import main; main()", "--directory", str(path)]
            os.execv(sys.executable, command)  # noqa: S606  our own command
        fcntl.ioctl(self.leader, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, wanted: re.Pattern[bytes], patience: float = 60.0) -> float:
        """Return the seconds until this is written."""
        begun, seen = time.perf_counter(), bytearray()
        while time.perf_counter() - begun < patience:
            if select.select([self.leader], [], [], 0.01)[0]:
                seen += os.read(self.leader, 65536)
                if wanted.search(seen):
                    return time.perf_counter() - begun
        message = f"never written: {wanted.pattern!r}"
        raise TimeoutError(message)

    def drawn(self) -> float:
        """Return the seconds until the list that a key asks for is drawn: its heading comes with it."""
        return self.until(_HEADING)

    def rest(self) -> None:
        """Read what is still written; a terminal whose program has left ends with an error."""
        quiet = time.perf_counter() + _REST
        with suppress(OSError):
            while (left := quiet - time.perf_counter()) > 0:
                if select.select([self.leader], [], [], left)[0]:
                    os.read(self.leader, 65536)

    def press(self, key: str) -> None:
        """Hit a key."""
        os.write(self.leader, key.encode())

    def worked(self) -> float:
        """Return the seconds of processor time: the same on a busy machine."""
        times = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> str:
        """Return the resident memory after a second in which nobody types, and the most there was, in MB."""
        time.sleep(1.5)
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        now, most = (int(re.findall(rf"{name}:\s+(\d+)", status)[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        return f"{now:.0f} MB, at most {most:.0f} MB"

    def close(self) -> None:
        """Leave."""
        self.press("\x11")
        self.rest()
        os.waitpid(self.pid, 0)
        os.close(self.leader)


def spread(seconds: list[float]) -> str:
    """Return the middle and the worst of the times."""
    middle, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
    return f"median {middle:.0f} ms, worst {worst:.0f} ms of {len(seconds)}"


def measure(path: Path) -> None:
    """Print the figures."""
    starts, worked = [], []
    for _ in range(5):
        terminal = Terminal(path)
        terminal.until(_COUNTED)
        starts.append(time.perf_counter() - terminal.begun)
        worked.append(terminal.worked())
        terminal.close()
    print(f"start to first picture: {spread(starts)}, of the processor {spread(worked)}")
    terminal = Terminal(path)
    terminal.until(_COUNTED)
    terminal.rest()
    print(f"memory at rest: {terminal.memory()}")
    keys, worked = [], []
    for word in WORDS:
        for letter in word:
            before = terminal.worked()
            terminal.press(letter)
            if letter == " ":  # asks for nothing new
                terminal.rest()
                continue
            keys.append(terminal.drawn())
            terminal.rest()
            worked.append(terminal.worked() - before)
        terminal.press("\x15")
        terminal.rest()
    print(f"key to list: {spread(keys)}, of the processor {spread(worked)}")
    print(f"memory after typing: {terminal.memory()}")
    terminal.close()


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--contacts", type=int, default=20_000)
    parser.add_argument("--directory", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = wanted.directory or Path(temporary) / "directory.sqlite3"
        if not path.exists():
            fill(path, wanted.contacts)
        measure(path)


if __name__ == "__main__":
    main()
