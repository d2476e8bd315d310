"""A picture that content uses, once its file has been looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file. `path` is relative to the site's root, `sha256` that of its bytes; `width` and `height` are
    those of the picture as it is to be seen, upright."""

    root: Path
    path: str
    sha256: str
    width: int
    height: int

    @property
    def file(self) -> Path:
        """The file itself. It is never published: pages have smaller ones that are made of it."""
        return self.root / self.path

    @property
    def name(self) -> str:
        """Its file's name without its folder and its ending."""
        return self.file.stem
