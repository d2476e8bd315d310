"""Conditions in terms of logic. One of three values: a condition holds, or it fails, or it cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import z3

from askwell.flow.expr.ast import (
    QUANTITIES,
    Asked,
    Compare,
    Condition,
    Count,
    Highest,
    Is,
    Joined,
    Measure,
    Not,
    Quantity,
    Sum,
)
from askwell.flow.expr.intervals import Interval, point
from askwell.flow.expr.parts import children
from tests.flow.opinion.figures import Known, Term, judged, name_of
from tests.flow.opinion.sums import Sums, begun

Read = Measure | Sum | Highest | Count

YES, NO = z3.BoolVal(True), z3.BoolVal(False)


class Holds(NamedTuple):
    """Whether a condition holds, whether it fails, and whether it cannot be said since a question was not asked. If
    none of the three, it cannot be said for another reason."""

    yes: Term
    no: Term
    unasked: Term

    @property
    def unclear(self) -> Term:
        """It cannot be said, though all was asked."""
        return z3.Not(z3.Or(*self))


@dataclass(frozen=True)
class Facts:
    """What a reader has behind them at some place. Of each question that may have been asked, whether it was, and
    each choice by what it counts as; the sums, and the largest points of one choice."""

    asked: Mapping[str, Term] = field(default_factory=dict)
    chosen: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    totals: Mapping[str, Sums] = field(default_factory=dict)
    largest: Mapping[str, Sums] = field(default_factory=dict)

    def was_asked(self, question: str) -> Term:
        """Whether a question was."""
        return self.asked.get(question, NO)

    def chose(self, question: str, choices: frozenset[str]) -> Term:
        """Whether it was one of these."""
        return z3.Or(*(made for key, made in self.chosen.get(question, {}).items() if key in choices))


def holds(condition: Condition, facts: Facts) -> Holds:
    """What becomes of a condition."""
    if isinstance(condition, Is):
        asked, hit = facts.was_asked(condition.question), facts.chose(condition.question, condition.choices)
        return Holds(hit, z3.And(asked, z3.Not(hit)), z3.Not(asked))
    if isinstance(condition, Asked):
        asked = facts.was_asked(condition.question)
        return Holds(asked, z3.Not(asked), NO)
    if isinstance(condition, Not):
        yes, no, unasked = holds(condition.part, facts)
        return Holds(no, yes, unasked)
    if isinstance(condition, Joined):
        return _joined([holds(part, facts) for part in condition.parts], any_of=condition.decisive)
    return _compared(condition, facts)


def _joined(parts: list[Holds], *, any_of: bool) -> Holds:
    """One that fails decides for all, and one that holds decides for any. Of what is left: where all must hold, a
    question that was not asked leaves nothing more to know; where any may, only if there is nothing else open."""
    if any_of:
        yes, no = z3.Or(*(part.yes for part in parts)), z3.And(*(part.no for part in parts))
        closed = z3.And(*(z3.Or(part.no, part.unasked) for part in parts))
        return Holds(yes, no, z3.And(closed, z3.Not(no)))
    yes, no = z3.And(*(part.yes for part in parts)), z3.Or(*(part.no for part in parts))
    return Holds(yes, no, z3.And(z3.Not(no), z3.Or(*(part.unasked for part in parts))))


def _compared(compare: Compare, facts: Facts) -> Holds:
    """Each case of what may be known of the numbers is judged by itself."""
    parts = {name_of(part): part for side in (compare.left, compare.right) for part in _read(side)}
    cases = [list(_cases(part, facts)) for part in parts.values()]
    found: dict[bool | None, list[Term]] = {True: [], False: [], None: []}
    for chosen in product(*cases):
        known: Known = tuple(zip(parts, (stretch for _, stretch in chosen), strict=True))
        found[judged(compare, known)].append(z3.And(*(case for case, _ in chosen)))
    yes, no, unknown = (z3.Or(*found[each]) for each in (True, False, None))
    return Holds(yes, no, z3.And(unknown, z3.Or(*(_unasked(part, facts) for part in parts.values()))))


def _unasked(part: Read, facts: Facts) -> Term:
    """Whether a number is not known since a question was not asked."""
    if isinstance(part, Count):
        return z3.Or(*(holds(each, facts).unasked for each in part.parts))
    return z3.Not(facts.was_asked(part.question)) if isinstance(part, Measure) else NO


def _read(quantity: Quantity) -> Iterator[Read]:
    """What a quantity is made of, figures aside."""
    if isinstance(quantity, Measure | Sum | Highest | Count):
        yield quantity
    else:
        yield from (part for each in children(quantity) if isinstance(each, QUANTITIES) for part in _read(each))


def _cases(part: Read, facts: Facts) -> Iterator[tuple[Term, Interval | None]]:
    """All that may be known of a number, each with when it is that."""
    if isinstance(part, Measure):
        yield z3.Not(facts.was_asked(part.question)), None
        for key, made in facts.chosen.get(part.question, {}).items():
            yield made, part.bands.get(key)
    elif isinstance(part, Count):
        each = [holds(condition, facts) for condition in part.parts]
        for least in range(len(each) + 1):
            for more in range(len(each) + 1 - least):
                unsaid = (z3.Not(z3.Or(one.yes, one.no)) for one in each)
                yield z3.And(exactly(least, (one.yes for one in each)), exactly(more, unsaid)), _from_to(least, more)
    else:
        sums = facts.totals[part.score] if isinstance(part, Sum) else begun(facts.largest[part.score])
        yield from ((who, _from_to(total, 0)) for total, who in sums.items())


def _from_to(least: Fraction | int, more: int) -> Interval:
    value = Decimal(Fraction(least).numerator) / Fraction(least).denominator
    return Interval(point(value).low, point(value + more).low)


def exactly(number: int, terms: Iterable[Term]) -> Term:
    """Just so many are true."""
    return z3.PbEq([(term, 1) for term in terms], number)
