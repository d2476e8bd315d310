"""Readers walk through every guide, along every choice, with scripts and without."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Page

from askwell.checks.checked_site import CheckedSite
from askwell.content.addresses import guide_path, state_id
from tests.browser.reader import EXTREMES, FLOWS, KINDS, PLAIN, READERS, Opener, at, comes_to, starts, steps, walk_to
from tests.browser.walking import walk
from tests.sites import until

LATER_LARGE = [pytest.param(name, marks=[pytest.mark.long] * (name == "jogging")) for name in FLOWS]
"""The guides; the large one, whose steps are like those of the other, waits for the long run."""


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize(("scripts", "screen"), READERS)
def test_every_choice_leads_where_it_should(
    opened: Opener, checked: CheckedSite, scripts: bool, screen: str, flow: str
) -> None:
    machine = checked.machines[flow]
    page = opened.page(scripts=scripts, screen=screen)
    page.goto(opened.served.url + guide_path(flow), wait_until="networkidle")
    opened.served.asked.clear()
    assert starts(page)
    page.locator('[data-go="start"]').click()
    comes_to(page, machine.start.key, state_id(flow, machine.start.key))
    passed = {machine.start.key}
    walk(page, machine, machine.start, passed)
    assert passed == set(machine.states)
    assert opened.served.asked_but_for_icon_and_font == []


@pytest.mark.parametrize("flow", LATER_LARGE)
@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
def test_back_and_start_again(opened: Opener, checked: CheckedSite, scripts: bool, screen: str, flow: str) -> None:
    machine = checked.machines[flow]
    page = opened(f"{guide_path(flow)}#{state_id(flow, machine.start.key)}", scripts=scripts, screen=screen)
    page.locator('[data-go="back"]:visible').click()
    comes_to(page, "", f"guide--{flow}")
    for state in list(machine.states.values())[1:]:
        ways = [("back", machine.back[state.key]), ("restart", machine.start.key)]
        for name, key in ways:
            walk_to(page, state_id(flow, state.key))
            page.locator(f'[data-go="{name}"]:visible').click()
            comes_to(page, key, state_id(flow, key))


def shows(page: Page, key: str) -> bool:
    return steps(page) == [key]


CLAIMS = re.compile(r"\byou(?: have| had|'ve)? (?:chose|chosen|answered|said|told|picked|selected)\b", re.IGNORECASE)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
def test_a_step_opened_by_its_address_alone_is_true(
    opened: Opener, checked: CheckedSite, scripts: bool, screen: str, flow: str
) -> None:
    """An outcome that is right only for those who were asked shows the start instead; so does a reload of it."""
    page = opened.page(scripts=scripts, screen=screen)
    machine = checked.machines[flow]
    assert machine.walked_to
    for state in machine.states.values():
        # Another question mark makes another page of it, which knows nothing of the one before.
        page.goto(f"{opened.served.url}{guide_path(flow)}?{state.key}#{state_id(flow, state.key)}")
        for _ in range(2 if state.key in machine.walked_to or state == machine.start else 1):
            if state.key in machine.walked_to:
                assert starts(page), state.key
                assert page.locator(".aw-start__why").is_visible()
            else:
                until(partial(shows, page, state.key), lambda: str(at(page)))
            assert CLAIMS.search(page.locator("main").inner_text()) is None, state.key
            page.reload()


@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
def test_the_browsers_own_buttons_lead_nobody_past_the_questions(opened: Opener, scripts: bool, screen: str) -> None:
    page = opened.page(scripts=scripts, screen=screen)
    page.goto(f"{opened.served.url}decide/jogging/#jogging--doctor-first")
    page.locator('[data-go="start"]').click()
    for key, choice in (("red-flags", "none"), ("back-pain", "no"), ("body-changes", "any")):
        comes_to(page, key, f"jogging--{key}")
        page.locator(f'[data-node="{key}"] [data-choice="{choice}"]').click()
    comes_to(page, "doctor-first", "jogging--doctor-first")
    page.emulate_media(media="print")
    assert steps(page) == ["doctor-first"]
    page.emulate_media(media="screen")
    for key in ("body-changes", "back-pain", "red-flags"):
        page.go_back()
        until(partial(shows, page, key), lambda: str(at(page)))
    page.go_back()
    until(lambda: starts(page), lambda: str(at(page)))


@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("#", id="nothing"),
        pytest.param("#jogging--gone", id="step that is gone"),
        pytest.param("#jogging--", id="cut off"),
        pytest.param("#JOGGING--CALL-NOW", id="in capitals"),
        pytest.param("#%E0%A4%A", id="half a sign"),
        pytest.param("#<b>\"'&", id="signs"),
        pytest.param("#:~:text=Emergency", id="text to look for"),
        pytest.param("#guide--jogging", id="introduction"),
        pytest.param("#source--frax", id="another place of the page"),
    ],
)
def test_a_fragment_that_names_no_step_shows_the_start(
    opened: Opener, fragment: str, scripts: bool, screen: str
) -> None:
    page = opened("decide/jogging/" + fragment, scripts=scripts, screen=screen)
    assert starts(page)


@pytest.mark.parametrize(("scripts", "screen"), EXTREMES)
def test_a_new_step_begins_near_the_top(opened: Opener, scripts: bool, screen: str) -> None:
    page = opened("decide/jogging/", scripts=scripts, screen=screen)
    page.locator('[data-go="start"]').click()
    page.locator('[data-node="red-flags"] [data-choice="none"]').click()
    comes_to(page, "back-pain", "jogging--back-pain")
    top, height = page.evaluate("""() => [
        document.getElementById('jogging--back-pain').getBoundingClientRect().top, innerHeight]""")
    assert -1 <= top < height / 2


def test_the_steps_that_stand_for_their_kind_are_there(checked: CheckedSite) -> None:
    ids = {
        state_id(flow, key): state
        for flow, machine in checked.machines.items()
        for key, state in machine.states.items()
    }
    found = [ids[path.partition("#")[2]] for path in KINDS.values() if "#" in path]
    urgencies = [getattr(state.content, "urgency", "question") for state in found]
    assert urgencies == ["question", "emergency", "urgent", "routine", "self_care"]
