"""The choices of a question and the rows of a table, one by one, with the line of the map on which each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.outline import OTHERWISE
from askwell.flow.report.map_layout import Line
from askwell.flow.report.versions.in_words import said
from askwell.flow.resolve.graph import QuestionNode, TableNode
from askwell.flow.schema.questions import NOT_SURE
from askwell.source.record import SubRecord

UNLESS = "unless"
"""The key of the way of readers who are not asked. No option has it, for those have a colon before theirs."""


@dataclass(frozen=True, slots=True)
class Way:
    """A choice, or a row: its key, its words, the line on which it stands, and what else its file says of it, by field.
    A row's key is its condition."""

    key: str
    words: str
    line: Line
    facts: Mapping[str, str]
    row: bool = False


def ways(machine: Machine, key: str) -> Sequence[Way]:
    """All ways that lead on from a question or table, in the author's order; none from an outcome."""
    node = machine.graph.nodes.get(key)  # an outcome that nothing leads to has none
    if isinstance(node, QuestionNode):
        return tuple(_choices(machine, node))
    return tuple(_rows(node)) if isinstance(node, TableNode) else ()


def _choices(machine: Machine, node: QuestionNode) -> Iterator[Way]:
    states = (state for state in machine.states.values() if state.origin == node.key)
    labels: dict[str, str] = {}
    for choice in (choice for state in states for choice in state.choices):
        labels.setdefault(choice.key, choice.meant)
    targets = {option.target for option in node.options if option.key in labels}
    for option in (option for option in node.options if option.key in labels):
        record = node.question.not_sure if option.key == NOT_SURE else node.question.options.get(option.key)
        facts = _facts(record, {"to"}) if record else {}
        if record is None or (record.label is None and option.band is None):
            facts["words"] = f"“{labels[option.key]}”"
        yield Way(f":{option.key}", labels[option.key], (node.key, option.target, 0), facts)
    if node.when:
        line = node.key, node.otherwise, int(node.otherwise in targets)
        yield Way(UNLESS, "Not asked", line, {"condition": f"unless {node.when.text}"})


def _rows(node: TableNode) -> Iterator[Way]:
    for row, _ in node.rows:
        target = row.to or node.table.to or ""
        yield Way(row.when, row.because or row.when, (node.key, target, 0), _facts(row, {"to"}), row=True)
    if node.table.otherwise:
        yield Way(OTHERWISE, OTHERWISE, (node.key, node.table.otherwise, 0), {})


def _facts(record: SubRecord, without: set[str]) -> dict[str, str]:
    """What a record says, field by field, in words."""
    names = (name for name in type(record).model_fields if name not in without)
    return {name.replace("_", " ").replace("label", "words"): said(getattr(record, name)) for name in names}
