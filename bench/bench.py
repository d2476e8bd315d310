"""Measures a build side by side with plain MkDocs: `python bench/bench.py [ANSWERS]`.

Both build the same Markdown with Material and the same navigation, in turn, each as a process
of its own: ours with check, pages, policy and audit, plain MkDocs from the staged tree, no hooks.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import synthetic
import yaml

ROUNDS = 3
GROWTH = 5
"""How many times more answers the second size has."""

STAGES = """
import json, sys, time
from pathlib import Path
from askwell.audit import audit
from askwell.checks import check
from askwell.build_date import today
from askwell.content.handwritten import Docs
start = time.perf_counter()
checked = check(Path(sys.argv[1]), today())
middle = time.perf_counter()
found = audit(Path(sys.argv[2]), checked, Docs(Path(sys.argv[1]) / "docs"), "site")
print(json.dumps([middle - start, time.perf_counter() - middle, len(found)]))
"""


@dataclass(frozen=True)
class Run:
    """A finished process: seconds of wall time, peak memory in MB."""

    seconds: float
    megabytes: float


def run(command: list[str], folder: Path) -> Run:
    """Runs a command to its end. Raises SystemExit with its output if it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            output.seek(0)
            sys.exit(output.read().decode(errors="replace")[-4000:])
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024  # kilobytes on Linux, bytes on macOS
    return Run(seconds, usage.ru_maxrss / unit)


def ours(folder: Path) -> Run:
    """`askwell build`."""
    return run([sys.executable, "-m", "askwell", "build"], folder)


def prepare_plain(folder: Path, plain: Path) -> None:
    """The staged tree of a site with settings for plain MkDocs: same theme, extensions and navigation."""
    run([sys.executable, "-m", "askwell", "stage", str(plain / "docs")], folder)
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("hooks", "watch", "exclude_docs"):
        settings.pop(name, None)
    settings["extra_css"] = ["assets/askwell.css"]
    settings["not_in_nav"] = "/answers/*\n/topics/*\n/experts/*\n/decide/*\n"
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")


def stages(folder: Path) -> tuple[float, float]:
    """Seconds that checking the content and auditing the finished site take, inside one process."""
    done = subprocess.run(
        [sys.executable, "-c", STAGES, str(folder), str(folder / "site")], capture_output=True, text=True, check=True
    )
    check, audit, found = json.loads(done.stdout)
    if found:
        sys.exit("the audit has findings on the site that was measured")
    return check, audit


def main(answers: int) -> None:
    """Prints the measures for `answers`, and the growth to five times as many."""
    click.echo(
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {answers:,} answers, medians of {ROUNDS} runs in turn"
    )
    with tempfile.TemporaryDirectory() as name:
        folder, plain = Path(name, "site"), Path(name, "plain")
        synthetic.make(folder, answers)
        prepare_plain(folder, plain)
        pairs = [(ours(folder), run([sys.executable, "-m", "mkdocs", "build"], plain)) for _ in range(ROUNDS)]
        timed = [stages(folder) for _ in range(ROUNDS)]
        check, audit = (statistics.median(times) for times in zip(*timed, strict=True))
        report(answers, pairs, check, audit)
    with tempfile.TemporaryDirectory() as name:
        large = Path(name, "site")
        synthetic.make(large, answers * GROWTH)
        one = ours(large)
    each, each_large = pairs_median(pairs, 0) / answers, one.seconds / (answers * GROWTH)
    click.echo(
        f"askwell build at {answers * GROWTH:,}       {one.seconds:8.2f} s   {1000 * each_large:6.2f} ms an answer   "
        f"{one.megabytes:6.0f} MB   {each_large / each:.2f} times the time an answer"
    )


def pairs_median(pairs: list[tuple[Run, Run]], side: int) -> float:
    """The median time of one side, in seconds."""
    return statistics.median(pair[side].seconds for pair in pairs)


def report(answers: int, pairs: list[tuple[Run, Run]], check: float, audit: float) -> None:
    """Prints the comparison: the ratios are medians of the ratios of runs made one after the other."""
    whole, bare = pairs_median(pairs, 0), pairs_median(pairs, 1)
    ratio = statistics.median(a.seconds / b.seconds for a, b in pairs)
    pages_only = statistics.median((a.seconds - check - audit) / b.seconds for a, b in pairs)
    rows = [
        ("plain mkdocs build", bare, max(b.megabytes for _, b in pairs), ""),
        ("askwell build", whole, max(a.megabytes for a, _ in pairs), f"{ratio:.2f} times plain"),
        ("  of it check", check, 0, f"{1000 * check / answers:.2f} ms an answer"),
        ("  of it audit", audit, 0, f"{1000 * audit / answers:.2f} ms an answer"),
        ("  of it the build", whole - check - audit, 0, f"{pages_only:.2f} times plain"),
    ]
    for name, seconds, megabytes, note in rows:
        memory = f"{megabytes:6.0f} MB" if megabytes else " " * 9
        click.echo(f"{name:28}{seconds:8.2f} s   {1000 * seconds / answers:6.2f} ms an answer   {memory}   {note}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
