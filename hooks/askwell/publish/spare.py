"""`.site.spare`: a second tree beside the site, in which an edit is made ready.

In `tree` are folders of its own, and in them links to the site's files: whoever makes another file there than the site
has makes a new one, and never writes into one that is there. `behind.json` tells in which files the tree may differ
from the site. It is written before any of them is made, so that it is right at whatever moment a process is killed,
and it is as right once the two have taken each other's names.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from askwell.publish.swap import put_back, remove

FORM = 1
"""Of what is kept. A spare of another form is made anew."""


@dataclass(frozen=True, slots=True)
class Behind:
    """In what a spare may differ from its site: in these paths, in nothing else."""

    paths: frozenset[str]
    unfinished: bool
    """Whether files were put into the spare that never came to be the site's."""
    copied: bool
    """Whether it has copies of the site's files, not links."""


def spare_of(site: Path) -> Path:
    """The folder of a site's spare."""
    return site.parent / f".{site.name}.spare"


def tree_of(site: Path) -> Path:
    """The tree that takes the site's place."""
    return spare_of(site) / "tree"


def behind(site: Path) -> Behind | None:
    """In what the spare of a site may differ from it; None if there is none, or if it is no spare of this site."""
    try:
        kept = json.loads((spare_of(site) / "behind.json").read_text("utf-8"))
        if kept["form"] != FORM or kept["folders"] != _folders(site):
            return None
        return Behind(frozenset(map(str, kept["paths"])), bool(kept["unfinished"]), bool(kept["copied"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def note(site: Path, now: Behind) -> None:
    """Notes in what the spare may differ from now on. Raises OSError if that cannot be written."""
    file = spare_of(site) / "behind.json"
    kept = asdict(now) | {"form": FORM, "folders": _folders(site), "paths": sorted(now.paths)}
    part = file.with_suffix(".part")
    part.write_text(json.dumps(kept), "utf-8")
    part.replace(file)


def prepare(site: Path) -> bool:
    """Makes a spare of a site unless there is one; whether one was made. What is left of another one is put right.

    Who links a file changes when its status was last changed: `stamps` taken before are no longer good then.
    Raises OSError if it cannot be made.
    """
    site = site.resolve()
    if behind(site) is not None:
        return False
    put_back(site)
    for folder in (spare_of(site), tree_of(site)):
        if folder.is_symlink() or not folder.is_dir():
            remove(folder)
            folder.mkdir()
    (spare_of(site) / "behind.json").unlink(missing_ok=True)
    copied = _liken(site, tree_of(site))
    note(site, Behind(frozenset(), unfinished=False, copied=copied))
    return True


def set_aside(site: Path) -> Path:
    """Takes a spare away, in one step; what is at the path that this returns is to be deleted."""
    aside = site.parent / f".{site.name}.spare.{os.getpid()}"
    remove(aside)
    if spare_of(site).exists():
        spare_of(site).rename(aside)
    return aside


def reuse(old: Path, site: Path) -> None:
    """Makes a tree that was the site the spare of the new one: its folders are there already, and they take longest."""
    spare_of(site).mkdir()
    if old.exists():
        old.rename(tree_of(site))
    prepare(site)


def link(source: str | Path, target: str | Path) -> bool:
    """Gives a file a second name; False if that is the name of a copy, where the file system gives none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)
        return False
    return True


def hidden(folder: Path) -> Iterator[str]:
    """The hidden entries of a site's own folder (`.git`, say): they are other people's."""
    return (name for name in os.listdir(folder) if name.startswith("."))


def _folders(site: Path) -> list[list[int]]:
    """What tells both folders from all others, whichever of them is the site by now."""
    return sorted([[there.st_dev, there.st_ino] for there in map(os.stat, (site, tree_of(site)))])


def _liken(site: Path, tree: Path) -> bool:
    """Gives a tree the site's folders, as old as they are (`stamps` look at it), and links to the same files; whether
    there are copies among them."""
    copied = False
    below = [""]
    for folder in below:
        entries = _entries(f"{site}{folder}")
        wanted = {entry.name: entry for entry in entries if folder or not entry.name.startswith(".")}
        kept = _cleared(f"{tree}{folder}", wanted)
        for name, entry in wanted.items():
            path = f"{folder}/{name}"
            if not entry.is_dir(follow_symlinks=False):
                copied |= not link(entry.path, f"{tree}{path}")
                continue
            below.append(path)
            if name not in kept:
                os.mkdir(f"{tree}{path}")  # noqa: PTH102 - there are tens of thousands
        same_age(f"{site}{folder}", f"{tree}{folder}")
    return copied


def _cleared(folder: str, wanted: Mapping[str, os.DirEntry[str]]) -> set[str]:
    """Removes what is in a folder but for wanted folders; what is left."""
    kept = set()
    for entry in _entries(folder):
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.path)  # noqa: PTH108
        elif entry.name in wanted and wanted[entry.name].is_dir(follow_symlinks=False):
            kept.add(entry.name)
        else:
            shutil.rmtree(entry.path)
    return kept


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def same_age(folder: str | Path, other: str | Path) -> None:
    """Gives the other folder the age of the first."""
    there = os.lstat(folder)
    os.utime(other, ns=(there.st_atime_ns, there.st_mtime_ns))
