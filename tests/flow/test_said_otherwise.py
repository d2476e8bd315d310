"""What can be said in two ways means the same: drawn flows whose plain form the slow reading knows, said otherwise.

A condition may get a name, and stand behind a name that says its opposite. The largest points of one choice may be
asked for, or each choice that adds so many named.
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.invariants import prove
from tests.flow.drawn_extras import drawn, written
from tests.helpers import read_flow

Data = dict[str, Any]
FLOWS = 25


def flows(seed: int) -> Iterator[tuple[Random, Data]]:
    """Drawn flows, as an author writes them."""
    random = Random(seed)
    for _ in range(FLOWS):
        yield random, json.loads(written(drawn(random, random.randint(2, 5)).flow))


def found(flow: Data) -> tuple[Counter[str], Machine | None]:
    """The kinds of findings of a flow, and its machine."""
    machine, problems = compile_flow(read_flow(json.dumps(flow)))
    return Counter(one.code for one in [*problems, *(prove(machine) if machine else [])]), machine


def states(machine: Machine | None) -> object:
    """All that readers see, and where each choice leads, whatever the states are called."""
    if machine is None:
        return None
    numbers = {machine.start.key: 0}
    seen = []
    for key in numbers_first(machine, numbers):
        state = machine.states[key]
        seen.append((state.origin, state.content, [(c.key, c.label, numbers[c.target]) for c in state.choices]))
    return seen


def numbers_first(machine: Machine, numbers: dict[str, int]) -> Iterator[str]:
    """The states in the order in which choices lead to them, each with its number once it is met."""
    waiting = list(numbers)
    for key in waiting:
        for choice in machine.states[key].choices:
            if choice.target not in numbers:
                numbers[choice.target] = len(numbers)
                waiting.append(choice.target)
        yield key


def conditions(data: Any) -> Iterator[Data]:
    """Everything that has a condition."""
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from conditions(value)
    if isinstance(data, dict) and isinstance(data.get("when"), str):
        yield data


def named(random: Random, flow: Data) -> int:
    """Gives names to some conditions, or to their opposites; returns how many."""
    terms: dict[str, str] = {}
    for place in conditions(flow):
        if random.random() < 0.7:
            name, turned = f"term-{len(terms)}", random.random() < 0.5
            terms[name] = f"not ({place['when']})" if turned else place["when"]
            place["when"] = f"not {name}" if turned else name
    if terms:
        last = f"term-{len(terms) - 1}"
        flow["terms"] = terms | {"again": last}
        for place in conditions(flow):
            if place["when"] == last:
                place["when"] = "again"
                break
        else:
            flow["terms"] = terms
    return len(terms)


@pytest.mark.slow
def test_a_condition_with_a_name_means_what_it_says() -> None:
    tally: Counter[str] = Counter()
    for random, flow in flows(1):
        plain = copy.deepcopy(flow)
        tally["named"] += named(random, flow)
        (codes, one), (others, other) = found(plain), found(flow)
        assert codes == others, json.dumps(flow)
        assert states(one) == states(other), json.dumps(flow)
        tally["compiled"] += one is not None
    assert tally["named"] > FLOWS
    assert tally["compiled"] > FLOWS / 3


def adding(flow: Data, score: str, least: int) -> list[str]:
    """A condition for each choice that adds so many points at least."""
    made = []
    for question, data in flow["questions"].items():
        options = [*data["options"].items(), ("not-sure", data.get("not_sure") or {})]
        for key, option in options:
            points = option.get("points", {})
            added = points.get(score, 0) if isinstance(points, dict) else points
            if added >= least:
                made.append(f"(asked {question} and {question} is {key})")
    return made


def test_the_largest_points_of_one_choice_are_those_of_any_choice() -> None:
    tally: Counter[str] = Counter()
    for random, flow in flows(2):
        last = flow.get("tables", {}).get("t0")
        scores = list(flow.get("scores", {}))
        every = any(table.get("hit") == "every" for table in flow.get("tables", {}).values())
        if not last or not scores or every or last.get("hit") != "first":
            continue
        score, least = random.choice(scores), random.randint(1, 3)
        ways = adding(flow, score, least)
        if not ways:
            continue
        ends = [row["to"] for row in last["rows"]]
        asking, naming = copy.deepcopy(flow), copy.deepcopy(flow)
        asking["tables"]["t0"]["rows"].insert(0, {"when": f"highest({score}) >= {least}", "to": ends[-1]})
        naming["tables"]["t0"]["rows"].insert(0, {"when": " or ".join(ways), "to": ends[-1]})
        (_, one), (_, other) = found(asking), found(naming)
        if one and other:
            assert states(one) == states(other), json.dumps(asking)
            tally["compared"] += 1
        tally["met"] += 1
    assert tally["compared"] > 2
