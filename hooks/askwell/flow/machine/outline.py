"""A flow as its author wrote it, for people: each question with where its choices lead, and the outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from askwell.flow.machine.machine import Advice, Machine
from askwell.flow.resolve.graph import Advising, Asking, Deciding
from askwell.flow.schema.urgency import Urgency

OTHERWISE = "Otherwise"
"""The label of where a decision table leads if no row applies."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where some choices of a question, or some rows of a decision table, lead.

    `labels` are the choices' words, or of each row its reason or its condition; `every` is whether these are all
    the choices of a question. `target` is the key of what they lead to, `kind` "question", "table" or "outcome",
    `words` its words, and `urgency` that of an outcome.
    """

    labels: tuple[str, ...]
    every: bool
    target: str
    kind: str
    words: str
    urgency: Urgency | None


@dataclass(frozen=True, slots=True)
class Step:
    """A question or a decision table; `kind` is "question" or "table". `when` is the condition under which
    a question is asked, as its author wrote it."""

    key: str
    kind: str
    words: str
    red_flag: bool
    when: str | None
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """An outcome."""

    key: str
    words: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Outline:
    """A flow's questions and decision tables, each before what it leads to, and its outcomes in the author's order."""

    steps: tuple[Step, ...]
    goals: tuple[Goal, ...]


def outline(machine: Machine) -> Outline:
    """The outline of a guide. Of a text that depends on earlier choices it has what the first readers see."""
    return _Outlining(machine).done()


class _Outlining:
    """Words of what stands in a machine."""

    def __init__(self, machine: Machine) -> None:
        self.linked = machine.linked
        self.titles: dict[str, str] = {}
        self.labels: dict[tuple[str, str], str] = {}
        for state in machine.states.values():
            said = state.content.title if isinstance(state.content, Advice) else state.content.ask
            self.titles.setdefault(state.origin, said)
            for choice in state.choices:
                self.labels.setdefault((state.origin, choice.key), choice.label)

    def done(self) -> Outline:
        """Everything, in order."""
        nodes = [self.linked.nodes[key] for key in self.linked.order]
        steps = tuple(self._step(node) for node in nodes if not isinstance(node, Advising))
        outcomes = self.linked.flow.outcomes.items()
        return Outline(steps, tuple(Goal(key, self.titles[key], outcome.urgency) for key, outcome in outcomes))

    def _step(self, node: Asking | Deciding) -> Step:
        if isinstance(node, Deciding):
            rows = [(row.because or row.when, row.to) for row, _ in node.rows]
            rows += [(OTHERWISE, node.table.otherwise)] if node.table.otherwise else []
            return Step(node.key, "table", node.key.replace("-", " "), False, None, tuple(self._branches(rows)))
        offered = (offer for offer in node.offers if (node.key, offer.key) in self.labels)
        offers = [(self.labels[node.key, offer.key], offer.target) for offer in offered]
        branches = [*self._branches(offers, choices=True)]
        if node.when:
            branches += self._branches([(f"Not asked unless {node.when.text}", node.otherwise)])
        when = node.when.text if node.when else None
        return Step(node.key, "question", self.titles[node.key], node.question.red_flag, when, tuple(branches))

    def _branches(self, leads: Iterable[tuple[str, str]], choices: bool = False) -> Iterator[Branch]:
        """A branch for each target."""
        found: dict[str, dict[str, None]] = {}
        for label, target in leads:
            found.setdefault(target, {})[label] = None
        for target, labels in found.items():
            node = self.linked.nodes[target]
            kind = "question" if isinstance(node, Asking) else "table" if isinstance(node, Deciding) else "outcome"
            urgency = node.outcome.urgency if isinstance(node, Advising) else None
            words = self.titles.get(target, target.replace("-", " "))
            yield Branch(tuple(labels), choices and len(found) == 1 < len(labels), target, kind, words, urgency)
