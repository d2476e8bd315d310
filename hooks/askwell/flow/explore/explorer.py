"""Walks a resolved flow through everything that readers can choose, remembering only what still matters.

An explored state is a question or outcome, with the earlier choices that something
later rests on. All are visited, nearest first, so that the first evidence of a mistake is the
shortest run of choices to it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.evaluate import options_for
from askwell.flow.explore.liveness import live_memories
from askwell.flow.explore.reachable import Exploration, ExploredState, Transition
from askwell.flow.expr.ast import UNASKED, Condition, Memory, Unknown
from askwell.flow.expr.bands import interval, misfits
from askwell.flow.expr.intervals import Interval
from askwell.flow.resolve.graph import (
    FlowGraph,
    Guard,
    OutcomeNode,
    QuestionNode,
    ResolvedOption,
    TableNode,
    TextTemplate,
)
from askwell.flow.resolve.question_kinds import misfit_fault
from askwell.flow.schema.questions import Number
from askwell.flow.schema.records import Entry
from askwell.flow.schema.waivers import Promise
from askwell.source.yaml import Loc

MAX_EXPLORED = 60_000
"""Where exploring gives up: some three seconds, and twelve times the states that a guide may have (ours)."""

OPTIONAL = ("help", "why_we_ask")

ENTERED = sys.maxsize
"""A place in the order behind every question."""


def explore(graph: FlowGraph, keep: Iterable[Condition] = (), entry: Entry | None = None) -> Exploration:
    """Everything that can be reached. What the conditions in `keep` rest on is remembered to the end.

    With an entry, the red-flag screens with which the flow begins come first. Where they lead on, readers are asked
    what the entry asks, and go on to where it begins, with the choices that it gives taken as made.
    """
    explorer = _Explorer(graph, tuple(keep), entry)
    explorer.run(_memory(graph, entry.given if entry else {}))
    return explorer.found


def _memory(graph: FlowGraph, given: Mapping[str, str]) -> dict[str, str | int]:
    """What a reader remembers who made these choices."""
    memory: dict[str, str | int] = {}
    for question, choice in given.items():
        node = graph.nodes[question]
        for option in node.options if isinstance(node, QuestionNode) else ():
            if option.key == choice:
                memory = chosen(memory, question, option)
    return memory


def chosen(memory: Memory, question: str, option: ResolvedOption) -> dict[str, str | int]:
    """A memory after one more choice."""
    after: dict[str, str | int] = {**memory, question: option.counts_as}
    for score, points in option.points.items():
        after[score] = int(after.get(score, 0)) + points
    return after


class _Explorer:
    """One exploration. `last` is the choice that is being followed."""

    def __init__(self, graph: FlowGraph, keep: tuple[Condition, ...], entry: Entry | None) -> None:
        self.graph, self.at = graph, entry.at if entry else ""
        self.asks = sorted(entry.asks, key=graph.rank.__getitem__) if entry else []
        self.behind = graph.behind(self.at)
        self.kept = bool(keep)  # for a proof: what readers see was looked at when the flow was compiled
        self.found = Exploration(graph)
        self.live_memories = live_memories(graph, keep, self.at)
        self.last: Transition | None = None

    def run(self, given: dict[str, str | int]) -> None:
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

    def _arrive(self, key: str, memory: dict[str, str | int]) -> ExploredState | None:
        """The state that a target stands for: tables are passed, and questions not meant for this reader."""
        via: tuple[str, ...] = ()
        done = self._done()  # how far readers who come in by an entry have come
        while True:
            node = self.graph.nodes[key]
            if isinstance(node, TableNode):
                row = self._row(node, memory)
                if row is None:
                    return None
                if row >= 0 and node.rows[row][0].because:
                    via = (*via, f"{key}.{row + 1}")
                key = node.rows[row][0].to if row >= 0 else str(node.table.otherwise)
                continue
            if isinstance(node, OutcomeNode):
                return self._state(key, memory, via)
            sooner = self._sooner(node, done)
            if sooner:
                key, done = sooner, done if sooner in self.asks else ENTERED
                continue
            asked = self._judge(node.when, memory)
            if asked:
                return self._state(key, memory)
            if asked is None:
                return None
            done = max(done, self.graph.rank[key]) if key in self.asks else done
            key = node.otherwise

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

    def _row(self, node: TableNode, memory: Memory) -> int | None:
        """The number of the row that applies, -1 for "otherwise"; None if that cannot be said."""
        hits: list[int] = []
        unique = node.table.hit == "unique"
        for number, (_, guard) in enumerate(node.rows):
            if hits and not unique:  # looked at only to learn whether the row ever applies
                also = guard.condition.holds(memory) is True
                self.found.seen.setdefault(guard.loc, set()).add(also)
                pair = (node.key, hits[0], number)
                if also and pair not in self.found.passed_over:
                    self.found.passed_over[pair] = self._way()
                continue
            holds = self._judge(guard, memory)
            if holds is None:
                return None
            hits += [number] if holds else []
        loc: Loc = ("tables", node.key)
        if len(hits) > 1:
            message = f"rows {hits[0] + 1} and {hits[1] + 1} of the table '{node.key}' both apply"
            hint = "change their conditions so that one applies, or write hit: first"
            self._report((*loc, "rows", hits[1], "when"), "FLOW023", message, hint)
            return None
        if not hits and node.table.otherwise is None:
            message = f"no row of the table '{node.key}' applies: readers get stuck"
            self._report(loc, "FLOW022", message, "add a row for them, or otherwise: with a target", key=True)
            return None
        row = hits[0] if hits else -1
        self.found.used.add((node.key, row))
        return row

    def _state(self, key: str, memory: Memory, via: tuple[str, ...] = ()) -> ExploredState:
        state = ExploredState(key, self.live_memories[key].of(memory), via)
        if not self.kept and state not in self.found.came:
            self._inspect(state)
        return state

    def _inspect(self, state: ExploredState) -> None:
        """What is wrong with a step as readers with these choices see it."""
        node, memory = self.graph.nodes[state.node], dict(state.memory)
        if isinstance(node, TableNode):
            return
        for name, template in node.texts.items():
            self._text(template, memory, needed=name not in OPTIONAL)
        if isinstance(node, QuestionNode):
            self._signs(node, memory)
            for option in node.options:
                self._judge(option.when, memory)
            offered = options_for(node, memory)
            for label in (option.label for option in offered if option.label):
                self._text(label, memory, needed=True)
            if not offered:
                message = f"at the question '{node.key}' there is nothing to choose: readers get stuck"
                hint = "let one option be offered to them, or do not ask them"
                self._report(("questions", node.key), "FLOW003", message, hint, key=True)
            self._bands(node, offered)

    def _text(self, template: TextTemplate, memory: Memory, *, needed: bool) -> None:
        shown = [self._judge(guard, memory) for _, guard in template.blocks]
        if needed and not any(shown) and None not in shown:
            message = f"'{template.loc[-1]}' says nothing, for no condition of its blocks holds"
            self._report(template.loc, "FLOW029", message, "add a block for these readers", key=True)

    def _signs(self, node: QuestionNode, memory: Memory) -> None:
        shown = [self._judge(guard, memory) for _, guard in node.signs]
        if shown and not any(shown) and None not in shown:
            message = f"the list of the question '{node.key}' is empty"
            hint = "add a sign for these readers, or do not ask them"
            self._report(("questions", node.key), "FLOW029", message, hint, key=True)

    def _bands(self, node: QuestionNode, offered: list[ResolvedOption]) -> None:
        """Bands under conditions must fit together for each reader."""
        number = node.question.number
        if number is None or all(option.when is None for option in node.options):
            return
        here: Loc = ("questions", node.key)
        bands = {option.key: option.band for option in offered if option.band}
        ways: list[tuple[Loc, Mapping[str, Interval], Number]] = [((*here, "options"), bands, number)]
        if number.also:
            second = {key: interval(band, Number()) for key, band in number.also.bands.items() if key in bands}
            ways.append(((*here, "number", "also", "bands"), second, Number()))
        for loc, shown, limits in ways if offered else ():
            for misfit in misfits(shown, limits):
                if misfit.hole and self.graph.flow.waived(Promise.WHOLE_RANGE, node.key):
                    continue
                fault = misfit_fault(self.graph.flow, loc, misfit)
                self._keep((*loc, misfit.key), fault.code, fault)

    def _judge(self, guard: Guard | None, memory: Memory) -> bool | None:
        """Whether a condition holds; None, and a finding, if that cannot be said."""
        if guard is None:
            return True
        holds = guard.condition.holds(memory)
        if isinstance(holds, Unknown):
            self._unknown(guard, holds)
            return None
        self.found.seen.setdefault(guard.loc, set()).add(holds)
        return holds

    def _unknown(self, guard: Guard, unknown: Unknown) -> None:
        if unknown.kind == UNASKED:
            message = f"'{guard.text}' rests on the question '{unknown.about}', which not everybody is asked before"
            hint = f"ask it on every way to this, or write 'asked {unknown.about} and ...'"
            self._report(guard.loc, "FLOW018", message, hint)
        else:
            message = f"it cannot be said whether '{guard.text}' holds"
            hint = 'let a band end at the number compared with, and say what holds for "not sure"'
            self._report(guard.loc, "FLOW019", message, hint)

    def _report(self, loc: Loc, code: str, message: str, hint: str, *, key: bool = False) -> None:
        self._keep(loc, code, Diagnostic(self.graph.flow.at(*loc, key=key), code, message, hint))

    def _keep(self, loc: Loc, code: str, fault: Diagnostic) -> None:
        """Keeps a finding with its evidence, the first of its kind at its place: that is the nearest."""
        if (loc, code) not in self.found.problems:
            message = fault.message + self.found.told(self._way())
            self.found.problems[loc, code] = Diagnostic(fault.location, code, message, fault.hint)

    def _way(self) -> tuple[Transition, ...]:
        """The run of choices that is being followed."""
        return (*self.found.way_to(self.last.state), self.last) if self.last else ()
