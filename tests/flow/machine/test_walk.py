"""Going through a guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from askwell.flow.machine.walk import Walk, path_count, paths
from tests.helpers import compiled

GRAPH = {"a": ["x", "b"], "b": ["y", "x", "c"], "c": ["x", "y"]}


def test_a_step_forward_and_back() -> None:
    start = Walk(compiled(GRAPH))
    asked = start.choose("a2")
    ended = asked.choose("b1")
    assert [(walk.state.key, walk.ended) for walk in (start, asked, ended)] == [("a", False), ("b", False), ("y", True)]
    assert [(state.key, choice.key) for state, choice in ended.steps] == [("a", "a2"), ("b", "b1")]
    assert [walk.state.key for walk in (ended.back(), ended.back().back(), start.back())] == ["b", "a", "a"]
    assert ended.back() == asked
    assert asked.back().choose("a1").state.key == "x"


@pytest.mark.parametrize("choices", [["nothing"], ["b1"], ["a1", "a1"]])
def test_a_choice_that_is_not_offered(choices: list[str]) -> None:
    walk = Walk(compiled(GRAPH))
    for choice in choices[:-1]:
        walk = walk.choose(choice)
    with pytest.raises(KeyError, match=choices[-1]):
        walk.choose(choices[-1])


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        pytest.param({"a": ["x"]}, ["a1"], id="one"),
        pytest.param({"a": ["x", "x"]}, ["a1", "a2"], id="two to one end"),
        pytest.param(GRAPH, ["a1", "a2 b1", "a2 b2", "a2 b3 c1", "a2 b3 c2"], id="author's order"),
    ],
)
def test_paths(graph: Mapping[str, Sequence[str]], expected: list[str]) -> None:
    machine = compiled(graph)
    found = list(paths(machine))
    assert [" ".join(choice.key for _, choice in walk.steps) for walk in found] == expected
    assert path_count(machine) == len(expected)


def test_paths_are_counted_without_walking_them() -> None:
    machine = compiled({f"q{n}": [f"q{n + 1}"] * 3 for n in range(200)})
    assert path_count(machine) == 3**200
    assert len(next(paths(machine)).steps) == 200
