"""Proves safety rules, sentences that a clinician wrote, over all states of a guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from askwell.diagnostics import Chosen, Diagnostic, Severity, did_you_mean
from askwell.flow.explore.reachable import Exploration, ExploredState, told
from askwell.flow.expr.ast import Condition, Truth, is_unclear
from askwell.flow.expr.parser import read_sentence
from askwell.flow.expr.symbols import Sentence
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import chosen, shortest
from askwell.flow.resolve.graph import OutcomeNode
from askwell.flow.resolve.question_kinds import kind_of
from askwell.flow.schema.questions import ANY, NONE, NOT_SURE
from askwell.flow.schema.urgency import Urgency
from askwell.flow.verify.monotonicity import Comparison
from askwell.flow.verify.reach import milder_entry, missed, questions_before, signs_of
from askwell.flow.verify.remembering import Explorations, Reached
from askwell.flow.verify.sums import milder_with_more
from askwell.source.yaml import Loc

FIX = "lead these readers elsewhere, or fix the rule"
UNDECIDED = 'let a band end at the number compared with, and say what holds for "not sure"'

BROKEN = {
    "FLOW033", "FLOW034", "FLOW035", "FLOW036", "FLOW037", "FLOW038", "FLOW080", "FLOW081", "FLOW082", "FLOW083",
    "FLOW092", "FLOW093",
}  # fmt: skip
"""The findings that some reader breaks a rule."""


@dataclass(frozen=True)
class SafetyRuleProof:
    """A rule with the number of states looked at (of pairs, where two readers are compared), and its finding: an error
    with the shortest counterexample, a warning that the rule never applies, or None."""

    rule: str
    states: int
    finding: Diagnostic | None = None


def prove_rules(machine: Machine) -> Iterator[SafetyRuleProof]:
    """Every rule of the machine's flow, over the whole guide and all its entries."""
    flow = machine.flow
    sentences = [read_sentence(text, machine.graph.names) for text in flow.rules]
    explorations = Explorations(read for read in sentences if not isinstance(read, list))
    for number, (text, read) in enumerate(zip(flow.rules, sentences, strict=True)):
        if isinstance(read, list):
            for its in read:
                fault = Diagnostic(flow.inside(its.offset, "rules", number), its.code, its.message, its.hint)
                yield SafetyRuleProof(text, 0, fault)
        else:
            yield _Prover(machine, text, ("rules", number), explorations).prove(read)


def broken_rules(machine: Machine) -> Iterator[Diagnostic]:
    """The rules that some reader breaks, told as in a proof; nothing of those that hold, or cannot be read."""
    for rule in prove_rules(machine):
        if rule.finding and rule.finding.code in BROKEN:
            yield rule.finding


def holds(machine: Machine, text: str) -> bool:
    """Whether a sentence can be read as a rule that holds and says something."""
    read = read_sentence(text, machine.graph.names)
    return not isinstance(read, list) and _Prover(machine, text, ("rules",), Explorations()).prove(read).finding is None


class TooLarge(Exception):
    """A proof would have to remember too much."""


class _Prover:
    """The proof of one rule."""

    def __init__(self, machine: Machine, text: str, loc: Loc, explorations: Explorations) -> None:
        self.machine, self.flow, self.text, self.loc = machine, machine.flow, text, loc
        self.explorations = explorations
        self.states, self.applied = 0, 0
        self.entered = ""

    def prove(self, sentence: Sentence) -> SafetyRuleProof:
        """What became of the rule."""
        kind, parts = sentence
        try:
            finding: Diagnostic | None = getattr(self, f"_{kind}")(*parts)
        except TooLarge:
            message = "this rule cannot be proven: too much would have to be remembered to the end"
            finding = self._finding("FLOW041", message, "let its condition rest on fewer choices, or on a score")
        if finding is None and not self.applied and len(self.machine.entries) == len(self.flow.entries):
            finding = self._warning("FLOW039", "this rule never applies to anybody", "fix it, or delete it")
        return SafetyRuleProof(self.text, self.states, finding)

    def _never(self, outcomes: frozenset[str], when: Condition) -> Diagnostic | None:
        return self._look(when, lambda node: node.key in outcomes, "FLOW033")

    def _never_gives(self, part: str, when: Condition) -> Diagnostic | None:
        return self._look(when, lambda node: part in node.outcome.gives, "FLOW033")

    def _always_gives(self, part: str, when: Condition) -> Diagnostic | None:
        return self._look(when, lambda node: part not in node.outcome.gives, "FLOW033")

    def _at_least(self, urgency: str, when: Condition) -> Diagnostic | None:
        level = self.flow.level_called(urgency)
        if level is None:
            return self._no_urgency(urgency)
        if urgency == Urgency.SELF_CARE:
            hint = "name the mildest advice that is right for these readers"
            return self._warning("FLOW073", "this rule says nothing: no advice is milder than self_care", hint)
        return self._look(when, lambda node: self.flow.level(node.key) < level, "FLOW033", milder=True)

    def _no_urgency(self, word: str) -> Diagnostic:
        words = [*map(str, Urgency), *self.flow.urgency_words]
        return self._finding("FLOW032", f"'{word}' is not an urgency", did_you_mean(word, words))

    def _only_if(self, outcomes: frozenset[str], when: Condition) -> Diagnostic | None:
        return self._look(when, lambda node: node.key in outcomes, "FLOW036", only_if=True)

    def _look(
        self,
        when: Condition,
        wrong: Callable[[OutcomeNode], bool],
        code: str,
        *,
        only_if: bool = False,
        milder: bool = False,
    ) -> Diagnostic | None:
        """The first reader who ends in a wrong outcome. A reader for whom the condition is unknown is an error as well;
        a condition on what was not asked does not hold."""
        undecided: Diagnostic | None = None
        for explored, state, node, holds in self._ends(when):
            unknown = is_unclear(holds)
            self.applied += wrong(node) if only_if else unknown or holds is True
            if not wrong(node):
                continue
            reader = explored.chosen(state)
            if unknown:
                undecided = undecided or self._undecided(reader)
            elif (holds is True) is not only_if:
                why = " for other reasons" if only_if else ""
                why = f", which is {self.flow.level_name(node.key)}" if milder else why
                message = f"the rule is broken: {self.entered}some readers end in '{node.key}'{why}"
                return self._finding(code, message, FIX, reader)
        return undecided

    def _ends(self, when: Condition) -> Iterator[tuple[Exploration, ExploredState, OutcomeNode, Truth]]:
        """Every outcome that readers reach, with all that the condition rests on remembered, and its value there."""
        for machine in self._machines():
            explored, states = self._reached(machine, when)
            for state in states:
                node = self.machine.graph.nodes[state.node]
                if isinstance(node, OutcomeNode):
                    yield explored, state, node, when.holds(dict(state.memory))

    def _machines(self) -> Iterator[Machine]:
        """The whole guide, then its entries; a counterexample says by which entry its reader came in."""
        for machine in self.machine.all:
            self.entered = f"entered at '{machine.entry_key}', " if machine.entry else ""
            yield machine

    def _worse(self, question: str, order: tuple[str, ...]) -> Diagnostic | None:
        written = tuple(c for c in self.machine.graph.names.questions[question].choices if c != NOT_SURE)
        choices = order or ((NONE, ANY) if kind_of(self.flow.questions[question]) == "any_of" else written)
        return self._compare(question, list(combinations(choices, 2)), "FLOW034")

    def _unsure(self, question: str) -> Diagnostic | None:
        known = self.machine.graph.names.questions[question].choices
        return self._compare(question, [(c, NOT_SURE) for c in known if c != NOT_SURE], "FLOW035")

    def _compare(self, question: str, ranked: list[tuple[str, str]], code: str) -> Diagnostic | None:
        for machine in self._machines():
            comparison = Comparison(machine, self.explorations.followed(machine)).run(question, ranked)
            self._looked_at(comparison.pairs, comparison.pairs)
            if comparison.reversal:
                found = self._finding(code, f"the rule is broken: {self.entered}{comparison.reversal}", FIX)
                return replace(found, reader=comparison.reversal.reader)
        return None

    def _higher(self, score: str) -> Diagnostic | None:
        for machine in self._machines():
            compared, found = milder_with_more(machine, score)
            self._looked_at(compared, compared)
            if found:
                return self._finding("FLOW093", f"the rule is broken: {self.entered}{found}", FIX)
        return None

    def _asked_only_if(self, question: str, when: Condition) -> Diagnostic | None:
        return self._asked(question, when, lambda holds: holds is not True)

    def _never_asked(self, question: str, when: Condition) -> Diagnostic | None:
        return self._asked(question, when, lambda holds: holds is True)

    def _asked(self, question: str, when: Condition, wrong: Callable[[Truth], bool]) -> Diagnostic | None:
        """The first reader who is asked a question against a rule, by what was chosen until then. A condition on what
        was not asked by then does not hold."""
        for machine in self._machines():
            explored, states = self._reached(machine, when)
            for state in (state for state in states if state.node == question):
                self.applied += 1
                holds = when.holds(dict(state.memory))
                reader = explored.chosen(state)
                if is_unclear(holds):
                    return self._undecided(reader)
                if wrong(holds):
                    message = f"the rule is broken: {self.entered}some readers are asked '{question}'"
                    return self._finding("FLOW092", message, "do not ask them, or fix the rule", reader)
        return None

    def _reached(self, machine: Machine, when: Condition) -> Reached:
        """All that readers reach, with what a condition rests on remembered. Raises TooLarge."""
        reached = self.explorations.of(machine, when)
        if reached.explored.overflow:
            raise TooLarge(self.text)
        self.states += len(reached.states)
        return reached

    def _before(self, first: str, then: str) -> Diagnostic | None:
        for machine in self._machines():
            self._looked_at(len(machine.states), any(state.origin == then for state in machine.states.values()))
            if machine.entry and first in machine.entry.given:
                continue
            way = shortest(machine, lambda state: state.origin == then, avoid=first)
            if way is not None:
                message = f"the rule is broken: {self.entered}'{then}' is asked without '{first}'"
                return self._finding("FLOW037", message, FIX, chosen(way))
        return None

    def _passes(self, question: str) -> Diagnostic | None:
        for machine in self._machines():
            self._looked_at(len(machine.states), 1)
            way = shortest(machine, lambda state: state.kind == "outcome", avoid=question)
            if way is not None:
                message = f"the rule is broken: {self.entered}advice is reached without '{question}'"
                return self._finding("FLOW038", message, FIX, chosen(way))
        return None

    def _at_most(self, urgency: str, when: Condition) -> Diagnostic | None:
        most = self.flow.level_called(urgency)
        if most is None:
            return self._no_urgency(urgency)
        return self._look(when, lambda node: self.flow.level(node.key) > most, "FLOW080", milder=True)

    def _within(self, questions: int, when: Condition) -> Diagnostic | None:
        self.explorations, undecided = Explorations(), None  # its own: see there
        for explored, state, node, holds in self._ends(when):
            if holds is not True and not is_unclear(holds):
                continue
            self.applied += 1
            asked, emergency = questions_before(explored)[state], node.outcome.urgency is Urgency.EMERGENCY
            reader = explored.chosen(state)
            if is_unclear(holds):
                undecided = undecided or (None if emergency and asked <= questions else self._undecided(reader))
            elif not emergency:
                message = f"the rule is broken: {self.entered}some readers end in '{node.key}'"
                return self._finding("FLOW081", message, FIX, reader)
            elif asked > questions:
                message = f"the rule is broken: {self.entered}some readers answer {asked} questions first"
                return self._finding("FLOW081", message, "ask sooner, or fix the rule", reader)
        return undecided

    def _sees(self, sign: str, question: str) -> Diagnostic | None:
        listed = signs_of(self.machine, question)
        if sign not in listed:
            message = f"'{question}' lists no sign '{sign}'"
            return self._finding("FLOW016", message, did_you_mean(sign, listed) or "copy the sign word for word")
        for machine in self._machines():
            self._looked_at(len(machine.states), 1)
            way = missed(machine, question, sign)
            if way is not None:
                message = f"the rule is broken: {self.entered}advice is reached without the sign '{sign}'"
                return self._finding("FLOW082", message, FIX, chosen(way))
        return None

    def _entries(self) -> Diagnostic | None:
        for machine in (machine for machine in self._machines() if machine.entry):
            compared, found = milder_entry(self.machine, machine)
            self._looked_at(compared, compared)
            if found is not None:
                message = f"the rule is broken: {self.entered}{found}"
                hint = "let the entry ask more, take more as given, or fix the rule"
                return replace(self._finding("FLOW083", message, hint), reader=found.choices)
        return None

    def _looked_at(self, states: int, applied: int) -> None:
        self.states, self.applied = self.states + states, self.applied + applied

    def _warning(self, code: str, message: str, hint: str) -> Diagnostic:
        return replace(self._finding(code, message, hint), severity=Severity.WARNING)

    def _undecided(self, reader: Chosen) -> Diagnostic:
        return self._finding("FLOW019", f"{self.entered}it cannot be said whether this rule applies", UNDECIDED, reader)

    def _finding(self, code: str, message: str, hint: str, reader: Chosen | None = None) -> Diagnostic:
        message += "" if reader is None else told(reader)
        return Diagnostic(self.flow.at(*self.loc), code, message, hint, reader=reader or ())
