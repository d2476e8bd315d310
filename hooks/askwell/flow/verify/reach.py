"""What readers must come to, and how soon: signs that all see, emergencies within a few questions, entries that are no
milder than the start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from askwell.flow.explore.reachable import Exploration, ExploredState, told
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import Way, shortest
from askwell.flow.machine.states import Advice, Choice, Prompt, State
from askwell.flow.resolve.graph import QuestionNode
from askwell.flow.schema.urgency import Urgency
from askwell.flow.verify.monotonicity import alike


def signs_of(machine: Machine, question: str) -> list[str]:
    """Every sign that a question lists for some reader."""
    shown = (state.content for state in machine.states.values() if state.origin == question)
    return list(dict.fromkeys(sign for content in shown if isinstance(content, Prompt) for sign in content.signs))


def missed(machine: Machine, question: str, sign: str) -> Way | None:
    """The shortest way to advice that is not an emergency, past a sign; None if all these readers see it."""

    def shows(state: State) -> bool:
        return state.origin == question and isinstance(state.content, Prompt) and sign in state.content.signs

    def ends(state: State) -> bool:
        return isinstance(state.content, Advice) and state.content.urgency is not Urgency.EMERGENCY

    return shortest(machine, ends, around=shows)


def questions_before(explored: Exploration) -> dict[ExploredState, int]:
    """For each state that readers come to, the most questions that one of them has answered by then."""
    found: dict[ExploredState, int] = {}
    ranks = explored.graph.rank
    for state in sorted(explored.came, key=lambda state: ranks[state.node]):
        here = found.setdefault(state, 0) + isinstance(explored.graph.nodes[state.node], QuestionNode)
        for _, after in explored.ways_on.get(state, {}).values():
            found[after] = max(found.get(after, 0), here)
    return found


class Two(NamedTuple):
    """Two readers who choose alike: one came in by the start, the other by an entry."""

    from_start: str
    from_entry: str


class Milder(NamedTuple):
    """Advice by an entry that is milder than by the start, with the choices of the reader from the start."""

    by_start: Advice
    by_entry: Advice
    choices: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        first, second = (f"'{each.title}' ({each.called or each.urgency})" for each in (self.by_start, self.by_entry))
        return f"some readers get {second}, and from the start {first}{told(self.choices)}"


def milder_entry(start: Machine, entered: Machine) -> tuple[int, Milder | None]:
    """How many pairs of readers were compared, and the first whose entry gives milder advice than the start.

    The two choose alike wherever both are asked, and as the entry takes as given. Questions go in one order, so the
    one at the earlier question goes on first: the other is not asked it any more.
    """
    first = Two(start.start.key, entered.start.key)
    came: dict[Two, tuple[Two, tuple[str, str]] | None] = {first: None}
    waiting, compared = [first], 0
    for pair in waiting:
        one, other = start.states[pair.from_start], entered.states[pair.from_entry]
        if isinstance(one.content, Advice) and isinstance(other.content, Advice):
            compared += 1
            if start.graph.ranking.milder(other.origin, one.origin):
                return compared, Milder(one.content, other.content, _choices(came, pair))
            continue
        for after, choice in _next(start, entered, one, other):
            if after not in came:
                came[after] = pair, choice
                waiting.append(after)
    return compared, None


def _next(start: Machine, entered: Machine, one: State, other: State) -> Iterator[tuple[Two, tuple[str, str]]]:
    """Where two readers go on to, and what one of them chooses for it."""
    ranks = start.graph.rank
    given = {} if entered.entry is None else entered.entry.given
    if one.origin == other.origin:
        for choice, its in alike(start.graph, one, other):
            yield Two(choice.target, its.target), _said(one, choice)
    elif isinstance(other.content, Advice) or (
        isinstance(one.content, Prompt) and ranks[one.origin] < ranks[other.origin]
    ):
        for choice in one.choices:
            if given.get(one.origin, choice.key) == choice.key:
                yield Two(choice.target, other.key), _said(one, choice)
    else:
        for choice in other.choices:
            yield Two(one.key, choice.target), _said(other, choice)


def _said(state: State, choice: Choice) -> tuple[str, str]:
    asked = state.content.ask if isinstance(state.content, Prompt) else state.key
    return asked, choice.label


def _choices(came: dict[Two, tuple[Two, tuple[str, str]] | None], pair: Two) -> tuple[tuple[str, str], ...]:
    """All that was chosen on the way to two readers, in order."""
    found: list[tuple[str, str]] = []
    while (before := came[pair]) is not None:
        pair, choice = before
        found.append(choice)
    return tuple(reversed(found))
