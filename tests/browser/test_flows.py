"""Readers without scripts walk through guides of every kind, to the outcomes computed independently."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

import pytest

from askwell.checks.checked_site import CheckedSite
from askwell.content.addresses import entry_path, guide_path, state_id
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt, State
from askwell.flow.schema.urgency import Urgency
from askwell.render.decide.steps import back_words, progress
from tests.browser.reader import Opener, go, parts, starts, steps, walk_to, with_new_parts
from tests.browser.test_safety import faults
from tests.browser.walking import choose
from tests.flow import clinical, clinical_scores
from tests.helpers import FLOWS

NAMES = sorted(path.stem for path in FLOWS.glob("*.yml"))
ENTRIES = [pytest.param("lung-screening", "smokes-now", id="lung-screening, smokes now")]
QUESTIONNAIRES = ("audit", "phq-9")
LATER = {*QUESTIONNAIRES, "clot-points", "lung-points", "tetanus", "warm-child", "cough-child"}
"""Guides whose steps are like those of others: they are followed in the long run."""

SOON = [name for name in NAMES if name not in LATER or name in QUESTIONNAIRES]
"""Guides of which every step is looked at in every run."""

FOLLOWED = [
    pytest.param(name, number, id=f"{name}-{number}", marks=[pytest.mark.long] if later else [])
    for name in NAMES
    for number, later in ((4, name in LATER), (16, True))
]
"""Readers of each guide that are followed to the end; every single link is looked at besides. The ten questions of a
questionnaire take long, and every one is like the next."""

EVERY_STEP = """ids => Object.fromEntries(Object.entries(ids).map(([key, id]) => {
  location.hash = id;
  const shown = [...document.querySelectorAll('[data-node]')].filter(e => e.checkVisibility());
  const links = [...shown[0].querySelectorAll('[data-choice], [data-go=back]')].filter(e => e.checkVisibility());
  return [key, [shown.map(e => e.dataset.node), links.map(link => [link.textContent, link.hash.slice(1)])]];
}))"""
"""For each step asked for: the steps shown, and its links with where they lead. The page's own scripts are off."""

TOLD = """() => Object.fromEntries([...document.querySelectorAll('[data-node]')].map(step =>
  [step.dataset.node, [step.textContent, [...step.querySelectorAll('.aw-signs li')].map(sign => sign.textContent)]]))"""
"""For each step, shown or not: its text, and its signs."""

OPEN = """found => found.flatMap(e => [...e.children]).filter(e => !e.checkVisibility()).map(e => e.outerHTML)"""
"""What is folded of details elements."""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that have to do with colours."""

SUMMED = {"none": 0, "few": 1, "many": 2, "most": 3, "lowest": 0, "low": 1, "middle": 2, "high": 3, "highest": 4}
SUMMED |= {"no": 0, "before": 2, "lately": 4}


def expected(flow: str) -> Callable[[Mapping[str, str]], str]:
    """How to compute the outcome of a reader's choices without the engine."""
    small = {
        "urinary": clinical.urinary,
        "cough-child": clinical.cough_child,
        "lung-screening": clinical.lung_screening,
        "missed-pill": clinical.missed_pill,
        "tetanus": clinical.tetanus,
        "lung-points": clinical_scores.lung_points,
        "clot-points": clinical_scores.clot_points,
    }
    if flow in ("mass-index", "warm-child"):
        return _by_mass if flow == "mass-index" else _by_signs
    if flow in small:
        ways = {tuple(reader.choices.items()): reader.outcome for reader in small[flow]()}
        return lambda choices: ways[tuple(choices.items())]
    return lambda choices: _summed(flow, list(choices.values()))


def _by_mass(choices: Mapping[str, str]) -> str:
    if choices["urgent-signs"] != "none":
        return "care-now"
    return "rest" if choices["weight"] == "usual" or choices.get("lasted") == "short" else "visit"


def _by_signs(choices: Mapping[str, str]) -> str:
    for question, outcome in (("signs-fever-child", "call"), ("same-day-fever-child", "today")):
        if choices[question] != "none":
            return outcome
    return "home" if choices["play"] == "yes" else "visit"


def _summed(flow: str, chosen: list[str]) -> str:
    """The outcome of a questionnaire: a screen, then items with points."""
    unsure = {"phq-9": 3, "audit": 4}[flow]
    if chosen[0] != "none":
        return "call-now"
    points = [SUMMED.get(choice, unsure) for choice in chosen[1:]]
    if flow == "phq-9":
        return clinical.phq_9(points)
    return clinical.audit(sum(points[:3]), sum(points) if len(points) == 10 else None)


def machine_at(checked: CheckedSite, flow: str, entry: str = "") -> Machine:
    return checked.machines[flow].entries[entry] if entry else checked.machines[flow]


@pytest.mark.parametrize(("flow", "entry"), [*(pytest.param(name, "", id=name) for name in SOON), *ENTRIES])
def test_every_step_shows_alone_and_its_links_lead_to_the_right_ones(
    visited: Opener, clinic_checked: CheckedSite, flow: str, entry: str
) -> None:
    machine = machine_at(clinic_checked, flow, entry)
    page = visited.page(scripts=False, screen="phone")
    page.goto(visited.served.url + (entry_path(flow, entry) if entry else guide_path(flow)))
    visited.served.asked.clear()
    assert starts(page)
    ids = {key: state_id(flow, key) for key in machine.states}
    links = {
        key: [[choice.label, ids[choice.target]] for choice in state.choices]
        + ([[back_words(machine, state), ids[machine.back[key]]]] if key in machine.back else [])
        for key, state in machine.states.items()
    }
    links[machine.start.key].append(["Back to the start page", f"guide--{flow}"])
    assert page.evaluate(EVERY_STEP, ids) == {key: [[key], links[key]] for key in machine.states}
    assert visited.served.asked_but_for_icon_and_font == []


@pytest.mark.parametrize(("flow", "readers"), FOLLOWED)
def test_readers_come_to_the_outcome_computed_without_the_engine(
    visited: Opener, clinic_checked: CheckedSite, flow: str, readers: int
) -> None:
    machine, outcome_of, chance = clinic_checked.machines[flow], expected(flow), random.Random(flow)
    page = visited(guide_path(flow), scripts=False, screen="phone")
    reached = set()
    for _ in range(readers):
        go(page, state_id(flow, machine.start.key))
        chosen: dict[str, str] = {}
        while (state := machine.states[steps(page)[0]]).choices:
            offered = page.locator("[data-choice]:visible")
            number = chance.randrange(offered.count())
            if state == machine.start and chance.random() < 0.9:  # else most readers would end at the screen
                number = [choice.key for choice in state.choices].index("none")
            chosen[state.origin] = str(offered.nth(number).get_attribute("data-choice"))
            choose(page, state, chosen[state.origin])
        assert state.origin == outcome_of(chosen), chosen
        reached.add(state.origin)
    assert len(reached) > 1


PRINTED = ("missed-pill", "mass-index")


@pytest.mark.parametrize(
    "flow", [pytest.param(name, marks=[] if name in PRINTED else [pytest.mark.long]) for name in NAMES]
)
def test_on_paper_stands_the_start_or_the_step_reached(visited: Opener, clinic_checked: CheckedSite, flow: str) -> None:
    machine = clinic_checked.machines[flow]
    page = visited.page(scripts=False)
    page.emulate_media(media="print")
    page.goto(visited.served.url + guide_path(flow))
    assert starts(page)
    for _, state in with_new_parts((machine, state) for state in machine.states.values()):
        walk_to(page, state_id(flow, state.key))
        assert steps(page) == [state.key]
        assert page.locator("details:visible").evaluate_all(OPEN) == []
        assert not page.locator(".aw-ways:visible, .aw-start p:visible").count()


def steps_with_each_part(checked: CheckedSite) -> list[tuple[Machine, State]]:
    """Steps that have between them every part a step can have, of small guides if they have it."""
    machines = sorted(checked.machines.values(), key=lambda machine: len(machine.states))
    return with_new_parts((machine, state) for machine in machines for state in machine.states.values())


@pytest.mark.parametrize(
    ("dark", "rules"),
    [pytest.param(False, (), id="light"), pytest.param(True, COLOURS, id="dark", marks=pytest.mark.long)],
)
def test_each_part_of_a_step_is_accessible(
    visited: Opener, clinic_checked: CheckedSite, dark: bool, rules: tuple[str, ...]
) -> None:
    """Whole pages are looked at in test_safety.py; dark pages differ from light ones in colours only."""
    for machine, state in steps_with_each_part(clinic_checked):
        flow = machine.flow.key
        page = visited(f"{guide_path(flow)}#{state_id(flow, state.key)}", screen="phone", dark=dark, walked=True)
        assert steps(page) == [state.key]
        assert faults(page, f'[data-node="{state.key}"]', rules) == [], state.key


def test_the_guides_have_steps_with_each_part(clinic_checked: CheckedSite) -> None:
    found = {part for machine, state in steps_with_each_part(clinic_checked) for part in parts(machine, state)}
    questions = {"question", "help", "signs", "why we ask", "red flag", "back"}
    assert found == {*questions, *Urgency, "because", "sums", "rests on"}


@pytest.mark.parametrize("flow", SOON)
def test_every_step_says_where_the_reader_stands(visited: Opener, clinic_checked: CheckedSite, flow: str) -> None:
    machine = clinic_checked.machines[flow]
    page = visited(guide_path(flow), screen="phone")
    told = page.evaluate(TOLD)
    for key, state in machine.states.items():
        if isinstance(state.content, Prompt):
            text, signs = told[key]
            assert progress(machine, state) in text
            assert signs == list(state.content.signs)
