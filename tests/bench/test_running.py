"""Processes as they are measured: processor time, with children, and memory."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.running import Run, median, ratio, run

WORK = "sum(range(3_000_000))"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}])"


def test_the_time_of_children_counts(tmp_path: Path) -> None:
    nothing = run((sys.executable, "-c", "pass"), tmp_path)
    child = run((sys.executable, "-c", CHILD), tmp_path)
    assert child.seconds > nothing.seconds
    assert nothing.megabytes > 1


def test_waiting_takes_no_processor_time(tmp_path: Path) -> None:
    slept = run((sys.executable, "-c", "import time; time.sleep(0.3)"), tmp_path)
    assert slept.wall > 0.3
    assert slept.wall - slept.seconds > 0.2


def test_what_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="failed:\nTest reason"):
        run((sys.executable, "-c", "import sys; sys.exit('Test reason')"), tmp_path)


def test_medians_and_ratios_of_pairs() -> None:
    ours = [Run(seconds, 0, 0) for seconds in (1.0, 30.0, 2.0)]
    theirs = [Run(seconds, 0, 0) for seconds in (2.0, 20.0, 4.0)]
    assert median(ours, lambda one: one.seconds) == 2
    assert ratio(ours, theirs, lambda one: one.seconds) == 0.5
