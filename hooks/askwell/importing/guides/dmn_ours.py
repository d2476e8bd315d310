"""Files that this program wrote itself: which decision is the outcome, and what its outcomes say."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.flow.export.dmn.decisions import ADVICE, ENDING, OUTCOME, URGENCY
from askwell.flow.export.dmn.writing import EXPORTER
from askwell.flow.schema.urgency import Urgency
from askwell.importing.guides.dmn_model import Decision, Model
from askwell.importing.guides.feel import NotUnderstood, literal, unary_tests
from askwell.importing.guides.writing import WORDS

Words = dict[str, dict[str, str]]
"""Fields by the key of an outcome."""


def ours(model: Model) -> bool:
    """Whether this program wrote the file."""
    return model.exporter == EXPORTER


def outcome_of(model: Model) -> Decision | None:
    """The decision that comes to the outcome, in a file of ours."""
    return _named(model, OUTCOME) if ours(model) else None


def besides(model: Model) -> frozenset[str]:
    """The decisions of a file of ours that only say more about the outcome."""
    names = (decision.name for decision in model.decisions)
    more = [name for name in names if name.partition("_at_")[0] in (URGENCY, ADVICE)]
    return frozenset(more) if outcome_of(model) else frozenset()


def said(model: Model) -> Words:
    """What a file of ours says of each outcome, by its key in the original. Of an outcome that words itself by earlier
    answers this is what its first ending says."""
    outcome, urgency, advice = outcome_of(model), _named(model, URGENCY), _named(model, ADVICE)
    found: Words = {}
    if outcome is None:
        return found
    of_ending = dict(_each(outcome)) if [column.looks_at for column in outcome.inputs] == [ENDING] else {}
    for key, cells in _each(urgency) if urgency else ():
        if _text(cells[0]) in list(Urgency):
            found.setdefault(key, {})["urgency"] = _text(cells[0])
    for key, cells in _each(advice) if advice else ():
        told = found.setdefault(_text(of_ending[key][0]) if key in of_ending else key, {})
        for column, cell in zip(advice.outputs if advice else (), cells, strict=False):
            if column.name in WORDS and _text(cell):
                told.setdefault(column.name, _text(cell))
    return found


def _each(table: Decision) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts that the rows of a table test for, each with what its row comes to."""
    for row in table.rules:
        try:
            values = unary_tests(row.inputs[0]).values if row.inputs and row.outputs else ()
        except NotUnderstood:
            continue
        yield from ((value, row.outputs) for value in values if isinstance(value, str))


def _text(cell: str) -> str:
    try:
        value = literal(cell)
    except NotUnderstood:
        return ""
    return value if isinstance(value, str) else ""


def _named(model: Model, name: str) -> Decision | None:
    return next((decision for decision in model.decisions if decision.name == name and decision.hit), None)
