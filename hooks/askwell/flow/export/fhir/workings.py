"""The hidden items of a questionnaire: where a reader has come, which rows apply, and what scores have come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from askwell.flow.export.fhir.conditions import Conditions
from askwell.flow.export.fhir.layout import Layout
from askwell.flow.export.fhir.words import NO, YES, Json, all_of, answer, any_of, hidden, is_yes, one_of
from askwell.flow.expr.ast import Worth
from askwell.flow.resolve.graph import FlowGraph, QuestionNode, TableNode


class Workings:
    """Writes them, each for its place."""

    def __init__(self, graph: FlowGraph, layout: Layout, conditions: Conditions) -> None:
        self.graph, self.layout, self.conditions = graph, layout, conditions

    def before(self, key: str) -> list[Json]:
        """What stands before a question's items, or in the place of a table."""
        node = self.graph.nodes[key]
        if isinstance(node, TableNode):
            return self._table(node)
        if isinstance(node, QuestionNode) and node.when:
            asked = all_of([is_yes(f"reached.{key}"), self.conditions.holds(node.when.condition, key)])
            return [self._reached(key), hidden(f"asked.{key}", "boolean", asked)]
        return [hidden(f"asked.{key}", "boolean", self.reached(key))]

    def _reached(self, key: str) -> Json:
        return hidden(f"reached.{key}", "boolean", self.reached(key))

    def reached(self, key: str) -> str:
        """Whether a reader comes to a node."""
        if key == self.graph.start:
            return YES
        return any_of(self._ways(key))

    def _ways(self, target: str) -> Iterator[str]:
        for key in self.graph.order:
            node = self.graph.nodes[key]
            if isinstance(node, QuestionNode):
                yield self.conditions.picked(key, [o.key for o in node.options if o.target == target])
                if node.when and node.otherwise == target:
                    fails = self.conditions.fails(node.when.condition, key)
                    yield all_of([is_yes(f"reached.{key}"), fails])
            elif isinstance(node, TableNode):
                yield self._through(node, target)

    def _through(self, node: TableNode, target: str) -> str:
        if node.table.hit == "every":
            return is_yes(f"reached.{node.key}") if node.table.to == target else NO
        rows = [number for number, (row, _) in enumerate(node.rows, 1) if row.to == target]
        return one_of(f"row.{node.key}", [*rows, *([0] if node.table.otherwise == target else [])])

    def _table(self, node: TableNode) -> list[Json]:
        """Which row of a table applies, counted from 1; 0 is for readers to whom none does."""
        holds = [self.conditions.holds(guard.condition, node.key) for _, guard in node.rows]
        if node.table.hit == "every":
            here = is_yes(f"reached.{node.key}")
            rows = (
                hidden(f"row.{node.key}.{number}", "boolean", all_of([here, applies]))
                for number, applies in enumerate(holds, 1)
            )
            return [self._reached(node.key), *rows]
        number = "0"
        for row, applies in reversed(list(enumerate(holds, 1))):
            number = f"iif({applies}, {row}, {number})"
        return [hidden(f"row.{node.key}", "integer", f"iif({self.reached(node.key)}, {number}, {{}})")]

    def applies(self, table: str, row: int) -> str:
        """Whether a row of a table, counted from 1, applies to a reader who passes there."""
        node = self.graph.nodes[table]
        every = isinstance(node, TableNode) and node.table.hit == "every"
        return is_yes(f"row.{table}.{row}") if every else one_of(f"row.{table}", [row])

    def score(self, score: str, at: str, *, largest: bool) -> str:
        """What a score has come to at a place: its sum, or the largest points of one choice."""
        if largest:
            return self._largest(score, at)
        adding = self.layout.adding(score, at)
        parts = [part for key in adding for part in self._points(key, score)]
        total, decimals = " + ".join(parts) or "0", self.layout.decimals(score)
        return f"({total}).round({decimals})" if decimals else total

    def _points(self, key: str, score: str) -> Iterator[str]:
        node = self.graph.nodes[key]
        if isinstance(node, TableNode):
            for row, points in enumerate(node.points, 1):
                if points.get(score):
                    yield f"iif({self.applies(key, row)}, {points[score]}, 0)"
        elif self.weighted(key):
            asked, given = is_yes(f"asked.{key}"), answer(key)
            yield f"iif({asked} and {given}.exists(), {given}.weight(), 0)"
        else:
            for worth, keys in self._by_points(key, score):
                if worth:
                    yield f"iif({self.conditions.picked(key, keys)}, {worth}, 0)"

    def weighted(self, question: str) -> bool:
        """Whether the points of a question's options are their weights: there is one score, and one item."""
        return len(self.graph.flow.scores) == 1 and question not in self.layout.several

    def _by_points(self, question: str, score: str) -> list[tuple[Worth, list[str]]]:
        """The choices of a question by their points, the most first."""
        found: dict[Worth, list[str]] = {}
        for option in self.layout.options(question):
            if score in option.points:
                found.setdefault(option.points[score], []).append(option.key)
        return sorted(found.items(), reverse=True)

    def _largest(self, score: str, at: str) -> str:
        """Of all choices that were made, the most points. Without any, it is 0."""
        made: dict[Worth, list[str]] = {}
        for key in self.layout.adding(score, at):
            for points, keys in self._by_points(key, score):
                made.setdefault(points, []).append(self.conditions.picked(key, keys))
        found = "0"
        for points, picked in sorted(made.items()):
            found = f"iif({any_of(picked)}, {points}, {found})"
        return found

    def counted(self, score: str, at: str) -> str:
        """Whether anything that a reader passed has points for a score."""
        found: list[str] = []
        for key in self.layout.adding(score, at):
            node = self.graph.nodes[key]
            if isinstance(node, TableNode):
                rows = (row for row, points in enumerate(node.points, 1) if score in points)
                found += [self.applies(key, row) for row in rows]
            else:
                found += [self.conditions.picked(key, keys) for _, keys in self._by_points(key, score)]
        return any_of(found)


def number_kind(decimals: int) -> str:
    """The type of an item for a sum."""
    return "decimal" if decimals else "integer"


def written(points: Worth) -> float | int:
    """Points as JSON has them."""
    return int(points) if Decimal(points) == int(points) else float(points)
