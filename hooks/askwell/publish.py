"""Putting a finished site in the place of the last one, in one step that cannot be seen half done."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from askwell.processes import ProcessesError
from askwell.render.assets import Asset, bytes_of


def refusal(error: OSError) -> str:
    """What ended a build, as a sentence for people."""
    return str(error) if isinstance(error, ProcessesError) else f"The site cannot be written: {error}"


def begin(site: Path) -> Path:
    """A new empty folder beside `site` to build into. Clears away what killed builds left, and
    puts the last good site back if one was killed between the two steps of `_swap_in_two`.

    Raises OSError if the folder cannot be made, or if what stands at `site` is not a folder.
    """
    site = site.resolve()  # a link to a web server's folder stays a link
    if site.exists() and not site.is_dir():
        raise FileExistsError(f"{site.name} is a file; delete it, or name another folder")
    site.parent.mkdir(parents=True, exist_ok=True)
    kept = _kept(site)
    if kept.exists() and not site.exists():
        kept.rename(site)
    for left in site.parent.glob(f".{site.name}.*"):
        if left == kept or (left.suffix[1:].isdigit() and not _alive(int(left.suffix[1:]))):
            _remove(left)
    fresh = site.parent / f".{site.name}.{os.getpid()}"
    _remove(fresh)
    fresh.mkdir()
    return fresh


def write(fresh: Path, files: Iterable[tuple[str, Asset]]) -> None:
    """Writes files into a folder, by their paths below it. Raises OSError if one cannot be written."""
    made = set()
    for path, asset in files:
        file = fresh / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        if isinstance(asset, Path):
            shutil.copyfile(asset, file)
        else:
            file.write_bytes(bytes_of(asset))


def commit(fresh: Path, site: Path) -> None:
    """Makes `fresh` the site. Hidden entries of the old one (`.git`, say) are carried over.

    Raises OSError if the folders cannot be exchanged; the old site is then as it was.
    """
    site = site.resolve()
    if not site.exists():
        fresh.rename(site)
        return
    for hidden in site.glob(".*"):
        target = fresh / hidden.name
        if not target.exists():
            shutil.copytree(hidden, target, symlinks=True) if hidden.is_dir() else shutil.copy2(hidden, target)
    if _exchange(fresh, site):
        discard(fresh)
    else:
        _swap_in_two(fresh, site)


def discard(fresh: Path) -> None:
    """Throws an unfinished site away."""
    shutil.rmtree(fresh, ignore_errors=True)


def _remove(path: Path) -> None:
    """Removes what stands at a path of ours; a link goes, what it leads to stays."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _kept(site: Path) -> Path:
    return site.parent / f".{site.name}.last"


def _swap_in_two(fresh: Path, site: Path) -> None:
    """For file systems that cannot exchange: killed in between, the next `begin` puts the old site back."""
    kept = _kept(site)
    site.rename(kept)
    try:
        fresh.rename(site)
    except OSError:
        kept.rename(site)
        raise
    discard(kept)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders' names in one step of the kernel's; False where it knows no such step."""
    libc = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return hasattr(libc, "renamex_np") and libc.renamex_np(a, b, 2) == 0  # RENAME_SWAP
    here = -100  # AT_FDCWD: paths count from the working folder
    return hasattr(libc, "renameat2") and libc.renameat2(here, a, here, b, 2) == 0  # RENAME_EXCHANGE


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
