"""Compiling a flow: what has no machine, and what the machine of a flow knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.flow.machine.compile import compile_flow
from tests.helpers import FILES, FLOW, Site, compiled, graph_text, proven, read_flow, short

GUIDE = FILES[FLOW]
OUTCOME = GUIDE[GUIDE.index("  rest:\n") :]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("to: visit", "to: vist", ["27:13 FLOW001"], id="unknown target"),
        pytest.param("same_as: any", "same_as: ayn", ["21:16 FLOW001"], id="not sure as an unknown option"),
        pytest.param("same_as: any", "to: nowhere", ["21:11 FLOW001"], id="not sure with an unknown target"),
        pytest.param("to: call", "to: nowhere", ["16:13 FLOW001"], id="unknown target, told once for both choices"),
        pytest.param("to: visit", "to: rest", ["22:3 FLOW009", "41:3 FLOW002"], id="outcome that nothing leads to"),
        pytest.param("to: second", "to: visit", ["22:3 FLOW002", "49:3 FLOW002"], id="question that nothing leads to"),
        pytest.param(
            "    options:\n      left:\n        label: Left\n        to: visit\n      right:\n        label: Right\n"
            "        to: rest\n",
            "",
            ["22:3 FLOW003"],
            id="no options",
        ),
        pytest.param("to: visit", "to: screen", ["27:13 FLOW004", "41:3 FLOW002"], id="circle"),
        pytest.param("to: visit", "to: second", ["27:13 FLOW004", "41:3 FLOW002"], id="circle of one"),
        pytest.param("  rest:\n", "  second:\n", ["49:3 FLOW005"], id="key of a question and an outcome"),
        pytest.param("      left:\n", "      not-sure:\n", ["25:7 FLOW005"], id="option with the key of not sure"),
        pytest.param("      same_as: any\n", "      label: a\n", ["20:5 FLOW006"], id="not sure leads nowhere"),
        pytest.param("same_as: any", "same_as: any\n      to: call", ["20:5 FLOW006"], id="not sure leads twice"),
        pytest.param("same_as: any", "to: call", [], id="not sure with a target"),
    ],
)
def test_mistakes(old: str, new: str, expected: list[str]) -> None:
    assert short(proven(GUIDE.replace(old, new)), "flow.yml") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("      left:\n", "      right:\n", ["28:7 YAML003"], id="duplicate option"),
        pytest.param("  rest:\n", "  visit:\n", ["49:3 YAML003"], id="duplicate outcome"),
        pytest.param("  second:\n", "  screen:\n", ["22:3 YAML003"], id="duplicate question"),
        pytest.param("        label: Left\n", "", ["25:7 FLOW026"], id="option without label"),
        pytest.param("        to: visit\n", "", ["25:7 FLOW003"], id="option without target"),
        pytest.param("label: Left", "label: ''", ["26:16 FIELD004"], id="option with an empty label"),
        pytest.param("    ask: Left or right?\n", "", ["22:3 FIELD001"], id="question without words"),
        pytest.param(OUTCOME, OUTCOME.replace("    urgency: self_care\n", ""), ["49:3 FIELD001"], id="no urgency"),
        pytest.param(OUTCOME, OUTCOME.replace("self_care", "later"), ["50:14 FIELD008"], id="unknown urgency"),
        pytest.param(OUTCOME, OUTCOME.replace("    title: Test rest\n", ""), ["49:3 FIELD001"], id="no title"),
        pytest.param(OUTCOME, OUTCOME.replace("    next_step: Test step.\n", ""), ["49:3 FIELD001"], id="no next step"),
        pytest.param(OUTCOME, OUTCOME.replace("    how_soon: Test time.\n", ""), ["49:3 FIELD001"], id="no time"),
        pytest.param(OUTCOME, OUTCOME.replace("    why: Test reason.\n", ""), ["49:3 FIELD001"], id="no reason"),
        pytest.param(
            OUTCOME, OUTCOME.replace("    would_change: Test change.\n", ""), ["49:3 FIELD001"], id="nothing changes it"
        ),
        pytest.param(
            OUTCOME,
            OUTCOME.replace("    sources: [test-source]\n", ""),
            ["49:3 FIELD001"],
            id="outcome without sources",
        ),
        pytest.param(OUTCOME, OUTCOME.replace("[test-source]", "[]"), ["56:14 FIELD004"], id="empty sources"),
        pytest.param(OUTCOME, OUTCOME.replace("[test-source]", "[tst]"), ["56:15 REF001"], id="unknown source"),
        pytest.param("updated: 2026-01-10\n", "", ["1:1 FIELD001"], id="no date"),
    ],
)
def test_mistakes_of_form(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(FLOW, old, new)
    assert site.found(FLOW) == expected


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("to: visit", "to: visti", "did you mean 'visit'?"),
        ("to: second", "to: secnd", "did you mean 'second'?"),
        ("same_as: any", "same_as: nnoe", "did you mean 'none'?"),
        ("same_as: any", "same_as: xyz", "use one of 'any', 'none'"),
    ],
)
def test_hints(old: str, new: str, hint: str) -> None:
    assert hint in [d.hint for d in proven(GUIDE.replace(old, new))]


def test_a_circle_is_told_in_its_order() -> None:
    found = proven(GUIDE.replace("to: visit", "to: screen"))
    assert "readers would go round in a circle: screen -> second -> screen" in [d.message for d in found]


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        pytest.param({"a": ["x"]}, "a x", id="one question"),
        pytest.param({"a": ["x", "b"], "b": ["y", "z"]}, "a x b y z", id="author's order"),
        pytest.param({"a": ["b", "x"], "b": ["x", "y"]}, "a b y x", id="an outcome after all that lead to it"),
        pytest.param({"a": ["c", "b"], "c": ["x", "y"], "b": ["c", "y"]}, "a b c x y", id="a question after its ways"),
        pytest.param({"a": ["b", "c"], "c": ["d", "x"], "b": ["d", "x"], "d": ["x", "y"]}, "a b c d y x", id="diamond"),
    ],
)
def test_reading_order(graph: Mapping[str, Sequence[str]], expected: str) -> None:
    machine = compiled(graph)
    assert " ".join(machine.states) == expected
    assert [state.number for state in machine.states.values()] == list(range(1, len(machine.states) + 1))
    assert machine.start.key == "a"


@pytest.mark.parametrize(
    ("graph", "state", "expected"),
    [
        pytest.param({"a": ["x", "y"]}, "a", {}, id="start"),
        pytest.param({"a": ["x", "y"]}, "x", {"a": ("a1",)}, id="one way"),
        pytest.param({"a": ["x", "x"]}, "x", {}, id="any choice"),
        pytest.param({"a": ["x", "x", "y"]}, "x", {"a": ("a1", "a2")}, id="one of two choices"),
        pytest.param({"a": ["b", "y"], "b": ["x", "y"]}, "x", {"a": ("a1",), "b": ("b1",)}, id="two questions"),
        pytest.param({"a": ["b", "y"], "b": ["x", "y"]}, "y", {}, id="two ways that share nothing"),
        pytest.param({"a": ["b", "c", "y"], "b": ["x", "y"], "c": ["x", "y"]}, "x", {"a": ("a1", "a2")}, id="joined"),
        pytest.param(
            {"a": ["b", "y"], "b": ["c", "c"], "c": ["x", "y"]}, "c", {"a": ("a1",)}, id="a choice of no weight"
        ),
    ],
)
def test_certain_choices(graph: Mapping[str, Sequence[str]], state: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert compiled(graph).certain[state] == expected


def test_choices_and_ways_in() -> None:
    machine, _ = compile_flow(read_flow(GUIDE))
    assert machine is not None
    told = [(c.key, c.label, c.target) for c in machine.start.choices]
    assert told == [("any", "A sign", "call"), ("none", "No sign", "second"), ("not-sure", "Not sure", "call")]
    assert [(s.key, c.key) for s, c in machine.ways_in["call"]] == [("screen", "any"), ("screen", "not-sure")]
    assert [machine.states[key].kind for key in ("screen", "call")] == ["question", "outcome"]


def reached(graph: Mapping[str, Sequence[str]], start: str) -> set[str]:
    """Every state that one or more choices lead to, found the slow way."""
    found: set[str] = set()
    while True:
        more = found | {target for key in {start, *found} for target in graph.get(key, ())}
        if more == found:
            return found
        found = more


@settings(deadline=None, max_examples=100)
@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(
            st.lists(st.sampled_from([*"abcdef"[:n], "x", "y"]), min_size=1, max_size=3), min_size=n, max_size=n
        )
    )
)
def test_machines_agree_with_a_slow_search(targets: list[list[str]]) -> None:
    graph = dict(zip("abcdef", targets, strict=False))
    outcomes = {target for found in targets for target in found} - graph.keys()
    seen = {"a"} | reached(graph, "a")
    circle = any(key in reached(graph, key) for key in seen)
    unreachable = (graph.keys() | outcomes) - seen
    text = graph_text(graph) if outcomes else graph_text({**graph, "unused": ["x"]})
    unreachable |= set() if outcomes else {"unused", "x"}
    machine, problems = compile_flow(read_flow(text))
    assert {d.message.split("'")[1] for d in problems if d.code == "FLOW002"} == unreachable
    assert any(d.code == "FLOW004" for d in problems) == circle
    assert (machine is None) == circle
    order = list(machine.states) if machine else []
    assert all(order.index(target) > order.index(key) for key in order for target in graph.get(key, ()))
