"""A picture of a flow: its questions, decision tables and outcomes, and the choices that lead from one to the next.

A library puts everything in layers, from top to bottom. Its boxes are all alike and ours differ in size, so that the
layers, the order in them and the bends of long lines are taken from it, and distances are worked out here. The words
on a line have a place of their own among the boxes: that way they cover nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from fast_sugiyama import from_edges

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.outline import Branch, OutlineNode, OutlineOutcome
from askwell.flow.schema.urgency import Urgency

WIDTH, PADDING, APART = 220, 10, 16
"""Of a box: its width, the room between its edge and its words, and the room to the next; in px."""

FONT, LINE = 14, 18
"""The height of letters and of a line of words, in px."""

BEND, MARGIN = 26, 12
"""The height of the bends between two layers at least, and the room around the picture, in px."""

MAX_BENDS = 60_000
"""Bends of lines at most: a picture with more is no help, and takes longer than five seconds (ours)."""

WIDTHS = {6: "ijl.,:;'|!", 8: 'Ift()[]r-/"', 10: " ", 14: "mwMW%@"}
"""The letters that are about so many px wide; other capitals are 12 and all others 10: a little more than in most
fonts, and the room that readers may put between letters and words (WCAG 2.2, 1.4.12)."""

WORDS = {
    Urgency.EMERGENCY: "Emergency",
    Urgency.URGENT: "Urgent",
    Urgency.ROUTINE: "Not urgent",
    Urgency.OUT_OF_SCOPE: "Out of scope",
    Urgency.SELF_CARE: "Self-care",
}
"""The word at the top of an outcome."""

LOOKS = {
    Urgency.EMERGENCY: {"stroke-width": "6"},
    Urgency.URGENT: {"stroke-width": "4"},
    Urgency.ROUTINE: {"stroke-width": "2", "rx": "8"},
    Urgency.OUT_OF_SCOPE: {"stroke-width": "2", "stroke-dasharray": "2 4"},
    Urgency.SELF_CARE: {"stroke-width": "2", "stroke-dasharray": "9 4", "rx": "18"},
}
"""The edges of an outcome: urgencies differ by more than colour, even without a style sheet."""


class TooLargeToDraw(Exception):
    """A guide has so many lines across so many rows of boxes that no picture of it can be read."""


def chart(machine: Machine, href: Callable[[str], str], ids: str) -> str:
    """The picture as an SVG element. `href` gives the link of a question or outcome by its key; `ids` is what the
    ids in the picture begin with. Raises TooLargeToDraw."""
    drawing = _Drawing(machine)
    width, height = str(drawing.width), str(drawing.height)
    named = f"{ids}-title", f"{ids}-desc"
    svg = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "class": "aw-map", "role": "group", "aria-labelledby": " ".join(named),
        "viewBox": f"0 0 {width} {height}", "width": width, "height": height,
        "font-size": str(FONT), "text-anchor": "middle",
    })  # fmt: skip
    SubElement(svg, "title", {"id": named[0]}).text = f"Map of the guide: {machine.flow.title}"
    SubElement(
        svg, "desc", {"id": named[1]}
    ).text = "Questions and outcomes from top to bottom. A line has the words of the choices that lead along it."
    drawing.draw_lines(SubElement(svg, "g", {"aria-hidden": "true"}))
    drawing.draw_boxes(svg, href)
    return tostring(svg, encoding="unicode")


@dataclass(slots=True)
class _Place:
    """Where something is: a box, the words of a line, or a bend. `x` is its middle, `y` its top, `floor` the bottom
    of its layer, all in px."""

    words: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    x: int = 0
    y: int = 0
    floor: int = 0


class _Drawing:
    """The places of everything: first the boxes are numbered, then the words of each line, then the bends."""

    def __init__(self, machine: Machine) -> None:
        seen = machine.outline
        self.boxes: list[OutlineNode | OutlineOutcome] = [*seen.steps, *seen.goals]
        self.places = {n: _boxed(box) for n, box in enumerate(self.boxes)}
        number = {box.key: n for n, box in enumerate(self.boxes)}
        self.lines: list[tuple[int, int, int, Branch]] = []
        for source, branch in ((number[step.key], branch) for step in seen.steps for branch in step.branches):
            words = wrapped("Any choice" if branch.every else " or ".join(branch.labels))
            self.lines.append((source, len(self.places), number[branch.target], branch))
            self.places[len(self.places)] = _Place(words, max(wide(line.rstrip()) for line in words), len(words) * LINE)
        self.through: dict[tuple[int, int], list[int]] = {}
        self._put()
        self.width = max(place.x for place in self.places.values()) + WIDTH // 2 + MARGIN
        self.height = max(place.floor for place in self.places.values()) + MARGIN

    def _put(self) -> None:
        """Finds all places, and those that each way from one box or its words to the next goes `through`."""
        ways = [way for source, middle, target, _ in self.lines for way in ((source, middle), (middle, target))]
        bends = _bends([(source, target) for source, _, target, _ in self.lines])
        if bends > MAX_BENDS:
            raise TooLargeToDraw(f"its {len(self.lines):,} lines would cross {bends:,} rows of boxes")
        fixed = len(self.places)
        ((positions, _, _, edges),) = from_edges(ways, vertex_spacing=WIDTH, dummy_vertices=True)
        pieces = [(int(source), int(target)) for source, target in edges or ()]
        on = {source: target for source, target in pieces if source >= fixed}
        for source, target in (piece for piece in pieces if piece[0] < fixed):
            path = [source, target]
            while path[-1] in on:
                path.append(on[path[-1]])
            self.through[source, path[-1]] = path
        layers: dict[float, list[tuple[float, _Place]]] = {}
        for n, (x, y) in positions:
            layers.setdefault(-y, []).append((x, self.places.setdefault(int(n), _Place())))
        in_order = [sorted(layer, key=lambda item: item[0]) for _, layer in sorted(layers.items())]
        for layer, columns in zip(in_order, _squeezed(in_order), strict=True):
            for (_, place), x in zip(layer, columns, strict=True):
                place.x = x + WIDTH // 2 + MARGIN
        self._stack([[place for _, place in layer] for layer in in_order], pieces)

    def _stack(self, layers: Sequence[Sequence[_Place]], pieces: Sequence[tuple[int, int]]) -> None:
        """Puts the layers below each other, with more room where lines go far to the side."""
        far: dict[int, int] = {}
        for source, target in pieces:
            place = self.places[source]
            far[id(place)] = max(far.get(id(place), 0), abs(place.x - self.places[target].x))
        top = MARGIN
        for layer in layers:
            floor = top + max(place.height for place in layer)
            for place in layer:
                place.y, place.floor = top, floor
            top = floor + BEND + min(BEND, max(far.get(id(place), 0) for place in layer) // 24)

    def draw_lines(self, parent: Element) -> None:
        """Every line with its words, coloured by the urgency of the advice that it leads straight to."""
        for source, middle, target, branch in self.lines:
            place = self.places[middle]
            ways = (self.through[source, middle], self.through[middle, target])
            bends = " ".join(_bent([self.places[n] for n in way]) for way in ways)
            line = {"class": _named("line", branch.urgency), "d": f"{bends}m-5-7 5 7 5-7"}
            SubElement(parent, "path", {**line, "fill": "none", "stroke": "currentColor"})
            words = SubElement(parent, "text", {"class": _named("words", branch.urgency), "y": str(place.y - 4)})
            _fill(words, place.words, place.x)

    def draw_boxes(self, parent: Element, href: Callable[[str], str]) -> None:
        """Every box; those of questions and outcomes are links."""
        for n, box in enumerate(self.boxes):
            place = self.places[n]
            table = isinstance(box, OutlineNode) and box.kind == "table"
            here = {"class": _named("box", _kind(box)), "transform": f"translate({place.x - WIDTH // 2} {place.y})"}
            group = SubElement(parent, "g" if table else "a", here if table else {**here, "href": href(box.key)})
            look = LOOKS[box.urgency] if isinstance(box, OutlineOutcome) else {}
            if table:
                middle, edge = place.height // 2, WIDTH - PADDING
                shape = (
                    f"0,{middle} {PADDING},0 {edge},0 {WIDTH},{middle} {edge},{place.height} {PADDING},{place.height}"
                )
                SubElement(group, "polygon", {"points": shape, "fill": "none", "stroke": "currentColor"})
            else:
                size = {"width": str(WIDTH), "height": str(place.height), **look}
                SubElement(group, "rect", {**size, "fill": "transparent", "stroke": "currentColor"})
            words = SubElement(group, "text", {"y": str(PADDING - 4)})
            _fill(words, place.words, WIDTH // 2, marked=isinstance(box, OutlineOutcome) or box.red_flag)


def _bends(lines: Iterable[tuple[int, int]]) -> int:
    """How many rows of boxes the lines cross, each box below all that lead to it. Boxes are numbered in that order."""
    rows: dict[int, int] = {}
    drawn = sorted(lines)
    for source, target in drawn:
        rows[target] = max(rows.get(target, 0), rows.setdefault(source, 0) + 1)
    return sum(rows[target] - rows[source] - 1 for source, target in drawn)


def _squeezed(layers: Sequence[Sequence[tuple[float, _Place]]]) -> list[list[int]]:
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


def _named(part: str, kind: str | None) -> str:
    return f"aw-map__{part}" + (f" aw-map__{part}--{kind}" if kind else "")


def _boxed(box: OutlineNode | OutlineOutcome) -> _Place:
    """A box with its words, not yet placed."""
    mark = _mark(box)
    words = (f"{mark} ", *wrapped(box.words)) if mark else wrapped(box.words)
    return _Place(words, WIDTH, len(words) * LINE + PADDING + 4)


def _kind(box: OutlineNode | OutlineOutcome) -> str:
    """The name of a box's look."""
    if isinstance(box, OutlineOutcome):
        return box.urgency
    return "red-flag" if box.red_flag else box.kind


def _mark(box: OutlineNode | OutlineOutcome) -> str:
    """The word at the top of a box; "" for a plain question."""
    if isinstance(box, OutlineOutcome):
        return box.called or WORDS[box.urgency]
    if box.red_flag:
        return "Red flag"
    return "Decision" if box.kind == "table" else ""


def _fill(text: Element, words: Sequence[str], x: int, marked: bool = False) -> None:
    """Puts lines of words into a text, one below the other; with `marked` the first is a heading."""
    for n, line in enumerate(words):
        part = SubElement(text, "tspan", {"x": str(x), "dy": str(LINE)})
        part.text = line
        if marked and n == 0:
            part.set("class", "aw-map__mark")


def _bent(places: Sequence[_Place]) -> str:
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


def wrapped(text: str, width: int = WIDTH - 2 * PADDING) -> tuple[str, ...]:
    """A text in lines that are at most so wide, in px as far as can be told without its font. Joined, the lines are
    the text: one that ends between two words keeps the space, and a word that is too long is cut."""
    lines: list[str] = []
    room = 0
    for word in text.split():
        needed = wide(f" {word}")
        if lines and needed <= room:
            lines[-1] += f" {word}"
            room -= needed
            continue
        if lines:
            lines[-1] += " "
        lines += _cut(word, width)
        room = width - wide(lines[-1])
    return tuple(lines) or ("",)


def _cut(word: str, width: int) -> Iterator[str]:
    """A word in pieces that are at most so wide."""
    start = used = 0
    for end, size in enumerate(map(wide, word)):
        if used + size > width:
            yield word[start:end]
            start, used = end, 0
        used += size
    yield word[start:]


def wide(text: str) -> int:
    """About how wide a text is, in px."""
    return sum(map(_letter, text))


def _letter(letter: str) -> int:
    for width, letters in WIDTHS.items():
        if letter in letters:
            return width
    return 12 if letter.isupper() else 10
