"""Rules made by rote for any guide: every sentence of the language, about all its questions, outcomes and scores. Some
hold, many are broken, and the machine and the solver must say the same of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product

from askwell.flow.expr.intervals import Interval
from askwell.flow.resolve.graph import FlowGraph, QuestionNode
from tests.flow.opinion.pairs import levels


def sentences(graph: FlowGraph) -> Iterator[str]:
    """Many rules, in an order that never changes."""
    yield from _about_two(graph)
    yield from _about_ways(graph)
    conditions = cycle(list(_conditions(graph)))
    for outcome in graph.flow.outcomes:
        yield from (f"never outcome {outcome} when {when}" for when, _ in zip(conditions, range(4), strict=False))
        yield from (f"outcome {outcome} only if {when}" for when, _ in zip(conditions, range(3), strict=False))
    for urgency in levels(graph.flow)[1:]:
        yield f"never milder than {urgency} when {next(conditions)}"
        yield f"never graver than {urgency} when {next(conditions)}"
    for part in sorted(graph.names.parts):
        yield f"never gives {part} when {next(conditions)}"
        yield f"always gives {part} when {next(conditions)}"
    for number in (1, 2, 4):
        yield f"an emergency is reached within {number} question{'s' * (number > 1)} when {next(conditions)}"
    for question in _questions(graph):
        yield f"{question} is asked only if {next(conditions)}"
        yield f"{question} is never asked when {next(conditions)}"


def _about_two(graph: FlowGraph) -> Iterator[str]:
    for question in _questions(graph):
        choices = [choice for choice in graph.names.questions[question].choices if choice != "not-sure"]
        yield f"a worse {question} never gives milder advice"
        if len(choices) > 1:
            yield f"a worse {question} never gives milder advice, from {' to '.join(choices[::-1])}"
        if graph.flow.questions[question].not_sure:
            yield f"not sure at {question} is never milder than a known choice"
    yield from (f"a higher {score} never gives milder advice" for score in graph.flow.scores)
    if graph.flow.entries:
        yield "an entry is never milder than the start"


def _about_ways(graph: FlowGraph) -> Iterator[str]:
    questions = _questions(graph)
    yield from (f"every entry passes {question}" for question in questions)
    for number, question in enumerate(questions):
        yield from (f"{other} is asked before {question}" for other in questions[max(0, number - 2) : number + 2])
        node = graph.nodes[question]
        assert isinstance(node, QuestionNode)
        yield from (f'every reader sees "{words}" at {question}' for words, _ in node.signs[:2])


def _questions(graph: FlowGraph) -> list[str]:
    return [key for key in graph.order if isinstance(graph.nodes[key], QuestionNode)]


def _conditions(graph: FlowGraph) -> Iterator[str]:
    """One part of each kind, alone and with another."""
    parts = list(_parts(graph))
    yield from parts
    for one, other in zip(parts, parts[2:] + parts[:2], strict=True):
        yield f"{one} and {other}"
        yield f"not ({one} or {other})"
        yield f"count({one}, {other}) >= 1"


def _parts(graph: FlowGraph) -> Iterator[str]:
    figures = list(_measured(graph))
    for question in _questions(graph):
        symbol = graph.names.questions[question]
        yield f"{question} is {symbol.choices[0]}"
        yield f"{question} is not {symbol.choices[-1]}"
        yield f"asked {question}"
    yield from (f"{one} {sign} {figure}" for (one, figure), sign in zip(figures, cycle((">=", "<", ">")), strict=False))
    for (one, figure), (other, _) in product(figures[:3], figures[1:4]):
        yield f"{one} + {other} > {figure}"
        yield f"{one} * {other} <= {figure}"
        yield f"least({one}) >= {figure}"
    for score in graph.flow.scores:
        yield f"{score} >= 2"
        yield f"{score} * 2 < 7"
        yield f"highest({score}) >= 1"


def _measured(graph: FlowGraph) -> Iterator[tuple[str, str]]:
    """Questions for numbers, each with a number at which a band begins, and with one beside it."""
    for question in _questions(graph):
        ends = {float(band.low[0]): band for band in graph.names.questions[question].bands.values()}
        known = [band for band in ends.values() if band.low[0].is_finite()]
        if known:
            yield question, _figure(known[-1])
            if not graph.names.questions[question].whole:
                yield question, f"{_figure(known[0]).partition('.')[0]}.25"


def _figure(band: Interval) -> str:
    return f"{band.low[0]:f}"
