"""Of two readers who come to the same place with the same choices, as far as these still matter, but with another sum:
whether the one with more points ever ends in milder advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import z3

from askwell.flow.expr.ast import (
    QUANTITIES,
    Asked,
    Compare,
    Condition,
    Edge,
    Figure,
    Highest,
    Is,
    Measure,
    Quantity,
    Sum,
)
from askwell.flow.expr.parts import children
from askwell.flow.resolve.graph import Guard, Node, OutcomeNode, QuestionNode, TableNode
from tests.flow.opinion.conditions import Facts, holds
from tests.flow.opinion.figures import Term
from tests.flow.opinion.pairs import alike, both_end, milder_second
from tests.flow.opinion.places import IN, Place
from tests.flow.opinion.reader import Reader
from tests.flow.opinion.sums import begun, equal
from tests.flow.opinion.sums import less as less_than

Part = Condition | Quantity


def more_points(solver: Any, less: Reader, more: Reader, score: str) -> tuple[bool, bool]:
    """Whether some reader with more points ends in milder advice, and whether any two are compared."""
    compared = False
    for place in less.order:
        read = list(_read_from(less, place))
        if not any(isinstance(part, Sum) and part.score == score for part in read):
            continue
        one, other = less.facts_at[place], more.facts_at[place]
        solver.push()
        solver.add(less.here[place], more.here[place], less_than(one.totals[score], other.totals[score]))
        solver.add(*(_alike(part, one, other) for part in read if part != Sum(score)))
        solver.add(*alike(less, more, less.from_here_on(place)), both_end(less, more))
        compared = compared or solver.check() == z3.sat
        solver.add(milder_second(less, more))
        broken = solver.check()
        solver.pop()
        assert broken != z3.unknown
        if broken == z3.sat:
            return True, True
    return False, compared


def _read_from(reader: Reader, place: Place) -> Iterator[Part]:
    """What is read at a place and behind it: each condition on one question, and else each number."""
    behind = reader.graph.behind(place.node)
    if place.done != IN:
        behind |= reader.graph.behind(reader.places.at)
    found: dict[Part, None] = {}
    for key in behind:
        node = reader.graph.nodes[key]
        for guard in _guards(node):
            found.update(dict.fromkeys(_parts(guard.condition)))
        if isinstance(node, QuestionNode) and node.formula:
            found.update(dict.fromkeys(node.formula.values.values()))
        if isinstance(node, OutcomeNode):
            found.update(dict.fromkeys(Sum(name) for name, score in reader.graph.flow.scores.items() if score.show))
    yield from found


def _guards(node: Node) -> Iterator[Guard]:
    if isinstance(node, TableNode):
        yield from (guard for _, guard in node.rows)
        return
    texts = list(node.texts.values())
    if isinstance(node, QuestionNode):
        own = [node.when, *(guard for _, guard in node.signs), *(option.when for option in node.options)]
        yield from (guard for guard in own if guard)
        texts += [option.label for option in node.options if option.label]
    yield from (guard for text in texts for _, guard in text.blocks if guard)


def _parts(node: Part) -> Iterator[Part]:
    if isinstance(node, Compare):
        inside = list(_inside(node))
        asked = {part.question for part in inside if isinstance(part, Measure)}
        if len(asked) == 1 and all(isinstance(part, Measure | Figure | Edge) for part in inside):
            yield node
            return
    if isinstance(node, Is | Asked | Measure | Sum | Highest):
        yield node
    for part in children(node):
        yield from _parts(part)


def _inside(compare: Compare) -> Iterator[Part]:
    waiting: list[Part] = list(children(compare))
    while waiting:
        part = waiting.pop()
        yield part
        waiting += children(part)


def _alike(part: Part, one: Facts, other: Facts) -> Term:
    """Two readers cannot be told apart by this."""
    if isinstance(part, Sum):
        return equal(one.totals[part.score], other.totals[part.score])
    if isinstance(part, Highest):
        return equal(begun(one.largest[part.score]), begun(other.largest[part.score]))
    if isinstance(part, Measure):
        bands = {part.bands.get(key) for key in one.chosen.get(part.question, ())}
        return z3.And(
            one.was_asked(part.question) == other.was_asked(part.question),
            *(_in_band(part, one, band) == _in_band(part, other, band) for band in bands),
        )
    assert not isinstance(part, QUANTITIES)
    mine, its = holds(part, one), holds(part, other)
    return z3.And(*(value == same for value, same in zip(mine, its, strict=True)))


def _in_band(part: Measure, facts: Facts, band: object) -> Term:
    return z3.Or(*(made for key, made in facts.chosen[part.question].items() if part.bands.get(key) == band))
