"""A folder as a target: the root of a web server on this machine, or a disk of another."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from askwell.deploy.files import OWN, Piece, folded, sha256_of
from askwell.deploy.manifest import Ours
from askwell.deploy.refused import Refused
from askwell.deploy.target import There

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK, PART = f"{OWN}/lock", f"{OWN}/part"
"""The file that a deployment holds, and the one into which it writes what it then moves into place in one step."""


class Folder:
    """A folder. Files are written beside it, to the disk, and then renamed: readers get the old one or the new one."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            hint = "name the folder that the web server serves; if it is new, make it first: mkdir"
            raise Refused(f"there is no folder {folder}", hint)
        self.folder = folder.resolve()  # the root may be a link: web servers are often given one
        self.name = str(folder)

    @contextmanager
    def held(self) -> Iterator[Callable[[], None]]:
        """Holds the lock file. The system lets go of it when this process ends, however it ends."""
        path = self._path(LOCK)
        path.parent.mkdir(exist_ok=True)
        with path.open("a") as file:
            try:
                if sys.platform == "win32":
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                else:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Refused(f"another deployment to {self.name} is running", "wait until it ends") from None
            self._path(PART).unlink(missing_ok=True)
            yield lambda: None

    def there(self, site: Mapping[str, Piece], ours: Mapping[str, Ours]) -> Mapping[str, There]:
        """Reads each file: a disk cannot be asked what is in one."""
        found = {}
        for name in sorted(site.keys() | ours.keys()):
            path = self._path(name)
            if not os.path.lexists(path):
                continue
            if not stat.S_ISREG(path.lstat().st_mode):
                raise Refused(f"{name} at the target is not a file, and ours goes there", "take it away first")
            data = path.read_bytes()
            found[name] = There(sha256_of(data), len(data))
        return found

    def read(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> str:
        path, part = self._path(name), self._path(PART)
        try:
            part.parent.mkdir(exist_ok=True)
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            path.parent.mkdir(parents=True, exist_ok=True)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise
        return ""

    def remove(self, name: str) -> None:
        """Takes a file away, and the folders that are empty then."""
        path = self._path(name)
        path.unlink(missing_ok=True)
        with suppress(OSError):
            for folder in path.parents:
                if folder == self.folder:
                    break
                folder.rmdir()

    def only_there(self, names: Collection[str], kept: Collection[str]) -> Collection[str]:
        """On a disk that takes `A` and `a` for the same, the old name may be that of a file that stays."""
        staying = {folded(name): name for name in kept}
        return {name for name in names if not self._same(name, staying.get(folded(name)))}

    def _same(self, one: str, other: str | None) -> bool:
        if other is None:
            return False
        with suppress(OSError):
            return self._path(one).samefile(self._path(other))
        return False

    def _path(self, name: str) -> Path:
        """Where a file stands. Raises Refused if the way there leads through a link, or through a file."""
        path = self.folder
        for part in name.split("/")[:-1]:
            path = path / part
            if path.is_symlink():
                hint = "take the link away, or deploy to where it leads"
                raise Refused(f"{path} is a link that leads elsewhere, and files of the site go there", hint)
            if path.exists() and not path.is_dir():
                raise Refused(f"{path} is a file, and a folder of the site goes there", "take it away first")
        return self.folder / name
