"""What can stand before each place of a guide, and what adds to its scores there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from askwell.flow.expr.ast import Worth
from askwell.flow.resolve.graph import FlowGraph, QuestionNode, ResolvedOption, TableNode, targets
from askwell.source.scalars import tidy

MAX_SUMS = 5_000
"""Sums of a score that are told apart (ours)."""


class TooManySums(Exception):
    """A score can come to more sums than can be told apart."""


class Layout:
    """A guide's nodes in order, seen from each place. `several` are the questions that are several items, since they
    are not worded alike for all readers."""

    def __init__(self, graph: FlowGraph) -> None:
        self.graph = graph
        self.several: set[str] = set()

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """For each node, those that readers may have passed when they come there."""
        found: dict[str, set[str]] = {key: set() for key in self.graph.order}
        for key in self.graph.order:
            for target in targets(self.graph.nodes[key]):
                found[target] |= {key, *found[key]}
        return {key: frozenset(nodes) for key, nodes in found.items()}

    def adding(self, score: str, at: str) -> tuple[str, ...]:
        """The questions and tables before a place that add to a score, in order."""
        before = self.before[at]
        return tuple(key for key in self.graph.order if key in before and any(True for _ in self.points(key, score)))

    def points(self, key: str, score: str) -> Iterator[Worth]:
        """The points that a question or table can add."""
        node = self.graph.nodes[key]
        if isinstance(node, QuestionNode):
            yield from (option.points[score] for option in node.options if score in option.points)
        elif isinstance(node, TableNode):
            yield from (points[score] for points in node.points if score in points)

    def options(self, question: str) -> tuple[ResolvedOption, ...]:
        """The choices of a question, "not sure" with them; none of what is no question."""
        node = self.graph.nodes.get(question)
        return node.options if isinstance(node, QuestionNode) else ()

    def totals(self, score: str, at: str) -> list[Worth]:
        """All sums that a score could have come to, and perhaps some to which it never does."""
        found: set[Worth] = {0}
        for key in self.adding(score, at):
            node = self.graph.nodes[key]
            if isinstance(node, TableNode) and node.table.hit == "every":
                for more in self.points(key, score):
                    found |= {tidy(total + more) for total in found}
            else:
                found |= {tidy(total + more) for total in found for more in set(self.points(key, score))}
            if len(found) > MAX_SUMS:
                raise TooManySums(score)
        return sorted(found)

    def largest(self, score: str, at: str) -> list[Worth]:
        """All that the largest points of one choice can be."""
        asked = (key for key in self.adding(score, at) if isinstance(self.graph.nodes[key], QuestionNode))
        return sorted({0, *(points for key in asked for points in self.points(key, score))})

    def decimals(self, score: str) -> int:
        """With how many decimals points are written."""
        nodes = self.graph.order
        written = (Decimal(points).as_tuple().exponent for key in nodes for points in self.points(key, score))
        return max([0, *(-exponent for exponent in written if isinstance(exponent, int))])
