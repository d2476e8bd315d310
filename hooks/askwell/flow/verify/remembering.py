"""What readers reach, with what the conditions of rules rest on remembered: explored once for rules that rest on the
same questions and scores, or on some of those."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from askwell.flow.explore.liveness import live_memories
from askwell.flow.explore.reachable import Exploration, ExploredState
from askwell.flow.expr.ast import Condition
from askwell.flow.expr.parts import variables
from askwell.flow.expr.symbols import Sentence
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.monotonicity import Pair

SHARED = {
    "never", "never_gives", "always_gives", "at_least", "at_most", "only_if", "asked_only_if", "never_asked"
}  # fmt: skip
"""The kinds of sentences whose explorations are shared. That an emergency is reached within some questions takes one of
its own: how many were answered first is not to be told apart by what another rule rests on."""


class Reached(NamedTuple):
    """An exploration, and of the states in it that one condition does not tell apart the nearest of each kind."""

    explored: Exploration
    states: tuple[ExploredState, ...]


class Explorations:
    """The explorations for the conditions of some sentences, each made when it is first asked for.

    One that remembers more comes to the same states in the same order, only that some of them are several there: of
    readers who choose alike in the author's order, the first to come to any of those is the first in both. So nothing
    that is found, and no reader of whom it is told, depends on what other rules there are.
    """

    def __init__(self, sentences: Iterable[Sentence] = ()) -> None:
        conditions: Iterable[Condition] = (parts[-1] for kind, parts in sentences if kind in SHARED)
        self._names = {condition: frozenset(variables(condition)) for condition in conditions}
        self._made: dict[tuple[str | None, tuple[Condition, ...]], Exploration] = {}
        self._followed: dict[str | None, dict[Pair, list[tuple[Pair, str, str]]]] = {}

    def followed(self, machine: Machine) -> dict[Pair, list[tuple[Pair, str, str]]]:
        """Where pairs of readers go on in a machine, as far as any comparison has followed them."""
        return self._followed.setdefault(machine.entry_key, {})

    def of(self, machine: Machine, when: Condition) -> Reached:
        """All that readers reach, with what a condition rests on remembered."""
        together = self._together(when)
        explored = self._explored(machine, together)
        if explored.overflow and len(together) > 1:
            together = (when,)
            explored = self._explored(machine, together)
        if len(together) == 1:
            return Reached(explored, tuple(explored.came))
        live = live_memories(machine.graph, (when,), machine.entry.at if machine.entry else "")
        nearest: dict[object, ExploredState] = {}
        for state in explored.came:
            nearest.setdefault((state.node, live[state.node].of(dict(state.memory)), state.via), state)
        return Reached(explored, tuple(nearest.values()))

    def _explored(self, machine: Machine, together: tuple[Condition, ...]) -> Exploration:
        key = machine.entry_key, together
        if key not in self._made:
            self._made[key] = machine.explore(*together)
        return self._made[key]

    def _together(self, when: Condition) -> tuple[Condition, ...]:
        """The conditions that are explored with one: those that rest on the same names as the widest that rests on all
        of this one's, or on some of them."""
        if when not in self._names:
            return (when,)
        widest = self._widest(when)
        return tuple(each for each in self._names if self._widest(each) == widest)

    def _widest(self, when: Condition) -> frozenset[str]:
        return max((names for names in self._names.values() if names >= self._names[when]), key=len)
