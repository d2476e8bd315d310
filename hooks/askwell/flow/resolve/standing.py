"""What of a flow still has one meaning, whatever is wrong with the rest of it.

Safety rules are tried over that: a mistake of form in one place must not hide that a rule is broken in another. A
question whose form is unclear is left out, a condition that cannot be read neither holds nor fails, and a way to what
is not there ends: nobody's advice is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from askwell.flow.resolve import question_kinds, ranking
from askwell.flow.resolve.graph import FlowGraph, Node, QuestionNode, TableNode, TextTemplate, targets
from askwell.flow.resolve.question_kinds import KINDS
from askwell.flow.resolve.resolver import Resolver
from askwell.flow.resolve.ways import in_order
from askwell.flow.schema.questions import Question
from askwell.flow.schema.records import Flow
from askwell.flow.schema.wording import Block

NOWHERE = ""
"""The key of where ways end that lead to nothing known."""


def what_stands(flow: Flow) -> FlowGraph | None:
    """The part of a flow that is clear, as a graph; None if it is not even clear where the guide begins."""
    flow = _without_the_unclear(flow)
    start = flow.start or next(iter(flow.questions), NOWHERE)
    resolver = Resolver(flow, [])
    nodes = resolver.nodes()
    taken = flow.scores.keys() & {*flow.questions, *flow.tables, *flow.outcomes}
    if taken or any(problem.code == "FLOW027" for problem in resolver.found):
        resolver = Resolver(_without_scores(flow), [])
        nodes = resolver.nodes()
    named = Counter(key for kind in (flow.questions, flow.tables, flow.outcomes) for key in kind)
    nodes = {key: node for key, node in nodes.items() if named[key] == 1}
    if start not in nodes or start not in flow.questions:
        return None
    nodes = {NOWHERE: _end(NOWHERE), **{t: _end(t) for node in nodes.values() for t in targets(node)}, **nodes}
    _, circles = in_order(nodes, start)
    for key, round_trip in circles:
        nodes[key] = _cut(nodes[key], round_trip[-1])
    nodes[NOWHERE] = _end(NOWHERE)
    order = tuple(dict.fromkeys((*in_order(nodes, start)[0], NOWHERE)))
    return FlowGraph(resolver.flow, resolver.names, {key: nodes[key] for key in order}, start, order)


def _without_the_unclear(flow: Flow) -> Flow:
    kept = {key: question for key, question in _questions(flow) if question}
    outcomes = flow.outcomes
    if next(ranking.faults(flow), None):
        outcomes = {key: outcome.model_copy(update={"milder_than": ()}) for key, outcome in outcomes.items()}
    return flow.model_copy(update={"questions": kept, "outcomes": outcomes, "entries": {}})


def _questions(flow: Flow) -> Iterator[tuple[str, Question | None]]:
    """Every question, with its key in the place of words that are missing; None where its choices are unclear."""
    for key, question in flow.questions.items():
        codes = {fault.code for fault in question_kinds.faults(flow, key)}
        kinds = sum(bool(getattr(question, kind)) for kind in KINDS)
        if kinds > 1 or (question.number and "FLOW026" in codes):
            yield key, None
            continue
        options = {
            name: option.model_copy(update={"label": option.label or (Block(say=name),)}) if not kinds else option
            for name, option in question.options.items()
        }
        unsure = None if "FLOW006" in codes else question.not_sure
        yield key, question.model_copy(update={"options": options, "not_sure": unsure})


def _without_scores(flow: Flow) -> Flow:
    """A flow without points, for it is unclear which score some are added to, or which score a key means."""
    questions = {}
    for key, question in flow.questions.items():
        options = {name: option.model_copy(update={"points": {}}) for name, option in question.options.items()}
        unsure = question.not_sure and question.not_sure.model_copy(update={"points": {}})
        questions[key] = question.model_copy(update={"options": options, "not_sure": unsure})
    return flow.model_copy(update={"questions": questions, "scores": {}})


def _end(key: str) -> Node:
    """Where a way ends that leads to nothing known: nothing can be chosen there, and nobody is advised."""
    said = {"ask": TextTemplate((("Nowhere", None),), ())}
    return QuestionNode(key, Question(ask=(Block(say="Nowhere"),)), said, (), (), None, NOWHERE)


def _cut(node: Node, target: str) -> Node:
    """A node whose ways to a target end instead."""
    if isinstance(node, QuestionNode):
        options = tuple(replace(o, target=NOWHERE) if o.target == target else o for o in node.options)
        return replace(node, options=options, otherwise=NOWHERE if node.otherwise == target else node.otherwise)
    assert isinstance(node, TableNode)
    if node.table.hit == "every":
        return replace(node, table=node.table.model_copy(update={"to": NOWHERE}))
    rows = tuple((r.model_copy(update={"to": NOWHERE}) if r.to == target else r, guard) for r, guard in node.rows)
    last = NOWHERE if node.table.otherwise == target else node.table.otherwise
    return replace(node, rows=rows, table=node.table.model_copy(update={"otherwise": last}))
