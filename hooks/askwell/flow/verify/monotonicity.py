"""Monotonicity: of two readers who choose alike in all but one question, the worse off gets no milder advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from askwell.diagnostics import Chosen
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import Way, asked, chosen, in_words, way_to
from askwell.flow.machine.states import Advice, Choice, State
from askwell.flow.resolve.graph import FlowGraph


class Pair(NamedTuple):
    """Where two readers stand, by the states' keys: the one with the milder choice and the one with the worse."""

    milder: str
    worse: str


@dataclass(frozen=True, slots=True)
class _Start:
    """Two readers at the question that is compared, each with a choice."""

    state: State
    milder: Choice
    worse: Choice


@dataclass(frozen=True, slots=True)
class Begin:
    """Where two readers stand of whom one is worse off, and after how many choices; `told` is for those who ask."""

    pair: Pair
    length: int
    told: object


class Turned(NamedTuple):
    """Two readers of whom the worse off ends in milder advice: how they began, what both chose, where they end."""

    begin: Begin
    after: tuple[tuple[str, str], ...]
    ends: tuple[State, State]


@dataclass(frozen=True, slots=True)
class _Next:
    """Two readers after one more choice, which is given in words."""

    before: Pair
    ask: str
    label: str


@dataclass(frozen=True)
class Reversal:
    """Two readers: the one with the worse choice ends in milder advice."""

    before: Way
    state: State
    milder: Choice
    worse: Choice
    after: tuple[tuple[str, str], ...]
    ends: tuple[State, State]

    @property
    def reader(self) -> Chosen:
        """What the two choose, where they differ both choices."""
        apart = asked(self.state), f"{self.milder.label} / {self.worse.label}"
        return (*chosen(self.before), apart, *self.after)

    def __str__(self) -> str:
        after = then(self.after)
        first, second = (f"'{title(end)}'" for end in self.ends)
        return (
            f"at '{asked(self.state)}', '{self.milder.label}' leads to {first}, and '{self.worse.label}' "
            f"to the milder {second}{after}{in_words(self.before)}"
        )


def then(after: Iterable[tuple[str, str]]) -> str:
    """Choices that follow, as the end of a sentence."""
    return "".join(f"; then {ask} {label}" for ask, label in after)


def title(state: State) -> str:
    """The words by which an outcome is told."""
    return state.content.title if isinstance(state.content, Advice) else state.key


def alike(graph: FlowGraph, first: State, second: State) -> Iterator[tuple[Choice, Choice]]:
    """The choices that two readers may make at a question for the same reason: the same option, bands with a number in
    common, or options of which each is offered to one of them alone (which there are may depend on what differs
    between the two)."""
    if not (first.choices and second.choices):  # where the ways of a guide with mistakes end
        return
    mine, other = ({choice.key: choice for choice in state.choices} for state in (first, second))
    yield from ((choice, other[choice.key]) for choice in first.choices if choice.key in other)
    bands = graph.names.questions[first.origin].bands
    for one, two in product(first.choices, second.choices):
        if one.key in bands and two.key in bands:
            if one.key != two.key and (one.band or bands[one.key]).overlaps(two.band or bands[two.key]):
                yield one, two
        elif one.key not in other and two.key not in mine:
            yield one, two


@dataclass
class Comparison:
    """All pairs of readers for one question: `pairs` compared to the end, and the first reversal found. `known` has
    where pairs go on, and may be shared by the comparisons in one machine."""

    machine: Machine
    known: dict[Pair, list[tuple[Pair, str, str]]] = field(default_factory=dict)
    pairs: int = 0
    reversal: Reversal | None = None

    def run(self, question: str, ranked: list[tuple[str, str]]) -> Comparison:
        """Compares, at every state of a question, each two choices (milder, worse) that are offered together."""
        begun: list[Begin] = []
        for state in self.machine.states.values():
            choices = {choice.key: choice for choice in state.choices} if state.origin == question else {}
            length = self.machine.asked_before[state.key][0]
            for mild, bad in ranked:
                if mild in choices and bad in choices:
                    start = _Start(state, choices[mild], choices[bad])
                    begun.append(Begin(Pair(start.milder.target, start.worse.target), length, start))
        turned = self.follow(begun)
        if turned:
            told = turned.begin.told
            assert isinstance(told, _Start)
            before = way_to(self.machine, told.state)
            self.reversal = Reversal(before, told.state, told.milder, told.worse, turned.after, turned.ends)
        return self

    def follow(self, begun: Iterable[Begin]) -> Turned | None:
        """Follows pairs of readers who choose alike to their ends, until the worse off of one has milder advice.

        Of two readers at different questions the one at the earlier goes on first: the other can no
        longer be asked that question, so whatever both are asked, they are asked at the same moment.
        """
        reached: dict[Pair, Begin | _Next] = {}
        waiting: dict[int, list[tuple[Pair, Begin | _Next]]] = {}
        for begin in begun:
            waiting.setdefault(begin.length, []).append((begin.pair, begin))
        while waiting:  # those with the shortest run of choices first
            length = min(waiting)
            for pair, last in waiting.pop(length):
                if pair in reached:
                    continue
                reached[pair] = last
                if self._ended(pair):
                    self.pairs += 1
                    if self._reversed(pair):
                        return self._turned(pair, reached)
                    continue
                for after, ask, label in self._after(pair):
                    if after not in reached:
                        waiting.setdefault(length + 1, []).append((after, _Next(pair, ask, label)))
        return None

    def _after(self, pair: Pair) -> list[tuple[Pair, str, str]]:
        """Where two readers stand after one more choice: looked up once for all comparisons in a machine."""
        if pair not in self.known:
            self.known[pair] = list(self._next(pair))
        return self.known[pair]

    def _ended(self, pair: Pair) -> bool:
        return all(self.machine.states[key].kind == "outcome" for key in pair)

    def _reversed(self, pair: Pair) -> bool:
        first, second = (self.machine.states[key].origin for key in pair)
        return self.machine.graph.ranking.milder(second, first)

    def _next(self, pair: Pair) -> Iterator[tuple[Pair, str, str]]:
        first, second = (self.machine.states[key] for key in pair)
        if first.origin == second.origin:
            for choice, other in alike(self.machine.graph, first, second):
                yield Pair(choice.target, other.target), asked(first), choice.label
            return
        rank = self.machine.graph.rank
        earlier = first.kind == "question" and (second.kind == "outcome" or rank[first.origin] < rank[second.origin])
        for choice in (first if earlier else second).choices:
            after = Pair(choice.target, second.key) if earlier else Pair(first.key, choice.target)
            yield after, asked(first if earlier else second), choice.label

    def _turned(self, pair: Pair, reached: dict[Pair, Begin | _Next]) -> Turned:
        ends = self.machine.states[pair.milder], self.machine.states[pair.worse]
        after: list[tuple[str, str]] = []
        last = reached[pair]
        while isinstance(last, _Next):
            after.append((last.ask, last.label))
            last = reached[last.before]
        return Turned(last, tuple(reversed(after)), ends)
