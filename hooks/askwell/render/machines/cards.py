"""The pictures that networks show of a link to a page: the question, and the site's name.

The same words, colours, face and Pillow make the same bytes. A card is made once, and kept below the site's root until
one of these changes.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import PIL

from askwell.render.assets import Content, Made
from askwell.render.machines.lettering import can_write, face_mark, rows, wrap, write

if TYPE_CHECKING:  # read where a card is drawn: all are kept from build to build
    from PIL import Image

WIDTH, HEIGHT = 1200, 630
"""The size that Open Graph's readers agree on."""

DEFAULT = "assets/cards/site.png"
"""The card of pages that have none of their own."""

KEPT = Path(".askwell", "cards")
"""Where cards are kept, below the site's root."""

_MARGIN, _BAND, _NAME, _LEADING = 84, 20, 46, 1.12
_SIZES = (104, 92, 84, 76, 68, 62, 56, 50, 44)
_TOP, _LAST = 176, HEIGHT - 84
"""Where the words may begin, and the line on which the last of them stand."""

_HEAD = 132
"""Rows above all words: they are the same on each card of a site."""

_SHADES = 8
"""Shades from the ground to a colour: with two colours sixteen, four bits a pixel."""

_INK = tuple((value * (_SHADES - 1) + 127) // 255 for value in range(256))
_BRAND = tuple(shade and _SHADES + shade for shade in _INK)
"""The shade of each value of a mask in ink, and in the site's colour."""

_BEFORE = 2
"""Pixels before each row: the byte that says of a row of a PNG that it is written as it is."""

_RECIPE = f"4 {PIL.__version__} {zlib.ZLIB_RUNTIME_VERSION}"
"""Changes whenever the same card would come out otherwise."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a card, as #rrggbb."""

    ground: str
    ink: str
    brand: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. Words with letters that the face does not have are left out: boxes would say nothing."""

    name: str
    words: str

    @property
    def can_be_drawn(self) -> bool:
        """Whether the face has all its letters."""
        return can_write(self.words)


def card_path(slug: str) -> str:
    """The path of an answer's card."""
    return f"assets/cards/answers/{slug}.png"


def made(card: Card, colours: Colours, root: Path | None) -> Made:
    """A card's file: the one that was kept below the site's root, or a new one."""
    parts = (_RECIPE, card.name, card.words, colours.ground, colours.ink, colours.brand)
    return kept(root, parts, lambda: drawn(card, colours))


def kept(root: Path | None, parts: Iterable[str], draw: Callable[[], bytes]) -> Made:
    """A picture of words that some texts and the face determine: the one that was kept below the root, or a new one."""
    key = hashlib.sha256("\0".join((*parts, face_mark())).encode()).hexdigest()
    return Made(key, partial(_found, root, key, draw), found_again=root is not None)


def _found(root: Path | None, key: str, draw: Callable[[], bytes]) -> Content:
    if root is None:
        return draw()
    folder = root / KEPT / key[:2]  # a folder of ten thousand files takes long to look through
    return next(_kept(folder, key), None) or _keep(folder, key, draw())


def _kept(folder: Path, key: str) -> Iterator[Path]:
    """The card that was kept under a key, if its bytes are still those that its name says."""
    names = sorted(os.listdir(folder)) if folder.is_dir() else ()
    for name in names:
        if name.startswith(f"{key}.") and name == f"{key}.{_digest((folder / name).read_bytes())}.png":
            yield folder / name


def _keep(folder: Path, key: str, card: bytes) -> Content:
    """Keeps a card, whole or not at all: another build may look there at the same time. Where that cannot be, the card
    is held in memory."""
    path = folder / f"{key}.{_digest(card)}.png"
    begun = path.with_suffix(f".{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        begun.write_bytes(card)
        begun.replace(path)
    except OSError:
        return card
    return path


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:32]


def drawn(card: Card, colours: Colours) -> bytes:
    """A card as a PNG. Only its words are drawn anew: all above them is the same on each card of a site."""
    size, lines = _set(card.words) if can_write(card.words) else (_SIZES[-1], [])
    words = _rows(HEIGHT - _HEAD)
    for number, line in enumerate(reversed(lines)):
        write(words, (_BEFORE + _MARGIN, _LAST - number * size * _LEADING - _HEAD), line, size, _INK)
    shades = bytes(_shades(colours.ground, colours.ink) + _shades(colours.ground, colours.brand))
    return _png(shades, _head(card.name) + words.tobytes("raw", "P;4"))


def _png(shades: bytes, rows: bytes) -> bytes:
    """A card's file. Pillow would try several ways to write each row, which makes few cards smaller and takes twice as
    long."""
    packing = zlib.compressobj(6, wbits=zlib.MAX_WBITS, memLevel=zlib.DEF_MEM_LEVEL, strategy=zlib.Z_RLE)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)),
        (b"PLTE", shades),
        (b"IDAT", packing.compress(rows) + packing.flush()),
        (b"IEND", b""),
    )
    checked = (
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(checked)


def _rows(number: int) -> Image.Image:
    from PIL import Image

    return Image.new("P", (_BEFORE + WIDTH, number))


@lru_cache(maxsize=8)
def _head(name: str) -> bytes:
    """What all cards of a site have above their words."""
    head = _rows(_HEAD)
    head.paste(_BRAND[-1], (_BEFORE, 0, _BEFORE + WIDTH, _BAND))
    if can_write(name):
        write(head, (_BEFORE + _MARGIN, 112), _shortened(name, _NAME), _NAME, _BRAND)
    return head.tobytes("raw", "P;4")


def _shortened(name: str, size: int) -> str:
    lines = wrap(name, size, WIDTH - 2 * _MARGIN)
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"


def _set(words: str) -> tuple[int, list[str]]:
    """The largest size in which words fit, and their lines; what is too long for the smallest is cut."""
    for size in _SIZES:
        room = int((_LAST - _TOP) / (size * _LEADING))
        if rows(words, size, WIDTH - 2 * _MARGIN) <= room:
            return size, wrap(words, size, WIDTH - 2 * _MARGIN)
    lines = wrap(words, size, WIDTH - 2 * _MARGIN)
    return size, [*lines[: room - 1], f"{lines[room - 1].rstrip('.,;:?!')}…"]


def _shades(ground: str, colour: str) -> list[int]:
    """From a ground to a colour, as a list of red, green and blue."""
    ends = [[int(text[place : place + 2], 16) for place in (1, 3, 5)] for text in (ground, colour)]
    return [
        round(low + (high - low) * step / (_SHADES - 1))
        for step in range(_SHADES)
        for low, high in zip(*ends, strict=True)
    ]
