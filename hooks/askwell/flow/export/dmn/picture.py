"""Where inputs and decisions stand in a picture, for programs that draw it: what is needed stands on the left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from askwell.flow.export.dmn.model import Model

WIDTH, HEIGHT = 180, 60
"""Of a box."""

ACROSS, DOWN = 260, 90
"""From one box to the next."""


@dataclass(frozen=True, slots=True)
class Box:
    """An input or a decision, by its id, with its upper left corner."""

    id: str
    x: int
    y: int

    @property
    def left(self) -> tuple[int, int]:
        """Where lines to it end."""
        return self.x, self.y + HEIGHT // 2

    @property
    def right(self) -> tuple[int, int]:
        """Where lines from it begin."""
        return self.x + WIDTH, self.y + HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Line:
    """What a decision needs, by the id of the requirement."""

    id: str
    needed: Box
    by: Box


def boxes(model: Model) -> dict[str, Box]:
    """The boxes, by the names of their variables: each decision to the right of all that it needs, each input just left
    of the first decision that needs it."""
    column: dict[str, int] = {}
    given = {data.name: f"input.{data.key}" for data in model.inputs}
    for decision in model.decisions:
        column[decision.name] = 1 + max((column.get(need, 0) for need in decision.looks_at), default=0)
        for need in (need for need in decision.looks_at if need in given):
            column[need] = min(column.get(need, column[decision.name]), column[decision.name] - 1)
    taken: Counter[int] = Counter()
    found: dict[str, Box] = {}
    for name in [*(decision.name for decision in model.decisions), *given]:
        found[name] = Box(given.get(name, f"decision.{name}"), column[name] * ACROSS, taken[column[name]] * DOWN)
        taken[column[name]] += 1
    return found


def lines(model: Model) -> Iterator[Line]:
    """The lines, from what is needed to the decision that needs it."""
    found = boxes(model)
    for decision in model.decisions:
        for number, need in enumerate(decision.looks_at, 1):
            yield Line(f"needs.{decision.name}.{number}", found[need], found[decision.name])
