"""Where everything stands on the map of a flow, or of several versions of it that are to be laid side by side.

A library puts everything in layers, from top to bottom. Its boxes are all alike and ours differ in size, so that the
layers, the order in them and the bends of long lines are taken from it, and distances are worked out here. The words
on a line have a place of their own among the boxes: that way they cover nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from askwell.flow.machine.outline import Branch, Outline, OutlineNode, OutlineOutcome
from askwell.flow.report.lettering import LINE, PADDING, WIDTH, wide, wrapped
from askwell.flow.schema.urgency import Urgency

APART, BEND, MARGIN = 16, 26, 12
"""The room between two boxes, the height of the bends between two layers at least, and the room around all; in px."""

MAX_BENDS = 60_000
"""Bends of lines at most: a picture with more is no help, and takes longer than five seconds (ours)."""

WORDS = {
    Urgency.EMERGENCY: "Emergency",
    Urgency.URGENT: "Urgent",
    Urgency.ROUTINE: "Not urgent",
    Urgency.OUT_OF_SCOPE: "Out of scope",
    Urgency.SELF_CARE: "Self-care",
}
"""The word at the top of an outcome."""

Box = OutlineNode | OutlineOutcome

Line = tuple[str, str, int]
"""A line by the keys of what it leads from and to; of several between the two, which one."""


class TooLargeToDraw(Exception):
    """A guide has so many lines across so many rows of boxes that no picture of it can be read."""


class InTurn(Exception):
    """Two versions ask the same questions in another order, so that no one map has places for both."""


@dataclass(slots=True)
class Place:
    """Where something is: a box, the words of a line, or a bend. `x` is its middle, `y` its top, `floor` the bottom
    of its layer, all in px."""

    words: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    x: int = 0
    y: int = 0
    floor: int = 0


class Layout:
    """The places of all boxes and of the words of all lines of some outlines. What several of them have is in one
    place, as large as the largest of them. Raises TooLargeToDraw, and InTurn."""

    def __init__(self, *outlines: Outline) -> None:
        order = _in_one_order(outlines)
        self._number = {key: n for n, key in enumerate(order)}
        self._places = {n: Place() for n in range(len(order))}
        for outline in outlines:
            for box in boxes(outline):
                place = self.box(box.key)
                place.width, place.height = WIDTH, max(place.height, len(box_words(box)) * LINE + PADDING + 4)
        self._middle: dict[Line, int] = {}
        found = [(line, line_words(branch)) for outline in outlines for line, branch in lines(outline)]
        for line, words in sorted(found, key=lambda item: self._number[item[0][0]]):
            place = self._places.setdefault(self._middle.setdefault(line, len(self._places)), Place())
            place.width = max(place.width, *(wide(each.rstrip()) for each in words))
            place.height = max(place.height, len(words) * LINE)
        self._through: dict[tuple[int, int], list[int]] = {}
        self._put()
        self.width = max(place.x for place in self._places.values()) + WIDTH // 2 + MARGIN
        self.height = max(place.floor for place in self._places.values()) + MARGIN

    @property
    def keys(self) -> Iterable[str]:
        """The keys of all boxes."""
        return self._number.keys()

    def box(self, key: str) -> Place:
        """The place of a box."""
        return self._places[self._number[key]]

    def words(self, line: Line) -> Place:
        """The place of the words of a line."""
        return self._places[self._middle[line]]

    def path(self, line: Line) -> str:
        """A line from its box to its words, and on to its target, with an arrow."""
        source, middle, target = self._number[line[0]], self._middle[line], self._number[line[1]]
        ways = (self._through[source, middle], self._through[middle, target])
        return " ".join(_bent([self._places[n] for n in way]) for way in ways) + "m-5-7 5 7 5-7"

    def _put(self) -> None:
        """Finds all places, and those that each way from one box or its words to the next goes through."""
        drawn = [(self._number[source], n, self._number[target]) for (source, target, _), n in self._middle.items()]
        bends = _bends([(source, target) for source, _, target in drawn])
        if bends > MAX_BENDS:
            raise TooLargeToDraw(f"its {len(drawn):,} lines would cross {bends:,} rows of boxes")
        ways = [way for source, middle, target in drawn for way in ((source, middle), (middle, target))]
        fixed = len(self._places)
        from fast_sugiyama import from_edges  # read here: only what draws a map needs it

        ((positions, _, _, edges),) = from_edges(ways, vertex_spacing=WIDTH, dummy_vertices=True)
        pieces = [(int(source), int(target)) for source, target in edges or ()]
        on = {source: target for source, target in pieces if source >= fixed}
        for source, target in (piece for piece in pieces if piece[0] < fixed):
            path = [source, target]
            while path[-1] in on:
                path.append(on[path[-1]])
            self._through[source, path[-1]] = path
        layers: dict[float, list[tuple[float, Place]]] = {}
        for n, (x, y) in positions:
            layers.setdefault(-y, []).append((x, self._places.setdefault(int(n), Place())))
        in_order = [sorted(layer, key=lambda item: item[0]) for _, layer in sorted(layers.items())]
        for layer, columns in zip(in_order, _squeezed(in_order), strict=True):
            for (_, place), x in zip(layer, columns, strict=True):
                place.x = x + WIDTH // 2 + MARGIN
        self._stack([[place for _, place in layer] for layer in in_order], pieces)

    def _stack(self, layers: Sequence[Sequence[Place]], pieces: Sequence[tuple[int, int]]) -> None:
        """Puts the layers below each other, with more room where lines go far to the side."""
        far: dict[int, int] = {}
        for source, target in pieces:
            place = self._places[source]
            far[id(place)] = max(far.get(id(place), 0), abs(place.x - self._places[target].x))
        top = MARGIN
        for layer in layers:
            floor = top + max(place.height for place in layer)
            for place in layer:
                place.y, place.floor = top, floor
            top = floor + BEND + min(BEND, max(far.get(id(place), 0) for place in layer) // 24)


def boxes(outline: Outline) -> Sequence[Box]:
    """All boxes of an outline."""
    found: list[Box] = [*outline.steps, *outline.goals]
    return found


def lines(outline: Outline) -> Iterator[tuple[Line, Branch]]:
    """All lines of an outline."""
    for step in outline.steps:
        seen: Counter[str] = Counter()
        for branch in step.branches:
            yield (step.key, branch.target, seen[branch.target]), branch
            seen[branch.target] += 1


def box_words(box: Box) -> tuple[str, ...]:
    """The words in a box, line by line."""
    mark = box_mark(box)
    return (f"{mark} ", *wrapped(box.words)) if mark else wrapped(box.words)


def box_mark(box: Box) -> str:
    """The word at the top of a box; "" for a plain question."""
    if isinstance(box, OutlineOutcome):
        return box.called or WORDS[box.urgency]
    if box.red_flag:
        return "Red flag"
    return "Decision" if box.kind == "table" else ""


def line_words(branch: Branch) -> tuple[str, ...]:
    """The words on a line, one below the other."""
    return wrapped("Any choice" if branch.every else " or ".join(branch.labels))


def _in_one_order(outlines: Sequence[Outline]) -> list[str]:
    """The keys of all boxes, each before those that it leads to in any of the outlines. Raises InTurn."""
    if len(outlines) == 1:
        return [box.key for box in boxes(outlines[0])]
    before: dict[str, dict[str, None]] = {}
    for outline in outlines:
        for box in boxes(outline):
            before.setdefault(box.key, {})
        for source, target, _ in dict(lines(outline)):
            before[target][source] = None
    try:
        found = list(TopologicalSorter(before).static_order())
    except CycleError:
        raise InTurn from None
    goals = {goal.key for outline in outlines for goal in outline.goals}
    return sorted(found, key=goals.__contains__)


def _bends(lines: Iterable[tuple[int, int]]) -> int:
    """How many rows of boxes the lines cross, each box below all that lead to it. Boxes are numbered in that order."""
    rows: dict[int, int] = {}
    drawn = sorted(lines)
    for source, target in drawn:
        rows[target] = max(rows.get(target, 0), rows.setdefault(source, 0) + 1)
    return sum(rows[target] - rows[source] - 1 for source, target in drawn)


def _squeezed(layers: Sequence[Sequence[tuple[float, Place]]]) -> list[list[int]]:
    """The middles of all places, in px: those at the same x stay so, none changes sides with another, and what lies
    side by side is no further apart than it must be. Of the leftmost and the rightmost such places, the mean."""
    columns = sorted({x for layer in layers for x, _ in layer})
    beside = [
        (left, right, (one.width + other.width) / 2 + APART)
        for layer in layers
        for (left, one), (right, other) in pairwise(layer)
    ] + [(left, right, 0.0) for left, right in pairwise(columns)]
    leftmost = dict.fromkeys(columns, 0.0)
    for left, right, apart in sorted(beside, key=lambda item: item[1]):
        leftmost[right] = max(leftmost[right], leftmost[left] + apart)
    rightmost = dict.fromkeys(columns, leftmost[columns[-1]])
    for left, right, apart in sorted(beside, key=lambda item: -item[0]):
        rightmost[left] = min(rightmost[left], rightmost[right] - apart)
    return [[round((leftmost[x] + rightmost[x]) / 2) for x, _ in layer] for layer in layers]


def _bent(places: Sequence[Place]) -> str:
    """A line through some places, straight within a layer and bent between two."""
    first = places[0]
    drawn = [f"M{first.x} {first.y + first.height}"]
    for here, there in pairwise(places):
        if here.y + here.height < here.floor or here is not first:
            drawn.append(f"V{here.floor}")
        if here.x != there.x:
            middle = (here.floor + there.y) // 2
            drawn.append(f"C{here.x} {middle} {there.x} {middle} {there.x} {there.y}")
        else:
            drawn.append(f"V{there.y}")
    return re.sub(r"(V\d+)+(?=V)", "", "".join(drawn))
