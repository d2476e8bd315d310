"""The picture in the author's manual points from lines that are there to parts that are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.picture import POINTS, SLUG, TARGET, build, examples, open_page
from tests.conftest import Once


@pytest.fixture(scope="session")
def shown(once: Once) -> Path:
    """The site of the manual's examples, built."""
    return once("manual", build) / "site"


def test_each_point_is_a_line_of_the_file() -> None:
    lines = examples()[f"content/answers/{SLUG}.md"].splitlines()
    assert [sum(line.startswith(point.line) for line in lines) for point in POINTS] == [1] * len(POINTS)
    assert max(map(len, lines)) <= 94, "longer lines are cut off in the picture"


def test_each_point_is_a_part_of_the_page(chromium: Browser, shown: Path) -> None:
    with serving(shown) as site:
        page = open_page(chromium, site.url)
        assert [page.locator(point.part).first.is_visible() for point in POINTS] == [True] * len(POINTS)
        page.close()


def test_the_picture_is_there_and_small_enough_for_a_phone() -> None:
    assert TARGET.read_bytes().startswith(b"\x89PNG")
    assert TARGET.stat().st_size < 400_000
