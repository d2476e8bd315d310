"""The outline of a flow: each question as its author wrote it, with where its choices lead, and the outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from askwell.flow.machine.states import Advice, State
from askwell.flow.resolve.graph import FlowGraph, Node, OutcomeNode, QuestionNode, TableNode
from askwell.flow.schema.terms import in_words
from askwell.flow.schema.urgency import Urgency

KINDS: Mapping[type[Node], str] = {QuestionNode: "question", TableNode: "table", OutcomeNode: "outcome"}
"""What an outline calls each kind of node."""

OTHERWISE = "Otherwise"
"""The label of where a decision table leads if no row applies."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where some choices of a question, or some rows of a decision table, lead.

    `labels` are the choices' words, or of each row its reason or its condition; `every` is whether these are all
    the choices of a question. `target` is the key of what they lead to, `kind` "question", "table" or "outcome",
    `words` its words, `urgency` that of an outcome, and `called` the site's words for that.
    """

    labels: tuple[str, ...]
    every: bool
    target: str
    kind: str
    words: str
    urgency: Urgency | None
    called: str = ""


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A question or a decision table; `kind` is "question" or "table". `when` is the condition under which
    a question is asked, as its author wrote it."""

    key: str
    kind: str
    words: str
    red_flag: bool
    when: str | None
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class OutlineOutcome:
    """An outcome; `called` are the site's words for its urgency, if it has any."""

    key: str
    words: str
    urgency: Urgency
    called: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A flow's questions and decision tables, each before what it leads to, and its outcomes in the author's order."""

    steps: tuple[OutlineNode, ...]
    goals: tuple[OutlineOutcome, ...]


def outline(graph: FlowGraph, states: Iterable[State]) -> Outline:
    """The outline of a guide. Of a text that depends on earlier choices it has what the first readers see."""
    return _Outlining(graph, states).done()


class _Outlining:
    """The making of one outline: what readers see of each question, outcome and choice."""

    def __init__(self, graph: FlowGraph, states: Iterable[State]) -> None:
        self.graph = graph
        self.titles: dict[str, str] = {}
        self.labels: dict[tuple[str, str], str] = {}
        for state in states:
            said = state.content.title if isinstance(state.content, Advice) else state.content.ask
            self.titles.setdefault(state.origin, said)
            for choice in state.choices:
                self.labels.setdefault((state.origin, choice.key), choice.meant)

    def done(self) -> Outline:
        """The outline, in reading order."""
        nodes = [self.graph.nodes[key] for key in self.graph.order]
        steps = tuple(self._step(node) for node in nodes if not isinstance(node, OutcomeNode))
        flow = self.graph.flow
        goals = (
            OutlineOutcome(key, self._title(key), outcome.urgency, flow.urgency_label(key))
            for key, outcome in flow.outcomes.items()
        )
        return Outline(steps, tuple(goals))

    def _step(self, node: QuestionNode | TableNode) -> OutlineNode:
        if isinstance(node, TableNode):
            numbered = enumerate(node.rows)
            rows = [(self._told(node, n), row.to or node.table.to or "") for n, (row, _) in numbered]
            rows += [(OTHERWISE, node.table.otherwise)] if node.table.otherwise else []
            return OutlineNode(node.key, "table", self._title(node.key), False, None, tuple(self._branches(rows)))
        labels = ((self.labels.get((node.key, option.key)), option.target) for option in node.options)
        options = [(label, target) for label, target in labels if label is not None]
        branches = [*self._branches(options, choices=True)]
        if node.when:
            branches += self._branches([(f"Not asked unless {self._in_words(node.when.text)}", node.otherwise)])
        when = self._in_words(node.when.text) if node.when else None
        return OutlineNode(node.key, "question", self._title(node.key), node.question.red_flag, when, tuple(branches))

    def _told(self, node: TableNode, number: int) -> str:
        """A row in words, with the points that it adds."""
        row, _ = node.rows[number]
        added = ", ".join(
            f"{points:+} {self.graph.flow.scores[of].label}" for of, points in node.points[number].items()
        )
        words = row.because or self._in_words(row.when)
        return f"{words} ({added})" if added else words

    def _in_words(self, condition: str) -> str:
        return in_words(condition, self.graph.flow.terms)

    def _title(self, key: str) -> str:
        """What readers see of a node; the words of its key for one that they never see."""
        return self.titles.get(key, key.replace("-", " "))

    def _branches(self, leads: Iterable[tuple[str, str]], choices: bool = False) -> Iterator[Branch]:
        """One branch for each target."""
        found: dict[str, dict[str, None]] = {}
        for label, target in leads:
            found.setdefault(target, {})[label] = None
        for target, labels in found.items():
            node = self.graph.nodes[target]
            urgency, called = None, ""
            if isinstance(node, OutcomeNode):
                urgency, called = node.outcome.urgency, self.graph.flow.urgency_label(target)
            every = choices and len(found) == 1 < len(labels)
            yield Branch(tuple(labels), every, target, KINDS[type(node)], self._title(target), urgency, called)
