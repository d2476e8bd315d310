"""Words have room: on the narrowest screen, enlarged four times, spaced as readers may, and in any way of writing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.everyone.devtools import ACROSS, CUT_OFF, SPACED, with_sheet
from tests.browser.reader import KINDS, Opener
from tests.hard_site import HARD, RIGHT_TO_LEFT

LATER = pytest.mark.long

SPACED_FIRST = ("answer with a guide", "guide", "guide at an emergency")
FOUR_TIMES_FIRST = ("guide at a question",)


def rows(first: tuple[str, ...]) -> list[object]:
    return [pytest.param(kind, id=kind, marks=[] if kind in first else [LATER]) for kind in KINDS]


def fits(page: Page) -> None:
    assert page.evaluate(ACROSS) == 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("kind", rows(FOUR_TIMES_FIRST))
def test_at_four_times_the_size_nothing_is_too_wide(opened: Opener, kind: str) -> None:
    fits(opened(KINDS[kind], screen="four times"))


@pytest.mark.parametrize("kind", rows(SPACED_FIRST))
@pytest.mark.parametrize("screen", ["desktop", pytest.param("phone", marks=LATER)])
def test_spaced_text_is_not_cut_off(opened: Opener, kind: str, screen: str) -> None:
    page = opened(KINDS[kind], screen=screen)
    before = page.locator("h1").evaluate("e => e.getBoundingClientRect().width")
    with_sheet(page, SPACED)
    spacing = page.locator("main p").first.evaluate("e => parseFloat(getComputedStyle(e).letterSpacing)")
    assert (spacing > 1, before > 0) == (True, True)
    fits(page)


@pytest.mark.parametrize("kind", HARD)
@pytest.mark.parametrize("screen", ["narrow", pytest.param("desktop", marks=LATER)])
def test_hard_words_fit(strained: Opener, kind: str, screen: str) -> None:
    fits(strained(HARD[kind], screen=screen))


def test_a_passage_from_right_to_left_begins_at_the_right(strained: Opener) -> None:
    page = strained(HARD["long question, 30 sources, long words"])
    left, right = page.locator(".aw-passage p", has_text=RIGHT_TO_LEFT).evaluate("""e => {
      const range = document.createRange();
      range.selectNodeContents(e);
      const box = e.getBoundingClientRect();
      const words = [...range.getClientRects()];
      const last = words.filter(word => word.bottom > Math.max(...words.map(word => word.bottom)) - 5);
      const [left, right] = [Math.min(...last.map(word => word.left)), Math.max(...last.map(word => word.right))];
      return [left - box.left, box.right - right];
    }""")
    assert right < 2 < left
