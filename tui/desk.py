"""The information desk: one thread with its own read-only connection answers what the screens ask.

The screens never touch the database. They await an answer, and a question that nobody awaits any more
(the next key was hit) is dropped before it is asked, or broken off. Changes by hand are made by the same
thread, each with the file opened for writing for that moment alone.
"""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from directory.entry import Filters
from directory.errors import DirectoryError
from tui.memory import give_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from directory.entry import (
        ArticleText,
        Change,
        Conflict,
        Counts,
        Duplicate,
        Entry,
        Passage,
        Results,
        Shared,
        Statement,
        Sums,
        TopicCount,
    )
    from tui.hand import Hand

EVERYTHING = Filters()


class Source(Protocol):
    """What the desk asks: the reading half of a directory (`directory.reader.Reader`)."""

    def find(self, query: str, *, limit: int = 10, filters: Filters = EVERYTHING) -> Results:
        """Look up by words and by meaning; an empty query gives all, newest first."""

    def complete(self, query: str, *, limit: int = 10, filters: Filters = EVERYTHING) -> Results:
        """Look up while the query is typed: its last word is a beginning."""

    def entry(self, id: int) -> Entry | None:  # noqa: A002  the name in the contract of `directory`
        """Return one entry."""

    def statements(self, id: int) -> tuple[Statement, ...]:  # noqa: A002
        """Return all that was said about one entry."""

    def passages(self, id: int) -> tuple[Passage, ...]:  # noqa: A002
        """Return the sentences that offer one entry."""

    def article(self, article_id: int) -> ArticleText | None:
        """Return the text of an article with its marks."""

    def topics(self, language: str = "de") -> tuple[TopicCount, ...]:
        """Return the topics with their counts."""

    def entries(self, *, filters: Filters = EVERYTHING) -> Iterator[Entry]:
        """Yield all entries."""

    def counts(self) -> Counts:
        """Tell how much there is."""

    def sums(self, *, most: int = 12) -> Sums:
        """Tell articles by year, the largest organizations, the articles added last."""

    def shared(self, id: int, *, limit: int = 100) -> tuple[Shared, ...]:  # noqa: A002
        """Return the numbers and addresses of an entry that others have too."""

    def duplicates(self, *, limit: int = 1000) -> tuple[Duplicate, ...]:
        """Return pairs of entries that may be one."""

    def conflicts(self, id: int | None = None, *, limit: int = 100) -> tuple[Conflict, ...]:  # noqa: A002
        """Return what articles contradict each other in."""

    def journal(self, id: int | None = None, *, limit: int = 1000) -> tuple[Change, ...]:  # noqa: A002
        """Return the changes by hand, newest first."""

    def interrupt(self) -> None:
        """Break off the question that another thread is asking."""

    def close(self) -> None:
        """Close the connection."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """State of the directory's files on disk; another one means that somebody has written."""

    stamps: tuple[tuple[int, int] | None, ...]

    @classmethod
    def of(cls, path: Path) -> Fingerprint:
        """Take the time and size of the file and of its write-ahead log; None for what is not there."""
        return cls(tuple(_stamp(Path(f"{path}{suffix}")) for suffix in ("", "-wal")))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    # An empty log is as good as none: reading makes and removes one.
    return (status.st_mtime_ns, status.st_size) if status.st_size else None


def _identity(path: Path) -> tuple[int, int] | None:
    """Return which file stands at a path; None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


class _Question:
    """One question on its way; `dropped` when nobody awaits the answer any more."""

    __slots__ = ("dropped",)

    def __init__(self) -> None:
        self.dropped = False


class Desk:
    """Ask a directory file from the event loop; open it on the first question, in the desk's thread."""

    def __init__(
        self, path: Path, open_source: Callable[[Path], Source], open_hand: Callable[[Path], Hand]
    ) -> None:
        """Take the path of the file and what opens it to read and to write; nothing is opened yet."""
        self.path = path
        self._open = open_source
        self._open_hand = open_hand
        self._source: Source | None = None
        self._asking: _Question | None = None
        # Which file is open: one that was moved away or replaced can still be read, but is not the directory.
        self._opened: tuple[int, int] | None = None
        # Held while a question begins or ends, so that an interrupt cannot hit the next one.
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def ask(self, question: Callable[[Source], Answer]) -> Answer:
        """Return what the question makes of the source.

        Raises:
            DirectoryError: the file is missing, locked, damaged or none of ours. The next question
                opens it anew.
        """
        number = _Question()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, self._answer, number, question)
        except asyncio.CancelledError:
            self._drop(number)
            raise

    async def change(self, act: Callable[[Hand], Answer]) -> Answer:
        """Change something by hand, and return what comes of it. A change that has begun is finished.

        Raises:
            DirectoryError: nothing was changed, with the reason.
        """
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._thread, self._changed, act))

    def tidy(self) -> None:
        """Let go of memory that no question needs any more; what is asked next waits some milliseconds."""
        self._thread.submit(give_back)

    def close(self) -> None:
        """Break off what is asked, close the connection in its own thread, end the thread."""
        if self._asking is not None:
            self._drop(self._asking)
        self._thread.submit(self._shut)
        self._thread.shutdown(wait=True)

    def fingerprint(self) -> Fingerprint:
        """Return the state of the file on disk."""
        return Fingerprint.of(self.path)

    def _drop(self, question: _Question) -> None:
        with self._lock:
            question.dropped = True
            if self._asking is question and self._source is not None:
                self._source.interrupt()

    def _answer(self, number: _Question, question: Callable[[Source], Answer]) -> Answer:
        try:
            if self._opened != (present := _identity(self.path)):
                self._shut()
            if self._source is None:
                self._source, self._opened = self._open(self.path), present
            with self._lock:
                self._asking = number
            return question(self._source)
        except DirectoryError:
            self._let_go(number)
            raise
        except (sqlite3.Error, OSError) as error:
            self._let_go(number)
            raise DirectoryError(str(self.path), str(error)) from error
        finally:
            with self._lock:
                self._asking = None

    def _changed(self, act: Callable[[Hand], Answer]) -> Answer:
        # Nobody may be reading while the file is written anew (`forget`); the next question opens it again.
        self._shut()
        try:
            hand = self._open_hand(self.path)
            try:
                return act(hand)
            finally:
                hand.close()
        except (sqlite3.Error, OSError) as error:
            raise DirectoryError(str(self.path), str(error)) from error

    def _let_go(self, number: _Question) -> None:
        """Close what has failed; what was broken off has not failed."""
        if not number.dropped:
            self._shut()

    def _shut(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.close()
