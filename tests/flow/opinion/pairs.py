"""Two readers who choose alike, as far as both are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

import z3

from askwell.flow.resolve.graph import FlowGraph, QuestionNode
from askwell.flow.schema.records import Flow
from tests.flow.opinion.conditions import NO
from tests.flow.opinion.figures import Term
from tests.flow.opinion.formulas import Case
from tests.flow.opinion.reader import Choices, Reader, choices_of

CAUTION = ("self_care", "out_of_scope", "routine", "urgent", "emergency")


def two(graph: FlowGraph, entries: tuple[str | None, str | None], apart: Collection[str]) -> tuple[Reader, Reader]:
    """Two readers. What all readers are offered alike they would choose alike, but for questions that are `apart`."""
    first = choices_of(graph, "one")
    own = {
        key: options
        for key, options in choices_of(graph, "other").items()
        if key in apart or not offered_to_all(graph, key)
    }
    second: Choices = {**first, **own}
    return Reader(graph, entries[0], first), Reader(graph, entries[1], second)


def offered_to_all(graph: FlowGraph, question: str) -> bool:
    """Whether everybody who is asked a question is offered all its choices."""
    node = graph.nodes[question]
    assert isinstance(node, QuestionNode)
    listed = node.question.how_many and any(guard for _, guard in node.signs)
    return not (listed or node.formula or any(option.when for option in node.options))


def alike(one: Reader, other: Reader, questions: Iterable[str]) -> Iterator[Term]:
    """They choose the same option, or bands with a number in common, or options of which each is offered to one of the
    two alone."""
    for key in questions:
        if key in one.asked and key in other.asked and one.choices[key] is not other.choices[key]:
            ways = [
                z3.And(one.made[key][mine], other.made[key][its], reason)
                for mine, its in product(one.made[key], other.made[key])
                if (reason := _reason(one, other, key, mine, its)) is not NO
            ]
            yield z3.Implies(z3.And(one.asked[key], other.asked[key]), z3.Or(*ways))


def _reason(one: Reader, other: Reader, key: str, mine: str, its: str) -> Term:
    """When two choices at a question are made for one reason."""
    if mine == its:
        return z3.BoolVal(True)
    bands = one.graph.names.questions[key].bands
    if mine in bands and its in bands:
        if key in one.bands:
            return _in_common(one.bands[key], mine, other.bands[key], its)
        first, second = bands[mine], bands[its]
        return z3.BoolVal(True) if max(first.low, second.low) <= min(first.high, second.high) else NO
    return z3.And(z3.Not(other.offered[key][mine]), z3.Not(one.offered[key][its]))


def _in_common(cases: list[Case], mine: str, others: list[Case], its: str) -> Term:
    """When two bands of a formula have a number in common."""
    found = []
    for case, bands in cases:
        if mine in bands:
            first, last = bands[mine]
            beside = [c for c, b in others if its in b and max(first, b[its][0]) <= min(last, b[its][1])]
            found.append(z3.And(case, z3.Or(*beside)))
    return z3.Or(*found)


def same(one: Reader, other: Reader, questions: Iterable[str]) -> Iterator[Term]:
    """They are asked the same of these questions, and choose the same."""
    for key in questions:
        yield from (one.made[key][choice] == other.made[key][choice] for choice in one.made.get(key, ()))


def milder_second(one: Reader, other: Reader, question: str = "") -> Term:
    """The second ends in milder advice than the first, whatever question they differ in."""
    del question
    flow = one.graph.flow
    pairs = [(first, second) for first, second in product(flow.outcomes, repeat=2) if milder(flow, second, first)]
    return z3.Or(*(z3.And(one.ends[first], other.ends[second]) for first, second in pairs))


def both_end(one: Reader, other: Reader) -> Term:
    """Both come to advice."""
    return z3.And(z3.Or(*one.ends.values()), z3.Or(*other.ends.values()))


def levels(flow: Flow) -> list[str]:
    """All words for how urgent advice is, the mildest first: a site's own stand behind the one that they are like."""
    own = flow.urgency_words.items()
    return [each for plain in CAUTION for each in (plain, *(word for word, its in own if its.like == plain))]


def level(flow: Flow, outcome: str) -> int:
    """How urgent an outcome is."""
    its = flow.outcomes[outcome]
    return levels(flow).index(its.urgency_word or its.urgency)


def milder(flow: Flow, one: str, other: str) -> bool:
    """Whether an outcome is milder: less urgent, or as urgent and ranked so, or giving less where nobody ranks the
    two; by others between, too."""
    outcomes, mine = flow.outcomes, level(flow, one)
    if mine != level(flow, other):
        return mine < level(flow, other)
    alike = {key: outcome for key, outcome in outcomes.items() if level(flow, key) == mine}
    ranked = {key: _reached(key, {k: o.milder_than for k, o in outcomes.items()}) for key in alike}
    less = {key: {k for k, o in alike.items() if set(outcome.gives) < set(o.gives)} for key, outcome in alike.items()}
    graver = {key: ranked[key] | {k for k in less[key] if key not in ranked[k]} for key in alike}
    return other in _reached(one, graver)


def _reached(key: str, graver: Mapping[str, Collection[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(graver.get(key, ()))
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += graver.get(other, ())
    return found
