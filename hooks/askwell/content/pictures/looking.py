"""What a picture's file is: its kind, its size, and whether all of it can be read.

Files come from anywhere, so nothing is believed: not the ending, not the size that the file states before it is
read. Only three of Pillow's readers are ever used.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from askwell.content.pictures.names import ADVICE, ENDINGS

KIND, LARGE, BROKEN, ANIMATED = "PICTURE002", "PICTURE003", "PICTURE004", "PICTURE005"

READERS = ("JPEG", "PNG", "WEBP")

MAX_BYTES = 20_000_000
"""The largest file, in bytes: a camera's own files have less (ours)."""

MAX_PIXELS = 50_000_000
"""The largest picture, in pixels: telephones make 48 million. In memory it takes four bytes for each (ours)."""

MAX_RATIO = 3
"""How many times as high as wide a picture may be, or as wide as high (ours)."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by what its camera says of how it was held (Exif 2.32, tag 274)."""

_MARKS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
"""How files of a kind begin."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a picture's file."""

    code: str
    message: str
    hint: str


def size_of(raw: bytes, name: str) -> tuple[int, int] | Fault:
    """The width and height of a picture as it is to be seen, once all of it has been read; or what is wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own opinion of large pictures, and of odd details in files
        try:
            return _read(raw, name)
        except Image.DecompressionBombError:
            return _too_large(name, "more pixels than can be counted")
        except UnidentifiedImageError:  # whose own words give an address in memory
            reason = "its beginning is damaged"
        except Exception as error:  # a reader of files from anywhere ends in whatever way the file makes it end
            reason = str(error).partition("\n")[0][:80] or type(error).__name__
    return Fault(BROKEN, f"the picture '{name}' cannot be read: {reason}", "save it anew, and copy it again")


def of_another_kind(raw: bytes, name: str) -> Fault | None:
    """What is wrong if a file is not of the kind that its name says."""
    wanted, found = ENDINGS[name.rpartition(".")[2]], kind(raw)
    if found not in ENDINGS.values():
        what = f"is of the kind {found}" if found else "is not a picture"
        hint = ADVICE.get(found.lower(), "save it as JPEG, PNG or WebP")
        return Fault(KIND, f"the file '{name}' {what}", hint)
    if found != wanted:
        ending = next(ending for ending, meant in ENDINGS.items() if meant == found)
        return Fault(KIND, f"the file '{name}' is a {found}", f"let its name end in .{ending}, here too")
    return None


def kind(raw: bytes) -> str:
    """The kind of a file by how it begins; "" if it is no picture that we know."""
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WebP"
    if raw[4:8] == b"ftyp":
        return "AVIF" if raw[8:12] in (b"avif", b"avis") else "HEIC"
    if b"<svg" in raw[:1000].lower():
        return "SVG"
    return next((name for mark, name in _MARKS if raw.startswith(mark)), "")


def _read(raw: bytes, name: str) -> tuple[int, int] | Fault:
    with Image.open(BytesIO(raw), formats=READERS) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            return _too_large(name, f"{width * height:,} pixels")
        if image.format != "MPO" and getattr(image, "is_animated", False):  # telephones add a second view to a JPEG
            hint = "use a still picture, or link to a video elsewhere"
            return Fault(ANIMATED, f"the picture '{name}' moves", hint)
        if max(width, height) > MAX_RATIO * min(width, height):
            message = f"the picture '{name}' is {width} wide and {height} high"
            return Fault(LARGE, message, f"cut it: one side may be at most {MAX_RATIO} times the other")
        image.draft(None, (width // 8 + 1, height // 8 + 1))  # all of a JPEG is read, but fewer of its pixels are made
        image.load()
        turned = image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
    return (height, width) if turned else (width, height)


def upright(raw: bytes, least: int) -> Image.Image:
    """A picture that has been looked at, turned as its camera was held. Of a JPEG that is much larger than `least`
    pixels each way, fewer pixels are made."""
    image = Image.open(BytesIO(raw), formats=READERS)
    image.draft(None, (least, least))
    image.load()  # what a PNG says of its camera may stand behind its pixels
    how = _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    return image if how is None else image.transpose(how)


def _too_large(name: str, how: str) -> Fault:
    hint = f"make it smaller: at most {MAX_PIXELS:,} pixels; 2,000 by 1,500 are plenty"
    return Fault(LARGE, f"the picture '{name}' has {how}", hint)
