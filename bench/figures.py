"""The figures that were measured, as a small JSON file: the one source of the manual's tables and of its picture."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "build" / "bench.json"
"""What was measured last, of each number of answers."""

TOLD = ROOT / "bench" / "figures.json"
"""What the manual tells."""

SERIES = ("plain", "cold", "text")
"""What the picture shows of each number of answers: plain MkDocs, a cold build, and one after an edit of a text."""


@dataclass(frozen=True)
class Size:
    """All that was measured of a site of one size: the day, the machine, and the figures by their names."""

    day: str
    machine: str
    figures: Mapping[str, float]


@dataclass(frozen=True)
class Figures:
    """All figures by the number of answers; `points` are those of the picture."""

    sizes: Mapping[int, Size] = field(default_factory=dict)
    points: Mapping[int, Mapping[str, float]] = field(default_factory=dict)

    def merged(self, newer: Figures) -> Figures:
        """These figures, with the newer ones in the place of the same sizes."""
        sizes, points = {**self.sizes, **newer.sizes}, {**self.points, **newer.points}
        return Figures(dict(sorted(sizes.items())), dict(sorted(points.items())))


def read(path: Path) -> Figures:
    """The figures of a file; none if it is not there."""
    if not path.is_file():
        return Figures()
    data = json.loads(path.read_text("utf-8"))
    sizes = {int(answers): Size(**size) for answers, size in data["sizes"].items()}
    return Figures(sizes, {int(answers): point for answers, point in data["points"].items()})


def write(path: Path, figures: Figures) -> None:
    """Writes the figures, rounded to what they are worth."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rounded = json.loads(json.dumps(asdict(figures)), parse_float=lambda digits: round(float(digits), 4))
    path.write_text(json.dumps(rounded, indent=2) + "\n", "utf-8")


def add_size(path: Path, answers: int, size: Size) -> None:
    """Keeps what was measured of a site."""
    write(path, read(path).merged(Figures(sizes={answers: size})))


def add_point(path: Path, answers: int, point: Mapping[str, float]) -> None:
    """Keeps what the picture shows of a number of answers."""
    write(path, read(path).merged(Figures(points={answers: {name: point[name] for name in SERIES}})))
