"""The product of two machines of a flow: both walked by the same readers.

At a question that both ask, a reader makes the same choice (of bands, one of two that share a number). What only
one side asks is free. Where the two ask in another order, the choices made on the one side are remembered for as
long as the other side can still ask.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final, NamedTuple

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import asked
from askwell.flow.machine.states import Choice, State
from askwell.flow.resolve.graph import QuestionNode, ResolvedOption

MAX_PAIRS = 300_000
"""Pairs of states at most, a matter of seconds (ours)."""

OLD: Final = 0
NEW: Final = 1
"""The two sides."""

Sides = tuple[Machine, Machine]
"""The old machine and the new one."""

Taken = tuple[tuple[str, str], ...]
"""Choices in the reader's words: questions, each with what was chosen."""


class SideChoice(NamedTuple):
    """A choice at a question on one side, by their keys."""

    side: int
    question: str
    choice: str


class ProductState(NamedTuple):
    """Where a reader stands on both sides, by the states' keys. `held` has the choices made on one side that the
    other can still ask for."""

    old: str
    new: str
    held: frozenset[SideChoice] = frozenset()


class TooFarApart(Exception):
    """Two machines differ too much to be compared."""


@dataclass(slots=True)
class _Reached:
    """How a state is reached: by how many ways, the length of the shortest in choices, and its last choice: the state
    before with the words of the choice, if it was not known from the other side."""

    ways: int
    length: int
    last: tuple[ProductState, tuple[str, str] | None] | None


@dataclass(frozen=True, slots=True)
class End:
    """Readers who come to one outcome on the old side and to one on the new: the states, by how many ways
    through both, and the shortest run of choices."""

    was: State
    now: State
    ways: int
    example: Taken


class Product:
    """The states that readers reach on both sides at once. `met` has the pairs of states at which both sides ask the
    same question at a time, `ends` where readers end, and `lacking` the choices that the other side does not have for
    a reader whom it asks."""

    def __init__(self, sides: Sides) -> None:
        """Raises TooFarApart."""
        self.sides = sides
        old, new = (machine.asks.keys() for machine in sides)
        self.alike = {key: _alike(sides, key) for key in old if key in new}
        self.ahead = [_ahead(machine, self.alike) for machine in sides]
        self.reached: dict[ProductState, _Reached] = {}
        self.met: dict[tuple[str, str], tuple[State, State]] = {}
        self.ends: list[End] = []
        self.lacking = dict.fromkeys(self._never_chosen())
        self._run()

    def _run(self) -> None:
        """Visits every state after all that lead to it."""
        start = ProductState(self.sides[OLD].start.key, self.sides[NEW].start.key)
        self.reached[start] = _Reached(1, 0, None)
        waiting = [(0, 0, start)]
        while waiting:
            *_, state = heappop(waiting)
            here = self.reached[state]
            was, now = self._both(state)
            if not (was.choices or now.choices):
                self.ends.append(End(was, now, here.ways, self._taken(state)))
                continue
            for target, words in self._next(state):
                there, length = self.reached.get(target), here.length + bool(words)
                if there is None:
                    there = self.reached[target] = _Reached(0, length, (state, words))
                    number = sum(one.number for one in self._both(target))
                    heappush(waiting, (number, len(self.reached), target))
                elif length < there.length:
                    there.length, there.last = length, (state, words)
                there.ways += here.ways
            if len(self.reached) > MAX_PAIRS:
                raise TooFarApart("too many questions are asked in another order")

    def _both(self, state: ProductState) -> tuple[State, State]:
        return self.sides[OLD].states[state.old], self.sides[NEW].states[state.new]

    def _taken(self, state: ProductState) -> Taken:
        """The shortest run of choices to a state."""
        found: list[tuple[str, str]] = []
        while (last := self.reached[state].last) is not None:
            state, words = last
            found += [words] if words else []
        return tuple(reversed(found))

    def _next(self, state: ProductState) -> Iterator[tuple[ProductState, tuple[str, str] | None]]:
        """Every next state, with the choice that leads there in words, if it is not known from the other side."""
        both, held = self._both(state), state.held
        if all(one.choices for one in both) and both[OLD].origin == both[NEW].origin:
            self.met[both[OLD].key, both[NEW].key] = both
            for mine, its in self._pairs(*both):
                label = mine.label if mine.label == its.label else f"{mine.label}, now: {its.label}"
                yield self._live(mine.target, its.target, held), (asked(both[NEW]), label)
            return
        side = self._mover(both, held)
        here = both[side]
        known = next((made.choice for made in held if made.side != side and made.question == here.origin), None)
        choices = [c for c in here.choices if known is None or self._fit(here.origin, side, c.key, known)]
        for choice in choices:
            after = (choice.target, state.new) if side == OLD else (state.old, choice.target)
            words = (asked(here), choice.label) if known is None else None
            yield self._live(*after, held | {SideChoice(side, here.origin, choice.key)}), words
        if known and not choices:
            self.lacking[SideChoice(1 - side, here.origin, known)] = None

    def _live(self, old: str, new: str, held: frozenset[SideChoice]) -> ProductState:
        """A state with what still matters of the choices held: the other side must be able to ask for it."""
        ahead = self.ahead[NEW][new], self.ahead[OLD][old]
        return ProductState(old, new, frozenset(made for made in held if made.question in ahead[made.side]))

    def _mover(self, both: tuple[State, State], held: frozenset[SideChoice]) -> int:
        """The side that goes on alone: where the choice is known or free, else where it is needed latest."""
        for side in (OLD, NEW):
            question = both[side].origin
            if not both[1 - side].choices or any(made.side != side and made.question == question for made in held):
                return side
        far = [self.ahead[1 - side][both[1 - side].key].get(both[side].origin, MAX_PAIRS) for side in (OLD, NEW)]
        return OLD if far[OLD] >= far[NEW] else NEW

    def _pairs(self, old: State, new: State) -> list[tuple[Choice, Choice]]:
        """The choices that one reader can make on both sides."""
        found = [(a, b) for a in old.choices for b in new.choices if self._fit(old.origin, OLD, a.key, b.key)]
        for side, state in enumerate((old, new)):
            for choice in (c for c in state.choices if not any(pair[side] == c for pair in found)):
                self.lacking[SideChoice(side, old.origin, choice.key)] = None
        return found

    def _fit(self, question: str, side: int, mine: str, its: str) -> bool:
        """Whether one reader can make a choice on a side and another on the other side."""
        return ((mine, its) if side == OLD else (its, mine)) in self.alike[question]

    def _never_chosen(self) -> Iterator[SideChoice]:
        """The choices that no choice of the other side stands for."""
        for side, machine in enumerate(self.sides):
            for state in (state for state in machine.states.values() if state.origin in self.alike):
                known = {pair[side] for pair in self.alike[state.origin]}
                for choice in (choice for choice in state.choices if choice.key not in known):
                    yield SideChoice(side, state.origin, choice.key)


def _ahead(machine: Machine, common: Container[str]) -> Mapping[str, Mapping[str, int]]:
    """For each state, the common questions that can still be asked, itself included, and after how many choices at
    least."""
    found: dict[str, dict[str, int]] = {}
    for state in reversed(list(machine.states.values())):
        here = found[state.key] = {state.origin: 0} if state.choices and state.origin in common else {}
        for choice in state.choices:
            for question, far in found[choice.target].items():
                here[question] = min(far + 1, here.get(question, far + 1))
    return found


def _alike(sides: Sides, question: str) -> frozenset[tuple[str, str]]:
    """The pairs of choices (old, new) that one reader can make at a question."""
    nodes = [machine.graph.nodes[question] for machine in sides]
    old, new = (node for node in nodes if isinstance(node, QuestionNode))
    units = [node.question.number.unit if node.question.number else None for node in (old, new)]
    same_unit = units[OLD] == units[NEW]
    return frozenset((a.key, b.key) for a in old.options for b in new.options if _one_reader(a, b, same_unit))


def _one_reader(old: ResolvedOption, new: ResolvedOption, same_unit: bool) -> bool:
    """Whether two options share a number, if both have bands in the same unit; else whether they have one key."""
    if old.band and new.band and same_unit:
        return old.band.overlaps(new.band)
    return old.key == new.key
