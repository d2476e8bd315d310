"""The site's sign, and the file that names it to browsers."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from askwell.content.records import Settings
from askwell.render.assets import bytes_of
from askwell.render.machines import icons as module
from askwell.render.machines.cards import Colours
from askwell.render.machines.icons import FAVICON, MANIFEST, TOUCH, icons
from tests.helpers import Site

COLOURS = Colours("#ffffff", "#101010", "#0b4f4c")


def files(site: Site, name: str) -> dict[str, bytes]:
    site.replace("site.yml", "name: Test site", f"name: {name}")
    settings = site.check().library.settings
    assert isinstance(settings, Settings)
    return {path: bytes_of(asset) for path, asset in icons(settings, COLOURS)}


def test_each_size_is_there(site: Site) -> None:
    found = files(site, "Test site")
    sizes = {path: Image.open(BytesIO(raw)).size for path, raw in found.items() if path.endswith(".png")}
    assert sizes == {TOUCH: (180, 180), "assets/icon-192.png": (192, 192), "assets/icon-512.png": (512, 512)}
    with Image.open(BytesIO(found[FAVICON])) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert max(map(len, found.values())) < 8_000


def test_the_manifest_names_what_is_there(site: Site) -> None:
    found = files(site, "Test site")
    manifest = json.loads(found[MANIFEST])
    assert (manifest["name"], manifest["start_url"], manifest["theme_color"]) == ("Test site", "./", COLOURS.brand)
    assert {icon["src"]: icon["sizes"] for icon in manifest["icons"]} == {
        "assets/icon-192.png": "192x192",
        "assets/icon-512.png": "512x512",
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Test site", "test data", True),
        ("Test site", "“Test”", True),
        ("Test site", "A test", False),
        ("测试", "试", True),
        ("测试", "Test", False),
    ],
)
def test_the_sign_is_the_first_letter_of_the_name(one: str, other: str, same: bool, site: Site) -> None:
    """A letter that the face does not have leaves the colour alone."""
    assert (files(site, one)[FAVICON] == files(site, other)[FAVICON]) is same


def test_what_was_drawn_once_is_kept(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = site.check().library.settings
    assert isinstance(settings, Settings)
    drawn = {path: bytes_of(asset) for path, asset in icons(settings, COLOURS)}
    first = {path: bytes_of(asset) for path, asset in icons(settings, COLOURS, tmp_path)}
    monkeypatch.setattr(module, "_sign", None)
    module._png.cache_clear()
    others = dict(icons(settings, Colours("#ffffff", "#101010", "#aa0000"), tmp_path))
    with pytest.raises(TypeError):
        bytes_of(others[FAVICON])
    again = {path: bytes_of(asset) for path, asset in icons(settings, COLOURS, tmp_path)}
    assert drawn == first == again
