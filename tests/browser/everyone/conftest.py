"""The site of hard cases, opened by readers of all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving, watched
from tests.browser.reader import Opener


@pytest.fixture(scope="session")
def hard_opener(chromium: Browser, hard: Path) -> Iterator[Opener]:
    with serving(hard) as site:
        yield Opener(chromium, site)


@pytest.fixture
def strained(hard_opener: Opener) -> Iterator[Opener]:
    """Opens pages of the site with hard cases."""
    with watched(hard_opener) as open_:
        yield open_
