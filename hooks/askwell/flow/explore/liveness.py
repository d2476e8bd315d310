"""What must be remembered at each step: exactly the earlier choices that something later rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from askwell.flow.expr.ast import Condition, Memory, Node, Sum, atoms
from askwell.flow.expr.ast import Measure as Measured
from askwell.flow.resolve.graph import Advising, Asking, Deciding, Linked, Said, Site, targets
from askwell.flow.resolve.graph import Node as FlowNode

Remembered = tuple[tuple[str, str | int], ...]
"""Choices by question and sums by score, as far as they matter. A score that nothing could add to yet is left out."""


@dataclass(frozen=True)
class Recall:
    """What a step remembers: of a question, the choice that stands for all that nothing later tells
    apart (in the order in which questions are asked); of scores, the sum."""

    choices: tuple[tuple[str, Mapping[str, str]], ...]
    scores: tuple[str, ...]

    def of(self, memory: Memory) -> Remembered:
        """The part of a memory that matters."""
        kept: list[tuple[str, str | int]] = [(q, same[str(memory[q])]) for q, same in self.choices if q in memory]
        kept += [(score, memory[score]) for score in self.scores if score in memory]
        return tuple(kept)


def recalls(linked: Linked, keep: Iterable[Condition], at: str) -> Mapping[str, Recall]:
    """For each node, what must be remembered there. What `keep` rests on always is; with an entry `at`,
    the screens before it remember what matters there."""
    always = frozenset(atom for condition in keep for atom in atoms(condition))
    live = _live(linked, always, frozenset(), frozenset(linked.order))
    if at:
        live = _live(linked, always, live[at], linked.behind(at))
    return {key: _recall(linked, parts) for key, parts in live.items()}


def _live(
    linked: Linked, always: frozenset[tuple[str, Node]], entered: frozenset[tuple[str, Node]], behind: frozenset[str]
) -> Mapping[str, frozenset[tuple[str, Node]]]:
    """What each node and all behind it read, and what is `entered` for nodes that are not `behind` the entry."""
    live: dict[str, frozenset[tuple[str, Node]]] = {}
    for key in reversed(linked.order):
        node = linked.nodes[key]
        beside = frozenset() if key in behind else entered
        live[key] = always.union(_read_at(linked, node), beside, *(live[target] for target in targets(node)))
    return live


def sites(node: FlowNode) -> Iterator[Site]:
    """Every condition that is looked at on arriving at a node, or there."""
    said: list[Said] = []
    if isinstance(node, Asking):
        yield from (site for _, site in node.signs if site)
        yield from (offer.when for offer in node.offers if offer.when)
        yield from [node.when] if node.when else []
        said = [*node.texts.values(), *(offer.label for offer in node.offers if offer.label)]
    elif isinstance(node, Deciding):
        yield from (site for _, site in node.rows)
    else:
        said = list(node.texts.values())
    for text in said:
        yield from (site for _, site in text.blocks if site)


def _read_at(linked: Linked, node: FlowNode) -> Iterator[tuple[str, Node]]:
    for site in sites(node):
        yield from atoms(site.condition)
    if isinstance(node, Advising):
        yield from ((key, Sum(key)) for key, score in linked.flow.scores.items() if score.show)


def _recall(linked: Linked, parts: frozenset[tuple[str, Node]]) -> Recall:
    read: dict[str, list[Node]] = {}
    for name, part in parts:
        read.setdefault(name, []).append(part)
    questions = [key for key in linked.order if key in read]
    classes = [(key, _classes(linked.names.questions[key].choices, key, read[key])) for key in questions]
    return Recall(tuple(classes), tuple(score for score in sorted(linked.flow.scores) if score in read))


def _classes(choices: Iterable[str], question: str, parts: Iterable[Node]) -> Mapping[str, str]:
    """For each choice, the first that no part can tell from it."""
    first: dict[tuple[object, ...], str] = {}
    told_apart = list(parts)
    return {c: first.setdefault(tuple(_seen(part, question, c) for part in told_apart), c) for c in choices}


def _seen(part: Node, question: str, choice: str) -> object:
    if isinstance(part, Measured):
        return part.bands.get(choice)
    return part.holds({question: choice}) if hasattr(part, "holds") else None
