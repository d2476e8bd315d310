"""Words drawn in the site's reading face, for pictures that are made of words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from math import ceil
from string import ascii_letters, digits
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:  # read where something is drawn
    from PIL import Image, ImageFont

FACE = ("theme", "fonts", "source-serif-4.woff2")
"""The reading face's file below the package."""

WEIGHT = 600
_LETTERS = frozenset(f"{ascii_letters}{digits} .,:;?!'\"()-\u2013\u2019\u201c\u201d%&/+")
"""Letters that the face has (a test shows it): nothing needs to be drawn to know it."""

_NO_LETTER = "\uffff"
"""A sign that no face has: it comes out as the box that stands for what is missing."""


@cache
def face_bytes() -> bytes:
    """The reading face."""
    return files("askwell").joinpath(*FACE).read_bytes()


@cache
def face_mark() -> str:
    """What tells the reading face from others."""
    return sha256(face_bytes()).hexdigest()


@cache
def face(size: int) -> ImageFont.FreeTypeFont:
    """The reading face in a size in pixels. Basic layout: the other one asks the machine for libraries, and letters
    would stand elsewhere on another machine."""
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(face_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([WEIGHT])
    return font


@cache
def _is_missing(letter: str) -> bool:
    def drawn(sign: str) -> tuple[tuple[int, int], bytes]:
        mask = face(40).getmask(sign)
        return mask.size, bytes(mask)

    return category(letter)[0] not in "ZC" and drawn(letter) == drawn(_NO_LETTER)


def can_write(words: str) -> bool:
    """Whether the face has every letter of some words, and they run from left to right."""
    return not any(category(letter)[0] == "C" or _is_missing(letter) for letter in set(words) - _LETTERS)


@cache
def _advance(letter: str, size: int) -> float:
    """How far behind a letter the next one stands, in pixels: the face sets each by itself."""
    return face(size).getlength(letter)


def width(words: str, size: int) -> float:
    """How wide words are on one line, in pixels."""
    return sum(_advance(letter, size) for letter in words)


def wrap(words: str, size: int, room: int) -> list[str]:
    """Words in lines of at most `room` pixels, as even as they can be in as few lines as it takes. A word that is too
    long for any line is cut."""
    pieces, space = _pieces(words, size, room), _advance(" ", size)
    most = len(_filled(pieces, space, room))
    low, high = 0, room
    while high - low > 8:  # the narrowest column that needs no more lines
        middle = (low + high) // 2
        narrow = _filled(pieces, space, middle)
        fits = len(narrow) <= most and all(wide <= middle for _, wide in narrow)
        low, high = (low, middle) if fits else (middle, high)
    return [" ".join(line) for line, _ in _filled(pieces, space, high)]


def rows(words: str, size: int, room: int) -> int:
    """How many lines they take."""
    return len(_filled(_pieces(words, size, room), _advance(" ", size), room))


def _pieces(words: str, size: int, room: int) -> list[tuple[str, float]]:
    """The words, and the pieces of those that are too long, each with its width."""
    return [(piece, width(piece, size)) for word in words.split() for piece in _cut(word, size, room)]


def _filled(pieces: list[tuple[str, float]], space: float, room: int) -> list[tuple[list[str], float]]:
    """Pieces in lines, each with its width."""
    found: list[tuple[list[str], float]] = []
    line, end = list[str](), 0.0
    for piece, wide in pieces:
        if line and end + space + wide <= room:
            line.append(piece)
            end += space + wide
            continue
        if line:
            found.append((line, end))
        line, end = [piece], wide
    return [*found, (line, end)] if line else found


def _cut(word: str, size: int, room: int) -> Iterator[str]:
    """A word in pieces that fit."""
    rest = word
    while width(rest, size) > room:
        length = bisect_right(range(1, len(rest)), room, key=lambda n: ceil(width(rest[:n], size))) or 1
        yield rest[:length]
        rest = rest[length:]
    yield rest


def write(picture: Image.Image, at: tuple[int, float], words: str, size: int, shades: tuple[int, ...]) -> None:
    """Draws words on a picture of shades, from a point on their base line; `shades` has the shade of each grey."""
    x, y, end = at[0], int(at[1]), 0
    for letter in words:  # the face sets each letter by itself, a whole number of pixels behind the one before
        drawn, left, top, wide = _letter(letter, size, at[1] - y, shades)
        place = x + left, y + top
        picture.paste(drawn if place[0] >= end else _over(picture, drawn, place), place)
        x, end = x + wide, max(end, place[0] + drawn.width)


def _over(picture: Image.Image, drawn: Image.Image, place: tuple[int, int]) -> Image.Image:
    """A letter that reaches over the one before, with what stands there."""
    from PIL import ImageChops

    left, top = place
    return ImageChops.lighter(picture.crop((left, top, left + drawn.width, top + drawn.height)), drawn)


@lru_cache(maxsize=2_000)
def _letter(letter: str, size: int, lower: float, shades: tuple[int, ...]) -> tuple[Image.Image, int, int, int]:
    """A letter on a base line that is so much lower than the pixels: its picture in shades, where that stands, and how
    wide it is."""
    from PIL import Image, ImageDraw

    font, held = face(size), Image.new("L", (3 * size, 3 * size))
    ImageDraw.Draw(held).text((size, 2 * size + lower), letter, fill=255, font=font, anchor="ls")
    left, top, right, bottom = held.getbbox() or (size, 2 * size, size + 1, 2 * size + 1)
    drawn = held.crop((left, top, right, bottom)).point(shades).convert("P")
    return drawn, left - size, top - 2 * size, round(font.getlength(letter))
