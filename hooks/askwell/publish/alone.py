"""One build of a site at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LOCK = Path(".askwell") / "build.lock"
"""Below the site's root. The system lets go of it when the process that holds it ends, however it ends."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Waits until no other build of a site runs, and keeps others waiting; tells once, on stderr, that it waits. Where
    files cannot be locked or nothing can be written, nobody waits. Not to be held twice by one process."""
    held = _held(root / LOCK)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _held(path: Path) -> int | None:
    """The lock file, locked; None if there can be none."""
    if sys.platform == "win32":
        return None
    told = False
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return None
        try:
            told = _lock(file, told)
        except OSError:  # a file system without locks
            os.close(file)
            return None
        if _stands(file, path):
            return file
        os.close(file)  # `make clean` deleted it meanwhile: others would lock another


def _lock(file: int, told: bool) -> bool:
    """Locks a file; whether people were told that it takes time. Forked processes do not share this kind of lock: of
    a build that was killed, those that audit pages for it may live on."""
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # systems differ in which it is
        if not told:
            print("Another build of this site is running: waiting until it ends.", file=sys.stderr, flush=True)
        fcntl.lockf(file, fcntl.LOCK_EX)
        return True
    return told


def _stands(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
