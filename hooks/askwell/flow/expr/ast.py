"""Conditions on earlier choices: what they are made of, and whether they hold.

What cannot be told is unknown: a question that was not asked, a number not known, or a band
on both sides of a comparison. Unknowns combine as in Kleene's logic: `false and unknown` is false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from askwell.flow.expr.intervals import EVERYTHING, Interval, compare, point

Worth = int | Decimal
"""Points: whole where they can be."""

Memory = Mapping[str, str | Worth]
"""Earlier choices by their question's key, and sums by their score's key; see also `highest`."""

TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
"""Each sign with that of the same comparison after a multiplication by a number below 0."""

UNASKED, UNKNOWN, BETWEEN = "unasked", "unknown", "between"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a condition neither holds nor fails; `about` is a question's key, or a comparison's text."""

    kind: str
    about: str


Truth = bool | Unknown
Estimate = tuple[Interval, Unknown | None]


def is_unclear(found: Truth) -> bool:
    """Whether it cannot be said of a reader who was asked all that it takes."""
    return isinstance(found, Unknown) and found.kind != UNASKED


def _cause(*found: Unknown | None) -> Unknown | None:
    """Why a number is not known. Of several reasons, that a question was not asked: then the others do not matter, and
    which of two is written first matters never."""
    unknowns = [one for one in found if one]
    return next((one for one in unknowns if one.kind == UNASKED), unknowns[0] if unknowns else None)


@dataclass(frozen=True, slots=True)
class Is:
    """One of some choices was made at a question."""

    question: str
    choices: frozenset[str]

    def holds(self, memory: Memory) -> Truth:
        """Whether it does, for a reader with these choices."""
        chosen = memory.get(self.question)
        return Unknown(UNASKED, self.question) if chosen is None else chosen in self.choices


@dataclass(frozen=True, slots=True)
class Asked:
    """A question was asked."""

    question: str

    def holds(self, memory: Memory) -> Truth:
        """Whether it was."""
        return self.question in memory


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Condition

    def holds(self, memory: Memory) -> Truth:
        """Whether its part fails."""
        found = self.part.holds(memory)
        return found if isinstance(found, Unknown) else not found


@dataclass(frozen=True, slots=True)
class Joined:
    """All of some conditions (`decisive` False) or any of them (`decisive` True)."""

    parts: tuple[Condition, ...]
    decisive: bool

    def holds(self, memory: Memory) -> Truth:
        """The decisive value if one part has it, else a part's unknown, else the other value.

        Of several unknowns, a question that was not asked comes first where all parts must hold, and last
        where any may: nothing more can be known of it.
        """
        unknowns: list[Unknown] = []
        for part in self.parts:
            found = part.holds(memory)
            if found is self.decisive:
                return found
            if isinstance(found, Unknown):
                unknowns.append(found)
        first = (unknown for unknown in unknowns if (unknown.kind == UNASKED) is not self.decisive)
        return next(first, unknowns[0] if unknowns else not self.decisive)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, as written."""

    value: Interval

    def estimate(self, memory: Memory) -> Estimate:
        """The number."""
        del memory
        return self.value, None


@dataclass(frozen=True, slots=True)
class Sum:
    """A score."""

    score: str

    def estimate(self, memory: Memory) -> Estimate:
        """The points so far."""
        return point(Decimal(memory.get(self.score, 0))), None


def is_exact(bands: Mapping[str, Interval]) -> bool:
    """Whether each choice that is a number is a single one."""
    return bool(bands) and all(band.low == band.high for band in bands.values())


@cache
def highest(score: str) -> str:
    """The name under which the largest points that one choice added to a score are remembered. No key has a point."""
    return f"{score}.highest"


@dataclass(frozen=True, slots=True)
class Highest:
    """The largest points that one choice added to a score."""

    score: str

    def estimate(self, memory: Memory) -> Estimate:
        """Those so far; 0 if nothing was added yet."""
        return point(Decimal(memory.get(highest(self.score), 0))), None


@dataclass(frozen=True)
class Measure:
    """The number that a question asked for, or counted; `bands` has an interval for each choice that is one."""

    question: str
    bands: Mapping[str, Interval] = field(hash=False)

    def estimate(self, memory: Memory) -> Estimate:
        """What the band chosen tells."""
        chosen = memory.get(self.question)
        if chosen is None:
            return EVERYTHING, Unknown(UNASKED, self.question)
        band = self.bands.get(str(chosen))
        return (EVERYTHING, Unknown(UNKNOWN, self.question)) if band is None else (band, None)


@dataclass(frozen=True, slots=True)
class Combined:
    """The sum ("+") or product ("*") of quantities."""

    parts: tuple[Quantity, ...]
    sign: str

    def estimate(self, memory: Memory) -> Estimate:
        """From the parts' estimates."""
        total, unknown = self.parts[0].estimate(memory)
        for part in self.parts[1:]:
            more, unsure = part.estimate(memory)
            total, unknown = (total + more if self.sign == "+" else total * more), _cause(unknown, unsure)
        return total, unknown


def joined(parts: tuple[Quantity, ...], sign: str) -> Combined:
    """A sum or product of two quantities, of whose first the parts are taken if it is one, too."""
    first = parts[0]
    head = first.parts if isinstance(first, Combined) and first.sign == sign else (first,)
    return Combined((*head, *parts[1:]), sign)


@dataclass(frozen=True, slots=True)
class Quotient:
    """One quantity divided by another; only compared, never part of a sum."""

    top: Quantity
    bottom: Quantity

    def estimate(self, memory: Memory) -> Estimate:
        """Of the divided quantity alone: see `Compare`."""
        return self.top.estimate(memory)


@dataclass(frozen=True, slots=True)
class Edge:
    """The smallest ("least") or largest ("most") number that a quantity can be."""

    part: Quantity
    which: str

    def estimate(self, memory: Memory) -> Estimate:
        """That number alone."""
        value, unknown = self.part.estimate(memory)
        end = value.low if self.which == "least" else value.high
        return (value, unknown) if unknown else (Interval(end, end), None)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some conditions hold."""

    parts: tuple[Condition, ...]

    def estimate(self, memory: Memory) -> Estimate:
        """From as many as surely do to as many as may."""
        found = [part.holds(memory) for part in self.parts]
        sure = sum(f is True for f in found)
        unknowns = [f for f in found if isinstance(f, Unknown)]
        return Interval(point(sure).low, point(sure + len(unknowns)).low), _cause(*unknowns)


@dataclass(frozen=True, slots=True)
class Compare:
    """Two quantities, compared by one of = != < <= > >=."""

    left: Quantity
    sign: str
    right: Quantity
    text: str

    def holds(self, memory: Memory) -> Truth:
        """Whether it does for all numbers that the bands chosen allow; if for some only, that is unknown."""
        (left, unsure), (right, also) = self.left.estimate(memory), self.right.estimate(memory)
        sign = self.sign
        for side in (self.left, self.right):
            if isinstance(side, Quotient):  # both sides are multiplied by the divisor, which must not be 0
                by, unknown = side.bottom.estimate(memory)
                if unknown or by.low <= (Decimal(0), 0) <= by.high:
                    return _cause(unsure, also, unknown) or Unknown(BETWEEN, self.text)
                left, right = (left * by, right) if side is self.right else (left, right * by)
                sign = sign if by.low[0] >= 0 else TURNED[sign]
        found = compare(left, sign, right)
        return found if found is not None else _cause(unsure, also) or Unknown(BETWEEN, self.text)


Condition = Is | Asked | Not | Joined | Compare
Quantity = Figure | Sum | Highest | Measure | Combined | Quotient | Edge | Count
QUANTITIES = (Figure, Sum, Highest, Measure, Combined, Quotient, Edge, Count)
Node = Condition | Quantity

ALWAYS: Condition = Joined((), decisive=False)
"""Holds for everybody."""

UNCLEAR: Condition = Is("?", frozenset())
"""Neither holds nor fails, for nobody was asked."""
