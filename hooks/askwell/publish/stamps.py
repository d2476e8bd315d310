"""Proof that nobody else changed a site since it was published: what the file system says of each file and folder.

Whoever writes into a file changes when its status was last changed, even if size and date are set back; whoever
replaces it makes another file; whoever adds, renames or deletes one changes the date of its folder. Hidden entries of
the site's own folder (`.git`, say) are other people's.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from askwell.publish.edit import Edited, folders_above
from askwell.publish.spare import behind

Stamp = tuple[int, int]
"""Of a file: which it is with its size and date, as one number, and when its status was last changed. Of a folder: its
date, and 0. Of what is not there: (0, 0)."""

_NOTHING: Stamp = (0, 0)


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps of a site, in few large parts, so that they are kept and read in no time."""

    files: str
    """Paths below the site, each with a NUL after it."""
    folders: str
    """The same of folders; the site's own is ""."""
    numbers: bytes
    """Two numbers of eight bytes for each file, then for each folder."""

    def by_path(self) -> tuple[dict[str, Stamp], dict[str, Stamp]]:
        """The stamps of files and of folders."""
        numbers = array("q", self.numbers)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        files, folders = _split(self.files), _split(self.folders)
        return dict(zip(files, pairs, strict=False)), dict(zip(folders, pairs[len(files) :], strict=True))


def stamps(site: Path) -> Stamps:
    """The stamps of a site as it is now: right after it was published."""
    files: dict[str, Stamp] = {}
    folders = {"": _folder(site.stat())}
    below = [""]
    for folder in below:
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if path.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(path)
                    folders[path] = _folder(entry.stat(follow_symlinks=False))
                else:
                    files[path] = _file(entry.stat(follow_symlinks=False))
    return _packed(files, folders)


def renewed(before: Stamps, edited: Edited) -> Stamps:
    """The stamps after an edit was published."""
    if edited.anew:
        return stamps(edited.site)
    files, folders = before.by_path()
    for path in edited.paths:
        if not path.startswith("."):
            _renew(edited.site, path, files, folders)
    return _packed(files, folders)


def touched(site: Path, before: Stamps) -> set[str]:
    """The paths that somebody else changed, added or deleted since."""
    files, folders = _split(before.files), _split(before.folders)
    now = array("q", _looked_up(site, files, folders))
    if now.tobytes() == before.numbers:
        return set()
    then = array("q", before.numbers)
    last = behind(site)
    ours = last.paths if last and last.unfinished else frozenset()  # linked or unlinked by us
    found = set()
    for at, path in enumerate(files):
        a, b = 2 * at, 2 * at + 1
        if now[a] != then[a] or (now[b] != then[b] and path not in ours):
            found.add(path)
    known = {*files, *folders}
    for at, path in enumerate(folders, len(files)):
        if now[2 * at] != then[2 * at]:
            found.update(_unknown(site, path, known))
    return found


def _looked_up(site: Path, files: Iterable[str], folders: Iterable[str]) -> list[int]:
    """The numbers of these files and folders as they are now, in their order."""
    numbers: list[int] = []
    add, look, below = numbers.extend, os.lstat, f"{site}/"
    for stamp, paths in ((_file, files), (_folder, folders)):
        for path in paths:
            try:
                add(stamp(look(below + path)))
            except OSError:
                add(_NOTHING)
    return numbers


def _unknown(site: Path, folder: str, known: set[str]) -> Iterator[str]:
    """What is in a folder and was not in it; the folder itself if it is one no more."""
    try:
        names = os.listdir(site / folder)
    except OSError:
        yield folder
        return
    for name in names:
        path = f"{folder}/{name}" if folder else name
        if path not in known and not path.startswith("."):
            yield path


def _renew(site: Path, path: str, files: dict[str, Stamp], folders: dict[str, Stamp]) -> None:
    """Takes the stamps of a file and of the folders that it is in."""
    if (site / path).is_file():
        files[path] = _file(os.lstat(site / path))
    else:
        files.pop(path, None)
    for folder in (*folders_above(path), ""):
        if (site / folder).is_dir():
            folders[folder] = _folder(os.lstat(site / folder))
        else:
            folders.pop(folder, None)


def _file(there: os.stat_result) -> Stamp:
    return hash((there.st_ino, there.st_size, there.st_mtime_ns)), there.st_ctime_ns


def _folder(there: os.stat_result) -> Stamp:
    return there.st_mtime_ns, 0


def _packed(files: dict[str, Stamp], folders: dict[str, Stamp]) -> Stamps:
    numbers = array("q", chain.from_iterable((*files.values(), *folders.values())))
    return Stamps(_joined(files), _joined(folders), numbers.tobytes())


def _joined(paths: Iterable[str]) -> str:
    return "\0".join([*paths, ""])


def _split(paths: str) -> list[str]:
    return paths.split("\0")[:-1]
