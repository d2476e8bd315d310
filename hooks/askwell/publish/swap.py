"""Two folders that take each other's names, in one step of the kernel's where it knows one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path


def kept_of(site: Path) -> Path:
    """Where a site lies between two renames, on file systems that cannot exchange."""
    return site.parent / f".{site.name}.last"


def put_back(site: Path) -> None:
    """Puts the last good site back if a process was killed between the two renames; takes it away if after them."""
    kept = kept_of(site)
    if kept.exists() and not site.exists():
        kept.rename(site)
    remove(kept)


def exchange(new: Path, site: Path) -> None:
    """Makes `new` the site, and the site what stood at `new`.

    Raises OSError if neither can be done; the old site is then as it was.
    """
    if _exchange(new, site):
        return
    kept = kept_of(site)  # killed from here on, `put_back` tells by it what is to be done
    site.rename(kept)
    try:
        new.rename(site)
    except OSError:
        kept.rename(site)
        raise
    kept.rename(new)


def remove(path: Path) -> None:
    """Removes what stands at a path of ours; a link goes, what it leads to stays."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders' names in one step of the kernel's; False where it knows no such step."""
    libc = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return hasattr(libc, "renamex_np") and libc.renamex_np(a, b, 2) == 0  # RENAME_SWAP
    here = -100  # AT_FDCWD: paths count from the working folder
    return hasattr(libc, "renameat2") and libc.renameat2(here, a, here, b, 2) == 0  # RENAME_EXCHANGE
