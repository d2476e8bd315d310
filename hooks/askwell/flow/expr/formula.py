"""Formulas of numbers: `weight / (height / 100) ^ 2`.

One number of a formula is asked for, all others are known exactly when it is. A formula must be linear in the one that
is asked for: then the ends of bands of its result are worked out exactly, as ends of bands of that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, v_args

from askwell.flow.expr.symbols import Fault

GRAMMAR = r"""
?sum: product | sum "+" product -> plus | sum "-" product -> minus
?product: power | product "*" power -> times | product "/" power -> over
?power: atom | atom "^" WHOLE -> raised
?atom: NUMBER -> figure | NAME -> named | "(" sum ")"
NUMBER.2: /[0-9]+(\.[0-9]+)?(?![a-z0-9-])/
WHOLE.3: /[1-9][0-9]?(?![a-z0-9.-])/
NAME: /[a-z0-9]+(-[a-z0-9]+)*/
%ignore " "
"""

MAX_BITS = 10_000
"""Binary digits of a power at most: powers of powers grow without end (ours)."""

HINT = "write numbers, keys of questions, + - * / and ^ with a whole number, with spaces around each sign"

INEXACT = re.compile(r"[a-z] *\(|\^ *(?![1-9][0-9]?(?![0-9.]))")
"""A root, a logarithm or another function, or a power that is no whole number."""

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


@v_args(inline=True)
class _Reader(Transformer[Token, Any]):
    def plus(self, one: Formula, other: Formula) -> Formula:
        return Formula("+", (one, other))

    def minus(self, one: Formula, other: Formula) -> Formula:
        return Formula("-", (one, other))

    def times(self, one: Formula, other: Formula) -> Formula:
        return Formula("*", (one, other))

    def over(self, one: Formula, other: Formula) -> Formula:
        return Formula("/", (one, other))

    def raised(self, one: Formula, power: Token) -> Formula:
        return Formula("^", (one,), value=Fraction(int(power)))

    def figure(self, number: Token) -> Formula:
        return Formula("figure", value=Fraction(Decimal(number)))

    def named(self, name: Token) -> Formula:
        return Formula("name", name=str(name))


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, start="sum", parser="lalr", lexer="contextual")


def read_formula(text: str) -> Formula | Fault:
    """The formula that a text states, or what is wrong with it."""
    try:
        found: Formula = _Reader().transform(_parser().parse(text))
    except UnexpectedInput as error:
        offset = error.pos_in_stream if isinstance(error, UnexpectedCharacters) else len(text)
        token = getattr(error, "token", None)
        if token is not None and token.type != "$END":
            offset = token.start_pos
        seen = text[offset or 0 :].split()
        where = f"'{seen[0]}'" if seen else "its end"
        hint = ASK if INEXACT.search(text) else HINT
        return Fault(offset or 0, "FLOW112", f"this formula cannot be read from {where} on", hint)
    except RecursionError:
        return Fault(0, "FLOW112", "this formula has too many parts inside each other", "make it simpler")
    return found
