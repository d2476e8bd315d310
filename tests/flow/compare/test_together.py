"""Two guides walked by one reader, against every pair of ways through both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

import pytest

from askwell.flow.compare.product import TooFarApart
from askwell.flow.compare.together import APART, Conflict, together
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from tests.flow.made_up import flow, machine, made_up, question


def ways(found: Machine, state: State | None = None) -> Iterator[tuple[Mapping[str, str], State]]:
    """Every way through a guide: the choices by their questions, and where they end."""
    here = state or found.start
    if not here.choices:
        yield {}, here
    for choice in here.choices:
        for chosen, end in ways(found, found.states[choice.target]):
            yield {here.origin: choice.key, **chosen}, end


def slowly(one: Machine, other: Machine, shared: frozenset[str]) -> set[tuple[str, str]]:
    """The pairs of outcomes that are an emergency and self-care for readers who choose alike at shared questions."""
    return {
        (here.origin, there.origin)
        for mine, here in ways(one)
        for its, there in ways(other)
        if {here.ending.urgency, there.ending.urgency} == APART
        and all(mine[name] == its[name] for name in shared & mine.keys() & its.keys())
    }


def ends(conflict: Conflict, first: Machine) -> tuple[str, str]:
    """The outcomes of the first guide and of the second."""
    (grave, call), (_, rest) = conflict.grave, conflict.mild
    return (call.outcome, rest.outcome) if grave is first else (rest.outcome, call.outcome)


def test_every_pair_of_ways() -> None:
    seen: Counter[bool] = Counter()
    for seed in range(60):
        random = Random(seed)
        (_, one), (_, other) = made_up(random), made_up(random)
        shared = frozenset(name for name in ("q0", "q1", "q2", "q3") if random.random() < 0.6)
        found = together(one, other, shared)
        expected = slowly(one, other, shared)
        assert {ends(conflict, one) for conflict in found.conflicts} == expected, seed
        seen[bool(expected)] += 1
    assert min(seen[True], seen[False]) > 5


def guide(screen: str, *, red_flag: str = "yes") -> Machine:
    """A screen for an emergency, then a question that is shared."""
    first = question({"no": "s", "yes": "x"}, red_flag=red_flag)
    return machine(flow({screen: first, "s": question({"a": "y", "b": "z"})}))


@pytest.mark.parametrize(
    ("screens", "red_flag", "expected"),
    [
        pytest.param(("r", "r"), "yes", [], id="a shared screen"),
        pytest.param(("r", "t"), "yes", [True, True], id="a screen for each"),
        pytest.param(("r", "t"), "no", [False, False], id="a question for each that is no red flag"),
    ],
)
def test_signs_that_one_guide_alone_asks_for(screens: tuple[str, str], red_flag: str, expected: list[bool]) -> None:
    one, other = (guide(screen, red_flag=red_flag) for screen in screens)
    assert [conflict.by_signs for conflict in together(one, other, ("r", "s")).conflicts] == expected


def test_too_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.together.MOST_PAIRS", 3)
    with pytest.raises(TooFarApart):
        together(guide("r"), guide("t"), ("s",))
