"""How old files are: since git's first commit of each, or else by the day that its folder has for it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

SECONDS = 30
"""How long git may take to tell; a history that takes longer counts as none (ours)."""


@dataclass(frozen=True, slots=True)
class Age:
    """The day since which a file is there, and how that is known, as the end of a sentence."""

    day: date
    known: str


IN_GIT = "by git's first commit of it"
IN_PART = "at least: this copy of the repository has only a part of its history"
BY_FILE = "by the time of the file, which is not in git"


def ages(root: Path, paths: Collection[str]) -> dict[str, Age]:
    """The age of each file by its path below the site's root. A file that was renamed keeps its age; one that cannot be
    looked at has none."""
    first, known = _first_commits(root, paths) if paths else ({}, "")
    found = {path: Age(day, known) for path, day in first.items()}
    for path in paths:
        if path not in found and (day := _changed(root / path)) is not None:
            found[path] = Age(day, BY_FILE)
    return found


def _changed(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    except (OSError, ValueError, OverflowError):
        return None


def _first_commits(root: Path, paths: Collection[str]) -> tuple[dict[str, date], str]:
    """The day of the commit that brought each file, by git, and how that is known. Nothing without git or a history."""
    told = _git(root, "log", "-z", "--format=%x01%as", "--name-status", "--diff-filter=AR", "-M", "--relative",
                "--", "content")  # fmt: skip
    if not told:
        return {}, ""
    part = _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    return _read(told.split("\0"), {path: path for path in paths}), IN_PART if part else IN_GIT


def _read(words: list[str], now: Mapping[str, str]) -> dict[str, date]:
    """The day on which each file was added. `now` has the name of today of each name that is wanted; commits come with
    the newest first, so that a rename tells the name that a file had before."""
    names, found, day = dict(now), {}, date.min
    left = iter(words)
    for word in left:
        kind = word.strip("\n")
        if kind.startswith("\1"):
            day = date.fromisoformat(kind[1:])
        elif kind.startswith("R"):
            old, new = next(left), next(left)
            if new in names:
                names[old] = names.pop(new)
        elif kind == "A" and (path := next(left)) in names:
            found[names.pop(path)] = day
    return found


def _git(root: Path, *arguments: str) -> str:
    """What git says of the repository that a folder lies in; "" if it says nothing. What a hook of git's sets is left
    out, since it may be about another repository."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], env=environment, capture_output=True,
                              timeout=SECONDS, check=False)  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""
