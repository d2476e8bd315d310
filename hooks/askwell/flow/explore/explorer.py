"""Walks a resolved flow through everything that readers can choose, remembering only what still matters.

An explored state is a question or outcome, with the earlier choices that something
later rests on. All are visited, nearest first, so that the first evidence of a mistake is the
shortest run of choices to it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from askwell.flow.explore.evaluate import options_for
from askwell.flow.explore.liveness import live_memories
from askwell.flow.explore.passing import Passing, added, chosen
from askwell.flow.explore.reachable import Exploration, ExploredState, Place, Transition
from askwell.flow.expr.ast import Condition, Memory, Worth
from askwell.flow.resolve.graph import (
    FlowGraph,
    OutcomeNode,
    QuestionNode,
    TableNode,
)
from askwell.flow.schema.records import Entry

MAX_EXPLORED = 60_000
"""Where exploring gives up: some three seconds, and twelve times the states that a guide may have (ours)."""

ENTERED = sys.maxsize
"""A place in the order behind every question."""


def explore(
    graph: FlowGraph, keep: Iterable[Condition] = (), entry: Entry | None = None, *, places: bool = False
) -> Exploration:
    """Everything that can be reached. What the conditions in `keep` rest on is remembered to the end. With `places`,
    also all that readers come to and are not asked.

    With an entry, the red-flag screens with which the flow begins come first. Where they lead on, readers are asked
    what the entry asks, and go on to where it begins, with the choices that it gives taken as made.
    """
    explorer = _Explorer(graph, tuple(keep), entry)
    explorer.tells_places = places
    explorer.run(_memory(graph, entry.given if entry else {}))
    return explorer.found


def _memory(graph: FlowGraph, given: Mapping[str, str]) -> dict[str, str | Worth]:
    """What a reader remembers who made these choices."""
    memory: dict[str, str | Worth] = {}
    for question, choice in given.items():
        node = graph.nodes[question]
        for option in node.options if isinstance(node, QuestionNode) else ():
            if option.key == choice:
                memory = chosen(memory, question, option)
    return memory


class _Explorer(Passing):
    """One exploration. `last` is the choice that is being followed."""

    def __init__(self, graph: FlowGraph, keep: tuple[Condition, ...], entry: Entry | None) -> None:
        super().__init__(graph)
        self.at = entry.at if entry else ""
        self.asks = sorted(entry.asks, key=graph.rank.__getitem__) if entry else []
        self.behind = graph.behind(self.at)
        self.tells_places = False
        self.kept = bool(keep)  # for a proof: what readers see was looked at when the flow was compiled
        self.live_memories = live_memories(graph, keep, self.at)

    def run(self, given: dict[str, str | Worth]) -> None:
        """Visits every state, nearest first."""
        found = self.found
        first = self._arrive(self.graph.start, given)
        waiting = deque([first] if first else [])
        if first:
            found.came[first] = None
        while waiting and not found.overflow:
            state = waiting.popleft()
            ways = found.ways_on[state] = {}
            for step in self._steps(state):
                self.last = step
                target = self._follow(step)
                if target is None:
                    continue
                ways[step.option.key] = (step.option, target)
                if target not in found.came:
                    found.came[target] = step
                    waiting.append(target)
            found.overflow = len(found.came) > MAX_EXPLORED

    def _steps(self, state: ExploredState) -> Iterator[Transition]:
        node, memory = self.graph.nodes[state.node], dict(state.memory)
        if isinstance(node, QuestionNode):
            yield from (Transition(state, option) for option in options_for(node, memory))

    def _follow(self, step: Transition) -> ExploredState | None:
        return self._arrive(step.option.target, chosen(dict(step.state.memory), step.state.node, step.option))

    def _arrive(self, key: str, memory: dict[str, str | Worth]) -> ExploredState | None:
        """The state that a target stands for: tables are passed, and questions not meant for this reader."""
        via: tuple[str, ...] = ()
        gained: dict[str, str | Worth] = {}
        done = self._done()  # how far readers who come in by an entry have come
        while True:
            node = self.graph.nodes[key]
            self._come(key, memory, done)
            if isinstance(node, TableNode):
                passed = self.passed(node, memory)
                if passed is None:
                    return None
                key, via = passed.target, (*via, *passed.because)
                if passed.points:
                    memory, gained = added(memory, passed.points), added(gained, passed.points)
                    self.found.gained[(self.last.state, self.last.option.key) if self.last else None] = gained
                continue
            if isinstance(node, OutcomeNode):
                return self._state(key, memory, via)
            sooner = self._sooner(node, done)
            if sooner:
                key, done = sooner, done if sooner in self.asks else ENTERED
                continue
            asked = self.judge(node.when, memory)
            if asked:
                return self._state(key, memory)
            if asked is None:
                return None
            done = max(done, self.graph.rank[key]) if key in self.asks else done
            key = node.otherwise

    def _come(self, key: str, memory: Memory, done: int) -> None:
        """Notes a place."""
        if self.tells_places and self.last:
            asked = len(self.asks) + 1 if done == ENTERED else sum(self.graph.rank[ask] <= done for ask in self.asks)
            way = (self.last.state, self.last.option.key)
            place = Place(key, self.live_memories[key].of(memory), asked)
            self.found.places[way] = (*self.found.places.get(way, ()), place)

    def _done(self) -> int:
        """The place in the order of the last question on the way to the entry, ENTERED if readers are past that."""
        if not self.at or (self.last and self.last.state.node in self.behind):
            return ENTERED
        return self.graph.rank[self.last.state.node] if self.last else -1

    def _sooner(self, node: QuestionNode, done: int) -> str:
        """What readers who come in by an entry are asked in place of a question that lies before it: what the entry
        asks and has not asked yet, else where it begins. "" for the screens with which the guide begins."""
        if done == ENTERED or node.key == self.at:
            return ""
        rank = self.graph.rank
        ahead = [key for key in self.asks if rank[key] > done]
        if node.question.red_flag and node.key not in self.behind:
            return next((key for key in ahead if rank[key] < rank[node.key]), "")
        return "" if node.key in ahead[:1] else next(iter(ahead), self.at)

    def _state(self, key: str, memory: Memory, via: tuple[str, ...] = ()) -> ExploredState:
        state = ExploredState(key, self.live_memories[key].of(memory), via)
        if not self.kept and state not in self.found.came:
            self.inspect(state)
        return state
