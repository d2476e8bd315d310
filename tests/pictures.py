"""Pictures of test data, made when they are needed."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

GPS = "GPS of nobody"
"""What the pictures of tests say of where they were taken."""


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 4), mode: str = "RGB", **how: Any) -> bytes:
    """A picture of one kind and size: red on its left half, blue on its right."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    held = BytesIO()
    (image.convert("L") if mode == "I;16" else image).convert(mode).save(held, kind, **how)
    return held.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    """A picture that no program can make small."""
    held = BytesIO()
    Image.merge("RGB", [Image.effect_noise(size, 120) for _ in range(3)]).save(held, "PNG", compress_level=1)
    return held.getvalue()


def moving(kind: str = "PNG") -> bytes:
    """A picture that moves."""
    held = BytesIO()
    frames = [Image.new("RGB", (8, 4), name) for name in ("red", "blue")]
    frames[0].save(held, kind, save_all=True, append_images=frames[1:], duration=100)
    return held.getvalue()


def turned(orientation: int, size: tuple[int, int] = (8, 4)) -> bytes:
    """A JPEG whose camera was not held upright, and which says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = GPS
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    return picture("JPEG", size, exif=exif, comment=GPS.encode(), quality=95, subsampling=0)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
