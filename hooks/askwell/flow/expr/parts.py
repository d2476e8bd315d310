"""What conditions and quantities are made of."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.flow.expr.ast import (
    Asked,
    Combined,
    Compare,
    Condition,
    Count,
    Edge,
    Figure,
    Highest,
    Is,
    Joined,
    Measure,
    Node,
    Not,
    Quotient,
    Sum,
    highest,
)


def negated(condition: Condition) -> Condition:
    """The opposite, with "not" moved to the smallest parts: there no unknown can hide another."""
    if isinstance(condition, Joined):
        return Joined(tuple(negated(part) for part in condition.parts), not condition.decisive)
    return condition.part if isinstance(condition, Not) else Not(condition)


def children(node: Node) -> tuple[Node, ...]:
    """The conditions and quantities that one is directly made of."""
    if isinstance(node, Not | Edge):
        return (node.part,)
    if isinstance(node, Joined | Combined | Count):
        return node.parts
    if isinstance(node, Quotient):
        return node.top, node.bottom
    return (node.left, node.right) if isinstance(node, Compare) else ()


def inside(node: Node) -> Iterator[Node]:
    """A condition or quantity and all that it is made of."""
    yield node
    for part in children(node):
        yield from inside(part)


def size(node: Node) -> int:
    """How many choices, numbers and sums of readers it looks at, with those of the terms that it names."""
    counted: dict[int, int] = {}

    def count(part: Node) -> int:
        if id(part) not in counted:
            counted[id(part)] = sum(map(count, children(part))) or not isinstance(part, Figure)
        return counted[id(part)]

    return count(node)


def variables(node: Node) -> Iterator[str]:
    """The questions and scores that it rests on."""
    for part in inside(node):
        if isinstance(part, Is | Asked | Measure):
            yield part.question
        elif isinstance(part, Sum):
            yield part.score
        elif isinstance(part, Highest):
            yield highest(part.score)


def atoms(node: Node) -> Iterator[tuple[str, Node]]:
    """The smallest parts that read a choice or a score, each with the question's or the score's key. A
    comparison of one question with figures is one part; of what else is compared, the measure itself."""
    if isinstance(node, Compare):
        read = set(variables(node))
        plain = all(isinstance(part, Measure | Figure | Compare | Edge) for part in inside(node))
        if plain and len(read) == 1:
            yield read.pop(), node
            return
    if isinstance(node, Is | Asked | Measure):
        yield node.question, node
    elif isinstance(node, Sum):
        yield node.score, node
    elif isinstance(node, Highest):
        yield highest(node.score), node
    for part in children(node):
        yield from atoms(part)
