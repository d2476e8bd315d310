"""PNGs of sixteen colours, of which many have the same upper part: it is packed once.

The form: PNG (third edition), with the zlib stream of RFC 1950, whose parts are joined where they end on a whole byte.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack

from PIL import Image

EDGE = 2
"""Pixels to the left of what is seen. They have the colour 0, and so are the byte that says that a row stands as it
is."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a picture, packed. `total` sums up their bytes and all above, as Adler-32 does."""

    rows: int
    packed: bytes
    total: int


def part(image: Image.Image, before: Part | None = None) -> Part:
    """The rows of a grey picture whose values are numbers of colours, with EDGE at its left. Below `before` they end
    the picture; else others must follow."""
    image.putpalette([0] * 3)
    raw = image.tobytes("raw", "P;4")
    packing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_RLE)  # as small as any, and quick
    packed = packing.compress(raw) + packing.flush(zlib.Z_FINISH if before else zlib.Z_FULL_FLUSH)
    return Part(image.height, packed, zlib.adler32(raw, before.total if before else 1))


def png(width: int, colours: Sequence[int], upper: Part, lower: Part) -> bytes:
    """A picture of two parts, its colours as a list of red, green and blue."""
    head = pack(">IIBBBBB", width, upper.rows + lower.rows, 4, 3, 0, 0, 0)
    data = b"\x78\x01" + upper.packed + lower.packed + pack(">I", lower.total)
    chunks = ((b"IHDR", head), (b"PLTE", bytes(colours)), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, inside) for name, inside in chunks)


def _chunk(name: bytes, inside: bytes) -> bytes:
    return pack(">I", len(inside)) + name + inside + pack(">I", zlib.crc32(inside, zlib.crc32(name)))
