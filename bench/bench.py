"""Measures builds side by side with plain MkDocs: `python -m bench.bench [ANSWERS]`, from the root of the repository.

Processor seconds count, of each process with its children; both sides run in turn, each as a process of its own. The
figures are kept in build/bench.json; `python -m bench.page` writes them into the manual.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from bench import measuring
from bench.figures import KEPT, Size, add_point, add_size, read
from bench.measuring import ROUNDS, Say
from bench.reach import lines

POINTS = (100, 300, 1_000, 3_000, 10_000)
"""Numbers of answers in the picture, up to the number that is measured."""

FULL = 1_000
"""The least size of a tenth of the site that is measured in full too: `make bench N=10000` tells of both."""


def machine() -> str:
    """What the figures were measured on, and how many processes wanted a processor in the last quarter of an hour."""
    system = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    return f"{system}, load {os.getloadavg()[2]:.0f}"


def whole(answers: int, say: Say, most: int = ROUNDS, kept: Path = KEPT) -> Mapping[str, float]:
    """All figures of a site of so many answers. Those of smaller sites are measured for the picture; each is kept
    as soon as it is there."""
    six = measuring.six(most)
    for size in sorted({tenth(answers), *(point for point in POINTS if point < answers)}):
        if size == tenth(answers) >= FULL:
            _in_full(size, say, most, kept, six)
            continue
        with tempfile.TemporaryDirectory() as name:
            add_point(kept, size, measuring.small(size, Path(name), say, most))
    return _in_full(answers, say, most, kept, six)


def _in_full(answers: int, say: Say, most: int, kept: Path, six: Mapping[str, float]) -> Mapping[str, float]:
    """All figures of a site, once a tenth of it was measured."""
    with tempfile.TemporaryDirectory() as name:
        found = {**six, **measuring.measure(answers, Path(name), say, most)}
    before = read(kept).points[tenth(answers)]["cold"] / tenth(answers)
    found["growth"] = found["cold"] / answers / before
    add_point(kept, answers, found)
    add_size(kept, answers, Size(str(date.today()), machine(), found))
    return found


def tenth(answers: int) -> int:
    """The size of the site whose time an answer is compared."""
    return max(1, answers // 10)


def main(answers: int) -> None:
    """Prints the measures."""
    click.echo(f"{date.today()}, {machine()}, medians of rounds in turn, processor time")
    whole(answers, lambda doing: click.echo(f"... {doing}", err=True))
    for size in (tenth(answers), answers):
        if size == answers or size >= FULL:
            click.echo(f"\n{size:,} answers")
            click.echo("\n".join(lines(read(KEPT).sizes[size].figures)))
    click.echo(f"The figures are in {KEPT.name}; `python -m bench.page` writes them into the manual.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
