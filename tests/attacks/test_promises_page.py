"""There are as many attacks as the manual's page of promises says."""

from __future__ import annotations

import re

from tests.attacks import (
    test_files,
    test_frames,
    test_misleading_guides,
    test_odd_environments,
    test_odd_sites,
    test_pages,
    test_unsafe_guides,
)
from tests.conftest import ROOT
from tests.flow.findings import reach

PAGE = " ".join((ROOT / "docs" / "manual" / "promises.md").read_text("utf-8").split())

BROKEN_RULES = [row for row in reach.ROWS if row.has_it]
GUIDES = len(test_unsafe_guides.ATTACKS) + len(test_misleading_guides.ATTACKS) + len(BROKEN_RULES)
NEAR = len(test_unsafe_guides.HARMLESS) + len(test_misleading_guides.HARMLESS) + len(reach.ROWS) - len(BROKEN_RULES)
PAGES = len(test_pages.MAIN) + 2 * len(test_pages.HIDING) + len(test_frames.AROUND) + len(test_files.FILES)
ODD = len(test_odd_sites.ODD) + len(test_odd_environments.BUILDS) + len(test_odd_environments.COMMANDS)


def count(words: str) -> int:
    found = re.search(words.replace("#", r"([\d,]+)"), PAGE)
    assert found, f"the page does not say: {words}"
    return int(found[1].replace(",", ""))


def test_there_are_as_many_as_the_page_says() -> None:
    assert 40 <= count("unsafe advice: at least # in `tests/attacks/`") <= GUIDES
    assert 20 <= count("each found at its place; at least # that only look like it") <= NEAR
    assert 150 <= count("alter a finished site: at least # in `tests/attacks/`") <= PAGES
    assert 60 <= count("odd machines: at least # in `tests/attacks/`") <= ODD
