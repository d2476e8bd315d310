"""The syntax of conditions and of safety rules."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from askwell.flow.expr.ast import Condition
from askwell.flow.expr.binder import NameBinder
from askwell.flow.expr.symbols import Fault, Sentence, SymbolTable

GRAMMAR = r"""
?any: all ("or" all)*
?all: negation ("and" negation)*
?negation: "not" negation -> opposite
    | NAME "is" NAME -> chosen
    | NAME "is" "not" NAME -> not_chosen
    | NAME "in" "(" NAME ("," NAME)* ")" -> chosen
    | NAME "not" "in" "(" NAME ("," NAME)* ")" -> not_chosen
    | "asked" NAME -> asked
    | sum SIGN sum -> compared
    | sum SIGN sum SIGN sum -> between
    | sum
?sum: product
    | sum "+" product -> plus
    | sum "-" product -> minus
?product: quantity
    | product "*" quantity -> times
    | product "/" quantity -> over
?quantity: NUMBER -> figure
    | NAME -> named
    | "(" any ")"
    | "least" "(" sum ")" -> least
    | "most" "(" sum ")" -> most
    | "highest" "(" NAME ")" -> highest
    | "count" "(" any ("," any)* ")" -> count
rule: "never" outcomes "when" any -> never
    | "never" "gives" NAME "when" any -> never_gives
    | "always" "gives" NAME "when" any -> always_gives
    | "never" "milder" "than" URGENCY "when" any -> at_least
    | "always" "at" "least" URGENCY "when" any -> at_least
    | outcomes "only" "if" any -> only_if
    | ARTICLE "worse" NAME "never" "gives" "milder" "advice" ("," "from" NAME ("to" NAME)+)? -> worse
    | "not" "sure" "at" NAME "is" "never" "milder" "than" ARTICLE "known" "choice" -> unsure
    | ARTICLE "higher" NAME "never" "gives" "milder" "advice" -> higher
    | (NAME | ARTICLE) "is" "asked" "before" NAME -> before
    | (NAME | ARTICLE) "is" "asked" "only" "if" any -> asked_only_if
    | (NAME | ARTICLE) "is" "never" "asked" "when" any -> never_asked
    | "every" "entry" "passes" NAME -> passes
    | "never" "graver" "than" URGENCY "when" any -> at_most
    | ARTICLE "emergency" "is" "reached" "within" NUMBER QUESTIONS "when" any -> within
    | "every" "reader" "sees" TEXT "at" NAME -> sees
    | ARTICLE "entry" "is" "never" "milder" "than" "the" "start" -> entries
outcomes: "outcome" NAME -> outcomes
    | "outcome" "in" "(" NAME ("," NAME)* ")" -> outcomes
ARTICLE.2: /an?(?![a-z0-9-])/
SIGN: "<=" | ">=" | "!=" | "=" | "<" | ">"
NUMBER: /-?[0-9]+(\.[0-9]+)?(?![a-z0-9-])/
NAME: /[a-z0-9]+(-[a-z0-9]+)*/
URGENCY: /[a-z][a-z0-9_-]*/
QUESTIONS: /questions?(?![a-z0-9-])/
TEXT: /"[^"]*"/
%ignore " "
"""


def tables(name: str) -> str:
    """The file in which Lark keeps the tables of a syntax: where Python keeps its own. It makes them anew when the
    syntax or Lark changes. Making them takes a tenth of a second; where nothing can be written they are made each
    time."""
    folder = Path(__file__).with_name("__pycache__")
    with suppress(OSError):
        folder.mkdir(exist_ok=True)  # Python makes the folder itself, unless it is told to write nothing
    return str(folder / f"{name}.lark")


@cache
def _parser() -> Lark:
    # A word of the language ends where a key would: "isyes" is not "is yes".
    words = set(re.findall(r'"([a-z]+)"', GRAMMAR))
    text = re.sub(r'"([a-z]+)"', lambda word: f"_{word[1].upper()}", GRAMMAR)
    text += "".join(f"_{word.upper()}.2: /{word}(?![a-z0-9-])/\n" for word in sorted(words))
    return Lark(text, start=["any", "rule"], parser="lalr", lexer="contextual", cache=tables("conditions"))


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
    linker = NameBinder(names, text)
    try:
        found = linker.checked(linker.transform(tree))
    except RecursionError:
        return [Fault(0, code, f"{what} has too many parts inside each other", "make several of it")]
    return sorted(linker.faults, key=lambda fault: fault.offset) or found


def _where(text: str, error: UnexpectedInput) -> tuple[int, str]:
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        return int(error.token.start_pos or 0), f"'{error.token}'"
    if isinstance(error, UnexpectedCharacters):
        return int(error.pos_in_stream or 0), f"'{text[error.pos_in_stream :].split()[0]}'"
    return len(text), "its end"
