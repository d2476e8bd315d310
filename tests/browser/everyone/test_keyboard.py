"""Readers without a mouse: every stop of the Tab key is seen, in reading order, and no letter does anything."""

from __future__ import annotations

import re
import string

import pytest
from playwright.sync_api import Page

from tests.browser.everyone.stops import Stop, here, stops
from tests.browser.reader import KINDS, PAGES, Opener, comes_to

LATER = pytest.mark.long

FIRST = ("home", "answer with a guide", "guide", "guide at an emergency")
ROWS = [pytest.param(kind, id=kind, marks=[] if kind in FIRST else [LATER]) for kind in KINDS]

MOST_STOPS = 12
"""Stops before the first choice of a guide: more is a burden to those who cannot skip them."""

IN_THE_MAP = "aw-map__box"
"""Chromium does not scroll a frame to a link of a drawing in it. The same links stand in words below the map."""

KEYS = [*string.ascii_lowercase, *string.digits, "/", ".", ",", "?", "-"]

_STATE = "() => [location.href, document.activeElement.outerHTML, scrollY, document.documentElement.outerHTML.length]"


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("screen", ["desktop", pytest.param("narrow", marks=LATER)])
def test_every_stop_is_seen_and_in_reading_order(opened: Opener, kind: str, screen: str) -> None:
    page = opened(KINDS[kind].partition("#")[0], screen=screen)
    found = stops(page)
    assert found[0].words.startswith("Skip to")
    assert [stop for stop in found if not stop.seen and IN_THE_MAP not in stop.html] == []
    assert [stop.place for stop in found] == sorted(stop.place for stop in found)


def here_again(page: Page) -> Stop | None:
    """Where the focus is after a second look: a machine with much to do shows the step after it has looked for it."""
    page.reload()
    page.wait_for_timeout(300)
    return here(page)


@pytest.mark.parametrize(
    "kind", [pytest.param("guide at an emergency"), pytest.param("guide at a question", marks=LATER)]
)
def test_every_stop_of_a_step_is_seen(opened: Opener, kind: str) -> None:
    page = opened(KINDS[kind])
    begin = here(page) or here_again(page)
    assert begin
    assert begin.tag == "h2", "the step's heading has the focus"
    for _ in range(3):
        page.keyboard.press("Tab")
        stop = here(page)
        assert stop
        assert stop.seen, stop


def test_a_guides_first_choice_is_near(opened: Opener) -> None:
    page = opened("decide/jogging/")
    before = [stop.words for stop in stops(page)].index("Start") + 1
    page.get_by_role("link", name="Start", exact=True).press("Enter")
    comes_to(page, "red-flags", "jogging--red-flags")
    page.keyboard.press("Tab")
    choice = here(page)
    assert choice
    assert choice.choice
    assert before < MOST_STOPS


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=[] if kind == "guide" else [LATER]) for kind in PAGES])
def test_no_single_key_does_anything(opened: Opener, kind: str) -> None:
    page = opened(PAGES[kind])
    before = page.evaluate(_STATE)
    for key in KEYS:
        page.keyboard.press(key)
    assert page.evaluate(_STATE) == before


def follow(page: Page, words: str) -> None:
    """Goes to the first link with these words by the Tab key, and follows it by Enter."""
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = here(page)
        assert stop, f"there is no link {words!r}"
        if re.search(words, stop.words):
            assert stop.seen, stop.html
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Tab key does not come to {words!r}")


def test_from_home_to_advice_and_back_by_keys_alone(opened: Opener) -> None:
    page = opened("")
    follow(page, "^Answers$")
    page.wait_for_url("**/answers/")
    follow(page, "^Can I jog")
    page.wait_for_url("**/jogging-with-mild-osteoporosis/")
    follow(page, "guide")
    page.wait_for_url(re.compile(r"/decide/jogging/"))
    page.wait_for_load_state()
    follow(page, "^Start$")
    comes_to(page, "red-flags", "jogging--red-flags")
    follow(page, "^No, none of these")
    comes_to(page, "back-pain", "jogging--back-pain")
    follow(page, "^Yes")
    comes_to(page, "doctor-today", "jogging--doctor-today")
    page.go_back()
    comes_to(page, "back-pain", "jogging--back-pain")
