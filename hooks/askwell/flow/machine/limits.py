"""The limits on the size of a guide, and the question or score that makes a guide exceed them."""

from __future__ import annotations

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.reachable import Exploration, ExploredState
from askwell.flow.expr.ast import highest
from askwell.flow.machine.machine import Machine

MAX_STATES = 5_000
"""States of a guide at most (ours)."""

MAX_HTML = 2_000_000
"""Bytes of a guide's HTML at most: a phone with a slow connection cannot load more (ours)."""


def too_many_states(explored: Exploration, number: str) -> Diagnostic:
    """The error of a guide with so many states."""
    return _too_large(explored, f"the guide would have {number} states, and {MAX_STATES:,} are allowed")


def too_much_html(machine: Machine, size: int) -> Diagnostic | None:
    """The error of a guide whose HTML has more bytes than are allowed; None for a smaller one."""
    if size <= MAX_HTML:
        return None
    what = f"the guide takes {size / 1e6:.1f} MB of HTML, and {MAX_HTML / 1e6:.0f} MB are allowed"
    return _too_large(machine.explore(), what, "FLOW043")


def _too_large(explored: Exploration, what: str, code: str = "FLOW041") -> Diagnostic:
    """An error that names one question or score: the one whose memory makes most states."""
    graph = explored.graph
    states: dict[str, list[ExploredState]] = {}
    for state in explored.came:
        states.setdefault(state.node, []).append(state)
    node, crowd = max(states.items(), key=lambda item: len(item[1]))
    names = sorted({name for state in crowd for name, _ in state.memory})
    if not names:
        place = graph.flow.at("questions", key=True)
        return Diagnostic(place, code, what, "split the guide in two, or shorten its texts")
    found = min(names, key=lambda name: len(_without(crowd, name)))
    cause = found.removesuffix(highest(""))
    kind = "scores" if cause in graph.flow.scores else "questions"
    message = f"{what}: most of them belong to '{node}', which must remember '{cause}'"
    hint = f"let less rest on '{cause}' later on: decide on it at once, or let its options add to a score"
    if kind == "scores":
        hint = f"let fewer choices add to '{cause}', or decide on it with a table at once"
        if graph.flow.scores[cause].show:
            hint = f"each sum that is shown is a state of its own: take show: yes out of '{cause}', or {hint}"
    return Diagnostic(graph.flow.at(kind, cause, key=True), code, message, hint)


def _without(crowd: list[ExploredState], name: str) -> set[tuple[object, ...]]:
    return {tuple(item for item in state.memory if item[0] != name) for state in crowd}
