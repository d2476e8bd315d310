"""The program itself, as a fact on which all that it makes rests."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import askwell


@cache
def program() -> str:
    """A fingerprint of the program: of its modules and templates by their stamps, and of the libraries by their names
    and versions."""
    found = blake2b(f"{sys.version} {sys.flags}".encode(), digest_size=16)
    folder = Path(askwell.__file__).parent
    for path, stamp in sorted(_stamps(os.fspath(folder))):
        found.update(f"{path}\0{stamp}\n".encode())
    for place in sorted({*sys.path}):
        if place and Path(place).is_dir():  # "" is where the command was called: nothing is installed there
            found.update("\n".join(sorted(name for name in os.listdir(place) if name.endswith("-info"))).encode())
    return found.hexdigest()


def _stamps(folder: str) -> list[tuple[str, str]]:
    found = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            found += _stamps(entry.path) if entry.name != "__pycache__" else []
        else:
            stat = entry.stat()
            found.append((entry.path, f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"))
    return found
