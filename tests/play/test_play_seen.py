"""The page in a browser: it follows the file without a script, and where its reader was, the reader stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from askwell.play.serving import serving
from tests.helpers import FILES, Site
from tests.play.looking import FILE, follow

MORE = "".join(f"  - never outcome rest when {'screen is none and ' * n}second is left\n" for n in range(30))
"""Rules that make the page long."""


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """The page of the good site's guide, open in a browser without scripts."""
    site.write(FILE, FILES[FILE] + MORE)
    context = chromium.new_context(viewport={"width": 390, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    with serving(follow(site)) as server:
        page.goto(server.address, wait_until="commit")
        expect(page.locator("footer")).to_be_attached()
        yield page
        context.close()


def save(site: Site, old: str, new: str) -> None:
    site.write(FILE, (FILES[FILE] + MORE).replace(old, new))


def test_it_follows_the_file_and_keeps_its_place(page: Page, site: Site) -> None:
    rule = page.locator(".rule").nth(25)
    rule.scroll_into_view_if_needed()
    before = rule.bounding_box()
    save(site, "label: Left\n", "label: To the left\n")
    expect(page.locator("#changes .marks")).to_contain_text("words changed from “Left” to “To the left”")
    after = page.locator(".rule").nth(25).bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 700, "the rule is still in sight"
    save(site, "        to: rest\n", "        to: nowhere\n")
    expect(page.locator(".verdict")).to_have_text("1 mistake to mend")
    expect(page.locator("#map svg")).to_be_attached()


def test_a_paused_page_stays_as_it_is(page: Page, site: Site) -> None:
    page.get_by_role("link", name="Pause").click()
    expect(page.locator(".follows")).to_contain_text("Paused")
    save(site, "label: Left\n", "label: To the left\n")
    page.wait_for_timeout(1200)
    assert page.locator("#changes").count() == 0
    page.get_by_role("link", name="Follow the file again").click()
    expect(page.locator("#changes")).to_be_attached()


def test_nothing_is_wider_than_a_phone_but_the_map(page: Page) -> None:
    widths = [box["width"] for box in (part.bounding_box() for part in page.locator("main > *").all()) if box]
    assert max(widths) <= 390
