"""The way past the menus."""

from __future__ import annotations

import pytest

from tests.browser.reader import FRAMES, PAGES, SCRIPTED, Opener


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize(("scripts", "screen"), SCRIPTED)
def test_the_skip_link_leads_to_the_beginning(opened: Opener, kind: str, scripts: bool, screen: str) -> None:
    page = opened(PAGES[kind], scripts=scripts, screen=screen)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.innerText.trim()") == "Skip to the page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    order = page.evaluate("""() => {
        const first = document.querySelector('main :is(a, summary, [tabindex="0"])');
        return [first.outerHTML, document.activeElement.outerHTML]; }""")
    assert order[0] == order[1]
