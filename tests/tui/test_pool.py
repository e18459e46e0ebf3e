from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from faulty_reader import faulty, stillborn

from extract.read.document import Document
from tui.pool import Pool, Task
from tui.surveying import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.surveying import Surveyed


def tasks(*texts: str | None) -> list[Task[int]]:
    return [
        Task(number, None if text is None else Job(Document(f"{number}.txt", text, "plain")))
        for number, text in enumerate(texts)
    ]


def reasons(answers: list[tuple[int, Surveyed | None]]) -> list[str | None]:
    return [None if s is None or s.failure is None else s.failure.reason for _, s in answers]


def run(*texts: str | None, jobs: int = 2, seconds: float = 60) -> list[str | None]:
    with Pool[int](jobs, seconds, few=0, worker=faulty) as pool:
        answers = list(pool.run(tasks(*texts)))
    assert [tag for tag, _ in answers] == list(range(len(texts)))
    return reasons(answers)


def test_answers_come_in_the_order_of_the_documents_however_long_each_takes() -> None:
    told = run("linger", *["quick"] * 60, "linger", None, "quick")
    assert told[-2] is None
    workers = {reason for reason in told if reason}
    assert 1 <= len(workers) <= 2
    assert all(reason.startswith("seen by ") for reason in workers)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("crash", "crashed its reader (Segmentation fault)"),
        ("leave", "crashed its reader (exit code 7)"),
    ],
)
def test_a_crash_costs_one_document_and_the_rest_goes_on(text: str, reason: str) -> None:
    told = run(*["quick"] * 30, text, *["quick"] * 30, text)
    assert [number for number, said in enumerate(told) if said == reason] == [30, 61]
    assert sum(str(said).startswith("seen by ") for said in told) == 60


def test_what_hangs_is_ended_when_its_time_is_up() -> None:
    told = run("quick", "hang", *["quick"] * 5, seconds=1)
    assert told[1] == "took longer than 1 seconds"
    assert sum(str(said).startswith("seen by ") for said in told) == 6


def test_where_no_worker_can_be_started_all_is_done_here() -> None:
    texts = [f"Auskunft gibt Anna Beispiel unter 030 23125-00{n}." for n in range(5)]
    with Pool[int](2, 60, few=0, worker=stillborn) as pool:
        answers = list(pool.run(tasks(*texts)))
    found = [surveyed.articles[0].article.text for _, surveyed in answers if surveyed and surveyed.articles]
    assert found == texts


def test_few_documents_start_no_worker() -> None:
    with Pool[int](2, 60, worker=stillborn) as pool:
        ((_, surveyed),) = pool.run(tasks("Auskunft gibt Anna Beispiel unter 030 23125-001."))
        assert not pool._workers  # noqa: SLF001
    assert surveyed is not None
    assert surveyed.failure is None


def test_a_document_without_text_is_a_failure() -> None:
    with Pool[int](1, 60) as pool:
        assert reasons(list(pool.run(tasks(" \n ")))) == ["empty: no text in it"]


def test_no_more_is_read_ahead_than_a_window_however_many_there_are() -> None:
    read = 0

    def endless() -> Iterator[Task[int]]:
        nonlocal read
        for number in itertools.count():
            read += 1
            yield Task(number, Job(Document(f"{number}.txt", "quick", "plain")))

    with Pool[int](2, 60, few=0, worker=faulty) as pool:
        answers = pool.run(endless())
        for written in range(1, 400):
            next(answers)
            assert read - written <= 64


def test_large_documents_are_read_ahead_by_their_size() -> None:
    read = 0

    def large() -> Iterator[Task[int]]:
        nonlocal read
        for number in range(12):
            read += 1
            yield Task(number, Job(Document(f"{number}.txt", "x" * 6_000_000, "plain")))

    with Pool[int](2, 60, few=0, worker=faulty) as pool:
        for written, _ in enumerate(pool.run(large()), start=1):
            assert read - written <= 3


def test_all_workers_have_ended_behind_the_block() -> None:
    with Pool[int](2, 60, few=0, worker=faulty) as pool:
        next(pool.run(tasks(*["quick"] * 50)))
        processes = [worker.process for worker in pool._workers]  # noqa: SLF001
        assert processes
        assert all(process.is_alive() for process in processes)
    for process in processes:
        with pytest.raises(ValueError, match="closed"):
            process.is_alive()


@pytest.mark.parametrize("few", [0, 24])
def test_what_stands_before_a_pause_is_done_before_the_next_is_asked_for(few: int) -> None:
    done: list[int] = []

    def slow() -> Iterator[Task[int]]:
        yield from tasks("eins", "zwei", "drei")
        yield Task(3, None, is_pause=True)
        assert done == [0, 1, 2, 3]
        yield Task(4, None, is_pause=True)
        yield Task(5, Job(Document("5.txt", "vier", "plain")))

    with Pool[int](2, 60, few=few, worker=faulty) as pool:
        for tag, _ in pool.run(slow()):
            done.append(tag)
    assert done == list(range(6))
