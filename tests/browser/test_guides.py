"""Readers walk through every guide, along every choice, with scripts and without."""

from __future__ import annotations

import pytest

from askwell.checks.checked_site import CheckedSite
from askwell.content.addresses import guide_path, state_id
from tests.browser.reader import EXTREMES, FLOWS, KINDS, PLAIN, READERS, Opener, comes_to, go, steps, with_new_parts
from tests.browser.walking import walk


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize(("scripts", "screen"), READERS)
def test_every_choice_leads_where_it_should(
    opened: Opener, checked: CheckedSite, scripts: bool, screen: str, flow: str
) -> None:
    machine = checked.machines[flow]
    page = opened.page(scripts=scripts, screen=screen)
    page.goto(opened.served.url + guide_path(flow), wait_until="networkidle")
    opened.served.asked.clear()
    assert steps(page) == [machine.start.key]
    passed = {machine.start.key}
    walk(page, machine, machine.start, passed)
    assert passed == set(machine.states)
    assert opened.served.asked_but_for_icon_and_font == []


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
def test_back_and_start_again(opened: Opener, checked: CheckedSite, scripts: bool, screen: str, flow: str) -> None:
    machine = checked.machines[flow]
    page = opened(guide_path(flow), scripts=scripts, screen=screen)
    page.locator('[data-go="back"]:visible').click()
    comes_to(page, machine.start.key, f"guide--{flow}")
    for state in list(machine.states.values())[1:]:
        for number, key in enumerate(way.target for way in machine.ways_back[state.key]):
            go(page, state_id(flow, state.key))
            page.locator('[data-go="back"]:visible').nth(number).click()
            comes_to(page, key, state_id(flow, key))
        go(page, state_id(flow, state.key))
        page.locator('[data-go="restart"]:visible').click()
        comes_to(page, machine.start.key, state_id(flow, machine.start.key))


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize(("scripts", "screen"), PLAIN)
def test_a_link_to_a_step_shows_it_and_reload_keeps_it(
    opened: Opener, checked: CheckedSite, scripts: bool, screen: str, flow: str
) -> None:
    page = opened.page(scripts=scripts, screen=screen)
    machine = checked.machines[flow]
    for _, state in with_new_parts((machine, state) for state in machine.states.values()):
        page.goto("about:blank")
        page.goto(f"{opened.served.url}{guide_path(flow)}#{state_id(flow, state.key)}")
        comes_to(page, state.key, state_id(flow, state.key))
    page.reload()
    assert steps(page) == [state.key]


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
def test_a_fragment_that_names_no_step_shows_the_first(
    opened: Opener, fragment: str, scripts: bool, screen: str
) -> None:
    page = opened("decide/jogging/" + fragment, scripts=scripts, screen=screen)
    assert steps(page) == ["red-flags"]


@pytest.mark.parametrize(("scripts", "screen"), EXTREMES)
def test_a_new_step_begins_near_the_top(opened: Opener, scripts: bool, screen: str) -> None:
    page = opened("decide/jogging/", scripts=scripts, screen=screen)
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
