"""Bands of a formula: which numbers a reader may choose, of whom all else in the formula is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import ceil, floor, inf

import z3

from askwell.flow.expr.ast import Measure, Sum
from askwell.flow.expr.formula import Formula
from askwell.flow.expr.intervals import End, Interval
from askwell.flow.resolve.graph import Computed, QuestionNode
from tests.flow.opinion.conditions import Facts
from tests.flow.opinion.figures import Term

Stretch = tuple[float, float]
"""From one number to another, counted in the smallest steps that readers know."""

Case = tuple[Term, Mapping[str, Stretch]]
"""When it is so, and the bands with a number in them."""


def possible_bands(node: QuestionNode, facts: Facts) -> list[Case]:
    """Every case in which the bands of a question can be worked out."""
    made = node.formula
    assert made is not None
    cases = [list(_values(part, facts)) for part in made.values.values()]
    found: list[Case] = []
    for chosen in product(*cases):
        values = dict(zip(made.values, (value for _, value in chosen), strict=True))
        try:
            plus, times = (_result(made.formula, {**values, node.key: Fraction(x)}) for x in (0, 1))
        except ZeroDivisionError:
            continue
        times -= plus
        if times:
            bands = {o.key: _stretch(o.band, plus, times, made) for o in node.options if o.band}
            bands = {key: (first, last) for key, (first, last) in bands.items() if first <= last}
            found.append((z3.And(*(case for case, _ in chosen)), bands))
    return found


def _values(part: object, facts: Facts) -> Iterator[tuple[Term, Fraction]]:
    if isinstance(part, Sum):
        yield from ((who, total) for total, who in facts.totals[part.score].items())
        return
    assert isinstance(part, Measure)
    for key, made in facts.chosen.get(part.question, {}).items():
        if key in part.bands:
            yield made, Fraction(part.bands[key].low[0])


def _result(formula: Formula, values: Mapping[str, Fraction]) -> Fraction:
    if formula.sign == "name":
        return values[formula.name]
    if formula.sign == "figure":
        return formula.value
    one, *rest = (_result(part, values) for part in formula.parts)
    if formula.sign == "^":
        return one ** int(formula.value)
    (other,) = rest
    if formula.sign == "/":
        return one / other
    return {"+": one + other, "-": one - other, "*": one * other}[formula.sign]


def _stretch(band: Interval, plus: Fraction, times: Fraction, made: Computed) -> Stretch:
    """The numbers that lead to a result in a band, and that there can be."""
    ends: list[End | None] = [band.low, band.high] if times > 0 else [band.high, band.low]
    steps = [None if end is None or not end[0].is_finite() else (Fraction(end[0]) - plus) / times for end in ends]
    grid = Fraction(made.grid)
    found = []
    for step, end, side in zip(steps, ends, (1, -1), strict=True):
        if step is None or end is None:
            found.append(-side * inf)
            continue
        exact = step / grid
        number = ceil(exact) if side > 0 else floor(exact)
        found.append(number + side if end[1] and number == exact else number)
    least, most = made.domain.low[0], made.domain.high[0]
    low = ceil(Fraction(least) / grid) if least.is_finite() else -inf
    high = floor(Fraction(most) / grid) if most.is_finite() else inf
    return max(found[0], low), min(found[1], high)
