"""Keeps the texts of a large site out of memory: ten thousand answers have more than a gigabyte of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

IN_MEMORY = 16 * 2**20
"""Bytes of texts that stay in memory: what sites of usual size have."""


@dataclass(slots=True, eq=False)
class Shelf:
    """A file without a name, which goes with whoever holds it, on the disk of `folder` if that can be written. Texts
    are read by their places, so that a process that was forked may read too; only the first may put texts here."""

    folder: Path | None = None
    in_memory: int = IN_MEMORY
    _kept: int = 0
    _end: int = 0
    _file: IO[bytes] | None = field(default=None, repr=False)

    def keep(self, text: Text) -> Text:
        """The text, or its place. Raises OSError if the disk is full."""
        if isinstance(text, Place):
            return text
        if self._kept < self.in_memory:
            self._kept += len(text)
            return text
        self._file = self._file or self._opened()
        written = text.encode("utf-8", "surrogatepass")
        place = Place(self, self._end, len(written))
        while written:
            done = os.pwrite(self._file.fileno(), written, self._end)
            self._end, written = self._end + done, written[done:]
        return place

    def read(self, start: int, size: int) -> str:
        """The text at a place."""
        return self.raw(start, size).decode("utf-8", "surrogatepass")

    def raw(self, start: int, size: int) -> bytes:
        """The same as bytes."""
        if self._file is None:
            raise ValueError("nothing was put on this shelf")
        return os.pread(self._file.fileno(), size, start)

    def _opened(self) -> IO[bytes]:
        try:
            return TemporaryFile(dir=self.folder, prefix="texts-")
        except OSError:  # the folder is not there, or takes nothing
            return TemporaryFile(prefix="texts-")


class Finished(NamedTuple):
    """A finished file, of which texts are parts."""

    path: str

    def read(self, start: int, size: int) -> str:
        """The text at a place."""
        return self.raw(start, size).decode()

    def raw(self, start: int, size: int) -> bytes:
        """The same as bytes."""
        with Path(self.path).open("rb") as file:
            file.seek(start)
            return file.read(size)


class Place(NamedTuple):
    """Where a text stands on a shelf; `str` reads it."""

    shelf: Shelf | Finished
    start: int
    size: int

    def __str__(self) -> str:
        return self.shelf.read(self.start, self.size)


Text = str | Place
"""A text, in memory or on a shelf; `str` of it is the text."""


def raw_of(text: Text) -> bytes:
    """A text as the bytes of a file, without a look at its letters if it lies on a shelf."""
    return text.encode() if isinstance(text, str) else text.shelf.raw(text.start, text.size)
