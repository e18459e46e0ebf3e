"""A worker of `add` that crashes, hangs or lingers where a document says so."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from tui.article_files import Failure
from tui.surveying import READY, Surveyed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def faulty(connection: Connection) -> None:
    connection.send(READY)
    try:
        while True:
            for job in connection.recv():
                connection.send(_answer(str(job.document.data), job.document.source))
    except (EOFError, OSError):
        return


def stillborn(_connection: Connection) -> None:
    raise SystemExit(3)


def _answer(text: str, source: str) -> Surveyed:
    if "crash" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "leave" in text:
        os._exit(7)
    if "hang" in text:
        time.sleep(600)
    if "linger" in text:
        time.sleep(0.3)
    return Surveyed((), Failure(source, f"seen by {os.getpid()}"))
