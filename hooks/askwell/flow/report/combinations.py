"""The combinations of choices that matter, gathered without walking every way.

Question by question, all readers with the same combination so far are kept together, with how many of them
have which sums. Choices that nothing later tells apart are one cell. A question that only adds points has no
column: what it does is in the sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from askwell.flow.explore.liveness import live_memories
from askwell.flow.expr.ast import Worth
from askwell.flow.machine.compile import Unmerged, unmerged
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import shortest
from askwell.flow.machine.states import Ending, State
from askwell.flow.resolve.graph import QuestionNode, ResolvedOption, TableNode
from askwell.source.scalars import tidy

MAX_LINES = 100_000
"""Combinations at most: nobody can sign more, and they hardly fit in memory (ours)."""

MAX_CELLS = 600_000
"""Cells of a table at most: combinations times questions. More take longer than five seconds (ours)."""

Sums = tuple[Worth, ...]
"""The points of each score, in the flow's order."""

Cell = tuple[tuple[str, str], ...]
"""The choices that share a cell, each a key with its label; none if the question is not asked."""

Prefix = tuple[tuple[str, Cell], ...]
"""The cells so far, each with its question's key, in the order in which they are asked."""

Readers = dict[str, Counter[Sums]]
"""The readers with the same cells so far: by the key of the state they are at, how many ways there have which sums."""


class TooManyRows(Exception):
    """A guide has more combinations than are listed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A cell for each question shown, all possible sums of each score, the ending, and the number of ways to it."""

    cells: tuple[Cell, ...]
    sums: tuple[Sums, ...]
    ending: Ending
    ways: int


class Combining:
    """The combinations of one machine, gathered at once. `shown` has the keys of the questions with a column."""

    def __init__(self, machine: Machine) -> None:
        """Raises TooManyRows."""
        self.graph = machine.graph
        whole = Unmerged(machine, {})
        if any(any(node.points) for node in self.graph.nodes.values() if isinstance(node, TableNode)):
            whole = unmerged(machine)
        self.machine, self.gained = whole.machine, whole.gained
        nodes = [(key, self.graph.nodes[key]) for key in self.graph.order]
        met = {(state.origin, choice.key) for state in machine.states.values() for choice in state.choices}
        asking = ((key, node) for key, node in nodes if isinstance(node, QuestionNode))
        self.options = {key: [option for option in node.options if (key, option.key) in met] for key, node in asking}
        self.live_memories = live_memories(self.graph, (), machine.entry.at if machine.entry else "")
        self.asked = [key for key, options in self.options.items() if options]
        self.hidden = {
            key for key in self.asked if len({self._effect(key, option) for option in self.options[key]}) == 1
        }
        self.ends: dict[Prefix, dict[Ending, Counter[Sums]]] = {}
        self._run()
        waiting = [key for key in self.asked if key in self.hidden and self._skipped(key)]
        while waiting and any(_met_twice(endings) for endings in self.ends.values()):
            self.hidden.remove(waiting.pop(0))  # that it is asked tells combinations apart that look the same
            self._run()
        self.shown = [key for key in self.asked if key not in self.hidden]
        if len(self.ends) * len(self.shown) > MAX_CELLS:
            raise TooManyRows(
                f"the table would have {len(self.ends):,} combinations of the choices at {len(self.shown):,} questions"
            )

    def _effect(self, question: str, option: ResolvedOption) -> tuple[str, str | None]:
        """All that a choice does but add points: where it leads, and what conditions later see of it."""
        same = dict(self.live_memories[option.target].choices).get(question)
        return option.target, same[option.counts_as] if same else None

    def _skipped(self, question: str) -> bool:
        """Whether some readers come to advice without being asked."""
        return shortest(self.machine, lambda state: state.kind == "outcome", avoid=question) is not None

    def _run(self) -> None:
        start = self.machine.start
        zero = self._with(self._nothing, ("", ""))
        waiting: dict[str, dict[Prefix, Readers]] = {start.origin: {(): {start.key: Counter({zero: 1})}}}
        self.ends = {}
        for origin in self.graph.order:  # a node comes after all that lead to it
            for prefix, readers in waiting.pop(origin, {}).items():
                self._go_on(prefix, readers, waiting)
            if max([len(self.ends), *map(len, waiting.values())]) > MAX_LINES:
                raise TooManyRows(f"there are more than {MAX_LINES:,} combinations that matter")

    def _go_on(self, prefix: Prefix, readers: Readers, waiting: dict[str, dict[Prefix, Readers]]) -> None:
        states = [self.machine.states[key] for key in readers]
        for state in states:
            if state.kind == "outcome":
                self.ends.setdefault(prefix, {}).setdefault(state.ending, Counter()).update(readers[state.key])
        origin = states[0].origin
        for cell in self._cells(states):
            after = prefix if origin in self.hidden else (*prefix, (origin, cell))
            for key in dict(cell):
                for state, target in _ways_on(states, key):
                    ahead = waiting.setdefault(self.machine.states[target].origin, {}).setdefault(after, {})
                    there = ahead.setdefault(target, Counter())
                    points = self._with(self._points(origin, key), (state.key, key))
                    for sums, ways in readers[state.key].items():
                        there[tuple(tidy(one + more) for one, more in zip(sums, points, strict=True))] += ways

    def _with(self, points: Sums, way: tuple[str, str]) -> Sums:
        """Points with those that tables add on the way."""
        more = self.gained.get(way)
        if not more:
            return points
        added = (Decimal(more.get(score, 0)) for score in self.machine.flow.scores)
        return tuple(tidy(one + other) for one, other in zip(points, added, strict=True))

    @property
    def _nothing(self) -> Sums:
        return (0,) * len(self.machine.flow.scores)

    def _points(self, question: str, choice: str) -> Sums:
        points = next(option.points for option in self.options[question] if option.key == choice)
        return tuple(points.get(score, 0) for score in self.machine.flow.scores)

    def _cells(self, states: Sequence[State]) -> Iterator[Cell]:
        """The choices that some of these readers have, grouped by cell."""
        labels = {choice.key: choice.meant for state in reversed(states) for choice in state.choices}
        groups: list[list[ResolvedOption]] = []
        for option in self.options.get(states[0].origin, ()):
            if option.key in labels:
                same = [group for group in groups if any(self._alike(states, option, other) for other in group)]
                groups = [group for group in groups if group not in same]
                groups.append([*(other for group in same for other in group), option])
        yield from (tuple((option.key, labels[option.key]) for option in group) for group in groups)

    def _alike(self, states: Sequence[State], one: ResolvedOption, other: ResolvedOption) -> bool:
        """Whether nothing later tells two choices apart, or they lead the same way with the same points."""
        question = states[0].origin
        if self._effect(question, one) == self._effect(question, other):
            return True
        same_points = self._points(question, one.key) == self._points(question, other.key)
        return same_points and dict(_ways_on(states, one.key)) == dict(_ways_on(states, other.key))

    def lines(self) -> list[Line]:
        """All combinations in the author's order: that of the questions, and in each that of the options."""
        return sorted((self._in_order(line) for line in _joined(self._apart(), len(self.shown))), key=self._place)

    def _apart(self) -> Iterator[Line]:
        """A line for each combination and ending; more if the sums, score by score, would fit two endings."""
        for prefix, endings in self.ends.items():
            chosen = dict(prefix)
            cells = tuple(chosen.get(question, ()) for question in self.shown)
            every = [each_sum(readers) for readers in endings.values()]
            mixed = any(_overlap(one, other) for one, other in combinations(every, 2))
            for ending, readers in endings.items():
                for sums in boxes(readers) if mixed else [each_sum(readers)]:
                    yield Line(cells, sums, ending, sum(n for found, n in readers.items() if _fits(found, sums)))

    def _in_order(self, line: Line) -> Line:
        cells = zip(self.shown, line.cells, strict=True)
        return replace(line, cells=tuple(tuple(sorted(cell, key=self._rank(question))) for question, cell in cells))

    def _place(self, line: Line) -> tuple[object, ...]:
        cells = zip(self.shown, line.cells, strict=True)
        first = (min(map(self._rank(question), cell), default=len(self.options[question])) for question, cell in cells)
        return (*first, line.sums)

    def _rank(self, question: str) -> Callable[[tuple[str, str]], int]:
        place = self._places[question]
        return lambda choice: place[choice[0]]

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """The place of each choice among those of its question."""
        return {
            question: {option.key: number for number, option in enumerate(options)}
            for question, options in self.options.items()
        }


def _ways_on(states: Iterable[State], choice: str) -> Iterator[tuple[State, str]]:
    """The states that have a choice, each with where it leads."""
    return ((state, found.target) for state in states for found in state.choices if found.key == choice)


def _met_twice(endings: dict[Ending, Counter[Sums]]) -> bool:
    """Whether readers with the same cells and the same sums come to different advice."""
    return any(one.keys() & other.keys() for one, other in combinations(endings.values(), 2))


def each_sum(found: Iterable[Sums]) -> tuple[Sums, ...]:
    """All sums of each score by itself."""
    return tuple(tuple(sorted(set(sums))) for sums in zip(*found, strict=True))


def boxes(found: Iterable[Sums]) -> list[tuple[Sums, ...]]:
    """Sets of sums, score by score, whose combinations are exactly those that were found."""
    heads: dict[Worth, set[Sums]] = {}
    for head, *tail in filter(None, found):
        heads.setdefault(head, set()).add(tuple(tail))
    by_tails: dict[frozenset[Sums], list[Worth]] = {}
    for head, tails in sorted(heads.items()):
        by_tails.setdefault(frozenset(tails), []).append(head)
    return [(tuple(firsts), *rest) for tails, firsts in by_tails.items() for rest in boxes(tails)] or [()]


def _overlap(one: Iterable[Sums], other: Iterable[Sums]) -> bool:
    return all(set(mine) & set(its) for mine, its in zip(one, other, strict=True))


def _fits(found: Sums, sums: Iterable[Sums]) -> bool:
    return all(value in of for value, of in zip(found, sums, strict=True))


def _joined(lines: Iterable[Line], columns: int) -> list[Line]:
    """The lines, with those that differ in a single cell joined: that cell then has the choices of all."""
    found = [_Marked(line, sum(hash((n, cell)) for n, cell in enumerate(line.cells))) for line in lines]
    for column in reversed(range(columns)):
        alike: dict[object, _Marked] = {}
        for line, mark in found:
            cell = line.cells[column]
            rest = mark - hash((column, cell))
            others: object = (rest, line.sums, line.ending, bool(cell))
            before = alike.get(others)
            if before and _differ_there_alone(before.line, line, column):
                joined = before.line.cells[column] + cell
                cells = (*line.cells[:column], joined, *line.cells[column + 1 :])
                line = replace(line, cells=cells, ways=before.line.ways + line.ways)
                mark = rest + hash((column, joined))
            elif before:
                others = (others, mark)  # two that only look alike: neither is joined with others
            alike[others] = _Marked(line, mark)
        found = list(alike.values())
    return [line for line, _ in found]


class _Marked(NamedTuple):
    """A line with the sum of what its cells hash to: without one cell, that is what the others have in common."""

    line: Line
    mark: int


def _differ_there_alone(one: Line, other: Line, column: int) -> bool:
    return all(mine == its for n, (mine, its) in enumerate(zip(one.cells, other.cells, strict=True)) if n != column)
