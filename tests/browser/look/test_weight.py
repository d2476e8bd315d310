"""Pages are light: bytes and requests of each kind, nothing that moves, no script, and nothing from another host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.look.weight import Weight, compressed, visit
from tests.browser.reader import PAGES

KINDS = {kind: path for kind, path in PAGES.items() if kind != "not found"} | {"not found": "404.html"}

SOON = ("home", "answer with a guide", "guide", "map of a guide", "page written by hand")
"""Those of which every run looks; the others are made of the same parts."""

BLOCKING, TOTAL, WITHOUT_FONTS = 15_000, 50_000, 20_000
"""Bytes, compressed: what the first paint waits for, everything, and everything but the reading face."""


@pytest.fixture(scope="module")
def url(built: Path) -> Iterator[str]:
    with compressed(built) as address:
        yield address


def weight(browser: Browser, url: str) -> Weight:
    return visit(browser, url, slow=False)


@pytest.mark.parametrize("kind", [*SOON, *(pytest.param(k, marks=pytest.mark.long) for k in KINDS if k not in SOON)])
def test_a_page_is_light(chromium: Browser, url: str, kind: str) -> None:
    found = weight(chromium, url + KINDS[kind])
    assert found.blocking[1] == 2, "the page and one style sheet"
    assert found.blocking[0] <= BLOCKING
    assert found.without_fonts[0] <= WITHOUT_FONTS
    assert found.total[0] <= TOTAL
    assert all(request.size for request in found.requests), "everything is there"
    assert found.moved == 0
    assert [request.url for request in found.requests if request.url.endswith(".js")] == []
    assert [request.url for request in found.requests if not request.url.startswith(url)] == []
