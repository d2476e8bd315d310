"""The site's sign in tabs, bookmarks and on a telephone's screen: the first letter of its name on its colour."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from askwell.content.records import Settings
from askwell.render.assets import Asset
from askwell.render.machines.cards import Colours
from askwell.render.machines.lettering import can_write, write

if TYPE_CHECKING:  # read where a sign is drawn
    from PIL import Image

FAVICON, TOUCH, MANIFEST = "favicon.ico", "apple-touch-icon.png", "manifest.webmanifest"
"""Their paths in the site: browsers ask for the first two at the root, whatever a page says."""

ICON = "assets/icon-{}.png"
SIZES = (192, 512)
"""The sizes that browsers ask of a manifest."""

_SMALL = (16, 32, 48)


def icons(settings: Settings, colours: Colours) -> Iterator[tuple[str, Asset]]:
    """The files of the site's sign, by their paths."""
    letter = next((sign.upper() for sign in settings.name if sign.isalnum()), "")
    frames = [_sign(letter, size, colours.brand, colours.ground) for size in _SMALL]
    held = BytesIO()
    frames[-1].save(held, "ICO", sizes=[(size, size) for size in _SMALL], append_images=frames[:-1])
    yield FAVICON, held.getvalue()
    yield TOUCH, _png(letter, 180, colours.brand, colours.ground)
    for size in SIZES:
        yield ICON.format(size), _png(letter, size, colours.brand, colours.ground)
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


@cache
def _png(letter: str, size: int, colour: str, ground: str) -> bytes:
    from PIL.Image import Dither

    held = BytesIO()
    _sign(letter, size, colour, ground).quantize(16, dither=Dither.NONE).save(held, "PNG", compress_level=9)
    return held.getvalue()


def _sign(letter: str, size: int, colour: str, ground: str) -> Image.Image:
    from PIL import Image

    mask = Image.new("L", (size, size))
    if letter and can_write(letter):
        write(mask, (size / 2, size * 0.76), letter, round(size * 0.78), anchor="ms")
    return Image.composite(Image.new("RGB", mask.size, ground), Image.new("RGB", mask.size, colour), mask)
