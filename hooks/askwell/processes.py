"""Work over all processors: what is to be done is shared out among copies of this process."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

VARIABLE = "ASKWELL_PROCESSES"
"""The environment variable that says how many processes may work at once."""

SHARES = 8
"""Parts of the work for each process: one that is done sooner takes another (ours)."""

Item = TypeVar("Item")
Done = TypeVar("Done")


class ProcessesError(OSError):
    """Work could not be shared out. The message is a sentence for people."""


def processes(items: int, worth: int) -> int:
    """How many processes are to share so many items, of which `worth` are worth a process of its own: as many as the
    environment says, or as there are processors. One where a process cannot be copied safely, as on macOS and Windows,
    or while other threads run. Raises ProcessesError if the environment says no number."""
    given = os.environ.get(VARIABLE)
    if given is not None and not (given.isascii() and given.isdigit() and 1 <= len(given) <= 3 and int(given)):
        said = given[:40] if given.isprintable() else "signs that cannot be printed"
        raise ProcessesError(f"{VARIABLE} is '{said}': set it to a number of processes from 1 to 999, or unset it")
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return int(given) if given else max(1, min(len(os.sched_getaffinity(0)), items // worth))


def shared_out(work: Callable[[Item], Done], items: Sequence[Item], number: int) -> Iterator[Done]:
    """What comes of each item, in the order of the items, by so many processes. An exception in one of them is raised
    here. Raises ProcessesError if one ends before its work is done: nothing is then known of its items."""
    return map(work, items) if number < 2 or len(items) < 2 else _forked(work, items, number)


def _forked(work: Callable[[Item], Done], items: Sequence[Item], number: int) -> Iterator[Done]:
    # Read here: most sites are too small to be shared out.
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    size = max(1, len(items) // (number * SHARES))
    shares = [range(first, min(first + size, len(items))) for first in range(0, len(items), size)]
    try:
        with ProcessPoolExecutor(number, get_context("fork"), _begin, (work, items)) as pool:
            for share in pool.map(_work, shares):
                yield from share
    except BrokenProcessPool:
        raise ProcessesError(
            f"one of {number} processes was ended before its work was done, perhaps for want of memory: try again, "
            f"with {VARIABLE}=1 if it happens again"
        ) from None


_given: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a copy, what the copied process gave it: items need not be sent, since they are copied with all else."""


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    gc.freeze()  # what was copied is not looked through for garbage: memory that is not written to stays shared
    _given[:] = [(work, items)]


def _work(share: range) -> list[Any]:
    work, items = _given[0]
    return [work(items[number]) for number in share]
