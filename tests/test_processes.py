"""Work that is shared out among processes: the same results in the same order, and no loss passes unseen."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading

import pytest

from askwell import processes
from askwell.processes import VARIABLE, ProcessesError, shared_out

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def _squared(number: int) -> int:
    return number * number


def _frozen(_: int) -> int:
    return gc.get_freeze_count()


def _ended(number: int) -> int:
    if number == 50:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _refused(number: int) -> int:
    if number == 50:
        raise ValueError("not fifty")
    return number


@LINUX
@pytest.mark.parametrize("number", [1, 2, 8])
@pytest.mark.parametrize("items", [0, 1, 7, 100])
def test_results_are_in_order(items: int, number: int) -> None:
    assert list(shared_out(_squared, range(items), number)) == [n * n for n in range(items)]


@LINUX
def test_other_processes_do_it() -> None:
    assert os.getpid() not in shared_out(lambda _: os.getpid(), range(4), 2)


@LINUX
def test_only_copies_look_no_more_for_garbage_in_what_is_there() -> None:
    before, there = gc.get_freeze_count(), [[number] for number in range(1000)]
    assert min(shared_out(_frozen, range(4), 2)) >= before + len(there)
    assert max(shared_out(_frozen, range(4), 1)) <= before  # what was frozen may be let go meanwhile
    assert gc.get_freeze_count() <= before


@LINUX
def test_a_process_that_is_ended_is_told_in_a_sentence() -> None:
    with pytest.raises(ProcessesError, match=r"^one of 2 processes was ended before its work was done, perhaps for "):
        list(shared_out(_ended, range(100), 2))


@LINUX
@pytest.mark.parametrize("number", [1, 2])
def test_an_exception_in_a_process_is_raised_here(number: int) -> None:
    with pytest.raises(ValueError, match="not fifty"):
        list(shared_out(_refused, range(100), number))


@pytest.mark.parametrize(
    ("given", "platform", "threads", "items", "number"),
    [
        (None, "linux", 1, 1_000, 4),
        (None, "linux", 1, 250, 2),
        (None, "linux", 1, 10, 1),
        ("8", "linux", 1, 10, 8),
        ("1", "linux", 1, 1_000, 1),
        ("8", "linux", 2, 1_000, 1),
        ("8", "darwin", 1, 1_000, 1),
        (None, "darwin", 1, 1_000, 1),
        (None, "win32", 1, 1_000, 1),
    ],
)
def test_how_many(
    given: str | None, platform: str, threads: int, items: int, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if given is not None:
        monkeypatch.setenv(VARIABLE, given)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(4)), raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert processes.processes(items, worth=100) == number


@pytest.mark.parametrize("given", ["", "0", "-1", "1000", "two", "1.5", "\u0662", " 2"])
def test_no_number(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, given)
    with pytest.raises(ProcessesError, match=r"^ASKWELL_PROCESSES is '.*': set it to a number of processes from 1 to"):
        processes.processes(10, worth=100)
