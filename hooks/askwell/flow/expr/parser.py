"""The syntax of conditions and of safety rules, and what their names mean in a flow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken, v_args

from askwell.diagnostics import did_you_mean
from askwell.flow.expr.ast import (
    ALWAYS,
    Asked,
    Combined,
    Compare,
    Condition,
    Count,
    Edge,
    Figure,
    Is,
    Joined,
    Measure,
    Not,
    Quantity,
    Sum,
    negated,
)
from askwell.flow.expr.intervals import Interval, point
from askwell.flow.expr.whole import fractions
from askwell.flow.schema.questions import NOT_SURE

GRAMMAR = r"""
?any: all ("or" all)*
?all: negation ("and" negation)*
?negation: "not" negation -> opposite
    | "(" any ")"
    | NAME "is" NAME -> chosen
    | NAME "is" "not" NAME -> not_chosen
    | NAME "in" "(" NAME ("," NAME)* ")" -> chosen
    | NAME "not" "in" "(" NAME ("," NAME)* ")" -> not_chosen
    | "asked" NAME -> asked
    | sum SIGN sum -> compared
    | sum SIGN sum SIGN sum -> between
?sum: product ("+" product)*
?product: quantity ("*" quantity)*
?quantity: NUMBER -> figure
    | NAME -> named
    | "least" "(" sum ")" -> least
    | "most" "(" sum ")" -> most
    | "count" "(" any ("," any)* ")" -> count
rule: "never" "outcome" NAME "when" any -> never
    | "never" "milder" "than" URGENCY "when" any -> at_least
    | "always" "at" "least" URGENCY "when" any -> at_least
    | "outcome" NAME "only" "if" any -> only_if
    | ARTICLE "worse" NAME "never" "gives" "milder" "advice" ("," "from" NAME ("to" NAME)+)? -> worse
    | "not" "sure" "at" NAME "is" "never" "milder" "than" ARTICLE "known" "choice" -> unsure
    | (NAME | ARTICLE) "is" "asked" "before" NAME -> before
    | "every" "entry" "passes" NAME -> passes
ARTICLE.2: /a(?![a-z0-9-])/
SIGN: "<=" | ">=" | "!=" | "=" | "<" | ">"
NUMBER: /-?[0-9]+(\.[0-9]+)?(?![a-z0-9-])/
NAME: /[a-z0-9]+(-[a-z0-9]+)*/
URGENCY: /[a-z_]+/
%ignore " "
"""


@dataclass(frozen=True)
class QuestionSymbol:
    """What conditions may say of a question: its choices, and the interval of each that is a number."""

    choices: tuple[str, ...]
    bands: Mapping[str, Interval] = field(default_factory=dict)
    unsure_as: str | None = None
    whole: bool = False


@dataclass(frozen=True)
class SymbolTable:
    """The names that a flow's conditions may use."""

    questions: Mapping[str, QuestionSymbol]
    scores: frozenset[str]
    outcomes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text, and the offset of the sign where it is."""

    offset: int
    code: str
    message: str
    hint: str


_TABLES = Path(__file__).with_name("__pycache__") / "conditions.lark"
"""Lark keeps the parser's tables where Python keeps its own, and makes them anew when the grammar or Lark changes.
Making them takes a tenth of the time of `askwell check`; where nothing can be written they are made each time."""

Sentence = tuple[str, tuple[Any, ...]]
"""A rule's kind ("never", "at_least", "only_if", "worse", "unsure", "before", "passes") and its parts."""


@cache
def _parser() -> Lark:
    # A word of the language ends where a key would: "isyes" is not "is yes".
    words = set(re.findall(r'"([a-z]+)"', GRAMMAR))
    text = re.sub(r'"([a-z]+)"', lambda word: f"_{word[1].upper()}", GRAMMAR)
    text += "".join(f"_{word.upper()}.2: /{word}(?![a-z0-9-])/\n" for word in sorted(words))
    return Lark(text, start=["any", "rule"], parser="lalr", lexer="contextual", cache=str(_TABLES))


def read_condition(text: str, names: SymbolTable) -> Condition | list[Fault]:
    """The condition that a text states, or everything that is wrong with it."""
    hint = "the manual's page on flows lists all that can be written"
    found: Condition | list[Fault] = _read(text, "any", names, "FLOW015", "this condition", hint)
    return found


def read_sentence(text: str, names: SymbolTable) -> Sentence | list[Fault]:
    """What a rule's text states, or everything that is wrong with it."""
    hint = "the manual's page on flows lists the sentences there are"
    found: Sentence | list[Fault] = _read(text, "rule", names, "FLOW032", "this rule", hint)
    return found


def _read(text: str, start: str, names: SymbolTable, code: str, what: str, hint: str) -> Any:
    try:
        tree = _parser().parse(text, start=start)
    except UnexpectedInput as error:
        offset, seen = _where(text, error)
        return [Fault(offset, code, f"{what} cannot be read from {seen} on", hint)]
    except RecursionError:
        return [Fault(0, code, f"{what} has too many parts inside each other", "make several of it")]
    linker = _NameBinder(names, text)
    try:
        found = linker.transform(tree)
    except RecursionError:
        return [Fault(0, code, f"{what} has too many parts inside each other", "make several of it")]
    return linker.faults or found


def _where(text: str, error: UnexpectedInput) -> tuple[int, str]:
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        return int(error.token.start_pos or 0), f"'{error.token}'"
    if isinstance(error, UnexpectedCharacters):
        return int(error.pos_in_stream or 0), f"'{text[error.pos_in_stream :].split()[0]}'"
    return len(text), "its end"


@v_args(inline=True)
class _NameBinder(Transformer[Token, Any]):
    """Turns what was parsed into conditions, and gathers what their names get wrong."""

    def __init__(self, names: SymbolTable, text: str) -> None:
        super().__init__()
        self.names, self.text = names, text
        self.faults: list[Fault] = []

    def any(self, *parts: Condition) -> Condition:
        return Joined(parts, decisive=True)

    def all(self, *parts: Condition) -> Condition:
        return Joined(parts, decisive=False)

    def opposite(self, part: Condition) -> Condition:
        return negated(part)

    def chosen(self, question: Token, *choices: Token) -> Condition:
        return self._is(question, choices)

    def not_chosen(self, question: Token, *choices: Token) -> Condition:
        return Not(self._is(question, choices))

    def asked(self, question: Token) -> Condition:
        return Asked(str(question)) if self._question(question) else ALWAYS

    def compared(self, left: Quantity, sign: Token, right: Quantity) -> Condition:
        compare = Compare(left, str(sign), right, self.text)
        whole = [key for key, symbol in self.names.questions.items() if symbol.whole]
        hint = "take whole: yes out at the question, or compare with a whole number"
        self.faults += [Fault(offset, "FLOW062", message, hint) for offset, message in fractions(compare, whole)]
        return compare

    def between(self, low: Quantity, sign: Token, middle: Quantity, also: Token, high: Quantity) -> Condition:
        return Joined((self.compared(low, sign, middle), self.compared(middle, also, high)), decisive=False)

    def sum(self, *parts: Quantity) -> Quantity:
        return Combined(parts, "+")

    def product(self, *parts: Quantity) -> Quantity:
        return Combined(parts, "*")

    def figure(self, number: Token) -> Quantity:
        return Figure(point(Decimal(number)))

    def named(self, name: Token) -> Quantity:
        if name in self.names.scores:
            return Sum(str(name))
        symbol = self._question(name)
        if symbol and not symbol.bands:
            choice = symbol.choices[0] if symbol.choices else "option"
            self._fault(name, "FLOW017", f"this compares a choice, '{name}', with a number",
                        f"write '{name} is {choice}', or use a score or a question for a number")  # fmt: skip
        return Measure(str(name), symbol.bands if symbol else {})

    def least(self, part: Quantity) -> Quantity:
        return Edge(part, "least")

    def most(self, part: Quantity) -> Quantity:
        return Edge(part, "most")

    def count(self, *parts: Condition) -> Quantity:
        return Count(parts)

    def never(self, outcome: Token, when: Condition) -> Sentence:
        return "never", (self._outcome(outcome), when)

    def at_least(self, urgency: Token, when: Condition) -> Sentence:
        return "at_least", (urgency, when)

    def only_if(self, outcome: Token, when: Condition) -> Sentence:
        return "only_if", (self._outcome(outcome), when)

    def worse(self, article: Token, question: Token, *order: Token) -> Sentence:
        del article
        symbol = self._question(question)
        for choice in order if symbol else ():
            self._choice(question, choice, symbol)
        return "worse", (str(question), tuple(map(str, order)))

    def unsure(self, question: Token, article: Token) -> Sentence:
        del article
        symbol = self._question(question)
        if symbol and NOT_SURE not in symbol.choices and not symbol.unsure_as:
            self._fault(question, "FLOW016", f"the question '{question}' has no \"not sure\"", "name one that has")
        return "unsure", (str(question),)

    def before(self, first: Token, then: Token) -> Sentence:
        for name in (first, then):
            self._question(name)
        return "before", (str(first), str(then))

    def passes(self, question: Token) -> Sentence:
        self._question(question)
        return "passes", (str(question),)

    def _is(self, question: Token, choices: Iterable[Token]) -> Condition:
        if question in self.names.scores:
            hint = f"compare it with a number: '{question} >= 1'"
            self._fault(question, "FLOW017", f"this compares a score, '{question}', with a choice", hint)
            return ALWAYS
        symbol = self._question(question)
        for choice in choices if symbol else ():
            self._choice(question, choice, symbol)
        return Is(str(question), frozenset(map(str, choices)))

    def _question(self, name: Token) -> QuestionSymbol | None:
        symbol = self.names.questions.get(name)
        if symbol is None:
            hint = did_you_mean(name, {*self.names.questions, *self.names.scores})
            self._fault(name, "FLOW016", f"there is no question or score '{name}'", hint)
        return symbol

    def _choice(self, question: Token, name: Token, symbol: QuestionSymbol | None) -> None:
        if symbol is None or name in symbol.choices:
            return
        hint = did_you_mean(name, symbol.choices)
        if name == NOT_SURE and symbol.unsure_as:
            hint = f"a reader who is not sure counts as '{symbol.unsure_as}' here"
        self._fault(name, "FLOW016", f"the question '{question}' has no choice '{name}'", hint)

    def _outcome(self, name: Token) -> str:
        if name not in self.names.outcomes:
            hint = did_you_mean(name, self.names.outcomes)
            self._fault(name, "FLOW016", f"there is no outcome '{name}'", hint)
        return str(name)

    def _fault(self, token: Token, code: str, message: str, hint: str) -> None:
        fault = Fault(token.start_pos or 0, code, message, hint)
        if fault not in self.faults:
            self.faults.append(fault)
