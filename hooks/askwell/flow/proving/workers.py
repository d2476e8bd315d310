"""Work over all processors: what is to be proven is shared out among copies of this process."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

SHARES = 4
"""Parts of the work for each process: one that is done sooner takes another (ours)."""


def processors() -> int:
    """How many processes may work at once: one where a process cannot be copied safely, as on macOS and Windows, or
    while other threads are running."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def shared_out(work: Callable[[Task], Done], tasks: Sequence[Task], processes: int) -> list[Done]:
    """What comes of each task, in the order of the tasks. An exception in a process is raised here. What is lost since
    a process was ended from outside is done anew in this one."""
    if processes < 2 or len(tasks) < 2:
        return [work(task) for task in tasks]
    size = max(1, len(tasks) // (processes * SHARES))
    shares = [range(first, min(first + size, len(tasks))) for first in range(0, len(tasks), size)]
    try:
        copies = get_context("fork")
        with ProcessPoolExecutor(processes, copies, initializer=_begin, initargs=(work, tasks)) as pool:
            return [done for share in pool.map(_work, shares) for done in share]
    except BrokenProcessPool:
        return [work(task) for task in tasks]


_given: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a copy, what the copied process gave it: tasks need not be sent, since they are copied with all else."""


def _begin(work: Callable[[Any], Any], tasks: Sequence[Any]) -> None:
    gc.freeze()  # what was copied is not looked through for garbage: memory that is not written to stays shared
    _given[:] = [(work, tasks)]


def _work(share: range) -> list[Any]:
    work, tasks = _given[0]
    return [work(tasks[number]) for number in share]
