"""Readers of a guide, with what an engine is told of them: every way through a small one, drawn ones of a large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from askwell.flow.expr.intervals import Interval
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Choice, State
from askwell.flow.machine.walk import Walk, path_count, paths
from askwell.flow.resolve.graph import QuestionNode
from tests.flow.export.engines.feel import Answer

MANY = 5_000
"""Readers of one guide at most."""


@dataclass(frozen=True)
class Played:
    """A reader with an answer to each question, by its key, and where the machine leads. What was chosen in place of a
    number stands under the key with ".instead" behind it."""

    answers: dict[str, Answer]
    end: State


def readers(machine: Machine, random: Random, many: int = MANY) -> Iterator[Played]:
    """Every way through, each number drawn from its band; or as many drawn ways, if there are more."""
    few = path_count(machine) <= many
    walks = paths(machine) if few else (_drawn(machine, random) for _ in range(many))
    for walk in walks:
        yield Played(dict(answer(machine, state, choice, random) for state, choice in walk.steps), walk.state)


def _drawn(machine: Machine, random: Random) -> Walk:
    walk = Walk(machine)
    while not walk.ended:
        walk = walk.choose(random.choice(walk.state.choices).key)
    return walk


def answer(machine: Machine, state: State, choice: Choice, random: Random) -> tuple[str, Answer]:
    """What an engine is told for a choice: the number of signs, a number in the band, or the choice's key."""
    node = machine.graph.nodes[state.origin]
    assert isinstance(node, QuestionNode)
    option = next(option for option in node.options if option.key == choice.key)
    if option.count is not None:
        return node.key, option.count
    if option.band is None:
        number = node.question.number or node.question.how_many
        return f"{node.key}.instead" if number else node.key, choice.key
    band = _as_worded(choice.label) if node.formula else option.band
    whole = bool(node.question.number and node.question.number.whole)
    return node.key, float(random.choice(_inside(band, Decimal(1) if whole else Decimal("0.001"))))


def _as_worded(label: str) -> Interval:
    """The numbers of a band that was worked out, by the words that readers see."""
    low, _, high = label.partition(" to under ")
    figures = [Decimal(figure) for figure in re.findall(r"\d+(?:\.\d+)?", label)]
    endless = Decimal("Infinity")
    if high:
        return Interval((figures[0], 0), (figures[1], -1))
    if label.startswith("Under "):
        return Interval((-endless, 0), (figures[0], -1))
    assert low.endswith(" or more"), label
    return Interval((figures[0], 0), (endless, 0))


def _inside(band: Interval, step: Decimal) -> list[Decimal]:
    """Numbers in a band: at its ends, or as near as can be, and between them."""
    (low, above), (high, below) = band.low, band.high
    first = low + step * above if low.is_finite() else (high if high.is_finite() else Decimal(0)) - 5
    last = high + step * below if high.is_finite() else first + 5
    middle = (first + last) / 2 if step < 1 else Decimal(int(first + last) // 2)
    return [number for number in (first, middle, last) if first <= number <= last]
