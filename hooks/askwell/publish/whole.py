"""Putting a finished site in the place of the last one, in one step that cannot be seen half done."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from askwell.publish.spare import reuse, set_aside
from askwell.publish.swap import exchange, put_back, remove


def begin(site: Path) -> Path:
    """A new empty folder beside `site` to build into. Clears away what killed builds left, and
    puts the last good site back if one was killed between two renames.

    Raises OSError if the folder cannot be made, or if what stands at `site` is not a folder.
    """
    site = site.resolve()  # a link to a web server's folder stays a link
    if site.exists() and not site.is_dir():
        raise FileExistsError(f"{site.name} is a file; delete it, or name another folder")
    site.parent.mkdir(parents=True, exist_ok=True)
    put_back(site)
    for left in site.parent.glob(f".{site.name}.*"):
        if left.suffix[1:].isdigit() and not _alive(int(left.suffix[1:])):
            remove(left)
    fresh = site.parent / f".{site.name}.{os.getpid()}"
    remove(fresh)
    fresh.mkdir()
    return fresh


def commit(fresh: Path, site: Path, spare: bool = False) -> None:
    """Makes `fresh` the site. Hidden entries of the old one (`.git`, say) are carried over. With a `spare`, edits may
    follow without delay.

    Raises OSError if the folders cannot be exchanged; the old site is then as it was.
    """
    site = site.resolve()
    last = set_aside(site)  # it is no likeness of the new site
    if not site.exists():
        fresh.rename(site)
    else:
        for hidden in site.glob(".*"):
            target = fresh / hidden.name
            if not target.exists():
                shutil.copytree(hidden, target, symlinks=True) if hidden.is_dir() else shutil.copy2(hidden, target)
        exchange(fresh, site)
    discard(last)
    if spare:
        with suppress(OSError):  # the site is published, and the next edit tries again
            reuse(fresh, site)
    discard(fresh)


def discard(fresh: Path) -> None:
    """Throws an unfinished site away."""
    shutil.rmtree(fresh, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
