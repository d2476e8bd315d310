"""What a flow's conditions and rules may name, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from askwell.diagnostics import did_you_mean
from askwell.flow.expr.ast import Condition
from askwell.flow.expr.intervals import Interval

Sentence = tuple[str, tuple[Any, ...]]
"""A rule's kind, the name of its production in the grammar ("never", "at_least", "sees" and so on), and its parts."""


@dataclass(frozen=True)
class QuestionSymbol:
    """What conditions may say of a question: its choices, and the interval of each that is a number."""

    choices: tuple[str, ...]
    bands: Mapping[str, Interval] = field(default_factory=dict)
    unsure_as: str | None = None
    whole: bool = False


@dataclass(frozen=True)
class SymbolTable:
    """The names that a flow's conditions may use. `terms` has the conditions that were given a name so far,
    `below` the terms that still come, and `parts` the parts of treatment that outcomes give."""

    questions: Mapping[str, QuestionSymbol]
    scores: frozenset[str]
    outcomes: frozenset[str] = frozenset()
    terms: Mapping[str, Condition] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()

    def unknown(self, name: str, before: str) -> tuple[str, str]:
        """What is wrong with a name that is not known, and what may be meant; `before` is what stands before it."""
        message = f"there is no question, score or term '{name}'"
        if name in self.below:
            return f"the term '{name}' is not written above this one", "a term may name only terms above it: move it up"
        asked = [key for key, symbol in self.questions.items() if name in symbol.choices and f"{key} " in before]
        if asked:
            return message, f"each part names its question: write '{max(asked, key=before.rfind)} is {name}'"
        return message, did_you_mean(name, {*self.questions, *self.scores, *self.terms})


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text, and the offset of the sign where it is."""

    offset: int
    code: str
    message: str
    hint: str
