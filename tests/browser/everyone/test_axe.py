"""axe finds nothing: A, AA, WCAG 2.2 and best practices, in all colours, at all widths, on every kind of page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import KINDS, Opener
from tests.browser.test_safety import faults
from tests.hard_site import HARD

LATER = pytest.mark.long

SCREENS = ["narrow", "phone", "tablet", "desktop"]
LOOKS = ["light", "dark", "forced"]

FIRST = {
    ("guide at an emergency", "narrow", "forced"),
    ("answer with a guide", "tablet", "dark"),
    ("guide at a question", "desktop", "forced"),
}
"""One for each look and screen that other tests leave out; all are looked at in the long run."""

MATRIX = [
    pytest.param(kind, screen, look, id=f"{screen}-{look}-{kind}", marks=[] if (kind, screen, look) in FIRST else LATER)
    for screen in SCREENS
    for look in LOOKS
    for kind in KINDS
]


def seen_as(page: Page, look: str) -> Page:
    """The page in a reader's colours."""
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light", forced_colors="active" if look == "forced" else "none"
    )
    return page


@pytest.mark.parametrize(("kind", "screen", "look"), MATRIX)
def test_axe_finds_nothing(opened: Opener, kind: str, screen: str, look: str) -> None:
    assert faults(seen_as(opened(KINDS[kind], screen=screen), look)) == []


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, id=kind, marks=[] if "long question" in kind else LATER) for kind in HARD]
)
def test_axe_finds_nothing_in_hard_cases(strained: Opener, kind: str) -> None:
    assert faults(strained(HARD[kind], screen="phone")) == []
