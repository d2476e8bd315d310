"""Files of the site that are no pages: style sheets, pictures and the like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from askwell.shelf import Text, raw_of


@dataclass(frozen=True, slots=True)
class Joined:
    """A text made of parts that other files have as well: they are in memory once."""

    parts: tuple[Text, ...]


Content = str | bytes | Path | Joined
"""What such a file holds: a text, bytes, parts of a text, or what a finished file elsewhere holds. Pictures are such
files: ten thousand would not fit in memory."""


@dataclass(frozen=True)
class Made:
    """What is made when somebody wants it, once. Another `mark` means another content; to know the mark, nothing has to
    be made."""

    mark: str
    make: Callable[[], Content] = field(repr=False, compare=False)
    found_again: bool = False
    """Whether what was made is kept on the disk: a process finds there what another has made."""

    @cached_property
    def content(self) -> Content:
        """What the file holds."""
        return self.make()


Asset = Content | Made
"""What a file holds, or will hold."""


def content_of(asset: Asset) -> Content:
    """What a file of the site holds, made if it has to be."""
    return asset.content if isinstance(asset, Made) else asset


def bytes_of(asset: Asset) -> bytes:
    """What a file of the site is to hold, byte for byte."""
    asset = content_of(asset)
    if isinstance(asset, Path):
        return asset.read_bytes()
    if isinstance(asset, Joined):
        return b"".join(map(raw_of, asset.parts))
    return asset.encode() if isinstance(asset, str) else asset
