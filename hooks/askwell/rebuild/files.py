"""The files that a site is made of, each with a stamp by which a change is noticed."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath

Stamp = tuple[int, int, int, int]
"""Size, time of change of the bytes and of anything (nanoseconds), and number on the disk. Whoever changes bytes and
leaves no trace in the first two leaves one in the third."""

NEVER: Stamp = (-1, 0, 0, 0)
"""The stamp of what cannot be told: a link, or a file that changed while we looked."""

TICK = 20_000_000
"""Nanoseconds within which a file system may give two changes the same time (ours; Linux counts in 4 ms at most)."""

NOT_OURS = frozenset(("node_modules", "__pycache__", "hooks/__pycache__"))
"""Folders that have nothing of a site, by their paths below its root. Hidden ones at the top have nothing either."""


def is_ours(folder: PurePath) -> bool:
    """Whether a folder, by its path below the site's root, is looked into."""
    hidden = "".join(folder.parts[:1]).startswith(".")
    return not hidden and NOT_OURS.isdisjoint(one.as_posix() for one in (folder, *folder.parents))


def stamps(root: Path, but: Path) -> Mapping[str, Stamp]:
    """The stamps of all files below the site's root, by their paths, but for those below the folder `but`."""
    before = time.time_ns() - TICK
    found: dict[str, Stamp] = {}
    folders = [("", os.fspath(root))]
    left_out = os.fspath(but)
    while folders:
        above, folder = folders.pop()
        for entry in os.scandir(folder):
            name = f"{above}{entry.name}"
            hidden = entry.name.startswith(".") and not above
            if hidden or entry.path == left_out or name in NOT_OURS:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((f"{name}/", entry.path))
                continue
            stat = entry.stat(follow_symlinks=False)
            plain = entry.is_file(follow_symlinks=False) and max(stat.st_mtime_ns, stat.st_ctime_ns) < before
            found[name] = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino) if plain else NEVER
    return found


def seal(path: Path) -> None:
    """Notes beside a file of ours what the file system says of it. What cannot be noted is not."""
    with suppress(OSError):
        _seal_of(path).write_bytes(_said_of(path))


def is_sealed(path: Path) -> bool:
    """Whether a file is as it was when it was sealed: nobody else has written into it."""
    try:
        return _seal_of(path).read_bytes() == _said_of(path)
    except OSError:
        return False


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def _said_of(path: Path) -> bytes:
    stat = path.stat(follow_symlinks=False)
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}\n".encode()


def changed(now: Mapping[str, Stamp], last: Mapping[str, Stamp]) -> frozenset[str]:
    """The paths of files that are new, gone, or not known to be the same."""
    return frozenset(
        path for path in now.keys() | last.keys() if now.get(path) != last.get(path) or now.get(path) == NEVER
    )
