"""Formulas of numbers: `weight / (height / 100) ^ 2`.

One number of a formula is asked for, all others are known exactly when it is. A formula must be linear in the one that
is asked for: then the ends of bands of its result are worked out exactly, as ends of bands of that number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

MAX_BITS = 10_000
"""Binary digits of a power at most: powers of powers grow without end (ours)."""

ASK = "ask for the result itself: a question for a number that readers look up, with help: on where it stands"


@dataclass(frozen=True, slots=True)
class Line:
    """A number that depends on the one that is asked for: so many times that, plus so much."""

    times: Fraction
    plus: Fraction


@dataclass(frozen=True)
class Formula:
    """A formula: a sign with its two sides, a power, a number or a name; `text` is the whole as it is written."""

    sign: str
    parts: tuple[Formula, ...] = ()
    name: str = ""
    value: Fraction = Fraction(0)

    @property
    def names(self) -> Iterator[str]:
        """All names in it."""
        if self.name:
            yield self.name
        for part in self.parts:
            yield from part.names

    def degree(self, own: str) -> int | None:
        """The power of a name in it: 1 if it is linear; None if the name stands in a divisor."""
        if self.sign in ("name", "figure"):
            return int(self.name == own)
        degrees = [part.degree(own) for part in self.parts]
        if None in degrees or (self.sign == "/" and degrees[1]):
            return None
        first, *rest = (degree or 0 for degree in degrees)
        if self.sign == "^":
            return first * int(self.value)
        return first + sum(rest) if self.sign in "*/" else max(first, *rest)

    def line(self, own: str, values: Mapping[str, Fraction]) -> Line:
        """How it depends on its own number, for a reader of whom all others are known. It must be linear in it. Raises
        ZeroDivisionError, and OverflowError where a power is too large to be worked out."""
        if self.sign == "figure":
            return Line(Fraction(0), self.value)
        if self.sign == "name":
            return Line(Fraction(1), Fraction(0)) if self.name == own else Line(Fraction(0), values[self.name])
        first, *rest = (part.line(own, values) for part in self.parts)
        if self.sign == "^":
            return first if self.value == 1 else Line(Fraction(0), _raised(first.plus, int(self.value)))
        second = rest[0]
        if self.sign == "*":
            return Line(first.times * second.plus + second.times * first.plus, first.plus * second.plus)
        if self.sign == "/":
            return Line(first.times / second.plus, first.plus / second.plus)
        side = 1 if self.sign == "+" else -1
        return Line(first.times + side * second.times, first.plus + side * second.plus)


def _raised(number: Fraction, power: int) -> Fraction:
    if power * max(number.numerator.bit_length(), number.denominator.bit_length()) > MAX_BITS:
        raise OverflowError
    return number**power
