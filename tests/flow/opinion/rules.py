"""What the solver says of each safety rule: that it holds, or the code of what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import z3

from askwell.flow.expr.ast import Condition
from askwell.flow.expr.parser import read_sentence
from askwell.flow.resolve.graph import FlowGraph
from askwell.flow.resolve.question_kinds import kind_of
from askwell.flow.schema.records import Outcome
from tests.flow.opinion.conditions import Holds, holds
from tests.flow.opinion.figures import Term
from tests.flow.opinion.higher import more_points
from tests.flow.opinion.pairs import CAUTION, alike, both_end, level, levels, milder_second, same, two
from tests.flow.opinion.reader import Reader, choices_of

Wrong = Callable[[Reader, Reader, str], Term]
"""Whether two readers who differ in their choice at a question end wrong."""

HOLDS, UNCLEAR, ABOUT_NOBODY = "", "FLOW019", "FLOW039"


class Opinion:
    """What the solver makes of a guide, from its start and by its entries."""

    def __init__(self, graph: FlowGraph, entries: tuple[str, ...]) -> None:
        self.graph, self.flow = graph, graph.flow
        self.entries: tuple[str | None, ...] = (None, *entries)
        self.readers = {entry: Reader(graph, entry, choices_of(graph, "reader")) for entry in self.entries}
        self._solvers = {entry: _solver(reader) for entry, reader in self.readers.items()}

    def possible(self, entry: str | None, *formulas: Term) -> bool:
        """Whether there is a reader who came in here and of whom this is true."""
        return satisfied(self._solvers[entry], *formulas)

    def any(self, formula: Callable[[Reader], Term]) -> bool:
        """Whether something is true of any reader at all."""
        return any(self.possible(entry, formula(reader)) for entry, reader in self.readers.items())

    def of_rule(self, text: str) -> set[str]:
        """What is right to say of a rule: one thing, or any of some where several are wrong. That a rule is about
        nobody is not said as long as an entry has mistakes: it may be about those who come in there."""
        read = read_sentence(text, self.graph.names)
        assert not isinstance(read, list), text
        kind, parts = read
        found: set[str] = getattr(self, f"_{kind}")(*parts)
        unread = len(self.entries) - 1 < len(self.flow.entries)
        return {HOLDS if one == ABOUT_NOBODY and unread else one for one in found}

    def _never(self, outcomes: frozenset[str], when: Condition) -> set[str]:
        return self._look(when, lambda key, _: key in outcomes)

    def _never_gives(self, part: str, when: Condition) -> set[str]:
        return self._look(when, lambda _, outcome: part in outcome.gives)

    def _always_gives(self, part: str, when: Condition) -> set[str]:
        return self._look(when, lambda _, outcome: part not in outcome.gives)

    def _at_least(self, urgency: str, when: Condition) -> set[str]:
        if urgency == CAUTION[0]:
            return {"FLOW073"}
        least = levels(self.flow).index(urgency)
        return self._look(when, lambda key, _: level(self.flow, key) < least)

    def _at_most(self, urgency: str, when: Condition) -> set[str]:
        most = levels(self.flow).index(urgency)
        return self._look(when, lambda key, _: level(self.flow, key) > most, "FLOW080")

    def _look(self, when: Condition, wrong: Callable[[str, Outcome], bool], code: str = "FLOW033") -> set[str]:
        """A reader of whom the condition holds ends wrong; or it cannot be said of one who does."""

        def ends_wrong(reader: Reader) -> Term:
            return self._ends(reader, wrong)

        if self.any(lambda reader: z3.And(holds(when, reader.facts).yes, ends_wrong(reader))):
            return {code}
        if self.any(lambda reader: z3.And(holds(when, reader.facts).unclear, ends_wrong(reader))):
            return {UNCLEAR}
        return self._about(lambda reader: z3.Or(holds(when, reader.facts).yes, holds(when, reader.facts).unclear))

    def _only_if(self, outcomes: frozenset[str], when: Condition) -> set[str]:
        def ends_there(reader: Reader) -> Term:
            return self._ends(reader, lambda key, _: key in outcomes)

        def fails(found: Holds) -> Term:
            return z3.Or(found.no, found.unasked)

        if self.any(lambda reader: z3.And(fails(holds(when, reader.facts)), ends_there(reader))):
            return {"FLOW036"}
        if self.any(lambda reader: z3.And(holds(when, reader.facts).unclear, ends_there(reader))):
            return {UNCLEAR}
        return self._about(ends_there)

    def _within(self, questions: int, when: Condition) -> set[str]:
        def late(reader: Reader) -> Term:
            elsewhere = self._ends(reader, lambda _, outcome: outcome.urgency != CAUTION[-1])
            return z3.Or(elsewhere, z3.And(z3.Or(*reader.ends.values()), reader.asked_more_than(questions)))

        if self.any(lambda reader: z3.And(holds(when, reader.facts).yes, late(reader))):
            return {"FLOW081"}
        if self.any(lambda reader: z3.And(holds(when, reader.facts).unclear, late(reader))):
            return {UNCLEAR}
        return self._about(lambda reader: z3.Or(holds(when, reader.facts).yes, holds(when, reader.facts).unclear))

    def _asked_only_if(self, question: str, when: Condition) -> set[str]:
        return self._asked(question, when, lambda found: z3.Or(found.no, found.unasked))

    def _never_asked(self, question: str, when: Condition) -> set[str]:
        return self._asked(question, when, lambda found: found.yes)

    def _asked(self, question: str, when: Condition, wrong: Callable[[Holds], Term]) -> set[str]:
        """By what was chosen before; of two things that are wrong either may be told."""

        def there(reader: Reader) -> Holds:
            return holds(when, reader.facts_before(question))

        def asked(reader: Reader) -> Term:
            return reader.asked.get(question, z3.BoolVal(False))

        told = set()
        if self.any(lambda reader: z3.And(asked(reader), wrong(there(reader)))):
            told.add("FLOW092")
        if self.any(lambda reader: z3.And(asked(reader), there(reader).unclear)):
            told.add(UNCLEAR)
        return told or self._about(asked)

    def _before(self, first: str, then: str) -> set[str]:
        def without(reader: Reader) -> Term:
            known = reader.facts_before(then).was_asked(first) if first != then else z3.BoolVal(True)
            return z3.And(reader.asked.get(then, z3.BoolVal(False)), z3.Not(known))

        if self.any(without):
            return {"FLOW037"}
        return self._about(lambda reader: reader.asked.get(then, z3.BoolVal(False)))

    def _passes(self, question: str) -> set[str]:
        broken = self.any(
            lambda reader: z3.And(z3.Or(*reader.ends.values()), z3.Not(reader.asked.get(question, z3.BoolVal(False))))
        )
        return {"FLOW038" if broken else HOLDS}

    def _sees(self, sign: str, question: str) -> set[str]:
        def seen(reader: Reader) -> Term:
            return z3.Or(*(sees for words, sees in reader.shown.get(question, ()) if words == sign))

        if not self.possible(None, seen(self.readers[None])):
            return {"FLOW016"}
        broken = self.any(
            lambda reader: z3.And(
                self._ends(reader, lambda _, outcome: outcome.urgency != CAUTION[-1]), z3.Not(seen(reader))
            )
        )
        return {"FLOW082" if broken else HOLDS}

    def _worse(self, question: str, order: tuple[str, ...]) -> set[str]:
        written = tuple(choice for choice in self.graph.names.questions[question].choices if choice != "not-sure")
        kind = kind_of(self.flow.questions[question])
        choices = order or (("none", "any") if kind == "any_of" else written)
        return self._compared(question, list(combinations(choices, 2)), "FLOW034")

    def _unsure(self, question: str) -> set[str]:
        known = self.graph.names.questions[question].choices
        return self._compared(question, [(c, "not-sure") for c in known if c != "not-sure"], "FLOW035")

    def _compared(self, question: str, ranked: list[tuple[str, str]], code: str) -> set[str]:
        """Two readers who choose the same until they come to a question, and alike from then on."""
        found = [self.differ(entry, question, ranked) for entry in self.entries]
        if any(broken for broken, _ in found):
            return {code}
        return {HOLDS if any(compared for _, compared in found) else ABOUT_NOBODY}

    def differ(
        self, entry: str | None, question: str, ranked: list[tuple[str, str]], wrong: Wrong = milder_second
    ) -> tuple[bool, bool]:
        """Whether two readers who differ in one choice end wrong, and whether there are two such readers at all."""
        one, other = two(self.graph, (entry, entry), {question})
        if question not in one.made:
            return False, False
        before, after = one.around(question)
        solver = _solver(one, other)
        solver.add(*same(one, other, before), *alike(one, other, after))
        made = [
            z3.And(one.made[question][mild], other.made[question][worse])
            for mild, worse in ranked
            if mild in one.made[question] and worse in one.made[question]
        ]
        solver.add(z3.Or(*made), both_end(one, other))
        return satisfied(solver, wrong(one, other, question)), satisfied(solver)

    def _higher(self, score: str) -> set[str]:
        found = []
        for entry in self.entries:
            one, other = two(self.graph, (entry, entry), self.flow.questions)
            found.append(more_points(_solver(one, other), one, other, score))
        if any(broken for broken, _ in found):
            return {"FLOW093"}
        return {HOLDS if any(compared for _, compared in found) else ABOUT_NOBODY}

    def _entries(self) -> set[str]:
        """A reader from the start, and one who comes in by an entry."""
        compared = False
        for entry in (entry for entry in self.entries if entry):
            one, other = two(self.graph, (None, entry), ())
            solver = _solver(one, other)
            solver.add(*alike(one, other, one.asked), both_end(one, other), *_as_given(one, other))
            if satisfied(solver, milder_second(one, other)):
                return {"FLOW083"}
            compared = compared or satisfied(solver)
        return {HOLDS if compared else ABOUT_NOBODY}

    def _ends(self, reader: Reader, wrong: Callable[[str, Outcome], bool]) -> Term:
        return z3.Or(*(reader.ends[key] for key, outcome in self.flow.outcomes.items() if wrong(key, outcome)))

    def _about(self, whom: Callable[[Reader], Term]) -> set[str]:
        ends = self.any(lambda reader: z3.And(whom(reader), z3.Or(*reader.ends.values())))
        return {HOLDS if ends else ABOUT_NOBODY}


def _as_given(one: Reader, other: Reader) -> Iterator[Term]:
    """A reader from the start chooses what an entry takes as given."""
    for question, choice in other.given.items():
        if question in one.asked:
            yield z3.Implies(one.asked[question], one.facts.chose(question, frozenset({choice})))


def _solver(*readers: Reader) -> Any:
    solver = z3.SolverFor("QF_LIA")
    for reader in readers:
        solver.add(*reader.rules)
    return solver


def satisfied(solver: Any, *formulas: Term) -> bool:
    """Whether all can be true together."""
    solver.push()
    solver.add(*formulas)
    found = solver.check()
    solver.pop()
    assert found != z3.unknown
    return bool(found == z3.sat)
