"""Runs scenarios: each reader described there must come to the outcome that the author expects."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.explore.passing import chosen as remembered
from askwell.flow.explore.worked_out import bands_for
from askwell.flow.expr.ast import Memory, Unknown
from askwell.flow.expr.bands import holding
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import Way, asked, chosen, in_words
from askwell.flow.machine.states import Choice, State
from askwell.flow.resolve.graph import QuestionNode
from askwell.flow.resolve.question_kinds import kind_of
from askwell.flow.schema.records import Scenario
from askwell.source.scalars import FIGURE
from askwell.source.yaml import Loc


def run_scenarios(machine: Machine) -> Iterator[Diagnostic]:
    """An error for each scenario that ends in another outcome, or whose choices do not fit the questions asked."""
    for number, scenario in enumerate(machine.flow.scenarios):
        yield from _Run(machine, scenario, ("scenarios", number)).findings()


class _Run:
    """One scenario."""

    def __init__(self, machine: Machine, scenario: Scenario, loc: Loc) -> None:
        self.machine, self.scenario, self.loc, self.flow = machine, scenario, loc, machine.flow

    def findings(self) -> Iterator[Diagnostic]:
        """All that is wrong with it."""
        flow, scenario = self.flow, self.scenario
        if scenario.outcome not in flow.outcomes:
            hint = did_you_mean(scenario.outcome, flow.outcomes)
            place = flow.at(*self.loc, "outcome")
            yield Diagnostic(place, "FLOW016", f"there is no outcome '{scenario.outcome}'", hint)
            return
        if scenario.entry is not None and scenario.entry not in flow.entries:
            hint = did_you_mean(scenario.entry, flow.entries)
            place = flow.at(*self.loc, "entry")
            yield Diagnostic(place, "FLOW016", f"there is no entry '{scenario.entry}'", hint)
            return
        machine = self.machine.entries.get(scenario.entry) if scenario.entry else self.machine
        if machine is not None:  # else what is wrong with the entry was found when it was compiled
            yield from self._walk(machine)

    def _walk(self, machine: Machine) -> Iterator[Diagnostic]:
        state = machine.start
        steps: list[tuple[State, Choice]] = []
        while state.choices:
            choice, problem = self._choice(state, tuple(steps))
            if choice is None:
                if problem:
                    yield problem
                return
            steps.append((state, choice))
            state = machine.states[choice.target]
        for key in self.scenario.choices.keys() - {step.origin for step, _ in steps}:
            message = f"'{self.scenario.reader}' is never asked '{key}'"
            hint = "take the line out" if key in self.flow.questions else did_you_mean(key, self.flow.questions)
            yield Diagnostic(self.flow.at(*self.loc, "choices", key, key=True), "FLOW031", message, hint)
        if state.origin != self.scenario.outcome:
            yield self._elsewhere(state, tuple(steps))

    def _elsewhere(self, state: State, way: Way) -> Diagnostic:
        message = f"'{self.scenario.reader}' comes to '{state.origin}', not to '{self.scenario.outcome}'"
        hint = "lead this reader elsewhere, or fix the outcome expected"
        return Diagnostic(
            self.flow.at(*self.loc, "outcome"), "FLOW030", message + in_words(way), hint, reader=chosen(way)
        )

    def _choice(self, state: State, steps: Way) -> tuple[Choice | None, Diagnostic | None]:
        """What this reader chooses at a question."""
        given = self.scenario.choices.get(state.origin)
        if given is None:
            message = f"'{self.scenario.reader}' is asked '{asked(state)}', and no choice is given"
            hint = f"add a line '{state.origin}:' with a choice"
            return None, Diagnostic(self.flow.at(*self.loc, "choices", key=True), "FLOW031", message, hint)
        offered = {choice.key: choice for choice in state.choices}
        for key in (*self._bands(state.origin, given, steps), given):
            if key in offered:
                return offered[key], None
        message = f"at '{state.origin}', '{given}' is not offered to '{self.scenario.reader}'"
        place = self.flow.at(*self.loc, "choices", state.origin)
        return None, Diagnostic(place, "FLOW031", message, did_you_mean(given, offered))

    def _bands(self, question: str, given: str, steps: Way) -> Iterator[str]:
        """The bands with a number in them."""
        if kind_of(self.flow.questions[question]) != "number":
            return
        node = self.machine.graph.nodes[question]
        if FIGURE.fullmatch(given) and isinstance(node, QuestionNode) and node.formula:
            bands = bands_for(node, self._memory(steps))
            yield from () if isinstance(bands, Unknown) else holding(bands, Decimal(given))
        elif FIGURE.fullmatch(given):
            yield from holding(self.machine.graph.names.questions[question].bands, Decimal(given))

    def _memory(self, steps: Way) -> Memory:
        """What this reader has chosen so far, and is given by the entry."""
        entry = self.machine.entry
        memory: Memory = {}
        made = [*(entry.given.items() if entry else ()), *((state.origin, choice.key) for state, choice in steps)]
        for question, key in made:
            node = self.machine.graph.nodes[question]
            for option in node.options if isinstance(node, QuestionNode) else ():
                memory = remembered(memory, question, option) if option.key == key else memory
        return memory
