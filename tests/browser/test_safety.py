"""Nothing is asked of other hosts, no policy is broken, axe finds nothing: on each kind of page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.reader import FRAMES, KINDS, LOOKS, PAGES, SCRIPTED, SHARED, Opener

LATER = pytest.mark.long


def faults(page: Page, within: str | None = None, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds on a page, or within a part of it; with all its rules, or with some."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if rules:
        options["runOnly"] = list(rules)
    found: dict[str, Any] = Axe().run(page, context=within, options=options).response
    return [
        f"{v['id']}: {node['html'][:120]} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]
    ]


MILDER = ("guide at an urgent outcome", "guide at a routine outcome", "guide at self-care")
"""Made of the same parts as an emergency; test_flows.py looks at each part of a step."""

LOOKED_AT = [
    pytest.param(kind, *look.values, id=f"{look.id}-{kind}", marks=[*look.marks, *([LATER] if later else [])])
    for look in LOOKS
    for kind in KINDS
    for later in [kind in MILDER or (look.id != "phone-light" and kind not in FRAMES)]
]
"""Every kind is looked at on a phone in light colours; in other looks one for each frame, the rest in the long run."""


@pytest.mark.parametrize(("kind", "screen", "dark"), LOOKED_AT)
def test_axe_finds_nothing(opened: Opener, kind: str, screen: str, dark: bool) -> None:
    page = opened(KINDS[kind], screen=screen, dark=dark, walked=True)
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(23, 25, 28)" if dark else "rgb(255, 255, 255)")
    assert faults(page) == []


@pytest.mark.parametrize(("scripts", "screen"), SCRIPTED)
def test_pages_load_whole_from_their_own_host(opened: Opener, scripts: bool, screen: str) -> None:
    """The icon does not count: going on to the next page may cut off the browser's late request for it."""
    page = opened.page(scripts=scripts, screen=screen)
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    for path in PAGES.values():
        page.goto("about:blank")
        page.goto(opened.served.url + path, wait_until="networkidle" if scripts else "load")
        assert page.locator("h1:visible").count() == 1
        assert page.locator('head meta[http-equiv="Content-Security-Policy"]').count() == 1
        assert page.evaluate("() => window.broken ?? []") == []
    assert [url for url in failed if not url.endswith(SHARED)] == [opened.served.url + PAGES["not found"]]


def test_the_policy_is_in_force(opened: Opener) -> None:
    page = opened("about/")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.text = 'window.ran = 1'; document.body.append(s) }"
    )
    assert page.evaluate("() => [window.ran ?? 0, window.broken.splice(0).length]") == [0, 1]
    assert [said.split(":")[0] for said in opened.refused]
    opened.refused.clear()
