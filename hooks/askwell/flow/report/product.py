"""Two machines of a flow, walked by the same readers.

At a question that both ask, a reader makes the same choice (of bands, one of two that share a number). What only
one side asks is free. Where the two ask in another order, the choices made on the one side are remembered for as
long as the other side can still ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import asked
from askwell.flow.machine.states import Choice, State
from askwell.flow.resolve.graph import QuestionNode

MAX_PAIRS = 300_000
"""Pairs of states at most, a matter of seconds (ours)."""

OLD: Final = 0
NEW: Final = 1
"""The two sides."""

Sides = tuple[Machine, Machine]
"""The old machine and the new one."""

Taken = tuple[tuple[str, str], ...]
"""Choices in the reader's words: questions, each with what was chosen."""

Held = frozenset[tuple[int, str, str]]
"""Choices that the other side can still ask for: the side that made it, the question, the choice."""

Spot = tuple[str, str, Held]
"""Where a reader stands on both sides, by the states' keys."""


class TooFarApart(Exception):
    """Two machines differ too much to be compared."""


@dataclass(slots=True)
class _Came:
    """How a spot is reached: by how many ways, the length of the shortest in choices, and its last step."""

    ways: int
    length: int
    step: tuple[Spot, tuple[str, str] | None] | None


@dataclass(frozen=True, slots=True)
class End:
    """Readers who come to one outcome on the old side and to one on the new: the states, by how many ways
    through both, and the shortest run of choices."""

    was: State
    now: State
    ways: int
    example: Taken


class InStep:
    """A walk through two machines, done at once. `met` has the states of the same question where readers stand
    on both sides at a time, `ends` where they end, and `lacking` the choices (side, question, choice) that the
    other side does not offer to a reader whom it asks."""

    def __init__(self, sides: Sides) -> None:
        """Raises TooFarApart."""
        self.sides = sides
        self.ahead = [_ahead(machine) for machine in sides]
        old, new = (machine.words.keys() for machine in sides)
        self.alike = {key: _alike(sides, key) for key in old if key in new}
        self.came: dict[Spot, _Came] = {}
        self.met: dict[tuple[str, str], tuple[State, State]] = {}
        self.ends: list[End] = []
        self.lacking = dict.fromkeys(self._never_offered())
        self._run()

    def _run(self) -> None:
        """Goes through all spots, none before all that lead to it."""
        spot: Spot = (self.sides[OLD].start.key, self.sides[NEW].start.key, frozenset())
        self.came[spot] = _Came(1, 0, None)
        waiting = [(0, 0, spot)]
        while waiting:
            *_, spot = heappop(waiting)
            here = self.came[spot]
            was, now = self._states(spot)
            if not (was.choices or now.choices):
                self.ends.append(End(was, now, here.ways, self._taken(spot)))
                continue
            for target, words in self._on(spot):
                there, length = self.came.get(target), here.length + bool(words)
                if there is None:
                    there = self.came[target] = _Came(0, length, (spot, words))
                    heappush(waiting, (sum(state.number for state in self._states(target)), len(self.came), target))
                elif length < there.length:
                    there.length, there.step = length, (spot, words)
                there.ways += here.ways
            if len(self.came) > MAX_PAIRS:
                raise TooFarApart("too many questions are asked in another order")

    def _states(self, spot: Spot) -> tuple[State, State]:
        return self.sides[OLD].states[spot[OLD]], self.sides[NEW].states[spot[NEW]]

    def _taken(self, spot: Spot) -> Taken:
        """The shortest run of choices to a spot."""
        found: list[tuple[str, str]] = []
        while (step := self.came[spot].step) is not None:
            spot, words = step
            found += [words] if words else []
        return tuple(reversed(found))

    def _on(self, spot: Spot) -> Iterator[tuple[Spot, tuple[str, str] | None]]:
        """Every next spot, with the choice that leads there in words, if it is not known from the other side."""
        states, held = self._states(spot), spot[2]
        if all(state.choices for state in states) and states[OLD].origin == states[NEW].origin:
            self.met[states[OLD].key, states[NEW].key] = states
            for mine, its in self._pairs(*states):
                label = mine.label if mine.label == its.label else f"{mine.label}, now: {its.label}"
                yield self._spot(mine.target, its.target, held), (asked(states[NEW]), label)
            return
        side = self._mover(states, held)
        state = states[side]
        known = next((choice for by, question, choice in held if by != side and question == state.origin), None)
        choices = [c for c in state.choices if known is None or self._fit(state.origin, side, c.key, known)]
        for choice in choices:
            after = (choice.target, spot[NEW]) if side == OLD else (spot[OLD], choice.target)
            words = (asked(state), choice.label) if known is None else None
            yield self._spot(*after, held | {(side, state.origin, choice.key)}), words
        if known and not choices:
            self.lacking[1 - side, state.origin, known] = None

    def _spot(self, old: str, new: str, held: Held) -> Spot:
        """A spot with what still matters of the choices held: the other side must be able to ask for it."""
        keys = (old, new)
        return old, new, frozenset(h for h in held if h[1] in self.ahead[1 - h[0]][keys[1 - h[0]]])

    def _mover(self, states: tuple[State, State], held: Held) -> int:
        """The side that goes on alone: where the choice is known or free, else where it is needed latest."""
        for side in (OLD, NEW):
            if not states[1 - side].choices or any(by != side and q == states[side].origin for by, q, _ in held):
                return side
        far = [self.ahead[1 - side][states[1 - side].key].get(states[side].origin, MAX_PAIRS) for side in (OLD, NEW)]
        return OLD if far[OLD] >= far[NEW] else NEW

    def _pairs(self, old: State, new: State) -> list[tuple[Choice, Choice]]:
        """The choices that one reader can make on both sides."""
        found = [(a, b) for a in old.choices for b in new.choices if self._fit(old.origin, OLD, a.key, b.key)]
        for side, state in enumerate((old, new)):
            for choice in (c for c in state.choices if not any(pair[side] == c for pair in found)):
                self.lacking[side, old.origin, choice.key] = None
        return found

    def _fit(self, question: str, side: int, mine: str, its: str) -> bool:
        """Whether one reader can make a choice on a side and another on the other side."""
        return ((mine, its) if side == OLD else (its, mine)) in self.alike[question]

    def _never_offered(self) -> Iterator[tuple[int, str, str]]:
        for side, machine in enumerate(self.sides):
            for state in (state for state in machine.states.values() if state.origin in self.alike):
                known = {pair[side] for pair in self.alike[state.origin]}
                yield from ((side, state.origin, choice.key) for choice in state.choices if choice.key not in known)


def _ahead(machine: Machine) -> Mapping[str, Mapping[str, int]]:
    """For each state, the questions that can still be asked, itself included, and after how many choices at least."""
    found: dict[str, dict[str, int]] = {}
    for state in reversed(list(machine.states.values())):
        here = found[state.key] = {state.origin: 0} if state.choices else {}
        for choice in state.choices:
            for question, far in found[choice.target].items():
                here[question] = min(far + 1, here.get(question, far + 1))
    return found


def _alike(sides: Sides, question: str) -> frozenset[tuple[str, str]]:
    """The pairs of choices (old, new) that one reader can make at a question: those that share a number, if both
    stand for numbers in the same unit, or else those with the same key."""
    nodes = [machine.graph.nodes[question] for machine in sides]
    old, new = (node for node in nodes if isinstance(node, QuestionNode))
    units = [node.question.number.unit if node.question.number else None for node in (old, new)]
    pairs = ((a, b) for a in old.options for b in new.options)
    return frozenset(
        (a.key, b.key)
        for a, b in pairs
        if (a.band.overlaps(b.band) if a.band and b.band and units[OLD] == units[NEW] else a.key == b.key)
    )
