"""The site's sign in tabs, bookmarks and on a telephone's screen: the first letter of its name on its colour."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import PIL

from askwell.content.records import Settings
from askwell.render.assets import Asset
from askwell.render.machines.cards import Colours, kept
from askwell.render.machines.lettering import can_write, face

if TYPE_CHECKING:  # read where a sign is drawn
    from PIL import Image

FAVICON, TOUCH, MANIFEST = "favicon.ico", "apple-touch-icon.png", "manifest.webmanifest"
"""Their paths in the site: browsers ask for the first two at the root, whatever a page says."""

ICON = "assets/icon-{}.png"
SIZES = (192, 512)
"""The sizes that browsers ask of a manifest."""

_SMALL = (16, 32, 48)

_RECIPE = f"icon 1 {PIL.__version__}"
"""Changes whenever the same sign would come out otherwise."""


def icons(settings: Settings, colours: Colours, root: Path | None = None) -> Iterator[tuple[str, Asset]]:
    """The files of the site's sign, by their paths. Those that were kept below the root are not drawn again: drawing
    takes a fifth of a second."""
    letter = next((sign.upper() for sign in settings.name if sign.isalnum()), "")
    said = (letter, colours.brand, colours.ground)
    yield FAVICON, kept(root, (_RECIPE, "ico", *said), lambda: _ico(*said))
    for path, size in ((TOUCH, 180), *((ICON.format(size), size) for size in SIZES)):
        yield path, kept(root, (_RECIPE, str(size), *said), partial(_png, letter, size, *said[1:]))
    yield MANIFEST, _manifest(settings, colours)


def _manifest(settings: Settings, colours: Colours) -> str:
    icons = [{"src": ICON.format(size), "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES]
    said = {
        "name": settings.name,
        "description": settings.description,
        "start_url": "./",
        "display": "browser",
        "background_color": colours.ground,
        "theme_color": colours.brand,
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _ico(letter: str, colour: str, ground: str) -> bytes:
    frames = [_sign(letter, size, colour, ground) for size in _SMALL]
    held = BytesIO()
    frames[-1].save(held, "ICO", sizes=[(size, size) for size in _SMALL], append_images=frames[:-1])
    return held.getvalue()


@cache
def _png(letter: str, size: int, colour: str, ground: str) -> bytes:
    from PIL.Image import Dither

    held = BytesIO()
    _sign(letter, size, colour, ground).quantize(16, dither=Dither.NONE).save(held, "PNG", compress_level=9)
    return held.getvalue()


def _sign(letter: str, size: int, colour: str, ground: str) -> Image.Image:
    from PIL import Image, ImageDraw

    mask = Image.new("L", (size, size))
    if letter and can_write(letter):
        font = face(round(size * 0.78))
        ImageDraw.Draw(mask).text((size / 2, size * 0.76), letter, fill=255, font=font, anchor="ms")
    return Image.composite(Image.new("RGB", mask.size, ground), Image.new("RGB", mask.size, colour), mask)
