"""Measures a site beside plain MkDocs: the same Markdown, the same theme and navigation, no hooks, in turns."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bench import synthetic
from bench.editing import EDITS
from bench.running import Run, environment, median, ratio, run

ROOT = Path(__file__).parent.parent
MANY, ROUNDS = 2_000, 3
"""From so many answers on one round is enough: a build then takes minutes, and start-up weighs nothing."""

MENU = {"Answers": "answers", "Topics": "topics", "Guides": "decide", "Experts": "experts"}
"""What stands in the menu of a site, and in that of the plain one: without a menu of its own, plain MkDocs would put
all pages into it, on each page."""

LEADING_ON = ("a", "d")
"""Folders of pages that only lead on to others."""

ASKWELL = (sys.executable, "-m", "askwell")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Runs:
    """The runs of all rounds by what was run, in order: runs of one place were made one after the other."""

    of: dict[str, list[Run]] = field(default_factory=dict)

    def add(self, name: str, command: Sequence[str], folder: Path) -> None:
        self.of.setdefault(name, []).append(run(command, folder))


def rounds(answers: int, most: int) -> int:
    """How many rounds a site of so many answers is measured for."""
    return most if answers < MANY else 1


def measure(answers: int, folder: Path, say: Say, most: int = ROUNDS) -> dict[str, float]:
    """All figures of a site of so many answers; the site and the plain one are left in `folder`."""
    site, plain = make(answers, folder, say)
    runs = Runs()
    last = rounds(answers, most)
    for number in range(1, last + 1):
        say(f"{answers:,} answers, round {number} of {last}")
        runs.add("plain", (sys.executable, "-m", "mkdocs", "build"), plain)
        forget(site)
        runs.add("check", (*ASKWELL, "check"), site)
        cold(runs, site)
        EDITS["text"](site, 0)
        runs.add("check_edit", (*ASKWELL, "check"), site)
        for place, (name, edit) in enumerate(EDITS.items(), start=1):
            edit(site, (number * len(EDITS) + place) % answers)
            runs.add(name, (*ASKWELL, "build"), site)
    say(f"{answers:,} answers, stages")
    found = figures(answers, runs) | stages(answers, site, last)
    inside = sum(found[name] for name in ("check_stage", "render_stage", "audit_one")) * answers / 1000
    return found | {"rest": max(0.0, found["cold"] - inside - found["index"])}


def small(answers: int, folder: Path, say: Say, most: int = ROUNDS) -> dict[str, float]:
    """The figures of a point of the plot: a plain build, a cold one, and one after an edit."""
    site, plain = make(answers, folder, say)
    runs = Runs()
    last = rounds(answers, most)
    for number in range(1, last + 1):
        say(f"{answers:,} answers, round {number} of {last}")
        runs.add("plain", (sys.executable, "-m", "mkdocs", "build"), plain)
        cold(runs, site)
        EDITS["text"](site, number % answers)
        runs.add("text", (*ASKWELL, "build"), site)
    return {name: median(each, seconds) for name, each in runs.of.items()}


def make(answers: int, folder: Path, say: Say) -> tuple[Path, Path]:
    """A site of so many answers, published before, and the same for plain MkDocs."""
    say(f"{answers:,} answers, making the site")
    site, plain = folder / "site", folder / "plain"
    synthetic.make(site, answers)
    run((*ASKWELL, "links", "--accept"), site)
    run((*ASKWELL, "stage", str(plain / "docs")), site)
    settings = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("hooks", "watch", "exclude_docs"):
        settings.pop(name, None)
    for name in LEADING_ON:  # no Markdown that anybody wrote
        shutil.rmtree(plain / "docs" / name, ignore_errors=True)
    settings["nav"] = ["index.md", *({name: f"{place}/index.md"} for name, place in MENU.items())]
    settings["extra_css"] = ["assets/askwell.css"]
    settings["not_in_nav"] = "/answers/*\n/topics/*\n/experts/*\n/decide/*\n"
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return site, plain


def forget(site: Path) -> None:
    """Leaves nothing of an earlier build."""
    for name in (".askwell", "site"):
        shutil.rmtree(site / name, ignore_errors=True)


def cold(runs: Runs, site: Path) -> None:
    """Builds a site of which nothing was kept."""
    forget(site)
    runs.add("cold", (*ASKWELL, "build"), site)


def seconds(one: Run) -> float:
    """The processor seconds of a run."""
    return one.seconds


def figures(answers: int, runs: Runs) -> dict[str, float]:
    """What the rounds come to: medians, and medians of the ratios of pairs."""
    plain, built = runs.of["plain"], runs.of["cold"]
    found = {name: median(each, seconds) for name, each in runs.of.items()}
    found |= {f"{name}_each": 1000 * found[name] / answers for name in ("plain", "cold", "check")}
    found["cold_ratio"] = ratio(built, plain, seconds)
    for kind, figure in (("wall", lambda one: one.wall), ("memory", lambda one: one.megabytes)):
        found |= {f"{kind}_plain": median(plain, figure), f"{kind}_cold": median(built, figure)}
        found[f"{kind}_ratio"] = ratio(built, plain, figure)
    return found


def stages(answers: int, site: Path, last: int) -> dict[str, float]:
    """The stages of the last build, measured inside one process: bound to one processor, where that can be, and on
    all."""
    command = (sys.executable, "-m", "bench.stages", str(site))
    bound = [_stages(command, True) for _ in range(last)]
    free = _stages(command, False)
    one = {name: statistics.median(times[name][0] for times in bound) for name in bound[0]}
    return {
        "index": one["index"],
        **{f"{name}_stage": 1000 * one[name] / answers for name in ("check", "render")},
        "audit_one": 1000 * one["audit"] / answers,
        "audit_all": 1000 * free["audit"][0] / answers,
        "audit_wall": free["audit"][1],
    }


def _stages(command: Sequence[str], bound: bool) -> dict[str, tuple[float, float]]:
    can = bound and hasattr(os, "sched_setaffinity")
    bind = (lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})) if can else None
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, preexec_fn=bind
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    times: dict[str, tuple[float, float]] = json.loads(done.stdout.splitlines()[-1])
    return times


def six(most: int) -> dict[str, float]:
    """Processor seconds of `askwell check` of this repository's own site: with nothing kept, and again."""
    runs = Runs()
    with tempfile.TemporaryDirectory() as name:
        for part in ("content", "docs", "hooks/mkdocs_hooks.py", "mkdocs.yml"):
            source, target = ROOT / part, Path(name, part)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
        for _ in range(most):
            forget(Path(name))
            runs.add("six_cold", (*ASKWELL, "check"), Path(name))
            runs.add("six", (*ASKWELL, "check"), Path(name))
    return {name: median(each, seconds) for name, each in runs.of.items()}
