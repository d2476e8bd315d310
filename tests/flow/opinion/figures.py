"""Whether a comparison of numbers is true of all that they may be, of none, or of some only: asked of the solver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

import z3

from askwell.flow.expr.ast import Combined, Compare, Edge, Figure, Highest, Measure, Quantity, Quotient, Sum
from askwell.flow.expr.ast import highest as highest_of
from askwell.flow.expr.intervals import End, Interval

Term = Any
"""A term or a formula of the solver."""

Known = tuple[tuple[str, Interval | None], ...]
"""What is known of the numbers in a comparison, by their names: a stretch, or nothing."""

SIGNS: Mapping[str, Callable[[Term, Term], Term]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def number(value: object) -> Term:
    """An exact number."""
    return z3.RealVal(str(Fraction(str(value))))


def name_of(part: Quantity) -> str:
    """The name of what a quantity reads, if it does: of a question, a score, or a count of conditions."""
    if isinstance(part, Measure):
        return part.question
    if isinstance(part, Sum):
        return part.score
    return highest_of(part.score) if isinstance(part, Highest) else f"count {part}"


def value(quantity: Quantity, values: Mapping[str, Term]) -> Term:
    """A quantity, for the values of what it reads."""
    if isinstance(quantity, Figure):
        return number(quantity.value.low[0])
    if isinstance(quantity, Combined):
        found = value(quantity.parts[0], values)
        for part in quantity.parts[1:]:
            found = found + value(part, values) if quantity.sign == "+" else found * value(part, values)
        return found
    if isinstance(quantity, Quotient | Edge):
        raise TypeError(f"{quantity} stands inside another quantity")
    return values[name_of(quantity)]


def compared(compare: Compare, values: Mapping[str, Term]) -> tuple[Term, Term]:
    """Whether a comparison holds for these values, and whether it is about numbers at all: nothing is divided by 0."""
    left, right, clear = compare.left, compare.right, z3.BoolVal(True)
    if isinstance(left, Quotient) and isinstance(right, Quotient):
        raise TypeError(f"{compare.text} compares two quotients")
    sides = []
    for side, other in ((left, right), (right, left)):
        if isinstance(side, Quotient):
            by = value(side.bottom, values)
            clear = by != 0
            sides.append((value(side.top, values), by))
        else:
            sides.append((value(side, values), other))
    (one, by), (two, also) = sides
    sign = SIGNS[compare.sign]
    if isinstance(left, Quotient):
        return z3.If(by > 0, sign(one, two * by), sign(two * by, one)), clear
    if isinstance(right, Quotient):
        return z3.If(also > 0, sign(one * also, two), sign(two, one * also)), clear
    return sign(one, two), clear


@lru_cache(maxsize=100_000)
def judged(compare: Compare, known: Known) -> bool | None:
    """Whether it is true of all numbers in these stretches, or of none; else None."""
    values = {name: z3.Real(name) for name, _ in known}
    within = [end for name, stretch in known if stretch for end in _within(values[name], stretch)]
    edge = next((side for side in (compare.left, compare.right) if isinstance(side, Edge)), None)
    if edge and all(stretch for _, stretch in known):
        return _at_the_edge(compare, edge, values, within)
    holds, clear = compared(_plain(compare), values)
    if _possible(*within, z3.Not(clear)):
        return None
    always, never = not _possible(*within, z3.Not(holds)), not _possible(*within, holds)
    return always if always or never else None


def _plain(compare: Compare) -> Compare:
    """The comparison with the quantities themselves in place of their ends."""
    left, right = (side.part if isinstance(side, Edge) else side for side in (compare.left, compare.right))
    return Compare(left, compare.sign, right, compare.text)


def _at_the_edge(compare: Compare, edge: Edge, values: Mapping[str, Term], within: list[Term]) -> bool:
    """A comparison with the smallest or largest number there can be is one with all of them, or with one of them."""
    other, sign = compare.right, compare.sign
    if edge is compare.right:
        other, sign = compare.left, {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
    quantity, bound = value(edge.part, values), value(other, values)

    def all_of(which: str) -> bool:
        return not _possible(*within, z3.Not(SIGNS[which](quantity, bound)))

    def one_of(which: str) -> bool:
        return _possible(*within, SIGNS[which](quantity, bound))

    inward, outward = (">=", "<=") if edge.which == "least" else ("<=", ">=")
    if sign in ("=", "!="):
        return (all_of(inward) and one_of(outward)) is (sign == "=")
    return all_of(sign) if sign[0] == inward[0] else one_of(sign)


def _within(term: Term, stretch: Interval) -> list[Term]:
    return [*_beyond(term, stretch.low, ">", ">="), *_beyond(term, stretch.high, "<", "<=")]


def _beyond(term: Term, end: End, strictly: str, included: str) -> list[Term]:
    if not end[0].is_finite():
        return []
    return [SIGNS[strictly if end[1] else included](term, number(end[0]))]


def _possible(*formulas: Term) -> bool:
    solver = z3.Solver()
    solver.add(*formulas)
    found = solver.check()
    assert found != z3.unknown, formulas
    return bool(found == z3.sat)
