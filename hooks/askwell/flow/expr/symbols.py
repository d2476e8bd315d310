"""What a flow's conditions and rules may name, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from askwell.flow.expr.ast import Condition
from askwell.flow.expr.intervals import Interval


@dataclass(frozen=True)
class QuestionSymbol:
    """What conditions may say of a question: its choices, and the interval of each that is a number."""

    choices: tuple[str, ...]
    bands: Mapping[str, Interval] = field(default_factory=dict)
    unsure_as: str | None = None
    whole: bool = False


@dataclass(frozen=True)
class SymbolTable:
    """The names that a flow's conditions may use. `terms` has the conditions that were given a name so far, and
    `parts` the parts of treatment that outcomes give."""

    questions: Mapping[str, QuestionSymbol]
    scores: frozenset[str]
    outcomes: frozenset[str] = frozenset()
    terms: Mapping[str, Condition] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text, and the offset of the sign where it is."""

    offset: int
    code: str
    message: str
    hint: str
