"""Files of the site that are no pages: style sheets, pictures and the like."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from askwell.shelf import Text


@dataclass(frozen=True, slots=True)
class Joined:
    """A text made of parts that other files have as well: they are in memory once."""

    parts: tuple[Text, ...]


Asset = str | bytes | Path | Joined
"""What such a file holds: a text, bytes, parts of a text, or what a finished file elsewhere holds. Pictures are such
files: ten thousand would not fit in memory."""


def bytes_of(asset: Asset) -> bytes:
    """What a file of the site is to hold, byte for byte."""
    if isinstance(asset, Path):
        return asset.read_bytes()
    if isinstance(asset, Joined):
        return "".join(map(str, asset.parts)).encode()
    return asset.encode() if isinstance(asset, str) else asset
