"""What a whole build rests on, apart from the texts of its answers: with another ground, everything is built anew."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell import publish
from askwell.content.folders import FOLDERS
from askwell.content.handwritten import Docs
from askwell.content.links.lock import NAME as LOCK
from askwell.publish import Stamps
from askwell.rebuild import files
from askwell.rebuild.files import Stamp
from askwell.rebuild.program import program
from askwell.rebuild.store import Store, StoreError, unpickled
from askwell.source.scalars import KEY

DAMAGED = "what the last build left cannot be read"


class NoLastBuild(Exception):
    """There is no last build to start from. The message says why, in words for people; "" if there was none."""


@dataclass(frozen=True)
class Ground:
    """What a whole build rests on besides its answers. `folder` is the device and the number on it of the folder that
    was published: with another one, what is known of its files is worth nothing."""

    program: str
    day: date
    root: str
    site: str
    folder: tuple[int, int]
    files: Mapping[str, Stamp]
    docs: Docs
    slugs: Mapping[str, str]
    """The slugs of answers by the paths of their files."""

    made: Mapping[str, str]
    """A mark of each file of the site that is no page, and of each page that only leads on, by its path; those of the
    search's index are left out."""

    pages: frozenset[str]
    """The files of the pages."""

    stamps: Stamps
    """What the file system says of the site."""

    def differs(self, root: Path, day: date) -> str:
        """What is another than it was; "" if nothing is."""
        if self.program != program():
            return "the program is not the one that made the last build"
        if self.day != day:
            return "another day has begun"
        return "" if self.root == os.fspath(root) else "the folder has another name"

    def changed(self, stamps: Mapping[str, Stamp]) -> str:
        """Which file changed that is neither an answer's nor the lock; "" if none did."""
        paths = files.changed(stamps, self.files)
        others = sorted(path for path in paths if path != LOCK and not self._is_of_an_answer(path))
        return f"{others[0]} changed" if others else ""

    def _is_of_an_answer(self, path: str) -> bool:
        """Whether a file is that of an answer, or a new one that may be."""
        return path in self.slugs or (path not in self.files and is_of_an_answer(path))

    def touched(self) -> str:
        """What in the published site is not as the last build left it; "" if all is."""
        site = Path(self.site)
        if not site.is_dir() or number_of(self.site) != self.folder:
            return "the site is not the one of the last build"
        touched = sorted(publish.touched(site, self.stamps))
        return f"somebody changed {site.name}/{touched[0]}" if touched else ""


_ANSWERS, _ENDING = "content/answers/", FOLDERS["answers"][1]


def is_of_an_answer(path: str) -> bool:
    """Whether a file may be that of an answer, by its path below the site's root."""
    inside = path.startswith(_ANSWERS) and path.endswith(_ENDING) and "/." not in path
    return inside and KEY.fullmatch(key_of(path)) is not None


def key_of(path: str) -> str:
    """What the answer of a file is called: its slug."""
    return path.rpartition("/")[2].removesuffix(_ENDING)


def number_of(folder: str) -> tuple[int, int]:
    """The device of a folder and its number there."""
    stat = Path(folder).stat()
    return stat.st_dev, stat.st_ino


def ground_of(store: Store) -> Ground:
    """The ground that a store keeps. Raises StoreError if it keeps none."""
    row = store.row("=ground", "")
    ground = unpickled(*row) if row else None
    if not isinstance(ground, Ground):
        raise StoreError("there is no ground")
    return ground
