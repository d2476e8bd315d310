"""How readers pass a decision table: which rows apply, what these add, and where readers go on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from askwell.flow.explore.inspecting import Inspecting
from askwell.flow.expr.ast import Memory, Worth, highest
from askwell.flow.resolve.graph import ResolvedOption, TableNode
from askwell.source.scalars import tidy
from askwell.source.yaml import Loc

OTHERWISE = -1
"""The number of the row for readers to whom no row applies."""


class Passed(NamedTuple):
    """Where readers go on behind a table, the rows that apply with a reason, and the points that they get."""

    target: str
    because: tuple[str, ...]
    points: Mapping[str, Worth]


def chosen(memory: Memory, question: str, option: ResolvedOption) -> dict[str, str | Worth]:
    """A memory after one more choice."""
    after = added({**memory, question: option.counts_as}, option.points)
    for score, points in option.points.items():
        name = highest(score)
        most = after.get(name)
        after[name] = points if most is None or isinstance(most, str) else max(most, points)
    return after


def added(memory: Memory, points: Mapping[str, Worth]) -> dict[str, str | Worth]:
    """A memory with more points."""
    after = dict(memory)
    for score, more in points.items():
        before = after.get(score, 0)
        assert not isinstance(before, str)
        total = before + more
        after[score] = total if type(total) is int else tidy(total)
    return after


class Passing(Inspecting):
    """Looks at the rows of tables."""

    def passed(self, node: TableNode, memory: Memory) -> Passed | None:
        """What a table does to a reader; None if that cannot be said."""
        rows = self._every(node, memory) if node.table.hit == "every" else self._one(node, memory)
        if rows is None:
            return None
        self.found.used.update((node.key, row) for row in rows)
        last = rows[-1] if rows else OTHERWISE
        target = node.table.otherwise if last == OTHERWISE else node.rows[last][0].to
        points: dict[str, str | Worth] = {}
        for row in (row for row in rows if row != OTHERWISE):
            points = added(points, node.points[row])
        because = tuple(f"{node.key}.{row + 1}" for row in rows if row != OTHERWISE and node.rows[row][0].because)
        worth = {score: more for score, more in points.items() if not isinstance(more, str)}
        return Passed((node.table.to if node.table.hit == "every" else target) or "", because, worth)

    def _every(self, node: TableNode, memory: Memory) -> list[int] | None:
        """The numbers of all rows that apply."""
        holds = [self.judge(guard, memory) for _, guard in node.rows]
        return None if None in holds else [number for number, applies in enumerate(holds) if applies]

    def _one(self, node: TableNode, memory: Memory) -> list[int] | None:
        """The number of the one row that counts."""
        hits: list[int] = []
        unique = node.table.hit == "unique"
        for number, (_, guard) in enumerate(node.rows):
            if hits and not unique:  # looked at only to learn whether the row ever applies
                also = self.truth(guard.condition, memory) is True
                self.found.seen.setdefault(guard.loc, set()).add(also)
                pair = (node.key, hits[0], number)
                if also and pair not in self.found.passed_over:
                    self.found.passed_over[pair] = self.way()
                continue
            holds = self.judge(guard, memory)
            if holds is None:
                return None
            hits += [number] if holds else []
        loc: Loc = ("tables", node.key)
        if len(hits) > 1:
            message = f"rows {hits[0] + 1} and {hits[1] + 1} of the table '{node.key}' both apply"
            hint = "change their conditions so that one applies, or write hit: first"
            self.report((*loc, "rows", hits[1], "when"), "FLOW023", message, hint)
            return None
        if not hits and node.table.otherwise is None:
            message = f"no row of the table '{node.key}' applies: readers get stuck"
            self.report(loc, "FLOW022", message, "add a row for them, or otherwise: with a target", key=True)
            return None
        return hits or [OTHERWISE]
