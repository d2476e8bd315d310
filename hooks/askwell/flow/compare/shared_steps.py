"""Two guides reduced to the questions that both ask, on the ways to one kind of advice in each, and walked at once.

All other choices are free, so that most of a guide does not count. A choice made on one side is remembered for as long
as the other side can still ask for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count, product
from typing import NamedTuple

from askwell.flow.compare.product import TooFarApart
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, State
from askwell.flow.schema.urgency import Urgency

FAR = 1_000_000
"""More questions than there are."""

Answers = Mapping[str, str]
"""Choices by their questions, by keys."""

Ways = tuple[tuple[str, tuple[int, ...]], ...]
"""The choices of a question, each with the steps to one of which it leads."""


class Step(NamedTuple):
    """What matters of a state: the outcome in which readers end, or the shared question that they are asked."""

    outcome: str = ""
    question: str = ""
    ways: Ways = ()


class Steps:
    """The steps of a machine on the ways to advice of one urgency, by their numbers, for readers with `fixed` choices
    at some questions that are not shared."""

    def __init__(self, machine: Machine, shared: Collection[str], urgency: Urgency, fixed: Answers) -> None:
        self.steps: list[Step] = []
        self.ahead: list[Mapping[str, int]] = []
        self.given = {q: choice for q, choice in (machine.entry.given if machine.entry else {}).items() if q in shared}
        self._shared, self._urgency, self._fixed = shared, urgency, fixed
        self._known: dict[Step, int] = {}
        self._behind: dict[str, tuple[int, ...]] = {}
        for state in reversed(list(machine.states.values())):
            self._behind[state.key] = tuple(sorted(self._of(state)))
        self.start = self._behind[machine.start.key]

    def _of(self, state: State) -> set[int]:
        """The steps to one of which readers of a state come next by free choices; none, if they never come to the
        advice."""
        if isinstance(state.content, Advice):
            return {self._number(Step(outcome=state.origin))} if state.content.urgency is self._urgency else set()
        if state.origin not in self._shared:
            only = self._fixed.get(state.origin)
            free = (choice for choice in state.choices if only in (None, choice.key))
            return {step for choice in free for step in self._behind[choice.target]}
        ways = tuple((choice.key, self._behind[choice.target]) for choice in state.choices)
        ways = tuple(way for way in ways if way[1])
        return {self._number(Step(question=state.origin, ways=ways))} if ways else set()

    def _number(self, step: Step) -> int:
        """The number of a step, with how far each shared question is ahead of it at least."""
        if step not in self._known:
            self._known[step] = len(self.steps)
            self.steps.append(step)
            ahead = {step.question: 0} if step.question else {}
            for question, far in (item for _, ways in step.ways for way in ways for item in self.ahead[way].items()):
                ahead[question] = min(far + 1, ahead.get(question, FAR))
            self.ahead.append(ahead)
        return self._known[step]


class Pair(NamedTuple):
    """Where a reader stands on both sides, by the numbers of the steps; `held` has the choices made on one side that
    the other can still ask for, and those that an entry takes as given."""

    one: int
    other: int
    held: frozenset[tuple[str, str]]


Came = tuple[Pair, tuple[str, str] | None] | None
"""The pair before, with the choice made there if it was not made before; None at the start."""


class Walked:
    """Both sides walked at once, readers with the fewest choices first. `ends` has for each two outcomes the choices at
    shared questions by which readers come to both."""

    def __init__(self, one: Steps, other: Steps, most: int) -> None:
        """`most` is how many pairs of steps are looked at. Raises TooFarApart."""
        self.sides, self.most = (one, other), most
        self.came: dict[Pair, Came] = {}
        self.ends: dict[tuple[str, str], dict[str, str]] = {}
        self.given = one.given | other.given
        self.needless = frozenset(made for made in _needless(self.sides) if made[0] not in self.given)
        if self.given == other.given | one.given:  # else nobody comes in by both
            self._walk()

    def _walk(self) -> None:
        number, lengths = count(), dict[Pair, int]()
        waiting: list[tuple[int, int, Pair, Came]] = []

        def reach(pair: Pair, length: int, came: Came) -> None:
            if length < lengths.get(pair, FAR):
                lengths[pair] = length
                heappush(waiting, (length, next(number), pair, came))
            if len(lengths) > self.most:
                raise TooFarApart("too many questions are asked in another order")

        for one, other in product(*(side.start for side in self.sides)):
            reach(self._live(one, other, frozenset(self.given.items())), 0, None)
        while waiting:
            length, _, pair, came = heappop(waiting)
            if pair in self.came:
                continue
            self.came[pair] = came
            here, there = self._both(pair)
            if here.outcome and there.outcome:
                self.ends.setdefault((here.outcome, there.outcome), self._answers(pair))
                continue
            for target, made in self._next(pair):
                reach(target, length + bool(made), (pair, made))

    def _both(self, pair: Pair) -> tuple[Step, Step]:
        return self.sides[0].steps[pair.one], self.sides[1].steps[pair.other]

    def _answers(self, pair: Pair) -> dict[str, str]:
        found: list[tuple[str, str]] = []
        while (last := self.came[pair]) is not None:
            pair, made = last
            found += [made] if made else []
        return self.given | dict(reversed(found))

    def _next(self, pair: Pair) -> Iterator[tuple[Pair, tuple[str, str] | None]]:
        """Every next pair, with the choice that leads there, if it was not made before."""
        one, other = self._both(pair)
        if one.question == other.question:
            its = dict(other.ways)
            for choice, ways in self._offered(one):
                for here, there in product(ways, its.get(choice, ())):
                    yield self._live(here, there, pair.held), (one.question, choice)
            return
        known = dict(pair.held)
        side = self._mover(pair, known)
        step = (one, other)[side]
        chosen = known.get(step.question)
        for choice, ways in self._offered(step):
            made = (step.question, choice)
            for way in ways if chosen in (None, choice) else ():
                both = (way, pair.other) if side == 0 else (pair.one, way)
                yield self._live(*both, pair.held | {made}), made if chosen is None else None

    def _offered(self, step: Step) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The choices of a step; of those that are the same to both sides, the first."""
        return (way for way in step.ways if (step.question, way[0]) not in self.needless)

    def _mover(self, pair: Pair, known: Answers) -> int:
        """The side that goes on alone: where the choice is known or free, else where it is needed latest."""
        both = self._both(pair)
        for side in (0, 1):
            if both[side].question and (both[1 - side].outcome or both[side].question in known):
                return side
        ahead = self.sides[0].ahead[pair.one], self.sides[1].ahead[pair.other]
        far = [ahead[1 - side].get(both[side].question, FAR) for side in (0, 1)]
        return 0 if far[0] >= far[1] else 1

    def _live(self, one: int, other: int, held: frozenset[tuple[str, str]]) -> Pair:
        """A pair with what still matters of the choices held: a side must be able to ask for it."""
        here, there = self.sides[0].ahead[one], self.sides[1].ahead[other]
        return Pair(one, other, frozenset([made for made in held if made[0] in here or made[0] in there]))


def _needless(sides: tuple[Steps, Steps]) -> Iterator[tuple[str, str]]:
    """The choices that on both sides always lead where an earlier choice of their question leads."""
    asking: dict[str, list[dict[str, tuple[int, ...]]]] = {}
    for step in (step for side in sides for step in side.steps if step.question):
        asking.setdefault(step.question, []).append(dict(step.ways))
    for question, steps in asking.items():
        known: set[tuple[tuple[int, ...] | None, ...]] = set()
        for choice in dict.fromkeys(choice for ways in steps for choice in ways):
            leads = tuple(ways.get(choice) for ways in steps)
            if leads in known:
                yield question, choice
            known.add(leads)
