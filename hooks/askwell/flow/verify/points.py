"""Points go one way: of the choices of a question in order, a later one never takes back what an earlier one added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from askwell.diagnostics import Diagnostic
from askwell.flow.expr.ast import Worth
from askwell.flow.machine.machine import Machine
from askwell.flow.resolve.graph import QuestionNode, ResolvedOption
from askwell.flow.resolve.question_kinds import kind_of
from askwell.flow.schema.questions import ANY, NONE, NOT_SURE
from askwell.flow.schema.waivers import Promise

HINT = "give the graver choice no fewer points, state another gravity:, or waive points-one-way"
_MILD_FIRST = ((NONE, ANY), ("no", "yes"))
"""Orders that are known unless an author states another: a sign is graver than none."""


def points_one_way(machine: Machine) -> Iterator[Diagnostic]:
    """Where the points for a score go up along the choices that a reader is offered, and then down, or the other way
    round. Along the gravity that is stated, along a count, and from "none" to "any" and "no" to "yes" they never go
    down. Choices that lead straight to advice need no points."""
    found: dict[Diagnostic, None] = {}
    for each in machine.all:
        for state in each.states.values():
            node = machine.graph.nodes[state.origin]
            if isinstance(node, QuestionNode):
                offered = {choice.key for choice in state.choices} - {NOT_SURE}
                options = [o for o in node.options if o.key in offered and o.target not in machine.flow.outcomes]
                found.update(dict.fromkeys(_reversals(machine, node, options)))
    yield from found


def _reversals(machine: Machine, node: QuestionNode, options: Sequence[ResolvedOption]) -> Iterator[Diagnostic]:
    ordered, graver = _in_order(node, options)
    for score in dict.fromkeys(score for option in ordered for score in option.points):
        if any(machine.flow.waived(Promise.POINTS_ONE_WAY, at) for at in (node.key, score)):
            continue
        turn = _turn([option.points.get(score, 0) for option in ordered], graver)
        if turn:
            yield _finding(machine, node, score, (ordered[turn - 1], ordered[turn]), graver)


def _in_order(node: QuestionNode, options: Sequence[ResolvedOption]) -> tuple[Sequence[ResolvedOption], bool]:
    """The options in order, and whether each is known to be graver than the one before."""
    by_key: Mapping[str, ResolvedOption] = {option.key: option for option in options}
    kind = kind_of(node.question)
    stated = () if kind in ("any_of", "how_many") else tuple(dict.fromkeys(node.question.gravity))
    for keys in (stated, *_MILD_FIRST):
        if keys and by_key.keys() <= set(keys):
            return [by_key[key] for key in keys if key in by_key], True
    if kind == "number":
        return sorted((o for o in options if o.band), key=lambda o: o.band.low if o.band else (0, 0)), False
    return options, kind == "how_many"


def _turn(points: Sequence[Worth], graver: bool) -> int:
    """The number of the first choice at which the points turn; 0 if they go one way."""
    direction = 1 if graver else 0
    for number, (one, other) in enumerate(pairwise(points), 1):
        step = (other > one) - (other < one)
        if step and direction and step != direction:
            return number
        direction = direction or step
    return 0


def _finding(
    machine: Machine, node: QuestionNode, score: str, pair: tuple[ResolvedOption, ResolvedOption], graver: bool
) -> Diagnostic:
    one, other = pair
    first, then = (option.points.get(score, 0) for option in pair)
    place = machine.flow.at("questions", node.key, "options", other.key, "points")
    message = f"'{other.key}' adds {then} to '{score}', and the milder '{one.key}' adds {first}"
    if not graver:
        message = f"the points for '{score}' go both ways: '{one.key}' adds {first}, and '{other.key}' after it {then}"
    return Diagnostic(place, "FLOW071", message, HINT)
