"""What a machine knows of its states: the ways back, and where a reader stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from askwell.content.load import load
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.walk import Walk, paths
from askwell.flow.schema.urgency import Urgency
from tests.helpers import FILES, FLOW, compiled, read_flow, site_of_flows

DIAMOND = {"a": ["b", "c"], "b": ["d", "x"], "c": ["d", "x"], "d": ["x", "y"]}
LONG = {"a": ["b", "c"], "b": ["c", "x"], "c": ["x", "y"]}


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Machine]:
    library, _ = load(site_of_flows(tmp_path_factory.mktemp("flows")).root)
    found = {key: compile_flow(flow)[0] for key, flow in library.flows.items()}
    return {key: machine for key, machine in found.items() if machine}


@pytest.mark.parametrize(
    ("graph", "state", "expected"),
    [
        pytest.param({"a": ["x", "y"]}, "a", None, id="start"),
        pytest.param({"a": ["x", "y"]}, "x", "a", id="one"),
        pytest.param({"a": ["x", "x", "y"]}, "x", "a", id="one by two choices"),
        pytest.param(DIAMOND, "d", "a", id="the last before two questions"),
        pytest.param(DIAMOND, "y", "d", id="one below two"),
        pytest.param(LONG, "c", "a", id="a question that some are not asked"),
    ],
)
def test_the_way_back(graph: Mapping[str, Sequence[str]], state: str, expected: str | None) -> None:
    assert compiled(graph).back.get(state) == expected


def prefixes(machine: Machine) -> Iterator[Walk]:
    for walk in paths(machine):
        for length in range(1, len(walk.steps) + 1):
            yield Walk(machine, walk.steps[:length])


SMALL = ["urinary", "cough-child", "lung-screening", "missed-pill"]


@pytest.mark.parametrize("flow", SMALL)
def test_the_way_back_leads_every_reader_to_the_last_step_that_all_passed(
    machines: Mapping[str, Machine], flow: str
) -> None:
    machine = machines[flow]
    common: dict[str, list[str]] = {}
    for walk in prefixes(machine):
        passed = [state.key for state, _ in walk.steps]
        known = common.get(walk.state.key, passed)
        common[walk.state.key] = [key for key in known if key in passed]
    assert {key: passed[-1] for key, passed in common.items()} == machine.back


@pytest.mark.parametrize("flow", SMALL)
def test_progress_rises_along_every_way_to_one_number(machines: Mapping[str, Machine], flow: str) -> None:
    machine = machines[flow]
    longest = max(len(walk.steps) for walk in paths(machine))
    for walk in paths(machine):
        here, most = zip(*(machine.number(state) for state, _ in walk.steps), strict=True)
        assert list(here) == sorted(set(here))
        assert set(most) == {longest}
        assert here[-1] <= longest


def test_outcomes_that_must_be_walked_to(machines: Mapping[str, Machine]) -> None:
    machine = machines["phq-9"]
    mild = {key for key, state in machine.states.items() if state.kind == "outcome"
            and state.ending.urgency not in (Urgency.EMERGENCY, Urgency.URGENT)}  # fmt: skip
    assert machine.walked_to == mild != set()


def test_without_red_flags_no_outcome_must_be_walked_to() -> None:
    assert compiled(DIAMOND).walked_to == set()


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        pytest.param({"a": ["x", "y"]}, {"a": (0, 0, 1), "x": (1, 1, 0), "y": (1, 1, 0)}, id="one question"),
        pytest.param(
            LONG,
            {"a": (0, 0, 3), "b": (1, 1, 2), "c": (1, 2, 1), "x": (2, 3, 0), "y": (2, 3, 0)},
            id="a question that some are not asked",
        ),
    ],
)
def test_where_a_reader_stands(
    graph: Mapping[str, Sequence[str]], expected: Mapping[str, tuple[int, int, int]]
) -> None:
    machine = compiled(graph)
    assert {key: (*machine.asked_before[key], machine.most_to_come[key]) for key in machine.states} == expected


def test_the_longest_way_is_told_right(machines: Mapping[str, Machine]) -> None:
    for flow in ("urinary", "cough-child", "lung-screening", "missed-pill"):
        machine = machines[flow]
        lengths: dict[str, set[tuple[int, int]]] = {key: set() for key in machine.states}
        for walk in paths(machine):
            whole = len(walk.steps)
            for number, (state, _) in enumerate(walk.steps):
                lengths[state.key].add((number, whole))
        for key, found in lengths.items():
            if found:
                before = [number for number, _ in found]
                assert machine.asked_before[key] == (min(before), max(before))
                assert machine.most_to_come[key] == max(whole - number for number, whole in found)


KIND = """\
  kind:
    ask: Kind?
    options:
      a: {label: A, to: second}
      b: {label: B, to: second}
  second:
"""


def test_a_choice_is_told_in_the_words_that_its_readers_saw() -> None:
    text = FILES[FLOW].replace("to: second", "to: kind").replace("  second:\n", KIND)
    blocks = "    ask: [{say: Left or right?, when: kind is a}, {say: Up or down?, when: kind is b}]\n"
    text = text.replace("    ask: Left or right?\n", blocks)
    apart, _ = compile_flow(
        read_flow(text.replace("title: Test rest", "title: [{say: Rest}, {say: B, when: kind is b}]"))
    )
    assert apart is not None
    told = {key: {ground.asked: ground.labels for ground in apart.rests_on[key]} for key in apart.states}
    assert [told[key][asked] for key, asked in (
        ("rest.kind.a", "Left or right?"), ("rest.kind.b", "Up or down?"), ("visit", "Left or right? / Up or down?")
    )] == [("Right",), ("Right",), ("Left",)]  # fmt: skip


def test_grounds_have_the_signs_that_readers_said_they_have_none_of() -> None:
    machine, _ = compile_flow(read_flow(FILES[FLOW]))
    assert machine is not None
    screen, second = machine.rests_on["visit"][:2]
    assert (screen.none, screen.red_flag, screen.at) == (True, True, "screen")
    assert screen.signs
    assert (second.none, second.signs, second.at) == (False, (), "second")


def test_an_outline_and_a_fingerprint_are_made_once(machines: Mapping[str, Machine]) -> None:
    machine = machines["lung-screening"]
    assert machine.outline is machine.outline
    assert machine.fingerprint is machine.fingerprint


def test_a_machine_holds_its_entry(machines: Mapping[str, Machine]) -> None:
    machine = machines["lung-screening"]
    assert machine.entry is None
    assert {key: each.entry for key, each in machine.entries.items()} == machine.flow.entries
