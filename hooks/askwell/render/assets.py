"""Files of the site that are no pages: style sheets, pictures and the like."""

from __future__ import annotations

from pathlib import Path

Asset = str | bytes | Path
"""What such a file holds: a text, bytes, or those of a finished file elsewhere. Pictures are such files: ten thousand
would not fit in memory."""


def bytes_of(asset: Asset) -> bytes:
    """What a file of the site is to hold, byte for byte."""
    if isinstance(asset, Path):
        return asset.read_bytes()
    return asset.encode() if isinstance(asset, str) else asset
