"""One reader of a guide in terms of logic: what may be chosen, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

import z3

from askwell.flow.resolve.graph import (
    FlowGraph,
    Guard,
    QuestionNode,
    ResolvedOption,
    TableNode,
    TextTemplate,
)
from tests.flow.opinion.conditions import NO, YES, Facts, exactly, holds
from tests.flow.opinion.figures import Term
from tests.flow.opinion.formulas import Case, possible_bands
from tests.flow.opinion.places import Place, Places
from tests.flow.opinion.sums import NOTHING, ZERO, added, largest

Choices = Mapping[str, Mapping[str, Term]]
"""Of each question, which of its options a reader would choose."""


def choices_of(graph: FlowGraph, name: str) -> Choices:
    """What some reader would choose."""
    return {
        key: {option.key: z3.Bool(f"{name}: {key} {option.key}") for option in node.options}
        for key, node in graph.nodes.items()
        if isinstance(node, QuestionNode)
    }


class Reader:
    """All that can become of one reader who comes in by an entry, or from the start. `rules` has what holds of every
    reader; the rest is what is true of this one: the questions that were asked, each choice that was made, where the
    guide ended, and where it got stuck, or a condition could not be read."""

    def __init__(self, graph: FlowGraph, entry: str | None, choices: Choices) -> None:
        self.graph, self.choices, self.places = graph, choices, Places(graph, entry)
        self.given = dict(graph.flow.entries[entry].given) if entry else {}
        self.rules: list[Term] = [exactly(1, options.values()) for options in choices.values()]
        self.asked: dict[str, Term] = {}
        self.offered: dict[str, dict[str, Term]] = {}
        self.made: dict[str, dict[str, Term]] = {}
        self.shown: dict[str, list[tuple[str, Term]]] = {}
        self.ends: dict[str, Term] = dict.fromkeys(graph.flow.outcomes, NO)
        self.bands: dict[str, list[Case]] = {}
        self.stuck: list[Term] = []
        self.unclear: list[Term] = []
        self.here: dict[Place, Term] = {}
        self.facts_at: dict[Place, Facts] = {}
        self.facts = self._given()
        self._arrivals: dict[Place, list[Term]] = {self.places.start: [YES]}
        self.order = self.places.in_order()
        for place in self.order:
            self._visit(place)

    def _given(self) -> Facts:
        scores = self.graph.flow.scores
        facts = Facts(totals=dict.fromkeys(scores, ZERO), largest=dict.fromkeys(scores, NOTHING))
        for question, choice in self.given.items():
            node = self.graph.nodes[question]
            assert isinstance(node, QuestionNode)
            facts = _after(facts, node, {o.key: YES if o.key == choice else NO for o in node.options}, YES)
        return facts

    def _visit(self, place: Place) -> None:
        node = self.graph.nodes[place.node]
        here = z3.Or(*self._arrivals.get(place, ()))
        self.here[place], self.facts_at[place] = here, self.facts
        if isinstance(node, QuestionNode):
            self._ask(place, node, here)
        elif isinstance(node, TableNode):
            self._pass(place, node, here)
        else:
            self._judge_all(here, _blocks(node.texts.values()))
            self.ends[node.key] = z3.Or(self.ends[node.key], here)

    def _go(self, place: Place, target: str, who: Term) -> None:
        self._arrivals.setdefault(self.places.on(place, target), []).append(who)

    def _judge(self, who: Term, guard: Guard | None) -> Term:
        """Whether a condition holds; that it can be said of these readers is asked later."""
        if guard is None:
            return YES
        found = holds(guard.condition, self.facts)
        self.unclear.append(z3.And(who, z3.Not(z3.Or(found.yes, found.no))))
        return found.yes

    def _judge_all(self, who: Term, guards: Iterable[Guard | None]) -> list[Term]:
        return [self._judge(who, guard) for guard in guards]

    def _ask(self, place: Place, node: QuestionNode, here: Term) -> None:
        when = self._judge(here, node.when)
        asked = z3.And(here, when)
        if node.when:
            self._go(place, node.otherwise, z3.And(here, z3.Not(when)))
        self._judge_all(asked, _blocks(node.texts.values()))
        signs = self._judge_all(asked, (guard for _, guard in node.signs))
        self.shown.setdefault(node.key, []).extend(
            (words, z3.And(asked, sees)) for (words, _), sees in zip(node.signs, signs, strict=True)
        )
        bands = possible_bands(node, self.facts) if node.formula else []
        if node.formula:
            self.bands[node.key] = bands
            self.unclear.append(z3.And(asked, z3.Not(z3.Or(*(case for case, _ in bands)))))
        offered = {option.key: self._offered(asked, node, option, signs, bands) for option in node.options}
        would = self.choices[node.key]
        made = {key: z3.And(asked, would[key], offer) for key, offer in offered.items()}
        self.rules.append(z3.Implies(z3.And(asked, z3.Or(*offered.values())), z3.Or(*made.values())))
        self.stuck.append(z3.And(asked, z3.Not(z3.Or(*offered.values()))))
        for option in node.options:
            self._judge_all(made[option.key], _blocks([option.label] if option.label else []))
            self._go(place, option.target, made[option.key])
        self.asked[node.key] = z3.Or(self.asked.get(node.key, NO), asked)
        self.offered[node.key] = {key: z3.And(asked, offer) for key, offer in offered.items()}
        self.made[node.key] = made
        self.facts = _after(self.facts, node, made, asked)

    def _offered(
        self, asked: Term, node: QuestionNode, option: ResolvedOption, signs: list[Term], bands: list[Case]
    ) -> Term:
        """Nobody can count more signs than are shown, nor stand in a band that has no number."""
        offered = self._judge(asked, option.when)
        if option.count and any(guard for _, guard in node.signs):
            offered = z3.And(offered, at_least(option.count, signs))
        if node.formula and option.band:
            offered = z3.And(offered, z3.Or(*(case for case, found in bands if option.key in found)))
        return offered

    def _pass(self, place: Place, node: TableNode, here: Term) -> None:
        every = node.table.hit == "every"
        left, hits = here, []
        for row, guard in node.rows:
            applies = z3.And(left, self._judge(left, guard))
            hits.append(applies)
            left = z3.And(left, z3.Not(applies)) if node.table.hit == "first" else left
            if node.table.hit == "unique":
                self.stuck.append(z3.And(applies, z3.Or(*hits[:-1])))
            if not every:
                self._go(place, row.to or "", applies)
        nobody = z3.And(here, *(z3.Not(hit) for hit in hits))
        if every:
            self._go(place, node.table.to or "", here)
        elif node.table.otherwise:
            self._go(place, node.table.otherwise, nobody)
        else:
            self.stuck.append(nobody)
        sums = dict(self.facts.totals)
        for hit, points in zip(hits, node.points, strict=True):
            for score, more in points.items():
                sums[score] = added(sums[score], {Fraction(more): hit})
        self.facts = replace(self.facts, totals=sums)

    def facts_before(self, question: str) -> Facts:
        """What readers have behind them who come to a question; of what nobody comes to, all that there is."""
        return next((facts for place, facts in self.facts_at.items() if place.node == question), self.facts)

    def around(self, question: str) -> tuple[list[str], list[str]]:
        """The questions that are asked before one and after it."""
        keys = [place.node for place in self.order if place.node in self.made]
        number = keys.index(question)
        return keys[:number], keys[number + 1 :]

    def from_here_on(self, place: Place) -> list[str]:
        """The questions that are asked at a place and after it."""
        return [after.node for after in self.order[self.order.index(place) :] if after.node in self.made]

    def asked_more_than(self, number: int) -> Term:
        """Whether this reader was asked more than so many questions."""
        return at_least(number + 1, self.asked.values())


def _after(facts: Facts, node: QuestionNode, made: Mapping[str, Term], asked: Term) -> Facts:
    """What a reader has behind them after a question, with each choice as far as it was made. What an entry takes as
    given is as if it was chosen, unless the question is asked all the same."""
    before = facts.chosen.get(node.key, {})
    chosen = {choice: z3.And(made_before, z3.Not(asked)) for choice, made_before in before.items()}
    worth: dict[str, dict[Fraction, Term]] = {}
    for option in node.options:
        chosen[option.counts_as] = z3.Or(chosen.get(option.counts_as, NO), made[option.key])
        for score, points in option.points.items():
            mine = worth.setdefault(score, {})
            mine[Fraction(points)] = z3.Or(mine.get(Fraction(points), NO), made[option.key])
    totals = {score: added(facts.totals[score], points) for score, points in worth.items()}
    most = {score: largest(facts.largest[score], points) for score, points in worth.items()}
    return Facts(
        asked={**facts.asked, node.key: z3.Or(facts.was_asked(node.key), asked)},
        chosen={**facts.chosen, node.key: chosen},
        totals={**facts.totals, **totals},
        largest={**facts.largest, **most},
    )


def at_least(number: int, terms: Iterable[Term]) -> Term:
    """So many are true, or more."""
    return z3.PbGe([(term, 1) for term in terms], number)


def _blocks(texts: Iterable[TextTemplate]) -> Iterator[Guard | None]:
    return (guard for text in texts for _, guard in text.blocks)
