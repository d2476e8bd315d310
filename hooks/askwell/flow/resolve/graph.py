"""A flow with its names resolved: what stands behind each key, and each condition read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from askwell.flow.expr.ast import Condition, Quantity, Worth
from askwell.flow.expr.formula import Formula
from askwell.flow.expr.intervals import Interval
from askwell.flow.expr.symbols import SymbolTable
from askwell.flow.resolve.ranking import Ranking
from askwell.flow.schema.questions import Question
from askwell.flow.schema.records import Flow, Outcome, Row, Table
from askwell.source.yaml import Loc


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition, with the place where it is written and the words of it."""

    condition: Condition
    loc: Loc
    text: str


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A text's blocks, each with the condition under which it is said; `loc` is the text's place."""

    blocks: tuple[tuple[str, Guard | None], ...]
    loc: Loc
    by_sum: tuple[WordsBySum, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsBySum:
    """The blocks of a text, from one to before another, of which each sum of a score has exactly one."""

    of: str
    first: int
    end: int
    loc: Loc


@dataclass(frozen=True, slots=True)
class ResolvedOption:
    """A choice of a question: an option, or "not sure". `counts_as` is the key that conditions see.

    `count` is the number of signs it stands for, if the question asks for that; without a label of its
    own such a choice words itself by how many signs are shown.
    """

    key: str
    counts_as: str
    label: TextTemplate | None
    target: str
    points: Mapping[str, Worth]
    when: Guard | None
    loc: Loc
    band: Interval | None = None
    count: int | None = None


@dataclass(frozen=True, eq=False)
class Computed:
    """How the bands of a question are worked out: the formula of what they are bands of, the quantities that its other
    names stand for, how finely readers know the number asked for, and which numbers there can be."""

    formula: Formula
    text: str
    loc: Loc
    values: Mapping[str, Quantity]
    grid: Decimal
    domain: Interval


@dataclass(frozen=True, slots=True)
class QuestionNode:
    """A question, resolved."""

    key: str
    question: Question
    texts: Mapping[str, TextTemplate]
    signs: tuple[tuple[str, Guard | None], ...]
    options: tuple[ResolvedOption, ...]
    when: Guard | None
    otherwise: str
    formula: Computed | None = None


@dataclass(frozen=True, slots=True)
class TableNode:
    """A decision table, resolved."""

    key: str
    table: Table
    rows: tuple[tuple[Row, Guard], ...]
    points: tuple[Mapping[str, Worth], ...] = ()
    """The points of each row, by score."""


@dataclass(frozen=True, slots=True)
class OutcomeNode:
    """An outcome, resolved."""

    key: str
    outcome: Outcome
    texts: Mapping[str, TextTemplate]


Node = QuestionNode | TableNode | OutcomeNode


@dataclass(frozen=True)
class FlowGraph:
    """A flow whose names are all known. `order` has every node before what it leads to, the author's
    order where that leaves a choice; what nothing leads to is not in it."""

    flow: Flow
    names: SymbolTable
    nodes: Mapping[str, Node]
    start: str
    order: tuple[str, ...]

    @cached_property
    def ranking(self) -> Ranking:
        """Which of two outcomes is the milder one."""
        return Ranking(self.flow)

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Each node's place in the order."""
        return {key: number for number, key in enumerate(self.order)}

    def behind(self, key: str) -> frozenset[str]:
        """A node and all that it may lead to, conditions left aside; nothing for no node."""
        found: set[str] = set()
        waiting = [key] if key else []
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += targets(self.nodes[node])
        return frozenset(found)


def targets(node: Node) -> tuple[str, ...]:
    """Every key that a node can lead to, in the author's order."""
    if isinstance(node, QuestionNode):
        skipped = (node.otherwise,) if node.when else ()
        return (*(option.target for option in node.options), *skipped)
    if isinstance(node, TableNode):
        last = (node.table.otherwise,) if node.table.otherwise else ()
        if node.table.hit == "every":
            return (node.table.to or "",)
        return (*(row.to or "" for row, _ in node.rows), *last)
    return ()
