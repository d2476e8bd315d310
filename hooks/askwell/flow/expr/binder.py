"""What the names in a condition or a rule mean in a flow."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from lark import Token, Transformer, v_args

from askwell.diagnostics import did_you_mean
from askwell.flow.expr.ast import (
    ALWAYS,
    QUANTITIES,
    Asked,
    Combined,
    Compare,
    Condition,
    Count,
    Edge,
    Figure,
    Highest,
    Is,
    Joined,
    Measure,
    Node,
    Not,
    Quantity,
    Quotient,
    Sum,
    joined,
)
from askwell.flow.expr.intervals import point
from askwell.flow.expr.parts import inside, negated
from askwell.flow.expr.symbols import Fault, QuestionSymbol, Sentence, SymbolTable
from askwell.flow.expr.whole import fractions
from askwell.flow.schema.questions import NOT_SURE


@v_args(inline=True)
class NameBinder(Transformer[Token, Any]):
    """Turns what was parsed into conditions, and gathers what their names get wrong."""

    def __init__(self, names: SymbolTable, text: str) -> None:
        super().__init__()
        self.names, self.text = names, text
        self.faults: list[Fault] = []
        self.written: dict[int, tuple[Node, Token]] = {}  # by identity: where a name or a figure stands

    def checked(self, found: Any) -> Any:
        """What was read, after a look at whether conditions stand where conditions belong."""
        parts = found[1] if isinstance(found, tuple) else (found,)
        self._conditions(part for part in parts if isinstance(part, QUANTITIES))
        return found

    def any(self, *parts: Node) -> Condition:
        return Joined(self._conditions(parts), decisive=True)

    def all(self, *parts: Node) -> Condition:
        return Joined(self._conditions(parts), decisive=False)

    def opposite(self, part: Node) -> Condition:
        return negated(self._conditions([part])[0])

    def chosen(self, question: Token, *choices: Token) -> Condition:
        return self._is(question, choices)

    def not_chosen(self, question: Token, *choices: Token) -> Condition:
        return Not(self._is(question, choices))

    def asked(self, question: Token) -> Condition:
        return Asked(str(question)) if self._question(question) else ALWAYS

    def compared(self, first: Node, sign: Token, second: Node) -> Condition:
        left, right = self._quantities((first, second), compared=True)
        compare = Compare(left, str(sign), right, self.text)
        whole = [key for key, symbol in self.names.questions.items() if symbol.whole]
        hint = "take whole: yes out at the question, or compare with a whole number"
        self.faults += [Fault(offset, "FLOW062", message, hint) for offset, message in fractions(compare, whole)]
        return compare

    def between(self, low: Node, sign: Token, middle: Node, also: Token, high: Node) -> Condition:
        return Joined((self.compared(low, sign, middle), self.compared(middle, also, high)), decisive=False)

    def plus(self, one: Node, other: Node) -> Quantity:
        return joined(self._quantities((one, other)), "+")

    def minus(self, one: Node, other: Node) -> Quantity:
        less, more = self._quantities((other, one))
        return joined((more, Combined((Figure(point(-1)), less), "*")), "+")

    def times(self, one: Node, other: Node) -> Quantity:
        return joined(self._quantities((one, other)), "*")

    def over(self, one: Node, other: Node) -> Quantity:
        top, bottom = self._quantities((one, other))
        return Quotient(top, bottom)

    def figure(self, number: Token) -> Node:
        return self._noted(Figure(point(Decimal(number))), number)

    def named(self, name: Token) -> Node:
        if name in self.names.terms:
            return self._noted(self.names.terms[name], name)
        if name in self.names.scores:
            return self._noted(Sum(str(name)), name)
        symbol = self._question(name)
        return self._noted(Measure(str(name), symbol.bands if symbol else {}), name)

    def least(self, part: Node) -> Quantity:
        return Edge(self._quantities([part])[0], "least")

    def most(self, part: Node) -> Quantity:
        return Edge(self._quantities([part])[0], "most")

    def highest(self, score: Token) -> Quantity:
        if score not in self.names.scores:
            self._fault(score, "FLOW016", f"there is no score '{score}'", did_you_mean(score, self.names.scores))
        return Highest(str(score))

    def count(self, *parts: Node) -> Quantity:
        return Count(self._conditions(parts))

    def _noted(self, node: Node, token: Token) -> Node:
        self.written.setdefault(id(node), (node, token))
        return node

    def _token(self, node: Node) -> Token:
        """The first name or figure in what was written."""
        found = (self.written[id(part)][1] for part in inside(node) if id(part) in self.written)
        return next(found, Token("NAME", "", start_pos=0))

    def _conditions(self, parts: Iterable[Node]) -> tuple[Condition, ...]:
        """Those that are conditions. A number that stands in their place is a fault."""
        found: list[Condition] = []
        for part in parts:
            if not isinstance(part, QUANTITIES):
                found.append(part)
                continue
            token = self._token(part)
            symbol, known = self.names.questions.get(token), token in self.names.scores
            hint = "compare it with another number"
            if symbol or known:
                choice = next(iter(symbol.choices), "option") if symbol and not symbol.bands else ""
                hint = f"write '{token} is {choice}'" if choice else f"compare it with a number: '{token} >= 1'"
            if symbol or known or not isinstance(part, Measure):
                self._fault(token, "FLOW084", f"'{token}' alone is not a condition", hint)
            found.append(ALWAYS)
        return tuple(found)

    def _quantities(self, parts: Iterable[Node], *, compared: bool = False) -> tuple[Quantity, ...]:
        """Those that are numbers. A condition, or a question without numbers, that stands in their place is a fault."""
        found: list[Quantity] = []
        for part in parts:
            name = self._token(part)
            if not isinstance(part, QUANTITIES):
                hint = (
                    f"'count({name})' is 1 if it holds, else 0" if name in self.names.terms else "compare two numbers"
                )
                message = f"a condition stands here, '{name}', where a number belongs"
                self._fault(name, "FLOW084", message, hint)
                found.append(Figure(point(0)))
                continue
            if not compared and any(isinstance(each, Quotient) for each in inside(part)):
                message = "a quotient is compared as it is: nothing is added to it, and nothing taken from it"
                self._fault(name, "FLOW118", message, "multiply both sides instead: 'a >= 2 * b' for 'a / b >= 2'")
            symbol = self.names.questions.get(part.question) if isinstance(part, Measure) else None
            if symbol and not symbol.bands:
                choice = symbol.choices[0] if symbol.choices else "option"
                self._fault(name, "FLOW017", f"this compares a choice, '{name}', with a number",
                            f"write '{name} is {choice}', or use a score or a question for a number")  # fmt: skip
            found.append(part)
        return tuple(found)

    def outcomes(self, *names: Token) -> frozenset[str]:
        return frozenset(map(self._outcome, names))

    def never(self, outcomes: frozenset[str], when: Condition) -> Sentence:
        return "never", (outcomes, when)

    def never_gives(self, part: Token, when: Condition) -> Sentence:
        return "never_gives", (self._part(part), when)

    def always_gives(self, part: Token, when: Condition) -> Sentence:
        return "always_gives", (self._part(part), when)

    def at_least(self, urgency: Token, when: Condition) -> Sentence:
        return "at_least", (urgency, when)

    def only_if(self, outcomes: frozenset[str], when: Condition) -> Sentence:
        return "only_if", (outcomes, when)

    def asked_only_if(self, question: Token, when: Condition) -> Sentence:
        self._question(question)
        return "asked_only_if", (str(question), when)

    def never_asked(self, question: Token, when: Condition) -> Sentence:
        self._question(question)
        return "never_asked", (str(question), when)

    def higher(self, article: Token, score: Token) -> Sentence:
        del article
        if score not in self.names.scores:
            self._fault(score, "FLOW016", f"there is no score '{score}'", did_you_mean(score, self.names.scores))
        return "higher", (str(score),)

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

    def at_most(self, urgency: Token, when: Condition) -> Sentence:
        return "at_most", (urgency, when)

    def within(self, article: Token, questions: Token, word: Token, when: Condition) -> Sentence:
        del article, word
        if not str(questions).isdigit() or int(questions) == 0:
            hint = "write a whole number from 1"
            self._fault(questions, "FLOW032", f"'{questions}' is not a number of questions", hint)
        return "within", (int(questions) if str(questions).isdigit() else 0, when)

    def sees(self, sign: Token, question: Token) -> Sentence:
        self._question(question)
        return "sees", (str(sign)[1:-1], str(question))

    def entries(self, article: Token) -> Sentence:
        del article
        return "entries", ()

    def _is(self, question: Token, choices: Iterable[Token]) -> Condition:
        if question in self.names.terms:
            hint = f"write '{question}' or 'not {question}'"
            self._fault(question, "FLOW084", f"'{question}' is a term, which has no choices", hint)
            return ALWAYS
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
            self._fault(name, "FLOW016", *self.names.unknown(name, self.text[: name.start_pos]))
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

    def _part(self, name: Token) -> str:
        if name not in self.names.parts:
            hint = did_you_mean(name, self.names.parts) or "name what an outcome gives below its gives:"
            self._fault(name, "FLOW016", f"no outcome gives '{name}'", hint)
        return str(name)

    def _fault(self, token: Token, code: str, message: str, hint: str) -> None:
        fault = Fault(token.start_pos or 0, code, message, hint)
        if fault not in self.faults:
            self.faults.append(fault)
