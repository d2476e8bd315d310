"""The ways in which a question or a text is worded, and for whom each is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from askwell.flow.explore.evaluate import label_of, options_for, signs_of, text_of
from askwell.flow.explore.reachable import Exploration
from askwell.flow.expr.ast import Compare, Condition, Figure, Memory, Quantity
from askwell.flow.expr.intervals import Interval
from askwell.flow.expr.parts import negated
from askwell.flow.resolve.graph import Guard, Node, QuestionNode, TextTemplate

MAX_RENDERINGS = 400
"""In how many ways one question may be worded in a questionnaire (ours): a formula with one number in steps has up to
300."""

Shown = TypeVar("Shown", bound=Hashable)


@dataclass(frozen=True)
class Asked:
    """A question as some readers see it; `options` has the key and the words of each choice."""

    ask: str
    help: str
    why_we_ask: str
    signs: tuple[str, ...]
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rendering(Generic[Shown]):
    """What some readers see, and the conditions of which one holds for each of them; none if it is for all."""

    shown: Shown
    cases: tuple[tuple[Condition, ...], ...]


class TooManyWordings(Exception):
    """A question or a text is worded in more ways than a questionnaire can hold."""


class Renderings:
    """Finds them, from all that readers remember where they come."""

    def __init__(self, explored: Callable[[], Exploration]) -> None:
        self._explore = explored

    @cached_property
    def _memories(self) -> Mapping[str, Sequence[Memory]]:
        found: dict[str, list[Memory]] = {}
        for state in self._explore().came:
            found.setdefault(state.node, []).append(dict(state.memory))
        return found

    def question(self, node: QuestionNode) -> list[Rendering[Asked]]:
        """A question, each way in which it is worded."""
        return self._of(node, [*_guards(node)], lambda memory: _asked(node, memory), [*_values(node)])

    def text(self, node: Node, template: TextTemplate) -> list[Rendering[str]]:
        """A text, each way in which it is worded."""
        guards = [guard for _, guard in template.blocks if guard]
        return self._of(node, guards, lambda memory: text_of(template, memory), [])

    def _of(
        self, node: Node, guards: list[Guard], shown: Callable[[Memory], Shown], values: list[Quantity]
    ) -> list[Rendering[Shown]]:
        if not (guards or values) or node.key not in self._memories:
            return [Rendering(shown({}), ())]
        conditions = list(dict.fromkeys(guard.condition for guard in guards))
        found: dict[tuple[Condition, ...], Shown] = {}
        for memory in self._memories[node.key]:
            signs = tuple(c if c.holds(memory) is True else negated(c) for c in conditions)
            found[(*signs, *(_equal(value, memory) for value in values))] = shown(memory)
        if len(set(found.values())) > MAX_RENDERINGS:
            raise TooManyWordings(node.key)
        return list(_grouped(_fewest(found)))


def _fewest(found: Mapping[tuple[Condition, ...], Shown]) -> Mapping[tuple[Condition, ...], Shown]:
    """The same without the conditions that make no difference."""
    length = len(next(iter(found), ()))
    for place in reversed(range(length)):
        fewer: dict[tuple[Condition, ...], Shown] = {}
        if all(fewer.setdefault((*c[:place], *c[place + 1 :]), shown) == shown for c, shown in found.items()):
            found = fewer
    return found


def _grouped(found: Mapping[tuple[Condition, ...], Shown]) -> Iterator[Rendering[Shown]]:
    groups: dict[Shown, list[tuple[Condition, ...]]] = {}
    for case, shown in found.items():
        groups.setdefault(shown, []).append(case)
    for shown, cases in groups.items():
        yield Rendering(shown, tuple(cases) if len(groups) > 1 else ())


def _guards(node: QuestionNode) -> Iterable[Guard]:
    """The conditions on which the words and choices of a question depend."""
    texts = [*node.texts.values(), *(option.label for option in node.options if option.label)]
    yield from (guard for text in texts for _, guard in text.blocks if guard)
    yield from (guard for _, guard in node.signs if guard)
    yield from (option.when for option in node.options if option.when)


def _values(node: QuestionNode) -> Iterable[Quantity]:
    return node.formula.values.values() if node.formula else ()


def _equal(quantity: Quantity, memory: Memory) -> Condition:
    """That a quantity is what it is for a reader."""
    value, _ = quantity.estimate(memory)
    return Compare(quantity, "=", Figure(Interval(value.low, value.high)), "")


def _asked(node: QuestionNode, memory: Memory) -> Asked:
    said = {name: text_of(text, memory) for name, text in node.texts.items()}
    options = tuple((option.key, label_of(node, option, memory)) for option in options_for(node, memory))
    return Asked(said["ask"], said.get("help", ""), said.get("why_we_ask", ""), signs_of(node, memory), options)
