"""What is left of a guide on paper, without styles, on small screens and in large type."""

from __future__ import annotations

import pytest

from askwell.checks.checked_site import CheckedSite
from askwell.content.addresses import state_id
from tests.browser.reader import KINDS, PAGES, PLAIN, READERS, Opener, go, steps

ACROSS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

# A picture may scroll in a frame of its own (WCAG 2.2, 1.4.10 excepts maps); it stands in words below.
CUT_OFF = """() => [...document.querySelectorAll('main *:not(.aw-map__frame, .aw-hidden)')].filter(e =>
  e.checkVisibility({visibilityProperty: true}) && getComputedStyle(e).overflow !== 'visible'
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
def test_without_styles_everything_reads_in_order(
    opened: Opener, checked: CheckedSite, scripts: bool, screen: str
) -> None:
    page = opened.page(scripts=scripts, screen=screen)
    page.route("**/*.css", lambda route: route.abort())
    page.goto(opened.served.url + "decide/jogging/")
    machine = checked.machines["jogging"]
    assert steps(page) == list(machine.states)
    numbers = page.locator(".aw-step__title > .aw-number").all_inner_texts()
    assert [number.strip() for number in numbers] == [f"{n}." for n in range(1, len(machine.states) + 1)]
    whole = page.locator("[data-flow]").inner_text()
    starts = [whole.index(text) for text in page.locator(".aw-step__title").all_inner_texts()]
    assert starts == sorted(starts)
    assert whole.index("What you choose stays on your device.") < starts[0]
    choices = [choice for state in machine.states.values() for choice in state.choices]
    assert page.locator(".aw-choices > li").all_inner_texts() == [
        f"{choice.label}: go to {machine.states[choice.target].number}" for choice in choices
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("screen", ["narrow", pytest.param("zoomed", marks=pytest.mark.long)])
def test_nothing_needs_scrolling_to_the_side(opened: Opener, screen: str, kind: str) -> None:
    page = opened(KINDS[kind], screen=screen, walked=True)
    assert page.evaluate(ACROSS) == 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("kind", [*PAGES, "guide at an emergency"])
def test_text_of_twice_the_size_is_neither_cut_off_nor_too_wide(opened: Opener, kind: str) -> None:
    page = opened(KINDS[kind], walked=True)
    page.evaluate("() => document.documentElement.style.fontSize = '250%'")
    assert page.locator("body").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == 45
    assert page.evaluate(ACROSS) == 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(("scripts", "screen"), [*PLAIN, *READERS[2:]])
def test_choices_are_large_enough_to_touch(opened: Opener, checked: CheckedSite, scripts: bool, screen: str) -> None:
    page = opened("decide/jogging/", scripts=scripts, screen=screen)
    for state in [state for state in checked.machines["jogging"].states.values() if state.choices]:
        go(page, state_id("jogging", state.key))
        assert steps(page) == [state.key]
        boxes = [choice.bounding_box() for choice in page.locator("[data-choice]:visible").all()]
        assert len(boxes) == len(state.choices)
        assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    page.goto(f"{opened.served.url}decide/jogging/#jogging--call-now")
    calls = page.locator(".aw-call__number:visible").all()
    assert len(calls) == 3
    assert all((box := call.bounding_box()) and box["height"] >= 44 for call in calls)
