"""What must be remembered at each step: exactly the earlier choices that something later rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from askwell.flow.expr.ast import Condition, Memory, Node, Sum, Worth, highest
from askwell.flow.expr.ast import Measure as Measured
from askwell.flow.expr.parts import atoms
from askwell.flow.resolve.graph import FlowGraph, Guard, OutcomeNode, QuestionNode, TableNode, TextTemplate, targets
from askwell.flow.resolve.graph import Node as FlowNode

Remembered = tuple[tuple[str, str | Worth], ...]
"""Choices by question and sums by score, as far as they matter. A score that nothing could add to yet is left out."""


@dataclass(frozen=True)
class LiveMemory:
    """What a step remembers: of a question, the choice that stands for all that nothing later tells
    apart (in the order in which questions are asked); of scores, the sum."""

    choices: tuple[tuple[str, Mapping[str, str]], ...]
    scores: tuple[str, ...]

    def of(self, memory: Memory) -> Remembered:
        """The part of a memory that matters."""
        kept: list[tuple[str, str | Worth]] = [(q, same[str(memory[q])]) for q, same in self.choices if q in memory]
        kept += [(score, memory[score]) for score in self.scores if score in memory]
        return tuple(kept)


def live_memories(graph: FlowGraph, keep: Iterable[Condition], at: str) -> Mapping[str, LiveMemory]:
    """For each node, what must be remembered there. What `keep` rests on always is; with an entry `at`,
    the screens before it remember what matters there."""
    always = frozenset(atom for condition in keep for atom in atoms(condition))
    live = _live(graph, always, frozenset(), frozenset(graph.order))
    if at:
        live = _live(graph, always, live[at], graph.behind(at))
    return {key: _recall(graph, parts) for key, parts in live.items()}


def _live(
    graph: FlowGraph, always: frozenset[tuple[str, Node]], entered: frozenset[tuple[str, Node]], behind: frozenset[str]
) -> Mapping[str, frozenset[tuple[str, Node]]]:
    """What each node and all behind it read, and what is `entered` for nodes that are not `behind` the entry."""
    live: dict[str, frozenset[tuple[str, Node]]] = {}
    for key in reversed(graph.order):
        node = graph.nodes[key]
        beside = frozenset() if key in behind else entered
        live[key] = always.union(_read_at(graph, node), beside, *(live[target] for target in targets(node)))
    return live


def guards(node: FlowNode) -> Iterator[Guard]:
    """Every condition that is looked at on arriving at a node, or there."""
    template: list[TextTemplate] = []
    if isinstance(node, QuestionNode):
        yield from (guard for _, guard in node.signs if guard)
        yield from (option.when for option in node.options if option.when)
        yield from [node.when] if node.when else []
        template = [*node.texts.values(), *(option.label for option in node.options if option.label)]
    elif isinstance(node, TableNode):
        yield from (guard for _, guard in node.rows)
    else:
        template = list(node.texts.values())
    for text in template:
        yield from (guard for _, guard in text.blocks if guard)


def _read_at(graph: FlowGraph, node: FlowNode) -> Iterator[tuple[str, Node]]:
    for guard in guards(node):
        yield from atoms(guard.condition)
    if isinstance(node, QuestionNode) and node.formula:
        for quantity in node.formula.values.values():
            yield from atoms(quantity)
    if isinstance(node, OutcomeNode):
        yield from ((key, Sum(key)) for key, score in graph.flow.scores.items() if score.show)


def _recall(graph: FlowGraph, parts: frozenset[tuple[str, Node]]) -> LiveMemory:
    read: dict[str, list[Node]] = {}
    for name, part in parts:
        read.setdefault(name, []).append(part)
    questions = [key for key in graph.order if key in read and key in graph.names.questions]
    classes = [(key, _classes(graph.names.questions[key].choices, key, read[key])) for key in questions]
    sums = sorted([*graph.flow.scores, *map(highest, graph.flow.scores)])
    return LiveMemory(tuple(classes), tuple(score for score in sums if score in read))


def _classes(choices: Iterable[str], question: str, parts: Iterable[Node]) -> Mapping[str, str]:
    """For each choice, the first that no part can tell from it."""
    first: dict[tuple[object, ...], str] = {}
    told_apart = list(parts)
    return {c: first.setdefault(tuple(_seen(part, question, c) for part in told_apart), c) for c in choices}


def _seen(part: Node, question: str, choice: str) -> object:
    if isinstance(part, Measured):
        return part.bands.get(choice)
    return part.holds({question: choice}) if hasattr(part, "holds") else None
