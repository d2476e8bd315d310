"""Bands that are worked out for each reader: the ends in the number asked for, from those of a formula's result."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from askwell.flow.expr.ast import BETWEEN, Memory, Unknown
from askwell.flow.expr.bands import in_words
from askwell.flow.expr.formula import Line
from askwell.flow.expr.intervals import INFINITY, End, Interval
from askwell.flow.resolve.graph import Computed, QuestionNode
from askwell.flow.schema.questions import Band

MAX_STEPS = 10**15
"""How far an end may lie from 0, in the last digit that readers know (ours)."""

Ends = Mapping[str, Interval]
"""By an option's key, the numbers that it is for; a number at the upper end belongs to the next band."""


def bands_for(node: QuestionNode, memory: Memory) -> Ends | Unknown:
    """The bands of a question with a formula for readers with these choices, those without any number left out; or why
    they cannot be worked out. A reader's number is taken to be known to so many decimals as the question says, and an
    end is the first such number of its band: so nobody stands on the wrong side of one."""
    assert node.formula is not None
    values: list[tuple[str, Fraction]] = []
    for name, quantity in node.formula.values.items():
        value, unknown = quantity.estimate(memory)
        if unknown or value.low != value.high:
            return unknown or Unknown(BETWEEN, name)
        values.append((name, Fraction(value.low[0])))
    bands = tuple((option.key, option.band) for option in node.options if option.band)
    return _worked_out(node.formula, node.key, tuple(values), bands)


@lru_cache(maxsize=4096)  # a proof asks for the same few again and again
def _worked_out(
    computed: Computed, own: str, values: tuple[tuple[str, Fraction], ...], bands: tuple[tuple[str, Interval], ...]
) -> Ends | Unknown:
    try:
        line = computed.formula.line(own, dict(values))
        if not line.times:
            return Unknown(BETWEEN, computed.text)
        found = {key: _asked(band, line, computed) for key, band in bands}
    except ArithmeticError:
        return Unknown(BETWEEN, computed.text)
    return {key: band for key, band in found.items() if not band.empty}


def words_for(node: QuestionNode, key: str, memory: Memory) -> str:
    """A band in a reader's words: "72.3 to under 86.7 kg"."""
    bands = bands_for(node, memory)
    number = node.question.number
    if isinstance(bands, Unknown) or number is None:
        return ""
    low, high = bands[key].low[0], bands[key].high[0]
    ends = {"at_least": low if low.is_finite() else None, "under": high if high.is_finite() else None}
    return in_words(Band(**ends), number, number.unit)


def _asked(result: Interval, line: Line, computed: Computed) -> Interval:
    """The stretch of the number asked for in which the result lies in a band."""
    low, high = result.low, result.high
    if line.times < 0:
        low, high = (high[0], -high[1]), (low[0], -low[1])
    first = _first(low, line, computed.grid, -INFINITY)
    end = _first((high[0], high[1] + 1), line, computed.grid, INFINITY)  # the first number behind the band
    least, most = computed.domain.low[0], computed.domain.high[0]
    if first > most or end <= least:
        return Interval((Decimal(1), 0), (Decimal(0), 0))
    return Interval((-INFINITY if first <= least else first, 0), (INFINITY if end > most else end, -1))


def _first(end: End, line: Line, grid: Decimal, open_end: Decimal) -> Decimal:
    """The first number of the grid at an end, or above it if the end lies just above its value. Raises OverflowError
    for one that no reader's number comes near."""
    value, side = end
    if not value.is_finite():
        return open_end
    steps = (Fraction(value) - line.plus) / line.times / Fraction(grid)
    if abs(steps) > MAX_STEPS:
        raise OverflowError
    number = Decimal(ceil(steps) if side <= 0 else floor(steps) + 1) * grid
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
