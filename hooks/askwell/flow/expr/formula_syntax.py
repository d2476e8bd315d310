"""The syntax of formulas."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, v_args

from askwell.flow.expr.formula import ASK, Formula
from askwell.flow.expr.symbols import Fault
from askwell.flow.expr.syntax import tables
from askwell.patterns import regex

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

HINT = "write numbers, keys of questions, + - * / and ^ with a whole number, with spaces around each sign"

INEXACT = regex(r"[a-z] *\(|\^ *(?![1-9][0-9]?(?![0-9.]))")
"""A root, a logarithm or another function, or a power that is no whole number."""


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
    return Lark(GRAMMAR, start="sum", parser="lalr", lexer="contextual", cache=tables("formulas"))


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
