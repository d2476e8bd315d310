"""PNGs that are made of two parts."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from askwell.render.machines.png import EDGE, part, png

COLOURS = [value for shade in range(16) for value in (shade, 2 * shade, 255 - shade)]


def test_both_parts_are_there() -> None:
    parts = [Image.new("L", (EDGE + 6, height)) for height in (3, 2)]
    drawn = {(0, 0): 15, (5, 2): 7, (3, 1): 1, (2, 4): 8, (5, 4): 3}
    for (x, y), shade in drawn.items():
        parts[y > 2].putpixel((EDGE + x, y % 3), shade)
    upper = part(parts[0])
    with Image.open(BytesIO(png(6, COLOURS, upper, part(parts[1], upper)))) as image:
        image.load()
        assert (image.format, image.size) == ("PNG", (6, 5))
        found = {(x, y): image.getpixel((x, y)) for x in range(6) for y in range(5)}
        assert {place: shade for place, shade in found.items() if shade} == drawn
        assert image.convert("RGB").getpixel((0, 0)) == (15, 30, 240)
