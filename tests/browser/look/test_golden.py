"""Pages look as they did when somebody last looked: `make screens-golden` takes the pictures anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.look.golden import FOLDER, SHOTS, TOLERATED, difference, shot


@pytest.fixture(scope="module")
def url(hard: Path) -> Iterator[str]:
    with serving(hard) as site:
        yield site.url


def kept(name: str) -> Image.Image:
    return Image.open(FOLDER / f"{name}.png").convert("RGB")


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_looks_as_it_did(chromium: Browser, url: str, tmp_path: Path, name: str) -> None:
    now = shot(chromium, url, name)
    now.save(tmp_path / f"{name}.png")
    assert difference(kept(name), now) <= TOLERATED, f"see {tmp_path / name}.png"


def test_a_line_that_moved_is_seen() -> None:
    page = kept("question")
    assert difference(page, ImageChops.offset(page, 0, 12)) > TOLERATED * 3
    assert difference(page, ImageChops.offset(page, 0, 2)) > TOLERATED


def test_all_pictures_are_small_and_of_use() -> None:
    files = list(FOLDER.glob("*"))
    assert {file.stem for file in files} == set(SHOTS)
    assert sum(file.stat().st_size for file in files) < 400_000
