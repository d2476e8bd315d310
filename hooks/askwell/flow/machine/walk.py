"""Walks through a guide, a choice at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Choice, State


@dataclass(frozen=True)
class Walk:
    """A reader's way so far: the choices made, each with the state it was made in."""

    machine: Machine
    steps: tuple[tuple[State, Choice], ...] = ()

    @property
    def state(self) -> State:
        """Where the reader stands."""
        return self.machine.states[self.steps[-1][1].target] if self.steps else self.machine.start

    @property
    def ended(self) -> bool:
        """Whether the reader has come to an outcome."""
        return self.state.kind == "outcome"

    def choose(self, key: str) -> Walk:
        """The way after a choice. Raises KeyError if the state has no such choice."""
        for choice in self.state.choices:
            if choice.key == key:
                return Walk(self.machine, (*self.steps, (self.state, choice)))
        raise KeyError(key)

    def back(self) -> Walk:
        """The way before the last choice; at the start, the same way."""
        return Walk(self.machine, self.steps[:-1])


def paths(machine: Machine) -> Iterator[Walk]:
    """Every way through, in the author's order. Their number can grow without bound with the
    questions: take what you need and stop."""
    waiting = [Walk(machine)]
    while waiting:
        walk = waiting.pop()
        if walk.ended:
            yield walk
        else:
            waiting += [walk.choose(choice.key) for choice in reversed(walk.state.choices)]


def path_count(machine: Machine) -> int:
    """How many ways through there are, counted without walking them."""
    counts: dict[str, int] = {}
    for state in reversed(list(machine.states.values())):
        counts[state.key] = sum(counts[choice.target] for choice in state.choices) or 1
    return counts[machine.start.key]
