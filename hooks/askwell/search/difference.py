"""How the files of an index differ from what they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Update(NamedTuple):
    """Files that are new or differ, by their paths in the site, and the paths of files that went away."""

    files: Mapping[str, bytes]
    removed: frozenset[str]


class Difference:
    """Files that may differ: what was there, and what is now. A file may be told of in any order, and stay the same."""

    def __init__(self) -> None:
        self._was: dict[str, bytes | None] = {}
        self._now: dict[str, bytes] = {}

    def was(self, path: str, data: bytes | None) -> None:
        """A file that was there; None if it had other bytes than it may have now."""
        self._was[path] = data

    def now(self, path: str, data: bytes) -> None:
        """A file that is there now."""
        self._now[path] = data

    def update(self) -> Update:
        """What differs."""
        files = {path: data for path, data in self._now.items() if self._was.get(path) != data}
        return Update(files, frozenset(self._was.keys() - self._now.keys()))
