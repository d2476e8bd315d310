"""What is measured of builds, each with the reach that it must not pass, and the lines that tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A figure: its name in the results, what people call it, its unit, and the most that it may be."""

    key: str
    name: str
    unit: str
    reach: float | None = None


MEASURES = (
    Measure("plain", "plain MkDocs + Material", "s"),
    Measure("plain_each", "the same, an answer", "ms"),
    Measure("cold", "`askwell build`, nothing kept", "s"),
    Measure("cold_each", "the same, an answer", "ms"),
    Measure("cold_ratio", "the same against plain", "times", 0.5),
    Measure("growth", "time an answer against that at a tenth of the answers", "times", 1.15),
    Measure("check_stage", "of it reading and checking, an answer", "ms", 2),
    Measure("render_stage", "of it rendering, cards drawn before, an answer", "ms", 4),
    Measure("audit_one", "of it the audit, one processor, an answer", "ms", 4),
    Measure("audit_all", "of it the audit, all processors, an answer", "ms"),
    Measure("audit_wall", "the same by the clock", "s"),
    Measure("index", "of it the index of the search", "s", 5),
    Measure("rest", "of it what is left: engine, cards, files", "s"),
    Measure("text", "`askwell build` after an edit of a text", "s", 1),
    Measure("question", "the same, of a question", "s", 1),
    Measure("votes", "the same, of votes", "s", 1),
    Measure("settings", "the same, of what all pages show", "s"),
    Measure("check", "`askwell check`, nothing kept", "s"),
    Measure("check_each", "the same, an answer", "ms"),
    Measure("check_edit", "`askwell check` after an edit", "s", 0.5),
    Measure("wall_plain", "plain, by the clock", "s"),
    Measure("wall_cold", "`askwell build`, nothing kept, by the clock", "s"),
    Measure("wall_ratio", "the same against plain", "times", 0.4),
    Measure("memory_plain", "memory at most, plain", "MB"),
    Measure("memory_cold", "memory at most, `askwell build`", "MB", 600),
    Measure("memory_ratio", "the same against plain", "times", 1.2),
    Measure("six_cold", "`askwell check` of six answers, nothing kept", "s", 0.35),
    Measure("six", "the same again", "s", 0.35),
)

NAMES, REST = 58, 12
"""How wide the columns are."""


def misses(measure: Measure, figure: float) -> bool:
    """Whether a figure passes its reach, as it is printed: what reads like the reach keeps it."""
    return measure.reach is not None and float(digits(figure)) > measure.reach


def digits(figure: float) -> str:
    """A figure with as many places as it is worth."""
    return f"{figure:.{sum(figure < size for size in (10, 100))}f}"


def told(figure: float, unit: str) -> str:
    """A figure with its unit, for people."""
    number = f"{round(figure):,}" if figure >= 100 else digits(figure)
    return f"{number} {unit}"


def lines(figures: Mapping[str, float]) -> Iterator[str]:
    """A table for a terminal: what was measured, its figure, its reach, and whether it misses that."""
    yield _line("measure", "figure", "reach", "")
    for measure in MEASURES:
        if (figure := figures.get(measure.key)) is None:
            continue
        reach = "" if measure.reach is None else f"{measure.reach:g} {measure.unit}"
        yield _line(measure.name, told(figure, measure.unit), reach, "misses" if misses(measure, figure) else "")


def _line(*cells: str) -> str:
    name, *others = cells
    return "".join((name.ljust(NAMES), *(cell.rjust(REST) for cell in others))).rstrip()
