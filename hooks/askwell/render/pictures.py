"""Small pictures made of large ones: what pages show.

Each is upright, in sRGB, on white where it was transparent, and without a word of what its camera wrote into it. The
same picture and the same Pillow make the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import PIL
from markupsafe import Markup, escape

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.parts import PictureCredit, Portrait
from askwell.content.people.person import Person
from askwell.content.pictures.cache import digest, keep_files, kept_files
from askwell.content.pictures.picture import Picture
from askwell.patterns import regex
from askwell.render.assets import Asset

if TYPE_CHECKING:  # read where a picture is made: all are kept from build to build
    from PIL import Image

WIDTHS = (480, 800, 1280)
"""The widths of pictures in a text, in pixels: a phone's column at one and at two and a half times the density, and a
wide page's column of 640 at twice (ours)."""

FACES = (56, 112, 168)
"""The sides of portraits, which are square: 56 pixels at one, two and three times the density."""

MAX_SERVED = 200_000
"""The most bytes of a picture as it is served."""

QUALITIES = (80, 70, 60, 50, 40, 30)
"""The first that is light enough is taken. A width that is too heavy at all of them is left out, unless it is the
smallest."""

MAILED = 1120
"""Pixels of the width of a picture in a mail, twice those that it is shown at (ours)."""

_RECIPE = f"3-{PIL.__version__}"
"""Changes whenever the same picture would come out otherwise."""

_CC = regex(r"CC (BY(?:-NC)?(?:-ND|-SA)?) (\d\.\d)")
_KEPT = regex(r"(\d+)x(\d+)\.([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Version:
    """A small picture: its size, the path of its file in the site, and what is in it."""

    width: int
    height: int
    path: str
    asset: Asset


def versions(picture: Picture) -> tuple[Version, ...]:
    """A picture in each width that pages may ask for, the smallest first; it is never made larger."""
    widths = [width for width in WIDTHS if width <= picture.width] or [picture.width]
    sizes = [(width, max(1, round(picture.height * width / picture.width))) for width in widths]
    return _versions(picture, sizes)


def faces(portrait: Picture) -> tuple[Version, ...]:
    """A portrait in each size, square."""
    return _versions(portrait, [(side, side) for side in FACES])


def prepare(library: Library) -> None:
    """Makes all small pictures that are not kept from the last build, on all cores."""
    if not library.pictures and not library.portraits:
        return
    from concurrent.futures import ThreadPoolExecutor  # read here: many sites have no picture

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(versions, library.pictures.values()))
        list(pool.map(faces, library.portraits.values()))


def files(library: Library) -> Iterator[tuple[str, Asset]]:
    """The files of all pictures of a site, by their paths in it."""
    made = (version for picture in library.pictures.values() for version in versions(picture))
    yield from ((version.path, version.asset) for version in made)
    made = (version for portrait in library.portraits.values() for version in faces(portrait))
    yield from ((version.path, version.asset) for version in made)


def mail_files(pictures: Mapping[str, Picture]) -> Iterator[tuple[str, Asset]]:
    """Pictures as every mail program shows them (JPEG), by the paths of their files in the site."""
    for path, picture in pictures.items():
        recipe = f"mail-{_RECIPE}"
        kept: Mapping[str, Asset] = kept_files(picture.root, picture.sha256, recipe)
        if not kept:
            image = _mailed(picture)
            tried = (_jpeg(image, quality) for quality in QUALITIES)
            raw = next((raw for raw in tried if len(raw) <= MAX_SERVED), b"") or _jpeg(image, QUALITIES[-1])
            kept = {f"mail.{digest(raw)}": raw}
            keep_files(picture.root, picture.sha256, recipe, {f"mail.{digest(raw)}": raw})
        yield path, next(iter(kept.values()))


def _mailed(picture: Picture) -> Image.Image:
    from PIL.Image import Resampling

    from askwell.content.pictures.looking import upright

    image = _plain(upright(picture.file.read_bytes(), 2 * MAILED))
    image.thumbnail((MAILED, 4 * MAILED), Resampling.LANCZOS)
    return image


def _jpeg(image: Image.Image, quality: int) -> bytes:
    held = BytesIO()
    image.save(held, "JPEG", quality=quality, optimize=True, progressive=True)
    return held.getvalue()


def _versions(picture: Picture, sizes: list[tuple[int, int]]) -> tuple[Version, ...]:
    recipe = f"{_RECIPE}-{'-'.join(f'{width}x{height}' for width, height in sizes)}"
    made: Mapping[str, Path | bytes] = kept_files(picture.root, picture.sha256, recipe)
    if not made:
        fresh = {f"{width}x{height}.{digest(raw)}": raw for (width, height), raw in _made(picture, sizes)}
        keep_files(picture.root, picture.sha256, recipe, fresh)
        made = kept_files(picture.root, picture.sha256, recipe) or fresh
    found = ((match, asset) for name, asset in made.items() if (match := _KEPT.fullmatch(name)))
    return tuple(
        sorted(
            (
                Version(int(m[1]), int(m[2]), addresses.picture_path(picture.name, int(m[1]), m[3]), asset)
                for m, asset in found
            ),
            key=lambda version: version.width,
        )
    )


def _made(picture: Picture, sizes: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], bytes]]:
    from PIL import Image, ImageOps

    from askwell.content.pictures.looking import upright

    image = _plain(upright(picture.file.read_bytes(), 2 * WIDTHS[-1]))
    drawn = picture.path.endswith(".png")
    for size in reversed(sizes):  # each is made of the next larger one, which is quicker than of the whole
        image = ImageOps.fit(image, size, Image.Resampling.LANCZOS)
        if raw := _light(image, drawn) or (size == sizes[0] and _webp(image, quality=1)):
            yield size, raw


def _plain(image: Image.Image) -> Image.Image:
    """A picture's colours alone, in sRGB: without profile, transparency, and what its camera wrote."""
    from PIL import Image

    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode in ("P", "PA", "LA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    if profile and image.mode in ("RGB", "CMYK", "L"):
        image = _in_srgb(image, profile)
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture with its colours as its own profile means them; as they are, if the profile is of no use."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return converted or image


def _light(image: Image.Image, drawn: bool) -> bytes:
    """The bytes of a WebP of at most MAX_SERVED, or none; of a drawing, without loss where that is lighter."""
    tried = (_webp(image, quality=quality) for quality in QUALITIES)
    kept = next((raw for raw in tried if len(raw) <= MAX_SERVED), b"")
    exact = _webp(image, lossless=True, quality=60) if drawn else b""
    return exact if drawn and len(exact) <= min(len(kept) or MAX_SERVED, MAX_SERVED) else kept


def _webp(image: Image.Image, **how: int | bool) -> bytes:
    held = BytesIO()
    image.save(held, "WEBP", method=4, **how)
    return held.getvalue()


def portrait_of(library: Library, expert: Person) -> tuple[Version, ...]:
    """An expert's portrait in each size; nothing, if there is none."""
    portrait = library.portraits.get(expert.key)
    return faces(portrait) if portrait else ()


def credit_line(credit: PictureCredit | Portrait) -> Markup:
    """Whose a picture is and its licence, with links to where it comes from and to the licence's text."""
    by = _linked(credit.credit, credit.source)
    return Markup("{}, {}").format(by, _linked(credit.licence, licence_address(credit.licence)))


def licence_address(licence: str) -> str | None:
    """Where the text of a Creative Commons licence stands; None for other licences."""
    if found := _CC.fullmatch(licence):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if licence in ("CC0", "CC0 1.0") else None


def _linked(words: str, address: str | None) -> Markup:
    return escape(words) if address is None else Markup('<a href="{}">{}</a>').format(address, words)


def initials(expert: Person) -> str:
    """The first letters of a person's first and last name, without titles."""
    names = [
        word for word in expert.name.split() if word[0].isalpha() and not word.endswith(".")
    ] or expert.name.split()
    return "".join(word[0].upper() for word in dict.fromkeys((names[0], names[-1])))
