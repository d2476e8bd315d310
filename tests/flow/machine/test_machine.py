"""What a machine knows of its states: the ways back, and where a reader stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from askwell.content.load import load
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Back, Prompt
from askwell.flow.machine.walk import Walk, paths
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
        pytest.param({"a": ["x", "y"]}, "a", [], id="start"),
        pytest.param({"a": ["x", "y"]}, "x", [("a", None, None)], id="one"),
        pytest.param({"a": ["x", "x", "y"]}, "x", [("a", None, None)], id="one by two choices"),
        pytest.param(DIAMOND, "d", [("a", "Test?", None)], id="two questions that read alike"),
        pytest.param(DIAMOND, "y", [("d", None, None)], id="one below two"),
    ],
)
def test_ways_back(
    graph: Mapping[str, Sequence[str]], state: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(way.target, way.to, way.chosen) for way in compiled(graph).ways_back[state]] == expected


def test_ways_back_from_a_sum(machines: Mapping[str, Machine]) -> None:
    machine = machines["phq-9"]
    assert machine.ways_back["item-3.burden.2"] == tuple(
        Back(f"item-2.burden.{before}", chosen=label)
        for before, label in ((0, "On many days"), (1, "On a few days"), (2, "On no day"))
    )


def applies(way: Back, walk: Walk) -> bool:
    """Whether a way back, by its words, is one for this reader."""
    (state, choice) = walk.steps[-1]
    asked = [step.content.ask for step, _ in walk.steps if isinstance(step.content, Prompt)]
    last = isinstance(state.content, Prompt) and way.to in (None, state.content.ask)
    if way.chosen is not None:
        return last and way.chosen == choice.label
    return way.to is None or way.to in asked


def prefixes(machine: Machine) -> Iterator[Walk]:
    for walk in paths(machine):
        for length in range(1, len(walk.steps) + 1):
            yield Walk(machine, walk.steps[:length])


@pytest.mark.parametrize("flow", ["urinary", "cough-child", "lung-screening", "missed-pill"])
def test_every_way_back_leads_each_reader_to_a_step_passed(machines: Mapping[str, Machine], flow: str) -> None:
    machine = machines[flow]
    for walk in prefixes(machine):
        passed = [state.key for state, _ in walk.steps]
        for_reader = [way for way in machine.ways_back[walk.state.key] if applies(way, walk)]
        assert for_reader, (walk.state.key, passed)
        assert {way.target for way in for_reader} <= set(passed), (walk.state.key, passed, for_reader)


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
    assert [dict(apart.rests_on[key])[asked] for key, asked in (
        ("rest.kind.a", "Left or right?"), ("rest.kind.b", "Up or down?"), ("visit", "Left or right? / Up or down?")
    )] == [("Right",), ("Right",), ("Left",)]  # fmt: skip


def test_an_outline_and_a_fingerprint_are_made_once(machines: Mapping[str, Machine]) -> None:
    machine = machines["lung-screening"]
    assert machine.outline is machine.outline
    assert machine.fingerprint is machine.fingerprint


def test_a_machine_holds_its_entry(machines: Mapping[str, Machine]) -> None:
    machine = machines["lung-screening"]
    assert machine.entry is None
    assert {key: each.entry for key, each in machine.entries.items()} == machine.flow.entries
