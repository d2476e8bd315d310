"""The states of a guide: what each remembers, how it is named, and what an outcome tells."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, State
from askwell.flow.machine.walk import Walk
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import read_flow

SHOWN = {"{label: Test points}": "{label: Test points, show: yes}"}
SECOND = {
    "heat >= 39, to: visit": "heat >= 39, to: second",
    "otherwise: rest": "otherwise: second",
    "outcomes:": "  second:\n    {hit: first, rows: [{when: signs = 1, to: visit, because: Second reason.}],"
    " otherwise: rest}\noutcomes:",
}
GATE = {
    "none: {to: sex}": "none: {to: gate}",
    "any: {to: call}": "any: {to: gate}",
    "outcomes:": "  gate:\n    {hit: first, rows: [{when: screen is any, to: call}, {when: screen is none, to: sex,"
    " because: Gate.}]}\noutcomes:",
}
ENTRY = {"": "entries:\n  in: {at: heat, title: Test, given: {sex: woman}}\n"}
BOTH = "signs.heat.usual.burden.0 signs.heat.usual.burden.1"


def compiled(changes: dict[str, str]) -> Machine:
    """The machine of the guide as changed; what is under "" is put behind it."""
    text = changed(GUIDE, {old: new for old, new in changes.items() if old}) + changes.get("", "")
    machine, problems = compile_flow(read_flow(text))
    assert machine is not None, problems
    return machine


def end(machine: Machine, way: str) -> State:
    """Where a run of choices leads."""
    walk = Walk(machine)
    for key in way.split():
        walk = walk.choose(key)
    return walk.state


@pytest.mark.parametrize(
    ("changes", "origin", "expected"),
    [
        pytest.param({}, "screen", "screen", id="nothing to remember at the start"),
        pytest.param({}, "heat", "heat", id="nothing later rests on what was chosen"),
        pytest.param({}, "signs", f"{BOTH} signs.heat.high.burden.2", id="bands that nothing tells apart are one"),
        pytest.param({}, "visit", "visit visit.result.1", id="a reason is a state of its own"),
        pytest.param(
            {", because: Test reason.": ""}, "signs", f"{BOTH} signs.heat.high.burden.2", id="alike, but for a choice",
        ),
        pytest.param({", because: Test reason.": ""}, "visit", "visit", id="alike"),
        pytest.param(
            {"burden + signs >= 2": "burden + signs >= 1"}, "signs",
            "signs.heat.usual.burden.0 signs.heat.usual.burden.1 signs.heat.high.burden.2", id="sums",
        ),
        pytest.param(
            {"points: 1": "points: -1"}, "signs",
            "signs.heat.usual.burden.0 signs.heat.usual.burden.minus-1 signs.heat.high.burden.2", id="below 0",
        ),
        pytest.param(SHOWN, "rest", "rest.burden.0 rest.burden.1", id="a sum that is shown"),
        pytest.param(
            {"ask: How warm?": "ask: [How warm?, {say: Test., when: sex is man}]"}, "heat",
            "heat.sex.woman heat.sex.man", id="words",
        ),
        pytest.param(
            {"ask: How warm?": "ask: [How warm?, {say: Test., when: asked pregnant}]"}, "heat",
            "heat.pregnant.yes heat", id="asked or not",
        ),
        pytest.param(
            {"title: Test rest": "title: [Test rest, {say: T, when: sex is man}]"}, "signs",
            "signs.sex.woman.heat.usual.burden.0 signs.sex.woman.heat.usual.burden.1 signs.heat.high.burden.2"
            " signs.sex.man.heat.usual.burden.0 signs.sex.man.heat.usual.burden.1", id="words at the end",
        ),
    ],
)  # fmt: skip
def test_names(changes: dict[str, str], origin: str, expected: str) -> None:
    found = [key for key, state in compiled(changes).states.items() if state.origin == origin]
    assert sorted(found) == sorted(expected.split())


TWINS = {
    "    to: pregnant": "    to: p",
    "woman: {label: Woman}": "woman: {label: Woman, to: p-q}",
    "  heat:\n": "  p:\n    {ask: P?, options: {q-r: {label: X}, s: {label: Y}}, to: heat}\n"
    "  p-q:\n    {ask: PQ?, options: {r: {label: X}, s: {label: Y}}, to: pregnant}\n  heat:\n",
    "heat >= 39, to: visit": "heat >= 39 and asked p and p is q-r or asked p-q and p-q is r, to: visit",
    "    when: sex is woman\n    otherwise: heat\n": "",
}
"""Two questions and options whose keys make the same word when joined."""


def test_no_two_states_share_a_name() -> None:
    machine = compiled(TWINS)
    for way, expected in (
        ("man p:q-r heat:usual signs:0", "rest"),
        ("woman p-q:r pregnant:no heat:usual signs:0", "visit"),
    ):
        state = machine.states["sex"]
        for step in way.split():
            key = step.rpartition(":")[2]
            state = machine.states[next(choice.target for choice in state.choices if choice.key == key)]
        assert state.origin == expected


@pytest.mark.parametrize(
    ("changes", "way", "because", "sums"),
    [
        pytest.param({}, "none man high 0", ("Test reason.",), (), id="reason"),
        pytest.param({}, "none man fever 1", (), (), id="row without a reason"),
        pytest.param({}, "none man usual 0", (), (), id="otherwise"),
        pytest.param({}, "none woman yes", (), (), id="no table"),
        pytest.param(SECOND, "none man high 1", ("Test reason.", "Second reason."), (), id="two tables"),
        pytest.param(SECOND, "none man usual 1", ("Second reason.",), (), id="second table"),
        pytest.param(SHOWN, "none man high 0", ("Test reason.",), (("Test points", 2),), id="sum"),
        pytest.param(SHOWN, "none man usual 0", (), (("Test points", 0),), id="sum of 0"),
        pytest.param(SHOWN, "none woman yes", (), (), id="no sum before the first question with points"),
        pytest.param(
            GATE, "none man high 0", ("Test reason.",), (), id="a reason before a question is not told",
        ),
    ],
)  # fmt: skip
def test_reasons_and_sums(
    changes: dict[str, str], way: str, because: tuple[str, ...], sums: tuple[tuple[str, int], ...]
) -> None:
    advice = end(compiled(changes), way).content
    assert isinstance(advice, Advice)
    assert (advice.because, advice.sums) == (because, sums)


BESIDE = {
    "    any_of: [Test sign]\n": "",
    "      any: {to: call}\n      none: {to: sex}\n": "      any: {label: Any, to: call}\n"
    "      some: {label: Some, to: third}\n      none: {label: None, to: sex}\n",
    "  heat:\n": "  third: {ask: Third?, red_flag: yes, options: {a: {label: A}, b: {label: B, to: call}}, to: heat}\n"
    "  heat:\n",
    "": "entries:\n  in: {at: pregnant, title: Test, given: {sex: woman}}\n",
}
"""A second screen for some, on a way that does not lead to the entry."""


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("none", "pregnant"),
        ("some", "third"),
        ("some b", "call"),
        ("some a", "pregnant"),
        ("some a no high 0", "visit.result.1"),
        ("not-sure", "call"),
    ],
)
def test_what_is_given_is_known_behind_every_screen(way: str, expected: str) -> None:
    assert end(compiled(BESIDE).entries["in"], way).key == expected


def test_points_of_what_is_given_count() -> None:
    scored = {
        "woman: {label: Woman}": "woman: {label: Woman, points: 2}",
        "man: {label: Man}": "man: {label: Man, points: 1}",
    }
    changes = {**scored, "burden + signs >= 2": "burden + signs >= 4", **ENTRY}
    machine = compiled(changes).entries["in"]
    signs = {state.key for state in machine.states.values() if state.origin == "signs"}
    assert signs == {f"signs.heat.{heat}.burden.{sum_}" for heat, sum_ in (("usual", 2), ("usual", 3), ("high", 4))}
