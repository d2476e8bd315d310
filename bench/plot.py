"""The picture of the time of a build by the number of answers, as an SVG that needs no script and no colour.

Both axes double at even steps (they are logarithmic): a straight line that climbs one for one takes the same time for
each answer. Lines differ in their strokes and marks, and carry their names; each mark tells its figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bench.figures import Figures
from bench.reach import told

NAMES = {"plain": "plain MkDocs + Material", "cold": "Ask Well, nothing kept", "text": "Ask Well, after an edit"}
"""What readers are told of each line."""

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 170, 48, 56
MARK = 5

TITLE = "Processor time of a build by the number of answers"

STYLE = """
.ground { fill: #fff } text { fill: #1c1b19; font: 14px system-ui, sans-serif } .small { font-size: 13px }
.grid { stroke: #ddd7ca } .line { fill: none; stroke-width: 2.5 }
.plain { stroke: #57534c; fill: #57534c; stroke-dasharray: 2 5; stroke-linecap: round }
.cold { stroke: #00558c; fill: #00558c } .text { stroke: #8a4300; fill: #8a4300; stroke-dasharray: 10 5 }
.line { fill: none } .mark { stroke-dasharray: none }
@media (prefers-color-scheme: dark) {
.ground { fill: #17191c } text { fill: #eeece7 } .grid { stroke: #3a3d42 }
.plain { stroke: #bdb9b0; fill: #bdb9b0 } .cold { stroke: #8fc7f5; fill: #8fc7f5 }
.text { stroke: #ffbf73; fill: #ffbf73 } .line { fill: none }
}
"""


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis: its least and greatest value, and where on the sheet these stand."""

    least: float
    most: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        part = math.log(value / self.least) / math.log(self.most / self.least)
        return round(self.start + part * (self.end - self.start), 1)

    def ticks(self) -> Iterator[float]:
        """Powers of ten on the axis."""
        for power in range(math.floor(math.log10(self.least)), math.ceil(math.log10(self.most)) + 1):
            if self.least <= 10**power <= self.most:
                yield 10**power


def picture(figures: Figures) -> str:
    """The picture as a file of its own."""
    points = figures.points
    across, up = _axes(points)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="title desc">',
        f'<title id="title">{TITLE}</title>',
        f'<desc id="desc">{escape(described(points))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text x="12" y="24">{TITLE}</text>',
        *_grid(across, up, points),
        *(part for name in NAMES for part in _line(name, points, across, up)),
        *_labels(points, across, up),
    ]
    return "\n".join([*parts, "</svg>\n"])


def described(points: Mapping[int, Mapping[str, float]]) -> str:
    """The picture in words."""
    told_of = (
        f"{name}: " + ", ".join(f"{told(point[key], 's')} at {answers:,}" for answers, point in points.items())
        for key, name in NAMES.items()
    )
    return f"Seconds by answers, on axes that grow tenfold at even steps. {'. '.join(told_of)}."


def _axes(points: Mapping[int, Mapping[str, float]]) -> tuple[Axis, Axis]:
    """The axes: answers from left to right, seconds from below, with some room around what was measured."""
    times = [seconds for point in points.values() for seconds in point.values()]
    numbers = list(points)
    across = Axis(min(numbers) / 1.2, max(numbers) * 1.2, LEFT, WIDTH - RIGHT)
    up = Axis(min(0.5, *times) / 1.2, max(10, *times) * 1.2, HEIGHT - BOTTOM, TOP)
    return across, up


def _grid(across: Axis, up: Axis, numbers: Sequence[int] | Mapping[int, object]) -> Iterator[str]:
    for seconds in up.ticks():
        y = up.at(seconds)
        yield f'<path class="grid" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
        yield f'<text class="small" x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{seconds:g} s</text>'
    for answers in numbers:
        x = across.at(answers)
        yield f'<path class="grid" d="M{x} {TOP}V{HEIGHT - BOTTOM}"/>'
        yield f'<text class="small" x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{answers:,}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text class="small" x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">answers</text>'


def _line(name: str, points: Mapping[int, Mapping[str, float]], across: Axis, up: Axis) -> Iterator[str]:
    places = [(across.at(answers), up.at(point[name])) for answers, point in points.items()]
    yield f'<path class="line {name}" d="M{"L".join(f"{x} {y}" for x, y in places)}"/>'
    for (x, y), (answers, point) in zip(places, points.items(), strict=True):
        said = f"{NAMES[name]}, {answers:,} answers: {told(point[name], 's')}"
        yield f'<path class="mark {name}" d="{_mark(name, x, y)}"><title>{escape(said)}</title></path>'


def _mark(name: str, x: float, y: float) -> str:
    """A square, a circle or a triangle around a place."""
    if name == "plain":
        return f"M{x - MARK} {y - MARK}h{2 * MARK}v{2 * MARK}h-{2 * MARK}z"
    if name == "cold":
        return f"M{x - MARK} {y}a{MARK} {MARK} 0 1 0 {2 * MARK} 0a{MARK} {MARK} 0 1 0 -{2 * MARK} 0z"
    return f"M{x} {y - MARK - 1}l{MARK + 1} {2 * MARK}h-{2 * MARK + 2}z"


def _labels(points: Mapping[int, Mapping[str, float]], across: Axis, up: Axis) -> Iterator[str]:
    """The names of the lines, at their ends, each at least a line of text below the one above."""
    answers, last = list(points.items())[-1]
    x, below = across.at(answers) + 16, 0.0
    for name in sorted(NAMES, key=lambda key: -last[key]):
        y = max(up.at(last[name]) + 4, below)
        yield f'<text class="small" x="{x}" y="{y}">{NAMES[name]}</text>'
        below = y + 17
