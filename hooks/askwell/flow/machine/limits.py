"""How large a guide may grow, and what is to blame if it grows larger."""

from __future__ import annotations

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.reachable import Exploration, ExploredState
from askwell.flow.machine.machine import Machine

MAX_STATES = 5_000
"""States of a guide at most (ours)."""

MAX_HTML = 2_000_000
"""Bytes of a guide's HTML at most: more is too much for a phone on a bad line (ours)."""


def too_many_states(explored: Exploration, number: str) -> Diagnostic:
    """The error that a guide would have so many states."""
    return _too_large(explored, f"the guide would have {number} states, and {MAX_STATES:,} are allowed")


def too_much_html(machine: Machine, size: int) -> Diagnostic | None:
    """The error that a guide takes more bytes of HTML than are allowed, if it does."""
    if size <= MAX_HTML:
        return None
    what = f"the guide takes {size / 1e6:.1f} MB of HTML, and {MAX_HTML / 1e6:.0f} MB are allowed"
    return _too_large(machine.explore(), what, "FLOW043")


def _too_large(explored: Exploration, what: str, code: str = "FLOW041") -> Diagnostic:
    """Names what is remembered in most of the states: the one without which fewest would be left."""
    graph = explored.graph
    spots: dict[str, list[ExploredState]] = {}
    for spot in explored.came:
        spots.setdefault(spot.node, []).append(spot)
    node, crowd = max(spots.items(), key=lambda item: len(item[1]))
    names = sorted({name for spot in crowd for name, _ in spot.memory})
    if not names:
        place = graph.flow.at("questions", key=True)
        return Diagnostic(place, code, what, "make two guides of it, or shorten its texts")
    cause = min(names, key=lambda name: len(_without(crowd, name)))
    kind = "scores" if cause in graph.flow.scores else "questions"
    message = f"{what}: most steps stand at '{node}', which must remember '{cause}'"
    hint = f"let less rest on '{cause}' later on: decide on it at once, or let its options add to a score"
    return Diagnostic(graph.flow.at(kind, cause, key=True), code, message, hint)


def _without(crowd: list[ExploredState], name: str) -> set[tuple[object, ...]]:
    return {tuple(item for item in spot.memory if item[0] != name) for spot in crowd}
