"""Compares two readers who choose alike in all but one question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import product

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import Way, asked, in_words, way_to
from askwell.flow.machine.states import Advice, Choice, State

Pair = tuple[str, str]
"""The states of the reader with the milder choice and of the one with the worse."""


@dataclass(frozen=True)
class Reversal:
    """Two readers: the one with the worse choice ends in milder advice."""

    before: Way
    state: State
    milder: Choice
    worse: Choice
    after: tuple[tuple[str, str], ...]
    ends: tuple[State, State]

    def __str__(self) -> str:
        after = "".join(f"; then {ask} {label}" for ask, label in self.after)
        first, second = (f"'{_title(end)}'" for end in self.ends)
        return (
            f"at '{asked(self.state)}', '{self.milder.label}' leads to {first}, and '{self.worse.label}' "
            f"to the milder {second}{after}{in_words(self.before)}"
        )


def _title(state: State) -> str:
    return state.content.title if isinstance(state.content, Advice) else state.key


@dataclass
class Comparison:
    """All pairs of readers for one question: `pairs` compared to the end, and the first reversal found."""

    machine: Machine
    pairs: int = 0
    reversal: Reversal | None = None

    def run(self, question: str, ranked: list[Pair]) -> Comparison:
        """Compares, at every state of a question, each two choices (milder, worse) that are offered together.

        Of two readers at different questions the one at the earlier goes on first: the other can no
        longer be asked that question, so whatever both are asked, they are asked at the same moment.
        """
        came: dict[Pair, tuple[Pair, str, str] | tuple[State, Choice, Choice]] = {}
        waiting: list[tuple[int, int, Pair, tuple[Pair, str, str] | tuple[State, Choice, Choice]]] = []
        for state in self.machine.states.values():
            choices = {choice.key: choice for choice in state.choices} if state.origin == question else {}
            length = self.machine.asked_before[state.key][0]
            for mild, bad in ranked:
                if mild in choices and bad in choices:
                    pair = choices[mild].target, choices[bad].target
                    heappush(waiting, (length, len(waiting), pair, (state, choices[mild], choices[bad])))
        pushed = len(waiting)
        while waiting and not self.reversal:  # those with the shortest run of choices first
            length, _, pair, step = heappop(waiting)
            if pair in came:
                continue
            came[pair] = step
            if self._ended(pair):
                self.pairs += 1
                if self._reversed(pair):
                    self.reversal = self._told(pair, came)
                continue
            for after, ask, label in self._on(pair):
                if after not in came:
                    pushed += 1
                    heappush(waiting, (length + 1, pushed, after, (pair, ask, label)))
        return self

    def _ended(self, pair: Pair) -> bool:
        return all(self.machine.states[key].kind == "outcome" for key in pair)

    def _reversed(self, pair: Pair) -> bool:
        first, second = (self.machine.states[key].content for key in pair)
        assert isinstance(first, Advice)
        assert isinstance(second, Advice)
        return second.urgency.caution < first.urgency.caution

    def _on(self, pair: Pair) -> Iterator[tuple[Pair, str, str]]:
        first, second = (self.machine.states[key] for key in pair)
        if first.origin == second.origin:
            for choice, other in self._alike(first, second):
                yield (choice.target, other.target), asked(first), choice.label
            return
        rank = self.machine.graph.rank
        earlier = first.kind == "question" and (second.kind == "outcome" or rank[first.origin] < rank[second.origin])
        for choice in (first if earlier else second).choices:
            after = (choice.target, second.key) if earlier else (first.key, choice.target)
            yield after, asked(first if earlier else second), choice.label

    def _alike(self, first: State, second: State) -> Iterator[tuple[Choice, Choice]]:
        """The choices that two readers may make for the same reason: the same option, or bands with a number in
        common (which bands there are may depend on what differs between the two)."""
        other = {choice.key: choice for choice in second.choices}
        yield from ((choice, other[choice.key]) for choice in first.choices if choice.key in other)
        bands = self.machine.graph.names.questions[first.origin].bands
        for one, two in product(first.choices, second.choices) if bands else ():
            both = one.key in bands and two.key in bands and one.key != two.key
            if both and bands[one.key].overlaps(bands[two.key]):
                yield one, two

    def _told(self, pair: Pair, came: dict[Pair, tuple[Pair, str, str] | tuple[State, Choice, Choice]]) -> Reversal:
        ends = self.machine.states[pair[0]], self.machine.states[pair[1]]
        after: list[tuple[str, str]] = []
        while True:
            step = came[pair]
            if isinstance(step[0], State):
                break
            pair = step[0]
            after.append((str(step[1]), str(step[2])))
        state, mild, bad = step[0], step[1], step[2]
        assert isinstance(mild, Choice)
        assert isinstance(bad, Choice)
        way = way_to(self.machine, state)
        return Reversal(way, state, mild, bad, tuple(reversed(after)), ends)
