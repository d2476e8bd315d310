"""Whether a higher sum of a score ever leads to milder advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from askwell.flow.explore.liveness import live_memories
from askwell.flow.explore.reachable import Exploration, ExploredState, Place, Transition
from askwell.flow.expr.ast import Worth
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.monotonicity import Begin, Comparison, Pair, Turned, then, title


class Arrival(NamedTuple):
    """A sum with which some readers come somewhere, the state where they then stand, and the last choice."""

    points: Worth
    state: ExploredState
    last: Transition


def milder_with_more(machine: Machine, score: str) -> tuple[int, str]:
    """How many pairs of readers were compared, and in words the first of whom the one with more points gets milder
    advice; "" if there is none.

    Two readers are compared wherever they come with the same choices, as far as these still matter, but with another
    sum, and choose alike from there on. They come to tables, too, and to questions that they are not asked.
    """
    explored = machine.explore(places=True)
    keys = _states(machine, explored)
    begun = []
    for less, more in _pairs(machine, explored, score):
        length = max(len(explored.way_to(one.last.state)) for one in (less, more)) + 1
        begun.append(Begin(Pair(keys[less.state], keys[more.state]), length, (less, more)))
    comparison = Comparison(machine)
    turned = comparison.follow(begun)
    return comparison.pairs, _told(explored, machine.flow.scores[score].label, turned) if turned else ""


def _pairs(machine: Machine, explored: Exploration, score: str) -> Iterator[tuple[Arrival, Arrival]]:
    """Every two arrivals at one place that differ in the sum alone, the lower first. A sum begins at 0."""
    live = live_memories(machine.graph, (), machine.entry.at if machine.entry else "")
    groups: dict[Place, dict[Worth, Arrival]] = {}
    for state, ways in explored.ways_on.items():
        for key, (option, after) in ways.items():
            for place in explored.places[state, key]:
                sums = dict.fromkeys(live[place.node].scores, 0)
                if score in sums:
                    memory = {**sums, **dict(place.memory)}
                    points = memory.pop(score)
                    assert not isinstance(points, str)
                    alike = replace(place, memory=tuple(memory.items()))
                    arrival = Arrival(points, after, Transition(state, option))
                    groups.setdefault(alike, {}).setdefault(points, arrival)
    for group in groups.values():
        yield from combinations((group[points] for points in sorted(group)), 2)


def _states(machine: Machine, explored: Exploration) -> dict[ExploredState, str]:
    """The key of the machine's state for each that was explored."""
    first = next(iter(explored.came))
    found, waiting = {first: machine.start.key}, [first]
    for state in waiting:
        targets = {choice.key: choice.target for choice in machine.states[found[state]].choices}
        for key, (_, after) in explored.ways_on.get(state, {}).items():
            if after not in found:
                found[after] = targets[key]
                waiting.append(after)
    return found


def _told(explored: Exploration, label: str, turned: Turned) -> str:
    less, more = turned.begin.told if isinstance(turned.begin.told, tuple) else ()
    first, second = (f"'{title(end)}'" for end in turned.ends)
    one, other = (explored.told((*explored.way_to(each.last.state), each.last)) for each in (less, more))
    return (
        f"with {less.points} for '{label}' some readers come to {first}{one}, and with {more.points} to the milder "
        f"{second}{other}{then(turned.after)}"
    )
