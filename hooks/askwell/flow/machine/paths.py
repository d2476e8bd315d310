"""Runs of choices through a machine, shortest first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from askwell.diagnostics import Chosen
from askwell.flow.explore.reachable import told
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Choice, Prompt, State

Way = tuple[tuple[State, Choice], ...]


def shortest(
    machine: Machine,
    wanted: Callable[[State], bool],
    avoid: str = "",
    given: Mapping[str, str] | None = None,
    start: State | None = None,
    around: Callable[[State], bool] = lambda _: False,
) -> Way | None:
    """The shortest run of choices to a state that is wanted, not through any state of the question `avoid` nor through
    those that it must go `around`, with the choices that are `given`, and from the machine's first state or another;
    None if there is none."""
    start = start or machine.start
    came: dict[str, tuple[State, Choice] | None] = {start.key: None}
    waiting = deque([start] if start.origin != avoid and not around(start) else [])
    while waiting:
        state = waiting.popleft()
        if wanted(state):
            return _back(came, state)
        only = (given or {}).get(state.origin)
        for choice in (choice for choice in state.choices if only in (None, choice.key)):
            target = machine.states[choice.target]
            if target.key not in came and target.origin != avoid and not around(target):
                came[target.key] = (state, choice)
                waiting.append(target)
    return None


def way_to(machine: Machine, state: State) -> Way:
    """The shortest run of choices to a state of the machine."""
    return shortest(machine, lambda other: other.key == state.key) or ()


def _back(came: dict[str, tuple[State, Choice] | None], state: State) -> Way:
    steps: list[tuple[State, Choice]] = []
    while (step := came[state.key]) is not None:
        steps.append(step)
        state = step[0]
    return tuple(reversed(steps))


def in_words(way: Way) -> str:
    """A run of choices as the end of a sentence."""
    return told(chosen(way))


def chosen(way: Way) -> Chosen:
    """A run of choices in the reader's words."""
    return tuple((asked(state), choice.label) for state, choice in way)


def asked(state: State) -> str:
    """The words of a state's question."""
    return state.content.ask if isinstance(state.content, Prompt) else ""
