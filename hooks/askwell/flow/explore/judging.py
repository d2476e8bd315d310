"""Whether conditions hold for a reader, and what is wrong on the way that this reader takes."""

from __future__ import annotations

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.reachable import Exploration, Transition, told
from askwell.flow.expr.ast import UNASKED, Condition, Memory, Truth, Unknown
from askwell.flow.expr.parts import variables
from askwell.flow.resolve.graph import FlowGraph, Guard
from askwell.source.yaml import Loc


class Judging:
    """Judges conditions while a flow is explored. `last` is the choice that is being followed."""

    def __init__(self, graph: FlowGraph) -> None:
        self.graph = graph
        self.found = Exploration(graph)
        self.last: Transition | None = None
        self._truths: dict[int, tuple[tuple[str, ...], dict[tuple[object, ...], Truth]]] = {}

    def judge(self, guard: Guard | None, memory: Memory) -> bool | None:
        """Whether a condition holds; None, and a finding, if that cannot be said."""
        if guard is None:
            return True
        holds = self.truth(guard.condition, memory)
        if isinstance(holds, Unknown):
            self.unknown(guard, holds)
            return None
        self.found.seen.setdefault(guard.loc, set()).add(holds)
        return holds

    def truth(self, condition: Condition, memory: Memory) -> Truth:
        """Whether a condition holds. It rests on a few names alone, and is worked out once for all that these are."""
        if id(condition) not in self._truths:
            self._truths[id(condition)] = tuple(dict.fromkeys(variables(condition))), {}
        names, known = self._truths[id(condition)]
        read = tuple([memory.get(name) for name in names])
        if read not in known:
            known[read] = condition.holds(memory)
        return known[read]

    def unknown(self, guard: Guard, unknown: Unknown) -> None:
        if unknown.kind == UNASKED:
            message = f"'{guard.text}' rests on the question '{unknown.about}', which not everybody is asked before"
            hint = f"ask it on every way to this, or write 'asked {unknown.about} and ...'"
            self.report(guard.loc, "FLOW018", message, hint)
        else:
            message = f"it cannot be said whether '{guard.text}' holds"
            hint = 'let a band end at the number compared with, and say what holds for "not sure"'
            self.report(guard.loc, "FLOW019", message, hint)

    def report(self, loc: Loc, code: str, message: str, hint: str, *, key: bool = False) -> None:
        self.keep(loc, code, Diagnostic(self.graph.flow.at(*loc, key=key), code, message, hint))

    def keep(self, loc: Loc, code: str, fault: Diagnostic) -> None:
        """Keeps a finding with its evidence, the first of its kind at its place: that is the nearest."""
        if (loc, code) not in self.found.problems:
            reader = tuple(map(self.found.words, self.way()))
            message = fault.message + told(reader)
            self.found.problems[loc, code] = Diagnostic(fault.location, code, message, fault.hint, reader=reader)

    def way(self) -> tuple[Transition, ...]:
        """The run of choices that is being followed."""
        return (*self.found.way_to(self.last.state), self.last) if self.last else ()
