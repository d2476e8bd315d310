"""Reads conditions and safety rules. The libraries for it are loaded when the first is read: sites without guides need
none."""

from __future__ import annotations

from askwell.flow.expr.ast import Condition
from askwell.flow.expr.formula import Formula
from askwell.flow.expr.symbols import Fault, Sentence, SymbolTable


def read_condition(text: str, names: SymbolTable) -> Condition | list[Fault]:
    """The condition that a text states, or everything that is wrong with it."""
    from askwell.flow.expr import syntax

    return syntax.read_condition(text, names)


def read_sentence(text: str, names: SymbolTable) -> Sentence | list[Fault]:
    """What a rule's text states, or everything that is wrong with it."""
    from askwell.flow.expr import syntax

    return syntax.read_sentence(text, names)


def read_formula(text: str) -> Formula | Fault:
    """The formula that a text states, or what is wrong with it."""
    from askwell.flow.expr import formula_syntax

    return formula_syntax.read_formula(text)
