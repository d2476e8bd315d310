"""A reader opens the links of a first question from a mail on a phone, with scripts off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from askwell.checks.checked_site import CheckedSite
from askwell.letters.mailed import MailedChoice, mailed_choices
from tests.browser.reader import Opener, steps
from tests.browser.test_safety import faults
from tests.sites import until


def choices(checked: CheckedSite) -> dict[str, MailedChoice]:
    """The choices that the site's own newsletter shows, by their keys."""
    found = mailed_choices(checked.library, checked.machines, checked.lock)
    return {one.choice.key: one for one in found if one.machine.flow.key == "jogging"}


def sees(page: Page, selector: str) -> bool:
    """Whether an element shows without scrolling."""
    box = page.locator(selector).first.bounding_box()
    height = page.viewport_size["height"] if page.viewport_size else 0
    return box is not None and box["y"] + box["height"] <= height


def test_a_choice_leads_on_as_the_guide_does(opened: Opener, checked: CheckedSite) -> None:
    found = choices(checked)
    assert [*found] == ["any", "none", "not-sure"]
    page = opened(found["any"].path, scripts=False, screen="phone")
    assert sees(page, ".aw-call__number")
    page = opened(found["none"].path, scripts=False, screen="phone")
    assert "No, none of these" in page.locator('[data-part="link-says"]').inner_text()
    assert page.locator('[data-says="listed"] li:visible').count() == len(found["none"].asked.signs)
    page.locator('[data-go="on"]').click()
    until(lambda: steps(page) == [found["none"].target.key], lambda: str(steps(page)))
    page.locator("[data-choice]:visible").first.click()
    until(lambda: len(steps(page)) == 1 and steps(page) != [found["none"].target.key], lambda: str(steps(page)))
    page = opened(found["none"].path, scripts=False, screen="phone")
    page.locator('[data-go="first"]').click()
    until(lambda: steps(page) == [found["none"].machine.start.key], lambda: str(steps(page)))


@pytest.mark.parametrize("key", ["any", "none"])
def test_axe_finds_nothing_on_it(opened: Opener, checked: CheckedSite, key: str) -> None:
    assert faults(opened(choices(checked)[key].path, screen="narrow", dark=True)) == []
