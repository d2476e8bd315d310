"""Runs a command to its end, and tells what it took: processor seconds, seconds on the clock, memory.

Processor seconds are those of a process and of all its children, in its own code and in the kernel's: other programs at
work on the machine make them little longer, those on the clock much.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

LOOK_EVERY = 0.2
"""Seconds between two looks at the memory of a process and its children."""

PROC = Path("/proc")


@dataclass(frozen=True)
class Run:
    """What a finished process took: processor seconds and seconds on the clock, and the most memory at once, in MB."""

    seconds: float
    wall: float
    megabytes: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command to its end. Raises SystemExit with its output if it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=environment())
        with _Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if status != 0:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode(errors='replace')[-4000:]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, max(megabytes(usage), watch.most))


def environment() -> dict[str, str]:
    """The environment of what is measured. Compiled modules are kept, as they are for whoever installs the program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}


def megabytes(usage: resource.struct_rusage) -> float:
    """The most memory that one process had at once. Linux counts it in kilobytes, macOS in bytes."""
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def median(runs: Sequence[Run], figure: Callable[[Run], float]) -> float:
    """The median of a figure of several runs."""
    return statistics.median(map(figure, runs))


def ratio(ours: Sequence[Run], theirs: Sequence[Run], figure: Callable[[Run], float]) -> float:
    """The median of the ratios of runs that were made one after the other."""
    return statistics.median(figure(a) / figure(b) for a, b in zip(ours, theirs, strict=True))


class _Watch:
    """Looks at the memory of a process and its children together, while they run. Pages that they share count once
    (PSS), where the kernel tells of them; elsewhere `most` stays 0, and the largest process speaks for all."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most = pid, 0.0
        self._ended = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(LOOK_EVERY):
            if len(pids := list(_family(self.pid))) > 1:
                self.most = max(self.most, sum(map(_shared_megabytes, pids)))


def _family(pid: int) -> Iterator[int]:
    """A process and all that it has begun and that still run."""
    yield pid
    for path in PROC.glob(f"{pid}/task/*/children"):
        for child in _read(path).split():
            yield from _family(int(child))


def _shared_megabytes(pid: int) -> float:
    lines = (line.split() for line in _read(PROC / str(pid) / "smaps_rollup").splitlines())
    return sum(int(words[1]) / 1024 for words in lines if words[0] == "Pss:")


def _read(path: Path) -> str:
    """A file of the kernel's; nothing if its process has ended."""
    try:
        return path.read_text()
    except OSError:
        return ""
