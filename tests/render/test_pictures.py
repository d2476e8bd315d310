"""Pictures as they are served: small, upright, light, and without a word of where they were taken."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageCms

from askwell.content.pictures.cache import FOLDER, digest
from askwell.content.pictures.picture import Picture
from askwell.render.assets import bytes_of
from askwell.render.pictures import MAX_SERVED, Version, faces, versions
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from tests.helpers import ANSWER, Site
from tests.pictures import GPS, noise, picture, turned


def of(root: Path, raw: bytes, name: str = "a.png") -> Picture:
    """A picture with some bytes, as if it had been looked at."""
    (root / name).write_bytes(raw)
    with Image.open(BytesIO(raw)) as image:
        turned = image.getexif().get(0x0112, 1) > 4
        width, height = image.size[::-1] if turned else image.size
    return Picture(root, name, digest(raw), width, height)


def image(version: Version) -> Image.Image:
    return Image.open(BytesIO(bytes_of(version.asset)))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param((2000, 1000), [(480, 240), (800, 400), (1280, 640)], id="large"),
        pytest.param((1280, 1280), [(480, 480), (800, 800), (1280, 1280)], id="just large enough"),
        pytest.param((1279, 400), [(480, 150), (800, 250)], id="a little too small"),
        pytest.param((500, 1500), [(480, 1440)], id="small"),
        pytest.param((479, 10), [(479, 10)], id="smaller than the smallest"),
        pytest.param((1, 1), [(1, 1)], id="a dot"),
    ],
)
def test_widths(size: tuple[int, int], expected: list[tuple[int, int]], tmp_path: Path) -> None:
    made = versions(of(tmp_path, picture(size=size)))
    assert [(one.width, one.height) for one in made] == expected
    assert [image(one).size for one in made] == expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation: int, tmp_path: Path) -> None:
    """Red was on the left of what the camera saw, before it was turned."""
    (made,) = versions(of(tmp_path, turned(orientation, (64, 32)), "a.jpg"))
    assert (made.width, made.height) == ((32, 64) if orientation > 4 else (64, 32))
    first, last = (image(made).convert("RGB").getpixel(at) for at in ((2, 2), (made.width - 3, made.height - 3)))
    red_first = orientation in (1, 4, 5, 6)
    assert [near(first, "red"), near(last, "blue")] == [red_first] * 2
    assert [near(first, "blue"), near(last, "red")] == [not red_first] * 2


def near(colour: object, name: str) -> bool:
    wanted = {"red": (255, 0, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}[name]
    return isinstance(colour, tuple) and all(abs(a - b) < 40 for a, b in zip(colour, wanted, strict=True))


def test_nothing_of_what_the_camera_wrote_is_left(tmp_path: Path) -> None:
    raw = turned(1, (600, 300))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    both = [of(tmp_path, raw, "a.jpg"), of(tmp_path, picture("WEBP", xmp=GPS.encode(), icc_profile=profile), "b.webp")]
    assert GPS.encode() in raw
    for version in (version for one in both for version in versions(one)):
        served = bytes_of(version.asset)
        assert re.findall(rb"EXIF|Exif|XMP |ICCP|GPS", served) == []
        assert image(version).info.keys() <= {"loop", "background", "timestamp", "duration"}


@pytest.mark.parametrize(
    ("mode", "colours"),
    [("RGB", "red blue"), ("P", "red blue"), ("RGBA", "red blue"), ("CMYK", "red blue")],
)
def test_colours_stay(mode: str, colours: str, tmp_path: Path) -> None:
    name = "a.jpg" if mode == "CMYK" else "a.png"
    (made,) = versions(of(tmp_path, picture("JPEG" if mode == "CMYK" else "PNG", (64, 32), mode), name))
    found = image(made).convert("RGB")
    left, right = colours.split()
    assert (near(found.getpixel((4, 16)), left), near(found.getpixel((60, 16)), right)) == (True, True)


def test_sixteen_bits_of_grey_are_not_all_white(tmp_path: Path) -> None:
    held = BytesIO()
    Image.new("I;16", (64, 32), 128 * 256).save(held, "PNG")
    (made,) = versions(of(tmp_path, held.getvalue()))
    assert image(made).convert("L").getpixel((9, 9)) == pytest.approx(128, abs=3)


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    held = BytesIO()
    Image.new("RGBA", (64, 32), (0, 0, 0, 0)).save(held, "PNG")
    (made,) = versions(of(tmp_path, held.getvalue()))
    assert near(image(made).convert("RGB").getpixel((9, 9)), "white")


@pytest.mark.parametrize("height", [1200, pytest.param(2400, marks=pytest.mark.long)])
def test_the_heaviest_picture_is_light_enough(height: int, tmp_path: Path) -> None:
    """A width that could only be light by looking bad is left out."""
    made = versions(of(tmp_path, noise((800, height))))
    assert [(one.width, len(bytes_of(one.asset)) <= MAX_SERVED) for one in made] == [(480, True)]


def test_a_drawing_keeps_its_lines(tmp_path: Path) -> None:
    """Where that is lighter, nothing of it is lost."""
    (made,) = versions(of(tmp_path, picture(size=(64, 32))))
    assert image(made).convert("RGB").getpixel((31, 9)) == (255, 0, 0)
    assert image(made).convert("RGB").getpixel((32, 9)) == (0, 0, 255)


def test_portraits_are_square(tmp_path: Path) -> None:
    made = faces(of(tmp_path, picture(size=(300, 200))))
    assert [image(one).size for one in made] == [(56, 56), (112, 112), (168, 168)]


# What is kept


def names(made: tuple[Version, ...]) -> list[str]:
    return [one.path for one in made]


def test_the_same_picture_makes_the_same_files_and_they_are_kept(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "b"
    for folder in (here, there):
        folder.mkdir()
    raw = noise((900, 600))
    made, again = versions(of(here, raw)), versions(of(there, raw))
    assert [one.asset for one in made] == [Path(one.asset) for one in made if isinstance(one.asset, Path)]
    assert [(n.path, bytes_of(n.asset)) for n in made] == [(n.path, bytes_of(n.asset)) for n in again]
    for one in made:
        assert one.path == f"pictures/a-{one.width}.{digest(bytes_of(one.asset))[:12]}.webp"


def test_what_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = of(tmp_path, picture(size=(900, 600)))
    made = versions(one)
    monkeypatch.setattr("askwell.render.pictures._made", lambda *_: pytest.fail("made again"))
    assert versions(one) == made


@pytest.mark.parametrize("spoil", ["write", "delete", "delete one", "spoil the list"])
def test_what_was_kept_and_spoilt_is_made_again(spoil: str, tmp_path: Path) -> None:
    one = of(tmp_path, picture(size=(900, 600)))
    made = versions(one)
    kept = sorted((tmp_path / FOLDER).rglob("*x*.*"))
    if spoil == "spoil the list":
        (kept[0].parent / "files").write_bytes(b"\xff")
    for file in kept[: {"delete one": 1, "spoil the list": 0}.get(spoil)]:
        file.write_bytes(b"spoilt") if spoil == "write" else file.unlink()
    again = versions(one)
    assert names(again) == names(made)
    assert [digest(bytes_of(n.asset))[:12] in n.path for n in again] == [True, True]


def test_without_a_folder_to_keep_them_in_they_are_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".askwell").write_text("in the way")
    made = versions(of(tmp_path, picture(size=(900, 600))))
    assert [isinstance(one.asset, bytes) for one in made] == [True, True]


# On a page


CREDIT = "pictures:\n  b/a.png:\n    credit: Tester & Co\n    licence: CC BY 4.0\n    source: https://a.example/?b&c\n"


def rendered(site: Site, body: str, size: tuple[int, int] = (900, 600)) -> tuple[Rendered, BeautifulSoup]:
    """A site whose answer shows a picture, and the answer's page."""
    site.write("answers/b/a.png", picture(size=size))
    site.replace(ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\n{CREDIT}---\n{body}")
    made = render_site(site.check())
    (page,) = [page for page in made.pages if page.path == "answers/sample/"]
    return made, BeautifulSoup(page.html, "html.parser")


def test_a_picture_on_a_page(site: Site) -> None:
    made, page = rendered(site, 'Test.[^test-source]\n\n![A "b" & c](b/a.png "Test caption")\n\n')
    (figure,) = page.select("figure")
    (shown,) = figure.select("img")
    files = [path for path in made.assets if path.startswith("pictures/")]
    small, large = files
    assert {name: value for name, value in shown.attrs.items() if name != "class"} == {
        "src": f"../../{large}",
        "srcset": f"../../{small} 480w, ../../{large} 800w",
        "sizes": "(min-width: 42.5rem) 40rem, calc(100vw - 2.5rem)",
        "width": "800",
        "height": "533",
        "alt": 'A "b" & c',
        "loading": "lazy",
        "decoding": "async",
    }
    assert figure.get_text().split() == ["Test", "caption.", "Picture:", "Tester", "&", "Co,", "CC", "BY", "4.0"]
    links = [link["href"] for link in figure.select("a")]
    assert links == ["https://a.example/?b&c", "https://creativecommons.org/licenses/by/4.0/"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("![Test](b/a.png)\n\n", [None], id="first of all"),
        pytest.param("Test.[^test-source]\n\n![Test](b/a.png)\n\n", ["lazy"], id="below words"),
        pytest.param("![Test](b/a.png)\n\n![Test](b/a.png)\n\n", [None, "lazy"], id="one below another"),
    ],
)
def test_pictures_below_the_first_screen_wait(body: str, expected: list[str | None], site: Site) -> None:
    _, page = rendered(site, body)
    assert [shown.get("loading") for shown in page.select("img")] == expected


def test_a_decorative_picture_says_nothing_and_names_its_maker(site: Site) -> None:
    _, page = rendered(site, "![decorative](b/a.png)\n\n", (300, 200))
    (shown,) = page.select("img")
    assert (shown["alt"], shown.get("srcset"), shown["width"]) == ("", None, "300")
    assert page.select("figcaption")[0].get_text() == "Picture: Tester & Co, CC BY 4.0"


def test_the_original_is_not_published(site: Site) -> None:
    made, _ = rendered(site, "![Test](b/a.png)\n\n")
    original = site.path("answers/b/a.png").read_bytes()
    assert [path for path, asset in made.assets.items() if bytes_of(asset) == original] == []
