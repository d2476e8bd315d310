"""Two machines of a flow walked in step, against walking every way through each."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

import pytest

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, State
from askwell.flow.report.diff import differences
from tests.flow.made_up import URGENCIES, Data, Way, attempt, made_up, used


def mutated(random: Random, data: Data) -> Data:
    """A flow with a few changes made by chance."""
    new: Data = copy.deepcopy(data)
    for _ in range(random.randint(1, 3)):
        keys = list(new["questions"])
        options = new["questions"][random.choice(keys)]["options"]
        kind = random.choice(("target", "order", "drop", "add", "urgency"))
        if kind == "target":
            options[random.choice(list(options))]["to"] = random.choice([*keys[1:], *new["outcomes"]])
        elif kind == "order" and len(keys) > 2:
            one, other = random.sample(keys[1:], 2)
            text = json.dumps(new).replace(f'"{one}"', '"@"').replace(f'"{other}"', f'"{one}"')
            new = json.loads(text.replace('"@"', f'"{other}"'))
        elif kind == "drop" and len(options) > 1:
            options.popitem()
        elif kind == "add":
            options.setdefault("c", {"label": "c", "to": random.choice(list(new["outcomes"]))})
        else:
            random.choice(list(new["outcomes"].values()))["urgency"] = random.choice(URGENCIES)
    return used(new)


def taken(found: Machine, chosen: Mapping[str, str]) -> tuple[Way, State] | None:
    """The way of a reader with these choices, if all of them are offered."""
    state, way = found.start, []
    while state.choices:
        key = chosen.get(state.origin)
        targets = [choice.target for choice in state.choices if choice.key == key]
        if not targets:
            return None
        way.append((state.origin, str(key)))
        state = found.states[targets[0]]
    return tuple(way), state


def readers(*machines: Machine) -> Iterator[Mapping[str, str]]:
    """Every combination of choices, whether a reader is asked or not."""
    states = [state for found in machines for state in found.states.values()]
    keys = sorted({(state.origin, choice.key) for state in states for choice in state.choices})
    questions = sorted({name for name, _ in keys})
    for chosen in product(*([key for other, key in keys if other == name] for name in questions)):
        yield dict(zip(questions, chosen, strict=True))


@pytest.mark.parametrize("seed", range(80))
def test_every_pair_of_ways(seed: int) -> None:
    """Of two flows put together by chance, or of one before and after some changes."""
    random = Random(seed)
    data, old = made_up(random)
    new = attempt(mutated(random, data)) or made_up(random)[1]
    ends: dict[tuple[Way, Way], tuple[State, State]] = {}
    for chosen in readers(old, new):
        was, now = taken(old, chosen), taken(new, chosen)
        if was and now:
            ends[was[0], now[0]] = was[1], now[1]
    moved = Counter((was.origin, now.origin) for was, now in ends.values() if meaning(was) != meaning(now))
    assert {(g.was.outcome, g.now.outcome): g.ways for g in differences(old, new).groups} == moved


def meaning(end: State) -> tuple[str, str]:
    assert isinstance(end.content, Advice)
    return end.origin, end.content.urgency
