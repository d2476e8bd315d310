"""Numbers that are asked for in steps, and bands that a formula makes: their form, and what their names mean."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.expr.ast import Measure, Quantity, Sum, is_exact
from askwell.flow.expr.bands import limits
from askwell.flow.expr.formula import ASK
from askwell.flow.expr.parser import read_formula
from askwell.flow.expr.symbols import Fault, SymbolTable
from askwell.flow.resolve.graph import Computed
from askwell.flow.schema.questions import Number, Question
from askwell.flow.schema.records import Flow
from askwell.source.yaml import Loc

MAX_STEPS = 300
"""Choices of a question at most: nobody looks through more (ours)."""


def steps(flow: Flow, here: Loc, number: Number) -> Iterator[Diagnostic]:
    """What is wrong with the steps of a number."""
    place, step = flow.at(*here, "number", "steps"), number.steps
    if number.least is None or number.most is None:
        hint = "add least: and most:, for example the smallest and the largest height"
        yield Diagnostic(place, "FLOW113", "steps need to begin and to end", hint)
    elif not step or step <= 0 or (number.most - number.least) % step or number.most <= number.least:
        message = f"steps of {step} do not lead from {number.least} to {number.most}"
        yield Diagnostic(place, "FLOW113", message, "let most: be least: and a number of whole steps")
    elif (number.most - number.least) / step >= MAX_STEPS:
        message = (
            f"readers would have {int((number.most - number.least) / step) + 1:,} choices, and {MAX_STEPS} are allowed"
        )
        yield Diagnostic(place, "FLOW113", message, "take wider steps, or a smaller range")
    for name in ("also", "ago", "lasting", "decimals"):
        if getattr(number, name) or (getattr(number, name) == 0 and name == "decimals"):
            message = f"a number in steps takes no '{name}'"
            yield Diagnostic(flow.at(*here, "number", name, key=True), "FLOW113", message, "take the line out")


def form(flow: Flow, here: Loc, question: Question) -> Iterator[Diagnostic]:
    """What is wrong with the form of a question with a formula."""
    number = question.number
    if not question.bands_of:
        for loc, given in (
            ((*here, "called"), question.called),
            ((*here, "number", "decimals"), number and number.decimals),
        ):
            if given is not None:
                message = f"'{loc[-1]}' is for bands of a formula"
                yield Diagnostic(flow.at(*loc, key=True), "FLOW114", message, "add bands_of:, or take the line out")
        return
    place = flow.at(*here, "bands_of", key=True)
    if number is None or number.steps is not None or number.also:
        message = "a formula needs a question for a number, in one unit and without steps"
        yield Diagnostic(place, "FLOW114", message, "add number: with its unit, and take also: and steps: out")
    if question.called is None:
        hint = "add called: with the name of the result, for example Body mass index"
        yield Diagnostic(place, "FLOW114", "the result of this formula has no name", hint)
    if number and number.decimals is not None and (number.decimals > 3 or number.whole):
        message = "a number is known to at most 3 decimals, and a whole one to none"
        yield Diagnostic(flow.at(*here, "number", "decimals"), "FLOW114", message, "write 0, 1, 2 or 3")
    for key, option in question.options.items():
        if option.label and not option.no_number:
            message = "bands of a formula word themselves, for each reader in the number asked for"
            yield Diagnostic(
                flow.at(*here, "options", key, "label", key=True), "FLOW114", message, "take the label out"
            )


def resolved(flow: Flow, key: str, names: SymbolTable) -> Computed | list[Diagnostic]:
    """The formula of a question with its names resolved, or everything that is wrong with them."""
    question, loc = flow.questions[key], ("questions", key, "bands_of")
    text = question.bands_of or ""
    formula = read_formula(text)
    if isinstance(formula, Fault):
        return [Diagnostic(flow.inside(formula.offset, *loc), formula.code, formula.message, formula.hint)]
    found: list[Diagnostic] = []
    values: dict[str, Quantity] = {}
    for name in dict.fromkeys(name for name in formula.names if name != key):
        quantity = _quantity(name, names)
        if quantity is None:
            known = [key, *names.scores, *(each for each, symbol in names.questions.items() if is_exact(symbol.bands))]
            message = f"there is no number '{name}' that is known exactly"
            hint = did_you_mean(name, known)
            if name in names.questions:
                message = f"'{name}' is not known exactly"
                hint = "ask for it in steps, with steps:, least: and most:"
            found.append(Diagnostic(flow.at(*loc), "FLOW115", message, hint))
        else:
            values[name] = quantity
    if formula.degree(key) != 1:
        message = (
            f"bands of this formula cannot be worked out exactly: '{key}' must stand in it once, and not in a divisor"
        )
        found.append(Diagnostic(flow.at(*loc), "FLOW116", message, ASK))
    number = question.number or Number()
    decimals = 0 if number.whole else 1
    grid = Decimal(1).scaleb(-(decimals if number.decimals is None else number.decimals))
    return found or Computed(formula, text, loc, values, grid, limits(number))


def _quantity(name: str, names: SymbolTable) -> Quantity | None:
    if name in names.scores:
        return Sum(name)
    symbol = names.questions.get(name)
    return Measure(name, symbol.bands) if symbol and is_exact(symbol.bands) else None
