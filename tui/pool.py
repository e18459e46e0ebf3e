"""Survey documents in processes of their own, in order, with bounded memory; a crash costs one document.

Documents, or the places in files where they lie, go to workers in small batches, findings come back one
by one. A worker gets its next batch when it has answered the last: neither side ever waits for the other
with both their pipes full.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, TypeVar

from extract.read.document import Unopened
from tui.article_files import Failure
from tui.surveying import READY, Job, Surveyed, do, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType
    from typing import Self

Tag = TypeVar("Tag")

# A worker takes half a second to begin: as much as this many documents or bytes take without one.
_FEW = 24
_SMALL = 600_000
# Formats whose readers are foreign code in C that may crash on a damaged file; always read by a worker.
_APART = frozenset({"pdf"})
_APART_ENDINGS = (".pdf",)
# What may be read ahead of the article that is written, a worker, and in bytes of documents in all.
_AHEAD = 32
_AHEAD_BYTES = 16_000_000
_BATCH = 16
_BATCH_BYTES = 256_000
_MOST_STARTS = 3  # of workers that end before they are ready


@dataclass(frozen=True, slots=True)
class Task(Generic[Tag]):
    """A document to read and survey, or None where there is nothing to do but keep the order.

    `is_pause`: what comes behind it may be long in coming; it is asked for when all before it is done.
    """

    tag: Tag
    job: Job | None
    is_pause: bool = False

    @property
    def size(self) -> int:
        """Return the bytes, or characters, of the document."""
        if self.job is None:
            return 0
        document = self.job.document
        return document.size if isinstance(document, Unopened) else len(document.data)

    @property
    def is_apart(self) -> bool:
        """Tell whether only a worker may read it."""
        document = self.job.document if self.job else None
        if isinstance(document, Unopened):
            return document.source.lower().endswith(_APART_ENDINGS)
        return document is not None and document.format in _APART


@dataclass(slots=True)
class _Slot(Generic[Tag]):
    task: Task[Tag]
    answer: Surveyed | None = None

    @property
    def is_done(self) -> bool:
        return self.answer is not None or self.task.job is None


@dataclass(slots=True)
class _Worker(Generic[Tag]):
    process: SpawnProcess
    connection: Connection
    batch: deque[_Slot[Tag]] = field(default_factory=deque)
    is_ready: bool = False
    since: float = 0.0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()


class Pool(Generic[Tag]):
    """Up to `jobs` workers, each started when there is enough to do; `seconds` is for one document."""

    def __init__(
        self, jobs: int, seconds: float, *, few: int = _FEW, worker: Callable[[Connection], None] = serve
    ) -> None:
        """Start nothing yet; up to `few` documents are surveyed here, more by `worker`s."""
        self._jobs = jobs
        self._seconds = seconds
        self._few = few
        self._serve = worker
        self._workers: list[_Worker[Tag]] = []
        self._window: deque[_Slot[Tag]] = deque()
        self._waiting: deque[_Slot[Tag]] = deque()
        self._bytes = 0
        self._is_drained = False
        self._is_paused = False
        self._failed_starts = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers, whatever they are at."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, tasks: Iterable[Task[Tag]]) -> Iterator[tuple[Tag, Surveyed | None]]:
        """Yield what came of each task, in their order; at most a window of them is held."""
        source = iter(tasks)
        is_here = False
        while True:
            if not self._window:
                self._is_paused = False
                self._fill(source, self._few + 1, _SMALL)
                is_here = self._is_little()
            self._fill(source, _AHEAD * self._jobs, _AHEAD_BYTES)
            if not self._window:
                return
            if self._failed_starts >= _MOST_STARTS:
                self._survey_here(frozenset())
            elif is_here:
                is_here = self._survey_here(_APART)
            else:
                self._hand_out()
                self._collect(block=not self._window[0].is_done)
            while self._window and self._window[0].is_done:
                slot = self._window.popleft()
                self._bytes -= slot.task.size
                yield slot.task.tag, slot.answer
                if self._workers:  # keep them busy while a long row of answers is written
                    self._collect(block=False)
                    self._hand_out()

    def _is_little(self) -> bool:
        """Tell whether what is in the window is all there is for now, and not worth a worker."""
        is_all = (self._is_drained or self._is_paused) and not self._workers
        return is_all and not any(slot.task.is_apart for slot in self._window)

    def _fill(self, source: Iterator[Task[Tag]], most: int, most_bytes: int) -> None:
        while (
            not (self._is_drained or self._is_paused)
            and len(self._window) < most
            and self._bytes < most_bytes
        ):
            task = next(source, None)
            if task is None:
                self._is_drained = True
                return
            slot = _Slot(task)
            self._window.append(slot)
            self._is_paused = task.is_pause
            self._bytes += task.size
            if task.job is not None:
                self._waiting.append(slot)

    def _survey_here(self, apart: frozenset[str]) -> bool:
        """Survey the next document in this very process; False if its content is for a worker alone."""
        if self._waiting and (job := self._waiting[0].task.job):
            answer = do(job, apart)
            if answer is None:
                return False
            self._waiting.popleft().answer = answer
        return True

    def _hand_out(self) -> None:
        for worker in list(self._workers):
            if self._waiting and worker.is_ready and not worker.batch:
                self._send(worker)
        enough = not self._workers or len(self._waiting) > _BATCH * (len(self._workers) - 1)
        if self._waiting and enough and len(self._workers) < self._jobs:
            self._workers.append(_start(self._serve))

    def _send(self, worker: _Worker[Tag]) -> None:
        """Send a batch: the smaller, the fewer documents wait, so that all workers end together."""
        most = max(1, min(_BATCH, len(self._waiting) // (2 * self._jobs)))
        size = 0
        while self._waiting and len(worker.batch) < most and size < _BATCH_BYTES:
            slot = self._waiting.popleft()
            worker.batch.append(slot)
            size += slot.task.size
        worker.since = time.monotonic()
        try:
            worker.connection.send([slot.task.job for slot in worker.batch])
        except OSError:  # it has ended; that is noticed when its answer is read
            return

    def _collect(self, *, block: bool) -> None:
        """Take what workers have answered; where nothing else can be done, wait for one or for its limit."""
        busy = {worker.connection: worker for worker in self._workers if worker.batch or not worker.is_ready}
        if not busy:
            return
        now = time.monotonic()
        limits = [worker.since + self._seconds - now for worker in busy.values() if worker.batch]
        for connection in wait(list(busy), max(0.0, min(limits, default=60.0)) if block else 0):
            self._take(busy[connection])  # type: ignore[index]  # wait returns what it was given
        for worker in busy.values():
            is_late = worker.batch and time.monotonic() - worker.since > self._seconds
            if is_late and worker in self._workers and not worker.connection.poll():
                self._replace(worker, f"took longer than {self._seconds:g} seconds")

    def _take(self, worker: _Worker[Tag]) -> None:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(1)
            code = worker.process.exitcode or 0
            how = signal.strsignal(-code) if code < 0 else f"exit code {code}"
            self._replace(worker, f"crashed its reader ({how})")
            return
        if answer == READY:
            worker.is_ready = True
            return
        worker.batch.popleft().answer = answer
        worker.since = time.monotonic()

    def _replace(self, worker: _Worker[Tag], reason: str) -> None:
        """End a worker: the document in hand has failed, the rest of its batch is for others."""
        self._workers.remove(worker)
        worker.end()
        if not worker.is_ready:
            self._failed_starts += 1
        elif worker.batch and (slot := worker.batch.popleft()).task.job:
            slot.answer = Surveyed((), Failure(slot.task.job.document.source, reason))
        self._waiting.extendleft(reversed(worker.batch))


def _start(server: Callable[[Connection], None]) -> _Worker[Tag]:
    # "spawn": a fork would carry the open database and its locks along.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=server, args=(theirs,), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from a process that is being started; for us it waits until that is done."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
