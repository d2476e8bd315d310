"""What exploring a flow found: every state that readers can come to, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from askwell.diagnostics import Chosen, Diagnostic
from askwell.flow.explore.evaluate import label_of, text_of
from askwell.flow.explore.liveness import Remembered
from askwell.flow.expr.ast import Worth
from askwell.flow.resolve.graph import FlowGraph, QuestionNode, ResolvedOption
from askwell.source.yaml import Loc


@dataclass(frozen=True, slots=True)
class ExploredState:
    """A question or outcome with what is remembered there; `via` names the rows whose reasons it shows."""

    node: str
    memory: Remembered
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """An option chosen in a state."""

    state: ExploredState
    option: ResolvedOption


@dataclass(frozen=True, slots=True)
class Place:
    """A question, table or outcome that readers come to, with what is remembered there, whether they are asked or not;
    `done` is how far they are on the way to an entry, and what has ended there is the same for all."""

    node: str
    memory: Remembered
    done: int


@dataclass
class Exploration:
    """All states with their options, how each was first reached, and what conditions came to. `passed_over` has of a
    table the number of a row that applied, and of a later one that holds as well, with the first way there."""

    graph: FlowGraph
    ways_on: dict[ExploredState, dict[str, tuple[ResolvedOption, ExploredState]]] = field(default_factory=dict)
    came: dict[ExploredState, Transition | None] = field(default_factory=dict)
    seen: dict[Loc, set[bool]] = field(default_factory=dict)
    problems: dict[tuple[Loc, str], Diagnostic] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)
    passed_over: dict[tuple[str, int, int], tuple[Transition, ...]] = field(default_factory=dict)
    gained: dict[tuple[ExploredState, str] | None, Mapping[str, str | Worth]] = field(default_factory=dict)
    """The points that readers get at tables behind a choice at a state, or before the first question."""

    places: dict[tuple[ExploredState, str], tuple[Place, ...]] = field(default_factory=dict)
    """The places that readers come to by a choice at a state, if that was asked for."""

    overflow: bool = False

    def way_to(self, state: ExploredState) -> tuple[Transition, ...]:
        """The shortest run of choices to a state."""
        steps: list[Transition] = []
        while (step := self.came[state]) is not None:
            steps.append(step)
            state = step.state
        return tuple(reversed(steps))

    def told(self, way: Iterable[Transition]) -> str:
        """A run of choices in the reader's words, as the end of a sentence."""
        return told(self.words(step) for step in way)

    def chosen(self, state: ExploredState) -> Chosen:
        """The shortest run of choices to a state, in the reader's words."""
        return tuple(map(self.words, self.way_to(state)))

    def words(self, step: Transition) -> tuple[str, str]:
        """A choice in the reader's words: the question, and what was chosen."""
        memory = dict(step.state.memory)
        node = self.graph.nodes[step.state.node]
        if not isinstance(node, QuestionNode):
            raise TypeError(f"nothing is chosen at {node.key}")
        return text_of(node.texts["ask"], memory), label_of(node, step.option, memory)


READER = " (a reader who chooses: "
"""How a reader is told at the end of a message."""


def told(choices: Iterable[tuple[str, str]]) -> str:
    """Choices as the end of a sentence: " (a reader who chooses: Pain? Yes; Fever? No)"."""
    listed = "; ".join(f"{ask} {label}" for ask, label in choices)
    return f"{READER}{listed})" if listed else " (every reader, from the start)"
